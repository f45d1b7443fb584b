"""One synthetic case, before it is written as a row."""

from __future__ import annotations

import dataclasses

# Each published population and the kinds of case that belong to it.
KINDS = {
    "care_act": ("care_act",),
    "carer": ("carer",),
    "financial": ("non_residential", "residential"),
}


@dataclasses.dataclass(slots=True)
class Case:
    """Dates are ordinals; None means that it has not happened by the end.

    `leaves` is the day on which the case leaves the list: by allocation (or
    decision) when `reaches`, otherwise by closing (or withdrawal) without it.
    A planted case holds a published maximum and is never moved.
    """

    number: int
    kind: str
    received: int
    leaves: int | None = None
    reaches: bool = True
    planted: bool = False
    team: str = ""
    started: int | None = None

    def waits_on(self, day: int) -> bool:
        """Returns whether the case is on the list at the end of a day."""
        return self.received <= day and (
            self.leaves is None or self.leaves > day
        )

    def starts_after(self, day: int) -> bool:
        """Returns whether the case waits to start at the end of a day."""
        if self.received > day:
            return False
        if not self.reaches:
            return self.waits_on(day)
        return self.started is None or self.started > day


def of_population(
    cases: list[Case], population: str, segment: str = "all"
) -> list[Case]:
    """Returns a population's cases; segment is `all` or one kind of case."""
    kinds = KINDS[population]
    if segment in kinds:
        kinds = (segment,)
    return [case for case in cases if case.kind in kinds]
