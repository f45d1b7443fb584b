"""Makes up a caseload of charges: what people pay, and what it rests on.

Unlike the other files of the caseload, these are calibrated to nothing: no
council publishes the means of the people it charges. The shares and amounts
below are invented so that every branch of the means test has somebody in it.
"""

from __future__ import annotations

import datetime
import json
import pathlib
from typing import Any

from draws import Draws

CHARGES = "synthetic_charges.jsonl"
NOTE = ("# Synthetic people, made up: calibrated to nothing that anybody "
        "published, and not a council document.")

Circumstances = dict[str, Any]

_FIRST_DAY = datetime.date(2024, 4, 8)
_LAST_DAY = datetime.date(2025, 10, 20)
_LIMITS = (1_425_000, 1_425_001, 1_450_000, 1_450_001, 2_324_999, 2_325_000,
           2_325_001)
_SETTINGS = {"NON_RESIDENTIAL": 620, "CARE_HOME_PERMANENT": 320,
             "CARE_HOME_TEMPORARY": 60}
_AGES = {"PENSION_AGE": 700, "AGE_25_TO_PENSION_AGE": 250, "AGE_18_TO_24": 50}
_CAPITAL = {"small": 520, "between": 250, "limit": 80, "large": 150}
_HOMES = {"none": 400, "counts": 400, "partner": 100, "relative": 100}
_LIGHT_TOUCH = {"": 940, "DECLINES_ASSESSMENT": 40, "SIGNIFICANT_MEANS": 20}
_CARE_AT_HOME = {"HOME_CARE": 600, "DAY_CARE": 120, "DIRECT_PAYMENT": 150,
                 "SUPPORTED_LIVING": 130}


def _date(day: datetime.date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _amount(kind: str, pence: int, frequency: str = "WEEKLY") -> dict[str, Any]:
    return {"type": kind, "amount_pence": str(pence), "frequency": frequency}


def _needs_guarantee(person: Circumstances) -> bool:
    """Who keeps the guarantee, and not the allowance for personal expenses."""
    return person["setting"] != "CARE_HOME_PERMANENT"


class Charges:
    """Made-up charges, the same for the same draws."""

    def __init__(self, draws: Draws, couples_at_home: bool = False) -> None:
        """`couples_at_home`: whether some couples at home are means tested.
        No table of 2026-27 has their guarantee: a suite whose day is later
        than 5 April 2026 refuses them."""
        self._draws = draws
        self._couples_at_home = couples_at_home

    def lines(self, count: int) -> list[dict[str, Any]]:
        """Returns what a line each says, by id."""
        return [self._charge(number) for number in range(1, count + 1)]

    def _charge(self, number: int) -> dict[str, Any]:
        days = (_LAST_DAY - _FIRST_DAY).days + 1
        started = _FIRST_DAY + datetime.timedelta(self._draws.below(days))
        return {
            "charge": {"external_id": f"synthetic-c-{number:06d}",
                       "started_date": _date(started)},
            "circumstances": self._person(started),
        }

    def _person(self, started: datetime.date) -> Circumstances:
        draws = self._draws
        person: Circumstances = {
            "setting": draws.weighted(_SETTINGS),
            "age_group": draws.weighted(_AGES),
            "household": "COUPLE" if draws.happens(300) else "SINGLE",
        }
        at_home = person["setting"] == "NON_RESIDENTIAL"
        older = person["age_group"] == "PENSION_AGE"
        light_touch = draws.weighted(_LIGHT_TOUCH)
        if light_touch:
            person["light_touch"] = light_touch
        elif person["household"] == "COUPLE" and _needs_guarantee(person):
            if not self._couples_at_home:
                person["household"] = "SINGLE"
            elif older:
                person["couple_has_pension_age"] = True
        if not older and draws.happens(600):
            person["disability_premium"] = True
            if draws.happens(400):
                person["enhanced_disability_premium"] = True
        person["incomes"] = self._incomes(older)
        person["capital"] = self._savings()
        if at_home:
            self._live_at_home(person)
        else:
            self._live_in_care_home(person, started)
        if light_touch == "SIGNIFICANT_MEANS":
            person["capital"] = [
                {"type": "SAVINGS", "value_pence": "9000000"}]
        return person

    def _incomes(self, older: bool) -> list[dict[str, Any]]:
        draws = self._draws
        if older:
            incomes = [_amount("STATE_PENSION",
                               5 * draws.between(3_000, 4_800))]
            if draws.happens(350):
                incomes.append(_amount("PRIVATE_PENSION",
                                       draws.between(2_000, 140_000),
                                       "MONTHLY"))
            if draws.happens(600):
                incomes.append(self._disability_benefit(
                    "ATTENDANCE_ALLOWANCE"))
            if draws.happens(150):
                incomes.append(_amount("PENSION_CREDIT_GUARANTEE",
                                       5 * draws.between(200, 1_200)))
            return incomes
        incomes = [_amount("UNIVERSAL_CREDIT", draws.between(60_000, 95_000),
                           "MONTHLY")]
        if draws.happens(700):
            incomes.append(self._disability_benefit("PIP_DAILY_LIVING"))
            if draws.happens(500):
                incomes.append(_amount("PIP_MOBILITY", 30_980, "FOUR_WEEKLY"))
        if draws.happens(80):
            incomes.append(_amount("EARNINGS", draws.between(4_000, 14_000)))
        return incomes

    def _disability_benefit(self, kind: str) -> dict[str, Any]:
        higher = self._draws.happens(450)
        benefit = _amount(kind, 44_160 if higher else 29_560, "FOUR_WEEKLY")
        if higher and kind == "ATTENDANCE_ALLOWANCE":
            benefit["includes_night_care"] = True
        return benefit

    def _savings(self) -> list[dict[str, Any]]:
        """Returns the savings: often about the limits of capital."""
        draws = self._draws
        kind = draws.weighted(_CAPITAL)
        if kind == "limit":
            pence = _LIMITS[draws.below(len(_LIMITS))]
        else:
            low, high = {"small": (0, 1_425_000),
                         "between": (1_425_000, 2_325_000),
                         "large": (2_325_001, 9_000_000)}[kind]
            pence = draws.between(low, high)
        savings = {"type": "SAVINGS", "value_pence": str(pence)}
        if kind == "between" and draws.happens(250):
            savings["value_pence"] = str(2 * pence)
            savings["owners"] = 2
        return [savings]

    def _live_at_home(self, person: Circumstances) -> None:
        draws = self._draws
        kind = draws.weighted(_CARE_AT_HOME)
        low, high = ((40_000, 130_000) if kind == "SUPPORTED_LIVING"
                     else (4_000, 60_000))
        person["care"] = [{"type": kind,
                           "weekly_cost_pence": str(draws.between(low, high))}]
        if draws.happens(50):
            person["section_117"] = True
        if draws.happens(600):
            person["housing_costs"] = [_amount(
                "COUNCIL_TAX", draws.between(6_000, 16_000), "MONTHLY")]
        if draws.happens(350):
            person["expenses"] = [_amount(
                "DISABILITY", draws.between(300, 3_500))]
        if draws.happens(450):
            person["capital"].append(
                {"type": "MAIN_HOME",
                 "value_pence": str(1_000 * draws.between(9_000, 45_000))})

    def _live_in_care_home(self, person: Circumstances,
                           started: datetime.date) -> None:
        draws = self._draws
        for_good = person["setting"] == "CARE_HOME_PERMANENT"
        person["care_home_since"] = _date(started)
        person["care"] = [{
            "type": "CARE_HOME",
            "weekly_cost_pence": str(draws.between(70_000, 150_000))}]
        home = draws.weighted(_HOMES)
        if home != "none":
            asset: dict[str, Any] = {
                "type": "MAIN_HOME", "has_selling_costs": True,
                "value_pence": str(1_000 * draws.between(9_000, 45_000))}
            if not for_good:
                asset["property_disregard"] = "INTENDS_TO_RETURN"
            elif home == "partner" and person["household"] == "COUPLE":
                asset["property_disregard"] = "PARTNER_LIVES_THERE"
            elif home == "relative":
                asset["property_disregard"] = "RELATIVE_OF_60_LIVES_THERE"
            elif draws.happens(200):
                person["has_deferred_payment"] = True
            person["capital"].append(asset)
        for income in person["incomes"]:
            if (income["type"] == "PRIVATE_PENSION" and for_good
                    and person["household"] == "COUPLE"):
                income["half_paid_to_spouse"] = True
        if draws.happens(100):
            person["top_up"] = {
                "payer": "THIRD_PARTY",
                "weekly_amount_pence": str(draws.between(1_000, 25_000))}


def write_charges(file: pathlib.Path, origin: str,
                  lines: list[dict[str, Any]]) -> None:
    """Writes a charge a line; `origin` is the second note line, without its
    #."""
    text = [NOTE, f"# {origin}"]
    text += [json.dumps(line, separators=(",", ":")) for line in lines]
    file.write_bytes(("\n".join(text) + "\n").encode("ascii"))
