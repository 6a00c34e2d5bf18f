"""French: the rules and the inflection. Its words are in data/fr.toml."""

from __future__ import annotations

from collections.abc import Iterator

from kb.ingest.extract.language import EITHER, FEMININE, MASCULINE, Demonym, Language, by_gender
from kb.ingest.extract.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "fr.apposition.title-comma-former-name",
        "Le président du Conseil européen, l'ancien secrétaire général de l'OTAN Javier Solana, a protesté.",
        ("Javier Solana", "President", "European Council"),
        "En présence du président du Conseil européen, le secrétaire général de l'OTAN Javier Solana a protesté.",
        pattern=r"(?P<office>T),x(?P<office2>T)(?P<person>N)",
    ),
    Rule(
        "fr.apposition.title-name",
        "L'ancien secrétaire général de l'OTAN Javier Solana a mis en garde ses collègues.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Le secrétaire général de l'OTAN a mis en garde Javier Solana.",
        pattern=r"(?P<office>T)(?:ux?(?P<office2>T)|ux?K|hh?|A|\([ZY]\)|xN(?=N))?h?(?P<person>N)",
    ),
    Rule(
        "fr.apposition.title-comma-name-title",
        "Le président du Conseil européen, Javier Solana, ancien secrétaire général de l'OTAN, a protesté.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Le président du Conseil européen, Javier Solana, le secrétaire général de l'OTAN, Willy Claes, et d'autres ont protesté.",
        pattern=r"(?P<office>T),(?:x?[AJLmh])*(?P<person>N),(?P<office2>T)[FZU]?(?=[,.;:)]|$)",
    ),
    Rule(
        "fr.apposition.name-title",
        "Javier Solana, ancien secrétaire général de l'OTAN, a mis en garde ses collègues.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Javier Solana, invité par le secrétaire général de l'OTAN, a mis en garde ses collègues.",
        pattern=r"(?P<person>N)(?:,?A|\([^)]{1,3}\))?[,(-](?:m,)?(?:K(?:x{0,3}N)?ux?)?D?[xp]?(?P<office>T)(?!(?<=xT),(?:x?[AJLmh])*N)(?:[FZU]|\([FZU]\))?"
        r"(?:(?:,u?|ux?)(?P<office2>T)(?:[FZU]|\([FZU]\))?)?(?:(?:,u?|ux?)(?P<office3>T)(?:[FZU]|\([FZU]\))?)?(?=[,.;:()\-ubD!?]|$|(?<=[,(u]T)x|xTN)",
    ),
    Rule(
        "fr.apposition.title-comma-name",
        "Le secrétaire général de l'OTAN d'alors, Javier Solana, a mis en garde ses collègues.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Contrairement au secrétaire général de l'OTAN, les amis de Javier Solana ont mis en garde leurs collègues.",
        pattern=r"(?P<office>T)(?:u(?P<office2>T)|uK)?,(?:x?[AJLmh])*(?P<person>N)(?!,x?T(?!,(?:x?[AJLmh])*N))(?=(?:\([^)]{1,3}\))?[,.;:)]|$)"
        r"|(?:^[Xx]?|,ux)(?P<office>T)(?:u(?P<office2>T)|uK)?,(?:x?[AJLmh])*(?P<person>N)(?=x)",
    ),
    Rule(
        "fr.apposition.inverse",
        "Le secrétaire général de l'OTAN est Javier Solana.",
        ("Javier Solana", "Secretary General", "NATO"),
        "Le secrétaire général de l'OTAN est un ami de Javier Solana.",
        pattern=r"(?P<office>T)(?P<verb>b)(?:x?[AJLh])*(?P<person>N)(?=[,.;:(]|$)",
    ),
    Rule(
        "fr.apposition.fronted",
        "Secrétaire général de l'OTAN depuis 1995, Javier Solana a mis en garde ses collègues.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995"),
        "Le secrétaire général de l'OTAN parti, Javier Solana a mis en garde ses collègues.",
        pattern=r"(?:^[FZUXx]?|^[XW][xX]{0,4},x?|^D\.?-[Xx]|^[XW],?D?(?:\([^)]{1,2}\))?-?[Xx]|(?<=,)x)(?P<office>T)(?:[FZUD]|\([FZU]\))?(?:(?:,u?|u),?(?P<office2>T)[FZUD]?)?(?:(?:,u?|u),?(?P<office3>T)[FZUD]?)?(?:,u?x[xXWJfpZ]{1,6})?,(?:x?[AJLmh])*(?P<person>N)",
    ),
    Rule(
        "fr.event.be",
        "Javier Solana a été secrétaire général de l'OTAN de 1995 à 1999.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana était un ami du secrétaire général de l'OTAN.",
        event="be",
    ),
    Rule(
        "fr.event.become",
        "Javier Solana est devenu secrétaire général de l'OTAN en décembre 1995.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995-12"),
        "Javier Solana voudrait devenir secrétaire général de l'OTAN.",
        event="become",
    ),
    Rule(
        "fr.event.serve",
        "Javier Solana a occupé le poste de secrétaire général de l'OTAN de 1995 à 1999.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana a occupé une maison de 1995 à 1999.",
        event="serve",
    ),
    Rule(
        "fr.event.lead",
        "Javier Solana a dirigé l'OTAN de 1995 à 1999.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995", "end=1999"),
        "Javier Solana a dirigé une mission de l'OTAN de 1995 à 1999.",
        event="lead",
    ),
    Rule(
        "fr.event.take",
        "Javier Solana a pris ses fonctions de secrétaire général de l'OTAN le 5 décembre 1995.",
        ("Javier Solana", "Secretary General", "NATO", "start=1995-12-05"),
        "Javier Solana a pris l'avion le 5 décembre 1995.",
        event="take",
    ),
    Rule(
        "fr.event.elect",
        "Javier Solana a été nommé secrétaire général de l'OTAN le 1er décembre 1995.",
        ("Javier Solana", "Secretary General", "NATO", "appointed=1995-12-01"),
        "Javier Solana a été nommé porte-parole par le secrétaire général de l'OTAN.",
        event="elect",
    ),
    Rule(
        "fr.event.quit",
        "Willy Claes a quitté le poste de secrétaire général de l'OTAN le 20 octobre 1995.",
        ("Willy Claes", "Secretary General", "NATO", "end=1995-10-20"),
        "Willy Claes a quitté la salle le 20 octobre 1995.",
        event="quit",
    ),
    Rule(
        "fr.event.succeed",
        "Javier Solana succède à Willy Claes au poste de secrétaire général de l'OTAN.",
        ("Javier Solana", "Secretary General", "NATO", "succeeds=Willy Claes"),
        "Javier Solana a suivi Willy Claes dans la salle.",
        event="succeed",
    ),
    Rule(
        "fr.event.replace",
        "Javier Solana a été remplacé par George Robertson au poste de secrétaire général de l'OTAN.",
        ("George Robertson", "Secretary General", "NATO", "succeeds=Javier Solana"),
        "George Robertson a remplacé Javier Solana à la tribune.",
        event="replace",
    ),
    Rule(
        "fr.event.hand-over",
        "Willy Claes, ancien secrétaire général de l'OTAN, a transmis le poste à Sergio Balanzino.",
        ("Sergio Balanzino", "Secretary General", "NATO", "succeeds=Willy Claes"),
        "Willy Claes, ancien secrétaire général de l'OTAN, a transmis un livre à Sergio Balanzino.",
        event="hand_over",
    ),
    Rule(
        "fr.event.die",
        "Manfred Wörner était secrétaire général de l'OTAN. Wörner est mort le 13 août 1994 à Bruxelles.",
        ("Manfred Wörner", "", "", "death=1994-08-13"),
        "Manfred Wörner était secrétaire général de l'OTAN. Deux personnes sont mortes le 13 août 1994.",
        event="die",
    ),
)


def _office_forms(label: str) -> Iterator[tuple[str, bool]]:
    yield label, False
    if label.count(" ") == 1 and label.split(" ")[1] in ("ministre", "général"):
        yield label.replace(" ", "-"), False
    words = label.split(" ")
    yield " ".join(word + "s" if i < 2 else word for i, word in enumerate(words)), True
    if label.count(" ") == 1 and label.endswith("al"):  # "secrétaires généraux"
        yield f"{words[0]}s {words[1][:-2]}aux", True
    yield " ".join([words[0] + "s", *words[1:]]), True


# What a ministry's article becomes behind "à".
_CONTRACTED = {"de la ": "à la ", "de l'": "à l'", "du ": "au ", "des ": "aux "}


def _seats(label: str) -> Iterator[tuple[str, bool]]:
    """ "ministre de la Défense": "ministère de la Défense" is a place, and so "à la Défense"."""
    if not label.startswith("ministre d"):
        return
    rest = label.removeprefix("ministre ")
    yield f"ministère {rest}", True
    for article, behind in _CONTRACTED.items():
        noun = rest.removeprefix(article)
        if noun != rest and noun[0].isupper():
            yield behind + noun, False


# What it is without "de".
_BARE = {"de la ": "la ", "de l'": "l'", "du ": "le ", "des ": "les "}


def _portfolios(label: str) -> Iterator[str]:
    """What follows "minister" a second time, or a verb: "…, puis de la Défense", "conserve la Défense"."""
    if not label.startswith("ministre d"):
        return
    rest = label.removeprefix("ministre ")
    yield rest
    for behind, article in _BARE.items():
        noun = rest.removeprefix(behind)
        if noun != rest and noun[0].isupper():
            yield article + noun


def _juniors(label: str, title: str) -> Iterator[tuple[str, str, str]]:
    """ "vice-ministre de la Défense", "secrétaire d'État à la Défense", "secrétaire d'État auprès du ministre de …"."""
    if not label.startswith("ministre d") or not title.startswith("Minister ") or "," in label:
        return
    rest = label.removeprefix("ministre ")
    yield f"vice-{label}", title, "deputy"
    below = title.replace("Minister", "Secretary of State").replace(" of ", " for ")
    below = below.replace("Secretary for State", "Secretary of State")
    for state in ("État", "Etat"):
        for behind, governed in _CONTRACTED.items():
            if rest.startswith(behind):
                yield f"secrétaire d'{state} {governed}{rest.removeprefix(behind)}", below, ""
        for link in ("chargé ", "chargée "):
            yield f"secrétaire d'{state} {link}{rest}", below, ""
        for whose in ("du", "de la"):
            yield f"secrétaire d'{state} auprès {whose} {label}", "Secretary of State", ""


def _adjectives(row: dict[str, str]) -> Iterator[str]:
    for word in row["fr"].split("|"):
        yield from (form.word for form in _people(word))


def _nouns(row: dict[str, str]) -> Iterator[Demonym]:
    for word in row["fr"].split("|"):
        for form in _people(word):
            yield form._replace(word=form.word[0].upper() + form.word[1:])


def _people(word: str) -> Iterator[Demonym]:
    masculine, feminine = by_gender(word, _feminine(word))
    gender = MASCULINE if feminine != masculine else EITHER
    yield Demonym(masculine, gender, False)
    yield Demonym(masculine if masculine.endswith(("s", "x")) else masculine + "s", gender, True)
    if feminine != masculine:
        yield Demonym(feminine, FEMININE, False)
        yield Demonym(feminine + "s", FEMININE, True)


def _feminine(masculine: str) -> str:
    """ "norvégien" -> "norvégienne"; a noun in -e serves both."""
    if masculine.endswith("e"):
        return masculine
    return masculine + ("ne" if masculine.endswith(("ien", "éen", "yen")) else "e")


FRENCH = Language(
    RULES, _office_forms, _adjectives, _nouns, seats=_seats, portfolios=_portfolios, juniors=_juniors
)
