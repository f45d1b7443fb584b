"""The documents as their readers' programs take them: a browser, a PDF viewer.

The page is looked at by axe-core in Chromium, where that is installed
(tools/setup --documents). The PDF is looked at with what Debian has: qpdf for its
structure, and poppler-utils for what a reader is given.
"""

from __future__ import annotations

import html.parser
import json
import pathlib
import re
import shutil
import tempfile
import unittest
from typing import Any

import documents
import flow
import programs
import suite

BROWSER = "chromium"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
         "best-practice"]


class Exported:
    """The demo's return, frozen, and its documents in a folder."""

    def __init__(self, server: suite.Server) -> None:
        self.server = server
        flow.load(server, flow.make_caseload(server.folder / "cases"))
        self.name = flow.prepare(server)["name"]
        server.expect("return", "freeze", self.name)
        self.folder = server.folder / "documents"
        self.documents = flow.export(server, self.name, self.folder)
        self.files = self.export_pdf(self.folder)
        self.pdf = self.folder / "return.pdf"

    def export_pdf(self, folder: pathlib.Path) -> list[dict[str, Any]]:
        """Writes return.pdf into `folder`; returns what the command says."""
        return self.server.expect("return", "export", self.name, "--to",
                                  folder, "--format-file", "pdf")["files"]


_exported: Exported


def setUpModule() -> None:  # pylint: disable=invalid-name
    """Runs the steps of the demo once for all tests."""
    global _exported
    _exported = Exported(unittest.enterModuleContext(suite.whole_suite()))


def words(text: str) -> str:
    """Returns `text` in one line, as a reader would say it."""
    return " ".join(text.split())


class _References(html.parser.HTMLParser):
    """Collects what a page would load, run or send for."""

    # An SVG's id may be named; nothing else may.
    ASKING = {"src", "srcset", "href", "xlink:href", "data", "action", "poster",
              "background", "style"}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.drawings = 0

    def handle_starttag(self, tag: str,
                        attrs: list[tuple[str, str | None]]) -> None:
        self.drawings += tag == "svg"
        if tag in ("script", "link", "iframe", "object", "embed", "base"):
            self.found.append((tag, ""))
        for name, value in attrs:
            asks = name in self.ASKING and not (value or "").startswith("#")
            if asks or name.startswith("on"):
                self.found.append((tag, f"{name}={value}"))


class PageTest(unittest.TestCase):
    """return.html."""

    def setUp(self) -> None:
        self.page = _exported.documents.text("return.html")

    def test_it_needs_no_script_and_nothing_else(self) -> None:
        reader = _References()
        reader.feed(self.page)
        self.assertEqual(reader.found, [])
        self.assertGreater(reader.drawings, 10)
        styles = re.findall(r"<style>(.*?)</style>", self.page, re.DOTALL)
        self.assertEqual(len(styles), 1)
        self.assertNotIn("url(", styles[0])
        self.assertNotIn("@import", styles[0])

    def test_axe_finds_nothing_wrong(self) -> None:
        browser = shutil.which(BROWSER)
        if browser is None:
            self.skipTest("no Chromium: tools/setup --documents installs it")
        found = self.axe(browser)
        self.assertEqual(found["violations"], [])
        self.assertGreater(found["passes"], 30)

    def axe(self, browser: str) -> dict[str, Any]:
        """Returns what axe-core says of the page."""
        axe = (programs.given().root / "node_modules" / "axe-core"
               / "axe.min.js").read_text(encoding="utf-8")
        run = (f"<script>{axe}</script><script>"
               f"axe.run({{runOnly: {json.dumps(RULES)}}}).then(found => {{"
               "document.body.textContent = JSON.stringify({"
               "passes: found.passes.length, violations: found.violations.map("
               "rule => [rule.id, rule.help,"
               " rule.nodes.map(node => node.html)])});"
               "document.body.id = 'done';});</script></body>")
        # The page's own policy would not let axe run.
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "",
                      self.page).replace("</body>", run)
        with tempfile.TemporaryDirectory(prefix="cr-axe-") as folder:
            file = pathlib.Path(folder) / "page.html"
            file.write_text(page, encoding="utf-8")
            result = suite.run(
                browser, "--headless", "--no-sandbox", "--disable-gpu",
                "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
                f"--user-data-dir={folder}/profile",
                "--virtual-time-budget=60000", "--dump-dom", file)
        done = re.search(r'<body id="done">(.*)</body>', result.out, re.DOTALL)
        self.assertIsNotNone(done, result.err[-2000:])
        assert done is not None
        return json.loads(html.unescape(done[1]))


class PdfTest(unittest.TestCase):
    """return.pdf."""

    documents: documents.Documents
    pdf: pathlib.Path
    structure: str
    text: str

    @classmethod
    def setUpClass(cls) -> None:
        cls.documents = _exported.documents
        cls.pdf = _exported.pdf
        plain = _exported.folder / "plain.pdf"
        cls.tool("qpdf", "--qdf", "--object-streams=disable", cls.pdf, plain)
        cls.structure = plain.read_bytes().decode("latin-1")
        cls.text = words(cls.tool("pdftotext", "-layout", cls.pdf, "-"))

    @staticmethod
    def tool(*command: str | pathlib.Path) -> str:
        """Runs a program that must succeed; returns what it wrote."""
        result = suite.run(*command)
        if result.code != 0:
            raise AssertionError(f"{command}: {result.err}")
        return result.out

    def count(self, kind: str) -> int:
        """Returns how many elements of the structure are of `kind`."""
        return len(re.findall(rf"/S /{kind}\b", self.structure))

    def test_it_is_a_sound_file(self) -> None:
        self.assertIn("No syntax or stream encoding errors found",
                      self.tool("qpdf", "--check", self.pdf))
        self.assertEqual(_exported.files[0]["media_type"], "application/pdf")
        self.assertEqual(_exported.files[0]["made_from_sha256"],
                         self.documents.digests()["return.html"])

    def test_it_says_that_it_is_pdf_ua(self) -> None:
        self.assertRegex(self.structure, r'pdfuaid:part(="|>)1')
        info = self.tool("pdfinfo", self.pdf)
        self.assertRegex(info, r"Tagged: +yes")
        self.assertRegex(
            info, r"Title: +Progress return 2025-26 Q3, interim, as of 20 "
                  r"October 2025, Leicestershire County Council")
        self.assertRegex(info, r"Page size: +595\S* x 841\S* pts \(A4\)")
        self.assertIn("/DisplayDocTitle true", self.structure)
        self.assertRegex(self.structure, r"/Lang \(en-GB\)")

    def test_its_fonts_are_in_it(self) -> None:
        lines = self.tool("pdffonts", self.pdf).splitlines()[2:]
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, r" yes yes (yes|no) +\d+ +\d+$")

    def test_tables_have_header_cells_that_say_what_they_head(self) -> None:
        page = self.documents.text("return.html")
        # A table goes on over pages, with its header on each.
        self.assertGreaterEqual(self.count("Table"), page.count("<table"))
        self.assertGreaterEqual(self.count("TH"), page.count("<th "))
        scopes = re.findall(r"/Scope /(Column|Row)\b", self.structure)
        self.assertEqual(len(scopes), self.count("TH"))
        self.assertEqual(set(scopes), {"Column", "Row"})
        self.assertEqual(self.count("H1"), 1)
        self.assertEqual(self.count("H2"), page.count("<section"))

    def test_every_drawing_has_its_words(self) -> None:
        page = self.documents.text("return.html")
        drawings = page.count("<svg")
        self.assertGreater(drawings, 10)
        self.assertEqual(self.count("Figure"), drawings)
        alternatives = re.findall(r"/Alt [(<]", self.structure)
        self.assertEqual(len(alternatives), drawings)

    def test_every_figure_is_there_in_words(self) -> None:
        for name, cell in self.documents.cells().items():
            with self.subTest(name):
                self.assertIn(words(cell["value_text"]), self.text)

    def test_every_judged_figure_stands_with_its_code(self) -> None:
        judged = [cell for cell in self.documents.cells().values()
                  if cell["outcome"] in ("met", "missed")]
        self.assertGreater(len(judged), 10)
        for cell in judged:
            with self.subTest(cell["cell"]):
                start = self.text.index(cell["measure"] + " ")
                self.assertIn(cell["value_text"],
                              self.text[start:start + 400])

    def test_it_says_what_it_is_on_every_page(self) -> None:
        pages = self.tool("pdftotext", self.pdf, "-").split("\f")[:-1]
        self.assertGreater(len(pages), 5)
        for number, page in enumerate(pages, 1):
            with self.subTest(number):
                said = words(page)
                self.assertIn(f"Page {number} of {len(pages)}", said)
                self.assertIn("version 1, frozen", said)
                self.assertIn("Synthetic cases calibrated to published totals",
                              said)

    def test_the_same_page_gives_the_same_bytes(self) -> None:
        again = _exported.folder / "again"
        _exported.export_pdf(again)
        self.assertEqual((again / "return.pdf").read_bytes(),
                         self.pdf.read_bytes())


if __name__ == "__main__":
    programs.main()
