"""What charges come to over days, worked out a second time.

A charging week begins on Monday; its rates are those of that day. Of a part of
a week, from its day a to its day b, whole pence of weekly x b / 7 less those of
weekly x a / 7 are charged: so each day has its own share of the week.
"""

from __future__ import annotations

import csv
import datetime
import math
from fractions import Fraction
from typing import Any

import means_oracle
import programs

_DAY = datetime.timedelta(days=1)


def day_of(date: dict[str, int]) -> datetime.date:
    """Returns the day that the suite writes as year, month and day."""
    return datetime.date(date["year"], date["month"], date["day"])


def _tables() -> list[tuple[str, str, str]]:
    """Returns the rate tables: first day, first day no longer, name."""
    path = (programs.given().root / "services" / "financial_assessments"
            / "data" / "rate_tables.csv")
    with path.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    return sorted({(row["from_date"], row["to_date"], row["table"])
                   for row in csv.DictReader(lines)})


class Days:
    """Circumstances from their days, and what each day is charged."""

    def __init__(self, versions: list[tuple[datetime.date, Any]]) -> None:
        """`versions`: circumstances with the day from which they count, in
        order; they count to the next."""
        self._versions = versions
        root = programs.given().root
        self._rates = [(first, last, means_oracle.rates_of(name, root))
                       for first, last, name in _tables()]

    def weekly(self, day: datetime.date) -> int:
        """Returns what is charged a week on a day; pence."""
        person = [circumstances for first, circumstances in self._versions
                  if first <= day][-1]
        monday = (day - day.weekday() * _DAY).isoformat()
        rates = next(table for first, last, table in self._rates
                     if first <= monday < last)
        return means_oracle.charge_of(person, rates, day)["charge"]

    def over(self, first: datetime.date, until: datetime.date) -> int:
        """Returns what the days from `first` to the one before `until` come
        to; pence."""
        total = 0
        day = first
        while day < until:
            week = Fraction(self.weekly(day), 7)
            place = day.weekday()
            total += math.floor(week * (place + 1)) - math.floor(week * place)
            day += _DAY
        return total
