#!/usr/bin/env python3
"""Makes Markdown tables of what the benchmarks printed, run by run.

Reads the files that are named: lines of four fields with tabs between, as
figures.h says. Every figure in the tables is the median of its runs.
"""

import statistics
import sys

WAYS = {"grpc": "suite, gRPC", "rocksdb": "RocksDB", "postgresql": "PostgreSQL",
        "service": "suite, gRPC", "domain": "domain"}


def read_figures(lines):
    """Returns {(subject, way, quantity): median}, in the order of the lines."""
    values = {}
    for line in lines:
        subject, way, quantity, value = line.rstrip("\n").split("\t")
        values.setdefault((subject, way, quantity), []).append(int(value))
    return {key: statistics.median(runs) for key, runs in values.items()}


def number(value):
    """Prints a figure: whole from 100 on, three digits below."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def milliseconds(micros):
    return number(None if micros is None else micros / 1000)


def ratio(part, whole):
    return "-" if not part or not whole else f"{part / whole:.2f}"


def table(header, rows):
    """Returns a Markdown table, or nothing where there are no rows."""
    if not rows:
        return ""
    lines = ["| " + " | ".join(header) + " |",
             "| --- |" + " ---: |" * (len(header) - 1)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def subjects(figures, *quantities):
    return list(dict.fromkeys(
        key[0] for key in figures if key[2] in quantities))


def create_table(figures):
    """Rates and latencies of creates: each way, and the suite over the rest."""
    ways = ["grpc", "rocksdb", "postgresql"]
    header = ["durable create"]
    for way in ways:
        header += [f"{WAYS[way]}: calls/s", "p50 ms", "p99 ms"]
    header += ["suite / RocksDB", "suite / PostgreSQL"]
    rows = []
    for subject in subjects(figures, "calls_per_s"):
        rate = {way: figures.get((subject, way, "calls_per_s")) for way in ways}
        row = [subject.removeprefix("create, ")]
        for way in ways:
            row += [number(rate[way])]
            row += [milliseconds(figures.get((subject, way, quantity)))
                    for quantity in ("p50_us", "p99_us")]
        row += [ratio(rate["grpc"], rate[way]) for way in ways[1:]]
        rows.append(row)
    return table(header, rows)


SAFEGUARDS = {"watermark_not_written": "watermark", "chain_not_hashed": "chain",
              "policy_not_asked": "policy"}


def safeguard_table(figures):
    """What each safeguard costs: rates with all of them, and without one."""
    header = ["durable create", "safeguard", "with it: calls/s",
              "without it: calls/s", "with / without", "p50 ms with",
              "p50 ms without"]
    rows = []
    for subject in subjects(figures, "safe_calls_per_s"):
        def figure(way, quantity):
            return figures.get((subject, way, quantity))
        whole = figure("none", "safe_calls_per_s")
        for way, name in SAFEGUARDS.items():
            part = figure(way, "safe_calls_per_s")
            rows.append([subject.removeprefix("create, "), name, number(whole),
                         number(part), ratio(whole, part),
                         milliseconds(figure("none", "safe_p50_us")),
                         milliseconds(figure(way, "safe_p50_us"))])
    return table(header, rows)


def time_table(figures):
    """Times of everything that is done once: each way, and how they compare."""
    ways = ["service", "domain", "rocksdb", "postgresql"]
    header = ["milliseconds"] + [WAYS[way] for way in ways]
    header += ["suite / RocksDB", "suite / PostgreSQL", "PostgreSQL / domain"]
    rows = []
    for subject in subjects(figures, "us"):
        time = {way: figures.get((subject, way, "us")) for way in ways}
        rows.append([subject] + [milliseconds(time[way]) for way in ways] +
                    [ratio(time["service"], time["rocksdb"]),
                     ratio(time["service"], time["postgresql"]),
                     ratio(time["postgresql"], time["domain"])])
    return table(header, rows)


def count_table(figures):
    """What else there is to know: sizes, and the load that comes before."""
    shown = {"calls_per_s", "p50_us", "p99_us", "us", "safe_calls_per_s",
             "safe_p50_us"}
    rows = [[f"{subject}, {quantity.replace('_per_s', '/s')} ({way})",
             number(value)]
            for (subject, way, quantity), value in figures.items()
            if quantity not in shown]
    return table(["also", "figure"], rows)


def main(paths):
    lines = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            lines += file
    figures = read_figures(lines)
    tables = [create_table(figures), safeguard_table(figures), time_table(figures), count_table(figures)]
    print("\n".join(filter(None, tables)), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
