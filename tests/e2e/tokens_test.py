"""Callers with tokens: over TCP, in their roles, and from server to server."""

from __future__ import annotations

import pathlib
import socket
import unittest

import flow
import programs
import suite
from callers import Callers, private_file

NOT_ALLOWED = 7


def free_port() -> int:
    """Returns a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class TokensTest(unittest.TestCase):

    def setUp(self) -> None:
        self.folder = suite.short_folder()
        self.addCleanup(suite.remove, self.folder)
        self.callers = Callers(self.folder)

    def test_over_tcp_a_caller_may_do_what_its_role_may(self) -> None:
        officer = self.callers.add("officer", "programme-officer")
        analyst = self.callers.add("analyst", "performance-analyst")
        address = f"localhost:{free_port()}"
        with suite.Server(programs.given().carereform, "serve", "--listen-tcp",
                          address.partition(":")[2], "--callers",
                          self.callers.file, memory=True):

            def call(token: pathlib.Path | None, *arguments: str) -> suite.Result:
                with_token = [] if token is None else ["--token-file", token]
                return suite.run(
                    programs.given().carereform, "--address", address,
                    "--format", "json", "--quiet", *with_token, *arguments)

            made = call(officer, "council", "create", flow.COUNCIL,
                        "--display-name", "Leicestershire County Council")
            self.assertEqual(made.code, 0, made.err)
            for token, arguments, reason in (
                    (None, ("council", "list"), "TOKEN_MISSING"),
                    (private_file(self.folder / "none", "0" * 64),
                     ("council", "list"), "TOKEN_UNKNOWN"),
                    (analyst, ("council", "create", "other", "--display-name",
                               "Other"), "PERMISSION_MISSING"),
                    (officer, ("council", "create", "other", "--display-name",
                               "Other"), "COUNCIL_NOT_YOURS"),
                    (officer, ("referral", "list", *flow.OF_COUNCIL),
                     "PERMISSION_MISSING")):
                refused = call(token, *arguments)
                self.assertEqual(refused.code, NOT_ALLOWED, refused.err)
                self.assertEqual(refused.error()["reason"], reason)
            listed = call(analyst, "referral", "list", *flow.OF_COUNCIL)
            self.assertEqual(listed.code, 0, listed.err)

    def test_only_who_may_see_cases_is_told_which_decide_a_figure(self) -> None:
        tokens = {role: self.callers.add(role, role)
                  for role in ("programme-officer", "performance-analyst")}
        with suite.Server(programs.given().carereform, "serve", "--callers",
                          self.callers.file, memory=True) as server:
            flow.load(server, flow.make_caseload(self.folder / "caseload"))
            name = flow.prepare(server)["name"]
            cells = flow.export(server, name, server.folder / "out").cells()
            cell = next(cell for cell, facts in cells.items()
                        if (facts["computed_by"] or "").endswith(
                            "assessments/measures/awaiting-allocation-median"))
            told = {}
            for role, token in tokens.items():
                explained = server.expect("--token-file", token, "return",
                                          "explain", name, cell)
                told[role] = explained["explanation"]
        self.assertEqual(told["programme-officer"]["records"], [])
        self.assertNotEqual(told["performance-analyst"]["records"], [])
        self.assertEqual(told["programme-officer"]["lines"],
                         told["performance-analyst"]["lines"])

    def test_a_port_is_not_opened_without_a_file_of_callers(self) -> None:
        refused = suite.run(
            programs.given().carereform, "serve", "--memory", "--address",
            f"unix:{self.folder / 's'}", "--listen-tcp", str(free_port()))
        self.assertEqual(refused.code, 1)
        self.assertIn("CALLERS_FILE_MISSING", refused.err)

    def test_reporting_asks_another_server_with_its_token(self) -> None:
        token = self.callers.add("reporting", "source")
        services = programs.given().services
        port = free_port()
        # Through its socket reporting would be the operator.
        tcp = suite.Server(programs.given().carereform, "serve", "--callers",
                           self.callers.file, "--listen-tcp", str(port),
                           memory=True)
        peers = ("--peer", f"funding=127.0.0.1:{port}")
        with tcp, suite.Server(services["reporting"], *peers,
                               "--peer-token-file", token,
                               memory=True) as asks, suite.Server(
                                   services["reporting"], *peers,
                                   memory=True) as asks_without:
            for server in (tcp, asks, asks_without):
                server.expect("council", "create", flow.COUNCIL,
                              "--display-name", "A Council")
            tcp.expect("import", "funds",
                       flow.published_programme() / "funds.json",
                       *flow.OF_COUNCIL)
            for server, answered in ((asks, True), (asks_without, False)):
                server.expect("import", "targets",
                              flow.published_programme() / "targets.json",
                              *flow.OF_COUNCIL)
                draft = flow.prepare(server)
                self.assertEqual(
                    {source["source"]: source["answered"]
                     for source in draft["source_revisions"]}["funding"],
                    answered)


if __name__ == "__main__":
    programs.main()
