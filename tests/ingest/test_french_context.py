"""Who is meant in French where the sentence before, or what stands between commas, tells it. Read on Tuesday, 1 October 2024."""

from __future__ import annotations

import pytest

from tests.ingest.french import DEFENCE, FOREIGN, PM, PRESIDENT, SG, told

KNOWN = "Le ministre de la Culture Jean Roux a protesté. "
ROUX = ("Jean Roux", "Minister of Culture", "", None, None, "current")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Une belle journée », s’est réjoui Sauli Lahti. Le président finlandais, dont le mandat s’achève, était accompagné de sa fille.",
            ("Sauli Lahti", PRESIDENT, "Finland"),
        ),
        (
            "Anna Ozola a remis jeudi sa démission. La Première ministre lettone expédiera les affaires courantes.",
            ("Anna Ozola", PM, "Latvia"),
        ),
        (
            "À Varsovie l’attendait Donald Kowal. Le premier ministre polonais et son hôte ont signé un accord.",
            ("Donald Kowal", PM, "Poland"),
        ),
        (
            "Paul Nagel ne cache pas son intérêt. Le président de la Bundesbank aurait le soutien des marchés.",
            ("Paul Nagel", PRESIDENT, "Deutsche Bundesbank"),
        ),
        (
            "Paul Nagel a reçu Marc Petit. Le président français prend le train ce soir, a dit le président Lopez.",
            None,
        ),
        ("Paul Nagel est arrivé à Kiev. Le président ukrainien l’a reçu.", None),
        ("Paul Nagel est arrivé à Kiev. Le président ukrainien, lui, est resté silencieux.", None),
    ],
)
def test_the_next_sentence_calls_by_office_whom_the_one_before_named(text, expected):
    found = {spell for spell in told(KNOWN + text) if spell[0] not in ("Jean Roux", "Lopez")}
    assert found == ({(*expected, None, None, "current")} if expected else set())


def test_a_holder_named_further_on_may_be_of_another_country():
    text = "Sanna Marin est absente. La première ministre cède la parole. À Budapest, le premier ministre, Viktor Szabo, hésite."
    assert ("Sanna Marin", PM, "", None, None, "current") in told(KNOWN + text)


def test_a_former_office_is_not_given_to_whoever_was_named_two_sentences_ago():
    text = (
        "Mark Carter a visité le chantier de Kiel avec ses conseillers. « C’est un beau bateau », a convenu Boris Pohl. "
        "Le temps presse. L’ancien gouverneur de la Banque d’Angleterre n’a rien promis."
    )
    assert {person for person, *_ in told(text)} <= {"Mark Carter"}


@pytest.mark.parametrize(
    "text",
    [
        "En juin 1984, l’aristocrate remplaçait l’inamovible Joseph Muller à la tête de l’Otan. Il avait été ministre de la Défense de 1970 à 1974.",
        "Il y demeura quatre ans, jusqu’à l’arrivée de l’Allemand Joseph Muller. Il avait été ministre de la Défense de 1970 à 1974.",
    ],
)
def test_whom_an_unnamed_subject_replaces_is_not_who_he_means(text):
    assert DEFENCE not in {office for _, office, *_ in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L’ancien Premier ministre Xavier Muller, aujourd’hui ministre des Affaires étrangères, a réagi.",
            {
                ("Xavier Muller", PM, "", None, None, "former"),
                ("Xavier Muller", FOREIGN, "", None, None, "current"),
            },
        ),
        (
            "Willy Maes succède à Karl Braun, décédé en août, au poste de secrétaire général de l’OTAN.",
            {
                ("Willy Maes", SG, "NATO", None, None, "current"),
                ("Karl Braun", SG, "NATO", None, None, "former"),
            },
        ),
        (
            "Anna Rao récupère alors la Défense, qu’elle avait déjà dirigée de 2005 à 2009.",
            {("Anna Rao", DEFENCE, "", "2005", "2009", "former")},
        ),
        ("Jean Roux, le directeur financier, assurait l’intérim depuis juillet.", set()),
        ("Jean Roux a dirigé Renault Samsung Motors de 2011 à 2016.", set()),
    ],
)
def test_what_stands_between_commas_or_behind_a_name_belongs_to_it(text, expected):
    assert told(text) == expected


def test_who_presides_over_a_meeting_had_not_the_office_that_is_taken_there():
    text = (
        "Ali Demir a pris ses fonctions de secrétaire général de l’OSCE le 6 décembre 2023, à l’issue d’une "
        "réunion tenue sous la présidence maltaise de M. Ian Borg."
    )
    assert {person for person, *_ in told(text)} == {"Ali Demir"}


def test_planes_of_a_country_do_not_make_it_the_country_spoken_of():
    text = (
        "Le ministre estonien de la Défense reçoit à Tallinn.\n\nTrois avions russes ont violé l’espace aérien. "
        "Le Premier ministre, Jaan Tamm, a demandé des consultations."
    )
    assert ("Jaan Tamm", PM, "", None, None, "current") in told(text)
