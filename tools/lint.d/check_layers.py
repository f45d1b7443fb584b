#!/usr/bin/env python3
"""Checks that each folder includes only what stands below it.

A new module in common/ needs a place in ORDER. That is the point.
"""

import re

import repository

# Each may include itself and those before it.
ORDER = ["types", "markup", "status", "store", "verify", "backup", "access",
         "rpc", "imports", "measures", "people", "changes", "server"]

# Includes with a folder in their name come from these, by layer. Standard and
# system headers in angle brackets are free, except in the pure domain.
STATUS_PACKAGES = r"absl/|google/|grpcpp/|grpc/"
COMMON_PACKAGES = STATUS_PACKAGES + r"|carereform/|openssl/|nlohmann/"
PACKAGES = {
    "types": r"absl/",
    "markup": r"absl/",
    "status": STATUS_PACKAGES,
    "store": STATUS_PACKAGES + r"|carereform/|openssl/|rocksdb/|libpq",
    "server": COMMON_PACKAGES + r"|CLI/|prometheus/",
}
SERVICE_PACKAGES = COMMON_PACKAGES + r"|CLI/"
SYSTEM = r"sys/|netinet/|arpa/|bits/"
TEST_PACKAGES = r"gtest/|gmock/|rapidcheck|tests/support/|nlohmann/"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(["<])([^">]+)[">]', re.M)
STANDARD = re.compile(r"[a-z_]+")


def allowed_in(path):
    """Returns what `path` may include, as a pattern, or None for anything."""
    test = "|" + TEST_PACKAGES if repository.is_test(path) else ""
    domain = re.match(r"services/(\w+)/domain/", path)
    if domain:
        return rf"absl/|common/types/|services/{domain[1]}/domain/{test}"
    service = re.match(r"services/(\w+)/", path)
    if service:
        own = r"\w+" if service[1] == "all_in_one" else service[1]
        return rf"{SERVICE_PACKAGES}|common/|services/{own}/|{SYSTEM}{test}"
    module = re.match(r"common/(\w+)/", path)
    if module:
        if module[1] not in ORDER:
            return r"(?!)"
        below = "|".join(ORDER[:ORDER.index(module[1]) + 1])
        packages = PACKAGES.get(module[1], COMMON_PACKAGES)
        return rf"{packages}|common/(?:{below})/|{SYSTEM}{test}"
    return None


def find_faults(texts):
    """Returns the includes in `texts` ({path: text}) that break the layers."""
    faults = []
    for path, text in texts.items():
        if not repository.is_cpp(path):
            continue
        module = re.match(r"common/(\w+)/", path)
        if module and module[1] not in ORDER:
            faults.append(f"{path}:1: common/{module[1]} has no place in ORDER "
                          "of tools/lint.d/check_layers.py")
            continue
        allowed = allowed_in(path)
        if allowed is None:
            continue
        pure = "/domain/" in path and path.startswith("services/")
        for include in INCLUDE.finditer(repository.code_only(text, True)):
            mark, name = include.groups()
            if re.match(allowed, name):
                continue
            if mark == "<" and "/" not in name and (
                    not pure or STANDARD.fullmatch(name)):
                continue
            faults.append(repository.at(
                path, text, include.start(2), f"may not include {name}"))
    return faults


if __name__ == "__main__":
    repository.report(find_faults)
