"""Seeded random whole numbers that are the same on every machine."""

from __future__ import annotations

import random


class Draws:
    """Whole-number draws from one seed.

    Only Random.random() is used: its sequence is promised by the language,
    while that of randrange and choice has changed between versions.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, limit: int) -> int:
        """Returns a whole number from 0 to limit - 1; limit is at least 1."""
        return int(self._random() * limit)

    def happens(self, permille: int) -> bool:
        """Returns True `permille` times in a thousand."""
        return self.below(1000) < permille

    def between(self, low: int, high: int) -> int:
        """Returns a number from low to high, the middle likelier."""
        spread = high - low + 1
        return low + (self.below(spread) + self.below(spread)) // 2

    def binomial(self, tries: int, successes_in_thousandths: int) -> int:
        """Returns how many of `tries` succeed; their mean, times 1000, is
        the second argument, which is at most 1000 * tries."""
        limit = 1000 * tries
        return sum(
            self.below(limit) < successes_in_thousandths
            for _ in range(tries)
        )

    def weighted(self, weights: dict[str, int]) -> str:
        """Returns one name, as often as its weight says."""
        mark = self.below(sum(weights.values()))
        for name, weight in weights.items():
            mark -= weight
            if mark < 0:
                return name
        raise AssertionError("the weights were exhausted")
