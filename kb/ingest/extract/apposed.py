"""Whether a title and a name side by side belong together: not in "X, dem Kanzler Y half", nor in "Y, its premier, met X"."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.apposed_times import is_today
from kb.ingest.extract.chunks import Line
from kb.ingest.extract.office_names import CHAIRS, codes
from kb.ingest.extract.reading import Reading
from kb.ingest.extract.rules import Rule
from kb.ingest.records import Modality

_PRESIDING = CHAIRS | {"Chairperson-in-Office"}


def are_apposed(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """Do only articles and adverbs stand between a name and its title? "X, dem Kanzler Y half" is none such."""
    allowed = reading.lex.office["apposed"]
    between = line.chunks[person_at + 1 : min(offices)]
    if reading.lex.grammar["varies_names"] and any(u.kind == c.POINT and not is_today(u) for u in between):
        return False
    if (
        len(between) > 1
        and between[0].lower in reading.lex.grammar["nation_links"]
        and between[1].kind == c.BODY
    ):
        between = between[2:]  # "X of Italy, the chair of …"
    last_and = max((i for i, chunk in enumerate(between) if chunk.kind == c.AND), default=-1)
    between = between[last_and + 1 :]
    for chunk, following in zip(between, [*between[1:], line.chunks[min(offices)]], strict=False):
        word = chunk.text.lower()
        if word in reading.lex.office["unapposed"]:
            return False
        if allowed and chunk.kind == c.WORD and (word not in allowed or (
            following.kind in c.TIMES and word in reading.lex.words["determiners"]
        )):  # fmt: skip
            return False
    return True


def is_another_clause(
    reading: Reading, rule: Rule, line: Line, at: int, person_at: int, offices: list[int]
) -> bool:
    """What a rule takes for name and title where the words around them say more."""
    if rule.name.endswith("comma-title-name") and not _presides(line, offices):
        return True
    if rule.name.endswith("apposition.title-name") and _is_beneath(reading, line, offices):
        return True
    if "shared-verb" in rule.name:
        return not _is_plain(reading, line, at)
    if rule.name.endswith("former-name") and not _is_former_beside(line, offices):
        return True
    if rule.name.endswith("fronted") and _is_governed(reading, line, offices):
        return True
    if rule.name.endswith("name-title") and not _ends(reading, line, max(offices)):
        return True
    if rule.name.endswith(("title-name", "title-comma-name")) and not _joins_nouns(
        reading, line, person_at, offices
    ):
        return True
    if (
        rule.name.endswith("title-comma-name")
        and _goes_on(reading, line, person_at)
        and _is_governed(reading, line, offices)
    ):
        return True
    if rule.name.endswith("title-comma-name") and _does_something(reading, line, person_at, offices):
        return True
    return rule.name.endswith(("title-comma-name", "fronted")) and _is_body(line, person_at, offices)


def _presides(line: Line, offices: list[int]) -> bool:
    """ "Der Präsident der Euro-Gruppe, Luxemburgs Premier X": both are X's, as ministers preside over such bodies in turn."""
    phrase = line.chunks[min(offices)].data
    return phrase.title in _PRESIDING and bool(phrase.organization) and phrase.organization not in codes()


def _ends(reading: Reading, line: Line, last: int) -> bool:
    """What may follow a title behind its name: a mark, a time, "whom …", "under …", but not "X, minister Y said"."""
    allowed = reading.lex.office["behind_title"]
    following = line.chunks[last + 1 : last + 3]
    if not allowed or not following or following[0].kind != c.WORD:
        return True
    in_waiting = following[-1].lower in reading.lex.office["unheld_behind"]
    return following[0].lower in allowed and not in_waiting


def _goes_on(reading: Reading, line: Line, person_at: int) -> bool:
    """ "Le ministre, X a démissionné": no mark ends what stands beside the title; "X of Norway, …" does not go on."""
    following = line.chunks[person_at + 1 : person_at + 2]
    links = reading.lex.grammar["nation_links"]
    return bool(following) and following[0].kind == c.WORD and following[0].lower not in links


def _is_beneath(reading: Reading, line: Line, offices: list[int]) -> bool:
    """ "Secrétaire d'État auprès du ministre Y": the name behind may be either's."""
    return not reading.lex.office["beneath"].isdisjoint(line.chunks[max(offices)].lower.split())


def _joins_nouns(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """Is what "and" joins to a title a noun for the same person? "The former premier and UN envoy X"."""
    at = max(offices) + 1
    if not reading.lex.office["behind_title"] or at >= person_at or line.chunks[at].kind != c.AND:
        return True
    joined = [chunk for chunk in line.chunks[at + 1 : person_at] if chunk.kind == c.WORD]
    if not joined or joined[0].lower in reading.lex.words["determiners"] | reading.lex.words["prepositions"]:
        return not joined
    noun = joined[-1].lower
    endings = tuple(reading.lex.office["joined_endings"])
    return noun in reading.lex.events["person_nouns"] or noun.endswith(endings)


def _does_something(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Y, its premier, met X": a verb in between, not what X is."""
    between = line.chunks[max(offices) + 2 : person_at]
    described = reading.lex.events["person_nouns"] | reading.lex.office["articles_before_names"]
    return (
        len(between) == 1
        and between[0].kind == c.WORD
        and bool(reading.lex.office["behind_title"])
        and between[0].lower
        not in described | reading.lex.words["determiners"] | reading.lex.words["honorifics"]
    )


def _is_former_beside(line: Line, offices: list[int]) -> bool:
    """ "Le commissaire, l'ex-Premier ministre X": both are X's, as one of them is over."""
    first, second = (line.chunks[at].data for at in sorted(offices))
    return bool(
        second.status == "former" and first.status != "former" and first.definite and not first.possessive
    )


def _is_plain(reading: Reading, line: Line, at: int) -> bool:
    """Does the line plainly say what it says before chunk ``at``? "X would be chancellor, Y minister" does not."""
    words = [token.lower for token in line.tokens[: line.chunks[at].first]]
    told = reading.modality.read(words, [], line.sentence.text, future=False)
    return told is Modality.ASSERTED


def _is_body(line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Chairman, Rasmussen Global": what no given name begins may be the body that the title lacks."""
    name, phrase = line.chunks[person_at].data, line.chunks[offices[0]].data
    bodiless = not phrase.organization and all(title.office.of == "organization" for title in phrase.titles)
    row = c.EVENTS.isdisjoint(line.kinds) and not line.kinds.endswith(".")  # of a curriculum
    return (
        line.chunks[offices[0]].first == 0
        and (bodiless or row)
        and not phrase.definite
        and len(name.tokens) > 1
        and not name.sure
    )


def stands_alone(reading: Reading, line: Line, offices: list[int]) -> bool:
    """ "Le candidat à la présidence, X": words with a preposition of their own name nobody but at the head."""
    at = min(offices)
    first = line.chunks[at].lower.split()[0]
    own = reading.lex.office["own_prepositions"]
    if line.chunks[at].data.seat and own:  # "X hérite du Travail, Y, à la surprise générale, …"
        own = own | reading.lex.words["of"] | reading.lex.words["bare_articles"]
    return at == 0 or first not in own


def _is_governed(reading: Reading, line: Line, offices: list[int]) -> bool:
    """ "Au président du Sénat, X répond": what opens the sentence is no article of the title's own."""
    at = min(offices)
    before = line.chunks[at - 1] if at else None
    if before is None or before.kind in c.TIMES or before.kind == ",":
        return False
    if at > 1 and line.chunks[at - 2].lower in reading.lex.words["prepositions"]:  # "Selon le président, X …"
        return True
    return before.lower not in reading.lex.office["fronted"]


def is_nobody_yet(reading: Reading, line: Line, person_at: int, offices: list[int]) -> bool:
    """ "Eine Bundeskanzlerin Merkel", "kein Kanzler Merz": there is none so far."""
    at = min(offices)
    if at > person_at or not at:
        return False
    before = line.chunks[at - 1].lower
    if before in reading.lex.office["none"]:
        return True
    indefinite = before in reading.lex.office["indefinite"] and not line.chunks[at].data.status
    return indefinite and person_at - 1 == max(offices)
