"""Plain builders for what sources say, so that a test reads like the sources themselves."""

from __future__ import annotations

from datetime import date

from kb.ingest.records import Evidence, Modality, Property, Said, Tier, natural_key

SG = ("Secretary General", "NATO")
PM = ("Prime Minister", "Netherlands")


def said(
    person: str,
    prop: str,
    value: str = "",
    *,
    office: tuple[str, str] | None = SG,
    statement: str = "s1",
    modality: str = "asserted",
    table: bool = False,
    source: str | None = None,
) -> Said:
    title, organization = office or ("", "")
    return Said(
        statement=statement,
        property=Property(prop),
        person=person,
        value=value,
        quote=f"{person} {prop} {value}".strip(),
        rule="table.tenure" if table else "en.example",
        mention=person,
        office=title,
        organization=organization,
        modality=Modality(modality),
        source=source,
    )


def spell(person: str, start: str = "", end: str = "", **given: object) -> list[Said]:
    """One statement about one spell: that it was, and the edges that are given."""
    claims = [said(person, "holds", **given)]  # type: ignore[arg-type]
    if start:
        claims.append(said(person, "start", start, **given))  # type: ignore[arg-type]
    if end:
        claims.append(said(person, "end", end, **given))  # type: ignore[arg-type]
    return claims


def evidence(
    *claims: Said | list[Said],
    article: str = "a1",
    tier: Tier = Tier.PRESS,
    family: str = "",
    published: date | None = date(2024, 10, 1),
    judgement: str = "",
    decided: str = "",
) -> list[Evidence]:
    """The claims of one article, as reconcile sees them."""
    flat = [s for claim in claims for s in (claim if isinstance(claim, list) else [claim])]
    return [
        Evidence(natural_key(article, s), s, article, tier, family, published, judgement, decided)
        for s in flat
    ]
