"""The system calls that numerical Python needs, by number: everything not listed here is refused.

One line for each: name, number on x86_64, number on aarch64 (- where it has no such call). Numbers are the kernel's,
and never change. A line that begins with # says what the calls below it are for.
"""

from __future__ import annotations

from typing import Final

ALLOWED: Final = """
# descriptors
read 0 63
write 1 64
readv 19 65
writev 20 66
pread64 17 67
pwrite64 18 68
preadv 295 69
pwritev 296 70
lseek 8 62
close 3 57
dup 32 23
dup2 33 -
dup3 292 24
pipe 22 -
pipe2 293 59
fcntl 72 25
ioctl 16 29
flock 73 32
fsync 74 82
fdatasync 75 83
ftruncate 77 46
fadvise64 221 223
close_range 436 436
# files, by name
open 2 -
openat 257 56
stat 4 -
lstat 6 -
fstat 5 80
newfstatat 262 79
statx 332 291
access 21 -
faccessat 269 48
faccessat2 439 439
readlink 89 -
readlinkat 267 78
statfs 137 43
fstatfs 138 44
getcwd 79 17
chdir 80 49
fchdir 81 50
getdents64 217 61
umask 95 166
# folders
mkdir 83 -
mkdirat 258 34
rmdir 84 -
unlink 87 -
unlinkat 263 35
rename 82 -
renameat 264 38
# memory
mmap 9 222
mremap 25 216
munmap 11 215
mprotect 10 226
madvise 28 233
msync 26 227
brk 12 214
membarrier 324 283
# waiting
select 23 -
pselect6 270 72
poll 7 -
ppoll 271 73
epoll_create1 291 20
epoll_ctl 233 21
epoll_wait 232 -
epoll_pwait 281 22
# sockets between one's own threads
socketpair 53 199
sendto 44 206
recvfrom 45 207
shutdown 48 210
getsockopt 55 209
# signals, to oneself
rt_sigaction 13 134
rt_sigprocmask 14 135
rt_sigreturn 15 139
rt_sigpending 127 136
rt_sigtimedwait 128 137
rt_sigsuspend 130 133
sigaltstack 131 132
pause 34 -
restart_syscall 219 128
kill 62 129
tgkill 234 131
# threads and the end
clone 56 220
futex 202 98
set_robust_list 273 99
set_tid_address 218 96
rseq 334 293
gettid 186 178
exit 60 93
exit_group 231 94
sched_yield 24 124
sched_getaffinity 204 123
getcpu 309 168
# time
clock_gettime 228 113
clock_getres 229 114
gettimeofday 96 169
time 201 -
nanosleep 35 101
clock_nanosleep 230 115
alarm 37 -
setitimer 38 103
getitimer 36 102
times 100 153
getrusage 98 165
# facts about oneself
getpid 39 172
getppid 110 173
getuid 102 174
geteuid 107 175
getgid 104 176
getegid 108 177
getresuid 118 148
getresgid 120 150
getgroups 115 158
getpgrp 111 -
getpgid 121 155
getsid 124 156
prctl 157 167
getrlimit 97 163
prlimit64 302 261
uname 63 160
sysinfo 99 179
getrandom 318 278
"""


def numbers(column: int) -> dict[str, int]:
    """Return the numbers in a column of the table, by name."""
    rows = (line.split() for line in ALLOWED.splitlines() if line and not line.startswith("#"))
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}


TABLES: Final = {"x86_64": numbers(1), "aarch64": numbers(2)}
