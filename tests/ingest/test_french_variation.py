"""People whom French papers name once and call by their office before or after, and what stands around it.

Read on Tuesday, 1 October 2024. The people are invented.
"""

from __future__ import annotations

import pytest

from tests.ingest.french import DEFENCE, FOREIGN, PM, PRESIDENT, SG, told

POLITICS = (
    "Le secrétaire général de l'Otan, Max Bell, est venu."  # who names people bare in it has them in offices
)
INTERIOR, FINANCE, CEO = "Minister of the Interior", "Minister of Finance", "Chief Executive"
DEPUTY = "Deputy Prime Minister"


def now(person, office, organization=""):
    return (person, office, organization, None, None, "current")


def over(person, office, organization="", start=None, end=None):
    return (person, office, organization, start, end, "former")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marc Ruiz enchaîne les rencontres. Le président ukrainien doit repartir lundi.", {now("Marc Ruiz", PRESIDENT, "Ukraine")}),
        ("La veille, Marc Ruiz avait parlé. Le vice-président américain, qui n'a pas dormi, est reparti.", {now("Marc Ruiz", "Vice President", "United States")}),
        ("Où l'attend Marc Ruiz.\n\nLe président ukrainien n'a pas tardé à le féliciter.", {now("Marc Ruiz", PRESIDENT, "Ukraine")}),
        ("Marc Ruiz patiente. « Le temps presse », martèle le président ukrainien.", {now("Marc Ruiz", PRESIDENT, "Ukraine")}),
        ("Marc Ruiz a dénoncé un complot ; le chef de l'État turc a été applaudi.", {now("Marc Ruiz", PRESIDENT, "Turkey")}),
        ("Anna Rao, elle, s'agace. « C'est trop », glisse l'ancienne première ministre estonienne.", {over("Anna Rao", PM, "Estonia")}),
        ("Attablé, Marc Ruiz sourit. L'ancien président roumain, qui avait échoué, a parlé.", {over("Marc Ruiz", PRESIDENT, "Romania")}),
        ("Anna Rao insiste. La ministre des Armées doit partir.", {now("Anna Rao", DEFENCE)}),
        ("La Première ministre danoise a protesté. « C'est non », a déclaré Anna Rao.", {now("Anna Rao", PM, "Denmark")}),
        ("Anna Rao a appelé Marc Ruiz, président de la Commission européenne. La chancelière allemande est reçue demain.", {now("Anna Rao", "Chancellor", "Germany"), now("Marc Ruiz", PRESIDENT, "European Commission")}),
    ],
)  # fmt: skip
def test_whom_a_sentence_names_bare_the_next_one_calls_by_the_office(text, expected):
    assert told(f"{text}\n\n{POLITICS}") == {*expected, now("Max Bell", SG, "NATO")}


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz, chercheur à Lyon, doute. Le président américain a menacé de partir.",
        "L'avocat Marc Ruiz a parlé. Le Premier ministre français est resté muet.",
        "Marc Ruiz est arrivé à Moscou. Le président russe l'a reçu.",
        "Marc Ruiz a croisé Paul Petit. Le chancelier allemand est reparti.",
        "Marc Ruiz s'exprime. La présidente chilienne est partie.",
        "Le ministre danois a protesté. « C'est non », a déclaré l'avocate Anna Rao.",
        "Le préfet Marc Ruiz a parlé. Le président français a écouté.",
    ],
)
def test_nobody_gets_the_office_of_someone_else_in_the_next_sentence(text):
    assert told(f"{text}\n\n{POLITICS}") == {now("Max Bell", SG, "NATO")}


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz a visité l'école. Le président français a souri aux élèves.",
        "Anna Rao épouse Marc Ruiz. La chancelière allemande était absente.",
        "On raconte que Marc Ruiz est ministre de la Défense.",
        "Personne ne croit que Marc Ruiz sera ministre de la Défense.",
        "Paul Petit, son président, se tait.",
        "Marc Ruiz (Finances) a gagné.",
    ],
)
def test_nobody_has_an_office_in_what_tells_of_none(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Rao, ministre française de la Défense, reçoit Marc Ruiz, son homologue belge.", {now("Anna Rao", DEFENCE, "France"), now("Marc Ruiz", DEFENCE, "Belgium")}),
        ("Le ministre français des Affaires étrangères, Marc Ruiz, acquiesce. Leur homologue polonais, Paul Petit, se tait.", {now("Marc Ruiz", FOREIGN, "France"), now("Paul Petit", FOREIGN, "Poland")}),
        ("Anna Rao, vice-Première ministre et ministre des Finances depuis 2023, quitte la salle.", {("Anna Rao", DEPUTY, "", "2023", None, "current"), ("Anna Rao", FINANCE, "", "2023", None, "current")}),
        ("Le commissaire européen à la Défense, l'ex-Premier ministre lituanien Marc Ruiz, est prêt.", {now("Marc Ruiz", "Commissioner", "European Commission"), over("Marc Ruiz", PM, "Lithuania")}),
        ("Le président du Sénat, le ministre de la Défense Marc Ruiz et d'autres sont venus.", {now("Marc Ruiz", DEFENCE)}),
        ("Marc Ruiz (Défense) hérite du titre de vice-Premier ministre.", {now("Marc Ruiz", DEFENCE)}),
        ("La ministre allemande de la Défense Anna Rao et son collègue français Marc Ruiz sont là.", {now("Anna Rao", DEFENCE, "Germany"), now("Marc Ruiz", DEFENCE, "France")}),
        ("Les ministres de la Défense français et allemand, Marc Ruiz et Anna Rao, sont là.", {now("Marc Ruiz", DEFENCE, "France"), now("Anna Rao", DEFENCE, "Germany")}),
        ("La ministre de la Défense Anna Rao et son collègue Marc Ruiz sont là.", {now("Anna Rao", DEFENCE)}),
        ("Ministre de la Défense du 21 décembre 2007 au 11 octobre 2014, d'abord dans l'équipe du même Petit, il fut aimé.", set()),
        ("Marc Ruiz est né en 1960. Ministre de la Défense du 21 décembre 2007 au 11 octobre 2014, d'abord dans l'équipe du même Petit, il fut aimé.", {over("Marc Ruiz", DEFENCE, "", "2007-12-21", "2014-10-11")}),
    ],
)  # fmt: skip
def test_titles_beside_names_and_titles_beside_titles(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marc Ruiz, patron de Kalio depuis 2019, se tait.", {("Marc Ruiz", CEO, "Kalio", "2019", None, "current")}),
        ("Le patron du groupe Kalio, Marc Ruiz, se tait.", {now("Marc Ruiz", CEO, "Kalio")}),
        ("Anna Rao, administratrice déléguée de Leonardo, se tait.", {now("Anna Rao", CEO, "Leonardo")}),
        ("La présidente du Conseil, Anna Rao, a reçu le président du Conseil européen, Marc Ruiz.", {now("Anna Rao", PM), now("Marc Ruiz", PRESIDENT, "European Council")}),
        ("Marc Ruiz, président du Conseil d'État, se tait.", {now("Marc Ruiz", PRESIDENT, "Council of State")}),
        ("La cheffe du Département fédéral des finances, Anna Rao, se tait.", {now("Anna Rao", FINANCE)}),
        ("Anna Rao, qui dirige la Cnuced, se tait.", {now("Anna Rao", SG, "UNCTAD")}),
        ("Marc Ruiz, patron de bar à Lyon, se tait. Paul Roy, patron du PS, aussi. Jean Roy, le patron de l'hôtel, également.", set()),
        ("Anna Rao assure en 2023 la présidence tournante de l'OSCE.", set()),
        ("Marc Ruiz, ancien secrétaire adjoint à la Défense, se tait.", set()),
    ],
)  # fmt: skip
def test_heads_by_the_words_for_what_they_lead(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pierre Bertin, directeur de cabinet du Premier ministre Marc Ruiz de 1999 à 2002, est mort.", {over("Marc Ruiz", PM)}),
        ("Ancien conseiller de la présidente Anna Rao, Pierre Bertin publie un livre.", {over("Anna Rao", PRESIDENT)}),
        ("En 1997, elle devient conseillère du Premier ministre Marc Ruiz.", {over("Marc Ruiz", PM)}),
        ("Anna Rao est ministre de la Défense. En 2015, la ministre de la Défense Anna Rao était députée.", {now("Anna Rao", DEFENCE)}),
        ("Marc Ruiz, chef de la diplomatie danoise, a rappelé que le traité de 1951 le permettait.", {now("Marc Ruiz", FOREIGN, "Denmark")}),
    ],
)  # fmt: skip
def test_whose_time_is_over_by_the_words_around_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Rao est nommée ministre de la Défense le 21 juin 2017. Elle occupe ce poste jusqu'au 20 mai 2022, date à laquelle Marc Ruiz lui succède.",
         {over("Anna Rao", DEFENCE, "", None, "2022-05-20"), ("Marc Ruiz", DEFENCE, "", "2022-05-20", None, "unknown")}),
        ("Marc Ruiz, qui cédera à Anna Rao les clés du Conseil européen, est venu.", {now("Marc Ruiz", PRESIDENT, "European Council"), ("Anna Rao", PRESIDENT, "European Council", None, None, "future")}),
        ("À la démission de Marc Ruiz, Anna Rao a été promue en 2019 à la tête de la diplomatie.", {over("Marc Ruiz", FOREIGN), ("Anna Rao", FOREIGN, "", None, None, "unknown")}),
        ("Paul Petit a appelé à la démission de Marc Ruiz, ministre de la Défense.", {now("Marc Ruiz", DEFENCE)}),
        ("L'ancien président roumain Marc Ruiz sourit. Anna Rao, son successeur au palais depuis mai 2023, est là.", {over("Marc Ruiz", PRESIDENT, "Romania"), ("Anna Rao", PRESIDENT, "Romania", "2023-05", None, "current")}),
        ("Anna Rao, qui avait précédé Marc Ruiz au poste de Premier ministre de 1974 à 1978, se tait.", {over("Anna Rao", PM, "", "1974", "1978")}),
        ("Le ministre rappelle que Marc Ruiz a été ministre de la Défense de 2014 à 2018.", {over("Marc Ruiz", DEFENCE, "", "2014", "2018")}),
        ("Vainqueur des élections du 11 mars, Anna Rao a été investie secrétaire générale de l'Otan.", {now("Anna Rao", SG, "NATO")}),
        ("Anna Rao se dit disponible pour diriger l'Otan.", set()),
        ("Anna Rao, ministre de la Défense, et Marc Ruiz, son successeur à la mairie, sont là.", {now("Anna Rao", DEFENCE)}),
        ("Anna Rao, ministre de la Défense, et Marc Ruiz, son prédécesseur, sont là.", {now("Anna Rao", DEFENCE), over("Marc Ruiz", DEFENCE)}),
        ("Marc Ruiz, l'ancien ministre de la Défense, a reçu Anna Rao, son successeur.", {over("Marc Ruiz", DEFENCE), now("Anna Rao", DEFENCE)}),
        ("Anna Rao travaillait pour Marc Ruiz alors que ce dernier était ministre de la Défense.", {over("Marc Ruiz", DEFENCE)}),
        ("Le 12 mai 1964, le conseil choisit Marc Ruiz pour remplacer Paul Petit au poste de secrétaire général de l'OTAN.", {over("Marc Ruiz", SG, "NATO"), over("Paul Petit", SG, "NATO")}),
        ("Le poste de secrétaire général de l'OTAN, qu'occupe Marc Ruiz, attire.", {now("Marc Ruiz", SG, "NATO")}),
        ("À la Défense, Marc Ruiz est remplacé par Anna Rao.", {over("Marc Ruiz", DEFENCE), now("Anna Rao", DEFENCE)}),
        ("Au ministère de la Défense, Marc Ruiz cède la place à Anna Rao.", {over("Marc Ruiz", DEFENCE), now("Anna Rao", DEFENCE)}),
        ("À la Défense, Marc Ruiz reste en poste.", {now("Marc Ruiz", DEFENCE)}),
        ("À la Défense, Marc Ruiz reste en poste : il avait pris en 2021 la suite de Paul Petit.", {("Marc Ruiz", DEFENCE, "", "2021", None, "current"), over("Paul Petit", DEFENCE)}),
        ("À la Défense, Marc Ruiz occupe une tour.", set()),
        ("Marc Ruiz, ministre de la Défense, auquel a succédé Anna Rao, se tait.", {over("Marc Ruiz", DEFENCE), now("Anna Rao", DEFENCE)}),
        ("Marc Ruiz, ministre de la Défense, que remplacera Anna Rao, se tait.", {now("Marc Ruiz", DEFENCE), ("Anna Rao", DEFENCE, "", None, None, "future")}),
        ("Paul Petit a été nommé ministre de la Défense. Marc Ruiz, auquel il succède, se tait.", {now("Paul Petit", DEFENCE), over("Marc Ruiz", DEFENCE)}),
        ("Anna Rao, désignée mardi pour prendre la tête de l'OMC, se tait.", {("Anna Rao", "Director General", "World Trade Organization", None, None, "future")}),
        ("Marc Ruiz, Premier ministre de Paul Petit de 1984 à 1986, publie ses mémoires.", {over("Marc Ruiz", PM, "", "1984", "1986")}),
        ("Le Premier ministre sortant, Marc Ruiz, et son successeur désigné, Paul Petit, se sont vus.", {now("Marc Ruiz", PM), ("Paul Petit", PM, "", None, None, "future")}),
        ("Marc Ruiz, qui dirigeait jusqu'ici Frontex, s'en va.", {over("Marc Ruiz", "Executive Director", "Frontex")}),
        ("Après six années passées à la tête de l'OMC, Anna Rao s'en va.", {over("Anna Rao", "Director General", "World Trade Organization")}),
        ("Élu secrétaire général de l'Otan en 1995, réélu en 1999, Marc Ruiz s'en va.", {over("Marc Ruiz", SG, "NATO")}),
        ("Marc Ruiz a occupé les portefeuilles de la Justice (1990-1993) et de la Défense (1993-1995).", {over("Marc Ruiz", "Minister of Justice", "", "1990", "1993"), over("Marc Ruiz", DEFENCE, "", "1993", "1995")}),
        ("Anna Rao détient depuis 2022 le portefeuille de la Défense.", {("Anna Rao", DEFENCE, "", "2022", None, "current")}),
        ("Marc Ruiz a perdu son portefeuille dans le train.", set()),
        ("Selon nos informations, Anna Rao, qui dirige l'Otan depuis 2019, serait malade.", {("Anna Rao", SG, "NATO", "2019", None, "current")}),
    ],
)  # fmt: skip
def test_hand_overs_and_their_days(text, expected):
    assert {row[:5] for row in told(text)} == {row[:5] for row in expected}


def test_rows_of_holders_have_the_office_of_their_heading():
    text = "Secrétaires généraux de l'OTAN\nMarc Ruiz (1952-1957)\nAnna Rao (1957-1961)\n1961-1964 : Paul Petit\n"
    assert told(text) == {
        over("Marc Ruiz", SG, "NATO", "1952", "1957"),
        over("Anna Rao", SG, "NATO", "1957", "1961"),
        over("Paul Petit", SG, "NATO", "1961", "1964"),
    }


def test_rows_of_predecessors_have_the_office_of_whom_it_is_about():
    text = "Anna Rao\n\nDepuis le 1er avril 2024 Secrétaire générale de l'OTAN\n\nPrédécesseurs\nMarc Ruiz (2014-2024)\n"
    assert told(text) == {
        ("Anna Rao", SG, "NATO", "2024-04-01", None, "current"),
        over("Marc Ruiz", SG, "NATO", "2014", "2024"),
    }


def test_a_day_of_a_life_has_the_year_told_before():
    text = "Marc Ruiz est né en 1897. Le 12 mai 1964, il est nommé secrétaire général de l'OTAN. Il prend ses fonctions le 1er août."
    assert told(text) == {("Marc Ruiz", SG, "NATO", "1964-08-01", None, "former")}


def test_who_came_in_turn_had_the_office_told_of():
    text = "Marc Ruiz fut secrétaire général de l'Otan de 1952 à 1957. Vint ensuite Paul Petit. Puis se succèdent Anna Rao, Jean Roy et, depuis 2019, Max Bell."
    assert told(text) == {
        over("Marc Ruiz", SG, "NATO", "1952", "1957"),
        over("Paul Petit", SG, "NATO"),
        over("Anna Rao", SG, "NATO"),
        over("Jean Roy", SG, "NATO"),
        ("Max Bell", SG, "NATO", "2019", None, "current"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "L'ancien secrétaire général de l'Otan Marc Ruiz court. Paul Petit prend le relais dans le second tour.",
        "Marc Ruiz est secrétaire général de l'Otan. Dans le sondage, vient ensuite Paul Petit.",
        "Le premier du classement est Marc Ruiz. Vient ensuite Paul Petit.",
    ],
)
def test_who_comes_next_in_a_ranking_has_no_office(text):
    assert "Paul Petit" not in {person for person, *_ in told(text)}


def test_who_takes_over_from_nobody_named_has_the_office_told_of():
    text = "Marc Ruiz fut secrétaire général de l'Otan de 1984 à 1988. Paul Petit prend le relais en juillet 1988."
    assert told(text) == {
        over("Marc Ruiz", SG, "NATO", "1984", "1988"),
        ("Paul Petit", SG, "NATO", "1988-07", None, "former"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Ruiz a été ministre belge de la Défense de 2001 à 2004 avant de devenir Première ministre en 2011.",
            {
                ("Anna Ruiz", DEFENCE, "Belgium", "2001", "2004"),
                ("Anna Ruiz", PM, "Belgium", "2011", None),
            },
        ),
        (
            "Anna Ruiz a dirigé l'Otan de 2001 à 2004 avant de prendre la tête de la BCE en 2011.",
            {
                ("Anna Ruiz", SG, "NATO", "2001", "2004"),
                ("Anna Ruiz", PRESIDENT, "European Central Bank", "2011", None),
            },
        ),
        ("Anna Ruiz pourrait diriger l'Otan avant de devenir Première ministre.", set()),
    ],
)
def test_what_someone_did_before_doing_something_else(text, expected):
    assert {found[:5] for found in told(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les ministres de la Défense Marc Ruiz (Espagne) et Anna Wolf (Allemagne) ont parlé.",
            {("Marc Ruiz", DEFENCE, "Spain"), ("Anna Wolf", DEFENCE, "Germany")},
        ),
        (
            "Les présidents chypriote Marc Ruiz et roumain Karl Wolf ont parlé.",
            {("Marc Ruiz", PRESIDENT, "Cyprus"), ("Karl Wolf", PRESIDENT, "Romania")},
        ),
        (
            "Les Premiers ministres polonais, Marc Ruiz, et hongrois, Karl Wolf, ont parlé.",
            {("Marc Ruiz", PM, "Poland"), ("Karl Wolf", PM, "Hungary")},
        ),
        (
            "Le Premier ministre belge Marc Ruiz et son ministre de la Défense, Karl Wolf, ont parlé.",
            {("Marc Ruiz", PM, "Belgium"), ("Karl Wolf", DEFENCE, "Belgium")},
        ),
        (
            "Le Premier ministre belge Marc Ruiz a reçu Paul Bell et son ministre de la Défense, Karl Wolf.",
            {("Marc Ruiz", PM, "Belgium"), ("Karl Wolf", DEFENCE, "")},
        ),
        ("Le président du Conseil italien Marc Ruiz a parlé.", {("Marc Ruiz", PM, "Italy")}),
    ],
)
def test_each_of_a_row_has_the_office_of_their_own_country(text, expected):
    assert {found[:3] for found in told(text)} == expected


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Le président Marc Dupuis a remplacé son ministre de la Défense Paul Ruiz par Karl Wolf.",
            {"Paul Ruiz", "Karl Wolf"},
        ),
        ("Le ministre de la Défense, Paul Ruiz, a été remplacé par Karl Wolf.", {"Paul Ruiz", "Karl Wolf"}),
    ],
)
def test_whoever_puts_one_in_the_place_of_another_has_not_their_office(text, holders):
    assert {person for person, office, *_ in told(text) if office == DEFENCE} == holders


def test_a_commissioner_s_field_ends_before_the_verb():
    text = "Le commissaire européen au Climat rejette les critiques de Marc Ruiz."
    assert told(text) == set()
    named = "Le commissaire européen au Marché intérieur Marc Ruiz a parlé."
    assert {found[:2] for found in told(named)} == {("Marc Ruiz", "Commissioner")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Après avoir dirigé l'Otan de 1995 à 1999, Marc Ruiz devient ministre belge de la Défense en 2001.",
            {("Marc Ruiz", SG, "1995", "1999"), ("Marc Ruiz", DEFENCE, "2001", None)},
        ),
        ("Après avoir été reçue par le ministre de la Défense, Anna Ruiz a parlé.", set()),
        (
            "Après avoir été battu par le président Marc Ruiz, Karl Wolf a parlé.",
            {("Marc Ruiz", PRESIDENT, None, None)},
        ),
    ],
)
def test_what_someone_had_done_before_the_sentence_names_them(text, expected):
    assert {(person, office, start, end) for person, office, _, start, end, _ in told(text)} == expected


def test_a_body_whose_name_only_begins_like_a_known_one_is_not_that_one():
    text = "La présidente du Conseil national de la transition, Anna Ruiz, a parlé."
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le vice-président américain JD Ruiz a parlé.", {("JD Ruiz", "Vice President", "United States")}),
        (
            "Le commandant en chef des forces armées ukrainiennes, Karl Wolf, a parlé.",
            {("Karl Wolf", "Chief of Defence", "Ukraine")},
        ),
        ("Le commandant en chef de la flotte, Karl Wolf, a parlé.", set()),
    ],
)
def test_names_of_letters_and_commanders_in_chief(text, found):
    assert {spell[:3] for spell in told(text)} == found
