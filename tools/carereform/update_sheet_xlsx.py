"""Update sheets as XLSX files."""

from __future__ import annotations

import datetime
import pathlib
import re
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

from update_sheet_cells import (MOST_COLUMNS, Cell, Refused, Sheet,
                                column_letters, date_of, date_text, plain, width)

_DAY = "dd/mm/yyyy"
_MONTH = "mmm yyyy"
_HEADING = PatternFill("solid", start_color="FFD9E2EC")
_EDITABLE = PatternFill("solid", start_color="FFFFFBE6")
# Excel shows no longer list that is written into a cell's rule.
_MOST_CHOICES = 255


def _set(cell: Any, written: Cell) -> None:
    date = date_of(written.text) if written.format.startswith("DAY") else None
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.protection = Protection(locked=not written.editable)
    if written.editable:
        cell.fill = _EDITABLE
    if written.heading:
        cell.font = Font(bold=True)
        cell.fill = _HEADING
    if date is not None:
        day, is_month = date
        cell.value = datetime.datetime(day.year, day.month, day.day)
        cell.number_format = _MONTH if is_month else _DAY
        return
    if written.format.startswith("DAY"):
        cell.number_format = _DAY if written.format == "DAY" else "General"
    if not written.text:
        return
    cell.value = plain(written.text)
    # A text, whatever it begins with, also after somebody has edited it.
    cell.data_type = "s"
    cell.quotePrefix = written.text[0] in "=+-@"


def write(sheets: list[Sheet], path: pathlib.Path) -> None:
    """Writes a file."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        table = book.create_sheet(sheet.title)
        lists: dict[tuple[str, ...], DataValidation] = {}
        for row, cells in enumerate(sheet.rows, 1):
            for column, written in enumerate(cells, 1):
                cell = table.cell(row, column)
                _set(cell, written)
                if written.editable and written.choices:
                    lists.setdefault(written.choices, DataValidation(
                        type="list", allow_blank=False,
                        formula1='"' + ",".join(written.choices) + '"')
                    ).add(cell)
        for choices, rule in lists.items():
            if len(",".join(choices)) <= _MOST_CHOICES:
                table.add_data_validation(rule)
        for column in range(1, max(map(len, sheet.rows), default=0) + 1):
            shown = table.column_dimensions[column_letters(column)]
            shown.hidden = column <= sheet.hidden_columns
            shown.width = width([cells[column - 1] for cells in
                                 sheet.rows[sheet.hidden_rows:]
                                 if column <= len(cells)])
        for row in range(1, sheet.hidden_rows + 1):
            table.row_dimensions[row].hidden = True
        if sheet.hidden_rows:
            table.freeze_panes = table.cell(sheet.hidden_rows + 2, 1)
        table.protection.sheet = True
        table.protection.formatColumns = False
        table.protection.formatRows = False
        if sheet.hidden:
            table.sheet_state = "hidden"
    book.save(path)


def _is_month(number_format: str) -> bool:
    """Returns whether a format shows a month and a year and no day."""
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format.lower())
    return "m" in shown and "y" in shown and "d" not in shown


def _read_cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell()
    if cell.data_type in ("f", "e"):
        return Cell(formula=True)
    if isinstance(value, datetime.datetime):
        return Cell(date_text(value.date(), _is_month(cell.number_format)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Cell(str(value))


def read(path: pathlib.Path) -> list[Sheet]:
    """Reads a file whose parts were checked."""
    if not openpyxl.DEFUSEDXML:
        raise Refused("defusedxml is missing: apt-get install python3-defusedxml")
    book = openpyxl.load_workbook(path)
    return [Sheet(table.title,
                  [[_read_cell(cell) for cell in row] for row in
                   table.iter_rows(max_col=min(table.max_column, MOST_COLUMNS))])
            for table in book.worksheets]
