"""Which office a title and a body add up to, and which offices a country can have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, OfficePhrase
from kb.ingest.extract.known_names import country_names, country_rules
from kb.ingest.extract.lexicon import Body, Lexicon, Office, Title

# Words for the first of a body, and whoever has its presidency; which one it is, the body's own entry says.
CHAIRS = frozenset(("President", "Chair", "Speaker"))
_DIRECTORS = frozenset(
    ("Director General", "Managing Director", "Executive Director", "Director", "General Manager")
)
_SOME_MINISTRY = Office("", "state")  # "das Ressort": which one, the article tells
DEPUTIES = {
    "Secretary General": "Deputy Secretary General",
    "Prime Minister": "Deputy Prime Minister",
    "President": "Vice President",
    "Chair": "Vice Chair",
    "Chancellor": "Vice Chancellor",
}
# What texts call the head of a region whatever its own title is, and what no region has.
_REGION_HEADS = frozenset(("Prime Minister", "Minister-President", "First Minister", "Premier"))
_COUNTRY_ONLY = frozenset(
    (
        "President",
        "Chancellor",
        "Vice Chancellor",
        "Minister of Foreign Affairs",
        "Minister of Defence",
        "Governor General",
    )
)


def settle(phrase: OfficePhrase, lex: Lexicon) -> None:
    """Choose the office that the title and the body add up to; an empty title where none does."""
    body = phrase.body
    for title in phrase.titles:
        if title.office == _SOME_MINISTRY:
            return
        if _is_of_no_country(title, phrase):
            continue
        town = title.office.of == "town"
        name, organization = (
            _of_town(title.office, body) if town else _office(title, body, phrase.generic, lex)
        )
        name, organization = lex.titles.get(organization, {}).get(name, (name, organization))
        if name:
            break
    else:
        phrase.title = ""
        return
    phrase.plural = all(title.plural for title in phrase.titles)
    town = all(title.office.of == "town" for title in phrase.titles)
    if phrase.deputy and (town or name.startswith("Secretary of ")):
        phrase.title = ""  # "secrétaire adjoint à la Défense", "deputy mayor" is one of several
        return
    if phrase.deputy:
        name = DEPUTIES.get(name, "Deputy " + name)
    phrase.title = name
    phrase.organization = organization


def _is_of_no_country(title: Title, phrase: OfficePhrase) -> bool:
    """ "The bloc's chief diplomat": no country's, where the words can mean something else."""
    of_body = phrase.generic is not None and phrase.body is None
    return of_body and title.office.of == "state" and len(phrase.titles) > 1


def _office(title: Title, body: Body | None, generic: Body | None, lex: Lexicon) -> tuple[str, str]:
    office = title.office
    if office.named and (body is None or not is_named(office, body, lex)):
        return "", ""
    if office.organization:
        fits = body is None or body.name in (
            office.organization,
            "European Union",
            lex.home.get(office.organization, ""),
        )
        if office.organization == "United Nations" and body and body.name == "United Nations":
            fits = True
        return (office.title, office.organization) if fits else ("", "")
    if body is None and generic is not None and office.of != "state":
        body = generic
    if office.head in ("seat", "central bank"):
        return _of_central_bank(office, body, lex) if office.title else ("", "")
    if office.head == "firm":
        unlisted = (
            body is not None
            and body.name
            and not body.code
            and not body.region
            and body.name not in lex.heads
        )
        return (office.title, body.name) if unlisted and body is not None else ("", "")
    if office.head == "presidency" and body and lex.heads.get(body.name, "") not in CHAIRS:
        return "", ""  # who presides over the OSCE is not its secretary general
    if office.head:
        led = lex.headed(body.name) if body and not body.code and not body.region else None
        return led or ("", "")
    if body is None:
        return office.title, ""
    if body.region:
        return _of_region(office, body, lex)
    if body.code:
        if office.only and body.code not in office.only:
            return "", ""
        return (renamed(office.title, body.code), body.name) if office.of != "organization" else ("", "")
    if office.of == "state" and not (office.abroad and body.name == "European Union"):
        return "", ""
    return (office.title if office.board else _own_title(office, lex.heads.get(body.name, ""))), body.name


def _of_town(office: Office, body: Body | None) -> tuple[str, str]:
    """ "The mayor of Utrecht"; the "Dutch mayor" is of some town there, and who is only called bishop of none."""
    if body is None or body.code:
        return ("", "") if office.named else (office.title, "")
    return office.title, body.name


def _of_central_bank(office: Office, body: Body | None, lex: Lexicon) -> tuple[str, str]:
    """ "Ungarns Zentralbankchef": whose country's bank it is tells the title."""
    if body is None:
        return office.title, ""
    unlisted = (office.title, f"Central Bank of {body.name}") if body.code else ("", "")
    return lex.headed(lex.central_banks.get(body.code, "")) or unlisted


def _own_title(office: Office, head: str) -> str:
    """What an organization whose head is called ``head`` itself calls the office."""
    if (
        head in ("Managing Director", "Governor") and office.title in CHAIRS
    ):  # "Präsident des IWF": it has no other
        return head
    if head == "Chief Executive" and office.title == "Director General":  # "directeur général d'Airbus"
        return head
    same = any(office.title in family and head in family for family in (CHAIRS, _DIRECTORS))
    return head if same else office.title


def is_named(office: Office, body: Body, lex: Lexicon) -> bool:
    """Is the body one that has such an office?"""
    return body.name == "European Union" if office.organization else lex.heads.get(body.name) == office.title


def _of_region(office: Office, region: Body, lex: Lexicon) -> tuple[str, str]:
    """The head of a region by its own name, and the deputy; its ministers as a country's; nobody else."""
    if office.member:  # "the senator from Vermont" sits for the country
        return office.title, lex.home[region.name]
    head = lex.heads[region.name]
    if office.title == head or (office.of == "state" and office.title in _REGION_HEADS):
        return head, region.name
    if office.title == DEPUTIES.get(head):
        return office.title, region.name
    return (
        (office.title, region.name)
        if office.of == "state" and office.title not in _COUNTRY_ONLY
        else ("", "")
    )


def may_be_of(title: Title, named: Mapping[str, int]) -> bool:
    """Is one of the few countries with such an office ``named`` at all? "Chief executive" is said of firms too."""
    return not title.office.only or any(named[code] for code in title.office.only)


def counterparts(before: Sequence[Chunk], phrase: OfficePhrase) -> list[Title]:
    """What "his Norwegian counterpart" is: what was named last, where that country has such an office."""
    kinds = (c.OFFICE, c.PLURAL)  # "the foreign ministers of two countries"
    said = (chunk.data for chunk in reversed(before) if chunk.kind in kinds)
    last = next((phrase for phrase in said if not phrase.title.startswith("Deputy ")), None)
    if last is None or phrase.body is None or not phrase.body.code or not _of_a_country(last):
        return []
    title = plain_title(last.title, codes().get(last.organization, ""))
    if not admits(phrase.body.code, title):
        title = plain_title(title, "US")  # "Secretary of State X … his Ukrainian counterpart"
    return [Title(Office(title, "state"), plural=False)] if admits(phrase.body.code, title) else []


def _of_a_country(phrase: OfficePhrase) -> bool:
    named_without = not phrase.organization and all(title.office.of == "state" for title in phrase.titles)
    return phrase.organization in codes() or named_without


def renamed(title: str, code: str) -> str:
    """What the office is called in that country: a US "foreign minister" is the Secretary of State."""
    for row in country_rules()["renamed"]:
        if row["country"] == code:
            return str(row["titles"].get(title, title))
    return title


def plain_title(title: str, code: str) -> str:
    """What other countries call the office: the US Secretary of State is a foreign minister."""
    for row in country_rules()["renamed"]:
        if row["country"] == code:
            return next((plain for plain, own in row["titles"].items() if own == title), title)
    return title


@cache
def codes() -> dict[str, str]:
    """Canonical country name -> ISO code."""
    return {name: code for code, name in country_names().items()}


@cache
def _country_set(name: str) -> frozenset[str]:
    return frozenset(country_rules()["offices"][name])


def admits(code: str, title: str) -> bool:
    """Can this country have this office?"""
    if title == "Chancellor":
        return code in _country_set("chancellor")
    if title == "Vice Chancellor":
        return code in _country_set("chancellor")
    if title in ("Prime Minister", "Deputy Prime Minister"):
        return code not in _country_set("no_prime_minister") and code not in _country_set("chancellor")
    if title == "President":
        return code not in _country_set("monarchy")
    if title == "Vice President":
        return code in _country_set("vice_president")
    if title in ("Secretary of State", "Attorney General"):
        return code == "US"
    return True
