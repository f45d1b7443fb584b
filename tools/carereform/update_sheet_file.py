"""Writes update sheets as files, and reads them: XLSX and ODS.

    update_sheet_file.py write SHEET.json FILE
    update_sheet_file.py read FILE ROWS.json

`carereform sheet` runs this with Debian's Python. SHEET.json is an UpdateSheet of
the improvement service, and ROWS.json a PreviewUpdateSheetRequest, both in
protobuf's JSON. For a file that is not taken, ROWS.json holds `refused` instead: a
sentence with nothing of the file in it.

Every table has its columns' ids in its first row, which is hidden, and its
headings in the second. So rows and columns may be moved, and rows left out. The
first two columns, which are hidden too, hold each row's resource and etag.
"""

from __future__ import annotations

import json
import pathlib
import sys
import xml.sax
import zipfile
from typing import Any

try:
    import defusedxml.common
    import defusedxml.sax

    import update_sheet_ods
    import update_sheet_xlsx
except ImportError as missing:
    sys.exit(f"{missing.name} is not installed")
from update_sheet_cells import Cell, Refused, Sheet, column_letters

MOST_BYTES = 5_000_000
MOST_UNPACKED_BYTES = 50_000_000
MOST_PARTS = 1_000
MOST_ROWS = 500
MARK = "carereform update sheet 1"
DATA_TITLE = "Sheet data"
NAME, ETAG = "resource", "etag"

_NO_SHEET = ("The file is not an update sheet: take one with `carereform sheet "
             "export`, and keep its hidden rows and columns.")


def _program(path: pathlib.Path) -> Any:
    """Returns what reads and writes files of that name."""
    programs = {".xlsx": update_sheet_xlsx, ".ods": update_sheet_ods}
    if path.suffix.lower() not in programs:
        raise Refused("A sheet is a file whose name ends in .xlsx or .ods: save "
                      "it as one of the two.")
    return programs[path.suffix.lower()]


def _guidance(sheet: dict[str, Any]) -> Sheet:
    day = sheet["as_of_date"]
    lines = [
        f"Updates of: {sheet['display_name']}",
        f"As it was on {day['day']:02}/{day['month']:02}/{day['year']}",
        "",
        "Fill in the cells with a coloured ground; the others only tell. What "
        "you leave as it is stays as it is.",
        "Rows may be sorted or deleted, once the sheet is unprotected, which needs "
        "no password. New rows are not taken: what is new is "
        "added to the plan first.",
        "A date is the day, the month and the year, such as 31/03/2026. A month "
        "is one such as Mar-26.",
        "Write values, not formulas. Name no person: name the post.",
        "Then check the file: carereform sheet check FILE. It shows what would "
        "change, and changes nothing.",
        "Where somebody else has changed a row since you took this sheet, the "
        "check shows their words beside yours, and nothing is lost.",
        "Hidden rows and columns tell which row is which: leave them.",
    ]
    rows = [[Cell(line)] for line in lines]
    for table in sheet["tables"]:
        rows.append([Cell("")])
        rows.append([Cell(table["title"], heading=True)])
        if table["note"]:
            rows.append([Cell(table["note"])])
        rows += [[Cell(f"{column['heading']}: {column['guidance']}")]
                 for column in table["columns"] if column["editable"]]
    return Sheet("Guidance", rows)


def _table(table: dict[str, Any]) -> Sheet:
    columns = table["columns"]
    rows = [[Cell(NAME), Cell(ETAG)] + [Cell(c["column"]) for c in columns],
            [Cell(text, heading=True) for text in ["Resource", "Etag"]
             + [c["heading"] for c in columns]]]
    for row in table["rows"]:
        rows.append([Cell(row["resource"]), Cell(row["etag"])] + [
            Cell(cell["text"], column["format"], column["editable"],
                 tuple(cell["choices"]))
            for column, cell in zip(columns, row["cells"])])
    return Sheet(table["title"], rows, hidden_columns=2, hidden_rows=1)


def write(sheet: dict[str, Any], path: pathlib.Path) -> None:
    """Writes an UpdateSheet as a file."""
    data = [[Cell(MARK)], [Cell("parent"), Cell(sheet["parent"])]]
    data += [[Cell(table["kind"]), Cell(table["title"])]
             for table in sheet["tables"]]
    _program(path).write(
        [_guidance(sheet), *map(_table, sheet["tables"]),
         Sheet(DATA_TITLE, data, hidden=True)], path)


def _check_parts(path: pathlib.Path) -> None:
    """Refuses what is no file of the kind, or would be too large or harmful."""
    if path.stat().st_size > MOST_BYTES:
        raise Refused("The file has more than 5 MB: take a new sheet.")
    try:
        with zipfile.ZipFile(path) as parts:
            listed = parts.infolist()
            if (len(listed) > MOST_PARTS or sum(part.file_size for part in listed)
                    > MOST_UNPACKED_BYTES):
                raise Refused("The file unpacks to more than 50 MB: take a new "
                              "sheet.")
            for part in listed:
                if part.filename.lower().endswith((".xml", ".rels")):
                    defusedxml.sax.parseString(
                        parts.read(part), xml.sax.ContentHandler(),
                        forbid_dtd=True)
    except defusedxml.common.DefusedXmlException:
        raise Refused("The file declares entities, which no sheet needs: take a "
                      "new sheet.") from None
    except (zipfile.BadZipFile, xml.sax.SAXException, RuntimeError,
            NotImplementedError, OSError, EOFError, ValueError):
        raise Refused("The file cannot be read: save it again as .xlsx or .ods, "
                      "without a password.") from None


def _edited_rows(kind: str, sheet: Sheet) -> list[dict[str, Any]]:
    """Returns the rows of a table, each with the place of each of its cells."""
    ids = [cell.text.strip() for cell in sheet.rows[0]] if sheet.rows else []
    if NAME not in ids or ETAG not in ids:
        raise Refused(_NO_SHEET)
    rows = []
    for number, cells in enumerate(sheet.rows[2:], 3):
        known = dict(zip(ids, cells))
        if not any(cell.text.strip() or cell.formula for cell in cells):
            continue
        rows.append({
            "kind": kind, "row_number": number,
            "resource": known.get(NAME, Cell()).text.strip(),
            "etag": known.get(ETAG, Cell()).text.strip(),
            "cells": [{"column": column, "text": cell.text,
                       "formula": cell.formula,
                       "place": f"{column_letters(position)}{number}"}
                      for position, (column, cell) in
                      enumerate(zip(ids, cells), 1)
                      if column and column not in (NAME, ETAG)]})
    return rows


def read(path: pathlib.Path) -> dict[str, Any]:
    """Reads a file as a PreviewUpdateSheetRequest."""
    program = _program(path)
    _check_parts(path)
    try:
        sheets = {sheet.title: sheet for sheet in program.read(path)}
    except Refused:
        raise
    except Exception as problem:  # Whatever the libraries stumble over.
        raise Refused("The file cannot be read: save it again as .xlsx or .ods."
                      ) from problem
    data = sheets.get(DATA_TITLE)
    if data is None or len(data.rows) < 2:
        raise Refused(_NO_SHEET)
    texts = [[cell.text.strip() for cell in row] for row in data.rows]
    if texts[0][:1] != [MARK] or texts[1][:1] != ["parent"] or len(texts[1]) < 2:
        raise Refused(_NO_SHEET)
    rows = []
    for line in texts[2:]:
        if len(line) >= 2 and line[1] in sheets:
            rows += _edited_rows(line[0], sheets[line[1]])
    if len(rows) > MOST_ROWS:
        raise Refused("The file has more than 500 rows: take a new sheet.")
    return {"parent": texts[1][1], "rows": rows}


def main(what: str, source: str, result: str) -> None:
    """Writes or reads a file."""
    if what == "write":
        write(json.loads(pathlib.Path(source).read_text("utf-8")),
              pathlib.Path(result))
        return
    try:
        rows = read(pathlib.Path(source))
    except Refused as refused:
        rows = {"refused": str(refused)}
    pathlib.Path(result).write_text(json.dumps(rows), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
