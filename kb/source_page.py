"""What the page of one source shows: two queries, the source itself included in neither."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from kb.models import Article, Claim
from kb.quotes_in_context import Snippet, number_spans, paragraphs

SHOWN_FIRST = Claim.Outcome.values
LONGEST_FRAGMENT = 300  # code points; browsers look for the whole of it, so a long one seldom matches


@dataclass(frozen=True, slots=True)
class Words:
    """One quote and every claim that rests on it; numbered where the text around it is shown."""

    quote: str
    claims: tuple[Claim, ...]
    number: int | None
    original: str

    @property
    def cells(self) -> list[str]:
        """The filled cells of a table row; empty for prose, whose quote is shown as it is."""
        if from_prose(self.claims[0]):
            return []
        return [cell for row in csv.reader(self.quote.splitlines()) for cell in row if cell]


class Quoted:
    """One article's prose claims as numbered quotes in their context."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self.article = article
        self.first_of: dict[int, Claim] = {}
        first_at: dict[tuple[int, int], Claim] = {}
        for claim in claims:
            if from_prose(claim) and claim.start is not None and claim.end is not None:
                first_at.setdefault((claim.start, claim.end), claim)
        self._spans = {(span.start, span.end): span for span in number_spans(first_at)}
        for place, claim in first_at.items():
            self.first_of[self._spans[place].number] = claim

    def number(self, claim: Claim) -> int | None:
        """The number of the claim's quote; None for a claim that has no place in running text."""
        if not from_prose(claim) or claim.start is None or claim.end is None:
            return None
        return self._spans[claim.start, claim.end].number

    @cached_property
    def paragraphs(self) -> list[list[Snippet]]:
        return paragraphs(self.article.text or "", list(self._spans.values()))


class SourcePage:
    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self.article = article
        self.claims = claims
        self.quoted = Quoted(article, claims)

    @property
    def is_prose(self) -> bool:
        """A table's rows are quoted one by one; only running text has a context worth showing."""
        return self.article.text is not None and bool(self.quoted.first_of)

    @cached_property
    def words(self) -> list[Words]:
        """Quotes in the order of the text."""
        by_quote: dict[tuple[int | None, int | None, str], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            by_quote[claim.start, claim.end, claim.quote].append(claim)
        return [
            Words(claims[0].quote, tuple(claims), self.quoted.number(claims[0]), self._original(claims[0]))
            for claims in by_quote.values()
        ]

    @property
    def tally(self) -> list[tuple[str, int]]:
        """How many claims came to each outcome, in the order of the outcomes."""
        counted = Counter(claim.outcome for claim in self.claims)
        return [(outcome, counted[outcome]) for outcome in SHOWN_FIRST if counted[outcome]]

    @property
    def shown(self) -> int:
        return sum(claim.outcome in (Claim.Outcome.SHOWN, Claim.Outcome.AGREES) for claim in self.claims)

    @property
    def address(self) -> str:
        """Where the original is; empty for anything that a reader should not be led to by a click."""
        return self.article.url if self.article.url.startswith(("https://", "http://")) else ""

    def _original(self, claim: Claim) -> str:
        """The address of the quote in the original, as a text fragment; empty where it has no address."""
        if not self.address or not from_prose(claim) or len(claim.quote) > LONGEST_FRAGMENT:
            return ""
        return f"{self.address.partition('#')[0]}#:~:text={_fragment(claim.quote)}"


def page_of(article: Article) -> SourcePage:
    claims = article.claims.select_related(
        "person", "tenure__office", "tenure__person", "office__organization"
    )
    return SourcePage(article, list(claims.order_by("start", "-end", "id")))


def from_prose(claim: Claim) -> bool:
    return not claim.rule.startswith(("table.", "editor."))


def _fragment(text: str) -> str:
    """Percent-encoded for a text directive, where ``-``, ``,`` and ``&`` mean something else."""
    return quote(text, safe="").replace("-", "%2D")
