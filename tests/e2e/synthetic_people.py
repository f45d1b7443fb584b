"""Synthetic people, every word of whom is marked; see byte_search.py."""

from __future__ import annotations

import dataclasses
import random
import uuid
from typing import Any

import byte_search
from line_client import LineClient

PEOPLE = "carereform.common.v1.PersonService/"
ERASURES = "carereform.common.v1.ErasureService/"


def _nhs_number(rng: random.Random) -> str:
    while True:
        stem = f"999{rng.randrange(1_000_000):06d}"
        check = -sum((10 - i) * int(d) for i, d in enumerate(stem)) % 11
        if check != 10:
            return f"{stem}{check}"


def _identity(rng: random.Random) -> dict[str, Any]:
    def word() -> str:
        return f"Zqm{rng.getrandbits(48):012x}"

    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return {
        "full_name": f"{word()} Test",
        "birth_date": {"year": rng.randrange(1930, 2007),
                       "month": rng.randrange(1, 13), "day": 17},
        "nhs_number": _nhs_number(rng),
        "address": f"{rng.randrange(1, 99)} {word()} Street",
        "postcode": (f"ZQ{rng.randrange(10, 99)} {rng.randrange(10)}"
                     f"{rng.choice(letters)}{rng.choice(letters)}"),
        "contact": f"{word()}@example.org",
    }


@dataclasses.dataclass
class SyntheticPerson:
    """A person in a source, and all that was ever said of the person."""

    source: str
    creation: dict[str, Any]
    name: str = ""
    marks: set[str] = dataclasses.field(default_factory=set)
    bodies: int = 0

    def _remember(self, *texts: str) -> None:
        self.marks |= byte_search.marks_in("\n".join(texts).encode())
        self.bodies += 1

    def update(self, client: LineClient, rng: random.Random) -> None:
        """Changes everything about the person."""
        identity = _identity(rng)
        client.call(PEOPLE + "UpdatePersonIdentity", {
            "name": f"{self.name}/identity", "identity": identity,
            "request_id": str(uuid.UUID(int=rng.getrandbits(128)))})
        self._remember(*map(str, identity.values()))

    def add_note(self, client: LineClient, rng: random.Random) -> None:
        """Adds a note."""
        text = f"Visited; zqm{rng.getrandbits(48):012x} was at home."
        client.call(PEOPLE + "AddPersonNote",
                    {"parent": self.name, "note": {"text": text}})
        self._remember(text)


def create(client: LineClient, rng: random.Random, parent: str,
           updates: int = 2) -> SyntheticPerson:
    """Creates a person in the source `parent`, with versions and notes."""
    identity = _identity(rng)
    person = SyntheticPerson(parent, {
        "parent": parent, "identity": identity,
        "request_id": str(uuid.UUID(int=rng.getrandbits(128)))})
    person.name = client.call(PEOPLE + "CreatePerson", person.creation)["name"]
    person._remember(*map(str, identity.values()))
    person.add_note(client, rng)
    for _ in range(updates):
        person.update(client, rng)
    person.add_note(client, rng)
    return person
