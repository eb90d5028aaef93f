"""What this machine does not have: the kernel of Debian 12, with control groups that are delegated to a user.

The files are this machine's; `tests/grader/execute/test_cgroup.py` is run there by an ordinary user.
"""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path

import pytest

from .machine import missing, run

pytestmark = pytest.mark.proof
ROOT = Path(__file__).parents[2]
MACHINE = ROOT / ".machine"
USER = 1000
SECONDS = 400.0  # emulated: some twenty times slower than here
PYTEST = f"{sys.executable} -m pytest --quiet --color=no -p no:cacheprovider tests/grader/execute/test_cgroup.py"
DELEGATED = f"""
groups=/sys/fs/cgroup
echo "+memory +pids" > $groups/cgroup.subtree_control
mkdir $groups/user
echo "+memory +pids" > $groups/user/cgroup.subtree_control
mkdir $groups/user/session
chown -R {USER} $groups/user
for folder in {ROOT} {sys.base_prefix}; do
    while [ "$folder" != / ]; do chmod a+rx "$folder"; folder=$(dirname "$folder"); done
done
cat > /as_user <<'END'
echo $$ > /sys/fs/cgroup/user/session/cgroup.procs
exec setpriv --reuid {USER} --regid {USER} --clear-groups env HOME=/tmp/home {PYTEST}
END
cd {ROOT}
uname -r
sh /as_user
find $groups -name 'deltagrade-*'
"""


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the machine is emulated on x86_64 only")
def test_control_groups_that_a_user_is_given_hold_what_they_promise() -> None:
    if missing(MACHINE):
        pytest.skip(missing(MACHINE))
    told = run(MACHINE, DELEGATED, SECONDS)
    assert re.search(r"^6\.1\.", told), told
    assert re.search(r"^\d+ passed in ", told, re.MULTILINE), told  # and none was skipped
    assert "deltagrade-" not in told.rpartition(" passed in ")[2], told
