"""Who came before and after whom in French, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import PM, PRESIDENT, SG, told


def nato(person, start, end, status):
    return (person, SG, "NATO", start, end, status)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marc Ruiz a passé le témoin à Anna Rao, mardi, à la tête de l'Otan.",
            {
                nato("Marc Ruiz", None, "2024-10-01", "former"),
                nato("Anna Rao", "2024-10-01", None, "current"),
            },
        ),
        (
            "Le secrétaire général de l'Otan, Marc Ruiz, qui cède sa place à Anna Rao dans une semaine, a parlé.",
            {nato("Marc Ruiz", None, None, "current"), nato("Anna Rao", None, None, "future")},
        ),
        (
            "Le secrétaire général de l'Otan, Marc Ruiz, a reçu Paul Wolf, auquel il succède.",
            {nato("Marc Ruiz", None, None, "current"), nato("Paul Wolf", None, None, "former")},
        ),
        (
            "Le secrétaire général de l'Otan, Marc Ruiz, à qui Anna Rao succédera en mai 2025, a parlé.",
            {nato("Marc Ruiz", None, None, "current"), nato("Anna Rao", "2025-05", None, "future")},
        ),
        (
            "Le 1er octobre, Anna Rao est devenue la 14e secrétaire générale de l'Otan, remplaçant Marc Ruiz.",
            {nato("Anna Rao", "2024-10-01", None, "current"), nato("Marc Ruiz", None, None, "former")},
        ),
        (
            "C'est Anna Rao qui a été choisie pour succéder à Marc Ruiz à la tête de l'Otan.",
            {nato("Anna Rao", None, None, "future"), nato("Marc Ruiz", None, None, "current")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'Otan de 1953 à 1961, est mort. Anna Rao lui succéda jusqu'en 1971.",
            {nato("Marc Ruiz", "1953", "1961", "former"), nato("Anna Rao", None, "1971", "former")},
        ),
        (
            "Le 1er octobre, Anna Rao a pris la tête de l'Otan, succédant au Belge Marc Delvaux, en poste depuis 2014.",
            {nato("Anna Rao", "2024-10-01", None, "current"), nato("Marc Delvaux", "2014", None, "former")},
        ),
        (
            "Anna Rao dirigera l'Otan. Son prédécesseur, le Belge Marc Delvaux, a parlé.",
            {nato("Anna Rao", None, None, "future"), nato("Marc Delvaux", None, None, "current")},
        ),
        (
            "Marc Ruiz dirigea l'Otan de 1988 jusqu'à sa mort en 1994. Anna Rao assura l'intérim jusqu'en octobre 1994.",
            {nato("Marc Ruiz", "1988", "1994", "former"), nato("Anna Rao", None, "1994-10", "former")},
        ),
        (
            "Anna Rao prend les commandes de l'Otan. Elle remplace le Belge Marc Delvaux, en poste depuis 2014.",
            {nato("Anna Rao", None, None, "current"), nato("Marc Delvaux", "2014", None, "former")},
        ),
    ],
)
def test_who_follows_whom(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marc Ruiz n'est resté qu'un an à la tête de l'Otan, d'octobre 1994 à octobre 1995.",
            {nato("Marc Ruiz", "1994-10", "1995-10", "former")},
        ),
        (
            "En 1999, Marc Ruiz quitte Oslo. Il sera secrétaire général de l'Otan jusqu'en 2003.",
            {nato("Marc Ruiz", None, "2003", "former")},
        ),
        (
            "Marc Ruiz, l'ex-secrétaire général de l'Otan (2009-2014), a parlé.",
            {nato("Marc Ruiz", "2009", "2014", "former")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'Otan de 2014 à 2024, a parlé.",
            {nato("Marc Ruiz", "2014", "2024", "former")},
        ),
        (
            "Marc Ruiz sera le prochain secrétaire général de l'Otan. Le Fribourgeois prendra ses fonctions le 18 décembre.",
            {nato("Marc Ruiz", "2024-12-18", None, "future")},
        ),
        (
            "Le Premier ministre belge, Marc Delvaux, également secrétaire général de l'Otan, a parlé.",
            {
                nato("Marc Delvaux", None, None, "current"),
                ("Marc Delvaux", PM, "Belgium", None, None, "current"),
            },
        ),
    ],
)
def test_when_someone_held_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le secrétaire général de l'Otan est Marc Ruiz.",
            {nato("Marc Ruiz", None, None, "current")},
        ),
        (
            "Le secrétaire général de l'Otan sera Marc Ruiz.",
            {nato("Marc Ruiz", None, None, "future")},
        ),
        (
            "Marc Ruiz, en poste de 1974 à 1981, a parlé. Il est l'ancien secrétaire général de l'Otan.",
            {nato("Marc Ruiz", "1974", "1981", "former")},
        ),
        (
            "L'ancien président iranien Marc Ruiz est mort. Il avait dirigé le pays de 1989 à 1997.",
            {("Marc Ruiz", "President", "Iran", "1989", "1997", "former")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'Otan, avait dû démissionner en octobre 1995.",
            {nato("Marc Ruiz", None, "1995-10", "former")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'Otan, propose aux siens de démissionner en octobre.",
            {nato("Marc Ruiz", None, None, "current")},
        ),
        (
            "Le candidat belge Marc Ruiz sera secrétaire général de l'Otan.",
            {nato("Marc Ruiz", None, None, "future")},
        ),
        (
            "Le président du Sénat et de l'Assemblée nationale, Marc Ruiz, a parlé.",
            {("Marc Ruiz", "President", "Senate", None, None, "current")},
        ),
        (
            "Marc Ruiz, vice-président de la fédération internationale d'athlétisme, a parlé.",
            {("Marc Ruiz", "Vice President", "", None, None, "current")},
        ),
        (
            "Marc Ruiz, président de la Ligue contre la violence routière, a vu Anna Rao, Première ministre de 2001 à 2004.",
            {
                ("Marc Ruiz", "President", "Ligue contre la violence routière", None, None, "current"),
                ("Anna Rao", PM, "", "2001", "2004", "former"),
            },
        ),
    ],
)
def test_other_ways_to_say_that_someone_holds_it(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Rao (2004-2009), Marc Ruiz (1999-2003) et Paul Wolf (1995-1999) ont dirigé l'Otan avant lui.",
            {
                nato("Anna Rao", "2004", "2009", "former"),
                nato("Marc Ruiz", "1999", "2003", "former"),
                nato("Paul Wolf", "1995", "1999", "former"),
            },
        ),
        (
            "Le Belge Marc Delvaux dirigea l'Otan d'avril 1961 à août 1964, l'Italien Paolo Rossi de 1964 à 1971.",
            {
                nato("Marc Delvaux", "1961-04", "1964-08", "former"),
                nato("Paolo Rossi", "1964", "1971", "former"),
            },
        ),
        (
            "Anna Rao sera secrétaire générale de l'Otan. La sortante, Marie Wolf, a parlé.",
            {nato("Anna Rao", None, None, "future"), nato("Marie Wolf", None, None, "current")},
        ),
        (
            "Marc Ruiz a été secrétaire général de l'Otan. Son fauteuil revint à la Belge Anna Rao.",
            {nato("Marc Ruiz", None, None, "former"), nato("Anna Rao", None, None, "current")},
        ),
        (
            "Marc Ruiz fut secrétaire général de l'Otan en 1952 ; il le resta jusqu'en mai 1957.",
            {nato("Marc Ruiz", None, "1957-05", "former")},
        ),
    ],
)
def test_rows_of_holders(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Rao a été nommée secrétaire générale de l'Otan en juin 2011. Elle y prit ses fonctions le 5 juillet de la même année.",
            {nato("Anna Rao", "2011-07-05", None, "former")},
        ),
        (
            "Anna Rao est née en 1960. Elle devint secrétaire générale de l'Otan trente ans plus tard.",
            {nato("Anna Rao", "1990~", None, "former")},
        ),
        (
            "Ministre de l'Industrie de 1993 à 1996, puis ministre des Finances de 1996 à 1997, Anna Rao a parlé.",
            {
                ("Anna Rao", "Minister of Industry", "", "1993", "1996", "former"),
                ("Anna Rao", "Minister of Finance", "", "1996", "1997", "former"),
            },
        ),
        (
            "Depuis 2014 secrétaire générale de l'Otan, Anna Rao a parlé.",
            {nato("Anna Rao", "2014", None, "current")},
        ),
        (
            "Anna Rao, dont le mandat de secrétaire générale de l'Otan expire mardi, a parlé.",
            {nato("Anna Rao", None, None, "current")},
        ),
        (
            "Marc Delvaux dirigeait jusqu'en juillet le gouvernement des Pays-Bas.",
            {("Marc Delvaux", PM, "Netherlands", None, "2024-07", "former")},
        ),
        (
            "Le Belge Marc Delvaux, ancien ministre de la Défense de son pays, a parlé.",
            {("Marc Delvaux", "Minister of Defence", "Belgium", None, None, "former")},
        ),
        (
            "Anna Rao, la cheffe sortante de la diplomatie française, a parlé.",
            {("Anna Rao", "Minister of Foreign Affairs", "France", None, None, "current")},
        ),
        (
            "Marc Ruiz, ex-ministre de la Justice de Paul Wolf, a parlé.",
            {("Marc Ruiz", "Minister of Justice", "", None, None, "former")},
        ),
        (
            "Le président du Sénat, Marc Ruiz a parlé.",
            {("Marc Ruiz", "President", "Senate", None, None, "current")},
        ),
        (
            "Le président gambien Marc Ruiz est parti. Ruiz avait pris le pouvoir en 1994.",
            {("Marc Ruiz", "President", "Gambia", "1994", None, "current")},
        ),
        (
            "L'ancien président haïtien Marc Ruiz, ravi aujourd'hui, avait été contraint en 2004 de quitter le pouvoir.",
            {("Marc Ruiz", "President", "Haiti", None, "2004", "former")},
        ),
        (
            "Dans la matinée, le ministre de l'Intérieur français, Marc Ruiz a parlé.",
            {("Marc Ruiz", "Minister of the Interior", "France", None, None, "current")},
        ),
        (
            "Le ministre de l'Environnement du Burundi, Marc Ruiz, a été tué. Marc Ruiz est mort dimanche.",
            {("Marc Ruiz", "Minister of the Environment", "Burundi", None, "2024-09-29", "former")},
        ),
        (
            "Anna Rao était secrétaire générale de l'Otan, poste qu'elle a quitté au début du mois de juillet 2020.",
            {nato("Anna Rao", None, "2020-07", "former")},
        ),
        (
            "En 1984, Anna Rao entre au gouvernement. Elle sera secrétaire générale de l'Otan.",
            {nato("Anna Rao", None, None, "former")},
        ),
        (
            "Le président de l' Association des collaborateurs parlementaires , Marc Ruiz , a parlé.",
            {
                (
                    "Marc Ruiz",
                    "President",
                    "Association des collaborateurs parlementaires",
                    None,
                    None,
                    "current",
                )
            },
        ),
        (
            "Le président de la Cour, Marc Ruiz, a parlé.",
            {("Marc Ruiz", "President", "", None, None, "current")},
        ),
        (
            "Marc Ruiz, le chef du gouvernement du pays, a parlé.",
            {("Marc Ruiz", PM, "", None, None, "current")},
        ),
        (
            "Marc Ruiz, Premier ministre sous Paul Wolf, a parlé.",
            {("Marc Ruiz", PM, "", None, None, "former")},
        ),
        (
            "Marc Ruiz a été ministre du Commerce (1993-1995), puis de la Défense (1995-1997).",
            {
                ("Marc Ruiz", "Minister of Trade", "", "1993", "1995", "former"),
                ("Marc Ruiz", "Minister of Defence", "", "1995", "1997", "former"),
            },
        ),
        (
            "Ancienne patronne du FMI (2011-2019), Anna Rao a parlé.",
            {("Anna Rao", "Managing Director", "International Monetary Fund", "2011", "2019", "former")},
        ),
        (
            "La secrétaire au Trésor Anna Rao a parlé.",
            {("Anna Rao", "Secretary of the Treasury", "United States", None, None, "current")},
        ),
        (
            "Le Conseil a décidé de nommer Anna Rao au poste de secrétaire générale de l'Otan.",
            {nato("Anna Rao", None, None, "future")},
        ),
        (
            "Marc Ruiz, secrétaire général de l'ONU (1992-1996) puis secrétaire général de l'Otan (1997-2002), est mort.",
            {
                ("Marc Ruiz", SG, "United Nations", "1992", "1996", "former"),
                nato("Marc Ruiz", "1997", "2002", "former"),
            },
        ),
        (
            "Marc Ruiz fut ministre de la Défense de 1982 à 1988 et secrétaire général de l'Otan de 1988 à sa mort.",
            {
                ("Marc Ruiz", "Minister of Defence", "", "1982", "1988", "former"),
                nato("Marc Ruiz", "1988", None, "former"),
            },
        ),
        (
            "De 2000 à 2001 puis de 2005 à 2013, Anna Rao a été secrétaire générale de l'Otan.",
            {nato("Anna Rao", "2000", "2001", "former"), nato("Anna Rao", "2005", "2013", "former")},
        ),
        (
            "Marc Ruiz, maire de Neuilly de 1983 à 2002, fut aussi secrétaire général de l'Otan.",
            {
                nato("Marc Ruiz", None, None, "former"),
                ("Marc Ruiz", "Mayor", "Neuilly", "1983", "2002", "former"),
            },
        ),
        (
            "Marc Ruiz a été avocat de 1997 à 1999 avant de devenir secrétaire général de l'Otan, d'octobre 1999 à décembre 2003.",
            {nato("Marc Ruiz", "1999-10", "2003-12", "former")},
        ),
        (
            "Marc Ruiz sera directeur général de Kering, dont l'actuel PDG, Paul Wolf, a parlé.",
            {
                ("Marc Ruiz", "Chief Executive", "Kering", None, None, "future"),
                ("Paul Wolf", "Chief Executive", "Kering", None, None, "current"),
            },
        ),
        (
            "Nommée en 2019, la directrice générale du FMI, Anna Rao, a parlé.",
            {("Anna Rao", "Managing Director", "International Monetary Fund", None, None, "current")},
        ),
        (
            "Marc Ruiz est devenu en juillet le Premier ministre du Royaume-Uni.",
            {("Marc Ruiz", PM, "United Kingdom", "2024-07", None, "current")},
        ),
        (
            "L'amiral Marc Ruiz, qui préside le comité militaire de l'Otan, a parlé.",
            {("Marc Ruiz", "Chair of the Military Committee", "NATO", None, None, "current")},
        ),
    ],
)
def test_times_told_by_others_and_offices_told_in_other_words(text, expected):
    assert told(text) == expected


def test_who_answers_the_president_is_not_the_president():
    assert told("Au président du Sénat, Marc Ruiz a répondu.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz est Premier ministre. La nomination de son prédécesseur, Paul Petit, au poste de président du Sénat a surpris.",
        "Marc Ruiz est Premier ministre. Son arrivée suit la désignation de son prédécesseur, Paul Petit, comme président du Sénat.",
    ],
)  # fmt: skip
def test_where_a_predecessor_is_sent_is_not_where_he_was_followed(text):
    assert told(text) == {
        ("Marc Ruiz", PM, "", None, None, "current"),
        ("Paul Petit", PM, "", None, None, "former"),
        ("Paul Petit", PRESIDENT, "Senate", None, None, "future"),
    }
