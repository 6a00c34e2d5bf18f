"""Claims gathered for readers: what is said, by which sources, and what became of it.

Plain functions over claims that were read already, so that a page costs the same few queries
however much is said on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kb import claims_in_words
from kb.claims_in_words import says
from kb.models import Claim, Derivation, Tier
from people.dates import PartialDate
from people.models import Person
from tenures.models import Tenure

_ORDER = {outcome: place for place, outcome in enumerate(Claim.Outcome.values)}
_TIERS = Tier.values
# What bears on a date without naming it stands with it.
_BESIDE = {
    "birth": ("birth", "age"),
    "end": ("end", "end_reason"),
    "open": ("end", "end_reason", "expected_end", "in_office_on"),  # what the last confirmation rests on
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said, with one outcome, and a claim from each source that says it."""

    words: str
    outcome: str
    about: str
    claims: tuple[Claim, ...]

    @property
    def quoted(self) -> list[Claim]:
        """The claims from prose: their words are worth reading; a table row says no more than its value."""
        return [claim for claim in self.claims if not claim.rule.startswith(("table.", "editor."))]

    @property
    def notes(self) -> list[str]:
        return list(dict.fromkeys(filter(None, map(claims_in_words.note, self.claims))))


@dataclass(frozen=True, slots=True)
class Edge:
    """A date of a fact: what is shown, who says it, who says otherwise, and why its bounds are where they are."""

    name: str
    when: PartialDate
    disputed: bool
    sayings: tuple[Saying, ...]
    derivations: tuple[Derivation, ...]

    @property
    def shown(self) -> list[Saying]:
        return [saying for saying in self.sayings if saying.outcome == Claim.Outcome.SHOWN]

    @property
    def others(self) -> list[Saying]:
        return [saying for saying in self.sayings if saying.outcome != Claim.Outcome.SHOWN]

    @property
    def stated(self) -> bool:
        """Some source that is shown states the date itself."""
        return any(saying.about == self.name for saying in self.shown)

    @property
    def several(self) -> bool:
        """Shown sources give it in more than one form: 1957-05 and 1957-05-16."""
        return sum(saying.about == self.name for saying in self.shown) > 1

    @property
    def inferred(self) -> bool:
        """No source states it: it follows from something else that was said."""
        return self.when.known and not self.stated


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything said about one spell, or about one person apart from their spells."""

    edges: dict[str, Edge]
    also: tuple[Saying, ...]


def sayings(claims: Iterable[Claim]) -> list[Saying]:
    """One for each value and outcome: shown before dissent, much said before little said."""
    groups: dict[tuple[str, str, str, str], dict[int, Claim]] = defaultdict(dict)
    for claim in claims:
        key = (claim.outcome, claim.property, claim.value, claim.modality)
        groups[key].setdefault(claim.article_id, claim)
    found = [
        Saying(says(next(iter(by_article.values()))), outcome, prop, _best_first(by_article.values()))
        for (outcome, prop, _value, _modality), by_article in groups.items()
    ]
    return sorted(found, key=lambda s: (_ORDER.get(s.outcome, len(_ORDER)), s.about, -len(s.claims), s.words))


def _best_first(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Official before press, early before late."""
    return tuple(
        sorted(
            claims,
            key=lambda c: (_TIERS.index(c.article.tier), c.article.published or date.max, c.article_id),
        )
    )


def of_tenure(tenure: Tenure, claims: Sequence[Claim], derivations: Sequence[Derivation]) -> Dossier:
    on_end = _BESIDE["open" if tenure.end_status == Tenure.EndStatus.OPEN else "end"]
    return _dossier(
        (
            ("start", tenure.start, tenure.start_disputed, ("start",)),
            ("end", tenure.end, tenure.end_disputed, on_end),
        ),
        claims,
        derivations,
    )


def of_person(person: Person, claims: Sequence[Claim], derivations: Sequence[Derivation]) -> Dossier:
    return _dossier(
        (
            ("birth", person.birth, person.birth_disputed, _BESIDE["birth"]),
            ("death", person.death, person.death_disputed, ("death",)),
        ),
        claims,
        derivations,
    )


def _dossier(
    edges: Iterable[tuple[str, PartialDate, bool, tuple[str, ...]]],
    claims: Sequence[Claim],
    derivations: Sequence[Derivation],
) -> Dossier:
    """Each edge with the claims on the properties named beside it; the other claims after them."""
    found: dict[str, Edge] = {}
    told: set[str] = set()
    for name, when, disputed, properties in edges:
        said = sayings(claim for claim in claims if claim.property in properties)
        why = tuple(derivation for derivation in derivations if derivation.edge == name)
        found[name] = Edge(name, when, disputed, tuple(said), why)
        told.update(properties)
    return Dossier(found, tuple(sayings(_more(claims, told))))


def _more(claims: Sequence[Claim], told: set[str]) -> list[Claim]:
    """The claims that the dates do not show. That a spell exists is worth a line only from a source that
    says nothing else of it."""
    dated = {(claim.article_id, claim.statement) for claim in claims if claim.property != "holds"}
    return [
        claim
        for claim in claims
        if claim.property not in told
        and not (claim.property == "holds" and (claim.article_id, claim.statement) in dated)
    ]
