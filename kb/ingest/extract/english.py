"""English: the rules and the inflection. Its words are in data/en.toml."""

from __future__ import annotations

from collections.abc import Iterator

from kb.ingest.extract.language import EITHER, FEMININE, MASCULINE, Demonym, Language, by_gender
from kb.ingest.extract.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "en.apposition.title-name",
        "Former NATO Secretary General Javier Solana warned against going it alone.",
        ("Javier Solana", "Secretary General", "NATO"),
        "The NATO Secretary General warned Javier Solana against going it alone.",
        pattern=r"(?P<office>T)(?:(?:ux?)?(?P<office2>T)|uO?x{1,3}(?=N)|uK|uO?h|hh?|A|L|J)?h{0,3}(?P<person>N)",
    ),
    Rule(
        "en.apposition.name-title",
        "Javier Solana, a former secretary general of NATO, warned against going it alone.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Javier Solana, whom the secretary general of NATO had invited, warned against going it alone.",
        pattern=r"(?P<person>N)(?:A|\([^)]{1,3}\)|,[xA],|xO)?[,(-](?:[xm]{1,3}u)?(?:[xmp]{0,2}[ZFUDY]?[xm]{0,2})(?P<office>T)(?:[ZFUY],?)?"
        r"(?:u(?:[xm]{0,2})(?P<office2>T))?(?!,?h?N(?:\([^)]{1,3}\))?[,.)(u])(?=[,.;:)\-ubFZUDYx!?]|$)",
    ),
    Rule(
        "en.apposition.title-comma-name",
        "The then secretary general of NATO, Javier Solana, warned against going it alone.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Unlike the secretary general of NATO Javier Solana's friends warned against going it alone.",
        pattern=r"(?P<office>T)(?:u[xm]{0,2}(?P<office2>T)|uO?x{1,3})?,(?:A|m|[xOJL]{1,3})?h{0,3}(?P<person>N)(?=\([^)]{1,3}\)[,.]|(?:xx?O)?[,.;:)]|$)",
    ),
    Rule(
        "en.apposition.fronted",
        "A former secretary general of NATO, Javier Solana warned against going it alone.",
        ("Javier Solana", "Secretary General", "NATO"),
        "The secretary general of NATO, Javier Solana warned, must not go it alone.",
        pattern=r"^(?:[xX]|a(?=TZ))?(?P<office>T)[FZU]?(?:u[xm]{0,2}(?P<office2>T)[FZU]?)?(?:\([^)]{1,12}\))?,h{0,3}(?P<person>N)",
    ),
    Rule(
        "en.event.be",
        "Javier Solana was secretary general of NATO from 1995 to 1999.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana was a friend of the secretary general of NATO.",
        event="be",
    ),
    Rule(
        "en.event.become",
        "Javier Solana became secretary general of NATO in December 1995.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995-12"),
        "Javier Solana would like to become secretary general of NATO.",
        event="become",
    ),
    Rule(
        "en.event.serve",
        "Javier Solana served as secretary general of NATO from 1995 to 1999.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana served as an example from 1995 to 1999.",
        event="serve",
    ),
    Rule(
        "en.event.lead",
        "Javier Solana led NATO from 1995 to 1999.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana led a NATO delegation from 1995 to 1999.",
        event="lead",
    ),
    Rule(
        "en.event.take",
        "Javier Solana took office as secretary general of NATO on 5 December 1995.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995-12-05"),
        "Javier Solana took a flight on 5 December 1995.",
        event="take",
    ),
    Rule(
        "en.event.elect",
        "Javier Solana was appointed secretary general of NATO on 1 December 1995.",
        ("Javier Solana", "Secretary General", "NATO", "appointed=1995-12-01"),
        "Javier Solana was appointed spokesman by the secretary general of NATO.",
        event="elect",
    ),
    Rule(
        "en.event.quit",
        "Willy Claes resigned as secretary general of NATO on 20 October 1995.",
        ("Willy Claes", "Secretary General", "NATO", "end=1995-10-20"),
        "Willy Claes left the room on 20 October 1995.",
        event="quit",
    ),
    Rule(
        "en.event.succeed",
        "Javier Solana succeeded Willy Claes as secretary general of NATO.",
        ("Javier Solana", "Secretary General", "NATO", "succeeds=Willy Claes"),
        "Javier Solana followed Willy Claes into the room.",
        event="succeed",
    ),
    Rule(
        "en.event.replace",
        "Javier Solana was replaced by George Robertson as secretary general of NATO.",
        ("George Robertson", "Secretary General", "NATO", "succeeds=Javier Solana"),
        "George Robertson replaced Javier Solana at the lectern.",
        event="replace",
    ),
    Rule(
        "en.event.hand-over",
        "Willy Claes, a former secretary general of NATO, handed over the post to Sergio Balanzino.",
        ("Sergio Balanzino", "Secretary General", "NATO", "succeeds=Willy Claes"),
        "Willy Claes, a former secretary general of NATO, handed over a book to Sergio Balanzino.",
        event="hand_over",
    ),
    Rule(
        "en.event.die",
        "Manfred Wörner was secretary general of NATO. Wörner died on 13 August 1994 in Brussels.",
        ("Manfred Wörner", "", "", "death=1994-08-13"),
        "Manfred Wörner was secretary general of NATO. Two people died on 13 August 1994.",
        event="die",
    ),
)


def _office_forms(label: str) -> Iterator[tuple[str, bool]]:
    for spelling in {label, label.replace(" ", "-") if label.count(" ") == 1 else label}:
        yield spelling, False
        yield (spelling[:-1] + "ies" if spelling.endswith("ry") else spelling + "s"), True
    first, _, rest = label.partition(" ")
    if rest and first in (
        "secretary",
        "minister",
        "president",
        "director",
        "governor",
        "attorney",
        "chancellor",
    ):
        many = f"{first.removesuffix('y') + 'ie' if first.endswith('ry') else first}s"
        yield f"{many} {rest}", True
        if " " not in rest:
            yield f"{many}-{rest}", True


def _adjectives(row: dict[str, str]) -> Iterator[str]:
    yield from row["en"].split("|")


def _nouns(row: dict[str, str]) -> Iterator[Demonym]:
    for word in f"{row['en_noun']}|{row['en']}".strip("|").split("|"):
        yield from _people(word)


def _people(word: str) -> Iterator[Demonym]:
    masculine, feminine = by_gender(word, "")
    yield Demonym(masculine, MASCULINE if feminine else EITHER, False)
    yield Demonym(_plural(masculine), EITHER, True)
    if feminine:
        yield Demonym(feminine, FEMININE, False)
        yield Demonym(_plural(feminine), FEMININE, True)


def _plural(noun: str) -> str:
    if noun.endswith(("man", "woman")) and not noun.endswith(("German", "Roman")):
        return noun[:-2] + "en"
    return noun if noun.endswith(("s", "sh", "ch", "x", "z", "ese")) else noun + "s"


ENGLISH = Language(RULES, _office_forms, _adjectives, _nouns)
