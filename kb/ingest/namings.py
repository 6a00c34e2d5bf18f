"""What curators said of which office is which, as ``reconcile`` takes it. Pure.

An office is known by its title and organization, so here a ruling rests on names: that two are one holds for
whatever is said of either, now or later. That one is two rests on claims, as it does for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.ingest.records import Evidence
from people.names import fold

Name = tuple[str, str]  # title and organization; an organization alone has no title


@dataclass(frozen=True, slots=True)
class Naming:
    """What is said of one is meant of another: all that is said (they are one), or these claims of it (they are two)."""

    said: Name
    meant: Name
    claims: frozenset[str] = frozenset()

    @property
    def of_organizations(self) -> bool:
        return not self.said[0]


def _folded(name: Name) -> Name:
    return fold(name[0]), fold(name[1])


class _United:
    """Names that lead to others. Blind to order; where two are said to be apart, they are not made one."""

    def __init__(self, pairs: Iterable[tuple[Name, Name]], apart: Iterable[tuple[Name, Name]] = ()) -> None:
        held = {frozenset(map(_folded, two)) for two in apart}
        spellings: dict[Name, set[Name]] = defaultdict(set)
        classes: dict[Name, set[Name]] = {}
        gone: set[Name] = set()  # as spelled and as folded
        for pair in sorted(set(pairs)):
            said, meant = map(_folded, pair)
            ours, theirs = classes.setdefault(said, {said}), classes.setdefault(meant, {meant})
            if any(frozenset((a, b)) in held for a in ours for b in theirs):
                continue
            spellings[said].add(pair[0])
            spellings[meant].add(pair[1])
            gone.add(pair[0])
            if said != meant:
                gone.add(said)
            if ours is not theirs:
                ours |= theirs
                classes |= dict.fromkeys(theirs, ours)
        self._leads: dict[Name, Name] = {}
        for name, together in classes.items():
            spelt = spellings[min(together - gone or together)]
            if spelt:
                self._leads[name] = min(spelt - gone or spelt)

    def knows(self, name: Name) -> bool:
        return _folded(name) in self._leads

    def of(self, name: Name) -> Name:
        return self._leads.get(_folded(name), name)


class Namings:
    """Blind to the order in which they were made. Where two contradict each other, nothing is made one."""

    def __init__(self, namings: Iterable[Naming] = ()) -> None:
        given = sorted(set(namings), key=lambda n: (n.said, n.meant, sorted(n.claims)))
        self._splits = [naming for naming in given if naming.claims]
        self._organizations, self._offices = _united(given, apart=True)
        self._around = _united([replace(naming, claims=frozenset()) for naming in given], apart=False)
        self._given = bool(given)

    def __bool__(self) -> bool:
        return self._given

    def name_of(self, name: Name) -> Name:
        """What is meant wherever that is said."""
        return _led(name, self._organizations, self._offices)

    def around(self, name: Name) -> Name:
        """The same for all names whose facts hang together by rulings, be they made one or two."""
        return _folded(_led(name, *self._around))

    def concern(self, name: Name) -> bool:
        """Some ruling is about that office, or about its organization."""
        organizations, offices = self._around
        body = ("", name[1])
        return organizations.knows(body) or offices.knows((name[0], organizations.of(body)[1]))

    def reread(self, evidence: Sequence[Evidence]) -> list[Evidence]:
        """The claims as they are meant; their keys stay, and statements stay whole."""
        if not self:
            return list(evidence)
        moving = self._statements(evidence)
        return [self._reread(e, moving[e.article, e.said.statement]) for e in evidence]

    def _statements(self, evidence: Iterable[Evidence]) -> dict[tuple[str, str], list[Naming]]:
        by_key: dict[str, list[Naming]] = defaultdict(list)
        for naming in self._splits:
            for key in naming.claims:
                by_key[key].append(naming)
        moving: dict[tuple[str, str], list[Naming]] = defaultdict(list)
        for e in evidence:
            moving[e.article, e.said.statement] += by_key.get(e.key, ())
        return moving

    def _reread(self, e: Evidence, splits: Iterable[Naming]) -> Evidence:
        if not e.said.office:
            return e
        *_, name = self._steps(
            (e.said.office, e.said.organization), sorted(splits, key=lambda n: (n.said, n.meant))
        )
        title, organization = self.name_of(name)
        if (title, organization) == (e.said.office, e.said.organization):
            return e
        return replace(e, said=replace(e.said, office=title, organization=organization))

    def _steps(self, name: Name, splits: Sequence[Naming]) -> Iterator[Name]:
        """From one to the next where a part of that was split off again; none twice."""
        seen: set[Name] = set()
        while True:
            yield name
            seen.add(_folded(self.name_of(name)))
            onward = next((n for n in splits if self._is_of(name, n)), None)
            if onward is None:
                return
            name = (name[0], onward.meant[1]) if onward.of_organizations else onward.meant
            if _folded(self.name_of(name)) in seen:
                return

    def _is_of(self, name: Name, naming: Naming) -> bool:
        about = ("", name[1]) if naming.of_organizations else name
        return _folded(self.name_of(about)) == _folded(self.name_of(naming.said))


def _united(namings: Sequence[Naming], *, apart: bool) -> tuple[_United, _United]:
    """Organizations first, since an office is named by its own."""
    bodies = [n for n in namings if n.of_organizations]
    organizations = _United(
        [(n.said, n.meant) for n in bodies if not n.claims],
        [(n.said, n.meant) for n in bodies if n.claims and apart],
    )

    def inside(name: Name) -> Name:
        return name[0], organizations.of(("", name[1]))[1]

    of_offices = [n for n in namings if not n.of_organizations]
    return organizations, _United(
        [(inside(n.said), inside(n.meant)) for n in of_offices if not n.claims],
        [(inside(n.said), inside(n.meant)) for n in of_offices if n.claims and apart],
    )


def _led(name: Name, organizations: _United, offices: _United) -> Name:
    title, organization = name[0], organizations.of(("", name[1]))[1]
    return offices.of((title, organization)) if title else ("", organization)
