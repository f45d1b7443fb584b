"""What is computed does not rest on what was imported as already computed."""

from __future__ import annotations

import json
import pathlib
import unittest
from typing import Any

import flow
import programs
import suite

# What the plan's authors say of how far they are: figures, not records.
REPORTED = ("progress", "latest")


def without_reported(value: Any) -> Any:
    """Returns `value` without any member that reports a figure."""
    if isinstance(value, dict):
        return {name: without_reported(member)
                for name, member in value.items() if name not in REPORTED}
    if isinstance(value, list):
        return [without_reported(member) for member in value]
    return value


def bare_programme(folder: pathlib.Path) -> pathlib.Path:
    """Copies the programme and takes every reported figure out of the copy."""
    programme = flow.copy_programme(folder)
    observations = programme / "observations.csv"
    header, _, rows = observations.read_text().partition("\n")
    assert rows.strip(), "there were no observations to leave out"
    observations.write_text(header + "\n")
    for file in programme.glob("*.json"):
        document = json.loads(file.read_text())
        bare = without_reported(document)
        if file.name == "plan.json":
            assert bare != document, "the plan reported no progress"
        file.write_text(json.dumps(bare))
    return programme


def prepared_cells(programme: pathlib.Path | None) -> dict[str, Any]:
    """Returns the cells of the return with that programme, by cell."""
    with suite.whole_suite() as server:
        caseload = flow.make_caseload(server.folder / "caseload")
        flow.load(server, caseload, programme)
        name = flow.prepare(server)["name"]
        return flow.export(server, name, server.folder / "documents").cells()


class IndependenceTest(unittest.TestCase):
    """The return with every reported figure and without any."""

    whole: dict[str, Any]
    bare: dict[str, Any]

    @classmethod
    def setUpClass(cls) -> None:
        folder = suite.short_folder()
        cls.addClassCleanup(suite.remove, folder)
        cls.whole = prepared_cells(None)
        cls.bare = prepared_cells(bare_programme(folder))

    def computed(self) -> list[str]:
        """Returns the cells computed with every figure there."""
        return [name for name, cell in self.whole.items()
                if cell["origin"] == "COMPUTED"]

    def test_there_is_something_to_compare(self) -> None:
        codes = {self.whole[name]["measure"] for name in self.computed()}
        self.assertLessEqual(
            {"M01", "M02", "M03", "M05", "M06", "M07a", "M07b", "M08a", "M08b",
             "M09"}, codes)

    def test_computed_cells_do_not_change(self) -> None:
        # `published` is printed beside a figure for comparison, and `earlier`
        # are published figures before it, which `series_breaks` are between;
        # revisions count the changes that an import was cut into.
        aside = ("published", "earlier", "series_breaks", "revision")
        for name in self.computed():
            with self.subTest(name):
                self.assertEqual(
                    {field: value for field, value in self.bare[name].items()
                     if field not in aside},
                    {field: value for field, value in self.whole[name].items()
                     if field not in aside})

    def test_nothing_more_is_computed(self) -> None:
        self.assertEqual(
            [name for name, cell in self.bare.items()
             if cell["origin"] == "COMPUTED"], self.computed())

    def test_imported_cells_are_missing_and_never_nought(self) -> None:
        imported = [name for name, cell in self.whole.items()
                    if cell["origin"] == "IMPORTED"]
        self.assertGreater(len(imported), 10)
        for name in imported:
            with self.subTest(name):
                cell = self.bare[name]
                self.assertEqual(cell["state"], "MISSING")
                self.assertIsNone(cell["value"])
                self.assertIsNone(cell["shape"])
                self.assertIsNone(cell["origin"])
                self.assertNotIn("0", cell["value_text"])
                self.assertNotIn(cell["outcome"], ("met", "missed"))

    def test_the_same_cells_are_there(self) -> None:
        self.assertEqual(list(self.bare), list(self.whole))


if __name__ == "__main__":
    programs.main()
