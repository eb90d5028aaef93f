"""What can go wrong, and whose fault it is.

GraderError
├── CourseError            configuration error: nothing is graded, exit status 2
│   └── ProtectionError    this machine cannot isolate students' code
├── SubmissionError        one submission, one row with a note: exit status 1
│   ├── Unreadable         not a notebook or a module
│   └── NeedsPerson        only a person can say which file counts, or whose it is; another language; a merge conflict
├── StudentError           the student's code: costs one check (also an AssertionError, as pytest expects)
│   ├── NotDefined         no function of that name
│   ├── NotWritten         its own body still raises NotImplementedError
│   ├── Raised             it raised
│   ├── OutOfTime          it was still running at its limit
│   ├── Died               its process ended (crash, memory, exit)
│   ├── Refused            what it returned cannot be a value here
│   ├── Inconsistent       it gave two answers to one question
│   ├── Changed            it changed its own arguments
│   └── Mismatch           the value is not the one expected
├── ServiceError           another system refused or did not answer: what was asked of it was not done
├── ClusterLost            the machines of a run have gone: what was graded is kept, exit status 1
└── SandboxError           the isolation or the protocol broke, or nonsense came back

ProcessEnded               no error: a process of this program was asked to end, whatever it was at
"""

from __future__ import annotations

import errno

# What the system says of the machine, never of the file: nobody's work may be judged by these.
MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM})


def of_the_machine(error: OSError) -> bool:
    """Tell whether the machine is at fault (a full disk, say), not the file that the error names."""
    return error.errno in MACHINE


class GraderError(Exception):
    """Anything this program reports on purpose."""


class CourseError(GraderError):
    """Configuration error: nothing was graded."""


class ProtectionError(CourseError):
    """This machine lacks a layer that students' code must not run without; `why` is the system's own reason."""

    def __init__(self, text: str, why: str = "") -> None:
        super().__init__(text)
        self.why = why


class SubmissionError(GraderError):
    """One submission cannot be graded; `remedy` tells its student what to do."""

    def __init__(self, text: str, remedy: str = "") -> None:
        super().__init__(text)
        self.remedy = remedy


class Unreadable(SubmissionError):
    """The file is neither a notebook nor a Python module."""


class NeedsPerson(SubmissionError):
    """A person must decide which file counts."""


class StudentError(GraderError, AssertionError):
    """The student's code did not do what a check asked; the text is addressed to the student.

    `for_teacher` says in a trace what else is known: which limit ended a call, or how its process ended.
    """

    for_teacher = ""


class NotDefined(StudentError):
    """No function of that name is defined when the cells have run."""


class NotWritten(StudentError):
    """The function's own body still raises NotImplementedError."""


class Raised(StudentError):
    """The function raised an exception.

    `said` is the exception's own message, a part of the text; `kinds` are the names of its class and of the classes
    that it is derived from, the nearest first; `package` is one that is not installed here and was the reason;
    `in_matrix` says that the * or ** of an np.matrix raised it.
    """

    def __init__(
        self, text: str, said: str = "", kinds: tuple[str, ...] = (), package: str = "", *, in_matrix: bool = False
    ) -> None:
        super().__init__(text)
        self.said, self.kinds, self.package, self.in_matrix = said, kinds, package, in_matrix


class OutOfTime(StudentError):
    """The function was still running at its limit."""


class Died(StudentError):
    """The function ended its process."""


class Refused(StudentError):
    """The function returned something that is not data."""


class Inconsistent(StudentError):
    """The function gave two answers to the same question."""


class Changed(StudentError):
    """The function changed the arguments it was given."""


class Mismatch(StudentError):
    """The function returned a value that differs from the expected one.

    `figures` hold what was returned and what was expected: shown only where a task tells all.
    """

    def __init__(self, text: str, figures: str = "") -> None:
        super().__init__(text)
        self.figures = figures


class ServiceError(GraderError):
    """Another system on the network refused, or did not answer; what was asked of it was not done."""


class ClusterLost(GraderError):
    """The other machines of a run have gone, or none of them can grade any more."""


class SandboxError(GraderError):
    """The isolation or the protocol broke, or what came back was nonsense."""


class ProcessEnded(SystemExit):
    """This process was asked to end: nothing that it runs may keep it, as an `exit()` in a hidden test is kept."""
