"""What has been read, as statements; and statements as the claims that leave the extractor."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.ingest.extract.people import Person, fold
from kb.ingest.records import PERSON_PROPERTIES, Modality, Property, Said

# Characters: of what the columns of claims hold
LONGEST_KEY, LONGEST_NAME, LONGEST_MENTION = 64, 120, 300


@dataclass(slots=True)
class Part:
    """One claim of a statement, with the words that say it."""

    property: Property
    value: str
    start: int
    end: int
    modality: Modality | None = None  # the statement's own where None


@dataclass(slots=True, eq=False)
class Statement:
    """What one mention says of one spell, or of one person where ``title`` is empty.

    ``at`` is where the mention stands; ``[start, end)`` are the words that say it.
    """

    rule: str
    person: Person
    mention: str
    at: int
    start: int
    end: int
    title: str = ""
    organization: str = ""
    modality: Modality = Modality.ASSERTED
    status: str = ""  # what the words say of the day of publication: former, current, future or nothing
    plain: bool = False  # status only taken for granted, not said
    fresh: bool = False  # "the new …": whoever was it before is it no longer
    parts: list[Part] = field(default_factory=list)

    def add(
        self, what: Property, value: str, start: int = -1, end: int = -1, modality: Modality | None = None
    ) -> None:
        if start < 0:
            start, end = self.start, self.end
        self.parts.append(Part(what, value, start, end, modality))

    def widen(self, start: int, end: int) -> None:
        self.start, self.end = min(self.start, start), max(self.end, end)

    def has(self, *properties: Property) -> bool:
        return any(part.property in properties for part in self.parts)


def said(statements: list[Statement], text: str) -> tuple[Said, ...]:
    """The claims of all statements, each once, in the order of the text."""
    found: list[Said] = []
    seen: set[tuple[object, ...]] = set()
    for statement in sorted(statements, key=lambda s: (s.start, s.at, s.title, s.organization)):
        for claim in _claims(statement, text):
            key = (
                claim.statement,
                claim.property,
                claim.value,
                claim.person,
                claim.office,
                claim.organization,
            )
            if key not in seen:
                seen.add(key)
                found.append(claim)
    return tuple(found)


def _claims(statement: Statement, text: str) -> Iterator[Said]:
    key = _key(statement)
    names = (statement.person.name, statement.organization, statement.title)
    told = statement.parts if all(map(_is_name, names)) and len(statement.mention) <= LONGEST_MENTION else []
    for part in told:
        if part.property is Property.SUCCEEDS and not _is_name(part.value):
            continue
        personal = part.property in PERSON_PROPERTIES
        yield Said(
            statement=key,
            property=part.property,
            person=statement.person.name,
            value=part.value,
            quote=text[part.start : part.end],
            rule=statement.rule,
            mention=statement.mention,
            office="" if personal else statement.title,
            organization="" if personal else statement.organization,
            modality=part.modality or statement.modality,
            start=part.start,
            end=part.end,
        )


def _key(statement: Statement) -> str:
    """What ties the claims of one mention together: where it stands, and which office it gives."""
    if not statement.title:
        return str(statement.at)
    office = f"{statement.title}:{statement.organization}"
    key = f"{statement.at}:{office}"
    if len(key) > LONGEST_KEY:
        key = f"{statement.at}:{hashlib.sha256(office.encode()).hexdigest()[:24]}"
    return key


def _is_name(words: str) -> bool:
    """A kilobyte without a blank is no name, nor is what grows to one when it is folded."""
    return len(words) <= LONGEST_NAME and (words.isascii() or len(fold(words)) <= LONGEST_NAME)
