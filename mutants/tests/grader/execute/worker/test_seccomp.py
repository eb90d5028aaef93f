"""The filter of system calls, interpreted for both architectures and compared with libseccomp's tables."""

from __future__ import annotations

import errno
import os
import struct

import pytest

from grader.execute.worker.isolation import bpf, seccomp
from grader.execute.worker.isolation.syscalls import TABLES

ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS, 0x80000000
AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
MACHINES = tuple(AUDIT)


def verdict(machine: str, name: str | int, *arguments: int, audit: int = 0) -> int:
    """Run the filter as the kernel would."""
    number = name if isinstance(name, int) else TABLES[machine][name]
    words = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=IIQ6Q", number, audit or AUDIT[machine], 0, *(word % 2**64 for word in words))
    program = list(struct.iter_unpack("=HBBI", seccomp.program(machine)))
    at, accumulator = 0, 0
    while True:
        code, then, otherwise, k = program[at]
        at += 1
        if code == bpf.RETURN:
            return int(k)
        if code == bpf.LOAD:
            accumulator = struct.unpack_from("=I", data, k)[0]
        elif code == bpf.KEEP:
            accumulator &= k
        elif code == bpf.SKIP:
            at += k
        else:
            holds = {bpf.EQUAL: accumulator == k, bpf.AT_LEAST: accumulator >= k, bpf.ANY_BIT: bool(accumulator & k)}
            at += then if holds[code] else otherwise


@pytest.mark.parametrize("machine", MACHINES)
def test_what_is_on_the_list_is_allowed(machine: str) -> None:
    for name in ("read", "write", "mmap", "futex", "exit_group", "clock_nanosleep", "getrandom", "mkdirat"):
        assert verdict(machine, name) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_knows_the_same_numbers_as_libseccomp(machine: str) -> None:
    oracle = pytest.importorskip("pyseccomp", exc_type=ImportError)
    arch = getattr(oracle.Arch, {"x86_64": "X86_64", "aarch64": "AARCH64"}[machine])
    assert {name: oracle.resolve_syscall(arch, name) for name in TABLES[machine]} == TABLES[machine]


FORBIDDEN = """
socket connect bind listen accept accept4 sendmsg sendmmsg recvmsg execve execveat fork vfork ptrace
process_vm_readv process_vm_writev mount umount2 pivot_root chroot unshare setns bpf perf_event_open keyctl
add_key request_key io_uring_setup io_uring_enter userfaultfd memfd_create memfd_secret chmod fchmod fchmodat
chown fchown lchown fchownat utime utimes utimensat futimesat setxattr lsetxattr fsetxattr removexattr link
linkat symlink symlinkat mknod mknodat truncate setrlimit sched_setaffinity sched_setscheduler sched_setparam
setpriority ioprio_set nice shmget shmat msgget semget mq_open setuid setgid setreuid setresuid setgroups
capset pidfd_open pidfd_getfd pidfd_send_signal process_madvise kcmp personality iopl ioperm modify_ldt reboot
kexec_load init_module finit_module delete_module acct swapon swapoff syslog quotactl name_to_handle_at
open_by_handle_at fanotify_init inotify_init1 signalfd4 timerfd_create mlock mlockall mlock2 seccomp
landlock_restrict_self vmsplice splice tee rt_sigqueueinfo rt_tgsigqueueinfo tkill setpgid setsid settimeofday
clock_settime adjtimex sethostname
"""


@pytest.mark.parametrize("machine", MACHINES)
def test_nothing_that_reaches_further_is_allowed(machine: str) -> None:
    oracle = pytest.importorskip("pyseccomp", exc_type=ImportError)
    arch = getattr(oracle.Arch, {"x86_64": "X86_64", "aarch64": "AARCH64"}[machine])
    numbers = {name: oracle.resolve_syscall(arch, name) for name in FORBIDDEN.split()}
    allowed = [name for name, number in numbers.items() if number >= 0 and verdict(machine, number) == ALLOW]
    assert allowed == []


@pytest.mark.parametrize("machine", MACHINES)
def test_new_processes_are_refused_and_threads_are_not(machine: str) -> None:
    assert verdict(machine, "clone", 0x3D0F00) == ALLOW
    assert verdict(machine, "clone", 0x11) == EPERM
    assert verdict(machine, "clone", 0x3D0F00 | 0x10000000) == EPERM
    assert verdict(machine, 435) == ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_signals_and_limits_reach_no_other_process(machine: str) -> None:
    own = seccomp.SELF
    assert verdict(machine, "kill", own, 9) == ALLOW
    assert [verdict(machine, "kill", pid, 9) for pid in (1, 0, -1, -own)] == [EPERM] * 4
    assert verdict(machine, "tgkill", 1, 1, 9) == EPERM
    assert verdict(machine, "prlimit64", 0, 7, 0, 4096) == ALLOW
    assert verdict(machine, "prlimit64", 0, 7, 4096, 0) == EPERM
    assert verdict(machine, "prlimit64", 0, 7, 2**32, 0) == EPERM
    assert verdict(machine, "prlimit64", 1, 7, 0, 4096) == EPERM


@pytest.mark.parametrize("machine", MACHINES)
def test_sockets_are_pairs_without_an_address(machine: str) -> None:
    assert verdict(machine, "socketpair", 1, 1) == ALLOW
    assert verdict(machine, "socketpair", 2, 1) == EPERM
    assert verdict(machine, "sendto", 3, 0, 0, 0, 0, 0) == ALLOW
    assert verdict(machine, "sendto", 3, 0, 0, 0, 2**40, 16) == EPERM


@pytest.mark.parametrize("machine", MACHINES)
def test_a_file_is_not_emptied_by_opening_it_to_read(machine: str) -> None:
    assert verdict(machine, "openat", -100, 0, os.O_RDONLY) == ALLOW
    assert verdict(machine, "openat", -100, 0, os.O_WRONLY | os.O_TRUNC) == ALLOW
    assert verdict(machine, "openat", -100, 0, os.O_RDONLY | os.O_TRUNC) == EPERM


@pytest.mark.parametrize("machine", MACHINES)
def test_foreign_architectures_and_new_numbers_are_turned_away(machine: str) -> None:
    assert verdict(machine, "read", audit=0x40000003) == KILL
    assert verdict(machine, 0x40000000) == KILL
    assert verdict(machine, 450) == ENOSYS
    assert verdict(machine, 9999) == ENOSYS


def test_an_architecture_without_a_table_has_no_filter() -> None:
    with pytest.raises(KeyError):
        seccomp.program("riscv64")


def test_a_filter_longer_than_the_kernel_takes_is_an_error() -> None:
    block = bpf.give(0)
    for _ in range(bpf.MOST_INSTRUCTIONS):
        block = bpf.load(0, block)
    with pytest.raises(ValueError, match="the kernel takes"):
        bpf.assemble(block)
