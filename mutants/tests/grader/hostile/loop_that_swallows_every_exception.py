# Tries: to loop for ever and to swallow whatever would end it.
# Must: lose that cell or that task only.
def forever():
    while True:
        try:
            while True: pass
        except BaseException: pass
forever()
