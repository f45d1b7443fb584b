"""Runs servers of the suite for a test, and calls them on the command line.

A server has a temporary folder with a short path, for its socket and, unless
told otherwise, its records. It ends with the test, whatever becomes of that.
"""

from __future__ import annotations

import ctypes
import dataclasses
import json
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
from typing import Any, Callable

import programs

COMMAND_SECONDS = 120  # A PDF takes long on a busy machine.
START_SECONDS = 20
STOP_SECONDS = 15
RESUME_SECONDS = 30

_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2).
_libc = ctypes.CDLL(None)


def _end_with_parent() -> None:
    _libc.prctl(_END_WITH_PARENT, signal.SIGKILL)


@dataclasses.dataclass(frozen=True)
class Result:
    """What a command wrote and the code it ended with."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Returns the result as JSON."""
        return json.loads(self.out)

    def error(self) -> dict[str, Any]:
        """Returns the error that the command explained as JSON."""
        return json.loads(self.err)["error"]


def run(*arguments: str | pathlib.Path) -> Result:
    """Runs a program to its end; raises AssertionError if it takes too long."""
    command = [str(argument) for argument in arguments]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=COMMAND_SECONDS, check=False)
    except subprocess.TimeoutExpired as expired:
        said = (expired.stderr or b"").decode(errors="replace")
        raise AssertionError(
            f"no end after {COMMAND_SECONDS} s: {' '.join(command)}\n"
            f"{said[-2000:]}") from None
    return Result(done.returncode, done.stdout, done.stderr)


def short_folder() -> pathlib.Path:
    """Makes a folder whose path leaves room for a socket's name."""
    return pathlib.Path(tempfile.mkdtemp(prefix="cr-e2e-", dir="/tmp"))


def remove(folder: pathlib.Path) -> None:
    """Removes a folder that `short_folder` made."""
    shutil.rmtree(folder, ignore_errors=True)


def await_true(condition: Callable[[], bool], what: str,
               seconds: int = RESUME_SECONDS) -> None:
    """Waits until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not after {seconds} s: {what}")
        time.sleep(0.02)


class Server:
    """A server program and its folder; a context manager that runs it."""

    def __init__(self, *command: str | pathlib.Path,
                 memory: bool = False) -> None:
        self.folder = short_folder()
        self.socket = self.folder / "s"
        self.address = f"unix:{self.socket}"
        self.data = self.folder / "data"
        self.log_file = self.folder / "log"
        keep = ["--memory"] if memory else ["--data", str(self.data)]
        self._command = [*map(str, command), *keep, "--address", self.address]
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Starts the server, with a new log, and waits until it answers."""
        with self.log_file.open("wb") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                preexec_fn=_end_with_parent)
        end = time.monotonic() + START_SECONDS
        while self.call("council", "list").code != 0:
            if self._process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"it does not answer:\n{self.log()}")
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Sends a signal; returns the exit code, or fails if there is none."""
        assert self._process is not None
        process, self._process = self._process, None
        process.send_signal(how)
        try:
            return process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(
                f"no end {STOP_SECONDS} s after {how.name}:\n{self.log()}"
            ) from None

    def close(self) -> None:
        """Ends the server at once and removes its folder."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        remove(self.folder)

    def log(self) -> str:
        """Returns what the server has logged since it started."""
        return self.log_file.read_text(errors="replace")

    def call(self, *arguments: str | pathlib.Path) -> Result:
        """Calls the server on the command line; the result is JSON."""
        return run(*self.client(), *arguments)

    def text(self, *arguments: str | pathlib.Path) -> Result:
        """Calls the server on the command line; the result is for people."""
        return run(programs.given().carereform, "--address", self.address,
                   *arguments)

    def expect(self, *arguments: str | pathlib.Path) -> Any:
        """Calls the server; returns the JSON, or fails if the call did."""
        result = self.call(*arguments)
        if result.code != 0:
            raise AssertionError(
                f"{' '.join(map(str, arguments))}: exit code {result.code}\n"
                f"{result.err[-3000:]}")
        return result.json()

    def client(self) -> list[str]:
        """Returns the start of a command line that calls this server."""
        return [str(programs.given().carereform), "--address", self.address,
                "--format", "json", "--quiet"]


def whole_suite(*, memory: bool = False) -> Server:
    """Returns the whole suite in one process, not started yet."""
    return Server(programs.given().carereform, "serve", memory=memory)
