"""What a module uses of Python and of other packages, and what may be used: the short lists, each exception's reason.

Only cli/ prints, reads argv or exits. What can do that, load code by name or start a program is on none of the lists
for everybody, so that no spelling of it needs to be thought of here: a module that needs it has its reason in WHY.

    import sys; sys.stdout          sys.stdout      not on PARTLY's list of sys
    from click.utils import echo    click           not on FREE
    getattr(sys, "stdout")          sys             a module of PARTLY that is passed on can do all that it can
    pathlib.os.write(1, b"")        pathlib.os      another module's way to it
    print                           print           one of BUILTINS
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FREE = _words(  # modules whose every name may be used by everybody
    """
    __future__ array ast base64 binascii bz2 codecs collections concurrent contextlib contextvars copy csv dataclasses
    datetime decimal difflib enum errno filecmp fnmatch fractions functools gzip hashlib hmac html http inspect
    itertools json keyword linecache lzma math mmap operator pathlib platform pwd queue random re reprlib resource
    secrets select shlex shutil signal socket sqlite3 stat statistics string struct sysconfig tarfile tempfile textwrap
    threading time tokenize tomllib types typing unicodedata urllib xml zipfile zlib zoneinfo
    importlib.metadata multiprocessing.connection
    jinja2 markdown_it markupsafe msgspec nbformat numpy openpyxl packaging pandas pyarrow sqlalchemy yaml
    """
)
PARTLY: Mapping[str, frozenset[str]] = {  # modules some of whose names may be used by everybody
    "builtins": frozenset(),
    "importlib": frozenset(),
    "importlib.util": _words("cache_from_source find_spec"),
    "io": _words("BufferedRandom BufferedReader BufferedWriter BytesIO StringIO TextIOWrapper"),
    "logging": _words("DEBUG INFO getLogger"),
    "os": _words(
        """
        DirEntry O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY R_OK W_OK access chmod chown close
        cpu_count defpath devnull dup environ fsencode fstat geteuid getpid link listdir open path pathsep pidfd_open
        pipe read scandir sep set_blocking stat stat_result strerror waitstatus_to_exitcode walk
        """
    ),
    "subprocess": _words("DEVNULL PIPE Popen TimeoutExpired run"),
    "sys": _words(
        """
        base_exec_prefix base_prefix builtin_module_names dont_write_bytecode executable gettrace maxsize platform
        prefix settrace stdlib_module_names version version_info
        """
    ),
    "traceback": _words("format_exc format_exception format_exception_only"),
    "warnings": _words("catch_warnings filterwarnings simplefilter"),
}
BUILTINS = _words(  # the builtins that not everybody may use
    """
    __builtins__ __import__ __loader__ __spec__ breakpoint copyright credits eval exec exit globals help input
    license locals open print quit
    """
)
WAYS = frozenset({"builtins", "importlib", "os", "subprocess", "sys"})  # what other modules also hold, `pathlib.os`
LOG = frozenset({"LOG.debug", "LOG.info", "LOG.isEnabledFor"})  # a warning is seen without -v, too
STARTS, STREAMS = frozenset({"subprocess.Popen", "subprocess.run"}), frozenset({"capture_output", "stdout"})

MODULES = "it looks whether the teacher or the student has imported a package, and imports none"
READS = "it reads what it has opened itself, or what a reader of ours has"
TEACHERS_CODE = "it runs the teacher's own code: the answer key, hidden tests, wrong functions"
NOTEBOOK = "it runs within a student's notebook, and shows what it says there and nowhere else"
WHY: Mapping[str, tuple[str, str]] = {  # a module or a package below grader/: the reason, and what it may use
    "checks.live": (NOTEBOOK, "sys._getframe"),
    "checks.watchdog": (NOTEBOOK, "sys"),
    "collect.tree": (READS, "os.fdopen"),
    "execute.child": ("it writes to the pipe of the student's process", "os.write"),
    "execute.ending": ("it asks the kernel how a student's process ended", "fcntl"),
    "execute.image": ("it compiles a copy of the worker's modules, and reads it", "open py_compile"),
    "execute.isolation": ("it reads what the kernel says of this machine", "open os.uname"),
    "execute.open_files": (READS, "os.fdopen"),
    "execute.protocol.encode": (MODULES, "sys.modules.get"),
    "execute.protocol.figures": (MODULES, "sys.modules.get matplotlib"),
    "execute.protocol.observed": (
        "a prompt of `input()` belongs to what the function printed, which it gathers",
        "builtins.input sys.stdin sys.stdout.write",
    ),
    "execute.protocol.session": ("a student's class reads and writes files of its own", "open os.fdopen"),
    "execute.protocol.tables": (MODULES, "sys.modules.get"),
    "execute.replies": ("exceptions are told by their names", "builtins"),
    "execute.worker": (
        "it is the program that runs a student's code, in a process of its own",
        """
        IPython argparse asyncio builtins ctypes doctest eval exec fcntl gc getpass importlib io matplotlib
        multiprocessing open os pickle sys._getframe sys.argv sys.exc_info sys.exit sys.last_traceback sys.last_type
        sys.last_value sys.meta_path sys.modules sys.orig_argv sys.path traitlets
        """,
    ),
    "execute.worker.commands": ("a shell line of a notebook shows what it prints below its cell", "sys.stdout.write"),
    "execute.worker.kernel": ("it puts streams of its own in the place of a notebook's", "sys.stdout sys.stderr"),
    "files": ("locks and links that Python has no function for", "ctypes"),
    "init.signature": ("no function of a new course may be called like a builtin", "builtins"),
    "judge.answer_key": (TEACHERS_CODE, "exec importlib.util sys.modules"),
    "judge.hidden": (TEACHERS_CODE, "pytest"),
    "judge.public": (TEACHERS_CODE, "pytest"),
    "judge.pytest_plugin": (TEACHERS_CODE, "pytest sys.modules"),
    "judge.rewrite": (TEACHERS_CODE, "exec"),
    "judge.tables": (MODULES, "sys.modules.get"),
    "judge.verdicts": (TEACHERS_CODE, "pytest builtins"),
    "nbgrader_course.autotests": ("nbgrader's own autotests", "nbgrader"),
    "nbgrader_course.packages": ("a cell's magics are no imports", "IPython"),
    "protect.canaries": (
        "it sets up what attacks are after, and watches it",
        "ctypes os.PRIO_PROCESS os.getpriority os.kill os.sched_getaffinity os.sched_getscheduler",
    ),
    "protect.file_attacks": ("attacks by files", "os.chdir os.fdopen os.mkfifo os.truncate pickle"),
    "protect.probe_attacks": (
        "attacks, each a program of its own",
        "open os.fork os.kill os.pread os.setsid sys.argv sys.orig_argv",
    ),
    "protect.probes": ("it ends what its attacks have started", "os.kill"),
    "report.gradebook": ("nbgrader's own gradebook and notebooks", "nbgrader traitlets"),
    "run.autograde_once": ("nbgrader calls it as its own", "nbgrader"),
    "run.cell_points": ("nbgrader shows what `points` prints below the cell", "sys.stdout.write"),
    "run.dask.cluster": ("the only module that talks to Dask", "distributed"),
    "run.dask.grading_process": ("a program of its own", "sys.argv"),
    "run.dask.parcel": (READS, "os.fdopen"),
    "run.dask.remote": ("what a Dask worker says belongs to the log of that worker", "LOG.warning"),
    "run.fingerprint": (READS, "open"),
    "run.pool": ("it starts the grading processes", "multiprocessing"),
    "run.single": ("its standard output is the reply that the cell waits for", "sys.argv sys.exit sys.stdout"),
    "run.trace": ("it writes the loggers' lines to a student's trace", "logging.Handler logging.LogRecord"),
    "verify.mutation_score": (TEACHERS_CODE, "exec"),
    "verify.table": ("a table is a value; cli/ prints it", "rich.table"),
    "verify.wrong_functions": (TEACHERS_CODE, "importlib.util"),
}


def unexplained(name: str, text: str) -> Iterator[str]:
    """Say what a module uses that neither everybody may use, nor it for a reason of its own."""
    own = [each for where in _above(name) for each in WHY.get(where, ("", ""))[1].split()]
    for what in sorted(uses(text)):
        if not (may(what) or any(f"{what}.".startswith(f"{each}.") for each in own)):
            yield f"{name} uses {what}, for which reach.py gives it no reason"


@cache
def uses(text: str) -> frozenset[str]:
    """Return the dotted names of other packages and the builtins that a module uses, whatever it calls them."""
    nodes = list(ast.walk(ast.parse(text)))
    names = {alias: what for node in nodes for alias, what in _bound(node)}
    inner = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    silent = {id(each) for node in nodes for each in _silent(node)}
    found = {what for node in nodes for what in _imported(node)}
    for node in nodes:
        if isinstance(node, ast.Attribute) or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)):
            what = _dotted(node, names) if id(node) not in inner else ""
            found.add(f"{what} on our own stdout" if what in STARTS and id(node) not in silent else what)
    return frozenset(what for what in found if _is_watched(what, names))


@cache
def may(what: str) -> bool:
    """Tell whether everybody may use this."""
    if what in LOG:
        return True
    if what.endswith(("*", " stdout")) or WAYS & {part.lstrip("_") for part in what.split(".")[1:]}:
        return False
    module = _module(what)
    return module in FREE or what.removeprefix(f"{module}.").split(".")[0] in PARTLY.get(module, ())


def _above(name: str) -> Iterator[str]:
    """Yield a module and the packages it is in, by their names below grader/."""
    parts = name.split(".")[1:]
    yield from (".".join(parts[: end + 1]) for end in range(len(parts)))


def _module(what: str) -> str:
    """Return the listed module that a dotted name begins with."""
    parts = what.split(".")
    heads = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((head for head in heads if head in PARTLY or head in FREE), "")


def _bound(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the names that an import binds, and what they stand for."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]
    elif isinstance(node, ast.ImportFrom):
        yield from ((alias.asname or alias.name, f"{_from(node)}.{alias.name}") for alias in node.names)


def _imported(node: ast.AST) -> Iterator[str]:
    """Yield what an import uses; that of a module of PARTLY is none yet."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name not in PARTLY)
    elif isinstance(node, ast.ImportFrom):
        named = (f"{_from(node)}.{alias.name}" for alias in node.names)
        yield from (what for what in named if what not in PARTLY and what not in STARTS)


def _from(node: ast.ImportFrom) -> str:
    return "grader" if node.level else node.module or ""


def _dotted(node: ast.AST, names: Mapping[str, str]) -> str:
    if isinstance(node, ast.Name):
        return names.get(node.id, node.id)
    return f"{_dotted(node.value, names)}.{node.attr}" if isinstance(node, ast.Attribute) else "?"


def _silent(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what starts a program that does not print where this one does, and what is no start: `Popen[bytes]`."""
    if isinstance(node, ast.Subscript):
        yield node.value
    elif isinstance(node, ast.Call):
        given = {
            each.arg for each in node.keywords if not (isinstance(each.value, ast.Constant) and not each.value.value)
        }
        yield from () if STREAMS.isdisjoint(given) else (node.func,)


def _is_watched(what: str, names: Mapping[str, str]) -> bool:
    """Tell whether a name is a builtin that is listed, another package's, or leads to one."""
    first, *rest = what.split(".")
    if first == "grader":
        return what.endswith("*") or not WAYS.isdisjoint(rest)
    outside = {name.split(".")[0] for name in names.values()}
    return first in outside | BUILTINS | {"LOG"} or not WAYS.isdisjoint(part.lstrip("_") for part in rest)
