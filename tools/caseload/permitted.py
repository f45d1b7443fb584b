"""Whether a day of leaving would break a published maximum."""

from __future__ import annotations

from calibration import Calibration, Figure
from case import KINDS, Case


class Permitted:
    """Answers for every case and day from the calibration's maxima."""

    def __init__(self, calibration: Calibration) -> None:
        self._stock: dict[str, list[Figure]] = {}
        self._flow: dict[str, list[Figure]] = {}
        for figure in calibration.figures:
            if figure.statistic != "maximum_days":
                continue
            place = self._flow if figure.window else self._stock
            for kind in KINDS[figure.population]:
                if figure.segment in ("all", kind):
                    place.setdefault(kind, []).append(figure)

    def allows(self, case: Case, leaves: int | None) -> bool:
        """Returns whether the case may leave on a day (None: not yet)."""
        for figure in self._stock.get(case.kind, ()):
            waits = leaves is None or leaves > figure.as_of
            if waits and figure.as_of - case.received > figure.value:
                return False
        if leaves is None or not case.reaches:
            return True
        for figure in self._flow.get(case.kind, ()):
            assert figure.window is not None
            first, last = figure.window
            within = first <= leaves <= last
            if within and leaves - case.received > figure.value:
                return False
        return True

    def settle(self, cases: list[Case]) -> int:
        """Brings forward each case that outlasts a maximum.

        Returns how many were moved; each leaves on the latest day allowed.
        """
        moved = 0
        for case in cases:
            if case.planted or self.allows(case, case.leaves):
                continue
            moved += 1
            dates = [f.as_of for f in self._stock.get(case.kind, ())]
            dates += [f.window[1] for f in self._flow.get(case.kind, ())]
            leaves = max(dates) if case.leaves is None else case.leaves
            while not self.allows(case, leaves):
                leaves -= 1
            case.leaves = leaves
        return moved
