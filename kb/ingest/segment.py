"""Text to sentences that keep their offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

# Words that a full stop follows without ending the sentence.
ABBREVIATIONS = {
    "de": """abs abt allg apr art aug bd betr bspw bzw ca co dez dgl dr etc evtl feb ff geb gen gest ggf hl hr
        inkl insb jan jh jr jul jun kath lt max min mio mrd nov nr o.ä okt prof rd s.o sep sept sog st str tel
        u.a u.ä usw v.a v.chr n.chr vgl z.b z.t d.h zzt zt i.d.r a d i s u v z""",
    "en": """adm apr aug ave capt col corp dec dept dr e.g est etc feb fig ft gen gov hon i.e inc jan jr lt ltd
        maj mr mrs ms mt no nov oct prof rep rev sen sep sept sgt sr st vs a.m p.m messrs""",
    "fr": """apr av boul cf ch dr etc ex fig févr fig gén janv juil m me mm mme mlle mgr no nov oct p pp pr prof
        sept st ste vol c.-à-d""",
}
ORDINAL_DOTS = frozenset(("de",))  # where "1. Oktober" and "32. Präsident" are written so
_LINE = regex.compile(r"[^\n]+")
_FRONT = regex.compile(
    r"---\n(?:(?:title:[ \t]*+[\"']?(?P<title>[^\n]*?)[\"']?[ \t]*|[\p{L}_-]++:[^\n]*+)\n){1,30}---(?=\n|$)"
)
# Possessive throughout: a run of marks or blanks is tried once, however long it is.
_END = regex.compile(r"(?<![.!?…])[.!?…]++[\"'”“»«’)\]*]*+\s++(?=[\"'„“”«»‚‘(\[*]*+\s*+[\p{Lu}\p{N}])")
_LAST_WORD = regex.compile(r"(?r)[\p{L}\p{N}.'’\-]+$")  # read from its end
_NEXT_WORD = regex.compile(r"[\p{L}\p{N}]+")
_TERMINAL = regex.compile(r"[.!?…:;][\"'”“»«’)\]\s]*$")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)*\p{Lu}")
_BLANKS = regex.compile(r"\s*+")
_MARKUP = regex.compile(r"\s*(?:#{1,6}\s+|>\s+|[*+\-–•]\s+)?")
# A row of a curriculum vitae: "Februar 1996 bis Mai 1999: …".
_ROW = regex.compile(
    r"\s*(?:[^.,;:\n]{0,40}\b\d{4}\s?:|\d{4}\s?[–—-]\s?(?:\d{4}\b|\p{L}{3,7}:)|(?:\p{Lu}\p{L}{2,8}\s)?\d{4}\s(?:bis|to|à)\s(?:\p{Lu}\p{L}{2,8}\s)?\d{4}\b|(?:Depuis|Seit|Since)\s[^.,;:\n]{0,30}\b\d{4}\b)\s"
)
# What a row of a list of people begins with: "Name (Party), 1974 bis 1992:", "**Name (1946-1952)**".
_SPELL = regex.compile(
    r"\b(?:1[89]|20)\d{2}\s?(?:[–—-]|bis|to|until|à|au)\s?+(?:\p{L}{3,9}\s)?(?:(?:1[89]|20)\d{2}|\p{L}{4,11}|\))|\b(?:[Ss]eit|[Ss]ince|[Dd]epuis|[Aa]b)\s[^:\n()]{0,25}\b(?:1[89]|20)\d{2}"
)
_WHO = r"(?:\*\*|__)?+\p{Lu}[\p{L}\p{M}'’.-]*+(?:[ \xa0][\p{L}\p{M}'’.-]++){0,6}+(?:\*\*|__)?+[ \xa0]?[,(–—-]"
_ROW_HEAD = regex.compile(
    rf"{_WHO}[^\n:;!?]{{4,120}}?(?:[ \xa0]?:(?:\*\*|__)?+|(?<=[)\d*_])[ \xa0][–—])\s++(?=[\"'„“«]?[\p{{L}}])"
)
_ROW_LINE = regex.compile(
    rf"\s*(?:\d{{1,3}}[.)]\s)?{_WHO}[^\n:;!?.]{{4,120}}?(?:\d{{4}}|present|heute)\)?[ \t]*\n"
)
_MARKS_BEHIND = 20  # characters from the years to the text of a row; a second spell may be among them
_BOLD_LINE = regex.compile(r"\s*(?:\*\*|__)[^\n]{3,150}(?:\*\*|__)[ \t]*(?:\n|$)")
_NUMBERED = regex.compile(r"\s*\d{1,3}[.)]\s+\p{Lu}")
_CELLS = regex.compile(r"\s*\|")
# A line shorter than this stands alone even without a full stop: a heading, a list item, a dateline.
SHORT_LINE = 50
_WORD_WINDOW = 40  # how far back to look for the word before a full stop
# No writer's sentence is so long. What is longer is cut at a blank, so that reading a sentence, which may
# look at every word from every other, stays cheap.
LONGEST_SENTENCE = 1500
# Characters that are read as one text. No news article is so long; a book is read in such parts.
PART = 50_000
_SENTENCE_STARTERS = frozenset(
    """
    der die das ein eine er sie es wir ich in im am an auf bei nach vor mit seit dabei damit auch
    doch diese dieser dieses zudem außerdem danach dann
    """.split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` stands at ``[start, end)`` of the article, in paragraph number ``paragraph``."""

    text: str
    start: int
    end: int
    paragraph: int


def parts(text: str, language: str) -> Iterator[list[Sentence]]:
    """The sentences of ``text``, in parts of about PART characters that begin with a paragraph if they can."""
    part: list[Sentence] = []
    for sentence in sentences(text, language):
        length = sentence.end - part[0].start if part else 0
        if length > 2 * PART or (length > PART and sentence.paragraph != part[-1].paragraph):
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


def sentences(text: str, language: str) -> Iterator[Sentence]:
    """The sentences of ``text`` in order; headings and list items count as sentences."""
    for paragraph, (start, end) in enumerate(_paragraphs(text)):
        for first, last in _split(text, start, end, language):
            for left, right in _bounded(text, first, last):
                yield Sentence(text[left:right], left, right, paragraph)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, joined where a long line breaks without ending a sentence; of front matter, the title only."""
    start = end = -1
    front = _FRONT.match(text)
    if front and front["title"]:
        yield front.span("title")
    for line in _LINE.finditer(text, front.end() if front else 0):
        if start >= 0 and _goes_on(text, start, end, line.start()):
            end = line.end()
            continue
        if start >= 0:
            yield start, end
        start, end = line.span()
    if start >= 0:
        yield start, end


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    if following - end > 1:  # a blank line
        return False
    line = text[max(start, text.rfind("\n", start, end) + 1) : end]
    marked = _MARKUP.match(text, following)
    return (
        len(line) >= SHORT_LINE
        and not _TERMINAL.search(line[-8:])
        and text[following : following + 1].strip() != ""
        and marked is not None
        and marked.group().strip() == ""
        and not _ROW.match(text, following)
        and not _ROW.match(text, end - len(line))
        and not _is_row(text, end - len(line), following)
    )


def _is_row(text: str, start: int, following: int) -> bool:
    """Is the line at ``start`` one in bold or a name with years, or are both rows of a list or of a table?"""
    both = any(
        kind.match(text, start) is not None and kind.match(text, following) is not None
        for kind in (_NUMBERED, _CELLS)
    )
    named = _ROW_LINE.match(text, start) if text[following].isupper() else None
    dated = named is not None and _SPELL.search(named.group()) is not None
    return both or dated or _BOLD_LINE.match(text, start) is not None


def _split(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    marked = _MARKUP.match(text, start, end)
    first = marked.end() if marked else start
    head = _ROW_HEAD.match(text, first, end)
    spell = _SPELL.search(head.group()) if head else None
    if head and spell and len(head.group()) - spell.end() < _MARKS_BEHIND:
        yield first, len(head.group().rstrip()) + first
        first = head.end()
    for boundary in _END.finditer(text, first, end):
        if _is_end(text, first, boundary, language):
            last = len(text[first : boundary.end()].rstrip()) + first
            yield first, last
            first = boundary.end()
    last = first + len(text[first:end].rstrip())
    if last > first:
        yield first, last


def _bounded(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while last - first > LONGEST_SENTENCE:
        blank = text.rfind(" ", first + 1, first + LONGEST_SENTENCE)
        cut = blank if blank > 0 else first + LONGEST_SENTENCE
        yield first, cut
        blanks = _BLANKS.match(text, cut, last)
        first = blanks.end() if blanks else cut
    yield first, last


def _is_end(text: str, first: int, boundary: regex.Match[str], language: str) -> bool:
    mark = boundary.start()
    if text[mark] != "." or boundary.group().strip() != ".":
        return True
    before = _LAST_WORD.search(text[max(first, mark - _WORD_WINDOW) : mark])
    if not before:
        return True
    word = before.group()
    if word.casefold() in _abbreviations(language):
        return False
    if _INITIALS.fullmatch(word):  # "J. Edgar", "U.S. President", but "in the U.S. The"
        opening = ("The", "He", "She", "It", "In", "But", "A", "This")
        return "." in word and _next_word(text, boundary.end()) in opening
    if word.isdigit() and len(word) <= 2 and language in ORDINAL_DOTS:
        return _next_word(text, boundary.end()).casefold() in _SENTENCE_STARTERS
    return True


def _next_word(text: str, at: int) -> str:
    following = _NEXT_WORD.search(text, at)
    return following.group() if following else ""


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(ABBREVIATIONS.get(language, "").split())
