"""A return from its draft to its publication, signed by two people."""

from __future__ import annotations

import hashlib
import json
import pathlib
import unittest
from typing import Any

import flow
import programs
import suite

DIRECTOR = "director-of-adult-social-services"
OFFICER = "section-151-officer"
FORMATS = ("html", "json", "csv")
USAGE, STATE, PERMISSION = 2, 6, 7


def new_caller(name: str, *roles: str) -> tuple[str, dict[str, Any]]:
    """Makes a token; returns it and the entry of its caller."""
    given = [part for role in roles for part in ("--role", role)]
    made = suite.run(programs.given().carereform, "--format", "json",
                     "caller", "new", "--id", name, *given,
                     *flow.OF_COUNCIL, "--expires", "2099-12-31").json()
    return made["token"], made["caller"]


class SignOffTest(unittest.TestCase):
    """A suite with everything loaded, and two people with tokens."""

    def setUp(self) -> None:
        self.folder = suite.short_folder()
        self.addCleanup(suite.remove, self.folder)
        callers = []
        for name, roles in (("ada", [DIRECTOR, OFFICER]), ("ben", [OFFICER])):
            token, entry = new_caller(name, *roles)
            callers.append(entry)
            self.write(name, token)
        self.write("callers.json", json.dumps({"callers": callers}))
        self.server = self.enterContext(suite.Server(
            programs.given().carereform, "serve", "--callers",
            self.folder / "callers.json"))
        flow.load(self.server,
                  flow.make_caseload(self.server.folder / "caseload"))

    def write(self, name: str, text: str) -> None:
        """Writes a file that only its owner may read."""
        file = self.folder / name
        file.touch(0o600)
        file.write_text(text)

    def certify(self, who: str, name: str, role: str,
                *more: str) -> suite.Result:
        """Certifies a return as a person does, with a token."""
        return self.server.call("--token-file", self.folder / who, "return",
                                "certify", name, "--role", role, *more)

    def refuse(self, code: int, reason: str, result: suite.Result) -> None:
        """Checks that a call was refused."""
        self.assertEqual(result.code, code, result.err)
        self.assertEqual(result.error()["reason"], reason)

    def state(self, name: str) -> str:
        """Returns the state of a return."""
        for listed in self.server.expect(
                "return", "list", *flow.OF_COUNCIL)["progress_returns"]:
            if listed["name"] == name:
                return str(listed["state"])
        raise AssertionError(f"no return {name}")

    def exported(self, name: str, copy: str) -> dict[str, bytes]:
        """Returns the bytes of the documents of one copy of a return."""
        to = self.server.folder / "documents"
        said = self.server.expect("return", "export", name, "--copy", copy,
                                  "--to", to, "--replace",
                                  "--format-file", ",".join(FORMATS))
        for file in said["files"]:
            content = pathlib.Path(file["path"]).read_bytes()
            self.assertEqual(hashlib.sha256(content).hexdigest(),
                             file["sha256"])
        return {pathlib.Path(file["path"]).name:
                pathlib.Path(file["path"]).read_bytes()
                for file in said["files"]}

    def freeze(self) -> str:
        """Prepares and freezes a return."""
        name = flow.prepare(self.server)["name"]
        self.server.expect("return", "freeze", name)
        return str(name)

    def certify_by_two(self, name: str) -> None:
        """Certifies a return by both people."""
        for who, role in (("ada", DIRECTOR), ("ben", OFFICER)):
            result = self.certify(who, name, role, "--yes")
            self.assertEqual(result.code, 0, result.err)

    def submit(self, name: str) -> suite.Result:
        """Records that a return was sent today."""
        today = self.server.expect("return", "list", *flow.OF_COUNCIL)[
            "progress_returns"][0]["create_time"][:10]
        return self.server.call(
            "return", "submit", name, "--sent-by", "programme manager",
            "--recipient", "DHSC", "--channel", "email", "--date", today)

    def publish(self, name: str, *more: str) -> suite.Result:
        """Publishes a return."""
        return self.server.call("return", "publish", name, "--place",
                                "council.example", *more)

    def allocate_one(self) -> str:
        """Allocates a Care Act referral that waits; returns its name."""
        listed = self.server.expect(
            "referral", "list", *flow.OF_COUNCIL, "--state", "triaged",
            "--limit", "2000")
        for case in listed["referrals"]:
            day = case["triaged_date"]
            if case["type"] == "CARE_ACT" and (
                    day["year"], day["month"], day["day"]) <= (2025, 10, 20):
                self.server.expect("referral", "allocate", case["name"],
                                   "--on", flow.AS_OF)
                return str(case["name"])
        raise AssertionError("no case waits")

    def test_the_route_of_a_return(self) -> None:
        name = self.freeze()
        # Nobody certifies without a yes, a role, or twice.
        self.refuse(USAGE, "USAGE", self.certify("ada", name, DIRECTOR))
        self.refuse(PERMISSION, "ROLE_NOT_HELD",
                    self.certify("ben", name, DIRECTOR, "--yes"))
        self.refuse(PERMISSION, "ROLE_NOT_HELD",
                    self.server.call("return", "certify", name, "--role",
                                     DIRECTOR, "--yes"))
        self.assertEqual(
            self.certify("ada", name, DIRECTOR, "--yes").code, 0)
        self.refuse(PERMISSION, "SECOND_PERSON_REQUIRED",
                    self.certify("ada", name, OFFICER, "--yes"))
        self.refuse(STATE, "RETURN_STATE", self.submit(name))
        self.assertEqual(self.state(name), "FROZEN")
        certified = self.certify("ben", name, OFFICER, "--yes").json()
        self.assertEqual(certified["state"], "CERTIFIED")
        self.assertEqual(
            [(each["role"], each["caller"], each["capacity"])
             for each in certified["certifications"]],
            [(DIRECTOR, "ada", "HOLDER"), (OFFICER, "ben", "HOLDER")])
        for each in certified["certifications"]:
            self.assertEqual(each["model_sha256"], certified["model_sha256"])
            self.assertIn("I certify", each["statement"])
        # It is sent, and published.
        self.refuse(STATE, "RETURN_STATE", self.publish(name))
        sent = self.submit(name)
        self.assertEqual(sent.code, 0, sent.err)
        department = self.exported(name, "department")
        published = self.publish(name, "--disclosure", "suppress-small")
        self.assertEqual(published.code, 0, published.err)
        self.assertEqual(published.json()["state"], "PUBLISHED")
        self.assertEqual(self.exported(name, "department"), department)
        public = self.exported(name, "public")
        self.assertEqual(sorted(public),
                         sorted(f"return-public.{each}" for each in FORMATS))
        for content in public.values():
            self.assertIn(b"Public copy.", content)

        # A later version takes its place, and can be reverted.
        second = self.freeze()
        self.certify_by_two(second)
        self.submit(second)
        self.publish(second, "--disclosure", "suppress-small")
        shown = self.server.text("return", "show", name).out
        self.assertIn("published and superseded", shown)
        self.assertIn(second, shown)
        reverted = self.server.expect("return", "revert", name, "--reason",
                                      "the later one is of the wrong day")
        self.assertEqual(reverted["state"], "DRAFT")
        self.assertEqual(reverted["reverted_from"], name)
        compared = self.server.expect("return", "diff", reverted["name"], name)
        self.assertEqual(compared["cells"], [])
        self.assertEqual(compared["same_count"], reverted["cell_count"])

        # All of it is still there after a stop, byte for byte.
        self.assertEqual(self.server.stop(), 0)
        self.server.start()
        self.assertEqual(self.exported(name, "department"), department)
        self.assertEqual(self.exported(name, "public"), public)
        report = self.server.expect("return", "drift", name)
        self.assertTrue(report["documents_agree"])
        self.assertEqual(report["cells"], [])

    def test_what_differs_is_what_was_done(self) -> None:
        earlier = self.freeze()
        before = self.exported(earlier, "department")
        revision = flow.head_revision(self.server, "assessments")
        self.allocate_one()
        later = flow.prepare(self.server)["name"]

        comparison = self.server.expect("return", "diff", later, earlier)
        drift = self.server.expect("return", "drift", earlier)
        for told in (comparison, drift):
            cells = {each["cell"]: each for each in told["cells"]}
            # One fewer waits; nothing else of the return is of them.
            self.assertEqual(
                (cells["c01-stock"]["before"]["value"]["count"]["n"],
                 cells["c01-stock"]["after"]["value"]["count"]["n"]),
                ("341", "340"))
            for cell in cells.values():
                self.assertEqual(cell["source"], "assessments")
            (changes,) = [each for each in told["sources"]
                          if each["source"] == "assessments"]
            self.assertTrue(changes["answered"])
            self.assertEqual(changes["change_count"], "1")
            (change,) = changes["changes"]
            self.assertEqual(
                change["method"],
                "carereform.assessments.v1.AllocateReferral")
            self.assertEqual(int(change["revision"]), int(revision) + 1)
            self.assertEqual([each["source"] for each in told["sources"]
                              if each["source"] != "assessments"],
                             ["reporting"])
        # A report changes nothing.
        self.assertTrue(drift["documents_agree"])
        self.assertEqual(self.exported(earlier, "department"), before)


if __name__ == "__main__":
    programs.main()
