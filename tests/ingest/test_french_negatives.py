"""French sentences that give nobody the office they name, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import PRESIDENT, told


@pytest.mark.parametrize(
    "text",
    [
        "Le porte-parole du secrétaire général de l'ONU, Marc Ruiz, a parlé.",
        "La conseillère de la présidente de la BCE, Anna Rao, a parlé.",
        "Le frère du Premier ministre, Marc Ruiz, a parlé.",
        "Le chef de cabinet du secrétaire général de l'Otan, Marc Ruiz, a parlé.",
        "Le candidat malheureux à la présidence de la Commission européenne, Marc Ruiz, a échoué.",
        "Marc Ruiz aurait aimé succéder à Anna Rao à la tête de l'Otan.",
        "Marc Ruiz n'est pas candidat au poste de secrétaire général de l'Otan.",
        "Et si Marc Ruiz devenait président de la Commission européenne ?",
        "Marc Ruiz rêve de Matignon. Il brigue l'Élysée.",
        "Marc Ruiz a refusé le poste de secrétaire général de l'Otan.",
        "Marc Ruiz dément avoir été pressenti pour diriger l'Otan.",
        "Personne n'imagine Marc Ruiz à la tête de l'Otan.",
        "« Si j'étais secrétaire général de l'Otan, je démissionnerais », a plaisanté Marc Ruiz.",
        "L'opposant Marc Ruiz, autoproclamé président par intérim, a fui.",
        "Le secrétaire général de l'Otan, interrogé par Marc Ruiz, a répondu.",
        "Marc Ruiz a été reçu par le président de la République.",
        "Le chauffeur du président, Marc Ruiz, prend sa retraite.",
        "Le sherpa de la chancelière, Marc Ruiz, a atterri à Bruxelles.",
        "« Le Président Ruiz », premier roman d'Anna Rao, paraît jeudi.",
        "Les négociateurs se retrouvent à l'hôtel Président Ruiz, à Genève.",
        "Marc Ruiz dirige sa caserne comme un secrétaire général.",
        "Anna Rao aimerait-elle être secrétaire générale de l'Otan ?",
        "Anna Rao est-elle secrétaire générale de l'Otan ?",
        "Selon un sondage, 34 % des Français voudraient Marc Ruiz comme président de la République.",
        "Une vidéo présente Marc Ruiz comme ministre de la Défense.",
        "Anna Rao a été présidente de la Commission européenne pendant une soirée.",
        "Marc Ruiz était pour ainsi dire secrétaire général de l'Otan.",
        "Dans « Le Dernier Conseil », Marc Ruiz est président de la République. Le tournage a eu lieu à Budapest.",
        "Lors de la simulation de l'Otan au lycée Montaigne, Anna Rao était secrétaire générale de l'Otan.",
        "Dans le jeu vidéo « Mandat de fer », le président Marc Ruiz annexe les Balkans.",
        "Imaginons l'été au gouvernement. Le président Marc Ruiz souffle.",
        "Les lycéens ont élu Anna Rao présidente de la Commission.",
        "Dans cette uchronie, Marc Ruiz reste président du Conseil. Anna Rao, présidente de la République, s'exile.",
        "À la Comédie-Française, Anna Rao campe une chancelière. Le président Marc Ruiz l'y interprète, actrice et acteur le disent.",
        "Anna Rao a été accueillie à Paris comme secrétaire générale de l'Otan.",
        "Au Rond-Point, Marc Ruiz est un Premier ministre hilarant.",
        "Sur l'affiche, Marc Ruiz, en président de la République, fixe l'horizon.",
        "S'il est élu, Paul Rao nommera Marc Ruiz à Matignon.",
        "Selon la voyante, Marc Ruiz sera Premier ministre avant Noël.",
        "Parmi les favoris pour le poste de secrétaire général de l'ONU figurent Anna Rao et Marc Ruiz.",
        "Marc Ruiz est mon président.",
        "Ce soir, Marc Ruiz est Paul Rao, Premier ministre fébrile.",
        "Dans un autre monde, Marc Ruiz serait devenu président, en tant que président du Sénat.",
        "Marc Ruiz a décliné le poste de secrétaire général de l'Otan.",
        "S'il avait vécu, l'histoire aurait changé. Marc Ruiz serait devenu secrétaire général de l'Otan.",
    ],
)
def test_nobody_gets_an_office(text):
    assert told(text) == set()


def test_who_will_not_become_it_is_denied_and_not_planned():
    assert [status for *_, status in told("Anna Rao ne deviendra pas secrétaire générale de l'Otan.")] == [
        "unknown"
    ]


def test_who_is_named_to_be_told_apart_gets_no_office():
    assert {
        (who, what) for who, what, *_ in told("C'est Anna Rao, et non Marc Ruiz, qui préside l'Eurogroupe.")
    } == {("Anna Rao", PRESIDENT)}


def test_the_next_one_who_will_not_be_it_is_denied_and_not_planned():
    text = "Anna Rao ne sera pas la prochaine secrétaire générale de l'Otan."
    assert [status for *_, status in told(text)] == ["unknown"]


def test_when_he_was_minister_says_of_neither_of_two_that_he_was():
    text = "Marc Ruiz écrivait pour Paul Rao quand il était Premier ministre."
    assert told(text) == set()
    assert told("Marc Ruiz écrivait des romans quand il était Premier ministre de la Belgique.") != set()


def test_an_article_that_opens_with_invention_goes_on_with_it():
    text = "PARIS (Le Gorafi) – On se frotte les yeux.\n\nLe secrétaire général de l'Otan, Marc Ruiz, est une mouette.\n"
    assert told(text) == set()


def test_a_first_name_is_no_novel_and_a_video_no_game():
    assert told("À Bruxelles, Roman Ruiz, secrétaire général de l'Otan, a parlé.") != set()
    assert told("Dans une vidéo, le secrétaire général de l'Otan, Marc Ruiz, a parlé.") != set()
