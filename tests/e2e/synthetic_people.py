"""Synthetic people, every word of whom is marked; see byte_search.py."""

from __future__ import annotations

import dataclasses
import random
import uuid
from collections.abc import Callable
from typing import Any

import byte_search
from line_client import LineClient

PEOPLE = "carereform.common.v1.PersonService/"
ERASURES = "carereform.common.v1.ErasureService/"


# What was given to someone: nobody else gets it, for what two people have in
# common would still be found once one of them is erased.
_given: set[str] = set()


def _only_once(draw: Callable[[random.Random], str],
               rng: random.Random) -> str:
    """Draws until it is something that nobody was given before."""
    while (drawn := draw(rng)) in _given:
        pass
    _given.add(drawn)
    return drawn


def _nhs_number(rng: random.Random) -> str:
    while True:
        stem = f"999{rng.randrange(1_000_000):06d}"
        check = -sum((10 - i) * int(d) for i, d in enumerate(stem)) % 11
        if check != 10:
            return f"{stem}{check}"


def _postcode(rng: random.Random) -> str:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return (f"ZQ{rng.randrange(10, 100)} {rng.randrange(10)}"
            f"{rng.choice(letters)}{rng.choice(letters)}")


def _identity(rng: random.Random) -> dict[str, Any]:
    def word() -> str:
        return f"Zqm{rng.getrandbits(48):012x}"

    return {
        "full_name": f"{word()} Test",
        "birth_date": {"year": rng.randrange(1930, 2007),
                       "month": rng.randrange(1, 13), "day": 17},
        "nhs_number": _only_once(_nhs_number, rng),
        "address": f"{rng.randrange(1, 99)} {word()} Street",
        "postcode": _only_once(_postcode, rng),
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
