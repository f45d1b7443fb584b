#!/usr/bin/env python3
"""Checks that the contracts break no caller of the last released ones, and that
every file with a service is linked into the servers.

The released contracts stand in tests/golden/proto. `--release` puts today's in
their place, which is part of a release and of nothing else.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import repository

RELEASED = "tests/golden/proto"
GOOGLE_PROTOS = "build/google_protos"
# Packages, not files: a message may move to another file of its package.
CATEGORY = "PACKAGE"

CONFIGURATION = f"""version: v2
modules:
  - path: proto
  - path: {GOOGLE_PROTOS}
breaking:
  use:
    - {CATEGORY}
  ignore:
    - {GOOGLE_PROTOS}
"""


def lay_out(folder, contracts, google_protos):
    """Makes `folder` a workspace of `contracts` and of what they import."""
    shutil.copytree(contracts, folder / "proto")
    shutil.copytree(google_protos, folder / GOOGLE_PROTOS)
    (folder / "buf.yaml").write_text(CONFIGURATION, encoding="utf-8")


def find_faults(contracts, released, root=repository.ROOT):
    """Returns what in the folder `contracts` breaks callers of `released`."""
    buf = root / "node_modules/.bin/buf"
    with tempfile.TemporaryDirectory() as made:
        now, before = pathlib.Path(made, "now"), pathlib.Path(made, "before")
        lay_out(now, contracts, root / GOOGLE_PROTOS)
        lay_out(before, released, root / GOOGLE_PROTOS)
        answer = subprocess.run(
            [str(buf), "breaking", str(now), "--against", str(before)],
            capture_output=True, text=True, check=False)
    said = (answer.stdout + answer.stderr).replace(str(now) + "/", "")
    if answer.returncode == 0:
        return []
    return said.splitlines() or ["buf breaking failed and said nothing"]


def find_unlinked(contracts):
    """Returns the files in the folder `contracts` that a server would lack.

    Nothing refers to the compiled file of a contract but users of its
    messages. The linker drops one that nothing refers to, and with it the
    policies of its methods.
    """
    faults = []
    for path in sorted(contracts.rglob("*.proto")):
        text = path.read_text(encoding="utf-8")
        kinds = re.findall(r"^(service|message)\s", text, re.MULTILINE)
        if "service" in kinds and "message" not in kinds:
            faults.append(
                f"proto/{path.relative_to(contracts)}: holds a service and no "
                "message, so the linker drops it and a server that serves it "
                "stops with POLICY_MISSING: put the requests of the service "
                "in the same file")
    return faults


def release(root=repository.ROOT):
    """Puts today's contracts in the place of the released ones."""
    shutil.rmtree(root / RELEASED, ignore_errors=True)
    for path in sorted((root / "proto").rglob("*.proto")):
        copy = root / RELEASED / path.relative_to(root / "proto")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def main(arguments):
    if arguments == ["--release"]:
        release()
        return 0
    contracts = repository.ROOT / "proto"
    faults = find_faults(contracts, repository.ROOT / RELEASED)
    faults += find_unlinked(contracts)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
