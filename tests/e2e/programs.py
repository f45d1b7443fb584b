"""The programs under test, as the arguments of a test name them.

Every test here is run as
    python3 tests/e2e/NAME.py --root . --carereform PATH [unittest's arguments]
and those that need more take it as `--service NAME=PATH`, once for each.
"""

from __future__ import annotations

import argparse
import dataclasses
import pathlib
import sys
import unittest

_HERE = pathlib.Path(__file__).resolve()


@dataclasses.dataclass
class Programs:
    """Where the programs and the source are."""

    root: pathlib.Path = _HERE.parents[2]
    carereform: pathlib.Path = pathlib.Path("carereform")
    planted: pathlib.Path = pathlib.Path("carereform-planted")
    stored_versions: pathlib.Path = pathlib.Path("carereform-stored-versions")
    services: dict[str, pathlib.Path] = dataclasses.field(default_factory=dict)


_programs = Programs()


def given() -> Programs:
    """Returns the programs that this test was given."""
    return _programs


def main() -> None:
    """Reads the arguments and runs the tests of the calling module."""
    parser = argparse.ArgumentParser(description="One end-to-end test.")
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--carereform", type=pathlib.Path, required=True)
    for name in ("planted", "stored-versions"):
        parser.add_argument(f"--{name}", type=pathlib.Path,
                            default=pathlib.Path(f"carereform-{name}"))
    parser.add_argument("--service", action="append", default=[],
                        metavar="NAME=PATH")
    arguments, rest = parser.parse_known_args()
    _programs.root = arguments.root.resolve()
    _programs.carereform = arguments.carereform.resolve()
    _programs.planted = arguments.planted.resolve()
    _programs.stored_versions = arguments.stored_versions.resolve()
    for service in arguments.service:
        name, _, path = service.partition("=")
        _programs.services[name] = pathlib.Path(path).resolve()
    unittest.main(module="__main__", argv=[sys.argv[0], *rest], verbosity=2)
