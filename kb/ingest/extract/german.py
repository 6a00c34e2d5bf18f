"""German: the rules and the inflection. Its words are in data/de.toml."""

from __future__ import annotations

from collections.abc import Iterator

from kb.ingest.extract import german_nouns
from kb.ingest.extract.inflect import ADJECTIVE_ENDINGS, adjective_forms
from kb.ingest.extract.language import EITHER, FEMININE, MASCULINE, Demonym, Language, by_gender
from kb.ingest.extract.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "de.apposition.title-comma-title-name",
        "Der Vorsitzende der Euro-Gruppe, Finnlands Finanzminister Javier Solana, warnte vor Alleingängen.",
        ("Javier Solana", "President", "Eurogroup"),
        "Der Präsident der Euro-Gruppe, Finnlands Finanzminister Javier Solana und ein Gast warnten.",
        pattern=r"(?P<office>T)(?:\([^)]{1,3}\))?,x?(?P<office2>T)h?(?P<person>N)(?=(?:\([^)]{1,3}\))?[,.;:)])",
    ),
    Rule(
        "de.apposition.title-name",
        "Der ehemalige NATO-Generalsekretär Javier Solana warnte vor Alleingängen.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Der NATO-Generalsekretär warnte Javier Solana vor Alleingängen.",
        pattern=r"(?P<office>T)(?:\([^)]{1,3}\))?(?:u(?P<office2>T)|uX?K|u[XWI]|hh?|A|L|J)?h?(?P<person>N)",
    ),
    Rule(
        "de.apposition.name-title",
        "Javier Solana, früherer Generalsekretär der NATO, warnte vor Alleingängen.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Javier Solana, den der Generalsekretär der NATO einlud, warnte vor Alleingängen.",
        pattern=r"(?P<person>N)(?:A|\([^)]{1,3}\)|[xekqrsbvw](?=,))?(?:,A)?[,(-](?:[xm]{0,2}[KWXI](?:x[WXO])?u)?(?:[xm]{0,2}[ZFUD]?[xm]{0,2})(?P<office>T)(?:\([^)]{1,3}\))?(?:u(?:[xm]{0,2}D?[xm]?)(?P<office2>T))?(?!,h?N(?:\([^)]{1,3}\))?[,.)(u])"
        r"(?=[,.;:)\-ubFZUD!?]|x[WXO][,.;:)]|$)",
    ),
    Rule(
        "de.apposition.title-comma-name",
        "Der damalige Generalsekretär der NATO, Javier Solana, warnte vor Alleingängen.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Anders als der Generalsekretär der NATO warnte Javier Solana, der Spanier, vor Alleingängen.",
        pattern=r"(?P<office>T)(?:\([^)]{1,3}\))?,(?:x?[AL]|xJ?I?)?h?(?P<person>N)(?=\((?:[^)]{1,3}|\x22[^)]{1,40}\x22)\)[,.;:)]|[,.;:)]|$)",
    ),
    Rule(
        "de.apposition.title-bracket-name",
        "Danach berät der Generalsekretär der NATO (Javier Solana) mit den Ministern.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Danach berät der Generalsekretär der NATO (links Javier Solana) mit den Ministern.",
        pattern=r"(?P<office>T)\((?P<person>N)\)",
    ),
    Rule(
        "de.apposition.shared-verb",
        "Klaudia Tanner bleibt Verteidigungsministerin, Gerhard Karner Innenminister.",
        ("Gerhard Karner", "Minister of the Interior", ""),
        "Klaudia Tanner traf Verteidigungsminister Gerhard Karner.",
        pattern=r"(?<=[bw][^;.:]{0,40},)(?P<person>N)(?P<office>T)(?=[,.;u]|$)",
    ),
    Rule(
        "de.apposition.shared-verb-title-first",
        "Verteidigungsminister ist Klaudia Tanner, Innenminister der Jurist Gerhard Karner.",
        ("Gerhard Karner", "Minister of the Interior", ""),
        "Verteidigungsminister ist Klaudia Tanner, der Innenminister der Schweiz lobte Gerhard Karner.",
        pattern=r"(?<=[bw][^;.:]{0,40}[,u])(?P<office>T)x(?:K|X|W?K|I|L)?(?P<person>N)(?=[,.;u]|$)",
    ),
    Rule(
        "de.event.be",
        "Javier Solana war von 1995 bis 1999 Generalsekretär der NATO.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana war mit dem Generalsekretär der NATO befreundet.",
        event="be",
    ),
    Rule(
        "de.event.become",
        "Javier Solana wurde im Dezember 1995 Generalsekretär der NATO.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995-12"),
        "Javier Solana würde gern Generalsekretär der NATO werden.",
        event="become",
    ),
    Rule(
        "de.event.serve",
        "Javier Solana amtierte von 1995 bis 1999 als Generalsekretär der NATO.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana diente von 1995 bis 1999 als Vorbild.",
        event="serve",
    ),
    Rule(
        "de.event.lead",
        "Javier Solana leitete die NATO von 1995 bis 1999.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana leitete eine Sitzung der NATO.",
        event="lead",
    ),
    Rule(
        "de.event.take",
        "Javier Solana übernahm am 5. Dezember 1995 das Amt des Generalsekretärs der NATO.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995-12-05"),
        "Javier Solana übernahm am 5. Dezember 1995 die Verantwortung.",
        event="take",
    ),
    Rule(
        "de.event.elect",
        "Javier Solana wurde am 1. Dezember 1995 zum Generalsekretär der NATO ernannt.",
        ("Javier Solana", "Secretary General", "NATO", "appointed=1995-12-01"),
        "Javier Solana wurde vom Generalsekretär der NATO zum Sprecher ernannt.",
        event="elect",
    ),
    Rule(
        "de.event.quit",
        "Willy Claes trat am 20. Oktober 1995 als Generalsekretär der NATO zurück.",
        ("Willy Claes", "Secretary General", "NATO", "end=1995-10-20"),
        "Willy Claes verließ am 20. Oktober 1995 den Saal.",
        event="quit",
    ),
    Rule(
        "de.event.succeed",
        "Javier Solana folgte auf Willy Claes als Generalsekretär der NATO.",
        ("Javier Solana", "Secretary General", "NATO", "succeeds=Willy Claes"),
        "Javier Solana folgte Willy Claes in den Saal.",
        event="succeed",
    ),
    Rule(
        "de.event.replace",
        "George Robertson löste Javier Solana als Generalsekretär der NATO ab.",
        ("George Robertson", "Secretary General", "NATO", "succeeds=Javier Solana"),
        "George Robertson löste Javier Solana am Rednerpult ab.",
        event="replace",
    ),
    Rule(
        "de.event.hand-over",
        "Generalsekretär Javier Solana von der NATO übergab das Amt an George Robertson. Willy Claes, früher "
        "Generalsekretär der NATO, übergab den Posten an Sergio Balanzino.",
        ("Sergio Balanzino", "Secretary General", "NATO", "succeeds=Willy Claes"),
        "Willy Claes, früherer Generalsekretär der NATO, übergab ein Buch an Sergio Balanzino.",
        event="hand_over",
    ),
    Rule(
        "de.event.die",
        "Manfred Wörner war Generalsekretär der NATO. Wörner starb am 13. August 1994 in Brüssel.",
        ("Manfred Wörner", "", "", "death=1994-08-13"),
        "Manfred Wörner war Generalsekretär der NATO. Bei einem Unfall starben am 13. August 1994 zwei Menschen.",
        event="die",
    ),
)


def _office_forms(label: str) -> Iterator[tuple[str, bool]]:
    for form in adjective_forms(label):
        head, space, rest = form.partition(" ")
        if label.split(" ")[0].endswith("*") and space:  # "stellvertretender Generalsekretär"
            noun, *behind = rest.split(" ")
            for inflected, plural in _noun_forms(noun) if noun[0].isupper() else [(noun, False)]:
                yield " ".join((head, inflected, *behind)), plural
        elif label.endswith("*"):
            yield form, False
        else:
            for noun, plural in _noun_forms(head):
                yield noun + space + rest, plural


def _noun_forms(noun: str) -> Iterator[tuple[str, bool]]:
    yield noun, False
    if noun[-1:] in "*s":
        return
    feminine = noun[:-1] + "in" if noun.endswith("e") else noun + "in"
    yield feminine, False
    yield feminine + "nen", True
    for ending in ("s", "es", "en", "n"):
        yield noun + ending, False
    if noun.endswith(("är", "eur", "eneral")):
        yield noun + "e", True


def _adjectives(row: dict[str, str]) -> Iterator[str]:
    for stem in row["de_adjective"].split("|"):
        yield from adjective_forms(stem + "*") if stem.endswith("sch") else [stem]


def _nouns(row: dict[str, str]) -> Iterator[Demonym]:
    for word in row["de_noun"].split("|"):
        yield from _people(word)


def _people(word: str) -> Iterator[Demonym]:
    if word.endswith("*"):  # "der Deutsche", "die Deutsche"
        yield from (Demonym(word[:-1] + ending, EITHER, False) for ending in ADJECTIVE_ENDINGS)
        return
    masculine, feminine = by_gender(word, word.removesuffix("e") + "in")
    yield Demonym(masculine, MASCULINE, False)
    if masculine.endswith("e"):
        yield Demonym(masculine + "n", MASCULINE, False)
    else:
        yield Demonym(masculine + "s", MASCULINE, False)
        ending = "n" if masculine.endswith("er") else "s" if masculine[-1] in "aiou" else "en"
        yield Demonym(masculine + ending, MASCULINE, True)
    if feminine != masculine:
        yield Demonym(feminine, FEMININE, False)
        yield Demonym(feminine + "nen", FEMININE, True)


GERMAN = Language(RULES, _office_forms, _adjectives, _nouns, capital_nouns=german_nouns)
