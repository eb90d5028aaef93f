# Tries: to call the kernel by machine code of its own, on x86_64 by the numbers of another architecture.
# Must: kill nobody.
import ctypes, mmap, platform
def jump(code):
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    return ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
def half(x):
    pid = int("@VICTIM@")
    code = b"\x53\xb8\x25\0\0\0\xbb" + pid.to_bytes(4, "little") + b"\xb9\x09\0\0\0\xcd\x80\x5b\xc3"
    if platform.machine() == "aarch64":
        words = 0xD2800000 | (pid & 0xFFFF) << 5, 0xF2A00000 | (pid >> 16) << 5, 0xD2800121, 0xD2801028, 0xD4000001, 0xD65F03C0
        code = b"".join(word.to_bytes(4, "little") for word in words)
    jump(code)
