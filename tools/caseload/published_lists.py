"""Makes the cases of the published lists beside Care Act and carers' ones.

Each list or window is made by itself, from its statistics: nothing is simulated
between the published days.
"""

from __future__ import annotations

import datetime
from typing import Any

from draws import Draws
from exact_waits import Waits

DATES = (
    "received_date",
    "triaged_date",
    "allocated_date",
    "started_date",
    "completed_date",
    "decided_date",
    "closed_date",
    "start_by_date",
)
# What a case has passed before it can reach a stage.
_BEFORE = {
    "triaged_date": (),
    "allocated_date": (),
    "decided_date": ("triaged_date",),
    "started_date": ("allocated_date",),
    "completed_date": ("allocated_date", "started_date"),
}

Row = dict[str, str]


def _day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def iso(ordinal: int | None) -> str:
    """Returns a day as 2025-10-20; nothing for None."""
    if ordinal is None:
        return ""
    return datetime.date.fromordinal(ordinal).isoformat()


class PublishedLists:
    """Rows of referrals, of supports and of contacts, from one calibration."""

    def __init__(self, calibration: dict[str, Any], draws: Draws) -> None:
        self._calibration = calibration
        self._draws = draws
        self._last_day = _day(calibration["last_day"])

    def referrals(self) -> list[Row]:
        """Returns a row for each case of a list or a window, by id."""
        rows: list[Row] = []
        for wanted in self._calibration["lists"]:
            rows += self._waiting(wanted)
        for wanted in self._calibration["flows"]:
            rows += self._ended(wanted)
            rows += self._not_ended(wanted, rows)
        for place, row in enumerate(rows, start=1):
            row["external_id"] = f"synthetic-o-{place:06d}"
        return rows

    def supports(self) -> list[Row]:
        """Returns a row for each person who draws on long-term support."""
        wanted = self._calibration["supports"]
        day, later = _day(wanted["day"]), _day(wanted["later_day"])
        away = wanted["out_of_county"]
        rows = []
        for place in range(wanted["count"] + away["not_known"]):
            started = day - 460 - self._draws.below(1500)
            reviewed: int | None
            if place < away["count"]:
                reviewed = self._reviewed_away(place, away, day)
            else:
                reviewed = None
            rows.append(
                {
                    "external_id": f"synthetic-s-{place + 1:06d}",
                    "out_of_county": "yes" if place < away["count"] else "no",
                    "started": started,
                    "reviewed": reviewed,
                }
            )
        self._spread_reviews(rows, wanted, day, later)
        return [self._support_row(row) for row in rows]

    def contacts(self) -> list[Row]:
        """Returns a row for each new contact."""
        wanted = self._calibration["contacts"]
        first, last = _day(wanted["first"]), _day(wanted["last"])
        channels = _repeated(wanted["channels"])
        sequels = _repeated(wanted["sequels"])
        rows = []
        for place in range(wanted["count"]):
            # A stride without a common divisor mixes the two.
            sequel = sequels[place * 7 % wanted["count"]]
            received = first + (last - first) * place // wanted["count"]
            rows.append(
                {
                    "external_id": f"synthetic-c-{place + 1:06d}",
                    "received_date": iso(received),
                    "is_new": "yes",
                    "team": "customer_service_centre",
                    "channel": channels[place],
                    "sequel": sequel,
                    "concluded_date": iso(
                        min(received + self._draws.below(4), last)
                    ),
                }
            )
        advice = wanted["advice_only"]
        for row in rows:
            only = advice > 0 and row["sequel"] == "prevent"
            row["advice_only"] = "yes" if only else "no"
            advice -= only
        return rows

    # -- Referrals -----------------------------------------------------------

    def _waiting(self, wanted: dict[str, Any]) -> list[Row]:
        day = _day(wanted["as_of"])
        gone_from = _day(wanted.get("gone_from", wanted["as_of"]))
        rows = []
        for wait in _waits(wanted).days():
            gone = max(day, gone_from) + 1 + self._draws.below(
                wanted["gone_within_days"]
            )
            rows.append(
                self._row(
                    wanted,
                    wanted["waits_for"],
                    day - wait,
                    gone if gone <= self._last_day else None,
                )
            )
        return rows

    def _ended(self, wanted: dict[str, Any]) -> list[Row]:
        first = _day(wanted["first"])
        last = _day(wanted.get("last_end", wanted["last"]))
        received_first = wanted.get("received_first")
        rows = []
        for wait in _waits(wanted).days():
            earliest = first
            if received_first is not None:
                earliest = max(first, _day(received_first) + wait)
            ended = earliest + self._draws.below(last - earliest + 1)
            rows.append(
                self._row(wanted, wanted["ends_with"], ended - wait, ended)
            )
        return rows

    def _not_ended(self, wanted: dict[str, Any], rows: list[Row]) -> list[Row]:
        """Returns those received in the window whose wait ended after it."""
        if "received_in_window" not in wanted:
            return []
        first, last = _day(wanted["first"]), _day(wanted["last"])
        within = sum(
            row["type"] == wanted["type"]
            and wanted["first"] <= row["received_date"] <= wanted["last"]
            for row in rows
        )
        return [
            self._row(
                wanted,
                wanted["ends_with"],
                first + self._draws.below(last - first + 1),
                last + 1 + self._draws.below(400),
            )
            for _ in range(wanted["received_in_window"] - within)
        ]

    def _row(
        self,
        wanted: dict[str, Any],
        end: str,
        received: int,
        ended: int | None,
    ) -> Row:
        days: dict[str, int | None] = dict.fromkeys(DATES)
        days["received_date"] = received
        days[end] = ended
        self._pass_stages_before(days, end, received, ended)
        if ended is not None:
            self._go_on(days, end, ended)
        if "start_by_days" in wanted:
            low, high = wanted["start_by_days"]
            days["start_by_date"] = received + low + self._draws.below(
                high - low
            )
        teams = wanted["teams"]
        row = {name: iso(days[name]) for name in DATES}
        row["type"] = wanted["type"]
        row["team"] = teams[self._draws.below(len(teams))]
        return row

    def _pass_stages_before(
        self,
        days: dict[str, int | None],
        end: str,
        received: int,
        ended: int | None,
    ) -> None:
        """One who waits for a late stage has passed those before it."""
        latest = self._last_day if ended is None else ended
        reached = received
        for stage in _BEFORE[end]:
            reached = min(latest, reached + self._draws.below(6))
            days[stage] = reached

    def _go_on(
        self, days: dict[str, int | None], end: str, ended: int
    ) -> None:
        """Closes a case some time after the wait for a stage ended."""
        closed = ended
        if end == "triaged_date":
            closed = days["decided_date"] = ended + self._draws.below(5)
        elif end not in ("completed_date", "decided_date"):
            closed = ended + 20 + self._draws.below(60)
        for stage in ("decided_date", "closed_date"):
            day = closed if stage == "closed_date" else days[stage]
            days[stage] = (
                day if day is not None and day <= self._last_day else None
            )

    # -- Supports ------------------------------------------------------------

    def _reviewed_away(
        self, place: int, away: dict[str, Any], day: int
    ) -> int | None:
        """Returns when a placement outside the county was last reviewed."""
        on = _day(away["day"])
        if place < away["reviewed"]:
            return on - self._draws.below(300)
        overdue = place - away["reviewed"]
        if overdue < away["overdue_1_to_6_months"]:
            return on - 366 - 35 - self._draws.below(140)
        if overdue < away["overdue"]:
            return on - 366 - 200 - self._draws.below(60)
        return None

    def _spread_reviews(
        self,
        rows: list[dict[str, Any]],
        wanted: dict[str, Any],
        day: int,
        later: int,
    ) -> None:
        """Gives the others a last review, so that both days come out."""

        def within(on: int) -> int:
            return sum(
                row["reviewed"] is not None and _year_before(on) < row["reviewed"]
                for row in rows
            )

        at_first = wanted["reviewed"] - within(day)
        at_later = wanted["later_reviewed"] - within(later)
        both = min(at_first, at_later)
        runs = [
            (both, _year_before(later) + 1, day),
            (at_first - both, _year_before(day) + 1, _year_before(later)),
            (at_later - both, day + 1, later),
        ]
        bounds = [run[1:] for run in runs for _ in range(run[0])]
        for row in rows:
            if row["out_of_county"] == "yes":
                continue
            low, high = _year_before(day) - 300, _year_before(day)
            if bounds:
                low, high = bounds.pop()
            row["reviewed"] = low + self._draws.below(high - low + 1)
        for row in rows:
            if row["reviewed"] is not None:
                row["started"] = min(row["started"], row["reviewed"] - 30)

    def _support_row(self, row: dict[str, Any]) -> Row:
        return {
            "external_id": row["external_id"],
            "kind": "long_term_community",
            "team": "reviewing",
            "out_of_county": row["out_of_county"],
            "started_date": iso(row["started"]),
            "reviewed_before_date": iso(row["reviewed"]),
            "review_history_unknown": (
                "yes" if row["reviewed"] is None else "no"
            ),
        }


def _waits(wanted: dict[str, Any]) -> Waits:
    return Waits(
        wanted["count"],
        wanted["median"],
        wanted["maximum"],
        tuple(tuple(band) for band in wanted["bands"]),
        wanted.get("mean"),
    )


def _repeated(shares: dict[str, int]) -> list[str]:
    return [word for word, number in shares.items() for _ in range(number)]


def _year_before(ordinal: int) -> int:
    day = datetime.date.fromordinal(ordinal)
    return day.replace(year=day.year - 1).toordinal()
