"""The exported return says, as computed, what the council has published."""

from __future__ import annotations

import json
import unittest
from typing import Any

import documents
import flow
import programs
import suite

YEAR_TO_12_OCTOBER = {"first": "2024-10-13", "last": "2025-10-12"}
DAY = "2025-10-20"

# Cell: value, unit, day (None for a period).
PUBLISHED = {
    "c01-stock": (341, "people", DAY),
    "c02-stock": (768, "people", "2025-02-28"),
    "c02-stock-home-first": (139, "people", "2025-02-28"),
    "c02-stock-cognitive-and-physical-disabilities":
        (265, "people", "2025-02-28"),
    "c02-stock-learning-disability": (195, "people", "2025-02-28"),
    "c02-stock-mental-health": (169, "people", "2025-02-28"),
    "c03-stock": (49, "people", DAY),
    "m01-stock": (42, "percent", "2025-10-12"),
    "m02-stock": (21, "days", "2025-10-12"),
    "m02-flow": (9, "days", None),
    "m03-flow": (427, "days", None),
    "m05-stock": (15, "days", DAY),
    "m06-stock": (103, "days", DAY),
    "m07a-days": (14, "days", None),
    "m07b-days": (45, "days", None),
    "m08a-days": (45, "days", None),
    "m08b-days": (90, "days", None),
    "m09-stock": (297, "people", DAY),
    "m15": (76, "percent", DAY),
}
TEAMS = {"home_first": 139, "cognitive_and_physical_disabilities": 265,
         "learning_disability": 195, "mental_health": 169}
# Deliverable: parts done, parts.
DELIVERABLES = {"m18": (0, 1), "m19": (0, 1), "m26": (1, 7), "m27": (0, 1),
                "m33": (0, 1)}
COMPUTED_CODES = {"M01", "M02", "M03", "M05", "M06", "M07a", "M07b", "M08a",
                  "M08b", "M09", "M10", "M11", "M15", "M16", "M17", "M18",
                  "M19", "M26", "M27", "M29", "M30", "M33"}
PLAN_CODES = ({f"M{number:02}" for number in range(1, 35)} - {"M07", "M08"}
              | {"M07a", "M07b", "M08a", "M08b"})
FIELDS = {
    "cell", "measure", "group", "name", "value", "value_text", "value_exact",
    "state", "origin", "shape", "unit", "as_of", "period", "as_of_text",
    "month_precision", "population", "basis", "question", "method", "revision",
    "computed_by", "coverage", "exclusions", "target", "due", "outcome",
    "outcome_reason", "unit_differs", "action_group", "owner", "source",
    "note", "value_note", "published", "earlier",
    "series_breaks"}
STATES = {"VALUE", "CONFIRMED_ZERO", "NOT_APPLICABLE", "MISSING", "SUPPRESSED"}


class PublishedTotalsTest(unittest.TestCase):
    """One run of the demo's steps, looked at from all sides."""

    server: suite.Server
    name: str
    documents: documents.Documents
    frozen: dict[str, Any]

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(suite.whole_suite())
        cls.caseload = flow.make_caseload(cls.server.folder / "caseload")
        flow.load(cls.server, cls.caseload)
        cls.name = flow.prepare(cls.server)["name"]
        cls.frozen = cls.server.expect("return", "freeze", cls.name)
        cls.documents = flow.export(cls.server, cls.name,
                                    cls.server.folder / "documents")

    def test_the_figures_are_the_published_ones(self) -> None:
        cells = self.documents.cells()
        for name, (value, unit, day) in PUBLISHED.items():
            with self.subTest(name):
                cell = cells[name]
                self.assertEqual(
                    (cell["value"], cell["unit"], cell["as_of"]),
                    (value, unit, day))
                self.assertIs(type(cell["value"]), int)
                self.assertEqual(
                    (cell["state"], cell["origin"]), ("VALUE", "COMPUTED"))

    def test_each_says_what_it_is_of(self) -> None:
        cells = self.documents.cells()
        revisions = {
            source["source"]: source["revision"]
            for source in self.documents.model()["cover"]["source_revisions"]}
        for name in PUBLISHED:
            with self.subTest(name):
                cell = cells[name]
                self.assertEqual(cell["question"][-1:], "?")
                for field in ("population", "method", "computed_by"):
                    self.assertTrue(cell[field], field)
                self.assertEqual(cell["basis"],
                                 "STOCK" if cell["as_of"] else "FLOW")
                self.assertNotEqual(cell["as_of"] is None,
                                    cell["period"] is None)
                self.assertEqual(cell["revision"], revisions[cell["owner"]])
                self.assertGreater(cell["revision"], 0)

    def test_different_questions_have_different_words(self) -> None:
        cells = self.documents.cells()
        asked = [cells[name] for name in
                 ("c01-stock", "c02-stock", "m01-stock", "m02-stock",
                  "m02-flow", "m03-flow")]
        self.assertEqual(len({cell["question"] for cell in asked}), len(asked))
        self.assertNotEqual(cells["c01-stock"]["population"],
                            cells["c03-stock"]["population"])
        self.assertNotEqual(cells["m07a-days"]["population"],
                            cells["m07b-days"]["population"])

    def test_the_flow_is_of_the_twelve_months_assumed(self) -> None:
        cells = self.documents.cells()
        for name in ("m02-flow", "m03-flow"):
            self.assertEqual(cells[name]["period"], YEAR_TO_12_OCTOBER)
            self.assertIn("assumption", cells[name]["note"])

    def test_the_share_rounds_to_the_printed_one(self) -> None:
        cell = self.documents.cells()["m01-stock"]
        ratio = cell["shape"]["ratio"]
        part, whole = ratio["numerator"], ratio["denominator"]
        self.assertEqual((200 * part + whole) // (2 * whole), 42)
        self.assertEqual(cell["value_exact"], f"{part}/{whole}")

    def test_the_evidence_agrees_with_the_value(self) -> None:
        for name, cell in self.documents.cells().items():
            for shape, evidence in (cell["shape"] or {}).items():
                with self.subTest(name):
                    expected = {
                        "count": lambda: evidence["n"],
                        "maximum": lambda: evidence["value"],
                        "quantile": lambda: evidence["value_times_two"] / 2,
                        "achieved": lambda: evidence["achieved"],
                    }.get(shape, lambda: cell["value"])()
                    self.assertEqual(cell["value"], expected)

    def test_the_teams_add_up(self) -> None:
        groups = {cell["group"]: cell["value"]
                  for cell in self.documents.cells().values()
                  if cell["measure"] == "C02" and cell["group"] is not None}
        self.assertEqual(groups, TEAMS)
        self.assertEqual(sum(groups.values()), 768)

    def test_the_bands_of_waiting_add_up(self) -> None:
        cells = self.documents.cells()
        for whole in ("c01-stock", "c03-stock", "m09-stock"):
            with self.subTest(whole):
                bands = [cell for name, cell in cells.items()
                         if name.startswith(f"{whole}-")]
                self.assertEqual(
                    [band["group"] for band in bands],
                    ["0_to_7_days", "8_to_14_days", "15_to_28_days",
                     "29_to_56_days", "57_days_and_more"])
                self.assertEqual(sum(band["value"] for band in bands),
                                 cells[whole]["value"])
                self.assertTrue(all(band["outcome"] == "context"
                                    for band in bands))

    def test_earlier_figures_answer_the_same_question(self) -> None:
        cells = self.documents.cells()
        earlier = {name: [(figure["as_of"], figure["value"])
                          for figure in cells[name]["earlier"]]
                   for name in ("m02-stock", "m02-flow", "c01-stock",
                                "m09-stock", "m34")}
        self.assertEqual(earlier, {
            # Not the 8 days of all teams in February.
            "m02-stock": [("2024-12-29", 45), ("2025-02-28", 56),
                          ("2025-06-30", 39)],
            "m02-flow": [],
            "c01-stock": [("2024-12-29", 716)],
            "m09-stock": [("2024-09-30", 323), ("2025-04-30", 353)],
            "m34": [("2025-02-28", 45.8)]})

    def test_every_document_says_that_it_is_frozen_and_its_digest(
            self) -> None:
        for name in self.documents.NAMES:
            self.assertIn(self.frozen["model_sha256"],
                          self.documents.text(name))
        cover = self.documents.model()["cover"]
        self.assertEqual(cover["state"], "frozen")
        self.assertEqual(cover["freeze_time"][:10],
                         self.frozen["freeze_time"][:10])
        self.assertIn("Frozen on ", self.documents.text("return.html"))

    def test_the_deliverables_are_computed(self) -> None:
        cells = self.documents.cells()
        for name, (done, parts) in DELIVERABLES.items():
            with self.subTest(name):
                self.assertEqual(cells[name]["origin"], "COMPUTED")
                self.assertEqual(
                    cells[name]["shape"]["achieved"],
                    {"achieved": False, "done": done, "parts": parts})
                self.assertIs(cells[name]["value"], False)

    def test_what_the_suite_can_compute_is_computed(self) -> None:
        for name, cell in self.documents.cells().items():
            if cell["measure"] in COMPUTED_CODES:
                self.assertEqual(cell["origin"], "COMPUTED", name)

    def test_every_target_of_the_plan_has_a_cell(self) -> None:
        codes = {cell["measure"] for cell in self.documents.cells().values()}
        self.assertEqual(len(PLAN_CODES), 36)
        self.assertEqual(
            {code for code in codes if code.startswith("M")}, PLAN_CODES)

    def test_every_cell_has_every_field(self) -> None:
        for name, cell in self.documents.cells().items():
            with self.subTest(name):
                self.assertEqual(set(cell), FIELDS)
                self.assertIn(cell["state"], STATES)
                if cell["state"] == "VALUE":
                    self.assertIn(cell["origin"], ("COMPUTED", "IMPORTED"))
                    self.assertEqual(len(cell["shape"]), 1)
                    self.assertIsInstance(cell["value"], (int, float))
                elif cell["state"] == "CONFIRMED_ZERO":
                    self.assertEqual(cell["value"], 0)
                else:
                    self.assertIsNone(cell["value"])

    def test_a_reader_can_select_by_measure(self) -> None:
        # As `jq '.cells[] | select(.measure=="M09")'` does.
        found = [cell for cell in
                 json.loads(self.documents.text("return.json"))["cells"]
                 if cell["measure"] == "M09"]
        self.assertEqual([cell["value"] for cell in found
                          if cell["group"] is None], [297])

    def test_the_formats_carry_the_same_cells(self) -> None:
        said = documents.said_in_json(self.documents.text("return.json"))
        self.assertGreater(len(said), len(PLAN_CODES))
        self.assertEqual(
            documents.said_in_csv(self.documents.text("return.csv")), said)
        self.assertEqual(
            documents.said_in_html(self.documents.text("return.html")), said)

    def test_every_document_says_that_the_cases_are_synthetic(self) -> None:
        for name in self.documents.NAMES:
            self.assertIn("Synthetic cases calibrated to published totals, "
                          "not a council document", self.documents.text(name))

    def test_the_digests_are_those_of_the_files(self) -> None:
        digests = sorted(self.documents.digests().values())
        exported = sorted(file["sha256"] for file in self.documents.exported)
        frozen = sorted(document["sha256"]
                        for document in self.frozen["documents"])
        self.assertEqual(exported, digests)
        self.assertEqual(frozen, digests)
        self.assertTrue(all(file["frozen"] for file in
                            self.documents.exported))

    def test_exporting_again_gives_the_same_bytes(self) -> None:
        again = flow.export(self.server, self.name,
                            self.server.folder / "again")
        self.assertEqual(again.bytes, self.documents.bytes)

    def test_freezing_twice_is_refused(self) -> None:
        result = self.server.call("return", "freeze", self.name)
        self.assertEqual(result.code, 6)
        self.assertTrue(result.error()["remedy"])

    def test_a_second_run_gives_the_same_figures(self) -> None:
        with suite.whole_suite() as second:
            flow.load(second, flow.make_caseload(second.folder / "caseload"))
            name = flow.prepare(second)["name"]
            again = flow.export(second, name, second.folder / "documents")
        self.assertEqual(name, self.name)

        def figures(of: documents.Documents) -> dict[str, dict[str, Any]]:
            # Revisions depend on how many records an import put in a group.
            return {cell: {field: value for field, value in said.items()
                           if field != "revision"}
                    for cell, said in of.cells().items()}
        self.assertEqual(figures(again), figures(self.documents))


if __name__ == "__main__":
    programs.main()
