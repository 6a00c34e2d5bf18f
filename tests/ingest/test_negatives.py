"""Sentences that name an office and give it to nobody, and their neighbours that do. The people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.proposal import spells
from kb.ingest.records import Document


def asserted(language, text):
    """Who is said to have which office, by an article of 1 October 2024."""
    document = Document("article.txt", text, language=language, published=date(2024, 10, 1))
    return {
        (s.person, s.office) for s in spells(document, extract(document)) if s.modality.startswith("assert")
    }


NOBODY = {
    "a street or a ship": [
        ("en", "The frigate sailed past President Dole Avenue in Boston."),
        ("en", "The aircraft carrier President Dole sailed."),
        ("de", "Die Fregatte Präsident Kranz lief in Kiel ein."),
        ("de", "Der Dampfer „Präsident Kranz“ lief in Kiel ein."),
        ("fr", "La rue du Président Ruiz était bloquée."),
        ("fr", "Le porte-avions Président Ruiz n'a jamais été construit."),
    ],
    "a part in a play": [
        ("en", "Jane Dole played President Adam Roe in a long series."),
        ("en", "Jane Dole is Vice President Ada Roe in the satire."),
        ("en", "Jane Dole starred as the president of the United States for seven seasons."),
        ("en", "The film casts Jane Dole as president of the United States."),
        ("de", "In dem Film spielt Jana Kolb die Bundeskanzlerin Anna Kranz."),
        ("fr", "Dans le film, Anna Ruiz incarne la présidente Zoé Rao."),
        ("fr", "Le comédien Jean Ruiz fut le président Paul Rao dans une série."),
        ("fr", "Dans la série, Anna Ruiz est la présidente Zoé Rao."),
    ],
    "someone who poses as it": [
        ("en", "An account posing as UN Secretary-General Jane Dole has been deleted."),
        ("de", "Ein Konto gab sich als UN-Generalsekretär Emil Kranz aus."),
        ("fr", "Un faux compte se faisait passer pour le secrétaire général de l'ONU Marc Ruiz."),
    ],
    "a question and no more": [
        ("en", "Prime Minister Jane Dole? Few would have believed it."),
        ("de", "Bundespräsidentin Jana Kolb? Das blieb ein Traum."),
        ("fr", "Marc Ruiz, secrétaire général de l'Otan ? L'idée fait sourire."),
    ],
    "whom others would have in the office": [
        ("en", "Spain wants Jane Dole as secretary general of NATO."),
        ("en", "Supporters want Jane Dole to be named president of the European Central Bank."),
        ("en", "A petition asks that Jane Dole be made secretary-general of the United Nations."),
        ("de", "Viele wünschen sich Emil Kranz als Kanzler."),
        ("de", "Die Grünen schlugen Emil Kranz als Finanzminister vor, doch er lehnte ab."),
        ("de", "Ein Bild zeigt Jana Kolb als Präsidentin der USA."),
        ("de", "Der Kreml sähe Emil Kranz gern als Nato-Generalsekretär."),
        ("de", "Man stelle sich Emil Kranz als Bundeskanzler vor."),
        ("fr", "La Pologne propose Marc Ruiz comme secrétaire général de l'Otan."),
        ("fr", "Le Sénat a bloqué la nomination de Marc Ruiz comme ministre de la Justice."),
    ],
    "who has tried, or almost became it": [
        ("en", "Jane Dole came close to becoming prime minister in 2015."),
        ("en", "Jane Dole ruled herself out as NATO secretary general."),
        ("en", "Jane Dole was passed over as secretary of state."),
        ("en", "Jane Dole was mooted as president of the European Council."),
        ("de", "Emil Kranz zog seine Bewerbung als Nato-Generalsekretär zurück."),
        ("de", "Der verhinderte Kanzler Emil Kranz sprach."),
        ("de", "Der als Außenminister gehandelte Emil Kranz schweigt."),
        ("fr", "Marc Ruiz a brigué en vain le poste de secrétaire général de l'ONU."),
        ("fr", "Le presque Premier ministre Marc Ruiz s'est tu."),
        ("fr", "Marc Ruiz a décliné l'offre d'être ministre de l'Économie."),
        ("fr", "Un temps annoncé comme ministre de l'Économie, Marc Ruiz est resté maire."),
        ("fr", "Marc Ruiz, à qui l'on promettait le poste de Premier ministre, enseigne."),
        ("fr", "Marc Ruiz écarte l'idée d'être Premier ministre."),
    ],
    "what is not so": [
        ("en", "It is false that Jane Dole is secretary general of NATO."),
        ("en", "Nobody thinks that Jane Dole is prime minister."),
        ("en", "A video claims that Jane Dole has been appointed NATO secretary general."),
        ("en", "In a parallel universe, Jane Dole is president of the United States."),
        ("de", "Emil Kranz tut so, als sei er schon Präsident."),
        ("de", "Ein Video behauptet, Emil Kranz sei zum Nato-Generalsekretär ernannt worden."),
        ("fr", "Il est faux que Marc Ruiz ait été nommé secrétaire général des Nations unies."),
        ("fr", "Marc Ruiz, s'il devenait président, sortirait de l'Otan."),
        ("fr", "Vu de Berlin, Marc Ruiz est le vrai chancelier."),
    ],
    "someone whom the holder has": [
        ("en", "An adviser to the president, Jane Dole, spoke."),
        ("en", "A former assistant to the NATO secretary general, Jane Dole, spoke."),
        ("en", "The pick for secretary of defence, Jane Dole, spoke."),
        ("en", "Jane Dole served in the private office of the NATO secretary general."),
        ("de", "Der Kandidat für das Amt des Bundespräsidenten, Emil Kranz, verlor."),
        ("de", "Die Kandidatin der SPD für das Amt der Bundespräsidentin, Jana Kolb, verlor."),
    ],
}


@pytest.mark.parametrize(
    ("language", "text"),
    [pytest.param(*case, id=f"{kind}: {case[1]}") for kind, cases in NOBODY.items() for case in cases],
)
def test_nobody_is_given_the_office(language, text):
    assert asserted(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("en", "Secretary General Jane Dole played a key role.", ("Jane Dole", "Secretary General")),
        ("en", "The street was full when President Jane Dole spoke.", ("Jane Dole", "President")),
        ("en", "His wife spoke to the president, Jane Dole, on Monday.", ("Jane Dole", "President")),
        ("en", "In 2014 Jane Dole took office as the prime minister.", ("Jane Dole", "Prime Minister")),
        ("en", "In 2014 Jane Dole held the office of prime minister.", ("Jane Dole", "Prime Minister")),
        ("en", "Jane Dole, not Adam Roe, is prime minister.", ("Jane Dole", "Prime Minister")),
        ("en", "Where is Prime Minister Jane Dole now?", ("Jane Dole", "Prime Minister")),
        ("de", "Der Film rührte Kanzler Emil Kranz.", ("Emil Kranz", "Chancellor")),
        ("de", "„Kanzler Emil Kranz ist da“, hieß es.", ("Emil Kranz", "Chancellor")),
        ("fr", "La rue a hué le président Marc Ruiz.", ("Marc Ruiz", "President")),
        ("fr", "Le conseiller du président Marc Ruiz a parlé.", ("Marc Ruiz", "President")),
    ],
)
def test_the_neighbours_of_such_sentences_keep_their_holder(language, text, holder):
    assert asserted(language, text) == {holder}
