"""What the rows of each kind of table say: claims, and what is known of sources and offices."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kb.ingest.records import Modality, Property, Said, Tier
from kb.ingest.tables.cells import (
    ID_LENGTH,
    LANGUAGES,
    NAME_LENGTH,
    VALUE_LENGTH,
    Row,
    bad_id,
    country_name,
    is_id,
)  # fmt: skip
from kb.ingest.tables.header import LABEL
from people.dates import UNKNOWN, PartialDate

OPEN = ".."
_ALIAS = re.compile(r"([a-z]{2,3}):(.*)", re.DOTALL)
_WIKIDATA = re.compile(r"Q[1-9]\d{0,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that other tables cite by its id. ``published`` and ``seen`` only where the day is known."""

    id: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    seen: date | None = None
    tier: Tier = Tier.UNVETTED
    family: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office and its labels by language. ``exclusive_with`` holds slugs of offices."""

    office: str
    organization: str
    established: PartialDate | None = None
    abolished: PartialDate | None = None
    exclusive_with: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    organization_labels: Mapping[str, str] = field(default_factory=dict)


Result = SourceRow | OfficeRow | Said
_TIERS = {tier.value: tier for tier in Tier}
_MODALITIES = {modality.value: modality for modality in Modality}


def _source(row: Row) -> list[SourceRow]:
    if not is_id(row["id"]):
        row.messages.append(bad_id("id", row["id"]))
    if row["url"] and not row["url"].startswith(("http://", "https://")):
        row.messages.append(f"Not an address: {row['url'][:60]!r}. It must begin with http:// or https://.")
    row.fits("title", length=500)
    row.fits("publisher", length=NAME_LENGTH)
    row.fits("url", length=1000)
    row.fits("family", length=ID_LENGTH)
    published, seen = row.past("published"), row.past("seen")
    source = SourceRow(
        id=row["id"],
        title=row["title"] or None,
        publisher=row["publisher"] or None,
        url=row["url"] or None,
        language=row.language(),
        published=published.earliest if published.exact else None,
        seen=seen.earliest if seen.exact else None,
        tier=row.choice("tier", _TIERS, Tier.UNVETTED),
        family=row["family"] or None,
    )
    row.check()
    return [source]


def _office(row: Row) -> list[OfficeRow]:
    row.require("office")
    organization = row.organization()
    established, abolished = row.date("established"), row.date("abolished")
    if _ends_before(established, abolished):
        row.messages.append(
            f"Abolished {abolished} before it was established {established}. Check the dates."
        )
    labels: dict[str, dict[str, str]] = {"label": {}, "organization_label": {}}
    for column, value in row.cells.items():
        if value and (found := LABEL.fullmatch(column)):
            labels[column.rpartition("_")[0]][found[1]] = value
    row.source_ids()
    row.check()
    return [
        OfficeRow(
            office=row["office"],
            organization=organization,
            established=established if established.known else None,
            abolished=abolished if abolished.known else None,
            exclusive_with=tuple(row.listed("exclusive_with")),
            labels=labels["label"],
            organization_labels=labels["organization_label"],
        )
    ]


def _person(row: Row) -> list[Said]:
    row.person()
    birth, death = row.past("birth"), row.past("death")
    if birth.earliest and death.latest and death.latest < birth.earliest:
        row.messages.append(f"Died {death} before being born {birth}. Check the dates.")
    stated = [(Property.BIRTH, row["birth"]), (Property.DEATH, row["death"])]
    stated += [(Property.GIVEN_NAME, row["given_name"]), (Property.FAMILY_NAME, row["family_name"])]
    for code in row.listed("nationality"):
        if not (len(code) == 2 and country_name(code)):
            row.messages.append(f"Unknown nationality {code!r}. Use a two-letter country code such as NL.")
        stated.append((Property.NATIONALITY, code.upper()))
    for alias in row.listed("aliases"):
        prefixed = _ALIAS.fullmatch(alias)
        if prefixed and prefixed[1] not in LANGUAGES:
            row.messages.append(
                f"Unknown language {prefixed[1]!r} in {alias!r}. Write aliases as de:Name or Name."
            )
        row.names("aliases", prefixed[2].strip() if prefixed else alias)
        stated.append((Property.NAME, f"{prefixed[1]}:{prefixed[2].strip()}" if prefixed else alias))
    if row["wikidata"] and not _WIKIDATA.fullmatch(row["wikidata"]):
        row.messages.append(f"Not a Wikidata id: {row['wikidata']!r}. It looks like Q57665.")
    stated.append((Property.IDENTIFIER, row["wikidata"] and f"wikidata:{row['wikidata']}"))
    return _says(row, "person", [(prop, value) for prop, value in stated if value])


def _tenure(row: Row) -> list[Said]:
    row.person()
    row.require("office")
    organization = row.organization()
    start, confirmed = row.date("start"), row.past("confirmed")
    end = UNKNOWN if row["end"] == OPEN else row.date("end")
    _check_order(row, start, end, confirmed)
    in_office_on = row["confirmed"]
    if row["end"] == OPEN and not in_office_on:
        if row.document.published:
            in_office_on = row.document.published.isoformat()
        else:
            row.warnings.append(
                "Still in office (..), but on which day? Without a day in `confirmed` the end counts as unknown."
            )
    stated = [
        (Property.START, row["start"]),
        (Property.END, row["end"] if end.known else ""),
        (Property.IN_OFFICE_ON, in_office_on),
        (Property.ACTING, row.boolean("acting")),
        (Property.END_REASON, row["end_reason"]),
    ]
    of_the_choice = [
        (prop, row[prop]) for prop in (Property.APPOINTED, Property.ANNOUNCED) if row.date(prop).known
    ]
    stated = [(prop, value) for prop, value in stated if value]
    # Who was appointed need not have taken office; any other row, be it empty, says that the spell exists.
    if stated or not of_the_choice or row["end"] == OPEN:
        stated.insert(0, (Property.HOLDS, ""))
    return _says(row, "tenure", stated + of_the_choice, office=row["office"], organization=organization)


def _vacancy(row: Row) -> list[Said]:
    """A source says that nobody held the office: a hole without such a row is one in the record."""
    row.require("office", "vacant_from")
    organization = row.organization()
    first = row.date("vacant_from")
    last = UNKNOWN if row["vacant_to"] == OPEN else row.date("vacant_to")
    if _ends_before(first, last) or (first.exact and first == last):
        row.messages.append(
            f"Vacant up to {last}, before it was vacant from {first}. vacant_to is the first day with a holder."
        )
    value = f"{row['vacant_from']}/{row['vacant_to'] if last.known else ''}"
    return _says(row, "vacancy", [(Property.VACANT, value)], office=row["office"], organization=organization)


def _check_order(row: Row, start: PartialDate, end: PartialDate, confirmed: PartialDate) -> None:
    if start.exact and start == end:
        row.messages.append(
            f"Starts and ends on {start}. The end is the first day no longer in office: after one day, the day after."
        )
    elif _ends_before(start, end):
        row.messages.append(f"Ends {end} before it starts {start}. Check the dates, or swap them.")
    if confirmed.latest and start.earliest and confirmed.latest < start.earliest:
        row.messages.append(f"confirmed: {confirmed} is before the start {start}. Check the dates.")
    if confirmed.earliest and end.latest and confirmed.earliest >= end.latest:
        row.messages.append(f"confirmed: {confirmed} is not before the end {end}. Check the dates.")


def _ends_before(start: PartialDate, end: PartialDate) -> bool:
    """No day of the one is before some day of the other."""
    return bool(start.earliest and end.latest and end.latest <= start.earliest)


def _says(
    row: Row, kind: str, stated: Sequence[tuple[Property, str]], *, office: str = "", organization: str = ""
) -> list[Said]:
    """One claim per property and cited source; a row that cites none speaks for the table itrow."""
    sources: list[str | None] = [*row.source_ids()] or [None]
    modality = row.choice("modality", _MODALITIES, Modality.ASSERTED) if "modality" in row.cells else None
    preferred = row.boolean("preferred") == "true"
    for prop, value in stated:
        if len(value) > VALUE_LENGTH:
            row.messages.append(f"{prop}: longer than {VALUE_LENGTH} characters. Shorten it.")
    row.check()
    person = row.cells.get("person", "")
    statement = _statement(person, office, organization, modality or "", *map("=".join, stated))
    return [
        Said(
            statement=statement,
            property=prop,
            person=person,
            value=value,
            quote=row.raw,
            rule=f"table.{kind}",
            mention=person,
            office=office,
            organization=organization,
            modality=modality or Modality.ASSERTED,
            start=row.offset if source is None else None,
            end=row.offset + len(row.raw) if source is None else None,
            source=source,
            preferred=preferred,
        )
        for source in sources
        for prop, value in stated
    ]


def _statement(*identifying: str) -> str:
    """Hash of what the row says, so that its place in the table does not matter."""
    return hashlib.sha256("\x1f".join(identifying).encode()).hexdigest()[:24]


# How the rows of each kind are read.
READERS: Mapping[str, Callable[[Row], Sequence[Result]]] = {
    "sources": _source,
    "offices": _office,
    "people": _person,
    "tenures": _tenure,
    "vacancies": _vacancy,
}
