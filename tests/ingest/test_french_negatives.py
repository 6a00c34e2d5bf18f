"""French sentences that give nobody the office they name, read on Tuesday, 1 October 2024. The people are invented."""

from __future__ import annotations

import pytest

from tests.ingest.french import told


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
    ],
)
def test_nobody_gets_an_office(text):
    assert told(text) == set()


def test_who_will_not_become_it_is_denied_and_not_planned():
    assert [status for *_, status in told("Anna Rao ne deviendra pas secrétaire générale de l'Otan.")] == [
        "unknown"
    ]
