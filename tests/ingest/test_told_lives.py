"""Lives told over several sentences: who they are of, and when each office began and ended. The people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document


def told(text, language, published=date(2021, 3, 15)):
    document = Document("article.txt", text, language=language, published=published)
    return {
        (s.person, s.office, s.organization, s.start, s.end, s.status)
        for s in spells(document, extract(document))
    }


@pytest.mark.parametrize(
    ("text", "language", "start", "end"),
    [
        ("Jo Doe was justice minister of Norway from 1979 until the coup of 31 December 1981.", "en", "1979", "1981-12-31"),
        ("Jo Doe was justice minister of Norway from 1979 until the fall of the government in October 1981.", "en", "1979", "1981-10"),
        ("Jo Doe was justice minister of Norway from 1990 until the general election of 1994.", "en", "1990", "1994"),
        ("Jo Doe served as justice minister of Norway until the government lost the election in May 2005.", "en", None, "2005-05"),
        ("Karl Low war von 1998 bis zur Parlamentswahl 2002 Justizminister Norwegens.", "de", "1998", "2002"),
        ("Karl Low war von 1998 bis zum Putsch vom 5. Juni 2001 Justizminister Norwegens.", "de", "1998", "2001-06-05"),
        ("Karl Low war bis zum Regierungswechsel 2005 Justizminister Norwegens.", "de", None, "2005"),
        ("Karl Low war von 1979 bis zum Sturz der Regierung im Oktober 1981 Justizminister Norwegens.", "de", "1979", "1981-10"),
        ("Jean Dorel a été ministre de la Justice de la Norvège de 1979 jusqu'à la chute du gouvernement en octobre 1981.", "fr", "1979", "1981-10"),
        ("Jean Dorel fut ministre de la Justice de la Norvège de 1990 jusqu'au coup d'État du 5 juin 1994.", "fr", "1990", "1994-06-05"),
        ("Jean Dorel a été ministre de la Justice de la Norvège de 1998 jusqu'à la défaite de son parti aux élections de 2002.", "fr", "1998", "2002"),
    ],
)  # fmt: skip
def test_an_office_ends_with_what_happened_on_the_day_told(text, language, start, end):
    assert {(office, *rest) for _, office, *rest in told(text, language)} == {
        ("Minister of Justice", "Norway", start, end, "former")
    }


def test_up_to_so_many_is_no_end_of_an_office():
    text = "Jean Dorel, ministre de la Justice de la Norvège, a versé jusqu'à trois millions d'euros en 2005."
    assert {end for *_, end, _ in told(text, "fr")} == {None}


def test_the_full_name_in_the_first_sentence_is_the_one_in_the_heading():
    text = (
        "Jo Doe\n\nAnn Jo Doe de Ruiz (born 14 July 1942) is a Spanish physicist. "
        "She was Minister of Culture from 1982 to 1985.\n\nIn 1986 Doe became justice minister."
    )
    assert told(text, "en") == {
        ("Jo Doe", "Minister of Culture", "Spain", "1982", "1985", "former"),
        ("Jo Doe", "Minister of Justice", "Spain", "1986", None, "former"),
    }


def test_a_surname_in_a_life_is_not_that_of_the_father():
    text = (
        "Karl Dorn\n\nKarl Emil Dorn (* 28. August 1911 in Rotterdam; † 17. Juli 2002 in Brüssel) war ein "
        "niederländischer Politiker.\n\nDorn war das dritte Kind des Malers Hugo Dorn. "
        "Am 1. Oktober 1971 trat Dorn die Nachfolge des Italieners Paolo Berti als Generalsekretär der NATO an.\n\n"
        "Am 25. Juni 1984 schied er im Alter von 72 Jahren aus dem Amt; sein Nachfolger wurde der Brite Paul Carter."
    )
    assert told(text, "de") == {
        ("Karl Emil Dorn", "Secretary General", "NATO", "1971-10-01", "1984-06-25", "former"),
        ("Paolo Berti", "Secretary General", "NATO", None, None, "former"),
        ("Paul Carter", "Secretary General", "NATO", None, None, "former"),
    }


def test_a_surname_and_the_name_of_another_are_two_people():
    text = (
        "Karl Luring\n\nKarl Luring (* 28. Juni 1944 in Wien) war von 2008 bis 2019 Gouverneur der "
        "Oesterreichischen Nationalbank.\n\nAm 1. September 2008 löste Luring Klaus Berger als Gouverneur der "
        "Oesterreichischen Nationalbank ab."
    )
    assert told(text, "de") == {
        ("Karl Luring", "Governor", "Austrian National Bank", "2008-09-01", "2019", "former"),
        ("Klaus Berger", "Governor", "Austrian National Bank", None, None, "former"),
    }


LIFE = (
    "Paul Warnier\n\nPaul Warnier, né le 24 septembre 1934 à Namur et mort le 13 août 1994 à Bruxelles, est un "
    "homme politique belge.\n\nIl est ministre de la Défense entre 1982 et 1988, puis secrétaire général de l'OTAN "
    "jusqu'à sa mort.\n\nLe 4 octobre 1982, il est nommé ministre de la Défense. Il quitte le gouvernement le "
    "18 mai 1988 et laisse son portefeuille à un juriste.\n\nLe 1er juillet 1988, il prend ses fonctions de secrétaire général de l'OTAN. "
    "Il meurt en fonction le 13 août 1994. L'Italien Sergio Bruni assure l'intérim."
)


def test_the_sentences_of_a_life_tell_of_one_spell_in_each_office():
    assert told(LIFE, "fr") == {
        ("Paul Warnier", "Minister of Defence", "Belgium", "1982-10-04", "1988-05-18", "former"),
        ("Paul Warnier", "Secretary General", "NATO", "1988-07-01", "1994-08-13", "former"),
        ("Sergio Bruni", "Secretary General", "NATO", None, None, "former"),
    }


def test_what_begins_within_a_spell_is_not_its_start():
    text = (
        "Karl Dorn\n\nKarl Dorn (* 28. August 1911 in Rotterdam; † 17. Juli 2002 in Brüssel) war ein "
        "niederländischer Politiker. Er war von 1952 bis 1971 Außenminister der Niederlande.\n\n"
        "Im Oktober 1956 übernahm Dorn das Amt des Außenministers allein."
    )
    assert told(text, "de") == {
        ("Karl Dorn", "Minister of Foreign Affairs", "Netherlands", "1952", "1971", "former")
    }


def test_who_takes_over_in_the_life_of_another_has_the_post_of_that_other():
    text = (
        "Jo Doe\n\nJo Doe (born 14 July 1942) was Secretary General of NATO from 1995 to 1999 and "
        "High Representative for Common Foreign and Security Policy of the European Union from 1999 to 2009.\n\n"
        "Her term ended on 1 December 2009; Ann Poe took over the post."
    )
    office = ("High Representative for Foreign Affairs and Security Policy", "European Union")
    assert ("Ann Poe", *office, "2009-12-01") in {t[:4] for t in told(text, "en")}
    assert ("Ann Poe", "Secretary General", "NATO") not in {t[:3] for t in told(text, "en")}
