"""What the steps of the pipeline hand along. Frozen, and free of Django and of any database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Property(StrEnum):
    """What a claim is about; the value's notation stands beside each."""

    HOLDS = "holds"  # "" : the spell exists
    START = "start"  # EDTF
    END = "end"  # EDTF: first day no longer in office
    IN_OFFICE_ON = "in_office_on"  # EDTF day
    ACTING = "acting"  # "true" | "false"
    DURATION = "duration"  # ISO 8601 duration, "P10Y"
    SUCCEEDS = "succeeds"  # name of the predecessor in the same office
    END_REASON = "end_reason"  # died | resigned | term ended | dismissed | other words
    APPOINTED = "appointed"  # EDTF: chosen, elected, named; "" where undated
    ANNOUNCED = "announced"  # EDTF: the day something was made known
    EXPECTED_END = "expected_end"  # EDTF, or an ISO 8601 duration from the start, "P4Y" or "P4Y.." (at least)
    VACANT = (
        "vacant"  # of an office, nobody in it: EDTF "from/to", the first day and the first no longer; "from/"
    )
    BIRTH = "birth"  # EDTF
    DEATH = "death"  # EDTF
    AGE = "age"  # "57@2024-10-01": completed years on that day
    NATIONALITY = "nationality"  # ISO 3166-1 alpha-2
    NAME = "name"  # another name, "de:Name" with its language where known
    IDENTIFIER = "identifier"  # "wikidata:Q57665"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"


PERSON_PROPERTIES = frozenset(
    {
        Property.BIRTH,
        Property.DEATH,
        Property.AGE,
        Property.NATIONALITY,
        Property.NAME,
        Property.IDENTIFIER,
        Property.GIVEN_NAME,
        Property.FAMILY_NAME,
    }
)


class Modality(StrEnum):
    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    DENIED = "denied"


class Tier(StrEnum):
    OFFICIAL = "official"
    REFERENCE = "reference"
    PRESS = "press"
    UNVETTED = "unvetted"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input: where, what, and what would work."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.path}{f':{self.line}' if self.line else ''}: {self.message}"


class BadInput(Exception):
    """An input that is refused whole. Carries every problem found in it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Document:
    """One input as read: its text, exactly as it will be stored, and what is known about it.

    ``kind`` is ``prose`` or the kind of table: people, tenures, vacancies, offices, sources. Offsets of
    quotes count code points of ``text``.
    """

    path: str
    text: str
    kind: str = "prose"
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: date | None = None
    url: str | None = None
    tier: Tier = Tier.PRESS
    family: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Said:
    """One thing one source says.

    ``person`` is the fullest form that the source itself gives to the name ("Jens
    Stoltenberg" for a later "Stoltenberg"), ``mention`` the words at the place. ``office`` is
    the canonical English title without the organization, ``organization`` the canonical
    English name of the organization or country; both empty for claims about a person.
    ``statement`` ties the claims of one mention or one table row together.
    ``quote == text[start:end]`` where the text is stored; without stored text (a source
    that a table cites) the quote is the row and the offsets are None.
    """

    statement: str
    property: Property
    person: str
    value: str
    quote: str
    rule: str
    mention: str = ""
    office: str = ""
    organization: str = ""
    modality: Modality = Modality.ASSERTED
    start: int | None = None
    end: int | None = None
    source: str | None = None  # tables only: id of the source that the row cites
    preferred: bool = False  # a curator's choice, made in the table or the editor

    def names_exactly(self) -> bool:
        """Tables and editors name people exactly; prose is folded and may give surnames."""
        return self.rule.startswith(("table.", "editor."))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stored claim as ``reconcile`` sees it: what is said, by whom, and how it was judged."""

    key: str  # the claim's natural key, hashed
    said: Said
    article: str  # sha256 of the article's text, or its id where it has none
    tier: Tier = Tier.PRESS
    family: str = ""  # sources of one family count once; empty: a family of its own
    published: date | None = None
    judgement: str = ""  # "" | accepted | rejected | preferred
    decided: str = ""  # ISO time of the latest decision; later preference wins

    @property
    def counts(self) -> bool:
        if self.judgement:
            return self.judgement != "rejected"
        return self.said.modality == Modality.ASSERTED


def natural_key(article: str, said: Said) -> str:
    """Hash of what makes a claim itself: saying it twice is one claim."""
    parts = (
        article, said.statement, said.property.value, said.person, said.office, said.organization,
        said.mention, said.value, "" if said.start is None else str(said.start),
    )  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mention that was left unlinked rather than guessed at."""

    code: str
    message: str
    claims: tuple[str, ...]
