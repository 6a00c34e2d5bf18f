"""Several portfolios of one minister: the office is named after the first of them.

"Minister for agriculture, food and fisheries", "economy and climate minister",
"Wirtschafts- und Klimaschutzminister".
"""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract import portfolios
from kb.ingest.extract.chunks import Chunk, Line
from kb.ingest.extract.complements import Scan
from kb.ingest.extract.lexicon import Lexicon, Office, Title

_MINISTER = "Minister of "
# Those that an office is named after wherever they stand: "Europa- und Außenminister".
_FOREMOST = frozenset(("Minister of Foreign Affairs", "Minister of Finance"))
_LONGEST = 5  # words of a portfolio


class JointPortfolios:
    """Reads what a minister has besides, before and behind the title, in one language."""

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self.small = lex.office["articles"] | lex.office["links"]
        self.nouns = {noun.lower(): title for noun, title in portfolios.nouns(lex.language).items()}
        self.stems = {stem.lower(): title for stem, title in portfolios.stems(lex.language).items()}

    def before(self, line: Line, scan: Scan, floor: int) -> None:
        """ "Economy and (climate minister)": begin the office with the first portfolio."""
        chunks, i = line.chunks, scan.first
        if not _is_minister(scan) or i - 2 < floor or chunks[i - 1].kind != c.AND:
            return
        foremost = any(title.office.title in _FOREMOST for title in scan.phrase.titles)
        joined = chunks[i - 2].kind == "-"  # "Wirtschafts- und …"
        last = i - 3 if joined else i - 2
        if last < floor or joined != (chunks[i].lower.count(" ") == 0):
            return
        for first in range(max(floor, last - _LONGEST), last + 1):
            words = " ".join(chunk.lower for chunk in chunks[first : last + 1])
            if title := self.stems.get(words):
                scan.first = first
                if not foremost:
                    _rename(scan, title)
                return

    def behind(self, line: Line, scan: Scan) -> None:
        """ "(Minister for agriculture), food and fisheries": end the office with the last portfolio."""
        if not _is_minister(scan):
            return
        i, end, titles = scan.last, 0, []
        while i < len(line.chunks) and line.chunks[i].kind in (",", c.AND):
            joins = line.chunks[i].kind == c.AND
            title, i = self._portfolio(line.chunks, i + 1)
            if not title:
                break
            titles.append(title)
            if joins:
                end = i
        if end and self._ends(line.chunks, end):
            scan.last = end
            if foremost := next((title for title in titles if title in _FOREMOST), ""):
                _rename(scan, foremost)

    def _portfolio(self, chunks: list[Chunk], i: int) -> tuple[str, int]:
        """The title of the portfolio that begins with chunk ``i``, empty where none does, and the chunk after it."""
        while i < len(chunks) and chunks[i].lower in self.small:
            i += 1
        for end in range(min(len(chunks), i + _LONGEST), i, -1):
            if title := self.nouns.get(" ".join([chunk.lower for chunk in chunks[i:end]])):
                return title, end
        return "", i

    def _ends(self, chunks: list[Chunk], i: int) -> bool:
        """Not where another noun follows: "minister of defence and trade union leader"."""
        return i == len(chunks) or chunks[i].kind != c.WORD or chunks[i].lower in self.small


def _rename(scan: Scan, title: str) -> None:
    scan.phrase.titles = [Title(Office(title, "state"), plural=scan.phrase.titles[0].plural)]


def _is_minister(scan: Scan) -> bool:
    return any(title.office.title.startswith(_MINISTER) for title in scan.phrase.titles)
