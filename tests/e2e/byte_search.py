"""Looks for what identifies synthetic people, byte by byte, in files.

Everything that identifies them is marked, so that one pass finds all of it:
words begin with `zqm`, NHS numbers with 999, which are for tests, and
postcodes with ZQ, which no town has.
"""

from __future__ import annotations

import pathlib
import re

# Looked for at every place, for one may begin within another.
_MARKS = re.compile(
    rb"(?=(zqm[0-9a-f]{12}|999[0-9]{7}|zq[0-9]{2} [0-9][a-z]{2}))")


def marks_in(content: bytes) -> set[str]:
    """Returns the marks in `content`, in lower case: capitals do not count."""
    return {mark.decode() for mark in _MARKS.findall(content.lower())}


def marks_below(*places: pathlib.Path) -> dict[str, set[str]]:
    """Returns the marks in files, and in all files below folders, by path."""
    found = {}
    for place in places:
        files = place.rglob("*") if place.is_dir() else [place]
        for file in files:
            if not file.is_file():
                continue
            try:
                found[str(file)] = marks_in(file.read_bytes())
            except FileNotFoundError:
                pass  # It went, as files of a store that runs do.
    return found


def only(found: dict[str, set[str]], marks: set[str]) -> dict[str, set[str]]:
    """Returns which of `marks` were found, by path, and where none was not."""
    return {path: hit for path, all_of_it in found.items()
            if (hit := all_of_it & marks)}
