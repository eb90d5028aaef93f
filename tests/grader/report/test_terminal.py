"""A grade as plain lines."""

from __future__ import annotations

from dataclasses import replace

from grader.records.course import Tell
from grader.records.judgement import Verdict
from grader.records.submission import Status
from grader.report import words
from grader.report.redact import redact
from grader.report.terminal import check_lines, lines, task_lines


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


def checked(sample, **more):
    """Return what the public checks say of the sample grade, as lines."""
    return check_lines(redact(sample.grade(**more), sample.assignment()), sample.assignment())


def test_public_checks_count_tasks_and_no_points(sample):
    told = checked(sample)
    assert told[0] == "Public checks: Where do the deltas come from?, Ann Lee (ann)"
    assert told[1] == "1 of 5 tasks right, as far as the public checks can tell."
    assert [line[:12] for line in told if line.startswith("  ") and line[2] != " "] == [
        "  ✓ sigmoid:",
        "  ○ forward:",
        "  ✗ hidden_d",
        "  ↪ delta: r",
        "  ✗ gradient",
    ]
    assert told[-1] == "Next, write forward. delta needs no change."
    assert not any("points" in line for line in told[1:])


def test_the_last_task_counts_among_those_that_are_right(sample):
    told = checked(sample, tasks=tuple(reversed(sample.tasks())))
    assert told[1] == "1 of 5 tasks right, as far as the public checks can tell."


def test_public_checks_give_advice_on_what_is_written_alone(sample):
    told = checked(sample)
    forward = next(k for k, line in enumerate(told) if line.startswith("  ○ forward"))
    hidden = next(k for k, line in enumerate(told) if line.startswith("  ✗ hidden_delta"))
    assert told[forward + 1] == told[hidden]
    assert told[hidden + 1].startswith("      advice: Each entry still has")


def test_a_file_that_could_not_be_read_is_repaired_first(sample):
    told = checked(sample, status=Status.UNREADABLE, tasks=())
    assert told[1] == "The file could not be read."
    assert told[-1] == "Repair the file, save it, and check it again."


def test_another_standing_is_told_in_its_words(sample):
    told = checked(sample, status=Status.NEEDS_PERSON)
    assert told[1] == words.STANDINGS[Status.NEEDS_PERSON]
    assert not any(line.startswith("  ") for line in told)
    assert told[-1] != "Repair the file, save it, and check it again."


def test_one_task_is_its_summary_and_its_details(sample):
    task = redact(sample.grade(), sample.assignment()).tasks[2]
    assert task_lines(task) == [
        "hidden_delta: not right yet, 1 of 2 checks passed, 1 of 2 points",
        "      advice: Each entry still has to be multiplied by how steep the sigmoid is there.",
        (
            "      failed: Right on a network of five layers: hidden_delta[2] differs most from the expected value. "
            "You returned 0.4136; expected 0.1034."
        ),
    ]


def test_every_comment_and_every_task_has_its_line(sample):
    comments = (("", "Well done"), ("question_first_trick", "Nice"), ("other", "Also"))
    told = lines_of(sample.grade(comments=comments), sample.assignment())
    assert "Your teacher: Well done" in told
    assert "Your teacher on question_first_trick: Nice" in told
    assert "Your teacher on other: Also" in told
    assert sum(line.startswith("  ") and line[2] != " " for line in told) == 5


def test_a_right_task_with_advice_shows_that_alone(sample):
    right = replace(sample.tasks()[0], advice="Only the form was looked at.")
    told = lines_of(sample.grade(tasks=(right, *sample.tasks()[1:])), sample.assignment())
    place = told.index("  ✓ sigmoid: Only the form was looked at.")
    assert told[place + 1].startswith("  ○ forward")


def test_public_checks_call_nothing_right_of_which_they_see_the_form_alone(sample):
    form = "form right; the answers are marked by your teacher"
    told = checked(sample, tasks=(replace(sample.tasks()[0], advice=form), *sample.tasks()[1:]))
    assert f"  ✓ sigmoid: {form}" in told
    assert not any("advice: form right" in line or line.endswith("sigmoid: right") for line in told)


def test_every_failed_check_has_its_line(sample):
    checks = (sample.check("gradient", Verdict.FAILED, "one"), sample.check("gradient", Verdict.FAILED, "two"))
    task = replace(sample.tasks()[4], checks=checks)
    told = "\n".join(lines_of(sample.grade(tasks=(*sample.tasks()[:4], task)), sample.assignment()))
    assert "layers: one\n" in told
    assert "layers: two\n" in told
