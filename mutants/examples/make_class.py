"""The sample class: writes examples/submitted/ from the released notebook, one notebook for each kind of student.

    python examples/make_class.py

Right ones in different styles, each common mistake, unfinished ones, and files that no grader can read.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RELEASED = HERE.parent / "assignments" / "backprop" / "backprop.ipynb"

RIGHT = {
    "sigmoid": """def sigmoid(z):
    return 1 / (1 + np.exp(-z))
""",
    "forward": """def forward(thetas, x):
    activations = [x]
    for theta in thetas:
        activations.append(sigmoid(theta @ activations[-1]))
    return activations
""",
    "output_delta": """def output_delta(a, y, cost="cross_entropy"):
    if cost == "quadratic":
        return (a - y) * a * (1 - a)
    return a - y
""",
    "hidden_delta": """def hidden_delta(theta, delta, a):
    return theta.T @ delta * a * (1 - a)
""",
    "delta": """def delta(thetas, activations, y, cost="cross_entropy"):
    deltas = [output_delta(activations[-1], y, cost)]
    for k in range(len(thetas) - 1, 0, -1):
        deltas.insert(0, hidden_delta(thetas[k], deltas[0], activations[k]))
    return deltas
""",
    "gradient": """def gradient(activations, deltas):
    return [np.outer(d, a) for d, a in zip(deltas, activations)]
""",
}
# A second right style: loops and einsum, float32 on the way, tuples for lists.
LOOPS = RIGHT | {
    "sigmoid": """def sigmoid(z):
    z = np.asarray(z, dtype=float)
    return 0.5 * (1 + np.tanh(z / 2))
""",
    "hidden_delta": """def hidden_delta(theta, delta, a):
    result = np.zeros(len(a))
    for i in range(len(a)):
        total = 0.0
        for k in range(len(delta)):
            total += theta[k, i] * delta[k]
        result[i] = total * a[i] * (1 - a[i])
    return result
""",
    "gradient": """def gradient(activations, deltas):
    return tuple(np.einsum("i,j->ij", d, a) for d, a in zip(deltas, activations[:-1]))
""",
}
NO_DERIVATIVE = RIGHT | {"hidden_delta": "def hidden_delta(theta, delta, a):\n    return theta.T @ delta\n"}
ALWAYS_ENTROPY = RIGHT | {"output_delta": 'def output_delta(a, y, cost="cross_entropy"):\n    return a - y\n'}
SIGN = RIGHT | {
    "output_delta": RIGHT["output_delta"].replace("(a - y) *", "(y - a) *").replace("return a - y", "return y - a")
}
NO_TRANSPOSE = RIGHT | {"hidden_delta": "def hidden_delta(theta, delta, a):\n    return theta @ delta * a * (1 - a)\n"}
BACKWARDS = RIGHT | {"delta": RIGHT["delta"].replace("return deltas", "return deltas[::-1]")}
SWAPPED = RIGHT | {"gradient": RIGHT["gradient"].replace("np.outer(d, a)", "np.outer(a, d)")}
WRONG_SIGMOID = RIGHT | {"sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(z))\n"}
COLUMNS = RIGHT | {"forward": RIGHT["forward"].replace("[x]", "[x.reshape(-1, 1)]")}
HALF = {name: RIGHT[name] for name in ("sigmoid", "forward", "output_delta")}
PRINTS_ONLY = RIGHT | {
    "gradient": "def gradient(activations, deltas):\n    print([np.outer(d, a) for d, a in zip(deltas, activations)])\n"
}

CLASS: dict[str, dict[str, str]] = {
    "ada": RIGHT,
    "amir": LOOPS,
    "bea": NO_DERIVATIVE,
    "carlos": ALWAYS_ENTROPY,
    "dana": SIGN,
    "emil": NO_TRANSPOSE,
    "fatima": BACKWARDS,
    "goran": SWAPPED,
    "hanna": WRONG_SIGMOID,
    "ines": COLUMNS,
    "jonas": HALF,
    "kim": {},
    "lea": RIGHT,
    "mateo": PRINTS_ONLY,
    "nora": RIGHT,
    "zoe": RIGHT,
}
# When they handed in: course.toml has the due date, and what a day costs.
IN_TIME = "2026-03-02 18:30:00 UTC"
LATE = {"zoe": "2026-03-03 20:15:00 UTC"}


def main() -> None:
    """Write every submission anew."""
    released = json.loads(RELEASED.read_text(encoding="utf-8"))
    for student, functions in CLASS.items():
        notebook = filled(released, functions)
        if student == "lea":  # a training loop that never ends, after her functions
            notebook["cells"].append(code("while True:\n    forward([np.eye(2)], np.ones(2))"))
        if student == "nora":  # plots, prints and a scratch cell that fails
            notebook["cells"].append(code("print(sigmoid(np.zeros(3)))\nfoward([], 1)"))
        write(student, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")
    write("oskar", "this was saved as a notebook, but it is a diary\n")
    write("pia", "")


def filled(released: dict[str, Any], functions: dict[str, str]) -> dict[str, Any]:
    """Return the released notebook with these functions in the place of their stubs."""
    notebook = copy.deepcopy(released)
    for cell in notebook["cells"]:
        task = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if task in functions:
            cell["source"] = functions[task].splitlines(keepends=True)
    return notebook


def code(source: str) -> dict[str, Any]:
    """Return a code cell that a student added."""
    lines = source.splitlines(keepends=True)
    return {"cell_type": "code", "execution_count": None, "id": "added", "metadata": {}, "outputs": [], "source": lines}


def write(student: str, text: str) -> None:
    """Write one submission in nbgrader's layout."""
    folder = HERE / "submitted" / student / "backprop"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "backprop.ipynb").write_text(text, encoding="utf-8")
    (folder / "timestamp.txt").write_text(LATE.get(student, IN_TIME) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
