#!/usr/bin/env python3
"""Checks house rules that a line of text or a path can break."""

import json
import re

import repository

VAGUE_FOLDERS = {"core", "helper", "helpers", "manager", "managers", "misc",
                 "util", "utils"}
MOST_LINES = 700
# Split, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/*}-])/(?:home|root|Users|work)/\w")
CODE = (".h", ".cc", ".proto", ".py", ".sh", ".js", ".mjs", ".cmake",
        "CMakeLists.txt")


def is_code(path, text):
    return path.endswith(CODE) or text.startswith("#!")


def folder_faults(path):
    for folder in path.split("/")[:-1]:
        if folder in VAGUE_FOLDERS:
            yield f"{path}: a folder called {folder} says nothing"


def text_faults(path, text):
    """Yields what is wrong in any text file."""
    for found in MACHINE_PATH.finditer(text):
        yield repository.at(path, text, found.start(),
                            "a path of one machine: " + found.group())
    if is_code(path, text):
        for found in UNFINISHED.finditer(text):
            yield repository.at(path, text, found.start(),
                                f"{found.group()}: do it or propose it")
    lines = text.count("\n")
    if path.endswith((".h", ".cc", ".proto")) and lines > MOST_LINES:
        yield f"{path}: {lines} lines are more than {MOST_LINES}: split it"


def cpp_faults(path, text):
    """Yields what is wrong in a C++ file, comments and literals aside."""
    code = repository.code_only(text)
    rules = [(r"\bstd::(?:w|u8|u16|u32)?string_view\b|<string_view>",
              "absl::string_view is the only one that converts here")]
    if not repository.is_test(path):
        rules.append((r"\b(?:Short|Utf8)?DebugString\s*\(",
                      "DebugString is for tests: its text is not stable, and "
                      "may hold personal data"))
    if re.match(r"services/\w+/domain/", path):
        rules.append((r"\b(?:double|float)\b",
                      "no floating point in the domain: use whole units"))
    for pattern, message in rules:
        for found in re.finditer(pattern, code):
            yield repository.at(path, text, found.start(), message)
    if path.endswith(".h"):
        guard = "CR_" + re.sub(r"\W", "_", path).upper() + "_"
        if not re.search(rf"^#ifndef {guard}\n#define {guard}$", code, re.M):
            yield f"{path}:1: the include guard is not {guard}"


def lock_faults(path, text):
    """Yields packages whose download address is recorded."""
    packages = json.loads(text).get("packages", {})
    for name, package in packages.items():
        if "resolved" in package and not package.get("link"):
            yield f"{path}: {name} records where it was downloaded from"


def find_faults(texts):
    """Returns the faults in `texts` ({path: text})."""
    faults = []
    for path, text in texts.items():
        faults += folder_faults(path)
        faults += text_faults(path, text)
        if repository.is_cpp(path):
            faults += cpp_faults(path, text)
        if path == "package-lock.json":
            faults += lock_faults(path, text)
    return faults


if __name__ == "__main__":
    repository.report(find_faults)
