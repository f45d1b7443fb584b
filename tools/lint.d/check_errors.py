#!/usr/bin/env python3
"""Checks the reasons that callers get with an error.

A reason is the second argument of MakeError. It is UPPER_SNAKE_CASE of at
most 63 characters, is made in one place of its domain (a service, or common),
and at least one test names it. Services write it as a literal, so that it can
be found.
"""

import re

import repository

MAKE_ERROR = re.compile(
    r"\bMakeError\(\s*"
    r"(?:[^,()\";]|\([^()]*\))*,\s*"  # The status code.
    r"\"((?:\\.|[^\"\\])*)\"")
CALL = re.compile(r"\bMakeError\(")
REASON = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
LITERAL = re.compile(r"\"([A-Z][A-Z0-9_]*)\"")
LONGEST = 63


def domain_of(path):
    """Returns whose reasons `path` holds: "services/<name>" or "common"."""
    service = re.match(r"services/\w+", path)
    return service[0] if service else "common"


def unreadable(path, text, code, found):
    """Returns the calls of MakeError in `code` that are not in `found`."""
    starts = {match.start() for match in found}
    return [repository.at(path, text, call.start(),
                          "MakeError's reason is not a literal")
            for call in CALL.finditer(code) if call.start() not in starts]


def find_faults(texts):
    """Returns the faults of the reasons in `texts` ({path: text})."""
    tested = set()
    makers = []
    faults = []
    for path, text in texts.items():
        if not repository.is_cpp(path):
            continue
        code = repository.code_only(text, keep_literals=True)
        if repository.is_test(path):
            tested.update(LITERAL.findall(code))
        elif path.startswith(("common/", "services/")):
            found = list(MAKE_ERROR.finditer(code))
            makers += [(path, text, match.start(1), match[1])
                       for match in found]
            if path.startswith("services/"):
                faults += unreadable(path, text, code, found)
    first = {}
    for path, text, offset, reason in makers:
        where = repository.at(path, text, offset, "")
        if not REASON.fullmatch(reason) or len(reason) > LONGEST:
            faults.append(f"{where}{reason} is not UPPER_SNAKE_CASE of at most "
                          f"{LONGEST} characters")
        earlier = first.setdefault((domain_of(path), reason), where)
        if earlier != where:
            faults.append(f"{where}{reason} is already made in "
                          f"{earlier.rstrip(': ')}; call that")
        elif reason not in tested:
            faults.append(f"{where}no *_test.cc names {reason}")
    return faults


if __name__ == "__main__":
    repository.report(find_faults)
