"""Every published wait, asked of the running suite with its own question."""

from __future__ import annotations

import fractions
import json
import unittest
from typing import Any, NamedTuple

import flow
import programs
import suite

CARE_ACT = "type=care_act"
CARERS = "type=carer"
THERAPY = "type=occupational_therapy"
YEAR_TO_FEBRUARY = ("2024-03-01", "2025-02-28")
YEAR_TO_OCTOBER = ("2024-10-13", "2025-10-12")


class Published(NamedTuple):
    """A figure as printed, and the question that it answers."""

    measure: str
    filter: str
    when: str | tuple[str, str]  # A day, or the days of a period.
    value: int
    line: str  # Of the source.


PUBLISHED = (
    Published("awaiting-start-count", CARE_ACT, "2024-09-30", 690, "002:807"),
    Published("awaiting-start-count", CARE_ACT, "2025-02-28", 768, "002:807"),
    Published("allocated-median", CARE_ACT, YEAR_TO_FEBRUARY, 8, "002:809"),
    Published("awaiting-allocation-median", CARE_ACT, "2025-02-28", 56,
              "002:811"),
    Published("awaiting-allocation-maximum", CARE_ACT, "2025-02-28", 498,
              "002:809"),
    Published("awaiting-allocation-count", CARE_ACT, "2025-06-30", 585,
              "002:811"),
    Published("awaiting-allocation-median", CARE_ACT, "2025-06-30", 39,
              "002:811"),
    Published("awaiting-allocation-count", CARE_ACT, "2024-12-29", 716,
              "002:1531"),
    Published("awaiting-allocation-median", CARE_ACT, "2024-12-29", 45,
              "002:1531"),
    Published("awaiting-allocation-over-standard", CARE_ACT, "2024-12-29", 62,
              "002:1531"),
    Published("awaiting-allocation-median", CARE_ACT, "2025-10-12", 21,
              "002:1531"),
    Published("awaiting-allocation-over-standard", CARE_ACT, "2025-10-12", 42,
              "002:1531"),
    Published("awaiting-allocation-count", CARE_ACT, "2025-10-20", 341,
              "002:1531"),
    Published("allocated-median", CARE_ACT, YEAR_TO_OCTOBER, 9, "002:1531"),
    Published("allocated-maximum", CARE_ACT, YEAR_TO_OCTOBER, 427, "002:1531"),
    Published("awaiting-allocation-count", CARERS, "2025-02-28", 58, "002:841"),
    Published("awaiting-allocation-median", CARERS, "2025-02-28", 55,
              "002:841"),
    Published("awaiting-allocation-maximum", CARERS, "2025-02-28", 188,
              "002:841"),
    Published("awaiting-allocation-count", CARERS, "2025-06-30", 44, "002:845"),
    Published("awaiting-allocation-median", CARERS, "2025-06-30", 15,
              "002:845"),
    Published("awaiting-allocation-maximum", CARERS, "2025-06-30", 92,
              "002:845"),
    Published("awaiting-allocation-count", CARERS, "2025-10-20", 49,
              "002:1532"),
    Published("awaiting-allocation-median", CARERS, "2025-10-20", 15,
              "002:1532"),
    Published("awaiting-allocation-maximum", CARERS, "2025-10-20", 103,
              "002:1532"),
    Published("awaiting-allocation-count", THERAPY, "2025-02-28", 702,
              "002:961"),
    Published("awaiting-allocation-median", THERAPY, "2025-02-28", 31,
              "002:961"),
    Published("awaiting-allocation-maximum", THERAPY, "2025-02-28", 417,
              "002:961"),
    Published("awaiting-start-count", "type=preparing_for_adulthood",
              "2024-12-01", 252, "002:1275"),
    Published("allocated-median", "type=dols_new", ("2023-08-01", "2024-08-31"),
              120, "002:1355"),
    Published("allocated-maximum", "type=dols_new",
              ("2023-08-01", "2024-08-31"), 1214, "002:1355"),
    Published("awaiting-triage-count", "type=safeguarding_concern",
              "2024-09-30", 103, "002:1389"),
    Published("awaiting-triage-count", "type=safeguarding_concern",
              "2025-02-28", 69, "002:1389"),
    Published("awaiting-triage-median", "type=safeguarding_concern",
              "2025-02-28", 5, "002:1389"),
    Published("awaiting-triage-maximum", "type=safeguarding_concern",
              "2025-02-28", 323, "002:1389"),
    Published("waiting-for-anything-count", "type=safeguarding_enquiry",
              "2025-02-28", 112, "002:1391"),
    Published("waiting-for-anything-median", "type=safeguarding_enquiry",
              "2025-02-28", 31, "002:1391"),
    Published("waiting-for-anything-maximum", "type=safeguarding_enquiry",
              "2025-02-28", 93, "002:1391"),
    Published("referral-to-completion-count", "type=safeguarding_enquiry",
              ("2024-04-01", "2025-03-31"), 1006, "002:1385"),
    Published("referral-to-completion-mean", "type=safeguarding_enquiry",
              ("2024-04-01", "2025-03-31"), 61, "002:1385"),
    Published("threshold-decision-within-standard",
              "type=safeguarding_concern", ("2024-04-01", "2024-06-30"), 49,
              "002:1387"),
    Published("reviewed-within-12-months-share", "", "2025-06-30", 77,
              "002:825"),
    Published("reviewed-within-12-months-share", "", "2025-10-20", 76,
              "002:1535"),
    Published("reviewed-within-12-months-share", "out_of_county=yes",
              "2025-04-30", 83, "002:827"),
)
NON_RESIDENTIAL = "kind=non_residential"
RESIDENTIAL = "kind=residential"
TO_JUNE = ("2025-04-01", "2025-06-30")
TO_OCTOBER = ("2025-07-21", "2025-10-20")
SUMMER_2023 = ("2023-06-01", "2023-08-31")
FEBRUARY_2025 = ("2025-02-01", "2025-02-28")
SPRING_2025 = ("2025-02-01", "2025-04-30")

FINANCIAL = (
    Published("awaiting-decision-count", "", "2025-04-30", 353, "002:1533"),
    Published("awaiting-decision-count", "", "2025-10-20", 297, "002:1533"),
    Published("decided-median-days", NON_RESIDENTIAL, TO_JUNE, 19, "002:1533"),
    Published("decided-maximum-days", NON_RESIDENTIAL, TO_JUNE, 203,
              "002:1533"),
    Published("decided-median-days", RESIDENTIAL, TO_JUNE, 75, "002:1533"),
    Published("decided-maximum-days", RESIDENTIAL, TO_JUNE, 175, "002:1533"),
    Published("decided-median-days", NON_RESIDENTIAL, TO_OCTOBER, 14,
              "002:1533"),
    Published("decided-maximum-days", NON_RESIDENTIAL, TO_OCTOBER, 45,
              "002:1533"),
    Published("decided-median-days", RESIDENTIAL, TO_OCTOBER, 45, "002:1533"),
    Published("decided-maximum-days", RESIDENTIAL, TO_OCTOBER, 90, "002:1533"),
)
# Of days and stages that the papers print once, in a council of their own.
HISTORY = (
    Published("awaiting-decision-count", "", "2023-08-31", 800, "003:6620"),
    Published("referral-to-allocation-mean-working-days", "", SUMMER_2023, 65,
              "003:6620"),
    Published("backdating-maximum-months", "", SUMMER_2023, 3, "003:6622"),
    Published("backdated-over-standard-count", "", SUMMER_2023, 0, "003:6622"),
    Published("awaiting-decision-count", "", "2024-09-30", 323, "002:883"),
    Published("awaiting-decision-median", "", "2024-09-30", 131, "002:883"),
    Published("awaiting-decision-maximum", "", "2024-09-30", 357, "002:883"),
    Published("referral-to-allocation-median-days", NON_RESIDENTIAL,
              FEBRUARY_2025, 21, "002:885"),
    Published("referral-to-allocation-median-days", RESIDENTIAL, FEBRUARY_2025,
              23, "002:885"),
    Published("allocation-to-completion-mean-days", NON_RESIDENTIAL,
              SPRING_2025, 3, "002:885"),
    Published("allocation-to-completion-mean-days", RESIDENTIAL, SPRING_2025,
              3, "002:885"),
    Published("allocation-to-decision-mean-days", "", SPRING_2025, 22,
              "002:887"),
)
# Four appeals of 2022 to 2024, one of them by the Ombudsman (002:893).
APPEALS = (
    ("APPEAL", "2023-03-01", "2023-04-01", "NOT_AT_FAULT"),
    ("COMPLAINT", "2023-09-01", "2023-11-01", "POLICY_CHANGE"),
    ("APPEAL", "2024-02-01", "2024-03-01", "NOT_AT_FAULT"),
    ("OMBUDSMAN", "2024-05-01", "2024-09-01", "NOT_AT_FAULT"),
)
HISTORY_COUNCIL = "leicestershire-history"
# Five answers to what reads like one question: the median wait.
FIVE_ANSWERS = (8, 56, 39, 21, 9)


def exact(value: dict[str, Any]) -> fractions.Fraction:
    """Returns the value that the evidence amounts to."""
    if "count" in value:
        return fractions.Fraction(int(value["count"].get("n", 0)))
    if "quantile" in value:
        return fractions.Fraction(int(value["quantile"]["value_times_two"]), 2)
    if "maximum" in value:
        return fractions.Fraction(int(value["maximum"]["value"]))
    if "mean" in value:
        return fractions.Fraction(int(value["mean"]["sum"]),
                                  int(value["mean"]["n"]))
    ratio = value["ratio"]
    return fractions.Fraction(
        int(ratio.get("numerator", 0)) * int(ratio["per"]),
        int(ratio["denominator"]))


def printed(value: fractions.Fraction) -> int:
    """Returns a value as the papers print it: to a whole number, half up."""
    return int((value + fractions.Fraction(1, 2)) // 1)


def date(text: str) -> dict[str, int]:
    """Returns a day as the contract has it."""
    year, month, day = map(int, text.split("-"))
    return {"year": year, "month": month, "day": day}


class PublishedWaitsTest(unittest.TestCase):
    """One caseload, asked everything."""

    server: suite.Server

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = cls.enterClassContext(suite.whole_suite())
        caseload = flow.make_caseload(cls.server.folder / "caseload")
        flow.load(cls.server, caseload)
        for kind, file in (("referrals", flow.DOLS_REFERRALS),
                           ("contacts", flow.CONTACTS)):
            cls.server.expect("import", kind, caseload / file,
                              *flow.OF_COUNCIL)

    def ask(self, figure: Published, source: str = "assessments",
            council: str = flow.COUNCIL) -> dict[str, Any]:
        when = (("--as-of", figure.when) if isinstance(figure.when, str)
                else ("--from", figure.when[0], "--to", figure.when[1]))
        filters = ("--filter", figure.filter) if figure.filter else ()
        return self.server.expect(
            "measures", "compute", f"{source}/{figure.measure}", "--council",
            council, *when, *filters)["value"]

    def check(self, figures: tuple[Published, ...], source: str,
              council: str = flow.COUNCIL) -> None:
        """Asks for each figure and checks that it says what it answers."""
        for figure in figures:
            with self.subTest(figure):
                value = self.ask(figure, source, council)
                self.assertIn(value["state"], ("VALUE", "CONFIRMED_ZERO"),
                              value.get("note"))
                self.assertEqual(printed(exact(value)), figure.value)
                self.assertTrue(value["question"].endswith("?"))
                self.assertTrue(value["population"])
                self.assertIn("financial-", value["method_version"])
                self.assertIn("as_of_date" if isinstance(figure.when, str)
                              else "period", value)

    def test_every_figure_of_financial_assessments(self) -> None:
        self.check(FINANCIAL, "financial-assessments")

    def test_every_figure_of_earlier_financial_assessments(self) -> None:
        self.server.expect("council", "create", HISTORY_COUNCIL,
                           "--display-name", "Leicestershire, earlier years")
        self.server.expect(
            "import", "financial-assessments",
            self.server.folder / "caseload" / flow.FINANCIAL_HISTORY,
            "--council", HISTORY_COUNCIL)
        self.check(HISTORY, "financial-assessments", HISTORY_COUNCIL)
        finished = self.ask(
            Published("allocation-to-completion-mean-days", "", SUMMER_2023,
                      0, "003:6621"),
            "financial-assessments", HISTORY_COUNCIL)
        self.assertEqual(exact(finished), fractions.Fraction(12, 5))
        self.raise_appeals()
        years = ("2022-01-01", "2024-12-31")
        for word, count in (("", 4), ("route=ombudsman", 1),
                            ("outcome=policy_change", 1)):
            value = self.ask(Published("appeals-decided-count", word, years, 0,
                                       "002:893"),
                             "financial-assessments", HISTORY_COUNCIL)
            self.assertEqual(exact(value), count)

    def raise_appeals(self) -> None:
        """Raises and decides the appeals of the papers."""
        listed = self.server.expect(
            "call", "FinancialAssessmentService/ListFinancialAssessments",
            json.dumps({"parent": f"councils/{HISTORY_COUNCIL}",
                        "page_size": 1000}))["financial_assessments"]
        first = min(listed, key=lambda case: tuple(
            case["referred_date"][part] for part in ("year", "month", "day")))
        for route, raised, decided, outcome in APPEALS:
            appeal = self.server.expect("call", "AppealService/RaiseAppeal",
                                        json.dumps({
                                            "parent": first["name"],
                                            "appeal": {
                                                "route": route,
                                                "raised_date": date(raised)}}))
            self.server.expect("call", "AppealService/DecideAppeal",
                               json.dumps({"name": appeal["name"],
                                           "decided_date": date(decided),
                                           "outcome": outcome}))

    def test_every_figure_is_the_published_one(self) -> None:
        for figure in PUBLISHED:
            with self.subTest(figure):
                value = self.ask(figure)
                self.assertEqual(value["state"], "VALUE", value.get("note"))
                self.assertEqual(printed(exact(value)), figure.value)

    def test_five_answers_have_five_questions(self) -> None:
        medians = [figure for figure in PUBLISHED
                   if figure.value in FIVE_ANSWERS
                   and figure.filter == CARE_ACT
                   and figure.measure.endswith("-median")]
        self.assertEqual(sorted(figure.value for figure in medians),
                         sorted(FIVE_ANSWERS))
        said = set()
        for figure in medians:
            value = self.ask(figure)
            self.assertTrue(value["question"].endswith("?"))
            said.add((value["question"], value["basis"],
                      str(value.get("as_of_date", value.get("period")))))
        self.assertEqual(len(said), len(FIVE_ANSWERS))

    def test_the_share_decided_in_time_keeps_its_parts(self) -> None:
        figure = next(figure for figure in PUBLISHED
                      if figure.measure.startswith("threshold"))
        ratio = self.ask(figure)["ratio"]
        # Printed as 49.4% (257); 257 of 521 is 49.3%.
        self.assertEqual((int(ratio["numerator"]), int(ratio["denominator"])),
                         (257, 521))

    def test_one_placement_outside_the_county_is_accounted_for_nowhere(
            self) -> None:
        value = self.ask(Published("reviewed-within-12-months-share",
                                   "out_of_county=yes", "2025-04-30", 0, ""))
        self.assertEqual(int(value["ratio"]["numerator"]), 186)
        self.assertEqual(int(value["ratio"]["denominator"]), 223)
        self.assertEqual([int(left["n"]) for left in value["exclusions"]], [1])


if __name__ == "__main__":
    programs.main()
