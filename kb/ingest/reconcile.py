"""Claims to facts (rules B of the design). Pure: the same claims give the same facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kb.ingest import vacancies
from kb.ingest.bounds import Bounds, Constraint, Side
from kb.ingest.constraints import (
    DURATION,
    EDGES,
    LIFETIME,
    ORDER,
    STATED,
    SUCCESSION,
    day_of,
    derived_constraints,
    is_stated,
    number,
    var,
)
from kb.ingest.identity import Human, identify
from kb.ingest.namings import Naming, Namings
from kb.ingest.order import birth_of, in_order, value_date
from kb.ingest.records import Doubt, Evidence, Modality, Property
from kb.ingest.resolved import BoundReason, Edge, Facts, FindingFact, Outcome, PersonFact, TenureFact
from kb.ingest.rulings import Identity, Rulings
from kb.ingest.spells import Spell
from people.dates import PartialDate, add_years
from people.names import fold, match_key, tokens, without_titles

OTHER_EVENTS = frozenset({Property.APPOINTED, Property.ANNOUNCED, Property.EXPECTED_END})


def reconcile(evidence: Iterable[Evidence], rulings: Iterable[Identity | Naming] = ()) -> Facts:
    """What the claims and the curators' rulings add up to. Blind to the order of both."""
    rulings = list(rulings)
    offices = Namings(ruling for ruling in rulings if isinstance(ruling, Naming))
    ordered = offices.reread(sorted(evidence, key=lambda e: e.key))
    everything = [e for e in ordered if e.said.property != Property.VACANT]
    identified = identify(everything, Rulings(r for r in rulings if isinstance(r, Identity)))
    facts = _Reconciliation(everything, identified.people, identified.doubts).facts()
    of_offices = [e for e in ordered if e.said.property == Property.VACANT]
    found, outcomes = vacancies.resolve(of_offices)
    uncounted = {e.key: _uncounted(e) for e in of_offices if not e.counts}
    return replace(facts, vacancies=found, outcomes=facts.outcomes | outcomes | uncounted)


@dataclass(frozen=True, slots=True)
class _Link:
    """A counting claim that one spell succeeded another."""

    newer: Spell
    older: Spell
    claim: Evidence


class _Reconciliation:
    """The walk of rule B3 over one set of claims."""

    def __init__(
        self, everything: Sequence[Evidence], people: Sequence[Human], doubts: Sequence[Doubt]
    ) -> None:
        self.everything = everything
        self.people = people
        self.spells = [spell for human in people for spell in human.spells]
        self.in_office: dict[tuple[str, str], list[Spell]] = defaultdict(list)
        for spell in self.spells:
            self.in_office[spell.office].append(spell)
        self.owner = {id(spell): human for human in people for spell in human.spells}
        self.bounds = Bounds()
        self.kept: list[Constraint] = []
        self.shown = Bounds()
        self.outcomes: dict[str, tuple[str, str]] = {}
        self.findings = [FindingFact(d.code, d.message, False, d.claims) for d in doubts]
        self.doubted = {key for d in doubts for key in d.claims}
        self.dissenting: set[tuple[str, int]] = set()
        self.links: list[_Link] = []

    def facts(self) -> Facts:
        self._assume_what_always_holds()
        spell_of = {e.key: spell for spell in self.spells for e in spell.claims}
        human_of = {e.key: human for human in self.people for e in human.claims}
        ordered = in_order(e for human in self.people for e in human.claims)
        for e in ordered:  # stated before derived
            if is_stated(e):
                self._keep_stated(e, spell_of.get(e.key), human_of[e.key])
        for e in ordered:
            if not is_stated(e):
                self._keep_derived(e, spell_of.get(e.key), human_of[e.key])
        self._let_edges_meet()
        self._leave_out_what_always_holds()
        index = {id(spell): number for number, spell in enumerate(self.spells)}
        tenures = tuple(self._tenure(spell, index) for spell in self.spells)
        people = tuple(self._person(human, index) for human in self.people)
        self._settle_outcomes(spell_of, human_of)
        return Facts(people, tenures, tuple(sorted(set(self.findings), key=_finding_order)), self.outcomes)

    # Walking the claims

    def _assume_what_always_holds(self) -> None:
        for spell in self.spells:
            human = self.owner[id(spell)]
            self.bounds.add(Constraint(var("end", spell), 1, None, ORDER, y=var("start", spell)))
            self.bounds.add(Constraint(var("start", spell), 1, None, LIFETIME, y=var("birth", human)))
            self._keep(Constraint(var("end", spell), None, 1, LIFETIME, y=var("death", human)))
        for human in self.people:
            self.bounds.add(Constraint(var("death", human), 0, None, LIFETIME, y=var("birth", human)))

    def _leave_out_what_always_holds(self) -> None:
        """What is shown: the kept claims alone, and that nobody holds an office after death.

        That everybody was born before taking office decides what can be kept, but as a date
        of its own ("began after 1967") it would tell a reader nothing.
        """
        for constraint in self.kept:
            self.shown.add(constraint)

    def _keep(self, *constraints: Constraint) -> bool:
        """Take the constraints into the kept set, unless it would have no solution."""
        fits = self.bounds.add(*constraints)
        if fits:
            self.kept += constraints
        return fits

    def _keep_stated(self, e: Evidence, spell: Spell | None, human: Human) -> None:
        edge = EDGES[e.said.property]
        subject = human if edge in ("birth", "death") else spell
        if subject is None:
            return
        stated = value_date(e)
        if self._keep(
            Constraint(
                var(edge, subject), number(stated.earliest), number(stated.latest), STATED, claims=(e.key,)
            )
        ):
            self.outcomes[e.key] = Outcome.SHOWN, ""
        else:
            self.outcomes[e.key] = Outcome.DISSENTS, ""
            self.dissenting.add((edge, id(subject)))

    def _keep_derived(self, e: Evidence, spell: Spell | None, human: Human) -> None:
        if e.said.property == Property.SUCCEEDS:
            self._keep_succession(e, spell)
            return
        constraints = derived_constraints(e, spell, human)
        if not constraints:
            return
        if self._keep(*constraints):
            self.outcomes[e.key] = Outcome.SHOWN, ""
        else:
            self._dissent(e, human)

    def _dissent(self, e: Evidence, human: Human) -> None:
        self.outcomes[e.key] = Outcome.DISSENTS, ""
        words = f"{e.said.property} {e.said.value}".strip()
        place = f" as {e.said.office}, {e.said.organization}" if e.said.office else ""
        self.findings.append(
            FindingFact(
                "derived_dissent",
                f"{human.name}{place}: “{words}” contradicts what is stated",
                False,
                (e.key,),
            )
        )

    def _keep_succession(self, e: Evidence, newer: Spell | None) -> None:
        if newer is None:
            return
        older = self._predecessor(e, newer)
        if older is None:
            self.outcomes[e.key] = Outcome.UNRESOLVED, f"no single spell of {e.said.value} to follow"
            self._miss_predecessor(e, self.owner[id(newer)])
            return
        before = Constraint(var("start", newer), 0, None, SUCCESSION, y=var("end", older), claims=(e.key,))
        if self._keep(before):
            self.outcomes[e.key] = Outcome.SHOWN, ""
            self.links.append(_Link(newer, older, e))
        else:
            self._dissent(e, self.owner[id(newer)])

    def _miss_predecessor(self, e: Evidence, human: Human) -> None:
        self.findings.append(
            FindingFact(
                "missing_predecessor",
                f"{human.name} is said to follow {e.said.value} as {e.said.office}, {e.said.organization}, "
                "of whom no single spell there is recorded",
                False,
                (e.key,),
            )
        )

    def _predecessor(self, e: Evidence, newer: Spell) -> Spell | None:
        """The one spell in the same office, of a person of that name, that can come before."""
        own = tokens(e.said.value)
        name = match_key(e.said.value)
        found = [
            spell
            for spell in self.in_office[newer.office]
            if spell is not newer
            and self.owner[id(spell)] is not self.owner[id(newer)]
            and (
                name in self.owner[id(spell)].names
                or match_key(self.owner[id(spell)].name) == name
                or (len(own) == 1 and self.owner[id(spell)].key == own[0])
            )
        ]
        if len(found) > 1:
            regular = [spell for spell in found if not spell.acting]
            found = regular if len(regular) == 1 else found
        if len(found) > 1:  # of several spells of one person, the last that can end before
            latest_start = day_of(self.bounds.of(var("start", newer))[1])
            earlier = [s for s in found if latest_start and s.hull[0] and s.hull[0] <= latest_start]
            earlier.sort(key=lambda s: (s.hull[0], s.hull[1] or date.max))
            found = earlier[-1:]
        return found[0] if len(found) == 1 else None

    def _let_edges_meet(self) -> None:
        """Rule B4: who succeeds takes over the same day, unless that contradicts or another lies between."""
        for link in self.links:
            if not self._lies_between(link):
                self._keep(
                    Constraint(
                        var("start", link.newer),
                        0,
                        0,
                        SUCCESSION,
                        y=var("end", link.older),
                        claims=(link.claim.key,),
                    )
                )

    def _lies_between(self, link: _Link) -> bool:
        """Another spell began after the older one had, and was over when the newer one began."""
        older_start = self.bounds.of(var("start", link.older))[1]
        newer_start = self.bounds.of(var("start", link.newer))[1]
        if older_start is None or newer_start is None:
            return False
        for spell in self.in_office[link.newer.office]:
            if spell not in (link.newer, link.older):
                start, end = self.bounds.of(var("start", spell))[0], self.bounds.of(var("end", spell))[1]
                if start is not None and end is not None and older_start <= start and end <= newer_start:
                    return True
        return False

    # Reading the facts off

    def _edge(self, edge: str, subject: Spell | Human) -> Edge:
        variable = var(edge, subject)
        earliest, latest = (day_of(number) for number in self.shown.of(variable))
        if edge == "death" and latest is None:  # having been in office once is no report of a death
            return Edge(PartialDate(), False, ())
        stated = [
            value_date(e)
            for e in subject.claims
            if EDGES.get(e.said.property) == edge
            and is_stated(e)
            and self.outcomes.get(e.key, ("",))[0] == Outcome.SHOWN
        ]
        same = [d.qualifier for d in stated if d.bounds == (earliest, latest)]
        qualifier = "" if not same or "" in same else same[0]
        reasons = tuple(
            reason
            for side in ("earliest", "latest")
            if (reason := self._reason(edge, subject, side)) is not None
        )
        return Edge(PartialDate(earliest, latest, qualifier), (edge, id(subject)) in self.dissenting, reasons)

    def _reason(self, edge: str, subject: Spell | Human, side: Side) -> BoundReason | None:
        variable = var(edge, subject)
        chain = self.shown.why(variable, side)
        day = day_of(self.shown.of(variable)[0 if side == "earliest" else 1])
        if not chain or day is None:
            return None
        claims: list[str] = []
        for reason in chain:
            claims += [key for key in reason.constraint.claims if key not in claims]
        first = chain[0].constraint
        return BoundReason(edge, side, day, first.rule, first.rule == STATED, tuple(claims))

    def _tenure(self, spell: Spell, index: dict[int, int]) -> TenureFact:
        start, end = self._edge("start", spell), self._edge("end", spell)
        claims = in_order(spell.claims)
        confirmed = [
            day
            for e in claims
            if e.said.property == Property.IN_OFFICE_ON
            and self.outcomes[e.key][0] == Outcome.SHOWN
            and (day := _surely_confirmed(value_date(e), start.value))
        ]
        ended = end.value.latest is not None
        still_open = bool(confirmed) and not ended
        follows = next((index[id(link.older)] for link in self.links if link.newer is spell), None)
        first = next((e.said for e in claims if e.said.organization), claims[0].said)
        return TenureFact(
            office=first.office,
            organization=first.organization,
            acting=bool(spell.acting),
            start=start,
            end=end,
            end_status="ended" if ended else "open" if still_open else "unknown",
            last_confirmed=max(confirmed) if still_open else None,
            expected_end=_expected_end(claims, start.value) if not ended else PartialDate(),
            end_reason=next((e.said.value for e in claims if e.said.property == Property.END_REASON), ""),
            days_disputed=self._days_disputed(spell, start, end),
            claims=tuple(e.key for e in claims),
            follows=follows,
        )

    def _days_disputed(self, spell: Spell, start: Edge, end: Edge) -> tuple[int, int] | None:
        """Shortest and longest length that the chosen and the dissenting edges give."""
        if not (start.disputed or end.disputed) or end.value.latest is None or start.value.earliest is None:
            return None
        edges = {"start": [start.value], "end": [end.value]}
        for e in spell.claims:
            if is_stated(e) and self.outcomes[e.key][0] == Outcome.DISSENTS:
                edges[EDGES[e.said.property]].append(value_date(e))
        starts = [day for value in edges["start"] for day in value.bounds if day]
        ends = [day for value in edges["end"] for day in value.bounds if day]
        return max((min(ends) - max(starts)).days, 0), max((max(ends) - min(starts)).days, 0)

    def _person(self, human: Human, index: dict[int, int]) -> PersonFact:
        claims = in_order(human.claims)
        for e in claims:
            self.outcomes.setdefault(e.key, (Outcome.SHOWN, ""))
        by_property: dict[Property, list[str]] = defaultdict(list)
        for e in claims:
            if e.said.value and e.said.value not in by_property[e.said.property]:
                by_property[e.said.property].append(e.said.value)
        given, family = name_parts(
            human.name,
            given=next(iter(by_property[Property.GIVEN_NAME]), ""),
            family=next(iter(by_property[Property.FAMILY_NAME]), ""),
        )
        aliases = {tuple(_language_and_name(value)) for value in by_property[Property.NAME]}
        aliases |= {
            ("", without_titles(e.said.person)) for e in claims if fold(e.said.person) != fold(human.name)
        }
        own = {fold(human.name), fold(family)}
        return PersonFact(
            name=human.name,
            given_name=given,
            family_name=family,
            aliases=tuple(
                sorted((lang, name) for lang, name in aliases if name and (lang or fold(name) not in own))
            ),
            birth=self._edge("birth", human),
            death=self._edge("death", human),
            nationalities=tuple(by_property[Property.NATIONALITY]),
            wikidata=next(
                (v.partition(":")[2] for v in by_property[Property.IDENTIFIER] if v.startswith("wikidata:")),
                "",
            ),
            claims=tuple(e.key for e in claims),
            tenures=tuple(index[id(spell)] for spell in human.spells),
        )

    def _settle_outcomes(self, spell_of: dict[str, Spell], human_of: dict[str, Human]) -> None:
        for e in self.everything:
            if not e.counts:
                self.outcomes[e.key] = _uncounted(e)
            elif e.key in self.doubted or e.key not in human_of:
                self.outcomes[e.key] = Outcome.UNRESOLVED, ""
            elif e.said.property in OTHER_EVENTS:
                self.outcomes[e.key] = Outcome.OTHER_EVENT, ""
            elif self.outcomes[e.key][0] == Outcome.SHOWN and self._is_less_exact(e, spell_of, human_of):
                self.outcomes[e.key] = Outcome.AGREES, ""

    def _is_less_exact(self, e: Evidence, spell_of: dict[str, Spell], human_of: dict[str, Human]) -> bool:
        """The claim leaves more days open than the fact does."""
        if e.said.property == Property.AGE:
            edge, said = "birth", birth_of(e)
        elif e.said.property in EDGES:
            edge, said = EDGES[e.said.property], value_date(e)
        else:
            return False
        subject = human_of[e.key] if edge in ("birth", "death") else spell_of.get(e.key)
        if subject is None:
            return False
        return said.bounds != tuple(day_of(number) for number in self.shown.of(var(edge, subject)))


def _surely_confirmed(said: PartialDate, start: PartialDate) -> date | None:
    """Of "in office some day in 2023" only the first day is sure, or the day of taking office after it."""
    if said.earliest and said.latest and start.latest and said.earliest < start.latest <= said.latest:
        return start.latest
    return said.earliest


def _expected_end(claims: Sequence[Evidence], start: PartialDate) -> PartialDate:
    """The best expected end: a date, or a term counted from the start ("at least" leaves it open)."""
    for e in claims:
        if e.said.property != Property.EXPECTED_END or not e.said.value:
            continue
        found = DURATION.fullmatch(e.said.value)
        if not found:
            return value_date(e)
        years = int(found[1])
        earliest = add_years(start.earliest, years) if start.earliest else None
        latest = add_years(start.latest, years) if start.latest and not found[2] else None
        return PartialDate(earliest, latest)
    return PartialDate()


def _language_and_name(value: str) -> tuple[str, str]:
    language, colon, name = value.partition(":")
    return (language, name) if colon else ("", value)


def name_parts(name: str, *, given: str = "", family: str = "") -> tuple[str, str]:
    """Given and family name: as stated, else as the words of the name have it."""
    if family:
        return given, family
    words = without_titles(name).split()
    # Particles belong to the family name: Jaap | de Hoop Scheffer.
    particle = next((i for i, word in enumerate(words[1:], 1) if word[:1].islower()), None)
    cut = particle if particle is not None else len(words) - 1
    return given or " ".join(words[:cut]), " ".join(words[cut:])


def _uncounted(e: Evidence) -> tuple[str, str]:
    if e.judgement == "rejected":
        return Outcome.REJECTED, ""
    if e.said.modality == Modality.DENIED:
        return Outcome.NOT_COUNTED, ""
    return Outcome.WAITING, ""


def _finding_order(finding: FindingFact) -> tuple[str, str, tuple[str, ...]]:
    return finding.code, finding.message, finding.claims
