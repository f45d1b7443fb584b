"""Reads the three documents of a return as a program of a reader would."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import html.parser
import io
import json
import pathlib
from typing import Any

# Not applicable and not available: no field of the CSV file is blank.
MARKS = ("[z]", "[x]")


@dataclasses.dataclass(frozen=True)
class Said:
    """What a document says of one cell."""

    measure: str
    value: str
    state: str
    origin: str
    as_of: str
    outcome: str


class _Cells(html.parser.HTMLParser):
    """Collects the elements that stand for a cell."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str,
                        attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "data-value" in attributes:
            self.found.append(attributes)


def said_in_json(text: str) -> dict[str, Said]:
    """Returns what return.json says, by cell."""
    said = {}
    for cell in json.loads(text)["cells"]:
        as_of = cell["as_of"] or ""
        if cell["period"] is not None:
            as_of = f"{cell['period']['first']}/{cell['period']['last']}"
        said[cell["cell"]] = Said(
            cell["measure"], cell["value_text"], cell["state"],
            cell["origin"] or "", as_of, cell["outcome"])
    return said


def said_in_csv(text: str) -> dict[str, Said]:
    """Returns what return.csv says, by cell."""
    said = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        plain = {name: "" if value in MARKS else value
                 for name, value in row.items()}
        as_of = plain["as_of"]
        if plain["period_first"]:
            as_of = f"{plain['period_first']}/{plain['period_last']}"
        said[row["cell"]] = Said(
            row["measure"], row["value_text"], row["state"], plain["origin"],
            as_of, row["outcome"])
    return said


def said_in_html(text: str) -> dict[str, Said]:
    """Returns what return.html says, by cell."""
    reader = _Cells()
    reader.feed(text)
    said: dict[str, Said] = {}
    for attributes in reader.found:
        cell = attributes["id"].removeprefix("cell-")
        if cell in said:
            raise AssertionError(f"{cell} stands twice in the page")
        said[cell] = Said(
            attributes["data-measure"], attributes["data-value"],
            attributes["data-state"], attributes["data-origin"],
            attributes["data-as-of"], attributes["data-outcome"])
    return said


class Documents:
    """The exported documents in a folder."""

    NAMES = ("return.csv", "return.html", "return.json")

    def __init__(self, folder: pathlib.Path,
                 exported: list[dict[str, Any]]) -> None:
        self.exported = exported
        self.bytes = {name: (folder / name).read_bytes() for name in self.NAMES}

    def text(self, name: str) -> str:
        """Returns a document as text, its line ends as they are."""
        return self.bytes[name].decode("utf-8")

    def digests(self) -> dict[str, str]:
        """Returns the SHA-256 of each document, as computed here."""
        return {name: hashlib.sha256(content).hexdigest()
                for name, content in self.bytes.items()}

    def model(self) -> dict[str, Any]:
        """Returns return.json."""
        return json.loads(self.text("return.json"))

    def cells(self) -> dict[str, dict[str, Any]]:
        """Returns the cells of return.json, by cell."""
        return {cell["cell"]: cell for cell in self.model()["cells"]}
