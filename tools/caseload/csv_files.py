"""Writes the two files that the suite imports."""

from __future__ import annotations

import pathlib
from typing import Any

from calibration import iso_date
from case import Case
from draws import Draws
from working_days import working_day_from

NOTE = (
    "# Synthetic cases calibrated to published totals, "
    "not a council document"
)
REFERRALS = "synthetic_referrals.csv"
FINANCIAL_ASSESSMENTS = "synthetic_financial_assessments.csv"
OTHER_REFERRALS = "synthetic_other_referrals.csv"
DOLS_REFERRALS = "synthetic_dols_referrals.csv"
SUPPORTS = "synthetic_supports.csv"
CONTACTS = "synthetic_contacts.csv"
FINANCIAL_HISTORY = "synthetic_financial_history.csv"

REFERRAL_COLUMNS = (
    "external_id,type,team,locality,received_date,triaged_date,"
    "allocated_date,started_date,closed_date"
)
FINANCIAL_COLUMNS = (
    "external_id,kind,referred_date,allocated_date,decided_date,"
    "withdrawn_date"
)


def referral_rows(
    cases: list[Case], shape: dict[str, Any], last_day: int, draws: Draws
) -> list[str]:
    """Returns one line for each referral, oldest first.

    Triage and closing are drawn here: no published figure rests on them.
    """
    rows = []
    for place, case in enumerate(_in_order(cases), start=1):
        triaged = _first_step(case, shape["days_to_triage"], last_day, draws)
        allocated = case.leaves if case.reaches else None
        closed = None if case.reaches else case.leaves
        if case.started is not None:
            low, high = shape["days_from_start_to_close"]
            closed = working_day_from(case.started + draws.between(low, high))
            closed = closed if closed <= last_day else None
        dates = (case.received, triaged, allocated, case.started, closed)
        rows.append(
            f"synthetic-r-{place:06d},{case.kind},{case.team},unknown,"
            + ",".join(map(iso_date, dates))
        )
    return rows


def financial_rows(
    cases: list[Case], shape: dict[str, Any], last_day: int, draws: Draws
) -> list[str]:
    """Returns one line for each financial assessment, oldest first.

    Allocation is drawn here: no published figure rests on it.
    """
    rows = []
    for place, case in enumerate(_in_order(cases), start=1):
        days = shape["days_to_allocation"]
        allocated = _first_step(case, days, last_day, draws)
        decided = case.leaves if case.reaches else None
        withdrawn = None if case.reaches else case.leaves
        dates = (case.received, allocated, decided, withdrawn)
        rows.append(
            f"synthetic-f-{place:06d},{case.kind},"
            + ",".join(map(iso_date, dates))
        )
    return rows


def write_files(
    folder: pathlib.Path,
    origin: str,
    referrals: list[str],
    financial: list[str],
) -> None:
    """Writes both files; `origin` is the second note line, without its #."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns, rows in (
        (REFERRALS, REFERRAL_COLUMNS, referrals),
        (FINANCIAL_ASSESSMENTS, FINANCIAL_COLUMNS, financial),
    ):
        _write(folder / name, origin, columns, rows)


def write_table(
    file: pathlib.Path, origin: str, rows: list[dict[str, str]]
) -> None:
    """Writes rows that all have the same columns."""
    _write(
        file,
        origin,
        ",".join(rows[0]),
        [",".join(row.values()) for row in rows],
    )


def _write(
    file: pathlib.Path, origin: str, columns: str, rows: list[str]
) -> None:
    lines = [NOTE, f"# {origin}", columns, *rows]
    text = "\n".join(lines) + "\n"
    file.write_bytes(text.encode("ascii"))


def _in_order(cases: list[Case]) -> list[Case]:
    return sorted(cases, key=lambda c: (c.received, c.kind, c.number))


def _first_step(
    case: Case, days: list[int], last_day: int, draws: Draws
) -> int | None:
    """Returns the day of the first step, no later than the case leaves."""
    step = working_day_from(case.received + draws.between(days[0], days[1]))
    if case.leaves is not None:
        step = min(step, case.leaves)
    return step if step <= last_day else None
