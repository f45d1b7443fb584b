"""What every check needs: the repository's files, and how to tell faults."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

_COMMENT_OR_LITERAL = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r"|R\"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)\""
    r"|\"(?:\\.|[^\"\\\n])*\""
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])*'",
    re.S,
)


def paths(root=ROOT):
    """Returns the files that are or could be committed, relative to `root`.

    Without git (an unpacked archive, say) that is every file outside the
    folders that builds make.
    """
    listing = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"],
        capture_output=True, check=False)
    if listing.returncode == 0:
        names = listing.stdout.decode().split("\0")
    else:
        names = [str(path.relative_to(root)) for path in root.rglob("*")]
        made = re.compile(r"(build[^/]*|node_modules|\.cache|\.git)/")
        names = [name for name in names if not made.match(name)]
    return sorted({name for name in names if (root / name).is_file()})


def read_all(root=ROOT):
    """Returns {path: text} of the repository's files that are text."""
    texts = {}
    for path in paths(root):
        content = (root / path).read_bytes()
        if b"\0" not in content:
            texts[path] = content.decode("utf-8", errors="replace")
    return texts


def is_cpp(path):
    return path.endswith((".h", ".cc"))


def is_test(path):
    """True for what only tests are made of."""
    return (path.endswith(("_test.cc", "_fixture.h"))
            or path.startswith("tests/"))


def code_only(text, keep_literals=False):
    """Returns C++ `text` with comments, and unless told otherwise literals,
    blanked out. Lines stay where they were."""

    def blank(match):
        found = match.group()
        if keep_literals and not found.startswith(("//", "/*")):
            return found
        return re.sub(r"[^\n]", " ", found)

    return _COMMENT_OR_LITERAL.sub(blank, text)


def at(path, text, offset, message):
    """Returns a fault as "path:line: message"."""
    return f"{path}:{text.count(chr(10), 0, offset) + 1}: {message}"


def report(find_faults):
    """Ends the program: prints the faults in the repository; 1 if any."""
    faults = find_faults(read_all())
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)
