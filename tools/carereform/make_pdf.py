"""Makes PDF/UA-1 of a page that needs nothing else: make_pdf.py PAGE PDF.

`carereform return export` runs this with the Python that WeasyPrint is installed
for. WeasyPrint 57, that of Debian 12, tags headings, lists, tables and links. It
leaves drawings out of the structure and does not say what a header cell heads;
both are added here. Later versions do so themselves.
"""

from __future__ import annotations

import sys
from typing import Any

import pydyf
import weasyprint
from weasyprint import draw

SVG = "{http://www.w3.org/2000/svg}"
VARIANT = "pdf/ua-1"


def refuse(url: str, *_: Any, **__: Any) -> None:
    """Fetches nothing, from no network and no file."""
    raise ValueError(f"the page may not ask for {url}")


def tag_drawings() -> None:
    """Has each drawing tagged as a figure where it is drawn."""
    draw_only = draw.draw_replacedbox

    def draw_and_tag(stream: Any, box: Any) -> None:
        stream.begin_marked_content(box, mcid=True, tag="Figure")
        draw_only(stream, box)
        stream.end_marked_content()

    draw.draw_replacedbox = draw_and_tag


def descriptions(page: weasyprint.HTML) -> list[str]:
    """Returns the words for each drawing, in their order."""
    return [f"{drawing.findtext(SVG + 'title')}. "
            f"{drawing.findtext(SVG + 'desc')}"
            for drawing in page.etree_element.iter(SVG + "svg")]


class Structure:
    """The elements of a PDF's structure."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._by_reference = {
            item.reference: item for item in pdf.objects
            if isinstance(item, pydyf.Dictionary)
            and item.get("Type") == "/StructElem"}

    def of_kind(self, kind: str) -> list[pydyf.Dictionary]:
        """Returns the elements of `kind`, such as `/TH`, in their order."""
        return [element for element in self._by_reference.values()
                if element["S"] == kind]

    def stands_in(self, element: pydyf.Dictionary, kind: str) -> bool:
        """Returns whether an element around `element` is of `kind`."""
        around = self._by_reference.get(element["P"])
        while around is not None and around["S"] != kind:
            around = self._by_reference.get(around["P"])
        return around is not None


def complete(pdf: pydyf.PDF, words: list[str]) -> None:
    """Adds the words for drawings, and what header cells head."""
    structure = Structure(pdf)
    figures = structure.of_kind("/Figure")
    if len(figures) != len(words):
        raise ValueError(f"{len(figures)} drawings are tagged, of {len(words)}")
    for figure, alternative in zip(figures, words):
        figure["Alt"] = pydyf.String(alternative)
    for cell in structure.of_kind("/TH"):
        above = structure.stands_in(cell, "/THead")
        cell["A"] = pydyf.Dictionary(
            {"O": "/Table", "Scope": "/Column" if above else "/Row"})


def main(page_file: str, pdf_file: str) -> None:
    """Reads the page and writes the PDF."""
    page = weasyprint.HTML(filename=page_file, encoding="utf-8",
                           url_fetcher=refuse)
    if not weasyprint.__version__.startswith("57."):
        page.write_pdf(pdf_file, pdf_variant=VARIANT)
        return
    tag_drawings()
    words = descriptions(page)
    page.write_pdf(pdf_file, variant=VARIANT,
                   finisher=lambda _, pdf: complete(pdf, words))


if __name__ == "__main__":
    main(*sys.argv[1:])
