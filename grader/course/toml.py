"""The one reader of TOML: a file that is none is named with its line, and with what to write instead.

due = 02.03.2026        write a date as 2026-03-02, a time as 2026-03-02T23:59:00
per_day = 0,10          write a number with a decimal point: 0.10
attempts = last         put a text into quotation marks: "last"
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from grader.errors import CourseError

DATE = "write a date as 2026-03-02, a time as 2026-03-02T23:59:00"
# What people write, and what TOML wants instead; the first that a line matches is said. Texts in quotes are out of it.
REMEDIES = (
    (r"[\u201c\u201d\u201e\u201f\u2018\u2019\u00ab\u00bb]", 'write straight quotation marks: "..."'),
    (r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}[-./]\d{1,2}[-./]\d{1,2}\b", DATE),
    (r"\d\s*%", "write a share as a number: 0.10 for 10%"),
    (r"\d,\d", "write a number with a decimal point: 0.10"),
    (r"=\s*\.\d", "write a number with a digit before its point: 0.10"),
    (r"=\s*(True|False|yes|no|on|off)\b", "write true or false"),
    (r"=\s*[A-Za-z_]\w*", 'put a text into quotation marks: "last"'),
    (r"\{[^}]*$", "close the brace: a table in braces stands in one line, { points = 2 }"),
    (r"^\s*\[[^\]]*$", "close the bracket: [limits]"),
    (r"=\s*$", "write a value after the ="),
)
FAULTS = (
    (r"Cannot overwrite|already|Cannot declare|redefine", "it stands there already: delete one of the two"),
    (r"Unclosed|Unterminated|Illegal character '\\n'", "close the quotation mark or bracket that is open"),
)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, or say why it cannot be read and what to do."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise CourseError(
            f"{path} is missing: run this in the course's folder, or name the folder with --course"
        ) from error
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}; name the course's folder with --course") from error
    except UnicodeDecodeError as error:
        raise CourseError(f"{path} is not UTF-8: save it with the encoding UTF-8 in your editor") from error
    except tomllib.TOMLDecodeError as error:
        raise CourseError(_explained(path, str(error))) from error


def _explained(path: Path, fault: str) -> str:
    """Say what is wrong in which line, and what to write instead."""
    match = re.search(r"\(at line (\d+)[^)]*\)", fault)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    number = int(match[1]) if match else len(lines)
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    shown = f" ({line})" if line else ""
    return f"{path}, line {number}{shown} is not TOML: {_remedy(line, fault) or fault}"


def _remedy(line: str, fault: str) -> str:
    for pattern, remedy in FAULTS[:1]:
        if re.search(pattern, fault):
            return remedy
    key, equals, _ = line.partition("=")
    if equals and not re.fullmatch(r"[A-Za-z0-9_.\"'\[{-]*", key.strip()):
        return f'a key with a blank or a letter such as \u00fc needs quotation marks: "{key.strip()}" = ...'
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", '""', line).partition("#")[0]
    told = (remedy for pattern, remedy in REMEDIES if re.search(pattern, bare))
    return next(told, next((remedy for pattern, remedy in FAULTS if re.search(pattern, fault)), ""))
