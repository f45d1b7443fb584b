"""Update sheets as ODS files."""

from __future__ import annotations

import datetime
import pathlib
from typing import Any, Iterator

from odf import number, opendocument, style, table, teletype, text
from odf.namespaces import OFFICENS, STYLENS, TABLENS

from update_sheet_cells import (MOST_COLUMNS, Cell, Refused, Sheet,
                                date_of, date_text, plain, width)

_MOST_ROWS = 600
_MILLIMETRES = 2.1  # Of a character.


class _Writer:
    """A document, with a style for each look of a cell."""

    def __init__(self) -> None:
        self.document = opendocument.OpenDocumentSpreadsheet()
        self._styles: dict[tuple[Any, ...], str] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        self.validations = table.ContentValidations()
        day = number.DateStyle(name="day")
        for part in (number.Day(style="long"), "/", number.Month(style="long"),
                     "/", number.Year(style="long")):
            self._add_part(day, part)
        month = number.DateStyle(name="month")
        for part in (number.Month(textual=True), " ", number.Year(style="long")):
            self._add_part(month, part)
        self.document.automaticstyles.addElement(day)
        self.document.automaticstyles.addElement(month)

    @staticmethod
    def _add_part(dates: Any, part: Any) -> None:
        if isinstance(part, str):
            part = number.Text(text=part)
        dates.addElement(part)

    def cell_style(self, written: Cell, dates: str) -> str:
        """Returns the name of the style for such a cell."""
        key = (written.editable, written.heading, dates)
        if key in self._styles:
            return self._styles[key]
        name = f"cell{len(self._styles)}"
        known = {"datastylename": dates} if dates else {}
        look = style.Style(name=name, family="table-cell", **known)
        colour = {"backgroundcolor": "#fffbe6"} if written.editable else {}
        if written.heading:
            colour = {"backgroundcolor": "#d9e2ec"}
        look.addElement(style.TableCellProperties(
            cellprotect="none" if written.editable else "protected",
            wrapoption="wrap", verticalalign="top", **colour))
        if written.heading:
            look.addElement(style.TextProperties(fontweight="bold"))
        self.document.automaticstyles.addElement(look)
        self._styles[key] = name
        return name

    def column_style(self, characters: int) -> str:
        """Returns the name of the style for a column of such a width."""
        key = ("column", characters)
        if key not in self._styles:
            name = f"column{characters}"
            look = style.Style(name=name, family="table-column")
            look.addElement(style.TableColumnProperties(
                columnwidth=f"{characters * _MILLIMETRES:.1f}mm"))
            self.document.automaticstyles.addElement(look)
            self._styles[key] = name
        return self._styles[key]

    def hidden_table_style(self) -> str:
        """Returns the name of the style for a table that is not shown."""
        key = ("table",)
        if key not in self._styles:
            look = style.Style(name="hidden", family="table")
            look.addElement(style.TableProperties(display="false"))
            self.document.automaticstyles.addElement(look)
            self._styles[key] = "hidden"
        return self._styles[key]

    def choices(self, choices: tuple[str, ...]) -> str:
        """Returns the name of the rule that a cell holds one of these."""
        if choices not in self._lists:
            name = f"list{len(self._lists)}"
            words = ";".join(f'"{choice}"' for choice in choices)
            self.validations.addElement(table.ContentValidation(
                name=name, displaylist="unsorted", allowemptycell="false",
                condition=f"of:cell-content-is-in-list({words})"))
            self._lists[choices] = name
        return self._lists[choices]

    def cell(self, written: Cell) -> Any:
        """Returns a cell."""
        is_date = written.format.startswith("DAY")
        date = date_of(written.text) if is_date else None
        dates = ("month" if date[1] else "day") if date else ""
        known: dict[str, str] = {"stylename": self.cell_style(written, dates)}
        if written.editable and written.choices:
            known["contentvalidationname"] = self.choices(written.choices)
        if date is not None:
            made = table.TableCell(valuetype="date",
                                   datevalue=date[0].isoformat(), **known)
            shown = "%b %Y" if date[1] else "%d/%m/%Y"
            made.addElement(text.P(text=date[0].strftime(shown)))
            return made
        if not written.text:
            return table.TableCell(**known)
        made = table.TableCell(valuetype="string", **known)
        for line in plain(written.text).split("\n"):
            paragraph = text.P()
            teletype.addTextToElement(paragraph, line)
            made.addElement(paragraph)
        return made


def write(sheets: list[Sheet], path: pathlib.Path) -> None:
    """Writes a file."""
    writer = _Writer()
    tables = []
    for sheet in sheets:
        known = {"stylename": writer.hidden_table_style()} if sheet.hidden else {}
        made = table.Table(name=sheet.title, protected="true", **known)
        for column in range(max(map(len, sheet.rows), default=0)):
            shown = sheet.rows[sheet.hidden_rows:]
            made.addElement(table.TableColumn(
                stylename=writer.column_style(width(
                    [cells[column] for cells in shown if column < len(cells)])),
                visibility="collapse" if column < sheet.hidden_columns
                else "visible"))
        for position, cells in enumerate(sheet.rows):
            row = table.TableRow(visibility="collapse"
                                 if position < sheet.hidden_rows else "visible")
            for written in cells:
                row.addElement(writer.cell(written))
            made.addElement(row)
        tables.append(made)
    if writer.validations.hasChildNodes():
        writer.document.spreadsheet.addElement(writer.validations)
    for made in tables:
        writer.document.spreadsheet.addElement(made)
    writer.document.save(str(path))


class _Reader:
    """Reads the cells of a document."""

    def __init__(self, document: Any) -> None:
        self._months = set()
        dates = {found.getAttrNS(STYLENS, "name"): found
                 for found in document.getElementsByType(number.DateStyle)}
        for look in document.getElementsByType(style.Style):
            found = dates.get(look.getAttrNS(STYLENS, "data-style-name"))
            if found is not None and not found.getElementsByType(number.Day):
                self._months.add(look.getAttrNS(STYLENS, "name"))

    def cell(self, element: Any, row_style: str, column_style: str) -> Cell:
        """Reads a cell whose row and column have default styles."""
        if element.getAttrNS(TABLENS, "formula"):
            return Cell(formula=True)
        kind = element.getAttrNS(OFFICENS, "value-type")
        if kind == "date":
            value = element.getAttrNS(OFFICENS, "date-value")
            look = (element.getAttrNS(TABLENS, "style-name") or row_style
                    or column_style)
            try:
                day = datetime.date.fromisoformat(value[:10])
            except ValueError:
                return Cell(value)
            return Cell(date_text(day, look in self._months))
        if kind in ("float", "percentage", "currency"):
            value = element.getAttrNS(OFFICENS, "value")
            return Cell(value.removesuffix(".0"))
        return Cell("\n".join(
            teletype.extractText(paragraph)
            for paragraph in element.childNodes
            if paragraph.qname == (text.P().qname)))


def _repeats(element: Any, what: str) -> int:
    return int(element.getAttrNS(TABLENS, f"number-{what}-repeated") or 1)


def _children(element: Any, names: set[str]) -> Iterator[Any]:
    """Returns the rows or cells of a table, those in groups among them."""
    for child in element.childNodes:
        local = child.qname[1] if child.qname[0] == TABLENS else ""
        if local in names:
            yield child
        elif local.endswith("-group") or local in ("table-header-rows",
                                                   "table-rows",
                                                   "table-header-columns",
                                                   "table-columns"):
            yield from _children(child, names)


def _rows(reader: _Reader, sheet: Any) -> list[list[Cell]]:
    looks: list[str] = []
    for column in _children(sheet, {"table-column"}):
        looks += [column.getAttrNS(TABLENS, "default-cell-style-name") or ""
                  ] * min(_repeats(column, "columns"), MOST_COLUMNS)
    looks += [""] * MOST_COLUMNS
    rows: list[list[Cell]] = []
    empty = 0
    for row in _children(sheet, {"table-row"}):
        row_look = row.getAttrNS(TABLENS, "default-cell-style-name") or ""
        cells: list[Cell] = []
        for element in _children(row, {"table-cell", "covered-table-cell"}):
            cell = reader.cell(element, row_look,
                               looks[min(len(cells), len(looks) - 1)])
            room = MOST_COLUMNS - len(cells)
            cells += [cell] * min(_repeats(element, "columns"), room)
        repeats = _repeats(row, "rows")
        if not any(cell.text or cell.formula for cell in cells):
            empty += repeats
            continue
        if len(rows) + empty + repeats > _MOST_ROWS:
            raise Refused("The file has more rows than a sheet is given with: "
                          "take a new sheet.")
        rows += [[] for _ in range(empty)]
        rows += [list(cells) for _ in range(repeats)]
        empty = 0
    return rows


def read(path: pathlib.Path) -> list[Sheet]:
    """Reads a file whose parts were checked."""
    document = opendocument.load(str(path))
    reader = _Reader(document)
    return [Sheet(sheet.getAttrNS(TABLENS, "name") or "", _rows(reader, sheet))
            for sheet in document.getElementsByType(table.Table)]
