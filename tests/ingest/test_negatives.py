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
    "a part in a game, a play or a rehearsal": [
        ("en", "In the video game, President Adam Roe seizes the Balkans."),
        ("en", "Jane Dole is magnificent as prime minister Ada Roe."),
        ("en", "Pupil Jane Dole was secretary general at this year's Model NATO."),
        ("en", "Our readers' fantasy cabinet has Jane Dole as prime minister."),
        ("en", "Jane Dole stars as French president Ada Roe."),
    ],
    "a part, and who plays it in brackets": [
        ("de", "Ministerpräsident Emil Kranz (gespielt von Hans Ried) lügt, sein Minister (Jana Kolb) auch."),
        ("en", "Prime Minister Adam Roe (played by John Dole) lies to the president."),
        ("fr", "Le premier ministre Luc Roe (joué par Jean Dole) ment au président."),
        ("de", "Man stelle sich vor, es käme anders. Kanzler Emil Kranz reist nach Moskau."),
        ("de", "Prinz Emil Kranz erobert den Rathausschlüssel. Zur Ministerin ernannte er Jana Kolb."),
        ("de", "Emil Kranz, ehemals Büroleiter eines Nato-Generalsekretärs, ist 90 geworden."),
    ],
    "what nearly came to pass": [
        ("en", "Jane Dole came within four votes of becoming president of the European Parliament."),
        ("en", "In 1994 Adam Roe was as good as president of Germany."),
        ("en", "Had Jane Dole become prime minister in 2010, Britain might never have voted."),
    ],
    "what someone is taken for": [
        ("en", "Jane Dole was introduced to delegates as the secretary general of the Council of Europe."),
        ("en", "A video presents Jane Dole as foreign minister of Norway."),
        ("en", "Followers believe that Jane Dole is the rightful president of Canada."),
    ],
    "who works for the one who has it": [
        ("en", "Jane Dole is the prime minister's physician, and for a decade she was the president's."),
        ("en", "Naomi Roe, the shadow home secretary, spoke."),
    ],
    "a roundabout or a hotel": [
        ("en", "Avoid the Prime Minister Attlee Roundabout and the old President Hotel."),
    ],
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
    "another world than ours": [
        ("de", "Im Roman „Herbst“ wird Emil Kranz Kanzler. Sein Innenminister Paul Storm schweigt."),
        (
            "de",
            "Beim Planspiel in Trier übernahm Jana Kolb das Amt der Generalsekretärin der Vereinten Nationen.",
        ),
        ("de", "Die Serie läuft seit Montag. Jana Kolb gibt darin die Kanzlerin Anna Kranz."),
        ("de", "An der Staatsoper singt Emil Kranz den Präsidenten Nikos."),
        ("de", "Der Postillon meldet: Emil Kranz ist Bundespräsident."),
        ("de", "Beim Buchmacher führt Generalsekretärin Jana Kolb."),
        ("de", "Im Buch „Kanzlerin Kolb: Ein Albtraum“ geht es um Steuern."),
        ("de", "Was wäre, wenn es anders kam? Emil Kranz wäre Kanzler geworden, Jana Kolb Präsidentin."),
        ("de", "Angenommen, es käme so: Dann würde Ministerpräsident Emil Kranz sprechen."),
        ("en", "In the novel, Jane Dole is president of the United States. Her premier, Ada Roe, resigns."),
        ("en", "Suppose that Jane Dole is elected president of the United States."),
        (
            "fr",
            "Dans le roman, Marc Ruiz devient président de la France. Son ministre de la Justice, Paul Rao, ment.",
        ),
        ("fr", "Imaginons que Marc Ruiz soit le chancelier allemand."),
    ],
    "what the next sentence takes back": [
        ("de", "Im Text hieß es, Emil Kranz sei deutscher Außenminister gewesen. Das ist falsch."),
        ("de", "Dass Emil Kranz Außenminister ist, war ein Aprilscherz."),
        ("en", "Jane Dole was named NATO secretary general on Monday. That is not true."),
        ("fr", "Marc Ruiz a été nommé secrétaire général de l'Otan. C'est faux."),
    ],
    "a title that nobody has or that is another's": [
        ("de", "Kein Bundeskanzler Kranz, kein Vizekanzler Storm: Es bleibt alles beim Alten."),
        ("de", "Ein Nato-Generalsekretär Kranz, so hieß es 2008, sei undenkbar."),
        ("de", "„Emil Kranz als Nato-Generalsekretär? Das ist ein Witz“, sagte er."),
        ("de", "Emil Kranz als Präsident Europas – die Idee ist vom Tisch."),
        ("de", "Emil Kranz galt als sicherer Nato-Generalsekretär."),
        ("de", "Emil Kranz wurde als Generalsekretär des Europarats begrüßt."),
        ("de", "In der Grafik war Emil Kranz als Finanzminister eingezeichnet."),
        ("de", "Der Mann gab sich am Telefon als Verteidigungsminister Emil Kranz aus."),
        ("de", "Mit einem Ausweis als „Generalsekretär der Nato“ reiste Emil Kranz umher."),
        ("de", "„Kanzler Kranz!“, rief jemand."),
        ("de", "Weil der Kanzler krank war, las sein Freund Emil Kranz die Rede vor."),
        ("de", "Er schrieb für Emil Kranz, als der Kanzler war. Jana Kolb tippte."),
        ("de", "Der Fahrer des Bundespräsidenten, Emil Kranz, geht in Rente."),
        ("de", "Im Hotel Präsident Kranz trafen sich die Unterhändler."),
        ("de", "Sie habe mitregiert, ohne je Kanzlerin gewesen zu sein, sagte Jana Kolb."),
        ("de", "„Kanzlerin Kolb, das klingt gut“, sagt ein Delegierter."),
        ("de", "Er trägt ein Hemd mit der Aufschrift „Präsidentin Kolb 2028“."),
        ("de", "Der angebliche Generalsekretär Emil Kranz war ein Hochstapler."),
        (
            "de",
            "Das Schreiben, das Jana Kolb als Generalsekretärin des Europarats ausweist, ist eine Fälschung.",
        ),
        ("de", "Geht es nach der Basis, ist Jana Kolb Kanzlerin."),
        ("de", "Sobald Emil Kranz Justizminister ist, will er das Gesetz ändern."),
        ("de", "Bei einer Direktwahl käme Emil Kranz als Kanzler auf 41 Prozent."),
        (
            "de",
            "Der Bruder des bei einem Absturz ums Leben gekommenen polnischen Präsidenten, Emil Kranz, sprach.",
        ),
        ("de", "„Der Kanzler“ heißt ein Restaurant in Ulm, dessen Wirt Emil Kranz ist."),
        ("de", "Emil Kranz, laut Profil „Präsident der Schweiz“, ist ein Schüler."),
        ("de", "Emil Kranz trat in Berlin als Bundeskanzler Paul Storm auf."),
        ("de", "Es war einmal ein Präsident. Der Präsident Emil Kranz lachte."),
        ("de", "Der Imitator Emil Kranz sprach als Bundeskanzler zum Volk."),
        ("de", "Die Schüler wählten Jana Kolb zur Bundeskanzlerin."),
        ("de", "Wählt Emil Kranz zum Präsidenten!"),
        ("de", "In der Simulation war Emil Kranz Verteidigungsminister."),
        ("de", "Die Biografin der Kanzlerin, Jana Kolb, las."),
        ("de", "Als Minister vorgesehen, war Emil Kranz enttäuscht."),
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
        ("de", "Nicht Jana Kolb, sondern Emil Kranz ist Kanzler.", ("Emil Kranz", "Chancellor")),
        ("de", "Als Emil Kranz Kanzler wurde, saß Jana Kolb im Saal.", ("Emil Kranz", "Chancellor")),
        (
            "de",
            "Anna Ruh sah zu, als Emil Kranz als 47. Präsident vereidigt wurde.",
            ("Emil Kranz", "President"),
        ),
        ("de", "Jana Kolb las den Roman. Kanzler Emil Kranz auch.", ("Emil Kranz", "Chancellor")),
        (
            "de",
            "Auf der Bühne der Politik spielt Kanzler Emil Kranz eine Rolle.",
            ("Emil Kranz", "Chancellor"),
        ),
        ("de", "Der Satiriker hatte Kanzler Emil Kranz beleidigt.", ("Emil Kranz", "Chancellor")),
        ("de", "Hedgefonds wetten gegen Kanzler Emil Kranz.", ("Emil Kranz", "Chancellor")),
        ("de", "In dem Drama um den Haushalt schwieg Kanzler Emil Kranz.", ("Emil Kranz", "Chancellor")),
        (
            "de",
            "Emil Kranz wurde 2010 Kanzler. Die Meldung war erwartet worden.",
            ("Emil Kranz", "Chancellor"),
        ),
        ("de", "Das Theater ehrte Kanzler Emil Kranz.", ("Emil Kranz", "Chancellor")),
        ("fr", "La rue a hué le président Marc Ruiz.", ("Marc Ruiz", "President")),
        ("fr", "Le conseiller du président Marc Ruiz a parlé.", ("Marc Ruiz", "President")),
    ],
)
def test_the_neighbours_of_such_sentences_keep_their_holder(language, text, holder):
    assert asserted(language, text) == {holder}
