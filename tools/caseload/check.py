#!/usr/bin/env python3
"""Recomputes every calibrated figure from the two CSV files, case by case.

Written apart from the generator and sharing no code with it: it reads the
files as any reader would, walks all the cases once for each figure, and asks
each whether it was waiting on the day, or left within the window.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import datetime
import fractions
import json
import pathlib
import sys
from typing import Any

_FOLDER = pathlib.Path(__file__).resolve().parent
_FIRST_LINE = (
    "# Synthetic cases calibrated to published totals, "
    "not a council document"
)
_FILES = {
    "synthetic_referrals.csv": (
        "external_id",
        "type",
        "team",
        "locality",
        "received_date",
        "triaged_date",
        "allocated_date",
        "started_date",
        "closed_date",
    ),
    "synthetic_financial_assessments.csv": (
        "external_id",
        "kind",
        "referred_date",
        "allocated_date",
        "decided_date",
        "withdrawn_date",
    ),
}
_CARE_ACT_TEAMS = {
    "home_first",
    "cognitive_and_physical_disabilities",
    "learning_disability",
    "mental_health",
}
_ENDS = {
    "awaiting_start": ("started_date", "closed_date"),
    "awaiting_allocation": ("allocated_date", "closed_date"),
    "awaiting_decision": ("decided_date", "withdrawn_date"),
}
_EXAMPLES = """examples:
  tools/caseload/check.py build/caseload
  tools/caseload/check.py build/caseload --quiet
"""

Row = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Result:
    """One figure as published and as the cases give it (None: no case)."""

    figure: dict[str, Any]
    computed: fractions.Fraction | None

    @property
    def agrees(self) -> bool:
        """Returns whether the cases give the published value exactly."""
        return self.computed == self.figure["value"]


def read_rows(path: pathlib.Path) -> list[Row]:
    """Returns the rows of a CSV file, dates as datetime.date or None.

    Raises ValueError naming the file and what is wrong with its opening
    lines, its header or a date.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or lines[0] != _FIRST_LINE:
        raise ValueError(f"{path.name}: line 1 must be: {_FIRST_LINE}")
    body = [line for line in lines if not line.startswith("#")]
    reader = csv.DictReader(body)
    if tuple(reader.fieldnames or ()) != _FILES[path.name]:
        raise ValueError(f"{path.name}: the header is {reader.fieldnames}")
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise ValueError(
                f"{path.name}: {row['external_id']}: the row has more or "
                "fewer values than the header"
            )
        for name in row:
            if name.endswith("_date"):
                row[name] = _date(path.name, row, name)
        rows.append(row)
    return rows


def _date(file: str, row: Row, name: str) -> datetime.date | None:
    if row[name] == "":
        return None
    try:
        return datetime.date.fromisoformat(row[name])
    except (TypeError, ValueError) as error:
        raise ValueError(
            f"{file}: {row['external_id']}: {name} is {row[name]!r}; "
            "give a date such as 2025-10-20, or nothing"
        ) from error


def waits(figure: dict[str, Any], rows: list[Row]) -> list[int]:
    """Returns the waits in days, in order, of the cases a figure is about."""
    found = []
    for row in rows:
        if not _belongs(figure, row):
            continue
        wait = _wait(figure, row)
        if wait is not None:
            found.append(wait)
    return sorted(found)


def _belongs(figure: dict[str, Any], row: Row) -> bool:
    segment = figure["segment"]
    if figure["population"] == "financial":
        return "kind" in row and segment in ("all", row["kind"])
    if row.get("type") != figure["population"]:
        return False
    return segment in ("all", row["team"])


def _wait(figure: dict[str, Any], row: Row) -> int | None:
    received = row.get("received_date") or row.get("referred_date")
    if received is None:
        return None
    if figure["question"] in _ENDS:
        day = datetime.date.fromisoformat(figure["as_of"])
        if received > day:
            return None
        for end in _ENDS[figure["question"]]:
            if row[end] is not None and row[end] <= day:
                return None
        return (day - received).days
    name = {
        "allocated_in_window": "allocated_date",
        "decided_in_window": "decided_date",
    }[figure["question"]]
    first = datetime.date.fromisoformat(figure["window_start"])
    last = datetime.date.fromisoformat(figure["window_end"])
    if row[name] is None or row[name] < first or row[name] > last:
        return None
    return (row[name] - received).days


def statistic(
    name: str, waits_in_order: list[int]
) -> fractions.Fraction | None:
    """Returns a statistic of waits in order; None where there is no case.

    The median of an even number is the mean of the two in the middle, and
    may end in a half. A percentage is rounded half up to a whole number.
    """
    number = len(waits_in_order)
    if name == "count":
        return fractions.Fraction(number)
    if number == 0:
        return None
    if name == "maximum_days":
        return fractions.Fraction(waits_in_order[-1])
    if name == "median_days":
        low = waits_in_order[(number - 1) // 2]
        high = waits_in_order[number // 2]
        return fractions.Fraction(low + high, 2)
    if name == "percent_over_28_days":
        over = sum(1 for wait in waits_in_order if wait > 28)
        exact = fractions.Fraction(100 * over, number)
        return fractions.Fraction((exact + fractions.Fraction(1, 2)) // 1)
    raise ValueError(f"{name} is not a statistic that can be checked")


def check_figures(
    calibration: dict[str, Any], rows: list[Row]
) -> list[Result]:
    """Returns one result for each figure of the calibration, in its order."""
    return [
        Result(figure, statistic(figure["statistic"], waits(figure, rows)))
        for figure in calibration["figures"]
    ]


def check_rows(rows: list[Row], last_day: datetime.date) -> list[str]:
    """Returns what is wrong with single rows, in words; empty when nothing.

    Dates are in order and none is after last_day, identifiers are unique,
    and every word is one that the suite accepts.
    """
    wrong = []
    seen = set()
    for row in rows:
        name = row["external_id"]
        if name in seen:
            wrong.append(f"{name}: the identifier is used twice")
        seen.add(name)
        wrong += [f"{name}: {fault}" for fault in _faults(row, last_day)]
    return wrong


def _faults(row: Row, last_day: datetime.date) -> list[str]:
    faults = []
    names = [name for name in row if name.endswith("_date")]
    given = [name for name in names if row[name] is not None]
    if names[0] not in given:
        return [f"{names[0]} is empty"]
    for earlier, later in zip(given, given[1:]):
        if row[later] < row[earlier]:
            faults.append(f"{later} is before {earlier}")
    for name in given:
        if row[name] > last_day:
            faults.append(f"{name} is after {last_day}")
    return faults + (_word_faults(row) + _stage_faults(row))


def _stage_faults(row: Row) -> list[str]:
    if "kind" in row:
        both = row["decided_date"] and row["withdrawn_date"]
        return ["both decided and withdrawn"] if both else []
    if row["started_date"] and not row["allocated_date"]:
        return ["started but never allocated"]
    return []


def _word_faults(row: Row) -> list[str]:
    if "kind" in row:
        known = row["kind"] in ("non_residential", "residential")
        return [] if known else [f"kind is {row['kind']}"]
    teams = {"care_act": _CARE_ACT_TEAMS, "carer": {"carers"}}
    if row["type"] not in teams:
        return [f"type is {row['type']}"]
    faults = []
    if row["team"] not in teams[row["type"]]:
        faults.append(f"team {row['team']} does not take {row['type']}")
    if row["locality"] != "unknown":
        faults.append("locality must be unknown: none is published")
    return faults


def check_folder(
    folder: pathlib.Path, calibration_file: pathlib.Path
) -> tuple[list[Result], list[str]]:
    """Returns every figure's result, and what is wrong with single rows.

    Raises OSError or ValueError when a file cannot be read as its format.
    """
    calibration = json.loads(calibration_file.read_text(encoding="utf-8"))
    rows: list[Row] = []
    for name in _FILES:
        rows += read_rows(folder / name)
    last_day = datetime.date.fromisoformat(calibration["shape"]["last_day"])
    return check_figures(calibration, rows), check_rows(rows, last_day)


def words(value: fractions.Fraction | None) -> str:
    """Returns a value as a reader writes it: 21, 21.5, or `no case`."""
    if value is None:
        return "no case"
    whole = value.numerator // value.denominator
    return f"{whole}" if value.denominator == 1 else f"{whole}.5"


def report(results: list[Result], wrong: list[str], quiet: bool) -> int:
    """Prints the outcome; returns how many figures and rows are wrong."""
    for result in results:
        if quiet and result.agrees:
            continue
        figure = result.figure
        print(
            f"{'agrees' if result.agrees else 'DIFFERS':8}"
            f"{words(result.computed):>8}  published {figure['value']:>4}"
            f"  {figure['requirement']:5} {figure['id']}"
        )
    for line in wrong[:20]:
        print(f"WRONG   {line}")
    if len(wrong) > 20:
        print(f"and {len(wrong) - 20:,} more rows are wrong")
    missed = sum(not result.agrees for result in results)
    print(
        f"{len(results) - missed} of {len(results)} published figures agree; "
        f"{len(wrong)} faults in single rows"
    )
    return missed + len(wrong)


def main(arguments: list[str]) -> int:
    """Checks a folder: 0 all agrees, 1 something differs, 2 cannot read."""
    parser = argparse.ArgumentParser(
        description="Recompute every published figure from a synthetic "
        "caseload and say which agree.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "folder", type=pathlib.Path, help="the folder with the two CSV files"
    )
    parser.add_argument(
        "--calibration",
        type=pathlib.Path,
        default=_FOLDER / "leicestershire_2025.json",
        help="the published figures (default: %(default)s)",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="print only what differs"
    )
    chosen = parser.parse_args(arguments)
    try:
        results, wrong = check_folder(chosen.folder, chosen.calibration)
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot check {chosen.folder}: {error}", file=sys.stderr)
        return 2
    return 1 if report(results, wrong, chosen.quiet) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
