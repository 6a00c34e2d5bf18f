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
        ("Paul Nagel attend à Kiev. Le président ukrainien l’a reçu.", None),
        ("Paul Nagel est arrivé à Kiev. Le président ukrainien dort.", None),
        ("Paul Nagel a plaidé pour la paix. Le président ukrainien a salué son courage.", None),
        ("« C’est grave », estime Paul Nagel. Le secrétaire général de l’Otan a réagi.", None),
        (
            "« C’est grave », estime Paul Nagel, de l’institut Berger. Le secrétaire général de l’Otan est au courant.",
            None,
        ),
        ("Paul Nagel a reçu la médaille. Le président français et la foule ont chanté.", None),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Depuis 1958, treize personnes se sont succédé à la tête de l’exécutif européen. Le bal est ouvert par un Allemand, "
                "Karl Braun, juriste et proche de Konrad Weber, en fonction du 7 janvier 1958 au 30 juin 1967."
            ),
            {("Karl Braun", PRESIDENT, "European Commission", "1958-01-07", "1967-06-30", "former")},
        ),
        (
            (
                "Quatorze personnes se sont succédé à la tête de l’Otan. Le Belge Jean Roux (1967-1970) ouvre le bal. "
                "Lui succèdent le travailliste Roy Evans (1977-1981) et le Luxembourgeois Gaston Muller (1981-1985)."
            ),
            {
                ("Jean Roux", SG, "NATO", "1967", "1970", "former"),
                ("Roy Evans", SG, "NATO", "1977", "1981", "former"),
                ("Gaston Muller", SG, "NATO", "1981", "1985", "former"),
            },
        ),
        (
            "Quatorze personnes se sont succédé à la tête de l’Otan. Vient ensuite un Belge, Jean Roux, puis d’autres.",
            {("Jean Roux", SG, "NATO", None, None, "former")},
        ),
        (
            (
                "Depuis 1946, neuf diplomates se sont succédé au poste de secrétaire général de l’ONU. "
                "Le Norvégien Trygve Holm (1946-1952) essuie les plâtres. Lui succède le Suédois Dag Berg (1953-1961)."
            ),
            {
                ("Trygve Holm", SG, "United Nations", "1946", "1952", "former"),
                ("Dag Berg", SG, "United Nations", "1953", "1961", "former"),
            },
        ),
        ("Quatorze orages se sont succédé. Le Belge Jean Roux (1967-1970) est mort.", set()),
    ],
)
def test_holders_who_are_announced_are_told_of_one_by_one(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "unheld"),
    [
        ("Marc Ruiz hérite du Travail, Anna Rao, à la surprise générale, de l’Éducation.", "Anna Rao"),
        ("Marc Ruiz est ministre de la Justice. Marc Ruiz prit la tête du parti. Anna Rao le remplaça.", "Anna Rao"),
        (
            ("Karl Braun quitte la Réserve fédérale, que surveille le Sénat et Anna Rao, ancienne gouverneure de l’institution. "
            "Marc Ruiz est gouverneur de la Banque d’Espagne. La Banque d’Espagne se tait."),
            "Anna Rao",
        ),
    ],
)  # fmt: skip
def test_nobody_is_given_the_office_of_someone_beside(text, unheld):
    assert unheld not in {person for person, *_ in told(text)}


def test_whoever_is_forced_to_resign_leaves_that_day():
    text = "Marie Duval, ministre de la Défense, a été contrainte à la démission le 4 mars 2023."
    assert told(text) == {("Marie Duval", DEFENCE, "", None, "2023-03-04", "former")}


def test_a_pronoun_that_does_not_fit_the_subject_means_who_was_named_last():
    text = (
        "Marc Ruiz remplace Anna Rao au poste de ministre de la Justice. Le lendemain, il est muté aux Affaires étrangères ; "
        "Marie Holm récupère alors la Défense, qu’elle avait déjà dirigée de 2005 à 2009."
    )
    assert {person for person, office, *_ in told(text) if office == DEFENCE} == {"Marie Holm"}


@pytest.mark.parametrize(
    ("text", "elected"),
    [
        (
            "Paul Petit a été élu dimanche président du Portugal, infligeant une nette défaite à Anna Rao.",
            True,
        ),
        ("Paul Petit a été élu président du Portugal face au candidat de la droite, Marc Ruiz.", True),
        ("Face à la candidate de gauche Anna Rao, Paul Petit a été élu président du Portugal.", True),
        ("Paul Petit n’a pas été élu président du Portugal face à Anna Rao.", False),
        ("Paul Petit, candidat contre Anna Rao, espère être élu président du Portugal.", False),
    ],
)
def test_whoever_is_beaten_makes_no_candidate_of_who_is_elected(text, elected):
    assert told(text) == ({("Paul Petit", PRESIDENT, "Portugal", None, None, "future")} if elected else set())


@pytest.mark.parametrize(
    "text",
    [
        "Paul Petit a été ministre de la Défense (2009-2012), de la Justice, de l’Intérieur (2014-2016).",
        "Ancien ministre de la Défense, de la Justice et de l’Intérieur, Paul Petit a parlé.",
    ],
)
def test_a_row_of_ministries_needs_the_minister_once(text):
    offices = {office for person, office, *_ in told(text)}
    assert offices == {DEFENCE, "Minister of Justice", "Minister of the Interior"}


def test_a_camp_or_a_temper_beside_a_title_takes_nothing_from_it():
    text = "Le chef du gouvernement de droite, Paul Petit, reçoit le premier ministre malien, le bouillant Ali Traoré."
    assert {(person, office) for person, office, *_ in told(text)} == {("Paul Petit", PM), ("Ali Traoré", PM)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les présidents du Sénégal, Ali Fall, du Mali, Oumar Keita, et du Niger, Issa Bako, ont parlé.",
            {
                ("Ali Fall", PRESIDENT, "Senegal"),
                ("Oumar Keita", PRESIDENT, "Mali"),
                ("Issa Bako", PRESIDENT, "Niger"),
            },
        ),
        (
            "Les chefs de la diplomatie française Paul Roy et allemande Karl Braun ont parlé.",
            {("Paul Roy", FOREIGN, "France"), ("Karl Braun", FOREIGN, "Germany")},
        ),
        (
            "Le Premier ministre hongrois, Viktor Szabo, et slovaque, Robert Novak, ont parlé.",
            {("Viktor Szabo", PM, "Hungary"), ("Robert Novak", PM, "Slovakia")},
        ),
        (
            "Le président du Sénégal, Ali Fall, et le Mali, Oumar Keita en tête, ont parlé.",
            {("Ali Fall", PRESIDENT, "Senegal")},
        ),
        (
            "Il était accompagné de Pekka Lahti et d’Antti Salo, ministres des Affaires étrangères et de la Défense.",
            {("Pekka Lahti", FOREIGN, ""), ("Antti Salo", DEFENCE, "")},
        ),
        (
            "Les ministres français des Affaires étrangères et de la Défense, Paul Roy et Anna Petit, ont parlé.",
            {("Paul Roy", FOREIGN, "France"), ("Anna Petit", DEFENCE, "France")},
        ),
        (
            "Les ministres des Affaires étrangères et de la Défense ont reçu Pekka Lahti et Antti Salo.",
            set(),
        ),
    ],
)
def test_each_of_several_has_their_own_country_or_ministry(text, expected):
    assert told(text) == {(*one, None, None, "current") for one in expected}


def test_what_is_someones_resigns_without_them():
    text = "Marc Ruiz, Premier ministre depuis 2020, prend la parole ; son équipe démissionne mardi."
    assert {end for _, _, _, _, end, _ in told(text)} == {None}


def test_a_new_paragraph_that_points_at_someone_goes_on_about_whom_the_article_is_about():
    text = (
        "Hanno Tamm reçoit à Tallinn.\n\nLe Premier ministre, Jaan Saar, a demandé des consultations.\n\n"
        "Cet ancien joueur de volley n’est pas un novice. Il a été ministre de la Défense de 2009 à 2012."
    )
    assert ("Hanno Tamm", DEFENCE, "", "2009", "2012", "former") in told(text)


def test_planes_of_a_country_do_not_make_it_the_country_spoken_of():
    text = (
        "Le ministre estonien de la Défense reçoit à Tallinn.\n\nTrois avions russes ont violé l’espace aérien. "
        "Le Premier ministre, Jaan Tamm, a demandé des consultations."
    )
    assert ("Jaan Tamm", PM, "", None, None, "current") in told(text)
