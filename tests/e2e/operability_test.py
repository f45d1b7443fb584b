"""How a server is set, watched and stopped by those who run it."""

from __future__ import annotations

import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import unittest
import urllib.request
from typing import Any

import flow
import programs
import suite

USAGE = 2
UNAVAILABLE = 3


def run_with(environment: dict[str, str], *command: str | pathlib.Path
             ) -> suite.Result:
    """Runs a program to its end with more in its environment."""
    done = subprocess.run(
        [str(word) for word in command], stdin=subprocess.DEVNULL,
        capture_output=True, text=True, timeout=suite.COMMAND_SECONDS,
        check=False, env={**os.environ, **environment})
    return suite.Result(done.returncode, done.stdout, done.stderr)


class FolderTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        self.folder = suite.short_folder()
        self.addCleanup(suite.remove, self.folder)

    def write(self, name: str, content: Any) -> pathlib.Path:
        """Writes a file of JSON and returns its path."""
        path = self.folder / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return path


class SettingsTest(FolderTest):
    """One schema for every program."""

    def serve(self, environment: dict[str, str], *arguments: str
              ) -> suite.Result:
        return run_with(environment, programs.given().carereform, "serve",
                        *arguments)

    def test_every_program_prints_the_same_schema(self) -> None:
        whole = self.serve({}, "--print-config-schema").json()
        self.assertIn("drain-seconds", whole["properties"])
        for name, program in programs.given().services.items():
            with self.subTest(name):
                own = suite.run(program, "--print-config-schema").json()
                # The whole suite alone has an address where none is given.
                own["properties"]["address"]["default"] = (
                    whole["properties"]["address"]["default"])
                self.assertEqual(own, whole)
                said = suite.run(program, "--help").out
                self.assertIn("--drain-seconds", said)

    def test_what_is_in_force_and_where_it_is_from(self) -> None:
        file = self.write("s.json", {"data": "/of/file", "drain-seconds": 3})
        environment = {"CAREREFORM_DRAIN_SECONDS": "4",
                       "CAREREFORM_CONFIG": str(file)}
        shown = self.serve(environment, "--log-level", "errors",
                           "--print-config").json()
        self.assertEqual(shown["data"],
                         {"value": "/of/file", "from": str(file)})
        self.assertEqual(shown["drain-seconds"],
                         {"value": 4, "from": "CAREREFORM_DRAIN_SECONDS"})
        self.assertEqual(shown["log-level"],
                         {"value": "errors", "from": "--log-level"})
        self.assertEqual(shown["memory"], {"value": False, "from": "default"})

    def test_the_address_is_the_one_of_the_command_line(self) -> None:
        for before, after in ((["--address", "unix:/a"], []),
                              ([], ["--address", "unix:/a"])):
            shown = suite.run(programs.given().carereform, *before, "serve",
                              *after, "--print-config").json()
            self.assertEqual(shown["address"],
                             {"value": "unix:/a", "from": "--address"})
        shown = self.serve({"CAREREFORM_ADDRESS": "unix:/b"},
                           "--print-config").json()
        self.assertEqual(shown["address"],
                         {"value": "unix:/b", "from": "CAREREFORM_ADDRESS"})

    def test_the_settings_that_are_deployed_are_accepted(self) -> None:
        file = programs.given().root / "deploy" / "carereform.json"
        shown = self.serve({}, "--config", str(file), "--print-config").json()
        self.assertEqual(shown["data"],
                         {"value": "/var/lib/carereform", "from": str(file)})

    def test_what_is_wrong_is_named_and_nothing_starts(self) -> None:
        file = self.write("s.json", {"drain": 3, "drain-seconds": "3"})
        result = self.serve({}, "--memory", "--config", str(file))
        self.assertEqual(result.code, USAGE)
        self.assertIn(f"{file}: drain: there is no such setting", result.err)
        self.assertIn(f"{file}: drain-seconds: has to be a whole number",
                      result.err)
        result = self.serve({"CAREREFORM_DATA": "/d"}, "--memory")
        self.assertEqual(result.code, USAGE)
        self.assertIn("CAREREFORM_DATA", result.err)
        result = self.serve({})
        self.assertEqual(result.code, USAGE)
        self.assertIn("--data", result.err)


class Watched:
    """A server that says how it is, as to systemd."""

    def __init__(self, test: FolderTest, *command: str | pathlib.Path) -> None:
        self.address = f"unix:{test.folder}/s"
        self.log_file = test.folder / "log"
        manager = str(test.folder / "notify")
        self._manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        test.addCleanup(self._manager.close)
        self._manager.bind(manager)
        self._manager.settimeout(suite.START_SECONDS)
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                [*map(str, command), "--address", self.address],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, "NOTIFY_SOCKET": manager},
                preexec_fn=suite._end_with_parent)
        test.addCleanup(self._end)

    def _end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def told(self) -> str:
        """Waits for what the server tells next."""
        return self._manager.recv(256).decode()

    def events(self) -> list[dict[str, Any]]:
        """Returns what the server has logged."""
        return [json.loads(line)
                for line in self.log_file.read_text().splitlines()]

    def client(self, *arguments: str) -> suite.Result:
        """Calls the server on the command line."""
        return suite.run(programs.given().carereform, "--address",
                         self.address, "--format", "json", *arguments)


class LifeTest(FolderTest):
    """From the start of a server to its end."""

    def test_it_says_when_it_is_ready_and_when_it_stops(self) -> None:
        server = Watched(self, programs.given().carereform, "serve",
                         "--data", self.folder / "data",
                         "--metrics-address", "127.0.0.1:0")
        self.assertEqual(server.told(), "READY=1")
        # From the first moment on, without waiting.
        for name in ("", "carereform.readiness",
                     "carereform.readiness.funding",
                     "carereform.funding.v1.FundingService"):
            with self.subTest(name):
                result = server.client("healthcheck", "--service", name)
                self.assertEqual(result.code, 0, result.err)
        self.assertTrue(server.client("server", "status").json()["ready"])
        self.check_metrics(server)
        server.process.send_signal(signal.SIGTERM)
        self.assertEqual(server.told(), "STOPPING=1")
        self.assertEqual(server.process.wait(suite.STOP_SECONDS), 0)
        self.assertEqual(server.events()[-1]["event"], "stopping")
        self.assertEqual(server.client("healthcheck").code, UNAVAILABLE)

    def check_metrics(self, server: Watched) -> None:
        serving = [event for event in server.events()
                   if event["event"] == "serving"]
        port = serving[0]["metrics_port"]
        with urllib.request.urlopen(
                f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            text = answer.read().decode()
        for sample in (
                'carereform_store_writable{source="reporting"} 1',
                'grpc_server_handled_total{grpc_code="OK",'
                'grpc_method="GetServerStatus",'
                'grpc_service="carereform.common.v1.MaintenanceService",'
                'grpc_type="unary"} 1'):
            self.assertIn(sample + "\n", text)

    def test_what_the_doctor_says_of_it(self) -> None:
        data = self.folder / "data"
        server = Watched(self, programs.given().carereform, "serve",
                         "--data", data)
        self.assertEqual(server.told(), "READY=1")
        checks = {check["check"]: check for check in server.client(
            "doctor", "--data", str(data)).json()["checks"]}
        for name in ("server", "version", "store assessments",
                     "socket's owner", "socket's mode", "records' mode",
                     "time zone"):
            self.assertEqual(checks[name]["outcome"], "ok", checks[name])
        self.assertIn("open files", checks)

    def test_any_method_can_be_called_by_its_name(self) -> None:
        server = Watched(self, programs.given().carereform, "serve",
                         "--memory")
        self.assertEqual(server.told(), "READY=1")
        created = server.client(
            "call", "CouncilService/CreateCouncil",
            '{"council_id": "x", "council": {"display_name": "X Council"}}')
        self.assertEqual(created.code, 0, created.err)
        self.assertEqual(created.json()["name"], "councils/x")
        methods = server.client("call", "--list").json()["methods"]
        self.assertIn("carereform.common.v1.CouncilService/CreateCouncil",
                      methods)
        refused = server.client("call", "CouncilService/GetCouncil",
                                '{"name": "x"}')
        self.assertEqual(refused.error()["reason"], "FIELD_INVALID")


class SecondSignalTest(FolderTest):
    """A stop that waits for a call, and one that does not."""

    def hanging_reporting(self, drain_seconds: int) -> Watched:
        """Starts reporting with a source that never answers, and calls it."""
        silent = socket.socket(socket.AF_UNIX)
        self.addCleanup(silent.close)
        silent.bind(str(self.folder / "silent"))
        silent.listen()
        server = Watched(
            self, programs.given().services["reporting"], "--memory",
            "--peer", f"assessments=unix:{self.folder}/silent",
            "--drain-seconds", str(drain_seconds))
        self.assertEqual(server.told(), "READY=1")
        for command in (
                ("council", "create", flow.COUNCIL,
                 "--display-name", "A Council"),
                ("import", "targets",
                 str(flow.published_programme() / "targets.json"),
                 *flow.OF_COUNCIL)):
            self.assertEqual(server.client(*command).code, 0, command)
        caller = subprocess.Popen(
            [programs.given().carereform, "--address", server.address,
             "return", "prepare", *flow.OF_COUNCIL, "--quarter", flow.QUARTER],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.addCleanup(caller.wait)
        self.addCleanup(caller.kill)
        silent.settimeout(suite.START_SECONDS)
        silent.accept()[0].detach()  # The call is under way.
        return server

    def test_the_second_ends_it_at_once(self) -> None:
        server = self.hanging_reporting(3600)
        server.process.send_signal(signal.SIGTERM)
        self.assertEqual(server.told(), "STOPPING=1")
        time.sleep(0.5)
        self.assertIsNone(server.process.poll(), "it did not wait")
        server.process.send_signal(signal.SIGTERM)
        self.assertEqual(server.process.wait(suite.STOP_SECONDS),
                         -signal.SIGTERM)


if __name__ == "__main__":
    programs.main()
