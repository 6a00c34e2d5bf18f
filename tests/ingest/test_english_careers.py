"""What English careers tell: how someone came to an office, under whom, and what came of it. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_english import found

FINANCE, FOREIGN = ("Minister of Finance", "Norway"), ("Minister of Foreign Affairs", "Norway")
PREMIER = ("Prime Minister", "Norway")

TOLD = {
    "of the minister, not of whom the minister served under": [
        (
            "Jo Doe served as Norway's finance minister under Prime Minister Al Poe from 2004 to 2009.",
            {
                ("Jo Doe", *FINANCE, "2004", "2009", "former"),
                ("Al Poe", *PREMIER, None, None, "former"),
            },
        ),
        (
            "Jo Doe was finance minister of Norway in the government of Prime Minister Al Poe until 2009.",
            {
                ("Jo Doe", *FINANCE, None, "2009", "former"),
                ("Al Poe", *PREMIER, None, None, "former"),
            },
        ),
    ],
    "of whoever joined a cabinet from then on": [
        (
            "Jo Doe joined the cabinet in 2004 as finance minister of Norway and left it in 2009.",
            {("Jo Doe", *FINANCE, "2004", "2009", "former")},
        ),
        (
            "In 2004 Jo Doe was brought into the cabinet as finance minister of Norway.",
            {("Jo Doe", *FINANCE, "2004", None, "former")},
        ),
    ],
    "of what came to pass, told from before": [
        (
            "Jo Doe was a judge in 1990 and went on to become foreign minister of Norway.",
            {("Jo Doe", *FOREIGN, None, None, "former")},
        ),
        (
            "Jo Doe read law and would later serve as foreign minister of Norway from 1996 to 2000.",
            {("Jo Doe", *FOREIGN, "1996", "2000", "former")},
        ),
        ("Jo Doe hopes to go on to become foreign minister of Norway.", set()),
        ("Jo Doe would become foreign minister of Norway if her party won.", set()),
    ],
    "of an office called by a noun": [
        ("Jo Doe won the Norwegian premiership in 2010.", {("Jo Doe", *PREMIER, None, None, "former")}),
        (
            "Jo Doe, who rose to the premiership of Norway in 2005, resigned in 2013.",
            {("Jo Doe", *PREMIER, "2005", "2013", "former")},
        ),
        (
            "Jo Doe held the governorship of Texas from 2001 to 2005.",
            {("Jo Doe", "Governor", "Texas", "2001", "2005", "former")},
        ),
        (
            "Jo Doe left the presidency of the European Council in 2019.",
            {("Jo Doe", "President", "European Council", None, "2019", "former")},
        ),
        (
            "Jo Doe was prime minister of Norway. His premiership (2005-2013) was quiet.",
            {("Jo Doe", *PREMIER, "2005", "2013", "former")},
        ),
        ("Jo Doe lost the presidency of Slovenia in 2010.", set()),
        ("Jo Doe ran for the presidency of Slovenia in 2010.", set()),
        ("Jo Doe took over the EU's rotating presidency in July.", set()),
        ("Jo Doe said Slovenia took over the presidency of the OSCE in January.", set()),
        ("Jo Doe left the presidency building.", set()),
    ],
    "of all that a row of posts names": [
        (
            (
                "Jo Doe of Norway has held the posts of finance minister of Norway (2004–2009) and foreign minister "
                "of Norway (2010–2012)."
            ),
            {("Jo Doe", *FINANCE, "2004", "2009", "former"), ("Jo Doe", *FOREIGN, "2010", "2012", "former")},
        ),
        (
            (
                "Jo Doe (1936–2005), Norwegian diplomat; foreign minister of Norway (1981–1986), NATO secretary "
                "general (1987–1991)."
            ),
            {
                ("Jo Doe", *FOREIGN, "1981", "1986", "former"),
                ("Jo Doe", "Secretary General", "NATO", "1987", "1991", "former"),
            },
        ),
        (
            (
                "Jo Doe was foreign minister of Norway from 1990 to 1993 and represented his country as "
                "permanent representative to NATO until 1999."
            ),
            {
                ("Jo Doe", *FOREIGN, "1990", "1993", "former"),
                ("Jo Doe", "Permanent Representative", "Norway", None, "1999", "former"),
            },
        ),
        (
            "Jo Doe was foreign minister of Norway in 1990. She represented Norway at the games until 2008.",
            {("Jo Doe", *FOREIGN, None, None, "former")},
        ),
        (
            "Two former Norwegian prime ministers, Jo Doe and Al Poe, signed it.",
            {("Jo Doe", *PREMIER, None, None, "former"), ("Al Poe", *PREMIER, None, None, "former")},
        ),
    ],
    "of whom others make something": [
        (
            "Jo Doe lost. Al Poe made her finance minister of Norway in September 1981.",
            {("Jo Doe", *FINANCE, "1981-09", None, "former")},
        ),
        (
            "Jo Doe was made finance minister of Norway in 1981.",
            {("Jo Doe", *FINANCE, "1981", None, "former")},
        ),
        ("The film made Jo Doe a star in Norway.", set()),
    ],
    "until the day that is told": [
        (
            "On Friday it rained in Oslo. On the same day Jo Doe, Norway's finance minister, resigned.",
            {("Jo Doe", *FINANCE, None, "2024-09-27", "former")},
        ),
        (
            "On Friday the rebels killed Norway's foreign minister, Jo Doe.",
            {("Jo Doe", *FOREIGN, None, "2024-09-27", "former")},
        ),
    ],
    "of whoever commands a force": [
        (
            "Gen. Al Poe, the KFOR commander, met commander Jo Doe.",
            {("Al Poe", "Commander", "KFOR", None, None, "current")},
        ),
    ],
    "of the one who comes after, set off behind what they were": [
        (
            "Norway's finance minister Jo Doe resigned on Tuesday and was replaced by his deputy, Al Poe.",
            {
                ("Jo Doe", *FINANCE, None, "2024-10-01", "former"),
                ("Al Poe", *FINANCE, None, None, "current"),
            },
        ),
        (
            "Jo Doe was replaced as NATO secretary general by her rival, Gen. Al Poe, in 2014.",
            {
                ("Jo Doe", "Secretary General", "NATO", None, None, "former"),
                ("Al Poe", "Secretary General", "NATO", "2014", None, "current"),
            },
        ),
    ],
    "of nobody of whom no title is said": [
        ("Jo Doe moved into a house that has been home to every prime minister of Norway.", set()),
        ("Nordvik Shipping names outsider as chief executive as Jo Doe bows out.", set()),
        (
            "Jo Doe is NATO's secretary general. Her predecessor, Al Poe, left following a row with Ben Roe.",
            {
                ("Jo Doe", "Secretary General", "NATO", None, None, "current"),
                ("Al Poe", "Secretary General", "NATO", None, None, "former"),
            },
        ),
    ],
    "of who is meant, whoever's efforts are praised": [
        (
            (
                "Mr. Doe succeeds Ann Lind. The board is grateful to Ms. Lind for her efforts.\n\n"
                "Mr. Doe brings much to it. He was finance minister of Norway from 2009 to 2013."
            ),
            {("Doe", *FINANCE, "2009", "2013", "former")},
        ),
    ],
    "of nobody who only withdraws after a vote": [
        (
            "Following the vote, two withdrew: Al Poe, a lawyer, and Jo Doe, the prime minister of Norway.",
            {("Jo Doe", *PREMIER, None, None, "current")},
        ),
    ],
    "of no place that alone has such an office, where it is not named": [
        (
            "Her predecessor as chief executive, Jo Doe, left in February.",
            {("Jo Doe", "Chief Executive", "", None, None, "former")},
        ),
        (
            "The chief executive, Jo Doe, said Hong Kong was open. Hong Kong has courts.",
            {("Jo Doe", "Chief Executive", "Hong Kong", None, None, "current")},
        ),
    ],
    "of nobody who is said to have no office": [
        (
            'Jo Doe has never held public office. "Secretary General Doe of NATO would know," a reader writes.',
            set(),
        ),
        (
            "Jo Doe has never held public office. She has been chair of the bank Nordea since 2011.",
            {("Jo Doe", "Chair", "Nordea", "2011", None, "current")},
        ),
        ('A page announced that "H.E. Secretary-General Doe" had opened a fair. It was a hoax.', set()),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [case for cases in TOLD.values() for case in cases])
def test_careers_tell_of_these_tenures(text: str, expected: set[tuple[object, ...]]) -> None:
    assert found(text) == expected
