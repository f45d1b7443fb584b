#!/usr/bin/env python3
"""Writes a synthetic submission of Client Level Data, release 2.

    client_level.py --out FILE [--people N] [--year 2025] [--seed N]

Everybody in it is made up. The same arguments write the same file.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import pathlib
import random
from typing import Iterator

_DATA = (
    pathlib.Path(__file__).resolve().parents[2]
    / "services" / "assessments" / "data"
)
_LA_CODE = "999"  # No council has it.
_ONWARD = "Progress to assessment, review or reassessment"
_PLANNING = "Progress to support planning or services"
_ADVICE = "NFA: Information and advice or signposting"

Row = dict[str, str]


def fields() -> list[str]:
    """Returns the headings of the flat file, in order."""
    with open(_DATA / "cld_fields.csv", encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if line[0] != "#")
        return list(dict.fromkeys(row["field"] for row in rows))


def rows(people: int, year: int, seed: int) -> Iterator[Row]:
    """Yields the events of `people` people in one calendar year."""
    draw = random.Random(seed)
    for number in range(1, people + 1):
        yield from _journey(draw, number, year)


def _journey(draw: random.Random, number: int, year: int) -> Iterator[Row]:
    person = _person(draw, number, year)
    asked = datetime.date(year, 1, 1) + datetime.timedelta(draw.randrange(340))
    last = datetime.date(year, 12, 31)
    told = asked + datetime.timedelta(draw.randrange(3))
    went_on = draw.random() < 0.6
    yield _event(person, "Request", asked, told,
                 _ONWARD if went_on else _ADVICE,
                 Request_Route_of_Access=draw.choice(
                     ["Community / other route", "Discharge from hospital"]))
    begun = told + datetime.timedelta(draw.randrange(60))
    ended = begun + datetime.timedelta(draw.randrange(15))
    if not went_on or ended > last:
        return
    supported = draw.random() < 0.7
    yield _event(person, "Assessment", begun, ended,
                 _PLANNING if supported else _ADVICE,
                 Assessment_Type="Long term assessment")
    served = ended + datetime.timedelta(draw.randrange(30))
    if not supported or served > last:
        return
    yield _event(person, "Service", served, None, "",
                 Service_Type="Long term support: Community",
                 Service_Component="Home support or domiciliary care",
                 Delivery_Mechanism="CASSR managed personal budget")
    if draw.random() < 0.2:
        yield _event(person, "Review", last, last,
                     "Continuation of support or services",
                     Review_Reason="Planned review of long term support")


def _person(draw: random.Random, number: int, year: int) -> Row:
    born = datetime.date(year - draw.randrange(20, 96), draw.randrange(1, 13),
                         draw.randrange(1, 29))
    return {
        "LA_Code": _LA_CODE,
        "Reporting_Period_Start_Date": f"{year}-01-01",
        "Reporting_Period_End_Date": f"{year}-12-31",
        "LA_Person_Unique_Identifier": f"synthetic-{number}",
        "Gender": draw.choice(["Male", "Female"]),
        "Ethnicity": "No data: Undeclared or not known",
        "Date_of_Birth": born.isoformat(),
        "Client_Type": "Service user",
        "Primary_Support_Reason": "Unknown",
        "Accommodation_Status": "Unknown",
        "Employment_Status": "Unknown",
        "Has_Unpaid_Carer": "Unknown",
    }


def _event(person: Row, kind: str, start: datetime.date,
           end: datetime.date | None, outcome: str, **own: str) -> Row:
    number = person["LA_Person_Unique_Identifier"].removeprefix("synthetic-")
    return {
        **person,
        "Event_Type": kind,
        "Event_Reference": f"{kind.lower()}-{number}",
        "Event_Start_Date": start.isoformat(),
        "Event_End_Date": end.isoformat() if end else "",
        "Event_Outcome": outcome,
        **own,
    }


def write(path: pathlib.Path, people: int, year: int, seed: int) -> None:
    """Writes the file."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("# Synthetic: everybody in this file is made up.\n")
        writer = csv.DictWriter(file, fields(), restval="",
                                lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(people, year, seed))


def main() -> None:
    """Reads the arguments and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--year", type=int, default=2025)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write(arguments.out, arguments.people, arguments.year, arguments.seed)


if __name__ == "__main__":
    main()
