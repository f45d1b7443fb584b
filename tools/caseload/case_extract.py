"""Writes what a council's case system would send on two nights.

The cases are those of the synthetic referrals, as each night knew them: open,
or closed within the last month. The second night also has what goes wrong in
practice: a case that is missing, a day that was corrected, a case that was
opened again.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import pathlib

from csv_files import NOTE

PROFILE = "extract_profile.json"

_DAYS_KEPT = 30  # A closed case is in the extract for so long.

# Each heading with its field, and the words that the system has for values.
_COLUMNS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Case Ref", "external_id", {}),
    ("Type", "type", {"CA": "care_act", "Carers": "carer",
                      "OT": "occupational_therapy"}),
    ("Team", "team", {}),
    ("Locality", "locality", {}),
    ("Received", "received_date", {}),
    ("Triaged", "triaged_date", {}),
    ("Allocated", "allocated_date", {}),
    ("Started", "started_date", {}),
    ("Closed", "closed_date", {}),
    ("Worker", "worker", {}),
)

Case = dict[str, str]


def extract_name(day: datetime.date) -> str:
    """Returns the name of the file of one night."""
    return f"case_extract_{day.isoformat()}.csv"


def write_nights(
    folder: pathlib.Path,
    origin: str,
    columns: str,
    referrals: list[str],
    day: datetime.date,
) -> None:
    """Writes the profile and the extracts of `day` and of the day after.

    `columns` and `referrals` are the lines of the file of referrals.
    """
    cases = list(csv.DictReader(io.StringIO("\n".join([columns, *referrals]))))
    next_day = day + datetime.timedelta(days=1)
    first = _as_known_on(cases, day)
    second = _with_mishaps(_as_known_on(cases, next_day), first)
    _write_profile(folder / PROFILE)
    for night, rows in ((day, first), (next_day, second)):
        _write_night(folder / extract_name(night), origin, night, rows)


def _as_known_on(cases: list[Case], day: datetime.date) -> list[Case]:
    """Returns the cases of the system at the end of a day."""
    today = day.isoformat()
    oldest = (day - datetime.timedelta(days=_DAYS_KEPT)).isoformat()
    rows = []
    for case in cases:
        known = {
            name: value if not name.endswith("_date") or value <= today else ""
            for name, value in case.items()
        }
        if not known["received_date"]:
            continue
        if known["closed_date"] and known["closed_date"] < oldest:
            continue
        number = int(known["external_id"].rsplit("-", 1)[1])
        known["worker"] = (
            f"w-{number % 40:02d}" if known["allocated_date"] else ""
        )
        rows.append(known)
    return rows


def _with_mishaps(rows: list[Case], before: list[Case]) -> list[Case]:
    """Returns the second night's rows, with one mishap of each sort."""
    earlier = {row["external_id"]: row for row in before}
    waiting = [row for row in rows if row["external_id"] in earlier
               and not row["allocated_date"] and not row["closed_date"]]
    closed = [row for row in rows
              if earlier.get(row["external_id"], {}).get("closed_date")]
    missing, corrected = waiting[0], waiting[1]
    received = datetime.date.fromisoformat(corrected["received_date"])
    corrected["received_date"] = (
        received - datetime.timedelta(days=1)
    ).isoformat()
    closed[0]["closed_date"] = ""
    return [row for row in rows if row is not missing]


def _write_night(
    path: pathlib.Path, origin: str, day: datetime.date, rows: list[Case]
) -> None:
    words = {
        field: {meaning: word for word, meaning in meanings.items()}
        for _, field, meanings in _COLUMNS
    }
    text = io.StringIO()
    text.write(f"{NOTE}\n# {origin}\n# extract_date: {day.isoformat()}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading for heading, _, _ in _COLUMNS)
    for row in rows:
        writer.writerow(
            _written(field, words[field].get(row[field], row[field]))
            for _, field, _ in _COLUMNS
        )
    path.write_bytes(text.getvalue().encode("ascii"))


def _written(field: str, value: str) -> str:
    """Returns a value as the system writes it."""
    if field.endswith("_date") and value:
        return datetime.date.fromisoformat(value).strftime("%d/%m/%Y")
    return value


def _write_profile(path: pathlib.Path) -> None:
    """Writes how the extracts are read, as CreateExtractProfile takes it."""
    profile = {
        "from_date": {"year": 2023, "month": 9, "day": 1},
        "date_format": "DAY_MONTH_YEAR",
        "columns": [
            {"heading": heading, "field": field, "words": meanings}
            for heading, field, meanings in _COLUMNS
        ],
    }
    path.write_text(json.dumps(profile, indent=2) + "\n")
