"""What a list must show on one day, and the age bands that meet it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

OVER_DAYS = 28
FAR_AWAY = 10**9
# More cases than this at exactly the median age are never looked for.
_MOST_AT_MEDIAN = 40


class RepairError(RuntimeError):
    """A figure that no permitted move can reach, in words."""


@dataclasses.dataclass(frozen=True)
class StockTarget:
    """What the list must show at the end of `day`; None is left free.

    A percentage over 28 days is only supported beside a median.
    """

    day: int
    count: int | None = None
    median_days: int | None = None
    percent_over_28_days: int | None = None


@dataclasses.dataclass(frozen=True)
class Band:
    """Ages from low to high days, both included; empty when low > high."""

    low: int
    high: int

    def holds(self, age: int) -> bool:
        """Returns whether a case of this age in days belongs here."""
        return self.low <= age <= self.high


def percent_half_up(part: int, whole: int) -> int:
    """Returns 100 * part / whole rounded half up; whole is at least 1."""
    return (200 * part + whole) // (2 * whole)


def bands_of(target: StockTarget) -> list[Band]:
    """Returns the bands, in order of age, that the target tells apart."""
    median = target.median_days
    if median is None:
        return [Band(0, FAR_AWAY)]
    if target.percent_over_28_days is None:
        return [
            Band(0, median - 1),
            Band(median, median),
            Band(median + 1, FAR_AWAY),
        ]
    if median > OVER_DAYS:
        return [
            Band(0, OVER_DAYS),
            Band(OVER_DAYS + 1, median - 1),
            Band(median, median),
            Band(median + 1, FAR_AWAY),
        ]
    return [
        Band(0, median - 1),
        Band(median, median),
        Band(median + 1, OVER_DAYS),
        Band(OVER_DAYS + 1, FAR_AWAY),
    ]


def nearest_sizes(target: StockTarget, current: list[int]) -> list[int]:
    """Returns the band sizes that meet the target with the fewest moves.

    `current` holds the list's sizes in the order of bands_of. Raises
    RepairError when no list of the wanted count can meet the target.
    """
    count = sum(current) if target.count is None else target.count
    best: list[int] | None = None
    fewest = FAR_AWAY
    bands = bands_of(target)
    for sizes in _sizes_that_meet(target, count):
        if any(s and b.low > b.high for s, b in zip(sizes, bands)):
            continue
        moves = sum(abs(s - now) for s, now in zip(sizes, current))
        if moves < fewest:
            best, fewest = sizes, moves
    if best is None:
        raise RepairError(f"no list of {count} cases can meet {target}")
    return best


def _sizes_that_meet(target: StockTarget, count: int) -> Iterator[list[int]]:
    percent = target.percent_over_28_days
    if target.median_days is None:
        if percent is not None:
            raise RepairError("a percentage needs a median beside it")
        yield [count]
        return
    overs = [
        over
        for over in range(count + 1)
        if percent is not None and percent_half_up(over, count) == percent
    ]
    for below, at, above in _sizes_about_the_median(count):
        if percent is None:
            yield [below, at, above]
            continue
        for over in overs:
            if target.median_days > OVER_DAYS:
                young = count - over
                sizes = [young, below - young, at, above]
            else:
                sizes = [below, at, above - over, over]
            if min(sizes) >= 0:
                yield sizes


def _sizes_about_the_median(count: int) -> Iterator[tuple[int, int, int]]:
    # With at most half below and half above, the middle value (or both of
    # them) is the median itself, so that the median comes out whole.
    half = (count - 1) // 2
    for at in range(max(1, count - 2 * half), _MOST_AT_MEDIAN + 1):
        for below in range(max(0, count - at - half), half + 1):
            above = count - at - below
            if above >= 0:
                yield below, at, above
