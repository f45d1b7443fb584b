"""Reads a calibration file: the published figures and our stated shape."""

from __future__ import annotations

import dataclasses
import datetime
import json
import pathlib
from typing import Any

STOCK_QUESTIONS = (
    "awaiting_start",
    "awaiting_allocation",
    "awaiting_decision",
)
FLOW_QUESTIONS = ("allocated_in_window", "decided_in_window")
STATISTICS = (
    "count",
    "median_days",
    "maximum_days",
    "percent_over_28_days",
)

Knots = list[tuple[int, int]]


class CalibrationError(ValueError):
    """A calibration file that cannot be followed, in words."""


@dataclasses.dataclass(frozen=True)
class Figure:
    """One published number and the question that it answers.

    Days are proleptic Gregorian ordinals; a stock figure has no window, and a
    flow figure's window includes both its first and its last day.
    """

    id: str
    population: str
    segment: str
    question: str
    statistic: str
    value: int
    as_of: int
    window: tuple[int, int] | None


@dataclasses.dataclass(frozen=True)
class Calibration:
    """The figures to reproduce and the shape that is our own assumption."""

    name: str
    figures: tuple[Figure, ...]
    first_day: int
    last_day: int
    shape: dict[str, Any]


def day_number(text: str) -> int:
    """Returns the ordinal of an ISO date; raises ValueError otherwise."""
    return datetime.date.fromisoformat(text).toordinal()


def iso_date(day: int | None) -> str:
    """Returns the ISO date of an ordinal, or empty text for None."""
    if day is None:
        return ""
    return datetime.date.fromordinal(day).isoformat()


def knots(rows: list[list[Any]]) -> Knots:
    """Returns dated values as (ordinal, value), in the order given."""
    return [(day_number(date), value) for date, value in rows]


def value_on(line: Knots, day: int) -> int:
    """Returns the value on a day, straight lines between knots, rounded down.

    Before the first knot and after the last the line is flat.
    """
    if day <= line[0][0]:
        return line[0][1]
    for (left, low), (right, high) in zip(line, line[1:]):
        if day <= right:
            return low + (high - low) * (day - left) // (right - left)
    return line[-1][1]


def _figure(row: dict[str, Any]) -> Figure:
    known = STOCK_QUESTIONS + FLOW_QUESTIONS
    if row["question"] not in known:
        raise CalibrationError(
            f"{row['id']}: question is {row['question']}; "
            f"give one of {', '.join(known)}"
        )
    if row["statistic"] not in STATISTICS:
        raise CalibrationError(
            f"{row['id']}: statistic is {row['statistic']}; "
            f"give one of {', '.join(STATISTICS)}"
        )
    window = None
    if row["question"] in FLOW_QUESTIONS:
        window = (
            day_number(row["window_start"]),
            day_number(row["window_end"]),
        )
    return Figure(
        row["id"],
        row["population"],
        row["segment"],
        row["question"],
        row["statistic"],
        row["value"],
        day_number(row["as_of"]),
        window,
    )


def read_calibration(path: pathlib.Path) -> Calibration:
    """Returns the calibration in a file.

    Raises CalibrationError, saying which field is missing or unknown.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return Calibration(
            path.name,
            tuple(_figure(row) for row in document["figures"]),
            day_number(document["shape"]["first_day"]),
            day_number(document["shape"]["last_day"]),
            document["shape"],
        )
    except KeyError as missing:
        raise CalibrationError(
            f"{path.name}: the field {missing} is missing"
        ) from missing
    except json.JSONDecodeError as broken:
        raise CalibrationError(f"{path.name}: not JSON: {broken}") from broken
