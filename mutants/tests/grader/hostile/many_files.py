# Tries: to fill the disk with files.
# Must: lose that cell or that task only.
def half(x):
    for number in range(10**6):
        with open(str(number), "wb") as file: file.write(bytes(2**12))
