"""Writes what a council's charging system would send on two nights.

The cases are those of the synthetic financial assessments, as each night knew
them: open, or ended within the last month. What the file of assessments does
not tell is drawn from each case's number: why it was asked for, when it was
worked out, and how the assessment of the same person's needs stands. The second
night also has what goes wrong in practice: a case that is missing, a day that
was corrected, a case that was opened again.
"""

from __future__ import annotations

import csv
import datetime
import io
import pathlib

from csv_files import NOTE

_DAYS_KEPT = 30  # A case that ended is in the extract for so long.
_NEEDS_DAYS = 28  # In which an assessment of needs is to be allocated.
_TRIGGERS = ("new_package", "post_hospital_discharge", "review",
             "change_of_circumstances")
_COLUMNS = (
    "external_id", "kind", "trigger", "referred_date", "allocated_date",
    "completed_date", "decided_date", "withdrawn_date",
    "needs_assessment_id", "needs_assessment_due_date",
    "needs_assessment_completed_date",
)

Case = dict[str, str]


def extract_name(day: datetime.date) -> str:
    """Returns the name of the file of one night."""
    return f"financial_extract_{day.isoformat()}.csv"


def write_nights(
    folder: pathlib.Path,
    origin: str,
    columns: str,
    assessments: list[str],
    day: datetime.date,
) -> None:
    """Writes the extracts of `day` and of the day after.

    `columns` and `assessments` are the lines of the file of assessments.
    """
    lines = "\n".join([columns, *assessments])
    cases = [_told(case) for case in csv.DictReader(io.StringIO(lines))]
    next_day = day + datetime.timedelta(days=1)
    first = _as_known_on(cases, day)
    second = _with_mishaps(_as_known_on(cases, next_day), first)
    for night, rows in ((day, first), (next_day, second)):
        _write_night(folder / extract_name(night), origin, night, rows)


def _later(text: str, days: int) -> str:
    day = datetime.date.fromisoformat(text) + datetime.timedelta(days=days)
    return day.isoformat()


def _told(case: Case) -> Case:
    """Returns a case with what its file does not tell."""
    number = int(case["external_id"].rsplit("-", 1)[1])
    told = case | {
        "trigger": _TRIGGERS[number % len(_TRIGGERS)],
        "completed_date": "",
        "needs_assessment_id": "",
        "needs_assessment_due_date": "",
        "needs_assessment_completed_date": "",
    }
    if case["decided_date"]:
        told["completed_date"] = max(
            case["allocated_date"], _later(case["decided_date"], -(number % 3)))
    if number % 5:  # Of one in five nothing is known.
        told["needs_assessment_id"] = f"n-{number:06d}"
        told["needs_assessment_due_date"] = _later(
            case["referred_date"], _NEEDS_DAYS)
    if number % 5 > 2:
        told["needs_assessment_completed_date"] = _later(
            case["referred_date"], 10 + number % 60)
    return told


def _as_known_on(cases: list[Case], day: datetime.date) -> list[Case]:
    """Returns the cases of the system at the end of a day."""
    today = day.isoformat()
    oldest = (day - datetime.timedelta(days=_DAYS_KEPT)).isoformat()
    rows = []
    for case in cases:
        known = {
            name: "" if name.endswith("_date") and value > today
            and not name.endswith("due_date") else value
            for name, value in case.items()
        }
        ended = known["decided_date"] or known["withdrawn_date"]
        if known["referred_date"] and not (ended and ended < oldest):
            rows.append(known)
    return rows


def _with_mishaps(rows: list[Case], before: list[Case]) -> list[Case]:
    """Returns the second night's rows, with one mishap of each sort."""
    earlier = {row["external_id"]: row for row in before}
    waiting = [row for row in rows if row["external_id"] in earlier
               and not row["allocated_date"] and not row["withdrawn_date"]]
    ended = [row for row in rows
             if earlier.get(row["external_id"], {}).get("decided_date")]
    missing, corrected = waiting[0], waiting[1]
    corrected["referred_date"] = _later(corrected["referred_date"], -1)
    ended[0]["decided_date"] = ""
    return [row for row in rows if row is not missing]


def _write_night(
    path: pathlib.Path, origin: str, day: datetime.date, rows: list[Case]
) -> None:
    text = io.StringIO()
    text.write(f"{NOTE}\n# {origin}\n# extract_date: {day.isoformat()}\n")
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode("ascii"))
