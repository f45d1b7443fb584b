"""Checks the data files of the published programme against what is printed.

Standard library only. Run it from anywhere:
    python3 tests/programme_data/programme_data_test.py
"""

from __future__ import annotations

import collections
import csv
import datetime
import json
import pathlib
import re
import unittest
from typing import Any, Iterator

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tools" / "programmes" / "leicestershire_2025"

# How many groups the plan delivers in each month; one has no date.
DELIVERY_MONTHS = {
    (2025, 12): 1,
    (2026, 1): 1,
    (2026, 3): 6,
    (2026, 5): 2,
    (2026, 6): 3,
    (2026, 8): 3,
    (2026, 10): 2,
    (2026, 11): 2,
    None: 1,
}
PLAN_CODES = sorted(
    {f"M{n:02}" for n in range(1, 35)} - {"M07", "M08"}
    | {"M07a", "M07b", "M08a", "M08b"}
)
STANDINGS = {"PUBLISHED", "ASSUMED", "PROXY"}
COMPARATORS = {"AT_MOST", "LESS_THAN", "EXACTLY", "AT_LEAST", "MORE_THAN"}
OWNERS = {"assessments", "financial-assessments", "improvement", "reporting"}
FILTER_VALUES = {
    "type": {"care_act", "carer", "occupational_therapy"},
    "kind": {"non_residential", "residential"},
}
# Which lines of the text copy hold the covering report's summary and the CQC's
# report, both ends included.
PARTS = {"covering report": (403, 500), "appendix A": (600, 1526)}
# Shortfalls that no action of the plan answers in its words.
UNANSWERED = {
    "deprivation-of-liberty-backlog",
    "risk-register-stale",
    "charging-not-clear",
    "prevention-effect-not-known",
    "out-of-county-reviews-overdue",
    "care-technology-waits",
    "supported-living-wait",
    "residential-commitment-no-data",
    "aftercare-agreements-delayed",
    "healthcare-referral-window",
    "advocacy-sight-loss",
    "co-production-documents",
    "suggestions-not-answered",
    "carers-change-not-evident",
    "reablement-charges-unclear",
    "prison-equipment-training",
}
SHAPES = {"count", "ratio", "median", "maximum", "mean", "printed"}
COLUMNS = (
    "observation_id,code,question,basis,shape,value,numerator,denominator,n,"
    "unit,as_of,period_first,period_last,population,owner,evidence,approver,"
    "source,standing,note"
).split(",")

ID = re.compile(r"[a-z0-9-]{1,63}")
# What the names of measures over a period begin with.
FLOW = re.compile(
    r"/(adulthood-started|allocated|decided|enquiry-outcome-told"
    r"|threshold-decision)-"
)
MEASURE = re.compile(r"sources/([a-z]+(?:-[a-z]+)*)/measures/[a-z0-9-]+")
DECIMAL = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
WHOLE = re.compile(r"0|[1-9][0-9]*")
ROLE = re.compile(r"[a-z][a-z ]*")
FORBIDDEN = {
    "a form of address, so perhaps a name": re.compile(
        r"\b(Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Cllr|Councillor)\b\.?\s+[A-Z]"
    ),
    "an e-mail address": re.compile(r"[\w.]+@[\w.]+"),
    "a telephone number": re.compile(r"\b0\d{3,4}[ -]?\d{3}[ -]?\d{3,4}\b"),
    "a post that one person holds": re.compile(
        r"\bDirector of (Adults|Corporate|Law)|\bImprovement Manager\b"
    ),
    "a machine's path": re.compile(
        r"(?<![\w<])/(work|tmp|home|root|mnt)\b|\bshared/|\bseeds?\b"
    ),
    "a source's file name": re.compile(r"\b00\d[_:]|\.txt\b|[0-9a-f]{16}"),
}


def load(name: str) -> Any:
    """Returns one JSON file; a key that stands twice in an object fails."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        if len(keys) != len(set(keys)):
            raise ValueError(f"{name}: a key stands twice in {keys}")
        return dict(pairs)

    text = (FOLDER / name).read_text(encoding="utf-8")
    return json.loads(text, object_pairs_hook=unique)


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yields every object and value below `value` with its path."""
    yield path, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from walk(below, f"{path}.{key}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from walk(below, f"{path}[{index}]")


def as_month(date: dict[str, int] | None) -> tuple[int, int] | None:
    """Returns (year, month) of a JSON date, or None where it is absent."""
    return None if date is None else (date["year"], date["month"])


def day_range(text: str) -> tuple[datetime.date, datetime.date]:
    """Returns the first and last day of an ISO day or month.

    Raises ValueError where there is no such day or month.
    """
    if re.fullmatch(r"\d{4}-\d{2}", text):
        first = datetime.date.fromisoformat(text + "-01")
        after = (first + datetime.timedelta(days=31)).replace(day=1)
        return first, after - datetime.timedelta(days=1)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(f"'{text}' is neither a day nor a month")
    day = datetime.date.fromisoformat(text)
    return day, day


class ProgrammeDataTest(unittest.TestCase):
    """One test for each promise that the files make."""

    plan: dict[str, Any]
    targets: dict[str, Any]
    funds: dict[str, Any]
    rows: list[dict[str, str]]

    @classmethod
    def setUpClass(cls) -> None:
        cls.plan = load("plan.json")
        cls.targets = load("targets.json")
        cls.funds = load("funds.json")
        path = FOLDER / "observations.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            cls.rows = list(reader)
            cls.header = list(reader.fieldnames or [])

    def named(self, kind: str, resource: str) -> dict[str, dict[str, Any]]:
        """Returns the resources of one kind of the plan by their ids."""
        entries = self.plan[kind]
        by_id = {entry["id"]: entry[resource] for entry in entries}
        self.assertEqual(len(by_id), len(entries), f"an id of {kind} recurs")
        for key in by_id:
            self.assertRegex(key, f"^{ID.pattern}$")
        return by_id

    def catalogue(self) -> dict[str, dict[str, Any]]:
        """Returns the targets of the catalogue by code."""
        entries = [entry["target"] for entry in self.targets["targets"]]
        by_code = {target["code"]: target for target in entries}
        self.assertEqual(len(by_code), len(entries), "a code recurs")
        return by_code

    def all_json(self) -> Iterator[tuple[str, Any]]:
        """Yields every value of every JSON file with its path."""
        for path in sorted(FOLDER.glob("*.json")):
            yield from walk(load(path.name), path.name)

    def test_manifest_names_files_that_are_there(self) -> None:
        manifest = load("manifest.json")
        self.assertEqual(manifest["council_id"], "leicestershire")
        self.assertTrue(manifest["title"])
        self.assertTrue(manifest["note"])
        kinds = [(i["source"], i["kind"]) for i in manifest["imports"]]
        self.assertEqual(
            kinds,
            [
                ("improvement", "plan"),
                ("improvement", "recommendations"),
                ("improvement", "risks"),
                ("improvement", "meetings"),
                ("funding", "funds"),
                ("reporting", "targets"),
                ("reporting", "observations"),
            ],
        )
        for name in [i["file"] for i in manifest["imports"]]:
            self.assertTrue((FOLDER / name).is_file(), name)
        self.assertTrue(load(manifest["council"])["display_name"])

    def test_assessment_is_as_printed(self) -> None:
        assessment = self.named("cqc_assessments", "cqc_assessment")["2025"]
        scores = [score["score"] for score in assessment["scores"]]
        self.assertEqual(scores, [2, 3, 2, 2, 2, 2, 2, 2, 2])
        self.assertEqual(assessment["published_percent"], 53)
        self.assertEqual(assessment["published_rating"], "Requires Improvement")
        self.assertEqual(
            assessment["published_date"], {"year": 2025, "month": 9, "day": 17}
        )
        codes = [area["code"] for area in assessment["areas_for_improvement"]]
        self.assertEqual(
            codes, [f"{t}.{n}" for t in "abcd" for n in ("i", "ii", "iii")]
        )

    def test_structure_is_as_printed(self) -> None:
        areas = self.named("areas", "area")
        self.assertEqual(
            [area["number"] for area in areas.values()], list(range(1, 12))
        )
        groups = self.named("action_groups", "action_group")
        self.assertEqual(len(groups), 21)
        for key, group in groups.items():
            self.assertEqual(key, "group-" + group["number"].replace(".", "-"))
            self.assertEqual(
                group["area"], "area-" + group["number"].partition(".")[0]
            )
        months = collections.Counter(
            as_month(group.get("delivery_date")) for group in groups.values()
        )
        self.assertEqual(months, DELIVERY_MONTHS)

    def test_gaps_are_kept(self) -> None:
        groups = self.named("action_groups", "action_group")
        self.assertNotIn("delivery_date", groups["group-1-1"])
        without = [key for key, group in groups.items()
                   if not group.get("outcomes")]
        self.assertEqual(without, ["group-10-1", "group-11-1"])
        for key in without:
            self.assertIn("lost", groups[key]["provenance"]["note"])
        lost = [key for key, action in self.named("actions", "action").items()
                if action.get("lost_in_source")]
        self.assertEqual(lost, ["action-4-1-1", "action-4-1-2"])
        self.assertFalse(self.plan.get("workstreams"))
        self.assertIn("no list of workstreams", self.plan["note"])
        self.assertFalse(self.funds.get("allocations"))

    def test_references_exist(self) -> None:
        areas = self.named("areas", "area")
        groups = self.named("action_groups", "action_group")
        outcome_targets = self.named("outcome_targets", "outcome_target")
        assessment = self.named("cqc_assessments", "cqc_assessment")["2025"]
        codes = {a["code"] for a in assessment["areas_for_improvement"]}
        answered: set[str] = set()
        for group in groups.values():
            self.assertIn(group["area"], areas)
            answered.update(group.get("areas_for_improvement", []))
        self.assertEqual(answered, codes)
        for action in self.named("actions", "action").values():
            self.assertIn(action["action_group"], groups)
        for target in outcome_targets.values():
            self.assertIn(target["action_group"], groups)
        for milestone in self.named("milestones", "milestone").values():
            self.assertIn(milestone["outcome_target"], outcome_targets)

    def test_actions_are_numbered_from_one(self) -> None:
        positions: dict[str, list[int]] = collections.defaultdict(list)
        for key, action in self.named("actions", "action").items():
            group = action["action_group"]
            positions[group].append(action["position"])
            self.assertEqual(
                key,
                group.replace("group", "action") + f"-{action['position']}",
            )
            self.assertLessEqual(len(action["text"]), 500)
        self.assertEqual(
            set(positions), set(self.named("action_groups", "action_group"))
        )
        for group, found in positions.items():
            self.assertEqual(found, list(range(1, len(found) + 1)), group)

    def lines_of(self, reference: str) -> list[tuple[str, int, int]]:
        """Returns the parts and line ranges that a reference names."""
        found = []
        for place in reference.split("; "):
            part, _, lines = place.partition(", line")
            self.assertIn(part, PARTS, reference)
            for piece in re.split(r", | and ", lines.removeprefix("s ")):
                first, _, last = piece.strip().partition(" to ")
                found.append((part, int(first), int(last or first)))
        return found

    def test_findings_are_whole(self) -> None:
        findings = self.named("findings", "finding")
        assessment = self.named("cqc_assessments", "cqc_assessment")["2025"]
        statements = {score["statement"] for score in assessment["scores"]}
        codes = {a["code"] for a in assessment["areas_for_improvement"]}
        kinds = collections.Counter(f["kind"] for f in findings.values())
        self.assertEqual(
            kinds, {"STRENGTH": 36, "AREA_FOR_IMPROVEMENT": 131}
        )
        for key, finding in findings.items():
            with self.subTest(key):
                self.assertEqual(finding["cqc_assessment"], "2025")
                self.assertIn(finding["quality_statement"], statements)
                self.assertLessEqual(len(finding["text"]), 500)
                self.assertIn("provenance", finding)
                area = finding.get("area_for_improvement")
                self.assertIn(area, codes | {None})
                if key.startswith("summary-"):
                    self.assertEqual(key, "summary-" + area.replace(".", "-"))
                for point in finding.get("data_points", []):
                    self.assertRegex(point["value"], f"^{DECIMAL.pattern}$")
        self.assertEqual(
            {f["quality_statement"] for f in findings.values()}, statements
        )
        summaries = [key for key in findings if key.startswith("summary-")]
        self.assertEqual(len(summaries), len(codes))

    def test_findings_name_lines_that_are_there(self) -> None:
        for key, finding in self.named("findings", "finding").items():
            with self.subTest(key):
                source = finding["provenance"]["source"]
                for part, first, last in self.lines_of(
                    finding["report_reference"]
                ):
                    low, high = PARTS[part]
                    self.assertLessEqual(low, first)
                    self.assertLessEqual(first, last)
                    self.assertLessEqual(last, high)
                    if part in source or part == "covering report":
                        self.assertIn(str(first), source)

    def test_actions_answer_findings_that_are_there(self) -> None:
        findings = self.named("findings", "finding")
        answered: set[str] = set()
        for kind, resource in (
            ("action_groups", "action_group"), ("actions", "action")
        ):
            for key, record in self.named(kind, resource).items():
                named = record.get("findings", [])
                self.assertEqual(len(named), len(set(named)), key)
                for name in named:
                    self.assertIn(name, findings, key)
                    self.assertEqual(
                        findings[name]["kind"], "AREA_FOR_IMPROVEMENT", name
                    )
                answered.update(named)
        for key in UNANSWERED:
            self.assertIn(key, findings)
        self.assertFalse(answered & UNANSWERED)
        summaries = {key for key in findings if key.startswith("summary-")}
        self.assertLessEqual(summaries, answered)

    def test_milestones(self) -> None:
        milestones = self.named("milestones", "milestone")
        per_target = collections.Counter(
            milestone["outcome_target"] for milestone in milestones.values()
        )
        self.assertEqual(
            per_target, {"m18": 1, "m19": 1, "m26": 7, "m27": 1, "m33": 1}
        )
        reached = [key for key, milestone in milestones.items()
                   if "achieved_date" in milestone]
        self.assertEqual(reached, ["m26-1"])
        self.assertEqual(
            milestones["m26-1"]["achieved_date"],
            {"year": 2025, "month": 10, "day": 6},
        )
        self.assertTrue(milestones["m26-1"]["evidence"])

    def test_thirty_six_targets_agree_in_plan_and_catalogue(self) -> None:
        outcome_targets = self.named("outcome_targets", "outcome_target")
        groups = self.named("action_groups", "action_group")
        catalogue = self.catalogue()
        planned = sorted(t["code"] for t in outcome_targets.values())
        self.assertEqual(len(planned), 36)
        self.assertEqual(planned, PLAN_CODES)
        self.assertEqual(
            sorted(c for c in catalogue if c.startswith("M")), PLAN_CODES
        )
        for key, promised in outcome_targets.items():
            code = promised["code"]
            measured = catalogue[code]
            group = groups[promised["action_group"]]
            with self.subTest(code):
                self.assertEqual(key, code.lower())
                self.assertEqual(
                    measured["action_group_number"], group["number"]
                )
                # The catalogue says which way the share is counted as well.
                if code in ("M01", "M04"):
                    self.assertIn(
                        "allocated within 28 days", measured["display_name"]
                    )
                else:
                    self.assertEqual(
                        promised["text"], measured["display_name"]
                    )
                self.assertEqual(
                    promised["provenance"], measured["provenance"]
                )
                for date in (promised, measured):
                    self.assertEqual(
                        date.get("due_date"), group.get("delivery_date")
                    )

    def test_targets_of_the_plan_say_what_the_catalogue_says(self) -> None:
        aims = {"AT_MOST": "LOW", "LESS_THAN": "LOW"}
        catalogue = self.catalogue()
        for promised in self.named("outcome_targets", "outcome_target").values():
            target = catalogue[promised["code"]]
            with self.subTest(promised["code"]):
                if target["unit"] == "boolean":
                    self.assertEqual(promised["kind"], "DELIVERABLE")
                elif promised["kind"] == "QUALITATIVE":
                    self.assertNotIn("target_value", target)
                    self.assertTrue(promised["criteria"])
                else:
                    self.assertEqual(
                        promised["aim"], aims.get(target["comparator"], "HIGH")
                    )
                    self.assertEqual(promised["unit"], target["unit"])
                if promised["kind"] == "NUMBER":
                    self.assertEqual(
                        promised["target_value"], target["target_value"]
                    )
                else:
                    self.assertNotIn("target_value", promised)
                self.assertNotIn("owner", promised)
                judged = [
                    figure.get("measure")
                    for figure in target["figures"]
                    if figure["judged"]
                ]
                self.assertEqual([promised.get("measure")], judged[:1])

    def test_recommendations_are_closed_with_evidence_only(self) -> None:
        entries = load("recommendations.json")["recommendations"]
        self.assertEqual(len(entries), 23)
        for entry in entries:
            recommendation = entry["recommendation"]
            with self.subTest(entry["id"]):
                self.assertRegex(
                    recommendation["provenance"]["source"], r"lines? \d+"
                )
                closed = {"closed_by", "evidence", "closed_date"}
                self.assertIn(len(closed & recommendation.keys()), (0, 3))
                self.assertNotIn("owner", recommendation)

    def test_readings_are_figures_that_are_published(self) -> None:
        outcome_targets = self.named("outcome_targets", "outcome_target")
        rows = {row["observation_id"]: row for row in self.rows}
        for key, reading in self.named(
            "target_readings", "target_reading"
        ).items():
            with self.subTest(key):
                # Where both are published the one of those who wait counts.
                row = next(rows[name] for name in
                           (key, f"{key}-stock", f"{key}-flow")
                           if name in rows)
                target = outcome_targets[reading["outcome_target"]]
                self.assertEqual(row["code"], target["code"])
                self.assertEqual(row["unit"], target["unit"])
                self.assertEqual(reading["value"], row["value"])
                provenance = reading["provenance"]
                self.assertEqual(provenance["source"], row["source"])
                first, last = day_range(row["as_of"])
                as_of = reading["as_of_date"]
                self.assertEqual(
                    datetime.date(as_of["year"], as_of["month"], as_of["day"]),
                    last,
                )
                self.assertEqual(
                    provenance["standing"],
                    "PUBLISHED" if first == last else "ASSUMED",
                )

    def test_margins_say_that_the_plan_sets_none(self) -> None:
        rules = self.named("rag_rules", "rag_rule")
        read = {reading["outcome_target"] for reading in self.named(
            "target_readings", "target_reading").values()}
        passed = {milestone["outcome_target"] for milestone in self.named(
            "milestones", "milestone").values()}
        self.assertEqual(
            {rule["outcome_target"] for rule in rules.values()}, read | passed
        )
        for key, rule in rules.items():
            with self.subTest(key):
                self.assertTrue(rule["reason"].startswith(
                    "PROXY: the plan sets no margin. "))

    def test_meetings_are_the_catalogues(self) -> None:
        meetings = [entry["meeting"]["meeting_date"]
                    for entry in load("meetings.json")["meetings"]]
        printed = [entry["calendar_date"]["date"]
                   for entry in self.targets["calendar_dates"]
                   if entry["calendar_date"]["kind"] == "COMMITTEE_MEETING"]
        self.assertEqual(len(meetings), 6)
        self.assertEqual(meetings, printed)

    def test_targets_say_how_a_value_is_held_against_them(self) -> None:
        without_number = []
        for code, target in self.catalogue().items():
            with self.subTest(code):
                self.assertIn(target["owner"], OWNERS)
                self.assertTrue(target["unit"])
                self.assertTrue(target["population"])
                if code.startswith("C"):
                    self.assertNotIn("comparator", target)
                    self.assertNotIn("target_value", target)
                    continue
                self.assertIn(target["comparator"], COMPARATORS)
                if "target_value" in target:
                    self.assertRegex(
                        target["target_value"], f"^{DECIMAL.pattern}$"
                    )
                else:
                    without_number.append(code)
                    self.assertEqual(
                        target["provenance"]["standing"], "PROXY"
                    )
        self.assertEqual(without_number, ["M20", "M29", "M31"])

    def test_every_figure_can_be_asked_for(self) -> None:
        cells: list[str] = []
        for code, target in self.catalogue().items():
            judged = [f for f in target["figures"] if f["judged"]]
            self.assertEqual(len(judged), 1 if code[0] == "M" else 0, code)
            for figure in target["figures"]:
                cell = figure["cell"]
                with self.subTest(cell):
                    cells.append(cell)
                    self.assertRegex(cell, f"^{ID.pattern}$")
                    self.assertEqual(cell.split("-")[0], code.lower())
                    self.check_measure(target, figure)
        self.assertEqual(len(cells), len(set(cells)), "a cell recurs")

    def check_measure(
        self, target: dict[str, Any], figure: dict[str, Any]
    ) -> None:
        """Fails unless the figure's measure can be asked for as it stands."""
        if "measure" not in figure:
            for field in ("filters", "window_months", "group_by"):
                self.assertNotIn(field, figure)
            self.assertTrue(figure["note"])
            return
        measure = figure["measure"]
        found = MEASURE.fullmatch(measure)
        self.assertIsNotNone(found, measure)
        assert found is not None
        self.assertEqual(found.group(1), target["owner"])
        is_flow = FLOW.search(measure) is not None
        self.assertEqual("window_months" in figure, is_flow, measure)
        self.assertGreaterEqual(figure.get("days_before", 0), 0)
        for dimension, value in figure.get("filters", {}).items():
            self.assertIn(value, FILTER_VALUES[dimension])
        if is_flow or "fixed_date" in figure or "days_before" in figure:
            self.assertTrue(figure["note"], "an assumption without its note")

    def test_every_provenance_can_be_followed(self) -> None:
        found = 0
        for path, value in self.all_json():
            if not path.endswith(".provenance"):
                continue
            found += 1
            with self.subTest(path):
                self.assertIn(value["standing"], STANDINGS)
                if not path.startswith("peers.json"):
                    self.assertRegex(value["source"], r"\d{4}, .*lines? \d+")
                self.assertLessEqual(len(value["source"]), 500)
                self.assertLessEqual(len(value.get("note", "")), 2000)
                if value["standing"] != "PUBLISHED":
                    self.assertTrue(value.get("note"), "no reason is given")
        self.assertGreater(found, 100)

    def test_every_record_has_provenance(self) -> None:
        for kind, resource in (
            ("cqc_assessments", "cqc_assessment"),
            ("action_groups", "action_group"),
            ("outcome_targets", "outcome_target"),
            ("milestones", "milestone"),
            ("findings", "finding"),
            ("target_readings", "target_reading"),
        ):
            for key, record in self.named(kind, resource).items():
                self.assertIn("provenance", record, key)
        for file, kind, resource in (
            (self.targets, "targets", "target"),
            (self.targets, "calendar_dates", "calendar_date"),
            (self.funds, "funds", "fund"),
            (load("meetings.json"), "meetings", "meeting"),
        ):
            for entry in file[kind]:
                self.assertIn("provenance", entry[resource], entry["id"])

    def test_money_is_the_published_range(self) -> None:
        (entry,) = self.funds["funds"]
        self.assertEqual(
            entry["fund"]["amount"],
            {"low_pence": 280000000, "high_pence": 350000000},
        )
        self.assertEqual(entry["fund"]["recurrence"], "UNDETERMINED")
        self.assertEqual(entry["fund"]["firmness"], "ESTIMATE")

    def test_dates_are_real(self) -> None:
        found = 0
        for path, value in self.all_json():
            if not (isinstance(value, dict) and "year" in value):
                continue
            found += 1
            with self.subTest(path):
                self.assertLessEqual(set(value), {"year", "month", "day"})
                day = datetime.date(
                    value["year"], value["month"], value.get("day", 1)
                )
                self.assertTrue(2019 <= day.year <= 2027)
        self.assertGreater(found, 80)

    def test_calendar_is_in_order_and_chooses_no_day(self) -> None:
        dates = [e["calendar_date"] for e in self.targets["calendar_dates"]]
        keys = [
            (d["date"]["year"], d["date"]["month"], d["date"].get("day", 0))
            for d in dates
        ]
        self.assertEqual(keys, sorted(keys))
        committee = [
            datetime.date(**d["date"])
            for d in dates
            if d["kind"] == "COMMITTEE_MEETING"
        ]
        self.assertEqual(len(committee), 6)
        for day in committee:
            self.assertEqual(day.weekday(), 0, "every meeting is on a Monday")
        deadlines = [
            d["date"] for d in dates if d["kind"] == "DEPARTMENT_DEADLINE"
        ]
        self.assertEqual(deadlines, [{"year": 2025, "month": 12}])

    def test_observations_are_well_formed(self) -> None:
        self.assertEqual(self.header, COLUMNS)
        catalogue = self.catalogue()
        ids = [row["observation_id"] for row in self.rows]
        self.assertEqual(len(ids), len(set(ids)), "an observation id recurs")
        for row in self.rows:
            with self.subTest(row["observation_id"]):
                self.assertRegex(row["observation_id"], f"^{ID.pattern}$")
                self.assertIn(row["code"], catalogue)
                self.assertTrue(
                    row["observation_id"].startswith(row["code"].lower() + "-")
                )
                self.assertTrue(row["question"].endswith("?"))
                self.assertIn(row["basis"], ("stock", "flow"))
                self.assertEqual(row["standing"], "published")
                self.assertRegex(row["source"], r"\d{4}, .*lines? \d+")
                self.assertRegex(row["evidence"], r"lines? \d+ .*'.+'")
                for field in ("unit", "population"):
                    self.assertTrue(row[field], field)
                self.check_value(row)
                self.check_days(row)

    def check_value(self, row: dict[str, str]) -> None:
        """Fails unless the row's numbers fit its shape."""
        self.assertIn(row["shape"], SHAPES)
        if row["shape"] == "ratio":
            self.assertEqual(row["value"], "")
            self.assertRegex(row["numerator"], f"^({WHOLE.pattern})$")
            self.assertGreaterEqual(
                int(row["denominator"]), int(row["numerator"])
            )
        else:
            self.assertRegex(row["value"], f"^{DECIMAL.pattern}$")
            self.assertEqual(row["numerator"] + row["denominator"], "")
        if row["shape"] in ("count", "median", "maximum"):
            self.assertRegex(row["value"], f"^({WHOLE.pattern})$")
        if row["n"]:
            self.assertRegex(row["n"], f"^({WHOLE.pattern})$")

    def check_days(self, row: dict[str, str]) -> None:
        """Fails unless the row says of which days it is, and they exist."""
        self.assertTrue(row["as_of"] or row["period_last"], "no day")
        self.assertEqual(bool(row["period_first"]), bool(row["period_last"]))
        if row["as_of"]:
            day_range(row["as_of"])
        if row["period_first"]:
            self.assertEqual(row["basis"], "flow")
            first = datetime.date.fromisoformat(row["period_first"])
            last = datetime.date.fromisoformat(row["period_last"])
            self.assertLess(first, last)
            if row["as_of"]:
                self.assertEqual(day_range(row["as_of"])[1], last)

    def test_published_totals_are_there(self) -> None:
        value = {row["observation_id"]: row["value"] for row in self.rows}
        for key, expected in {
            "m01-2025-10-12": "42",
            "m02-2025-10-12-stock": "21",
            "m02-2025-10-12-flow": "9",
            "m03-2025-10-12-flow": "427",
            "m05-2025-10": "15",
            "m06-2025-10": "103",
            "m07a-2025-10": "14",
            "m07b-2025-10": "45",
            "m08a-2025-10": "45",
            "m08b-2025-10": "90",
            "m09-2025-10": "297",
            "c01-2025-10-20": "341",
            "c02-2025-02": "768",
            "c03-2025-10": "49",
        }.items():
            self.assertEqual(value[key], expected, key)
        teams = [int(v) for k, v in value.items()
                 if k.startswith("c02-2025-02-")]
        self.assertEqual(sorted(teams), [139, 169, 195, 265])
        self.assertEqual(sum(teams), int(value["c02-2025-02"]))

    def test_one_latest_figure_for_each_code_that_nothing_computes(
        self,
    ) -> None:
        days: dict[str, list[datetime.date]] = collections.defaultdict(list)
        for row in self.rows:
            last = row["as_of"] or row["period_last"]
            days[row["code"]].append(day_range(last)[1])
        for code, target in self.catalogue().items():
            if any("measure" in figure for figure in target["figures"]):
                continue
            found = days[code]
            with self.subTest(code):
                self.assertEqual(len(found), len(set(found)))

    def test_figures_of_another_question_have_another_unit(self) -> None:
        catalogue = self.catalogue()
        other = {
            row["code"]
            for row in self.rows
            if row["unit"] != catalogue[row["code"]]["unit"]
        }
        self.assertEqual(
            other,
            {"M07a", "M07b", "M08a", "M08b", "M10", "M12", "M16", "M17", "M30"},
        )

    def test_roles_are_no_names(self) -> None:
        for row in self.rows:
            for field in ("owner", "approver"):
                self.assertRegex(row[field], f"^{ROLE.pattern}$")

    def test_nothing_forbidden_is_said(self) -> None:
        files = sorted(p for p in FOLDER.rglob("*") if p.is_file())
        self.assertEqual(len(files), 11, files)
        for path in files:
            text = path.read_text(encoding="utf-8")
            for what, pattern in FORBIDDEN.items():
                found = pattern.search(text)
                self.assertIsNone(found, f"{path.name}: {what}: {found}")


if __name__ == "__main__":
    unittest.main()
