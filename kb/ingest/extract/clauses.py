"""A line as clauses: which chunks belong together, who is the subject, what hangs on a preposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.lexicon import Lexicon, lexicon

_UNHEARD = c.TIMES | {c.NAME}  # "for almost thirteen years" is no "almost"
_BOUNDARIES = frozenset(",;:.!?-")
PERSONAL = frozenset((c.NAME, c.PRONOUN, c.AGE, c.DEMONYM, c.DESCRIBED))
# A clause's later parts colour what it says only where they say more of the office.
_SAYS_MORE = frozenset((c.OFFICE, c.BLOCKED, c.POST))
_DECLINED = ("e", "en", "er", "em", "es")  # endings of a German adjective
_LOOK_BACK = 5  # chunks between a preposition and the name it governs
_PAIR_BEFORE_PRONOUN = c.NAME + c.AND + c.NAME + c.PRONOUN


@dataclass(slots=True, eq=False)
class Clause:
    """Chunks of one clause. ``relative``: it opens with a relative pronoun; ``after`` is the clause before."""

    units: list[Chunk]
    relative: bool = False
    eventful: bool = False  # something happens in it
    after: Clause | None = None
    joined: bool = False  # follows its predecessor with "and": same subject
    words: list[str] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)  # units that a mark stands before

    def extend(self, segment: list[Chunk], *, eventful: bool) -> None:
        self.breaks.add(len(self.units))
        self.units.extend(segment)
        self.eventful = self.eventful or eventful

    @property
    def kinds(self) -> str:
        return "".join([unit.kind for unit in self.units])

    @property
    def start(self) -> int:
        return self.units[0].start

    @property
    def end(self) -> int:
        return self.units[-1].end


def _someone_does(chunks: list[Chunk], i: int) -> bool:
    """Do a name and its verb follow? "after Theresa May stepped down"."""
    while i < len(chunks) and chunks[i].kind == c.HONORIFIC:
        i += 1
    if i >= len(chunks) or chunks[i].kind not in (c.NAME, c.PRONOUN):
        return False
    return any(chunk.kind in c.EVENTS for chunk in chunks[i + 1 : i + 3])


def _goes_on(chunks: list[Chunk], i: int) -> bool:
    """Does "and" join another office? "… and (from 1999) prime minister", but "and Prime Minister X said"."""
    while i < len(chunks) and (
        chunks[i].kind in (c.MODIFIER, c.AS) or chunks[i].kind in c.TIMES or chunks[i].text.islower()
    ):
        if chunks[i].kind in c.EVENTS or chunks[i].kind in PERSONAL or chunks[i].kind == c.OFFICE:
            break
        i += 1
    if i >= len(chunks) or chunks[i].kind != c.OFFICE:
        return False
    return i + 1 >= len(chunks) or chunks[i + 1].kind not in (c.NAME, c.WEAK, c.HONORIFIC, *c.EVENTS)


def _is_parted(line: Line, segment: list[Chunk]) -> bool:
    """ "…; and X, who …, takes over": behind a semicolon, about someone else."""
    first = segment[0].first
    named = any(unit.kind == c.NAME for unit in segment[:3])
    return named and first > 0 and line.tokens[first - 1].text == ";"


def words_of(line: Line, units: list[Chunk]) -> list[str]:
    """The words that can say how something is said: not "Don" or "May" of names and dates."""
    tokens = line.tokens
    found: list[str] = []
    for unit in units:
        if unit.kind in _UNHEARD:
            continue
        if unit.last - unit.first == 1:
            found.append(unit.lower)
        else:
            found += [token.lower for token in tokens[unit.first : unit.last]]
    return found


class ClauseReader:
    """Splits lines of one language into clauses."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.lex: Lexicon = lexicon(language)
        words = self.lex.words
        self.relatives = words["relatives"]
        self.subordinators = words["subordinators"]
        self.openers = words["relative_openers"]
        self.opening = (
            self.openers | self.subordinators
        )  # what a clause can begin with that no mark stands before
        self.prepositions = words["prepositions"] | words["agent"] | (words["of"] - words["determiners"])
        self.transparent = (words["determiners"] | words["transparent"]) - self.prepositions
        self.ordered = self.lex.grammar["attributive_bodies"] is True
        french = self.lex.grammar["varies_names"]
        self.before = self.lex.events["before_becoming"] if french else frozenset()
        self.opening |= self.before
        self.before_that = words["before_that"]
        self.kin = words["spokespeople"]  # "by his son X"
        self.prepositions |= words["contracted_prepositions"]
        self.transparent -= words["contracted_prepositions"]
        self.prepositions -= words["no_prepositions"]

    def read(self, line: Line, hidden: set[int]) -> list[Clause]:
        found: list[Clause] = []
        free = self.lex.grammar["free_order"]
        ahead: list[Chunk] = []
        for segment, has_event in self._segments(line, hidden):
            if not free and found and self._opens_with_time(line, segment):
                ahead = segment
                continue
            clause = Clause([*ahead, *segment], self._is_relative(segment), has_event)
            if ahead:
                clause.breaks.add(len(ahead))
                segment, ahead = clause.units, []
            clause.words = words = words_of(line, segment)
            clause.joined = segment[0].kind == c.AND
            if found and self._is_before_doing(
                segment, 0
            ):  # what he only might do first, he does not do then
                clause.joined = True
                clause.words = [*words, *(w for w in found[-1].words if w not in self.lex.clause["negation"])]
            if found and not free and not has_event and _is_parted(line, segment):
                clause.joined, clause.after = False, found[-1]
                found.append(clause)
                continue
            waiting = found and not found[-1].eventful
            waiting = waiting and not (free and has_event and self._has_own_subject(line, segment))
            announced = has_event and segment[0].first > 0 and line.tokens[segment[0].first - 1].text == ":"
            resumes = (
                waiting and found[-1].relative and has_event and not free and segment[0].kind in PERSONAL
            )  # "X, qui souhaite partir, elle est nommée": the wish is not hers
            if (
                waiting
                and not resumes
                and not clause.relative
                and not announced
                and not self._is_subordinate(segment)
            ):
                last = found[-1]
                if free and last.relative and last.after is not None:  # the clause around it goes on
                    last = last.after
                last.extend(segment, eventful=has_event)
                if free or has_event or any(u.kind in _SAYS_MORE for u in segment):  # no mere aside
                    last.words.extend(words)
                continue
            if found and not has_event and not clause.relative:
                found[-1].extend(segment, eventful=has_event)
                resumed = found[-1].relative and not free  # the clause around "who …" goes on
                resumed |= not free and segment[0].kind in PERSONAL  # it has a subject of its own
                if (words and words[0] in self.lex.clause["content"]) or (
                    not resumed and any(u.kind in _SAYS_MORE for u in segment)
                ):
                    found[-1].words.extend(words)
                continue
            clause.after = found[-1] if found else None
            found.append(clause)
        if ahead and found:
            found[-1].extend(ahead, eventful=False)
        return found

    @staticmethod
    def _opens_with_time(line: Line, segment: list[Chunk]) -> bool:
        """ "…; from 2010 to 2012, she led it": the time is that of what follows."""
        first = segment[0].first
        return (
            len(segment) == 1
            and segment[0].kind in c.TIMES
            and first > 0
            and line.tokens[first - 1].text == ";"
        )

    @staticmethod
    def _has_own_subject(line: Line, segment: list[Chunk]) -> bool:
        """ "…; ihm folgte X": behind a semicolon, with a name or pronoun of its own, another sentence."""
        first = segment[0].first
        parted = first > 0 and line.tokens[first - 1].text == ";"
        return parted and any(unit.kind in (c.NAME, c.PRONOUN) for unit in segment)

    def _is_before_doing(self, chunks: list[Chunk], i: int) -> bool:
        """ "… avant de devenir", "avant d'être nommée": what the same person did next."""
        if chunks[i].lower not in self.before or i + 2 >= len(chunks):
            return False
        of = chunks[i + 1].lower in self.lex.words["of"]
        return of and any(unit.kind in c.EVENTS for unit in chunks[i + 2 : i + 4])

    def _segments(self, line: Line, hidden: set[int]) -> Iterator[tuple[list[Chunk], bool]]:
        """What stands between marks or before a word that opens a clause, and whether something happens there."""
        segment: list[Chunk] = []
        events = aside = told_as = False
        chunks, free = line.chunks, self.lex.grammar["free_order"]
        for i, chunk in enumerate(chunks):
            kind = chunk.kind
            plain = kind == c.WORD and not (segment and chunk.lower in self.opening)
            if plain and not aside and i not in hidden:
                segment.append(chunk)
                continue
            if i in hidden or kind in '"()':
                aside = kind == "(" and i + 1 < len(chunks) and chunks[i + 1].kind == c.PRONOUN
                continue
            if aside and not free:  # "(he took over four months later)"
                aside = any(other.kind == ")" for other in chunks[i + 1 :])
                continue
            ordinal = kind == "." and 0 < i < len(chunks) - 1 and chunks[i - 1].text.isdecimal()
            splits = kind in _BOUNDARIES and not ordinal
            opens = False
            if not splits and segment:
                lower = chunk.lower
                if lower in self.openers and chunks[i - 1].lower not in self.prepositions:
                    opens = True
                elif events and (
                    kind == c.AND
                    or (
                        lower in self.subordinators
                        and kind == c.WORD
                        and lower not in ("as", "que", "als", "after", "before", "da")
                    )
                ):
                    opens = any(later.kind in c.EVENTS for later in chunks[i + 1 : i + 14])
                    opens = opens and not (kind == c.AND and _goes_on(chunks, i + 1))
                elif events and lower in self.subordinators and kind == c.WORD:
                    opens = _someone_does(chunks, i + 1)
                elif events and lower in self.before:
                    opens = self._is_before_doing(chunks, i)
                elif told_as and kind == c.AND:  # "joined it as minister and left it in 2009"
                    opens = events = line.kinds[i + 1 : i + 2] in c.EVENTS
            if (splits or opens) and segment:
                yield segment, events
                segment, events, told_as = [], False, False
            if not splits:
                told_as |= kind == c.OFFICE and bool(segment) and segment[-1].kind == c.AS and self.ordered
                segment.append(chunk)
                events = events or kind in c.EVENTS
        if segment:
            yield segment, events

    def _is_relative(self, segment: list[Chunk]) -> bool:
        first = segment[0].lower
        if not self.lex.grammar["free_order"]:
            return first in self.openers or first in self.lex.words["relative_subjects"]
        if first not in self.relatives or len(segment) < 3:
            return False
        second, last = segment[1], segment[-1]
        if second.kind == c.NAME:  # an article stands before no name
            done = last.lower in self.lex.events["pluperfect"] and segment[-2].kind in c.EVENTS
            return first in self.lex.words["subject_relatives"] and (last.kind in c.EVENTS or done)
        noun = second.kind in "WTKXLAJmM" or (
            second.text.endswith(_DECLINED) and segment[2].kind in (c.WEAK, c.CAPITAL, c.POST, c.GENERIC)
        )  # "die anstehende Auszahlung": an article and what it belongs to
        return not noun and (last.kind in c.EVENTS or (last.kind == c.WORD and last.text.islower()))

    def is_subordinate(self, clause: Clause) -> bool:
        """Does it open with a word that makes its verb stand last? "Als X antrat, …", not "als Minister"."""
        first = clause.units[0]
        if first.lower not in self.subordinators or not self.lex.grammar["free_order"]:
            return False
        if first.kind != c.AS:
            return True
        last = clause.units[min(clause.breaks, default=len(clause.units)) - 1]
        return (
            last.kind in c.EVENTS
            or last.lower in self.lex.clause["future_auxiliary"] | self.lex.events["passive"]
        )

    def _is_subordinate(self, segment: list[Chunk]) -> bool:
        return segment[0].lower in self.subordinators

    def preposition(self, clause: Clause, i: int) -> str:
        """The preposition that governs unit ``i``; empty where none does."""
        units = clause.units
        if "".join([unit.kind for unit in units[max(0, i - 2) : i + 2]]) == _PAIR_BEFORE_PRONOUN:
            return self.preposition(clause, i - 2)  # "in the governments of X and Y he led it"
        for j in range(i - 1, max(-1, i - 1 - _LOOK_BACK), -1):
            unit = units[j]
            lower = unit.lower
            if j + 1 in clause.breaks:
                return ""
            if lower in self.prepositions:
                first = j == 0 or units[j - 1].lower in self.before_that  # "alors que X était …"
                first |= lower in self.lex.clause["content"]  # "il rappelle que X a été …"
                opens = first and lower in self.subordinators and _someone_does(units, i)
                return "" if opens else lower
            if j == 0 and unit.kind == c.AS and self.is_subordinate(clause):
                return ""
            if (
                unit.kind == c.AS
            ):  # "als Minister folgte X", "als Minister X": it is the title that "as" governs
                titled = self.lex.grammar["free_order"] and unit.last < units[j + 1].first
                return "" if titled else "as"
            if unit.kind == c.AND and self._is_second(clause, j, i):
                continue
            if unit.kind == c.NAME and j < i - 1 and units[j + 1].kind == c.AND:
                continue
            if unit.kind in c.EVENTS or unit.kind in (c.NAME, c.PRONOUN, c.AND):
                return ""
            noun = unit.kind in (c.CAPITAL, c.WEAK, c.BODY, c.GENERIC, c.POST)
            of_town = units[i].kind == c.MINISTRY and unit.text.endswith("er")  # "im Bonner Außenamt"
            if noun and not (
                j == i - 1 and (of_town or units[i].kind == c.NAME)
            ):  # the preposition is the noun's
                return ""
            kin = units[i].kind == c.NAME and lower in self.kin
            if unit.kind == c.WORD and lower not in self.transparent and not kin:
                return ""
        return ""

    def _is_second(self, clause: Clause, at: int, i: int) -> bool:
        """ "In the cabinets of X and Y she was …": the preposition governs Y too, where Y does nothing."""
        units = clause.units
        pair = at == i - 1 and at > 0 and units[i].kind == units[at - 1].kind == c.NAME
        acts = i + 1 < len(units) and units[i + 1].kind in c.EVENTS
        return pair and not acts and self.lex.grammar["attributive_bodies"] is True


@cache
def clause_reader(language: str) -> ClauseReader:
    return ClauseReader(language)
