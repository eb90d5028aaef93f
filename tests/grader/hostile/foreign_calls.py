# Tries: to call the kernel by the numbers of another architecture.
# Must: kill nobody.
import ctypes, mmap
def jump(code):
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
def half(x):
    victim = int("@VICTIM@").to_bytes(4, "little")
    jump(b"\x53\xb8\x25\0\0\0\xbb" + victim + b"\xb9\x09\0\0\0\xcd\x80\x5b\xc3")
