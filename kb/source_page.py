"""What the page of one source shows: two queries, the source itself included in neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from kb.models import Article, Claim
from kb.quotes_in_context import Snippet, Span, number_spans, paragraphs

SHOWN_FIRST = Claim.Outcome.values
LONGEST_FRAGMENT = 300  # code points; browsers look for the whole of it, so a long one seldom matches


@dataclass(frozen=True, slots=True)
class Row:
    """One claim, and the number of its quote in the text where the text is shown."""

    claim: Claim
    number: int | None
    original: str


class SourcePage:
    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self.article = article
        self.claims = claims

    @property
    def is_prose(self) -> bool:
        """A table's rows are quoted one by one; only running text has a context worth showing."""
        return self.article.text is not None and any(_from_prose(claim) for claim in self.claims)

    @cached_property
    def _spans(self) -> dict[tuple[int, int], Span]:
        if not self.is_prose:
            return {}
        places = [
            (claim.start, claim.end)
            for claim in self.claims
            if _from_prose(claim) and claim.start is not None and claim.end is not None
        ]
        return {(span.start, span.end): span for span in number_spans(places)}

    @cached_property
    def paragraphs(self) -> list[list[Snippet]]:
        return paragraphs(self.article.text or "", list(self._spans.values()))

    @cached_property
    def rows(self) -> list[Row]:
        return [Row(claim, self._number(claim), self._original(claim)) for claim in self.claims]

    @cached_property
    def first_of(self) -> dict[int, Claim]:
        """The first claim of each numbered quote: the quote leads there."""
        return {row.number: row.claim for row in reversed(self.rows) if row.number}

    @property
    def tally(self) -> list[tuple[str, int]]:
        """How many claims came to each outcome, in the order of the outcomes."""
        counted = Counter(claim.outcome for claim in self.claims)
        return [(outcome, counted[outcome]) for outcome in SHOWN_FIRST if counted[outcome]]

    @property
    def shown(self) -> int:
        return sum(claim.outcome in (Claim.Outcome.SHOWN, Claim.Outcome.AGREES) for claim in self.claims)

    def _number(self, claim: Claim) -> int | None:
        if claim.start is None or claim.end is None:
            return None
        span = self._spans.get((claim.start, claim.end))
        return span.number if span else None

    def _original(self, claim: Claim) -> str:
        """The address of the quote in the original, as a text fragment; empty where it has no address."""
        if not self.article.url or not _from_prose(claim) or len(claim.quote) > LONGEST_FRAGMENT:
            return ""
        return f"{self.article.url.partition('#')[0]}#:~:text={_fragment(claim.quote)}"


def page_of(article: Article) -> SourcePage:
    claims = article.claims.select_related(
        "person", "tenure__office", "tenure__person", "office__organization"
    )
    return SourcePage(article, list(claims.order_by("start", "id")))


def _from_prose(claim: Claim) -> bool:
    return not claim.rule.startswith(("table.", "editor."))


def _fragment(text: str) -> str:
    """Percent-encoded for a text directive, where ``-``, ``,`` and ``&`` mean something else."""
    return quote(text, safe="").replace("-", "%2D")
