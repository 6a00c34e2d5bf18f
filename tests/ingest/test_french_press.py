"""How French papers tell of offices, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import DEFENCE, FOREIGN, PM, PRESIDENT, SG, told

INTERIOR, JUSTICE, CULTURE, LABOUR = (
    "Minister of the Interior",
    "Minister of Justice",
    "Minister of Culture",
    "Minister of Labour",
)
HEALTH = "Minister of Health"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marc Ruiz est nommé ministre de l'Intérieur, Anna Rao ministre de la Défense et Paul Petit ministre de la Justice.",
            {
                ("Marc Ruiz", INTERIOR, "", None, None, "future"),
                ("Anna Rao", DEFENCE, "", None, None, "future"),
                ("Paul Petit", JUSTICE, "", None, None, "future"),
            },
        ),
        (
            "Marc Ruiz est nommé à l'Intérieur, Anna Rao à la Défense, et Paul Petit conserve la Culture.",
            {
                ("Marc Ruiz", INTERIOR, "", None, None, "future"),
                ("Anna Rao", DEFENCE, "", None, None, "future"),
                ("Paul Petit", CULTURE, "", None, None, "current"),
            },
        ),
        ("Marc Ruiz quitte l'Intérieur.", {("Marc Ruiz", INTERIOR, "", None, None, "current")}),
        (
            "Marc Ruiz, jusqu'ici ministre de la Santé, devient ministre du Travail.",
            {
                ("Marc Ruiz", HEALTH, "", None, None, "former"),
                ("Marc Ruiz", LABOUR, "", None, None, "current"),
            },
        ),
    ],
)
def test_a_reshuffle_gives_each_of_them_an_office(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz est nommé ministre de l'Intérieur, selon Anna Rao, ministre de la Défense.",
        "Marc Ruiz quitte l'intérieur du pays.",
        "Marc Ruiz conserve la culture du doute.",
    ],
)
def test_no_ministry_is_made_of_a_common_noun_or_of_who_speaks(text):
    assert {office for _, office, *_, status in told(text) if status != "current"} <= {INTERIOR}
    assert CULTURE not in {office for _, office, *_ in told(text)}


@pytest.mark.parametrize(
    ("text", "start", "end", "status"),
    [
        ("Marc Ruiz devint secrétaire général de l'Otan en octobre 1971. Il y demeura jusqu'en juin 1984.", "1971-10", "1984-06", "former"),
        ("Marc Ruiz a passé dix ans à la tête de l'Otan.", None, None, "former"),
        ("Le mandat de Marc Ruiz à la tête de l'Otan s'achève en décembre.", None, None, "current"),
        ("Marc Ruiz, qui dirige l'Otan depuis 2019, brigue un second mandat.", "2019", None, "current"),
        ("Secrétaire général de l'Otan d'octobre 2010 à juillet 2014, un record dans son pays, Marc Ruiz a écrit ses mémoires.", "2010-10", "2014-07", "former"),
        ("L'ancien secrétaire général de l'Otan (2010-2014) Marc Ruiz a écrit ses mémoires.", "2010", "2014", "former"),
        ("Feu le secrétaire général de l'Otan Marc Ruiz en avait rêvé.", None, None, "former"),
    ],
)  # fmt: skip
def test_a_term_has_its_edges(text, start, end, status):
    assert told(text) == {("Marc Ruiz", SG, "NATO", start, end, status)}


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("Anna Rao, directrice générale du groupe Teldis, a parlé.", "Director General", "Teldis"),
        ("La PDG de la société Veltis, Anna Rao, a parlé.", "Chief Executive", "Veltis"),
        ("La commissaire européenne au Marché intérieur, Anna Rao, a parlé.", "Commissioner", "European Commission"),
        ("La commissaire européenne à la Concurrence Anna Rao a parlé.", "Commissioner", "European Commission"),
        ("La ministre-présidente wallonne, Anna Rao, a parlé.", "Minister-President", "Wallonia"),
        ("Anna Rao, ministre-présidente de la Région bruxelloise, a parlé.", "Minister-President", "Brussels-Capital Region"),
        ("La présidente de la région Île-de-France, Anna Rao, a parlé.", PRESIDENT, "Île-de-France"),
        ("Anna Rao, présidente des Hauts-de-France, a parlé.", PRESIDENT, "Hauts-de-France"),
        ("La conseillère fédérale Anna Rao a parlé.", "Federal Councillor", "Switzerland"),
        ("La chancelière de la Confédération, Anna Rao, a parlé.", "Federal Chancellor", "Switzerland"),
    ],
)  # fmt: skip
def test_titles_of_neighbours_and_firms(text, office, body):
    assert told(text) == {("Anna Rao", office, body, None, None, "current")}


def test_a_president_of_a_transition_is_acting_and_his_country_is_told():
    text = "Le président de la transition gabonaise, Marc Ruiz, a parlé."
    assert told(text) == {("Marc Ruiz", PRESIDENT, "Gabon", None, None, "current")}


def test_the_chair_that_is_given_up_is_the_one_named():
    assert told("Marc Ruiz a cédé son fauteuil de secrétaire général de l'Otan à Anna Rao.") == {
        ("Marc Ruiz", SG, "NATO", None, None, "former"),
        ("Anna Rao", SG, "NATO", None, None, "current"),
    }


def test_each_of_two_verbs_has_its_own_day():
    text = "Marc Ruiz avait été nommé Premier ministre en mai 1991 avant d'être remplacé par Paul Rao en avril 1992."
    assert ("Paul Rao", PM, "", "1992-04", None, "former") in told(text)
    assert FOREIGN not in {office for _, office, *_ in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cela fut révélé alors que Marc Ruiz était encore secrétaire général de l'Otan.",
            {("Marc Ruiz", SG, "NATO", None, None, "former")},
        ),
        (
            "Le cabinet de Marc Ruiz fut payé alors que ce dernier était ministre de l'Intérieur.",
            {("Marc Ruiz", INTERIOR, "", None, None, "former")},
        ),
        (
            "Anna Rao, présidente et cheffe de la direction de Kalio, a parlé aux États-Unis.",
            {
                ("Anna Rao", PRESIDENT, "Kalio", None, None, "current"),
                ("Anna Rao", "Chief Executive", "Kalio", None, None, "current"),
            },
        ),
        (
            "Marc Ruiz, ancien directeur du cabinet de Paul Rao et ancien ministre de l'Intérieur, a été condamné.",
            {("Marc Ruiz", INTERIOR, "", None, None, "former")},
        ),
        (
            "Le roi a signé un décret portant nomination de Marc Ruiz en qualité de Premier ministre.",
            {("Marc Ruiz", PM, "", None, None, "future")},
        ),
    ],
)
def test_offices_told_by_the_way(text, expected):
    assert told(text) == expected


def test_who_has_just_resigned_is_out():
    text = "Marc Ruiz, secrétaire général de l'Otan, vient de démissionner lundi."
    assert told(text) == {("Marc Ruiz", SG, "NATO", None, "2024-09-30", "former")}


def test_what_came_before_something_else_came_to_pass():
    text = "Marc Ruiz fut secrétaire général de l'Onu de 1995 à 1999, avant de devenir secrétaire général de l'Otan."
    assert told(text) == {
        ("Marc Ruiz", SG, "United Nations", "1995", "1999", "former"),
        ("Marc Ruiz", SG, "NATO", None, None, "former"),
    }


def test_a_captain_is_named_with_his_rank():
    text = "Le Premier ministre belge, le capitaine Marc Ruiz, a parlé."
    assert told(text) == {("Marc Ruiz", PM, "Belgium", None, None, "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Premier ministre, Marc Ruiz a parlé.", {("Marc Ruiz", PM, "", None, None, "current")}),
        ("Diplomate de carrière, ancien ministre de la Défense, Marc Ruiz a parlé.", {("Marc Ruiz", DEFENCE, "", None, None, "former")}),
        ("Selon le Premier ministre, Marc Ruiz a parlé.", set()),
        ("Au Premier ministre, Marc Ruiz a tout dit.", set()),
    ],
)  # fmt: skip
def test_a_title_at_the_head_of_a_sentence_is_of_whom_it_names_unless_a_preposition_governs_it(
    text, expected
):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "office", "place"),
    [
        ("Le maire de Saint-Denis Marc Ruiz a parlé.", "Mayor", "Saint-Denis"),
        ("Le maire socialiste de Paris, Marc Ruiz, a parlé.", "Mayor", "Paris"),
        ("Marc Ruiz, bourgmestre de la ville de Gand, a parlé.", "Mayor", "Ghent"),
        ("L'évêque d'Auxerre, Mgr Marc Ruiz, a parlé.", "Bishop", "Auxerre"),
        ("Mgr Marc Ruiz, archevêque métropolitain de Lomé, a parlé.", "Archbishop", "Lomé"),
    ],
)
def test_a_town_or_a_diocese_has_an_office(text, office, place):
    assert told(text) == {("Marc Ruiz", office, place, None, None, "current")}


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz, premier adjoint au maire de Nice, a parlé.",
        "Le maire d'arrondissement Marc Ruiz a parlé.",
        "La femme du maire de Nice, Anna Rao, a parlé.",
    ],
)
def test_whoever_is_beside_a_mayor_is_none(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'ancien Premier ministre de Jean Petit Marc Ruiz a parlé.", ("Marc Ruiz", PM, "", None, None, "former")),
        ("La ministre de la Défense de Jean Petit Anna Rao a parlé.", ("Anna Rao", DEFENCE, "", None, None, "current")),
    ],
)  # fmt: skip
def test_whose_minister_someone_is_stands_before_their_own_name(text, expected):
    assert told(text) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marc Ruiz admire l'Otan, dont il fut secrétaire général de 1999 à 2003.", (SG, "NATO", "1999", "2003", "former")),
        ("Marc Ruiz vante la Commission européenne, dont il est le président depuis 2019.", (PRESIDENT, "European Commission", "2019", None, "current")),
        ("L'Italie, dont le Premier ministre, Marc Ruiz, est absent, a parlé.", (PM, "Italy", None, None, "current")),
    ],
)  # fmt: skip
def test_dont_says_of_which_body_someone_is(text, expected):
    assert told(text) == {("Marc Ruiz", *expected)}


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("Le patron de Canal+ Marc Ruiz a parlé.", "Chief Executive", "Canal+"),
        ("Le chef de l'opposition travailliste, Marc Ruiz, a parlé.", "Leader of the Opposition", ""),
        ("Le speaker de la Chambre des représentants, Marc Ruiz, a parlé.", "Speaker", "United States House of Representatives"),
    ],
)  # fmt: skip
def test_bodies_and_offices_go_by_these_names(text, office, body):
    assert told(text) == {("Marc Ruiz", office, body, None, None, "current")}


def test_names_in_capitals_are_written_as_others():
    text = "GÉNÉRAL LOÏC MARCHAND\n\nDepuis le 1er septembre 2023 : chef d'état-major des armées\n\nLoïc MARCHAND, 57 ans, est marié."
    assert told(text) == {("Loïc Marchand", "Chief of Defence", "", "2023-09-01", None, "current")}


@pytest.mark.parametrize(
    ("place", "office", "body"),
    [
        ("la Commission européenne", "High Representative for Foreign Affairs and Security Policy", "European Union"),
        ("la Bosnie-Herzégovine", "High Representative", ""),
    ],
)  # fmt: skip
def test_the_high_representative_is_of_the_union_where_the_article_is_about_it(place, office, body):
    assert (office, body) in {
        (o, b) for _, o, b, *_ in told(f"On parle de {place}. La haute représentante, Anna Rao, a parlé.")
    }


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("Le maire LR de Brive, Marc Ruiz, a parlé.", "Mayor", "Brive"),
        ("La présidente PS de la région Occitanie, Anna Rao, a parlé.", PRESIDENT, "Occitanie"),
        ("Le ministre-président CSU de Bavière Marc Ruiz a parlé.", "Minister-President", "Bavaria"),
    ],
)  # fmt: skip
def test_a_party_stands_between_a_title_and_its_place(text, office, body):
    assert {(o, b) for _, o, b, *_ in told(text)} == {(office, body)}


def test_a_party_alone_is_no_place():
    assert told("Le président UMP Marc Ruiz a parlé.") == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Selon Marc Ruiz, président de l'IPSN (Institut pour la protection de la santé naturelle), rien ne presse.", "Institut pour la protection de la santé naturelle"),
        ("Marc Ruiz, président de la FNEP (Fédération nationale des éleveurs de poules), a parlé.", "Fédération nationale des éleveurs de poules"),
        ("Marc Ruiz, président de l'UFA (Paris), a parlé.", "UFA"),
        ("Marc Ruiz, président du Comité technique des semences (CTS), a parlé.", "Comité technique des semences"),
        ("Marc Ruiz, président du Collectif des usagers du rail, a parlé.", "Collectif des usagers du rail"),
    ],
)  # fmt: skip
def test_a_body_has_the_name_that_is_spelt_out(text, body):
    assert told(text) == {("Marc Ruiz", PRESIDENT, body, None, None, "current")}


@pytest.mark.parametrize("body", ["Comité de soutien à", "Association de soutien à", "Association pour"])
def test_whom_a_body_is_for_does_not_head_it(body):
    assert told(f"Marc Ruiz, président du {body} Paul Petit, a parlé.") == set()


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Le maire de Brive et ministre de la Défense, Marc Ruiz, a parlé.", {"Mayor", DEFENCE}),
        ("L'ancien ministre de la Justice et actuel maire de Brive, Marc Ruiz, a parlé.", {JUSTICE, "Mayor"}),
        ("Le Premier ministre et le maire de Brive, Marc Ruiz, ont parlé.", {"Mayor"}),
    ],
)  # fmt: skip
def test_two_titles_before_a_name_are_both_theirs_unless_each_has_its_article(text, offices):
    assert {office for _, office, *_ in told(text)} == offices


@pytest.mark.parametrize(
    ("title", "office", "body"),
    [
        ("second vice-président du Burundi", "Second Vice President", "Burundi"),
        ("vice-président de la région Occitanie", "Vice President", "Occitanie"),
    ],
)  # fmt: skip
def test_vice_presidents_are_of_regions_too_and_a_second_one_has_another_office(title, office, body):
    assert told(f"Marc Ruiz, {title}, a parlé.") == {("Marc Ruiz", office, body, None, None, "current")}


def test_who_speaks_for_a_government_has_an_office_and_who_speaks_for_someone_has_none():
    spokesperson = ("Marc Ruiz", "Government Spokesperson", "", None, None, "current")
    assert told("Le ministre et porte-parole du gouvernement, Marc Ruiz, a parlé.") == {spokesperson}
    assert told("Le porte-parole du syndicat, Marc Ruiz, a parlé.") == set()
