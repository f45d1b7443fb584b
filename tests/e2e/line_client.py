"""Calls a server over gRPC, one call after another, through one Node process.

It knows only the address: what may be called it learns from the server.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
from typing import Any

import programs
import suite


@dataclasses.dataclass(frozen=True)
class CallError(Exception):
    """What a server said when it refused a call."""

    code: int
    reason: str


class LineClient:
    """A client of one server; it follows the server through restarts."""

    def __init__(self, server: suite.Server) -> None:
        node = shutil.which("node")
        assert node is not None, "node is not installed"
        script = (programs.given().root / "tests" / "e2e" / "clients"
                  / "line_client.js")
        self._process = subprocess.Popen(
            [node, str(script), server.address], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> LineClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def call(self, method: str, request: dict[str, Any],
             token: str = "") -> dict[str, Any]:
        """Calls `SERVICE/METHOD`, of which the service is a full name.

        Returns the response; raises CallError where there is none.
        """
        service, _, name = method.partition("/")
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({
            "service": service, "method": name, "request": request,
            "token": token}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"the client ended during {method}"
        outcome = json.loads(line)
        if "error" in outcome:
            raise CallError(**outcome["error"])
        return outcome["response"]
