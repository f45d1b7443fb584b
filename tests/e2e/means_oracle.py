"""The Care Act means test worked out a second time, by the regulations.

Shares nothing with the suite but the printed rates: whole sums of exact
fractions, in the order of the law. Covers what the random people of
charges_test.py have: single people, lone parents and couples, at home or for
good in a care home, under a policy with no local choice.
"""

from __future__ import annotations

import csv
import datetime
import math
import pathlib
from fractions import Fraction
from typing import Any

WEEKLY = {
    "WEEKLY": Fraction(1), "FORTNIGHTLY": Fraction(1, 2),
    "FOUR_WEEKLY": Fraction(1, 4), "MONTHLY": Fraction(12, 52),
    "QUARTERLY": Fraction(4, 52), "HALF_YEARLY": Fraction(2, 52),
    "ANNUALLY": Fraction(1, 52),
}
# Regulations 13 to 17 and schedule 1.
COUNTED = {
    "STATE_PENSION", "PENSION_CREDIT_GUARANTEE", "UNIVERSAL_CREDIT",
    "EMPLOYMENT_SUPPORT_CONTRIBUTORY", "ATTENDANCE_ALLOWANCE",
    "PIP_DAILY_LIVING", "ANNUITY", "OTHER", "PRIVATE_PENSION",
}
DISREGARDED = {
    "EARNINGS", "DLA_MOBILITY", "PIP_MOBILITY", "WAR_DISABLEMENT_PENSION",
    "INDEPENDENT_LIVING_FUND", "CHILD_BENEFIT", "PERSONAL_INJURY_INCOME",
    "CHILD_MAINTENANCE",
}
INCOMES = sorted(COUNTED | DISREGARDED)
FREE_CARE = {"EQUIPMENT", "SECTION_117", "CARER_SUPPORT"}


def rates_of(table: str, root: pathlib.Path) -> dict[str, int]:
    """Returns the figures of one rate table, in pence, weeks or percent."""
    path = (root / "services" / "financial_assessments" / "data"
            / "rate_tables.csv")
    with path.open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    return {row["figure"]: int(row["amount"])
            for row in csv.DictReader(lines) if row["table"] == table}


def day_of(date: dict[str, int]) -> datetime.date:
    return datetime.date(date["year"], date["month"], date["day"])


def weekly(entry: dict[str, Any]) -> Fraction:
    return int(entry["amount_pence"]) * WEEKLY[entry["frequency"]]


def in_care_home(person: dict[str, Any]) -> bool:
    return person["setting"] != "NON_RESIDENTIAL"


def is_disregarded_home(person: dict[str, Any], asset: dict[str, Any],
                        day: datetime.date) -> bool:
    """Schedule 2: care at home; who lives there; the first 12 weeks."""
    if asset["type"] != "MAIN_HOME":
        return "property_disregard" in asset
    if not in_care_home(person) or "property_disregard" in asset:
        return True
    since = day_of(person.get("permanent_since", person["care_home_since"]))
    return since <= day < since + datetime.timedelta(weeks=12)


def capital_of(person: dict[str, Any], rates: dict[str, int],
               day: datetime.date) -> int:
    """Regulations 18 to 24: whole pence, fractions in the person's favour."""
    total = 0
    for asset in person.get("capital", ()):
        if asset["type"] in ("PERSONAL_POSSESSIONS", "LIFE_POLICY"):
            continue
        is_property = asset["type"] in ("MAIN_HOME", "OTHER_PROPERTY")
        if is_property and is_disregarded_home(person, asset, day):
            continue
        value = Fraction(int(asset["value_pence"]))
        if asset.get("has_selling_costs"):
            value -= math.ceil(value * rates["selling_costs_percent"] / 100)
        value = max(Fraction(0), value - int(asset.get("secured_debt_pence", 0)))
        total += math.floor(value / asset.get("owners", 1))
    return total


def tariff_of(capital: int, rates: dict[str, int]) -> int:
    """Regulation 25: for each step above the lower limit, or part of one."""
    above = max(0, capital - rates["lower_capital_limit"])
    return -(-above // rates["tariff_step"]) * rates["tariff_per_step"]


def guarantee_of(person: dict[str, Any], rates: dict[str, int]) -> int:
    """Regulation 7: a base, children, and premiums that add up."""
    children = person.get("children", 0)
    couple = person["household"] == "COUPLE"
    older = person["age_group"] == "PENSION_AGE"
    if couple:
        older = older or person.get("couple_has_pension_age", False)
        base = "guarantee_couple_pension" if older else "guarantee_couple_18"
    elif older:
        base = "guarantee_single_pension"
    elif children:
        base = "guarantee_lone_parent"
    elif person["age_group"] == "AGE_18_TO_24":
        base = "guarantee_single_18_to_24"
    else:
        base = "guarantee_single_25_to_pension"
    suffix = "couple" if couple else "single"
    total = rates[base]
    if children:
        total += children * rates["guarantee_child"]
    if person.get("disability_premium"):
        total += rates[f"premium_disability_{suffix}"]
    if person.get("enhanced_disability_premium"):
        total += rates[f"premium_enhanced_{suffix}"]
    if person.get("carer_premium"):
        total += rates["premium_carer"]
    return total


def has_disability_benefit(person: dict[str, Any]) -> bool:
    """Schedule 1 paragraph 4: one counts, at home or for good in a home."""
    return any(income["type"] in ("ATTENDANCE_ALLOWANCE", "PIP_DAILY_LIVING")
               and int(income["amount_pence"]) > 0
               for income in person.get("incomes", ()))


def contribution_of(person: dict[str, Any], rates: dict[str, int],
                    capital: int) -> int:
    """What is left a week, in whole pence: regulation 11."""
    left = Fraction(tariff_of(capital, rates))
    for income in person.get("incomes", ()):
        if (income["type"] not in COUNTED
                or income.get("from_counted_capital")):
            continue
        half = income.get("half_paid_to_spouse") and in_care_home(person)
        left += weekly(income) / (2 if half else 1)
    if person.get("flat_savings_disregard"):
        couple = person["household"] == "COUPLE"
        left -= rates["savings_credit_couple" if couple
                      else "savings_credit_single"]
    if in_care_home(person):
        left -= rates["personal_expenses"]
    else:
        left -= guarantee_of(person, rates)
        left -= sum(map(weekly, person.get("housing_costs", ())))
    if not in_care_home(person) or has_disability_benefit(person):
        left -= sum(map(weekly, person.get("expenses", ())))
    return max(0, math.floor(left))


def cost_of(person: dict[str, Any], rates: dict[str, int],
            day: datetime.date) -> int:
    """Regulation 3: the cost of care that is not free."""
    total = 0
    for care in person["care"]:
        free = care["type"] in FREE_CARE
        if care["type"] in ("REABLEMENT", "INTERMEDIATE_CARE"):
            since = day_of(care["started_date"])
            free = day < since + datetime.timedelta(
                weeks=rates["free_care_weeks"])
        total += 0 if free else int(care["weekly_cost_pence"])
    return total


def charge_of(person: dict[str, Any], rates: dict[str, int],
              day: datetime.date) -> dict[str, int]:
    """Sections 14 and 17 of the Act: what the person pays a week."""
    cost = cost_of(person, rates, day)
    capital = capital_of(person, rates, day)
    if capital > rates["upper_capital_limit"]:
        return {"capital": capital, "contribution": 0, "charge": cost}
    contribution = contribution_of(person, rates, capital)
    return {"capital": capital, "contribution": contribution,
            "charge": min(contribution, cost)}
