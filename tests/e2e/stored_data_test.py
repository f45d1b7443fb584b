"""Records are backed up while they are served, verified, and restored."""

from __future__ import annotations

import pathlib
import re
import shutil
import unittest

import flow
import programs
import suite

SOUND, NOT_THERE, STATE, DAMAGED = 0, 5, 6, 8


def offline(*arguments: str | pathlib.Path) -> suite.Result:
    """Runs a command that calls no server; its result is JSON."""
    return suite.run(programs.given().carereform, "--format", "json", "--quiet",
                     *arguments)


def tree_of(folder: pathlib.Path) -> dict[str, tuple[int, int]]:
    """Returns size and time of change of every file in a folder."""
    return {str(file.relative_to(folder)): (file.stat().st_size,
                                            file.stat().st_mtime_ns)
            for file in sorted(folder.rglob("*"))}


class StoredDataTest(unittest.TestCase):
    """A suite with the whole programme and its caseload in it."""

    def setUp(self) -> None:
        self.folder = suite.short_folder()
        self.addCleanup(suite.remove, self.folder)

    def check_sound(self, folder: pathlib.Path) -> dict[str, int]:
        """Verifies a folder; returns how many changes each source has."""
        verified = offline("verify", folder)
        self.assertEqual(verified.code, SOUND, verified.err + verified.out)
        sources = verified.json()["sources"]
        self.assertEqual([0] * 5, [source["finding_count"]
                                   for source in sources])
        return {source["source"]: source["councils"][0]["changes"]
                for source in sources}

    def check_refused(self, backup: pathlib.Path) -> None:
        """Expects that a damaged backup is neither verified nor restored."""
        verified = offline("verify", backup)
        self.assertEqual(verified.code, DAMAGED)
        self.assertEqual(verified.error()["reason"], "BACKUP_DAMAGED")
        restored = offline("restore", backup, "--data", self.folder / "bad")
        self.assertEqual(restored.code, DAMAGED)
        self.assertEqual(restored.error()["reason"], "BACKUP_DAMAGED")
        self.assertEqual([], list(self.folder.glob("bad*")))

    def test_backup_verify_restore(self) -> None:
        """The figures of a restored backup are those of the server."""
        backup = self.folder / "backup"
        with suite.whole_suite() as server:
            flow.load(server, flow.make_caseload(self.folder))
            draft = flow.prepare(server)
            figures = server.expect("return", "show", draft["name"])
            said = server.expect("backup", backup)
            self.assertEqual(said["state"], "DONE")
            self.assertGreater(int(said["verified_changes"]), 0)
            again = server.call("backup", backup)
            self.assertEqual(again.code, STATE)
            self.assertEqual(again.error()["reason"], "BACKUP_FOLDER_NOT_EMPTY")
            in_use = offline("verify", server.data)
            self.assertEqual(in_use.code, STATE)
            self.assertEqual(in_use.error()["reason"], "STORE_IN_USE")
            server.stop()

            changes = self.check_sound(backup)
            before = tree_of(server.data)
            self.assertEqual(changes, self.check_sound(server.data))
            self.assertEqual(before, tree_of(server.data), "nothing is written")

            # The records of the server that follows are those of the backup.
            shutil.move(server.data, self.folder / "lost")
            witness = server.data.with_name("data.witness")
            shutil.move(witness, self.folder / "lost.witness")
            restored = offline("restore", backup, "--data", server.data)
            self.assertEqual(restored.code, SOUND, restored.err)
            self.assertEqual(changes, self.check_sound(server.data))
            server.start()
            self.assertEqual(
                figures, server.expect("return", "show", draft["name"]))
            server.stop()
            onto = offline("restore", backup, "--data", server.data)
            self.assertEqual(onto.code, STATE)
            self.assertEqual(onto.error()["reason"], "RESTORE_FOLDER_NOT_EMPTY")
            print(f"Shown: restored {restored.json()['size_bytes']:.0f} bytes in "
                  f"{restored.json()['seconds']:.2f} s, "
                  f"{restored.json()['seconds_per_gigabyte']:.0f} s for each GB")

        file = backup / "assessments.backup"
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
        self.check_refused(backup)

    def test_damage_is_named(self) -> None:
        """A source whose files are damaged is named, with the code for it."""
        with suite.whole_suite() as server:
            server.expect("council", "create", "x", "--display-name", "X")
            server.stop()
            logs = sorted((server.data / "funding").glob("*.log"))
            content = bytearray(logs[-1].read_bytes())
            content[len(content) // 2] ^= 1
            logs[-1].write_bytes(content)
            verified = suite.run(programs.given().carereform, "verify",
                                 server.data)
        self.assertEqual(verified.code, DAMAGED, verified.out + verified.err)
        self.assertRegex(verified.err, "1 record is not as it has to be")
        self.assertRegex(verified.out, re.compile("^funding: ", re.M))
        self.assertRegex(verified.out, "assessments +x .* sound")

    def test_no_records(self) -> None:
        """A folder without records is not called sound."""
        verified = offline("verify", self.folder)
        self.assertEqual(verified.code, NOT_THERE)
        self.assertEqual(verified.error()["reason"], "STORE_NOT_FOUND")


if __name__ == "__main__":
    programs.main()
