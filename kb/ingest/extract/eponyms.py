"""Titles before names that give nobody an office: streets and ships, parts that are played, bare questions."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.lexicon import Lexicon

_BARE = frozenset((c.NAME, c.OFFICE, c.BODY, ",", "?", '"', "-"))
_POSING = 8  # chunks from the verb of posing to the title
_DESCRIBING = frozenset((c.WORD, c.DESCRIBED, c.CAPITAL))


def gives_nobody(line: Line) -> bool:
    """Does the line give nobody an office? It tells of another world, or asks "X, secretary general?" and no more."""
    return line.unreal == c.NOBODY or (line.kinds.endswith("?") and _BARE.issuperset(line.kinds))


def names_no_holder(lex: Lexicon, line: Line, person_at: int, at: int) -> bool:
    """ "Avenue du Président Wilson", "Captain Cook Street", "plays President Bartlet"; ``at`` is the title's chunk."""
    if at > person_at:
        return _is_equated(lex, line, person_at - 1)  # "Elbaz est Jacques Chirac, Premier ministre fébrile"
    before, after = at - 1, person_at + 1
    name = line.tokens[line.chunks[person_at].last - 1].lower
    following = line.chunks[after].lower if after < len(line.chunks) else ""
    if lex.words["namesakes_after"].intersection((name, following)):
        return True
    if _is_quoted(lex, line, before, after) or _is_in_title(lex, line, at):
        return True
    resumed = line.chunks[after + 1].lower if following == "," and after + 1 < len(line.chunks) else ""
    if resumed in lex.words["resumed"] or _is_posed_as(lex, line, at) or _is_part(lex, line, at, after):
        return True
    small = lex.words["determiners"] | lex.words["of"]
    while before >= 0 and line.chunks[before].lower in small:
        before -= 1
    if before < 0:
        return False
    word = line.tokens[line.chunks[before].last - 1].lower
    inverted = lex.grammar["free_order"] and before == at - 1  # "spielt Kanzler X eine Rolle": the subject
    return (
        word in lex.words["namesakes_before"]
        or (word in lex.frames["playing"] and not inverted)
        or _is_equated(lex, line, before)
    )


def _is_quoted(lex: Lexicon, line: Line, before: int, after: int) -> bool:
    """ "Die Fregatte „Präsident Lincoln“", "“H.E. President Roe”": nothing else between the marks."""
    while before > 0 and line.kinds[before] == c.HONORIFIC:
        before -= 1
    if before > 0 and line.chunks[before].lower in lex.words["determiners"]:
        before -= 1
    behind = line.kinds[after : after + 2]
    return before >= 0 and line.kinds[before] == '"' and behind[:1] in ('"', "!", "?") and '"' in behind


def is_so_called(lex: Lexicon, line: Line, chunk: Chunk) -> bool:
    """ "A pass as “envoy of the UN”": a title in quotation marks, and nothing else is."""
    if not chunk.quoted:
        return False
    i = line.chunks.index(chunk)
    before = i - 2 if i > 1 and line.chunks[i - 1].lower in lex.words["determiners"] else i - 1
    return before >= 0 and line.kinds[before] == line.kinds[i + 1 : i + 2] == '"'


def _is_in_title(lex: Lexicon, line: Line, at: int) -> bool:
    """ "The novel “President Roe: A Life”": what a work is called."""
    if '"' not in line.kinds[:at] or not line.chunks[at].quoted:
        return False
    mark = line.kinds.rindex('"', 0, at)
    noun = line.tokens[line.chunks[mark].first - 1] if mark else None
    return noun is not None and (
        noun.form.framing in ("worlds", "stages") or noun.lower in lex.frames["works"]
    )


def _is_part(lex: Lexicon, line: Line, at: int, after: int) -> bool:
    """ "Strang is magnificent as prime minister Vane,": another is named before, and nothing follows but a mark."""
    as_them = at > 1 and line.chunks[at - 1].kind == c.AS and lex.grammar["attributive_bodies"]
    ends = after >= len(line.chunks) or line.chunks[after].kind in ",.;:)"
    named = any(chunk.kind == c.NAME for chunk in line.chunks[: at - 1])
    return as_them and ends and named and line.chunks[at - 2].lower not in {",", *lex.words["instances"]}


def _is_posed_as(lex: Lexicon, line: Line, at: int) -> bool:
    """ "An account posing as President Dole": someone who says so."""
    before = [chunk.lower for chunk in line.chunks[max(0, at - _POSING) : at]]
    while before and before[-1] in lex.words["determiners"]:
        before.pop()
    return any(before[-1:] == [link] and verb in before for verb, link in map(str.split, lex.words["posing"]))


def _is_equated(lex: Lexicon, line: Line, at: int) -> bool:
    """ "Mouglalis est la présidente Dorendeu": nobody is someone else but on a stage."""
    chunks: list[Chunk] = line.chunks
    if not at or chunks[at].kind != c.VERBS["be"] or chunks[at - 1].kind != c.NAME:
        return False
    if at == 1 or chunks[at - 2].kind == ",":
        return True
    governing = lex.words["prepositions"] | lex.words["of"] | lex.words["determiners"]
    described = chunks[at - 2].kind in _DESCRIBING and chunks[at - 2].lower not in governing
    return described and not getattr(chunks[at - 1].data, "genitive", False)
