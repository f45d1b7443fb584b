"""Means of synthetic people, marked so that they are found byte by byte.

What can hold words holds marks as byte_search has them. Amounts are of 10
digits, and nobody else's: an answer has them as digits, and stored bytes as
protobuf has them, after the byte that says which field it is.
"""

from __future__ import annotations

import copy
import dataclasses
import random
import uuid
from typing import Any

from line_client import LineClient
from synthetic_people import SyntheticPerson

FINANCIAL = "carereform.financial_assessments.v1."
DAY = {"year": 2025, "month": 5, "day": 5}  # A Monday.
LATER = {"year": 2025, "month": 6, "day": 2}
ENDED = {"year": 2025, "month": 9, "day": 1}
_VALUE_FIELD = 0x10  # Field 2, a number: `value_pence`.

_given: set[int] = set()


def _varint(number: int) -> bytes:
    encoded = bytearray()
    while number > 0x7f:
        encoded.append(number & 0x7f | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


@dataclasses.dataclass
class Means:
    """What somebody has, and the records about it."""

    person: SyntheticPerson
    amounts: set[int] = dataclasses.field(default_factory=set)
    marks: set[str] = dataclasses.field(default_factory=set)
    charge: str = ""
    names: list[str] = dataclasses.field(default_factory=list)

    def found_in(self, content: bytes) -> set[str]:
        """Returns the marks and amounts that `content` holds."""
        lower = content.lower()
        found = {mark for mark in self.marks if mark.encode() in lower}
        for amount in self.amounts:
            stored = bytes([_VALUE_FIELD]) + _varint(amount)
            if str(amount).encode() in content or stored in content:
                found.add(str(amount))
        return found

    @property
    def traces(self) -> set[str]:
        """Everything that could be found."""
        return self.marks | {str(amount) for amount in self.amounts}

    def amount(self, rng: random.Random) -> int:
        """Draws an amount that is nobody else's."""
        while (drawn := rng.randrange(1_000_000_000, 4_000_000_000)) in _given:
            pass
        _given.add(drawn)
        self.amounts.add(drawn)
        return drawn

    def mark(self, rng: random.Random) -> str:
        """Draws a word that is nobody else's."""
        mark = f"zqm{rng.getrandbits(48):012x}"
        self.marks.add(mark)
        return mark

    def circumstances(self, rng: random.Random) -> dict[str, Any]:
        """Returns means with notional capital, all of them marked."""
        return copy.deepcopy({
            "setting": "NON_RESIDENTIAL", "age_group": "PENSION_AGE",
            "household": "SINGLE",
            "incomes": [{"type": "STATE_PENSION", "amount_pence": 23025,
                         "frequency": "WEEKLY"}],
            "capital": [
                {"type": "SAVINGS", "id": self.mark(rng),
                 "value_pence": self.amount(rng)},
                {"type": "SAVINGS", "id": self.mark(rng),
                 "value_pence": self.amount(rng),
                 "notional": {
                     "disposed_date": {"year": 2024, "month": 3, "day": 1},
                     "decided_date": {"year": 2024, "month": 9, "day": 2},
                     "rationale": ["EXPECTED_TO_PAY", "TIMING"],
                     "decision_record": self.mark(rng)}}],
            "care": [{"type": "HOME_CARE", "weekly_cost_pence": 40000}]})


class Maker:
    """Makes means through a client, and closes them."""

    def __init__(self, client: LineClient, rng: random.Random,
                 council: str) -> None:
        self._client = client
        self._rng = rng
        self._council = council

    def _write(self, method: str, /, **request: Any) -> dict[str, Any]:
        return self._client.call(
            FINANCIAL + method,
            {"request_id": str(uuid.UUID(int=self._rng.getrandbits(128))),
             **request})

    def make(self, person: SyntheticPerson) -> Means:
        """Gives somebody a charge that changed, and what goes with one."""
        means = Means(person)
        means.charge = self._write(
            "ChargeService/CreateCharge", parent=self._council,
            charge={"person": person.name, "started_date": DAY},
            circumstances=means.circumstances(self._rng))["name"]
        self._write("ChargeService/RecordCircumstances", parent=means.charge,
                    from_date=LATER, reason="MEANS_FOUND",
                    record=means.mark(self._rng),
                    circumstances=means.circumstances(self._rng))
        means.names = [means.charge, self._invoice(means),
                       self._deferred_payment(means)]
        return means

    def _invoice(self, means: Means) -> str:
        """Adds an invoice that names the charge alone, with nothing paid."""
        return self._write(
            "InvoiceService/CreateInvoice", parent=self._council,
            invoice={"charge": means.charge, "kind": "CLIENT_CONTRIBUTION",
                     "issued_date": LATER, "due_date": LATER,
                     "period_first_date": DAY, "period_last_date": LATER,
                     "amount_pence": 12345})["name"]

    def _deferred_payment(self, means: Means) -> str:
        """Adds a deferred payment that is asked for."""
        return self._write(
            "DeferredPaymentService/RequestDeferredPayment",
            parent=self._council,
            deferred_payment={
                "person": means.person.name, "requested_date": LATER,
                "permanent_care_home": True,
                "other_capital_pence": 1000000,
                "valuations": [{"valued_date": DAY, "basis": "INDEPENDENT",
                                "value_pence": means.amount(self._rng)}],
                "deferrals": [{"charge_pence": 90000, "income_pence": 34400,
                               "kept_pence": 14400}]})["name"]

    def close(self, means: Means) -> None:
        """Closes everything, the charge last; it is told in writing."""
        charge, invoice, payment = means.names
        self._write("InvoiceService/RecordInvoicePayment", name=invoice,
                    paid_date=LATER, amount_pence=12345)
        self._write("DeferredPaymentService/DeclineDeferredPayment",
                    name=payment, declined_date=LATER,
                    reason="TERMS_NOT_ACCEPTED")
        self._write("ChargeService/EndCharge", name=charge, ended_date=ENDED,
                    reason="CARE_ENDED")
        today = self._client.call(FINANCIAL + "ChargeService/GetCharge",
                                  {"name": charge})["untold_since_date"]
        self._write("ChargeService/RecordChargeNotification", parent=charge,
                    told_date=today, method="LETTER", written=True)
