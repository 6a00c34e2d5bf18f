"""What French sentences say of offices, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document
from tests.ingest.french import DEFENCE, FOREIGN, PM, PRESIDENT, SG, told


@pytest.mark.parametrize(
    ("text", "person", "office", "body"),
    [
        ("La secrétaire générale de l’Otan, Ingrid Solheim, a parlé.", "Ingrid Solheim", SG, "NATO"),
        ("Le patron de l'Alliance atlantique, Marc Delvaux, a parlé.", "Marc Delvaux", SG, "NATO"),
        ("La ministre espagnole de la Défense, Anna Ruiz, a parlé.", "Anna Ruiz", DEFENCE, "Spain"),
        ("Le ministre de la Défense espagnol Marc Ruiz a parlé.", "Marc Ruiz", DEFENCE, "Spain"),
        ("Anna Ruiz, ministre espagnole des Affaires étrangères, a parlé.", "Anna Ruiz", FOREIGN, "Spain"),
        ("Le chef norvégien de la diplomatie Marc Solheim a parlé.", "Marc Solheim", FOREIGN, "Norway"),
        ("Le secrétaire général norvégien de l'Otan, Marc Solheim, a parlé.", "Marc Solheim", SG, "NATO"),
        (
            "La directrice générale de l’Organisation mondiale du commerce, l’Indienne Anna Rao, a parlé.",
            "Anna Rao",
            "Director General",
            "World Trade Organization",
        ),
        (
            "Le directeur général de l’Agence internationale de l’énergie atomique (AIEA), Marc Ruiz, a parlé.",
            "Marc Ruiz",
            "Director General",
            "International Atomic Energy Agency",
        ),
        ("Le président de la République, Marc Le Guen, a parlé.", "Marc Le Guen", PRESIDENT, ""),
    ],
)
def test_whoever_is_named_with_an_office_holds_it(text, person, office, body):
    assert told(text) == {(person, office, body, None, None, "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Ruiz, secrétaire générale de l'Otan de 1995 à 1999, puis présidente de la BCE de 1999 à 2004.",
            {
                ("Anna Ruiz", SG, "NATO", "1995", "1999", "former"),
                ("Anna Ruiz", PRESIDENT, "European Central Bank", "1999", "2004", "former"),
            },
        ),
        (
            "Marc Delvaux, 57 ans, ancien Premier ministre belge et actuel secrétaire général de l'Otan, a parlé.",
            {
                ("Marc Delvaux", PM, "Belgium", None, None, "former"),
                ("Marc Delvaux", SG, "NATO", None, None, "current"),
            },
        ),
        (
            "Marc Delvaux, président français, et la chancelière allemande, Anna Wolf, ont parlé.",
            {
                ("Marc Delvaux", PRESIDENT, "France", None, None, "current"),
                ("Anna Wolf", "Chancellor", "Germany", None, None, "current"),
            },
        ),
        (
            "Secrétaire générale de l'Otan depuis 2014, Anna Ruiz a parlé.",
            {("Anna Ruiz", SG, "NATO", "2014", None, "current")},
        ),
        (
            "À la tête de l'Otan depuis 2014, Anna Ruiz a parlé.",
            {("Anna Ruiz", SG, "NATO", "2014", None, "current")},
        ),
        (
            "Anna Ruiz a été secrétaire générale de l'Otan de 1988 jusqu'à sa mort en 1994.",
            {("Anna Ruiz", SG, "NATO", "1988", "1994", "former")},
        ),
        (
            "Née à Oslo, Anna Ruiz a été Première ministre de Norvège de 2000 à 2001 puis de 2005 à 2013.",
            {
                ("Anna Ruiz", PM, "Norway", "2000", "2001", "former"),
                ("Anna Ruiz", PM, "Norway", "2005", "2013", "former"),
            },
        ),
        (
            "Anna Ruiz est secrétaire générale de l'Otan de 2009 à 2014.",
            {("Anna Ruiz", SG, "NATO", "2009", "2014", "former")},
        ),
        (
            "Le président nigérian, Marc Ruiz, le chancelier allemand, Anna Wolf, et Anna Rao ont parlé.",
            {
                ("Marc Ruiz", PRESIDENT, "Nigeria", None, None, "current"),
                ("Anna Wolf", "Chancellor", "Germany", None, None, "current"),
            },
        ),
        (
            "Marc De Wever est depuis lundi Premier ministre de Belgique.",
            {("Marc De Wever", PM, "Belgium", "2024-09-30", None, "current")},
        ),
        (
            "Marc Ruiz était à Kiev. L'Espagnol est président du Conseil européen depuis lundi.",
            {("Marc Ruiz", PRESIDENT, "European Council", "2024-09-30", None, "current")},
        ),
        (
            "Marc Ruiz dirige le gouvernement espagnol depuis 2018.",
            {("Marc Ruiz", PM, "Spain", "2018", None, "current")},
        ),
        (
            "Il est accueilli par Anna Ruiz, ancienne ministre espagnole de la Défense durant les années 1990.",
            {("Anna Ruiz", DEFENCE, "Spain", None, None, "former")},
        ),
        (
            "Anna Ruiz sera la prochaine secrétaire générale de l'Otan.",
            {("Anna Ruiz", SG, "NATO", None, None, "future")},
        ),
        (
            "Le secrétaire d'État américain Marc Ruiz a appelé son homologue espagnol, Anna Rao.",
            {
                ("Marc Ruiz", "Secretary of State", "United States", None, None, "current"),
                ("Anna Rao", FOREIGN, "Spain", None, None, "current"),
            },
        ),
        (
            "Anna Ruiz a parlé. Secrétaire générale de l'Otan de 1957 à 1961, elle vit à Oslo.",
            {("Anna Ruiz", SG, "NATO", "1957", "1961", "former")},
        ),
        (
            "Élue présidente de la BCE en 2006, Anna Ruiz a parlé.",
            {("Anna Ruiz", PRESIDENT, "European Central Bank", None, None, "former")},
        ),
        (
            "Anna Ruiz est choisie pour remplacer le Belge Marc Delvaux comme secrétaire générale de l'Otan.",
            {
                ("Anna Ruiz", SG, "NATO", None, None, "future"),
                ("Marc Delvaux", SG, "NATO", None, None, "current"),
            },
        ),
        (
            "Lord Ismay fut secrétaire général de l'Otan de 1952 à 1957. Anna Ruiz lui succède en mai 1957.",
            {
                ("Ismay", SG, "NATO", "1952", "1957", "former"),
                ("Anna Ruiz", SG, "NATO", "1957-05", None, "former"),
            },
        ),
        (
            "Le secrétaire général de l'Otan Marc Delvaux, en poste depuis 2014, passera le relais à Anna Ruiz.",
            {
                ("Marc Delvaux", SG, "NATO", "2014", None, "current"),
                ("Anna Ruiz", SG, "NATO", None, None, "future"),
            },
        ),
        (
            "Le président élu, Marc Delvaux, a parlé en Belgique, comme le roi des Belges.",
            {("Marc Delvaux", PRESIDENT, "", None, None, "future")},
        ),
        (
            "Marc Delvaux a été désigné lundi secrétaire général de l'Otan.",
            {("Marc Delvaux", SG, "NATO", None, None, "future")},
        ),
        (
            "Marc Delvaux remplacera Anna Ruiz comme secrétaire général de l'Otan.",
            {
                ("Anna Ruiz", SG, "NATO", None, None, "current"),
                ("Marc Delvaux", SG, "NATO", None, None, "future"),
            },
        ),
        (
            "Anna Ruiz, qui a dirigé l'Otan de 2009 à 2014, estime que l'Ukraine doit adhérer.",
            {("Anna Ruiz", SG, "NATO", "2009", "2014", "former")},
        ),
        (
            "Les anciens secrétaires généraux de l'Otan Marc Delvaux, Anna Ruiz et Paul Wolf ont parlé.",
            {
                ("Marc Delvaux", SG, "NATO", None, None, "former"),
                ("Anna Ruiz", SG, "NATO", None, None, "former"),
                ("Paul Wolf", SG, "NATO", None, None, "former"),
            },
        ),
        (
            "Deux anciens patrons de l'Otan écrivent : Marc Delvaux (1995-1999) et Anna Ruiz (1999-2003).",
            {
                ("Marc Delvaux", SG, "NATO", "1995", "1999", "former"),
                ("Anna Ruiz", SG, "NATO", "1999", "2003", "former"),
            },
        ),
        (
            "Anna Ruiz est la troisième Espagnole à diriger l'Otan, après Marc Delvaux (1995-1999) et Paul Rey.",
            {
                ("Anna Ruiz", SG, "NATO", None, None, "current"),
                ("Marc Delvaux", SG, "NATO", "1995", "1999", "former"),
                ("Paul Rey", SG, "NATO", None, None, "former"),
            },
        ),
        (
            "Le président du comité militaire, l'amiral espagnol Marc Ruiz, et Anna Rao ont parlé.",
            {("Marc Ruiz", "Chair of the Military Committee", "NATO", None, None, "current")},
        ),
        (
            "Anna Ruiz est présidente du Conseil européen depuis lundi, à la suite du Belge Marc Delvaux.",
            {
                ("Anna Ruiz", PRESIDENT, "European Council", "2024-09-30", None, "current"),
                ("Marc Delvaux", PRESIDENT, "European Council", None, None, "former"),
            },
        ),
        (
            "Anna Ruiz sera secrétaire générale de l'Otan. Mme Ruiz prendra lundi le relais de Marc Delvaux.",
            {
                ("Anna Ruiz", SG, "NATO", "2024-10-07", None, "future"),
                ("Marc Delvaux", SG, "NATO", None, None, "current"),
            },
        ),
        (
            "Anna Ruiz, cheffe de la diplomatie espagnole, sera présidente de la BCE. Elle entrera en fonction lundi.",
            {
                ("Anna Ruiz", PRESIDENT, "European Central Bank", "2024-10-07", None, "future"),
                ("Anna Ruiz", FOREIGN, "Spain", None, None, "current"),
            },
        ),
        (
            "Marc Delvaux a parlé. L'ancien Premier ministre belge a été secrétaire général de l'Otan en 1995.",
            {
                ("Marc Delvaux", PM, "Belgium", None, None, "former"),
                ("Marc Delvaux", SG, "NATO", None, None, "former"),
            },
        ),
        (
            "Anna Ruiz sera présidente de la BCE. La ministre espagnole de la Défense prendra ses fonctions lundi.",
            {
                ("Anna Ruiz", PRESIDENT, "European Central Bank", "2024-10-07", None, "future"),
                ("Anna Ruiz", DEFENCE, "Spain", None, None, "current"),
            },
        ),
        (
            "Marc Delvaux a parlé. Le travailliste est Premier ministre de Norvège depuis 2021.",
            {("Marc Delvaux", PM, "Norway", "2021", None, "current")},
        ),
        (
            "Anna Ruiz, maire d'Oslo et ancienne Première ministre de Norvège, a parlé.",
            {
                ("Anna Ruiz", "Mayor", "Oslo", None, None, "current"),
                ("Anna Ruiz", PM, "Norway", None, None, "former"),
            },
        ),
        (
            "Anna Ruiz, qui fut Première ministre de Norvège de 2001 à 2009, a souhaité la paix à un dirigeant.",
            {("Anna Ruiz", PM, "Norway", "2001", "2009", "former")},
        ),
        (
            "Anna Ruiz a remplacé le Belge Marc Delvaux (2009-2017) comme secrétaire générale de l'Otan.",
            {
                ("Anna Ruiz", SG, "NATO", None, None, "former"),
                ("Marc Delvaux", SG, "NATO", "2009", "2017", "former"),
            },
        ),
        (
            "Marc Delvaux est mort. Né à Oslo, ce diplomate de haute taille fut secrétaire général de l'Otan en 1971.",
            {("Marc Delvaux", SG, "NATO", None, None, "former")},
        ),
        (
            "Marc De Wever a parlé. M. De Wever est Premier ministre de Belgique depuis 2013.",
            {("Marc De Wever", PM, "Belgium", "2013", None, "current")},
        ),
        (
            "Anna Ruiz dirigera l'Otan. Elle remplacera Marc Delvaux, dont le mandat commencé en mai 2009 s'achève.",
            {
                ("Anna Ruiz", SG, "NATO", None, None, "future"),
                ("Marc Delvaux", SG, "NATO", "2009-05", None, "current"),
            },
        ),
        (
            "Anna Ruiz a parlé. Son mandat de secrétaire générale de l'Otan, commencé en mai 2019, dure encore.",
            {("Anna Ruiz", SG, "NATO", "2019-05", None, "current")},
        ),
    ],
)
def test_offices_in_rows_and_with_their_times(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Marc Ruiz a pris lundi la tête d'un commandement allié de l'Otan.",
        "Marc Ruiz a salué un succès : jamais un Belge n'avait été secrétaire général de l'Otan.",
        "Marc Ruiz n'a pas caché son ambition de succéder au secrétaire général de l'Otan.",
        "Anna Ruiz prendra lundi le train de Marc Delvaux.",
        "Le conseiller espagnol Marc Ruiz, député, a parlé au préfet, Anna Rao.",
        "Marc Ruiz a quitté la salle, laissant le secrétaire général de l'Otan sans voix.",
        "Marc Ruiz a endossé le bilan du secrétaire général de l'Otan.",
        "Marc Ruiz a expliqué : « Le secrétaire général de l'Otan a dit qu'il était président. »",
        "À New York, le secrétaire général de l'ONU a parlé.",
        "Marc Delvaux est allé à Oslo. La Première ministre norvégienne a parlé.",
        "Marc Delvaux a rencontré Paul Wolf. L'ancien Premier ministre belge a parlé.",
        "Marc Delvaux a parlé. L'ancienne Première ministre belge a répondu.",
        "Anna Ruiz a occupé le ministère de 2002 à 2006. L'Otan a parlé.",
        "Les patrons de l'Otan aiment les peintres Marc Delvaux (1910-1994) et Anna Ruiz (1920-2001).",
        "Anna Ruiz est la deuxième Espagnole à visiter l'Otan, après Marc Delvaux.",
        "Le conseiller du ministre espagnol de la Défense, Marc Ruiz, a parlé.",
        "Après sa rencontre avec le secrétaire général de l'Otan, les amis de Marc Ruiz ont parlé.",
    ],
)
def test_no_office_is_given_to_who_only_stands_near_it(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ruiz assure depuis lundi l'intérim à la tête de l'Otan.",
        "Anna Ruiz exerce par intérim les fonctions de secrétaire générale de l'Otan.",
        "La secrétaire générale par intérim de l'Otan, Anna Ruiz, a parlé.",
    ],
)
def test_whoever_fills_in_is_acting(text):
    document = Document("article.txt", text, language="fr", published=date(2024, 10, 1))
    assert [(s.person, s.office, s.acting) for s in spells(document, extract(document))] == [
        ("Anna Ruiz", SG, True)
    ]
