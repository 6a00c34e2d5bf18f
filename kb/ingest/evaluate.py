"""How well the extractor reads: what it finds in annotated texts, held against what is written there.

A gold folder holds pairs of one ``.txt`` and one ``.json`` of the same name, in subfolders as one
likes. The JSON is ``{"title", "publisher", "published", "language", "phenomenon", "tenures",
"other_facts"}``; each tenure has ``person, office, organization_or_country, start, end, end_open,
acting, status, modality, quote`` and a ``weight``: ``main`` counts for recall; ``incidental`` and
``optional`` ones may be found or not, and count in no figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kb.ingest.extract import detect_language, extract, supported_languages
from kb.ingest.extract.canonical import canonical
from kb.ingest.proposal import Spell, spells
from kb.ingest.records import BadInput, Document, Modality, Problem, Property, Said
from people.dates import PartialDate
from people.names import family_key, fold

MAIN, WEIGHTS = "main", ("main", "incidental", "optional")
STATUSES = ("former", "current", "future", "unknown")
_FACTS = {
    "birth": Property.BIRTH,
    "death": Property.DEATH,
    "age": Property.AGE,
    "nationality": Property.NATIONALITY,
}


@dataclass(frozen=True, slots=True)
class GoldTenure:
    """One tenure that a careful reader finds in the text."""

    person: str
    office: str
    organization: str
    start: PartialDate | None
    end: PartialDate | None
    acting: bool
    status: str
    modality: str
    weight: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated text."""

    path: Path
    document: Document
    phenomenon: str
    tenures: tuple[GoldTenure, ...]
    facts: tuple[tuple[str, Property, str], ...]


@dataclass(slots=True)
class Count:
    """True positives, false positives, false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """1.0 where nothing was found: nothing found is nothing wrong."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """1.0 where there was nothing to find."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The figures of some texts.

    ``tenures`` asks for person and office; ``dated`` for the dates too, ``qualified`` for status
    and modality instead, ``whole`` for all of them. ``acting`` is the share of the found ones that
    are rightly told from acting ones. ``facts`` counts only for recall, as no text has all its facts
    annotated. ``false_facts`` are assertions that no annotation makes: they would become facts.
    """

    texts: int = 0
    tenures: Count = field(default_factory=Count)
    dated: Count = field(default_factory=Count)
    qualified: Count = field(default_factory=Count)
    whole: Count = field(default_factory=Count)
    acting: Count = field(default_factory=Count)
    facts: Count = field(default_factory=Count)
    quotes: int = 0
    quotes_found: int = 0
    false_facts: int = 0

    def add(self, other: Score) -> None:
        self.texts += other.texts
        self.quotes += other.quotes
        self.quotes_found += other.quotes_found
        self.false_facts += other.false_facts
        for name in ("tenures", "dated", "qualified", "whole", "acting", "facts"):
            mine, its = getattr(self, name), getattr(other, name)
            mine.right += its.right
            mine.wrong += its.wrong
            mine.missed += its.missed

    def figures(self) -> dict[str, float | int]:
        return {
            "texts": self.texts,
            "tenures": self.tenures.right + self.tenures.missed,
            "precision": round(self.tenures.precision, 3),
            "recall": round(self.tenures.recall, 3),
            "f1": round(self.tenures.f1, 3),
            "dates_f1": round(self.dated.f1, 3),
            "status_f1": round(self.qualified.f1, 3),
            "whole_f1": round(self.whole.f1, 3),
            "acting": round(self.acting.precision, 3),
            "facts_recall": round(self.facts.recall, 3),
            "false_facts": self.false_facts,
            "quotes_verbatim": round(self.quotes_found / self.quotes, 3) if self.quotes else 1.0,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text: its score, and the words for what was wrong or missed."""

    text: GoldText
    score: Score
    remarks: tuple[str, ...]


def load(folder: Path) -> tuple[list[GoldText], list[Problem]]:
    """Every annotated text below ``folder``, in order of path, and what is wrong with the others."""
    texts: list[GoldText] = []
    problems: list[Problem] = []
    paths = sorted(folder.rglob("*.json"))
    if not paths:
        problems.append(Problem(str(folder), "No annotated text here. Put pairs of .txt and .json in it."))
    for path in paths:
        try:
            texts.append(_load(path))
        except BadInput as bad:
            problems += bad.problems
    annotated = {path.with_suffix(".txt") for path in paths}
    problems += [
        Problem(str(path), f"Not annotated. Add {path.with_suffix('.json').name}.")
        for path in sorted(folder.rglob("*.txt"))
        if path not in annotated
    ]
    return texts, problems


def evaluate(texts: Iterable[GoldText]) -> list[Outcome]:
    """Read each text alone, without any database, and hold what is found against its annotation."""
    outcomes = []
    for text in texts:
        said = extract(text.document)
        outcomes.append(judge(text, spells(text.document, said), said))
    return outcomes


def total(outcomes: Iterable[Outcome]) -> Score:
    """The figures of all of them: every tenure weighs the same, whatever text it is in."""
    score = Score()
    for outcome in outcomes:
        score.add(outcome.score)
    return score


def judge(text: GoldText, found: Sequence[Spell], said: Sequence[Said]) -> Outcome:
    """Hold what was found in one text against what its annotation has."""
    score, remarks = Score(texts=1), []
    pairs, missed, surplus = _match(text.tenures, found)
    for gold, spell in pairs:
        if gold.weight == MAIN:
            remarks += _compare(gold, spell, score)
    missed = [gold for gold in missed if gold.weight == MAIN]
    remarks += [f"wrong: {_of(spell)}" for spell in surplus]
    remarks += [f"missed: {_wanted(gold)}" for gold in missed]
    for count in (score.tenures, score.dated, score.qualified, score.whole):
        count.wrong += len(surplus)
        count.missed += len(missed)
    hedged = [(g, s) for g, s in pairs if s.modality == Modality.ASSERTED != g.modality]
    remarks += [f"false fact: {_of(spell)}, not {gold.modality}" for gold, spell in hedged]
    score.false_facts = len(hedged) + sum(s.modality == Modality.ASSERTED for s in surplus)
    score.quotes = len(said)
    score.quotes_found = sum(bool(s.quote) and text.document.text[s.start : s.end] == s.quote for s in said)
    for person, fact, value in text.facts:
        hit = any(_same_fact(person, fact, value, s) for s in said)
        score.facts.right += hit
        score.facts.missed += not hit
        if not hit:
            remarks.append(f"missed: {person}: {fact} {value}")
    return Outcome(text, score, tuple(remarks))


def _compare(gold: GoldTenure, spell: Spell, score: Score) -> list[str]:
    """Count how far a found tenure agrees with its annotation; the words for where it does not."""
    dates = _fits(spell.start, gold.start) and _fits(spell.end, gold.end)
    state = (spell.status, spell.modality) == (gold.status, gold.modality)
    acting = spell.acting == gold.acting
    for count, fits in (
        (score.tenures, True), (score.dated, dates), (score.qualified, state), (score.whole, dates and state),
        (score.acting, acting),
    ):  # fmt: skip
        count.right += fits
        count.wrong += not fits
        count.missed += not fits
    wanted = _wanted(gold)
    told = (("dates", dates), ("state", state), ("acting", acting))
    return [f"{what}: {_of(spell)}, not {wanted}" for what, fits in told if not fits]


def _match(
    gold: Sequence[GoldTenure], found: Sequence[Spell]
) -> tuple[list[tuple[GoldTenure, Spell]], list[GoldTenure], list[Spell]]:
    """Pairs of one each, those first that agree in most; what is left over on either side."""
    candidates = [
        (_agreement(g, s), -i, -j, i, j)
        for i, g in enumerate(gold)
        for j, s in enumerate(found)
        if family_key(g.person) == family_key(s.person) and _same_office(g, s)
    ]
    taken: dict[int, int] = {}
    for *_, i, j in sorted(candidates, reverse=True):
        if i not in taken and j not in taken.values():
            taken[i] = j
    used = set(taken.values())
    return (
        [(gold[i], found[j]) for i, j in sorted(taken.items())],
        [g for i, g in enumerate(gold) if i not in taken],
        [s for j, s in enumerate(found) if j not in used],
    )


def _same_office(gold: GoldTenure, spell: Spell) -> bool:
    """By whatever name the lexicon knows it; the body may be missing on either side."""
    (title, body), (other, of) = _called(gold), _called(spell)
    return title == other and (not body or not of or body == of)


def _called(one: GoldTenure | Spell) -> tuple[str, str]:
    title, organization = canonical(one.office, one.organization)
    return fold(title), fold(organization)


def _agreement(gold: GoldTenure, spell: Spell) -> tuple[int, int, int]:
    """The same body before the same dates and state: a tenure without a body must not take another's place."""
    same = (
        _fits(spell.start, gold.start) + _fits(spell.end, gold.end) + (spell.status == gold.status)
        + (spell.modality == gold.modality) + (spell.acting == gold.acting)
    )  # fmt: skip
    return int(_called(gold)[1] == _called(spell)[1]), same, int(gold.weight == MAIN)


def _fits(stated: str | None, gold: PartialDate | None) -> bool:
    """As fine as the gold's or finer, and compatible with it; a date where the gold has none does not fit."""
    if stated is None or gold is None:
        return stated is None and gold is None
    value = PartialDate.parse(stated)
    if value.intersect(gold) is None:
        return False
    width, allowed = _width(value), _width(gold)
    return allowed is None or (width is not None and width <= allowed)


def _width(value: PartialDate) -> int | None:
    return (value.latest - value.earliest).days if value.latest and value.earliest else None


def _same_fact(person: str, fact: Property, value: str, s: Said) -> bool:
    if s.property != fact or family_key(s.person) != family_key(person) or not s.value:
        return False
    if fact == Property.AGE:
        return s.value.partition("@")[0] == value
    if fact == Property.NATIONALITY:
        return s.value == value
    return _fits(s.value, PartialDate.parse(value))


def _of(spell: Spell) -> str:
    return _words(spell, spell.start, spell.end)


def _wanted(gold: GoldTenure) -> str:
    return _words(gold, gold.start, gold.end)


def _words(one: Spell | GoldTenure, start: object, end: object) -> str:
    acting = "acting " if one.acting else ""
    return (
        f"{one.person}: {acting}{one.office}, {one.organization or '?'} {start or '?'}/{end or '?'} "
        f"{one.status} {one.modality}"
    )


def _load(path: Path) -> GoldText:
    problems: list[Problem] = []

    def wrong(message: str) -> None:
        problems.append(Problem(str(path), message))

    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise BadInput(
            Problem(str(path), f"Not readable: {error}. A pair is .txt and .json in UTF-8.")
        ) from error
    tenures, facts = [], []
    try:
        document = _document(path, text, given)
        if document.language not in supported_languages():
            wrong(f"Unknown language {document.language!r}. Try {', '.join(supported_languages())}.")
        tenures += [_tenure(row, wrong) for row in given["tenures"]]
        for row in given.get("other_facts", []):
            if row["fact"] in _FACTS:
                facts.append((row["person"], _FACTS[row["fact"]], str(row["value"])))
            else:
                wrong(f"Unknown fact {row['fact']!r}. Try {', '.join(_FACTS)}.")
        for row in [*given["tenures"], *given.get("other_facts", [])]:
            if row.get("quote") and row["quote"] not in text:
                wrong(f"This quote is not in the text: {row['quote'][:60]!r}. Copy it exactly.")
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        wrong(f"Not the gold format ({error!r}).")
    if problems:
        raise BadInput(*problems)
    return GoldText(path, document, given.get("phenomenon") or "", tuple(tenures), tuple(facts))


def _document(path: Path, text: str, given: dict[str, Any]) -> Document:
    return Document(
        path=str(path.with_suffix(".txt")),
        text=text,
        title=given.get("title"),
        publisher=given.get("publisher"),
        language=given.get("language") or detect_language(text),
        published=date.fromisoformat(given["published"]) if given.get("published") else None,
    )


def _tenure(row: dict[str, Any], wrong: Any) -> GoldTenure:
    weight = row.get("weight", MAIN)
    for name, value, known in (
        ("weight", weight, WEIGHTS),
        ("status", row["status"], STATUSES),
        ("modality", row["modality"], tuple(Modality)),
    ):
        if value not in known:
            wrong(f"Unknown {name} {value!r}. Try {', '.join(known)}.")
    return GoldTenure(
        person=row["person"],
        office=row["office"],
        organization=row.get("organization_or_country") or "",
        start=PartialDate.parse(row["start"]) if row.get("start") else None,
        end=PartialDate.parse(row["end"]) if row.get("end") else None,
        acting=bool(row.get("acting")),
        status=row["status"],
        modality=row["modality"],
        weight=weight,
    )
