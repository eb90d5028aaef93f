"""What nbgrader's configuration files set, by class and name.

They are the teacher's programs: a process of its own runs them, and says in JSON what they set.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import CourseError

SECONDS = 60
READER = """
import json, sys
from jupyter_core.paths import jupyter_config_path
from traitlets.config import Application, Config
from traitlets.config.loader import LazyConfigValue
def plain(value):
    return value.to_dict() if isinstance(value, LazyConfigValue) else f"{value.__module__}.{value.__qualname__}"
config = Config()
for found, _ in Application._load_config_files("nbgrader_config", path=[sys.argv[1], *jupyter_config_path()],
                                               raise_config_file_errors=True):
    config.merge(found)
print(json.dumps(config, default=plain))
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set, by the class it is set for; a list that was only added to is a dict of what was added."""

    values: Mapping[str, Mapping[str, Any]]

    def get(self, section: str, name: str, default: Any) -> Any:
        """Return what is set for one class."""
        return self.values.get(section, {}).get(name, default)

    def last(self, sections: Sequence[str], name: str, default: Any) -> Any:
        """Return what the last of several classes sets: a derived class speaks after those it is derived from."""
        return next((self.values[s][name] for s in reversed(sections) if name in self.values.get(s, {})), default)

    def list_of(self, section: str, name: str, default: Iterable[str]) -> list[str]:
        """Return a list, which a configuration may replace or add to."""
        found = self.get(section, name, None)
        if isinstance(found, dict):
            return [*found.get("prepend", ()), *default, *found.get("extend", ()), *found.get("add", ())]
        return list(default if found is None else found)


def read_settings(root: Path) -> Settings:
    """Run the configuration files of the course in `root`, of the user and of the machine.

    Raises
    ------
    CourseError
        One cannot be read.
    """
    command = [sys.executable, "-P", "-c", READER, str(root.resolve())]
    try:
        done = subprocess.run(  # noqa: S603  our own program
            command, cwd=root, capture_output=True, text=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise CourseError(
            f"{root / 'nbgrader_config.py'} cannot be read: it did not end in {SECONDS} seconds"
        ) from error
    if done.returncode:
        fault = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise CourseError(f"{root / 'nbgrader_config.py'} cannot be read: {fault}")
    return Settings(json.loads(done.stdout.splitlines()[-1]))
