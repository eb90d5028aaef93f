"""A grade as plain lines."""

from __future__ import annotations

from grader.records.course import Tell
from grader.report.redact import redact
from grader.report.terminal import lines


def lines_of(grade, assignment):
    return lines(redact(grade, assignment), assignment)


def test_the_lines_say_the_score_every_task_and_the_next_step(sample):
    told = lines_of(sample.grade(), sample.assignment())
    assert told[0] == "Feedback: Where do the deltas come from?, Ann Lee (ann)"
    assert "4.5 of 10 points." in told
    assert "  ✗ hidden_delta: not right yet, 1 of 2 checks passed, 1 of 2 points" in told
    assert "      advice: Each entry still has to be multiplied by how steep the sigmoid is there." in told
    assert told[-1] == "Next, write forward. delta needs no change."


def test_a_right_task_takes_one_line(sample):
    told = lines_of(sample.grade(), sample.assignment())
    place = told.index("  ✓ sigmoid: right, 2 of 2 points")
    assert told[place + 1].startswith("  ○ forward")


def test_no_text_of_a_student_reaches_the_terminal_as_a_command(sample):
    for text in lines_of(sample.grade(note="\n::error::x\x1b[2J"), sample.assignment()):
        assert text.isprintable()
        assert not text.strip().startswith("::")
        assert "##[" not in text


def test_a_verdict_only_task_shows_no_message_and_no_advice(sample):
    told = "\n".join(lines_of(sample.grade(), sample.assignment(Tell.VERDICT)))
    assert "advice" not in told
    assert "0.4136" not in told
    assert "      failed: Right on a network of five layers\n" in told
