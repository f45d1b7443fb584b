"""Five programs, one for each service, make the return that one program makes.
"""

from __future__ import annotations

import contextlib
import pathlib
import unittest
from typing import Any

import documents
import flow
import programs
import suite

STATE = 6
REPORTING = "reporting"
# Source: the kinds of file it takes and the files.
FILES = {
    "assessments": [("referrals", flow.REFERRALS),
                    ("referrals", flow.OTHER_REFERRALS),
                    ("supports", flow.SUPPORTS)],
    "financial-assessments": [("financial-assessments", flow.FINANCIAL)],
    "improvement": [("plan", "plan.json"), ("risks", "risks.json"),
                    ("meetings", "meetings.json")],
    "funding": [("funds", "funds.json")],
    REPORTING: [("targets", "targets.json"),
                ("observations", "observations.csv")],
}


def without_revision(cells: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Returns cells without what depends on how an import was cut."""
    return {name: {field: value for field, value in cell.items()
                   if field != "revision"}
            for name, cell in cells.items()}


class SeparateServicesTest(unittest.TestCase):
    """Reporting asks the other four over their own sockets."""

    servers: dict[str, suite.Server]
    caseload: pathlib.Path

    @classmethod
    def setUpClass(cls) -> None:
        given = programs.given().services
        assert set(given) == set(FILES), f"services given: {sorted(given)}"
        cls.folder = suite.short_folder()
        cls.addClassCleanup(suite.remove, cls.folder)
        cls.caseload = flow.make_caseload(cls.folder / "caseload")
        cls.servers = {}
        for name in FILES:
            peers = []
            if name == REPORTING:
                peers = ["--peer", ",".join(
                    f"{peer}={server.address}"
                    for peer, server in cls.servers.items())]
            cls.servers[name] = cls.enterClassContext(
                suite.Server(given[name], *peers))
        for name, files in FILES.items():
            cls.load(name, files)

    @classmethod
    def load(cls, name: str, files: list[tuple[str, str]]) -> None:
        """Creates the council in one service and imports its files."""
        server = cls.servers[name]
        server.expect("council", "create", flow.COUNCIL, "--display-name",
                      "Leicestershire County Council", "--gss", "E10000018")
        for kind, file in files:
            folder = flow.published_programme()
            if (cls.caseload / file).exists():
                folder = cls.caseload
            server.expect("import", kind, folder / file, *flow.OF_COUNCIL)

    def prepared(self) -> tuple[dict[str, Any], documents.Documents]:
        """Returns a new draft and its documents."""
        server = self.servers[REPORTING]
        draft = flow.prepare(server)
        return draft, flow.export(server, draft["name"],
                                  server.folder / "documents")

    def test_the_return_is_that_of_one_process(self) -> None:
        draft, exported = self.prepared()
        self.assertTrue(draft["complete"])
        with suite.whole_suite() as whole:
            flow.load(whole, self.caseload)
            name = flow.prepare(whole)["name"]
            expected = flow.export(whole, name, whole.folder / "documents")
        self.assertEqual(without_revision(exported.cells()),
                         without_revision(expected.cells()))
        self.assertEqual(exported.model()["money"], expected.model()["money"])
        self.assertEqual(exported.model()["areas"], expected.model()["areas"])

    def test_a_source_that_is_down_leaves_its_cells_missing(self) -> None:
        _, before = self.prepared()
        owned = {name for name, cell in before.cells().items()
                 if "/sources/assessments/" in (cell["computed_by"] or "")}
        self.assertIn("c01-stock", owned)
        with contextlib.ExitStack() as again:
            self.assertEqual(self.servers["assessments"].stop(), 0)
            again.callback(self.servers["assessments"].start)
            draft, exported = self.prepared()
            frozen = self.servers[REPORTING].call(
                "return", "freeze", draft["name"])
        self.assertFalse(draft["complete"])
        self.assert_missing(owned, before.cells(), exported.cells())
        answered = {source["source"]: source["answered"]
                    for source in draft["source_revisions"]}
        self.assertEqual(
            [name for name, did in answered.items() if not did],
            ["assessments"])
        self.assertEqual(frozen.code, STATE)
        self.assertEqual(frozen.error()["reason"], "RETURN_INCOMPLETE")
        self.assertTrue(self.prepared()[0]["complete"])

    def assert_missing(self, owned: set[str], before: dict[str, Any],
                       after: dict[str, Any]) -> None:
        """Checks that the cells owned are missing and the others as before."""
        # Groups are known from the figures, so with those gone they are too.
        for name in owned & set(after):
            self.assertEqual(after[name]["state"], "MISSING", name)
            self.assertIsNone(after[name]["value"], name)
        self.assertEqual(
            owned - set(after),
            {name for name in owned if before[name]["group"] is not None})
        others = set(before) - owned
        self.assertEqual(
            without_revision({name: after[name] for name in others}),
            without_revision({name: before[name] for name in others}))


if __name__ == "__main__":
    programs.main()
