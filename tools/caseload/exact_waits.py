"""Lists of waits that have given statistics exactly."""

from __future__ import annotations

import dataclasses

from stock_target import RepairError


@dataclasses.dataclass(frozen=True)
class Waits:
    """What a list of waits is to have. Days are whole and not negative.

    `bands` are (first day, last day, how many), in order, both days included;
    they add up to `count`. `median` and `maximum` are of the whole list, and so
    is `mean`, where it is given.
    """

    count: int
    median: int
    maximum: int
    bands: tuple[tuple[int, int, int], ...]
    mean: int | None = None

    def days(self) -> list[int]:
        """Returns the waits, shortest first.

        Raises RepairError where the bands do not allow the median or the
        maximum.
        """
        waits: list[int] = []
        for first, last, number in self.bands:
            waits += _spread(first, last, number)
        if len(waits) != self.count:
            raise RepairError(
                f"the bands hold {len(waits)} of {self.count} waits"
            )
        waits[-1] = self.maximum
        _set_median(waits, self.median)
        if self.mean is not None:
            self._set_mean(waits, self.mean)
        if waits != sorted(waits):
            raise RepairError(
                f"a median of {self.median} and a maximum of {self.maximum} "
                "days do not fit the bands"
            )
        return waits


    def _set_mean(self, waits: list[int], mean: int) -> None:
        """Moves waits within their bands, a day at a time, to the mean."""
        missing = mean * len(waits) - sum(waits)
        step = 1 if missing > 0 else -1
        middle = {(len(waits) - 1) // 2, len(waits) // 2, len(waits) - 1}
        while missing:
            before = missing
            places = range(len(waits))
            for place in reversed(places) if step > 0 else places:
                moved = waits[place] + step
                if missing and place not in middle and self._fits(
                    waits, place, moved
                ):
                    waits[place] = moved
                    missing -= step
            if missing == before:
                raise RepairError(f"a mean of {mean} days does not fit")

    def _fits(self, waits: list[int], place: int, moved: int) -> bool:
        end = 0
        for first, last, number in self.bands:
            end += number
            if place < end:
                within = first <= moved <= last
                break
        after = waits[place + 1] if place + 1 < len(waits) else self.maximum
        before = waits[place - 1] if place else 0
        return within and before <= moved <= after


def _spread(first: int, last: int, number: int) -> list[int]:
    """Returns `number` days from first to last, evenly, in order."""
    if number == 1:
        return [first]
    return [
        first + (last - first) * place // (number - 1)
        for place in range(number)
    ]


def _set_median(waits: list[int], median: int) -> None:
    """Makes the middle wait, or the sum of the middle two, exact."""
    low, high = (len(waits) - 1) // 2, len(waits) // 2
    if low == high:
        waits[low] = median
    elif waits[low] <= median <= waits[high]:
        # Keeps the lower one on its side of a limit between the two.
        waits[high] = 2 * median - waits[low]
    else:
        waits[low] = waits[high] = median
    # The others of the middle's band make room.
    waits[:low] = [min(wait, waits[low]) for wait in waits[:low]]
    waits[high:] = [max(wait, waits[high]) for wait in waits[high:]]
