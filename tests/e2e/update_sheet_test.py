"""Sheets that officers fill in: taken, edited, checked and applied as files.

Files are edited with the libraries that write them: openpyxl for XLSX, odfpy for
ODS.
"""

from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import unittest
import zipfile
from typing import Any

import flow
import programs
import suite

COUNCIL = f"councils/{flow.COUNCIL}"
AREA = "area-1"
# Run by Debian's Python, for which Debian's libraries are installed.
EDIT = '''
import datetime, json, sys
path, edits = sys.argv[1], json.loads(sys.argv[2])
def value(text):
    if text.startswith("date:"):
        return datetime.datetime.fromisoformat(text[5:])
    return text
if path.endswith(".xlsx"):
    import openpyxl
    book = openpyxl.load_workbook(path)
    for title, resource, column, text in edits:
        sheet = book[title]
        ids = [cell.value for cell in sheet[1]]
        for row in range(3, sheet.max_row + 1):
            if (sheet.cell(row, 1).value or "").endswith("/" + resource):
                cell = sheet.cell(row, ids.index(column) + 1)
                cell.value = value(text)
    book.save(path)
else:
    from odf import opendocument, table, text as odf_text
    from odf.namespaces import TABLENS
    book = opendocument.load(path)
    sheets = {found.getAttrNS(TABLENS, "name"): found
              for found in book.getElementsByType(table.Table)}
    def words(cell):
        return "".join(str(part) for part in cell.childNodes)
    for title, resource, column, text in edits:
        rows = sheets[title].getElementsByType(table.TableRow)
        ids = [words(c) for c in rows[0].getElementsByType(table.TableCell)]
        for row in rows[2:]:
            cells = row.getElementsByType(table.TableCell)
            if not words(cells[0]).endswith("/" + resource):
                continue
            old = cells[ids.index(column)]
            if text.startswith("date:"):
                new = table.TableCell(valuetype="date", datevalue=text[5:])
                new.addElement(odf_text.P(text=text[5:]))
            elif text.startswith("=="):
                new = table.TableCell(formula="of:" + text[1:],
                                      valuetype="float", value="2")
            else:
                new = table.TableCell(valuetype="string")
                new.addElement(odf_text.P(text=text))
            row.insertBefore(new, old)
            row.removeChild(old)
    book.save(path)
'''


class UpdateSheetTest(unittest.TestCase):
    """The published plan in a server, and a folder for files."""

    def setUp(self) -> None:
        self.server = suite.whole_suite(memory=True)
        self.server.__enter__()
        self.addCleanup(self.server.close)
        self.folder = suite.short_folder()
        self.addCleanup(suite.remove, self.folder)
        self.server.expect("import", "programme", flow.published_programme())
        sheet = self.export("known.xlsx")
        actions = next(table for table in sheet["tables"]
                       if table["kind"] == "ACTION")
        self.ids = [row["resource"].rpartition("/")[2]
                    for row in actions["rows"]]

    def path(self, name: str) -> pathlib.Path:
        return self.folder / name

    def export(self, name: str, area: str = AREA) -> Any:
        return self.server.expect("sheet", "export", *flow.OF_COUNCIL, "--area",
                                  area, "--to", self.path(name))

    def edit(self, name: str, *edits: tuple[str, str, str, str]) -> None:
        subprocess.run(["/usr/bin/python3", "-c", EDIT, self.path(name),
                        json.dumps(edits)], check=True,
                       timeout=suite.COMMAND_SECONDS)

    def check(self, name: str) -> suite.Result:
        return self.server.call("sheet", "check", self.path(name))

    def action(self, name: str) -> Any:
        return self.server.expect(
            "call", "ImprovementService/GetAction",
            json.dumps({"name": f"{COUNCIL}/actions/{name}"}))

    def test_a_sheet_that_nobody_edits_changes_nothing(self) -> None:
        for ending in ("xlsx", "ods"):
            for area in ("area-1", "area-4"):
                name = f"{area}.{ending}"
                self.export(name, area)
                preview = self.check(name).json()
                self.assertTrue(preview["rows"])
                self.assertEqual({row["state"] for row in preview["rows"]},
                                 {"UNCHANGED"}, name)
                self.assertFalse(any(row["passed_over"]
                                     for row in preview["rows"]))

    def test_edits_are_shown_and_then_made(self) -> None:
        for ending, action in (("xlsx", self.ids[0]), ("ods", self.ids[1])):
            name = f"edited.{ending}"
            self.export(name)
            self.edit(name,
                      ("Actions", action, "state", "in progress"),
                      ("Actions", action, "reason", "The team is there"),
                      ("Actions", action, "due_date", "31/03/2027"),
                      ("Actions", action, "changed_on", "date:2026-01-05"),
                      ("Actions", action, "latest_update", "-5% so far"))
            preview = self.check(name).json()
            self.assertEqual(preview["changed_count"], 1, preview)
            shown = self.server.text("sheet", "check", self.path(name))
            self.assertIn("What changes", shown.out)
            self.assertIn("The team is there", shown.out)
            applied = self.server.expect("sheet", "apply", self.path(name))
            self.assertEqual(applied["changed"],
                             [f"{COUNCIL}/actions/{action}"])
            stored = self.action(action)
            self.assertEqual(stored["state"], "IN_PROGRESS")
            self.assertEqual(stored["state_date"]["day"], 5)
            self.assertEqual(stored["due_date"],
                             {"year": 2027, "month": 3, "day": 31})
            self.assertEqual(stored["latest_update"], "-5% so far")
            again = self.server.expect("sheet", "apply", self.path(name))
            self.assertEqual(again["changed"], [])

    def test_the_second_officer_sees_the_newer_row(self) -> None:
        self.export("first.xlsx")
        self.export("second.ods")
        self.edit("first.xlsx",
                  ("Actions", self.ids[0], "latest_update", "From the first"))
        self.edit("second.ods",
                  ("Actions", self.ids[0], "latest_update", "From the second"),
                  ("Actions", self.ids[1], "latest_update", "Mine alone"))
        self.server.expect("sheet", "apply", self.path("first.xlsx"))
        refused = self.server.text("sheet", "apply", self.path("second.ods"))
        self.assertEqual(refused.code, 4)
        self.assertIn("From the first", refused.out)
        self.assertIn("From the second", refused.out)
        self.assertEqual(self.action(self.ids[1])["latest_update"], "")
        self.server.expect("sheet", "apply", self.path("second.ods"),
                           "--leave-out", self.ids[0])
        self.assertEqual(self.action(self.ids[0])["latest_update"],
                         "From the first")
        self.assertEqual(self.action(self.ids[1])["latest_update"],
                         "Mine alone")

    def test_errors_name_the_cell(self) -> None:
        for ending in ("xlsx", "ods"):
            name = f"wrong.{ending}"
            self.export(name)
            formula = "=1+1" if ending == "xlsx" else "==1+1"
            self.edit(name,
                      ("Actions", self.ids[0], "due_date", "03/31/2026"),
                      ("Actions", self.ids[1], "latest_update", formula))
            result = self.check(name)
            self.assertEqual(result.code, 4)
            self.assertEqual(result.error()["reason"], "SHEET_HAS_ISSUES")
            problems = [problem for row in result.json()["rows"]
                        for problem in row["problems"]]
            self.assertEqual([(p["column"], p["place"]) for p in problems],
                             [("due_date", "G3"), ("latest_update", "K4")])
            self.assertIn("above 12", problems[0]["rule"])
            self.assertIn("formula", problems[1]["rule"])

    def test_a_month_is_a_month(self) -> None:
        self.export("month.xlsx")
        self.edit("month.xlsx", ("Actions", self.ids[0], "due_date", "Mar-27"))
        self.server.expect("sheet", "apply", self.path("month.xlsx"))
        self.assertEqual(self.action(self.ids[0])["due_date"],
                         {"year": 2027, "month": 3, "day": 0})
        for ending in ("xlsx", "ods"):
            self.export(f"month-again.{ending}")
            preview = self.check(f"month-again.{ending}").json()
            self.assertEqual(preview["changed_count"], 0)

    def test_sheets_of_others_are_refused(self) -> None:
        self.export("mine.xlsx")
        for wrong in (("--area", "area-2", *flow.OF_COUNCIL),
                      ("--council", "kent")):
            result = self.server.call("sheet", "check", self.path("mine.xlsx"),
                                      *wrong)
            self.assertEqual(result.code, 4)
            self.assertEqual(result.error()["reason"], "SHEET_OF_ANOTHER")

    def test_harmful_files_are_refused(self) -> None:
        self.export("good.xlsx")
        entity = ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
                  "<a>&b;</a>")
        for name, part, content in (
                ("entity.xlsx", "xl/worksheets/sheet9.xml", entity),
                ("bomb.xlsx", "xl/big.bin", "\0" * 60_000_000)):
            shutil.copy(self.path("good.xlsx"), self.path(name))
            with zipfile.ZipFile(self.path(name), "a",
                                 zipfile.ZIP_DEFLATED) as file:
                file.writestr(part, content)
        self.path("text.xlsx").write_text("not a sheet")
        self.path("large.ods").write_bytes(b"\0" * 5_000_001)
        self.path("sheet.csv").write_text("a,b")
        with zipfile.ZipFile(self.path("empty.ods"), "w") as file:
            file.writestr("content.xml", "<a/>")
        for name in ("entity.xlsx", "bomb.xlsx", "text.xlsx", "large.ods",
                     "sheet.csv", "empty.ods"):
            result = self.check(name)
            self.assertEqual(result.code, 4, name)
            self.assertEqual(result.error()["reason"], "SHEET_FILE_REFUSED",
                             name)
        missing = self.check("missing.xlsx")
        self.assertEqual(missing.error()["reason"], "FILE_UNREADABLE")


if __name__ == "__main__":
    programs.main()
