"""Callers with tokens, for servers that tests start."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import flow
import programs
import suite

EXPIRES = "2099-12-31"


def private_file(path: pathlib.Path, content: str) -> pathlib.Path:
    """Writes a file that only its owner may read."""
    path.touch(mode=0o600)
    path.write_text(content)
    return path


class Callers:
    """Callers in a folder: a file with all, and one with each token."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._folder = folder
        self._entries: list[dict[str, Any]] = []
        self.file = folder / "callers.json"
        self._write()

    def _write(self) -> None:
        private_file(self.file, json.dumps({"callers": self._entries}))

    def add(self, caller: str, role: str) -> pathlib.Path:
        """Makes a caller; returns the file with its token."""
        made = suite.run(
            programs.given().carereform, "--format", "json", "caller", "new",
            "--id", caller, "--role", role, "--council", flow.COUNCIL,
            "--expires", EXPIRES).json()
        self._entries.append(made["caller"])
        self._write()
        return private_file(self._folder / caller, made["token"] + "\n")
