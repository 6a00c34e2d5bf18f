"""Findings: what in the tenures a curator should look at, each with a code that stays. No database.

A finding is *definite* where the facts cannot all be true, whichever of the days that their
bounds allow are the real ones. Every other finding may have an innocent explanation: a post that
was vacant, a list read only in part, a day that no source gives.

Edges about which nothing is known say nothing: no check guesses at them. Acting spells are exempt
where the rule is about sharing, since who stands in for a holder, or acts in a second post,
contradicts nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from people.dates import ONE_DAY, add_years
from people.models import Person
from tenures import succession
from tenures.models import Tenure, Vacancy

AGE_OF_MAJORITY = 18  # years; a younger holder is a wrong birth or start far more often than a child monarch
CONFIRMED_FOR = 1  # years for which a source's "is in office" is taken on trust


class Code(StrEnum):
    """What is wrong, for good: pages, scripts and suppressions hang on these words."""

    OVERLAP = "overlap"
    GAP = "gap"
    DEAD_IN_OFFICE = "dead_in_office"
    TOO_YOUNG = "too_young"
    BEFORE_OFFICE = "before_office"
    AFTER_OFFICE = "after_office"
    SUCCESSION_DATES = "succession_dates"
    WRONG_PREDECESSOR = "wrong_predecessor"
    MISSING_PREDECESSOR = "missing_predecessor"
    OPEN_WITH_SUCCESSOR = "open_with_successor"
    UNCONFIRMED = "unconfirmed"
    EXCLUSIVE_POSTS = "exclusive_posts"


@dataclass(frozen=True, slots=True)
class Finding:
    code: Code
    definite: bool
    message: str
    tenures: tuple[Tenure, ...]

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple({t.person_id: t.person for t in self.tenures}.values())


def check(tenures: Iterable[Tenure], vacancies: Iterable[Vacancy] = (), *, today: date) -> list[Finding]:
    """Every finding over these tenures, definite ones first.

    Give all tenures of an office and of a person that are to be compared. Read them with
    person, office and ``follows`` selected and ``office__exclusive_with`` prefetched, or each
    row costs queries of its own.
    """
    spells = sorted(tenures, key=_by_start)
    vacant: dict[int, list[Vacancy]] = defaultdict(list)
    for vacancy in vacancies:
        vacant[vacancy.office_id].append(vacancy)
    found: list[Finding] = []
    for spell in spells:
        found += dead_in_office(spell)
        found += too_young(spell)
        found += outside_the_life_of_the_office(spell)
        found += succession_against_dates(spell)
        found += unconfirmed(spell, today)
    for in_office in _grouped(spells, "office_id"):
        found += overlaps(in_office)
        found += gaps(in_office, vacant[in_office[0].office_id])
        found += wrong_predecessors(in_office)
        found += missing_predecessor(in_office)
        found += open_with_successor(in_office)
    for of_person in _grouped(spells, "person_id"):
        found += exclusive_posts(of_person)
    return sorted(found, key=lambda f: (not f.definite, f.code, f.message))


# One spell


def dead_in_office(spell: Tenure) -> Iterator[Finding]:
    """In office after the day of death, or still open though the holder has died.

    Manfred Wörner died on 13 August 1994, so his last day in office was the 13th at the latest
    and the end, the first day no longer in office, is the 14th. An end of 20 August is definite.
    """
    death = spell.person.death
    if death.latest and (
        _later(spell.start_earliest, death.latest) or _later(spell.end_earliest, death.latest + ONE_DAY)
    ):
        yield _finding(Code.DEAD_IN_OFFICE, True, f"{spell} goes on after the holder's death, {death}", spell)
    elif death.known and spell.end_status == "open":
        yield _finding(Code.DEAD_IN_OFFICE, False, f"{spell} is open, though the holder died, {death}", spell)


def too_young(spell: Tenure) -> Iterator[Finding]:
    """Took office before coming of age; definite where it was before birth.

    A minister from 1950 who was born in 1940 was ten: one of the two years is wrong, or two
    people of one name have been taken for one.
    """
    birth = spell.person.birth
    if (
        birth.earliest
        and spell.start_latest
        and spell.start_latest < add_years(birth.earliest, AGE_OF_MAJORITY)
    ):
        unborn = spell.start_latest < birth.earliest
        words = (
            "begins before the holder was born"
            if unborn
            else f"begins before the holder was {AGE_OF_MAJORITY}"
        )
        yield _finding(Code.TOO_YOUNG, unborn, f"{spell} {words} (birth: {birth})", spell)


def outside_the_life_of_the_office(spell: Tenure) -> Iterator[Finding]:
    """Began before the office was established, or went on after it was abolished.

    NATO has had a secretary general since 1952: a spell from 1949 to 1951 is somebody's else.
    """
    established, abolished = spell.office.established, spell.office.abolished
    if _later(established.earliest, spell.start_latest):
        yield _finding(
            Code.BEFORE_OFFICE,
            True,
            f"{spell} begins before the office was established, {established}",
            spell,
        )
    if _later(spell.end_earliest, abolished.latest):
        yield _finding(
            Code.AFTER_OFFICE, True, f"{spell} goes on after the office was abolished, {abolished}", spell
        )
    elif abolished.known and spell.end_status == "open":
        yield _finding(
            Code.AFTER_OFFICE, False, f"{spell} is open, though the office was abolished, {abolished}", spell
        )


def succession_against_dates(spell: Tenure) -> Iterator[Finding]:
    """A source has one holder succeed another, but the dates have the newcomer in office first.

    "Carrington succeeded Luns", with Carrington from June 1984 and Luns until June 1985.
    """
    older = spell.follows
    if older is not None and _later(older.end_earliest, spell.start_latest):
        yield _finding(
            Code.SUCCESSION_DATES,
            True,
            f"{spell} is said to follow {older}, but begins before that ends",
            spell,
            older,
        )


def unconfirmed(spell: Tenure, today: date) -> Iterator[Finding]:
    """Open, but the last source to say so is more than a year old.

    A holder last seen in office on 1 October 2024 is worth asking about from 2 October 2025 on.
    """
    confirmed = spell.last_confirmed
    if spell.end_status == "open" and confirmed and add_years(confirmed, CONFIRMED_FOR) < today:
        yield _finding(Code.UNCONFIRMED, False, f"{spell} was last confirmed on {confirmed}", spell)


# The spells of one office


def overlaps(spells: Sequence[Tenure]) -> Iterator[Finding]:
    """Two regular spells share a day, definitely or possibly.

    A until 1 October 1971 and B from that day do not overlap: on the day of a handover only B is
    in office. A until 1 October and B from 1 September do, definitely. A until October 1971 and
    B from 1 October may: one exact day settles it. Where both sources say "1971", or one says
    that B succeeded A, it is a handover told loosely and no finding; nor is it one where a
    holder may follow on themselves.
    """
    for one, other, surely in _sharing_a_day([spell for spell in spells if not spell.acting]):
        if surely:
            yield _finding(Code.OVERLAP, True, f"{one} and {other} overlap", one, other)
        elif one.person_id != other.person_id:
            yield _finding(Code.OVERLAP, False, f"{one} and {other} may overlap", one, other)


def gaps(spells: Sequence[Tenure], vacancies: Sequence[Vacancy] = ()) -> Iterator[Finding]:
    """Days between two spells on which nobody is recorded, acting holders included, and no source says vacant.

    Solana left NATO on 6 October 1999 and Robertson came on the 14th: eight days without a
    recorded holder. One in office "until 1968" and the next "from 1969" leave no hole, since
    New Year's Eve may have been a last day in office. An office of which mostly scattered
    holders are known is a list not yet read rather than one with holes, so holes count only
    where at most every second change of holder has one.
    """
    holes = _holes(spells, vacancies)
    for hole in holes if _is_a_list_with_holes(spells, holes) else ():
        days = f"{hole.days_min} days" if hole.days_min > 1 else "1 day"
        yield _finding(
            Code.GAP,
            False,
            f"{hole.after.office}: nobody is recorded from {hole.earliest} up to {hole.latest} ({days}), "
            f"between {hole.after.person} and {hole.before.person}",
            hole.after,
            hole.before,
        )


def missing_predecessor(spells: Sequence[Tenure]) -> Iterator[Finding]:
    """The first holder on record began after the office was established: who held it before?

    An office established on 4 April 1952 whose first known holder began on 16 May 1957 had
    another, or five years without one. As with holes, a list not yet read says nothing.
    """
    first = spells[0]
    established = first.office.established
    if len({spell.person_id for spell in spells}) < 2 or not _is_a_list_with_holes(spells, _holes(spells)):
        return
    if _later(first.start_earliest, established.latest):
        yield _finding(
            Code.MISSING_PREDECESSOR,
            False,
            f"{first} is the first on record, though the office was established before, {established}",
            first,
        )


def _holes(spells: Sequence[Tenure], vacancies: Sequence[Vacancy] = ()) -> list[succession.Gap]:
    return [
        hole
        for hole in succession.gaps(spells, vacancies)
        if hole.kind == succession.UNRECORDED and (hole.days_min > 1 or _told_to_the_day(hole))
    ]


def _is_a_list_with_holes(spells: Sequence[Tenure], holes: Sequence[succession.Gap]) -> bool:
    """Rather than a list not yet read: at most every second change of holder has a hole."""
    changes = sum(older.person_id != newer.person_id for older, newer in pairwise(spells))
    return len(holes) * 2 <= changes


def _told_to_the_day(hole: succession.Gap) -> bool:
    return hole.after.end.exact and hole.before.start.exact


def wrong_predecessors(spells: Sequence[Tenure]) -> Iterator[Finding]:
    """A source has one holder succeed another, but a third was in office between them.

    "Rutte succeeded Rasmussen", with Stoltenberg's ten years in between.
    """
    by_id = {spell.pk: spell for spell in spells}
    for spell in spells:
        older = by_id.get(spell.follows_id) if spell.follows_id else None
        between = [
            other
            for other in spells
            if older
            and other not in (spell, older)
            and not other.acting
            and _later(other.start_earliest, older.start_latest)
            and _not_later(other.end_latest, spell.start_earliest)
        ]
        if older and between:
            yield _finding(
                Code.WRONG_PREDECESSOR,
                True,
                f"{spell} is said to follow {older}, but {between[0]} lies between",
                spell,
                older,
                between[0],
            )


def open_with_successor(spells: Sequence[Tenure]) -> Iterator[Finding]:
    """No end is known, yet a regular holder began later in the same office.

    Stoltenberg was in office on 30 September 2024 and Rutte came the day after: until a source
    says that Stoltenberg left, both stand as open. An acting holder gives way in the same manner.
    """
    for number, spell in enumerate(spells):
        if spell.end_latest is not None:
            continue
        later = (
            other
            for other in spells[number + 1 :]
            if not other.acting
            and other.person_id != spell.person_id
            and _later(other.start_earliest, spell.start_latest)
            and (spell.acting or not _surely_share_a_day(spell, other))
        )
        if successor := next(later, None):
            yield _finding(
                Code.OPEN_WITH_SUCCESSOR,
                False,
                f"{spell} has no end, though {successor} began",
                spell,
                successor,
            )


# The spells of one person


def exclusive_posts(spells: Sequence[Tenure]) -> Iterator[Finding]:
    """One person in two posts at a time that nobody may hold together.

    A prime minister who is secretary general of NATO on the same day.
    """
    regular = [spell for spell in spells if not spell.acting]
    if len({spell.office_id for spell in regular}) < 2:
        return
    excluded = {s.office_id: {office.pk for office in s.office.exclusive_with.all()} for s in regular}
    for one, other, surely in _sharing_a_day(regular):
        if other.office_id in excluded[one.office_id] or one.office_id in excluded[other.office_id]:
            words = "overlap" if surely else "may overlap"
            yield _finding(
                Code.EXCLUSIVE_POSTS, surely, f"{one} and {other} exclude each other and {words}", one, other
            )


# Comparing bounds


def _later(day: date | None, than: date | None) -> bool:
    """Both days are known, and the first is later."""
    return day is not None and than is not None and day > than


def _not_later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day <= than


def _surely_share_a_day(one: Tenure, other: Tenure) -> bool:
    """Each began before the other was over, whichever of the possible days are the real ones."""
    return _later(one.end_earliest, other.start_latest) and _later(other.end_earliest, one.start_latest)


def _may_share_a_day(one: Tenure, other: Tenure) -> bool:
    return _later(one.end_latest, other.start_earliest) and _later(other.end_latest, one.start_earliest)


def _is_handover(older: Tenure, newer: Tenure) -> bool:
    """One gave way to the other: a source says so, or both edges are told in the same words."""
    return newer.follows_id == older.pk or older.end.bounds == newer.start.bounds


def _sharing_a_day(spells: Sequence[Tenure]) -> Iterator[tuple[Tenure, Tenure, bool]]:
    """Pairs of spells, given in order of start, that share a day; and whether they surely do.

    A handover told loosely is no sharing.
    """
    for number, one in enumerate(spells):
        for other in spells[number + 1 :]:
            if _not_later(one.end_latest, other.start_earliest):
                break  # all that come after begin later still
            if _surely_share_a_day(one, other):
                yield one, other, True
            elif (
                _may_share_a_day(one, other) and not _is_handover(one, other) and not _is_handover(other, one)
            ):
                yield one, other, False


def _by_start(spell: Tenure) -> tuple[date, date, str]:
    return spell.start_earliest or date.min, spell.end_latest or date.max, spell.slug


def _grouped(spells: Iterable[Tenure], key: str) -> Iterable[list[Tenure]]:
    groups: dict[int, list[Tenure]] = defaultdict(list)
    for spell in spells:
        groups[getattr(spell, key)].append(spell)
    return groups.values()


def _finding(code: Code, definite: bool, message: str, *tenures: Tenure) -> Finding:
    return Finding(code, definite, message, tenures)
