"""The steps of a return, as the demo takes them."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys
from typing import Any

import documents
import programs
import suite

COUNCIL = "leicestershire"
QUARTER = "2025-26 Q3"
AS_OF = "2025-10-20"
OF_COUNCIL = ("--council", COUNCIL)

REFERRALS = "synthetic_referrals.csv"
FINANCIAL = "synthetic_financial_assessments.csv"
OTHER_REFERRALS = "synthetic_other_referrals.csv"
DOLS_REFERRALS = "synthetic_dols_referrals.csv"
SUPPORTS = "synthetic_supports.csv"
CONTACTS = "synthetic_contacts.csv"
FINANCIAL_HISTORY = "synthetic_financial_history.csv"


def make_caseload(folder: pathlib.Path) -> pathlib.Path:
    """Writes the synthetic caseload of the demo into `folder`; returns that."""
    generator = programs.given().root / "tools" / "caseload" / "generate.py"
    subprocess.run(
        [sys.executable, generator, "--quiet", "--out", folder],
        stdin=subprocess.DEVNULL, check=True, timeout=suite.COMMAND_SECONDS)
    return folder


def published_programme() -> pathlib.Path:
    """Returns the folder of the published programme."""
    return (programs.given().root / "tools" / "programmes"
            / "leicestershire_2025")


def copy_programme(folder: pathlib.Path) -> pathlib.Path:
    """Copies the published programme into `folder`, to be changed there."""
    copy = folder / "programme"
    shutil.copytree(published_programme(), copy)
    return copy


def load(server: suite.Server, caseload: pathlib.Path,
         programme: pathlib.Path | None = None) -> None:
    """Imports a programme, if not given the published one, and a caseload."""
    server.expect("import", "programme", programme or published_programme())
    server.expect("import", "referrals", caseload / REFERRALS, *OF_COUNCIL)
    server.expect("import", "financial-assessments", caseload / FINANCIAL,
                  *OF_COUNCIL)
    server.expect("import", "referrals", caseload / OTHER_REFERRALS,
                  *OF_COUNCIL)
    server.expect("import", "supports", caseload / SUPPORTS, *OF_COUNCIL)


def prepare(server: suite.Server) -> dict[str, Any]:
    """Prepares the return of the demo; returns the draft."""
    return server.expect("return", "prepare", *OF_COUNCIL, "--quarter", QUARTER,
                         "--as-of", AS_OF)


def export(server: suite.Server, name: str,
           folder: pathlib.Path) -> documents.Documents:
    """Writes the server's documents of a return into `folder`; reads them."""
    said = server.expect("return", "export", name, "--to", folder,
                         "--format-file", "html,json,csv", "--replace")
    return documents.Documents(folder, said["files"])


def compute(server: suite.Server, measure: str, *when: str) -> dict[str, Any]:
    """Returns the value of a measure, such as `assessments/allocated-count`."""
    return server.expect("measures", "compute", measure, *OF_COUNCIL,
                         *when)["value"]


def head_revision(server: suite.Server, source: str) -> int:
    """Returns the latest revision of a source."""
    listed = server.expect("measures", "list", *OF_COUNCIL, "--source", source)
    return int(listed["head_revision"])
