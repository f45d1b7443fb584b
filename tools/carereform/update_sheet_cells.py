"""What files of update sheets have in common, whatever their format."""

from __future__ import annotations

import dataclasses
import datetime

# The most columns of a table that are read.
MOST_COLUMNS = 60


class Refused(Exception):
    """A file that is not taken: a sentence, with nothing of the file in it."""


@dataclasses.dataclass
class Cell:
    """A cell that is written, or that was read."""

    text: str = ""
    format: str = "TEXT"
    editable: bool = False
    choices: tuple[str, ...] = ()
    heading: bool = False
    # Whether a file that is read has a formula there.
    formula: bool = False


@dataclasses.dataclass
class Sheet:
    """A table of a file. Of one that is read, rows begin with the first."""

    title: str
    rows: list[list[Cell]]
    hidden: bool = False
    # How many columns and rows are hidden at the start.
    hidden_columns: int = 0
    hidden_rows: int = 0


def plain(text: str) -> str:
    """Returns a text without the controls that files cannot hold."""
    return "".join(character for character in text
                   if character in "\n\t" or ord(character) >= 32
                   and character not in "\ufffe\uffff")


def date_of(text: str) -> tuple[datetime.date, bool] | None:
    """Returns the day of 2026-03-31 or the first of 2026-03, and whether it is a
    month; nothing for another text."""
    for shape, is_month in (("%Y-%m-%d", False), ("%Y-%m", True)):
        try:
            return datetime.datetime.strptime(text, shape).date(), is_month
        except ValueError:
            pass
    return None


def date_text(day: datetime.date, is_month: bool) -> str:
    """Returns a day as 2026-03-31, or its month as 2026-03."""
    return day.isoformat()[:7] if is_month else day.isoformat()


def width(cells: list[Cell]) -> int:
    """Returns how many characters wide a column of such cells is shown."""
    longest = max((len(cell.text) for cell in cells), default=0)
    return min(max(longest + 2, 12), 48)


def column_letters(number: int) -> str:
    """Returns what programs call the column `number`, from 1: A, B, AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
