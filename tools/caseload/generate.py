#!/usr/bin/env python3
"""Writes a synthetic caseload that reproduces a council's published totals."""

from __future__ import annotations

import argparse
import datetime
import json
import pathlib
import sys
import time

import check
import financial_extract
from calibration import CalibrationError, read_calibration
from case import of_population
from case_extract import write_nights
from charges import CHARGES, Charges, write_charges
from csv_files import (
    CONTACTS,
    DOLS_REFERRALS,
    FINANCIAL_COLUMNS,
    FINANCIAL_HISTORY,
    OTHER_REFERRALS,
    REFERRAL_COLUMNS,
    SUPPORTS,
    financial_rows,
    referral_rows,
    write_files,
    write_table,
)
from draws import Draws
from exact_caseload import ExactCaseload
from financial_history import FinancialHistory
from published_lists import PublishedLists
from stock_target import RepairError

_FOLDER = pathlib.Path(__file__).resolve().parent
_EXAMPLES = """examples:
  tools/caseload/generate.py --out build/caseload
  tools/caseload/generate.py --out build/other --seed 7 --charges 15000
  tools/caseload/check.py build/caseload

exit codes: 0 every figure is exact; 1 a figure was missed; 2 bad input
"""


class Progress:
    """Tells each step, with the seconds since the start, on stderr."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._start = time.monotonic()

    def tell(self, step: str) -> None:
        """Prints one step unless quiet was asked for."""
        if not self._quiet:
            seconds = time.monotonic() - self._start
            print(f"[{seconds:5.1f} s] {step}", file=sys.stderr, flush=True)


def generate(
    calibration_file: pathlib.Path,
    seed: int,
    out: pathlib.Path,
    progress: Progress,
    night: datetime.date | None = None,
) -> None:
    """Writes the two files into `out`, replacing any of the same name.

    With `night`, writes the case extracts of that night and the next too.

    Raises CalibrationError for a calibration that cannot be followed and
    RepairError for a figure that cannot be reached.
    """
    calibration = read_calibration(calibration_file)
    draws = Draws(seed)
    caseload = ExactCaseload(calibration, draws, progress.tell)
    caseload.build()
    shape, last_day = calibration.shape, calibration.last_day
    referrals = referral_rows(caseload.referrals(), shape, last_day, draws)
    financial = financial_rows(
        of_population(caseload.cases, "financial"), shape, last_day, draws
    )
    origin = f"seed {seed}, calibration file {calibration.name}"
    write_files(out, origin, referrals, financial)
    if night is not None:
        write_nights(out, origin, REFERRAL_COLUMNS, referrals, night)
        financial_extract.write_nights(
            out, origin, FINANCIAL_COLUMNS, financial, night)
    progress.tell(
        f"wrote {len(referrals):,} referrals and {len(financial):,} "
        f"financial assessments to {out}"
    )


def generate_lists(
    lists_file: pathlib.Path, seed: int, out: pathlib.Path, progress: Progress
) -> None:
    """Writes the four files of the other lists into `out`.

    Raises RepairError for a list whose statistics do not fit one another.
    """
    calibration = json.loads(lists_file.read_text(encoding="utf-8"))
    made = PublishedLists(calibration, Draws(seed))
    origin = f"seed {seed}, calibration file {lists_file.name}"
    referrals = made.referrals()
    dols = [row for row in referrals if row["type"].startswith("dols")]
    others = [row for row in referrals if not row["type"].startswith("dols")]
    for name, rows in (
        (OTHER_REFERRALS, others),
        (DOLS_REFERRALS, dols),
        (SUPPORTS, made.supports()),
        (CONTACTS, made.contacts()),
    ):
        write_table(out / name, origin, rows)
        progress.tell(f"wrote {len(rows):,} rows to {name}")


def generate_history(
    history_file: pathlib.Path,
    seed: int,
    out: pathlib.Path,
    progress: Progress,
) -> None:
    """Writes the file of earlier financial assessments into `out`.

    Raises RepairError for a list whose statistics do not fit one another.
    """
    calibration = json.loads(history_file.read_text(encoding="utf-8"))
    rows = FinancialHistory(calibration, Draws(seed)).rows()
    origin = f"seed {seed}, calibration file {history_file.name}"
    write_table(out / FINANCIAL_HISTORY, origin, rows)
    progress.tell(f"wrote {len(rows):,} rows to {FINANCIAL_HISTORY}")


def generate_charges(
    count: int, couples_at_home: bool, seed: int, out: pathlib.Path,
    progress: Progress
) -> None:
    """Writes the file of `count` made-up charges into `out`."""
    lines = Charges(Draws(seed), couples_at_home).lines(count)
    write_charges(out / CHARGES, f"seed {seed}, {count} charges", lines)
    progress.tell(f"made up {len(lines):,} charges in {CHARGES}")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--out",
        type=pathlib.Path,
        required=True,
        help="the folder for the CSV files; made if absent",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=2025,
        help="any whole number; the same seed gives the same bytes "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--calibration",
        type=pathlib.Path,
        default=_FOLDER / "leicestershire_2025.json",
        help="the published figures and our assumptions "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--lists",
        type=pathlib.Path,
        default=_FOLDER / "leicestershire_2025_lists.json",
        help="the other published lists (default: %(default)s)",
    )
    parser.add_argument(
        "--history",
        type=pathlib.Path,
        default=_FOLDER / "leicestershire_financial_history.json",
        help="the published figures of earlier financial assessments "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--night",
        type=datetime.date.fromisoformat,
        default=None,
        help="a day such as 2025-10-19: writes the case extracts of that "
        "night and of the next, and the profile to read them by",
    )
    parser.add_argument(
        "--charges",
        type=int,
        default=300,
        help="how many charges to make up, calibrated to nothing "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--couples-at-home",
        action="store_true",
        help="some of the charges are of couples at home, whose rates of "
        "2026-27 are unknown: from 6 April 2026 a suite refuses them",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="no progress, only what is wrong"
    )
    return parser


def main(arguments: list[str]) -> int:
    """Generates and checks; returns the exit code named in --help."""
    chosen = _arguments().parse_args(arguments)
    progress = Progress(chosen.quiet)
    try:
        generate(chosen.calibration, chosen.seed, chosen.out, progress,
                 chosen.night)
        generate_lists(chosen.lists, chosen.seed, chosen.out, progress)
        generate_history(chosen.history, chosen.seed, chosen.out, progress)
        generate_charges(chosen.charges, chosen.couples_at_home, chosen.seed,
                         chosen.out, progress)
    except (CalibrationError, OSError, ValueError) as error:
        print(f"cannot generate: {error}", file=sys.stderr)
        return 2
    except KeyError as missing:
        print(
            f"cannot generate: {chosen.calibration} lacks the field {missing}",
            file=sys.stderr,
        )
        return 2
    except RepairError as error:
        print(f"seed {chosen.seed} misses a figure: {error}", file=sys.stderr)
        return 1
    results, wrong = check.check_folder(chosen.out, chosen.calibration)
    missed = [result for result in results if not result.agrees]
    for result in missed:
        print(
            f"{result.figure['id']}: published {result.figure['value']}, "
            f"the cases give {check.words(result.computed)}",
            file=sys.stderr,
        )
    for line in wrong:
        print(line, file=sys.stderr)
    if missed or wrong:
        return 1
    progress.tell(f"checked: all {len(results)} published figures are exact")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
