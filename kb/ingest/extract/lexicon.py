"""The words of one language, loaded once from the data files: offices, bodies, countries, triggers."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import regex
from babel import Locale

from kb.ingest.extract import demonyms, inflect, portfolios
from kb.ingest.extract.known_languages import LANGUAGES
from kb.ingest.extract.known_names import DATA, country_names, country_rules
from kb.ingest.extract.phrases import Phrases

# Lists that rules ask for before they look at a line any closer: its own name, or those of words and events.
BORN, INCUMBENTS, LEADERSHIP, RANKS, STANDING = (
    "born",
    "incumbents",
    "leadership",
    "ranks",
    "standing_for_bodies",
)
FOLLOWING, TERM, VACANT = "following", "term", "vacant"
GOING, RECEIVING = "going_to", "receiving"
SIGNS = frozenset((BORN, FOLLOWING, GOING, INCUMBENTS, LEADERSHIP, RANKS, RECEIVING, STANDING, TERM, VACANT))
FRAMING = "framing"  # the sign of a word that any list of other worlds has
_ANYWHERE = ("named_worlds", "outsiders", "played_by")  # phrases that no sentence need begin with
_SHORTEST_FRAME = 5  # letters of a word that is told by its ending
# Names that end so have the genitive of another kind, or none.
_UNDECLINED = ("s", "x", "z", "-")


@dataclass(frozen=True, slots=True)
class Office:
    """One row of offices.toml."""

    title: str
    of: str
    organization: str = ""
    head: str = ""
    portfolio: bool = False  # what it is for may follow: "commissioner for trade"
    only: tuple[str, ...] = ()  # the countries that the word is said of: "Bundesaußenminister"
    never: tuple[str, ...] = ()  # and those that it is not said of: "Staatspräsident"
    named: bool = False  # it is one only where its body is named
    board: bool = False  # a firm has it, whatever else has such a title
    member: bool = False  # of a parliament: where they were elected may follow
    abroad: bool = False  # what follows "to" or "in" is where its holder is sent, not whose it is


@dataclass(frozen=True, slots=True)
class Title:
    """What the words of a title can mean, and what their form shows."""

    office: Office
    plural: bool
    modifier: str = ""  # of a word such as "Altkanzler": what its first part says


@dataclass(frozen=True, slots=True)
class Body:
    """An organization or country: its canonical name, and the ISO code of a country."""

    name: str
    code: str = ""
    genitive: bool = False
    region: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    event: str
    tense: str  # past | present | infinitive
    particle: str = ""  # German: the word that must follow in the clause


class Lexicon(Phrases):
    """The phrases of one language, and the sets of its function words."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.forms = LANGUAGES[language].office_forms
        self.words: dict[str, frozenset[str]] = {}
        self.time: dict[str, Any] = {}
        self.clause: dict[str, frozenset[str]] = {}
        self.clause_phrases: dict[str, tuple[str, ...]] = {}
        self.events: dict[
            str, frozenset[str]
        ] = {}  # words that say how a verb means its office and its people
        self.office: dict[str, frozenset[str]] = {}  # words around a title
        self.bodies: dict[str, frozenset[str]] = {}  # words of organizations' names
        self.frames: dict[str, frozenset[str]] = {}  # words that tell of another world
        self.frame_phrases: dict[str, tuple[str, ...]] = {}  # beginnings of sentences that do
        self.frame_openings: set[str] = set()  # and the first words of these
        self.frame_endings: dict[str, tuple[str, ...]] = {}  # of such words
        self.not_names: frozenset[str] = frozenset()
        self.family_names: frozenset[str] = frozenset()  # words of the language that are family names too
        self.office_nouns: dict[str, list[str]] = {}  # title -> what the office is called: "presidency"
        self.nouns_of_offices: frozenset[str] = frozenset()  # all of them
        self.led: dict[str, str] = {}  # "government" -> title of who leads one
        self.heads: dict[str, str] = {}  # organization -> title of its head
        # Organization -> what a title means with its name, and of which organization.
        self.titles: dict[str, dict[str, tuple[str, str]]] = {}
        self.members: dict[str, Title] = {}  # a body whose members are called like it -> their title
        self.of_capitals: dict[str, Body] = {}  # "Londoner" -> the country
        self.genitives: set[str] = set()  # of countries
        self.home: dict[str, str] = {}  # organization -> country
        self.central_banks: dict[str, str] = {}  # ISO code of the country -> organization
        self._signs: dict[
            str, frozenset[str]
        ] = {}  # word -> those of the lists in SIGNS with an entry that it tells
        _load(self)
        self.index()

    def signs(self, word: str) -> frozenset[str]:
        """Which of the lists in SIGNS have an entry that is not said without the word."""
        return self._signs.get(word, frozenset())

    def headed(self, organization: str) -> tuple[str, str] | None:
        """The office of whoever leads it, if we know what that is called."""
        head = self.heads.get(organization, "")
        return self.titles.get(organization, {}).get(head, (head, organization)) if head else None

    def framing(self, word: str) -> str:
        """Which list of those that tell of another world has ``word``; empty where none has."""
        for name, endings in self.frame_endings.items():
            if word in self.frames[name] or (len(word) > _SHORTEST_FRAME and word.endswith(endings)):
                return name
        return ""


@cache
def lexicon(language: str) -> Lexicon:
    return Lexicon(language)


def _load(lex: Lexicon) -> None:
    table = tomllib.loads((DATA / f"{lex.language}.toml").read_text("utf-8"))
    _load_words(lex, table)
    _load_verbs(lex, table)
    _load_countries(lex)
    _load_organizations(lex)
    _load_companies(lex)
    _load_ministries(lex, table)
    _load_capitals(lex)
    _load_regions(lex)
    _load_offices(lex)
    _load_signs(lex)


def _load_signs(lex: Lexicon) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for table in (lex.words, lex.events):
        for name in SIGNS & table.keys():
            for entry in table[name]:
                longest = max(entry.split(), key=len)
                part = max(regex.split(r"[-'.]", longest), key=len)  # where the word comes apart
                found[longest].add(name)
                found[part].add(name)
    lex._signs = {word: frozenset(names) for word, names in found.items()}


def _opening(phrase: str) -> str:
    """The first word of a phrase: "s'" of "s'il"."""
    return str(regex.split(r"[ ,.:’]|(?<=')", phrase)[0])


def _expand(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from inflect.adjective_forms(word)


def _spelt_out(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from inflect.alternatives(word)


def _is_phrase(words: str) -> bool:
    """More than one token: "s'il" is two."""
    return " " in words or "'" in words[:-1]


def _load_words(lex: Lexicon, table: dict[str, Any]) -> None:
    lex.grammar = table["grammar"]
    for meaning, words in table["modifiers"].items():
        for word in _expand(words):
            lex.add(word, "modifier", meaning)
    for name, words in table["words"].items():
        lex.words[name] = frozenset(word.lower() for word in words)
    for name in ("office", "predecessor", "successor", "compatriot", "taking_office", "leaving_office", "as"):
        for word in table["words"][name]:
            lex.add(word, name, name, exact_case=lex.grammar["noun_capitals"] and name != "as")
    for gender, name in (("m", "pronouns_m"), ("f", "pronouns_f"), ("", "pronouns_any")):
        for word in table["words"].get(name, ()):
            lex.add(word, "pronoun", gender)
    for gender in ("m", "f"):
        for word in table["words"][f"roles_{gender}"]:
            for ending in lex.grammar["noun_endings"] if gender == "m" else ("",):
                lex.add(word + ending, "described", gender, exact_case=lex.grammar["noun_capitals"])
    for word in table["words"]["possessives"]:
        lex.add(word, "possessive", word)
    lex.not_names = frozenset(table["words"]["not_names"])
    lex.family_names = frozenset(table["words"]["family_names"])
    for name, words in table["clause"].items():
        lex.clause[name] = frozenset(word.lower() for word in words if not _is_phrase(word))
        lex.clause_phrases[name] = tuple(word.lower() for word in words if _is_phrase(word))
    lex.events = {
        name: frozenset(map(str.lower, _spelt_out(words))) for name, words in table["events"].items()
    }
    lex.office = {name: frozenset(map(str.lower, words)) for name, words in table["office"].items()}
    lex.bodies = {name: frozenset(words) for name, words in table["bodies"].items()}
    if not lex.grammar["noun_capitals"]:
        lex.not_names |= lex.bodies["institutions"]
    _load_frames(lex, table["frames"])
    lex.office_nouns = table.get("office_nouns", {})
    lex.nouns_of_offices = frozenset(noun for nouns in lex.office_nouns.values() for noun in nouns)
    lex.led = {word.lower(): title for word, title in table["led"].items()}
    lex.time = table["time"]


def _load_frames(lex: Lexicon, table: dict[str, list[str]]) -> None:
    """Words and beginnings of sentences; a word with a star before it is the ending of any."""
    for name, listed in table.items():
        words = frozenset(word.lower() for word in listed)
        if name in ("taken_back", "supposing", "inventing", *_ANYWHERE):
            lex.frame_phrases[name] = tuple(words)
            lex.frame_openings |= set() if name in _ANYWHERE else {_opening(word) for word in words}
            continue
        lex.frames[name] = words
        if name not in ("inside", "works"):
            lex.frame_endings[name] = tuple(word[1:] for word in words if word.startswith("*"))


def _load_verbs(lex: Lexicon, table: dict[str, Any]) -> None:
    for event, tenses in table["verbs"].items():
        for tense, words in tenses.items():
            for word in _spelt_out(words):
                lex.add(word, "verb", Verb(event, tense))
    separable: dict[str, tuple[Verb, ...]] = {}
    for event, lines in table["separable"].items():
        for line in lines:
            word, particle, tense = line.split()
            separable[word] = (*separable.get(word, ()), Verb(event, tense, particle))
    for word, verbs in separable.items():
        lex.add(word, "separable", verbs)


def _add_body(lex: Lexicon, label: str, body: Body, *, inflected: bool = True) -> None:
    """The name of an organization or country, and where the language has one its genitive."""
    lex.add(label, "body", body, exact_case=True)
    ending = lex.grammar["genitive"]
    if inflected and ending and not label.endswith(_UNDECLINED) and not label.isupper():
        lex.add(label + ending, "body", replace(body, genitive=True), exact_case=True)
        if body.code:
            lex.genitives.add(label + ending)


def _load_countries(lex: Lexicon) -> None:
    names = country_names()
    territories = Locale(lex.language).territories
    aliases, forms = country_rules()["aliases"][lex.language], country_rules()["forms"][lex.language]
    for code, name in names.items():
        body = Body(name, code)
        labels = {territories.get(code, name).replace("’", "'"), *aliases.get(code, ())}
        for label in labels | {form.replace("*", name) for form in forms for name in labels}:
            _add_body(lex, label, body)
    _load_demonyms(lex, {code: Body(name, code) for code, name in names.items()})


def _load_demonyms(lex: Lexicon, bodies: dict[str, Body]) -> None:
    for code in demonyms.countries():
        body = bodies[code]
        for adjective in demonyms.adjectives(code, lex.language):
            lex.add(adjective, "nationality", body, exact_case=adjective[0].isupper())
        for noun in demonyms.nouns(code, lex.language):
            meaning = (body, noun.gender, noun.plural)
            lex.add(noun.word, "demonym", meaning, exact_case=True)


def _organizations() -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of each with its row."""
    rows = tomllib.loads((DATA / "organizations.toml").read_text("utf-8"))["organization"]
    yield from ((row["name"], row) for row in rows)
    yield from tomllib.loads((DATA / "bodies.toml").read_text("utf-8"))["organization"].items()


_CENTRAL_BANK = "central bank of "


@cache
def _codes() -> dict[str, str]:
    """English name of a country, by any that the data has, -> ISO code."""
    found = {name: code for code, name in country_names().items()}
    return found | {name: code for code, names in country_rules()["aliases"]["en"].items() for name in names}


def _whose_central_bank(row: dict[str, Any]) -> str | None:
    if "central_bank" in row:
        return str(row["central_bank"])
    labels = [label for label in row.get("en", ()) if label.startswith(_CENTRAL_BANK)]
    return _codes().get(labels[0].removeprefix(_CENTRAL_BANK)) if labels else None


def _load_organizations(lex: Lexicon) -> None:
    for name, row in _organizations():
        body = Body(name)
        lex.heads[name] = row.get("head", "")
        lex.titles[name] = {title: (own, of) for title, (own, of) in row.get("titles", {}).items()}
        if "country" in row:
            lex.home[name] = country_names()[row["country"]]
        if (country := _whose_central_bank(row)) is not None:
            lex.central_banks[country] = name
        for label in _expand(_spelt_out(row.get(lex.language, ()))):
            _add_body(lex, label, body, inflected=" " not in label)
        for prefix in row.get(f"{lex.language}_prefix", ()):
            _load_compounds(lex, prefix, name, row["head"])
        for label in row.get(f"generic_{lex.language}", ()):
            lex.add(label, "generic", body, exact_case=lex.grammar["noun_capitals"] or label[0].isupper())


def _load_companies(lex: Lexicon) -> None:
    data = tomllib.loads((DATA / "companies.toml").read_text("utf-8"))
    spellings, prefixes = data["spellings"], data.get(f"{lex.language}_prefix", {})
    for head, names in data["heads"].items():
        for name in names:
            body = Body(name)
            lex.heads[name] = head
            for label in _expand((name, *spellings.get(name, ()))):
                _add_body(lex, label, body)
                for ending in lex.bodies["of_firms"]:  # "der Volkswagen-Konzern"
                    lex.add(label + ending, "body", body, exact_case=True)
            if lex.grammar["company_head"] and name.isalpha():
                _load_chiefs(lex, name, head)
            for prefix in prefixes.get(name, ()):
                _load_compounds(lex, prefix, name, head)


def _load_chiefs(lex: Lexicon, name: str, head: str) -> None:
    """ "Siemenschef": a company and its head in one German word."""
    for form, plural in lex.forms(name + lex.grammar["company_head"]):
        lex.add(form, "title", Title(Office(head, "organization", name), plural), exact_case=True)


def _load_ministries(lex: Lexicon, table: dict[str, Any]) -> None:
    """Ministries by their words: "Außenministerium", "Auswärtiges Amt"."""
    for pattern in lex.grammar["ministry_names"]:
        for noun, title in {
            **portfolios.stems(lex.language),
            "foreign": "Minister of Foreign Affairs",
        }.items():
            lex.add(pattern.format(noun), "ministry", Title(Office(title, "state"), plural=False))
    ministries = table.get("ministries", {"stems": {}, "words": {}})
    for title, stems in ministries["stems"].items():
        for stem in stems:
            for ending in ministries["endings"]:
                lex.add(
                    stem + ending, "ministry", Title(Office(title, "state"), plural=False), exact_case=True
                )
    for title, words in ministries["words"].items():
        for word in _expand(words):
            lex.add(word, "ministry", Title(Office(title, "state"), plural=False), exact_case=True)
    for country, titles in ministries.get("abroad", {}).items():
        for title, words in titles.items():
            for word in words:
                office = Office(title, "state", country)
                lex.add(word, "ministry", Title(office, plural=False), exact_case=True)
    for word in table["words"].get("ministry", ()):
        lex.add(word, "ministry", Title(Office("", "state"), plural=False), exact_case=True)


def _load_capitals(lex: Lexicon) -> None:
    """Seats of governments: a minister "in Rom" is one of Italy."""
    names = country_names()
    with (DATA / "capitals.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for label in (row[lex.language] or row["en"]).split("|"):
                body = Body(names[row["code"]], row["code"])
                lex.add(label, "capital", body, exact_case=True)
                lex.of_capitals |= {label + ending: body for ending in lex.words["town_endings"]}


def _load_regions(lex: Lexicon) -> None:
    names = country_names()
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = Body(row["name"], region=True)
            lex.heads[body.name] = row["head"]
            lex.home.setdefault(body.name, names[row["country"]])
            for label in filter(None, row[lex.language].split("|")):
                _add_body(lex, label, body)
            if capital := row.get(f"{lex.language}_capital"):  # "Ministerpräsident aus Kiel"
                lex.add(capital, "capital", body, exact_case=True)
            for label in filter(None, row[f"{lex.language}_adjective"].split("|")):
                for form in inflect.adjective_forms(label + "*" if label.endswith("isch") else label):
                    lex.add(form, "nationality", body, exact_case=label[0].isupper())


def _load_compounds(lex: Lexicon, prefix: str, name: str, head: str) -> None:
    """ "Kommissionspräsidentin", "Weltbankchef": a body and its head in one German word."""
    for noun, rank in lex.grammar["compounds"].items():
        office = Office(rank + head, "organization", name)
        for form, plural in lex.forms(prefix + noun):
            lex.add(form, "title", Title(office, plural), exact_case=True)
            if "-" not in form:
                lex._splitters.add(form.lower())


def _load_offices(lex: Lexicon) -> None:
    data = tomllib.loads((DATA / "offices.toml").read_text("utf-8"))
    prefixes = {word: meaning for meaning, words in lex.grammar["title_prefixes"].items() for word in words}
    for row in data["office"]:
        office = Office(
            row["title"],
            row["of"],
            row.get("organization", ""),
            row.get("head", ""),
            row.get("portfolio", False),
            tuple(row.get("only", ())),
            named=row.get("named", False),
            board=row.get("board", False),
            member=row.get("member", False),
            abroad=row.get("abroad", False),
        )
        lex.members |= {word: Title(office, plural=False) for word in row.get(f"member_{lex.language}", ())}
        for label in row.get(lex.language, ()):
            for noun in lex.office_nouns.get(label, ()) if not office.only else ():
                lex.add(noun, "ministry", Title(office, plural=False))
            _add_office(lex, office, label, prefixes, exact_case=row.get("exact", False))
    for title, label in portfolios.labels(lex.language, lex.grammar):
        _add_office(lex, Office(title, "state"), label, prefixes)


def _add_office(
    lex: Lexicon, office: Office, label: str, prefixes: dict[str, str], *, exact_case: bool = False
) -> None:
    """The label in all its forms, and written together with what may stand before it."""
    if office.of != "other":
        for variant in inflect.variants(label, lex.grammar["title_variants"]):
            lex.add(variant, "title", Title(office, plural=False))
    for junior, title, modifier in LANGUAGES[lex.language].juniors(label, office.title):
        lex.add(junior, "title", Title(replace(office, title=title), plural=False, modifier=modifier))
    said = _of_countries(lex, office, label)
    for form, plural in lex.forms(label):
        lex.add(form, "title", Title(said, plural), exact_case=lex.grammar["noun_capitals"] or exact_case)
        if " " not in form and not exact_case:
            lex._splitters.add(form.lower())
            for prefix, meaning in prefixes.items():
                lex.add(prefix + form.lower(), "title", Title(said, plural, meaning), exact_case=True)


def _of_countries(lex: Lexicon, office: Office, label: str) -> Office:
    """German "Bundesaußenminister" is one of two countries, "Staatspräsident" is said of others."""
    if office.of == "organization" or office.organization:
        return office
    only, never = (
        next((tuple(codes) for start, codes in lex.grammar[name].items() if label.startswith(start)), ())
        for name in ("titles_only_of", "titles_never_of")
    )
    return replace(office, only=only, never=never) if only or never else office
