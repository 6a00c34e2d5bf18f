"""Offices of international bodies and of soldiers, and which body or country they belong to."""

from __future__ import annotations

from datetime import date

import pytest

from kb.ingest.extract import extract
from kb.ingest.records import Document

ODIHR = "Office for Democratic Institutions and Human Rights"
MINORITIES = "High Commissioner on National Minorities"
MEDIA = "Representative on Freedom of the Media"
MILITARY = "Chair of the Military Committee"
JOINT = "Chairman of the Joint Chiefs of Staff"
ASSEMBLY = "President of the General Assembly"


def offices(text: str, language: str) -> set[tuple[str, str]]:
    """Office and organization of all that an article of 1 October 2024 says of Anna Rao."""
    said = extract(Document("test", text, language=language, published=date(2024, 10, 1)))
    return {(s.office, s.organization) for s in said if s.office and s.person == "Anna Rao"}


@pytest.mark.parametrize(
    ("title", "office", "body"),
    [
        ("chair of the NATO Military Committee", MILITARY, "NATO"),
        ("chairwoman of NATO's Military Committee", MILITARY, "NATO"),
        ("NATO's Supreme Allied Commander Transformation", "Supreme Allied Commander Transformation", "NATO"),
        ("the deputy supreme allied commander Europe", "Deputy Supreme Allied Commander Europe", "NATO"),
        ("chairman of the Joint Chiefs of Staff", JOINT, "United States"),
        ("the Dutch chief of defence", "Chief of Defence", "Netherlands"),
        ("Britain's chief of defence", "Chief of the Defence Staff", "United Kingdom"),
        ("chief of the general staff of the Polish armed forces", "Chief of the General Staff", "Poland"),
        ("chief of the general staff of Poland's army", "Chief of the General Staff", "Poland"),
        ("executive director of the UN Environment Programme", "Executive Director", "United Nations Environment Programme"),
        ("administrator of the UNDP", "Administrator", "United Nations Development Programme"),
        ("the UNRWA commissioner-general", "Commissioner-General", "UNRWA"),
        ("general manager of the Bank for International Settlements", "General Manager", "Bank for International Settlements"),
        ("the head of the UN refugee agency", "High Commissioner for Refugees", "United Nations"),
        ("president of the UN General Assembly", ASSEMBLY, "United Nations"),
        ("president of the European Court of Justice", "President", "Court of Justice of the European Union"),
        ("director of the OSCE Office for Democratic Institutions and Human Rights", "Director", ODIHR),
        ("the OSCE High Commissioner on National Minorities", MINORITIES, "OSCE"),
        ("the OSCE representative on freedom of the media", MEDIA, "OSCE"),
        ("chair of the OSCE", "Chairperson-in-Office", "OSCE"),
        ("the EU trade commissioner", "Commissioner", "European Commission"),
        ("European commissioner for trade", "Commissioner", "European Commission"),
        ("president of the Boston Fed", "President", "Federal Reserve Bank of Boston"),
        ("president of the International Committee of the Red Cross", "President", "International Committee of the Red Cross"),
        ("chair of the supervisory board of Siemens", "Chair", "Siemens"),
        ("leader of the House of Commons", "Leader of the House of Commons", "United Kingdom"),
        ("the Northern Ireland secretary", "Secretary of State for Northern Ireland", "United Kingdom"),
        ("the US interior secretary", "Secretary of the Interior", "United States"),
    ],
)  # fmt: skip
def test_english_titles(title: str, office: str, body: str) -> None:
    assert offices(f"Anna Rao, {title}, spoke.", "en") == {(office, body)}


@pytest.mark.parametrize(
    ("title", "office", "body"),
    [
        ("Vorsitzende des Nato-Militärausschusses", MILITARY, "NATO"),
        ("Oberster Alliierter Befehlshaber Transformation", "Supreme Allied Commander Transformation", "NATO"),
        ("der Nato-Oberbefehlshaber in Europa", "Supreme Allied Commander Europe", "NATO"),
        ("Generalinspekteurin der Bundeswehr", "Inspector General", "Bundeswehr"),
        ("die russische Generalstabschefin", "Chief of the General Staff", "Russia"),
        ("die US-Generalstabschefin", JOINT, "United States"),
        ("Chefin des Generalstabs der polnischen Streitkräfte", "Chief of the General Staff", "Poland"),
        ("Exekutivdirektorin des UN-Umweltprogramms", "Executive Director", "United Nations Environment Programme"),
        ("Leiterin des UN-Entwicklungsprogramms", "Administrator", "United Nations Development Programme"),
        ("Generalkommissarin des UN-Palästinenserhilfswerks UNRWA", "Commissioner-General", "UNRWA"),
        ("Präsidentin der UN-Generalversammlung", ASSEMBLY, "United Nations"),
        ("Präsidentin des Europäischen Gerichtshofs für Menschenrechte", "President", "European Court of Human Rights"),
        ("EuGH-Präsidentin", "President", "Court of Justice of the European Union"),
        ("Direktorin des OSZE-Büros für demokratische Institutionen und Menschenrechte", "Director", ODIHR),
        ("Hohe Kommissarin der OSZE für nationale Minderheiten", MINORITIES, "OSCE"),
        ("OSZE-Beauftragte für Medienfreiheit", MEDIA, "OSCE"),
        ("amtierende OSZE-Vorsitzende", "Chairperson-in-Office", "OSCE"),
        ("EU-Handelskommissarin", "Commissioner", "European Commission"),
        ("Aufsichtsratsvorsitzende der Siemens AG", "Chair", "Siemens"),
        ("die Schweizer Bundesrätin", "Federal Councillor", "Switzerland"),
    ],
)  # fmt: skip
def test_german_titles(title: str, office: str, body: str) -> None:
    assert offices(f"Anna Rao, {title}, sprach.", "de") == {(office, body)}


@pytest.mark.parametrize(
    ("title", "office", "body"),
    [
        ("présidente du Comité militaire de l'Otan", MILITARY, "NATO"),
        ("commandant suprême allié Transformation", "Supreme Allied Commander Transformation", "NATO"),
        ("cheffe d'état-major des armées", "Chief of Defence", ""),
        ("cheffe d'état-major de l'armée russe", "Chief of the General Staff", "Russia"),
        ("cheffe d'état-major général des forces armées polonaises", "Chief of the General Staff", "Poland"),
        ("directrice exécutive du Programme des Nations unies pour l'environnement", "Executive Director", "United Nations Environment Programme"),
        ("administratrice du PNUD", "Administrator", "United Nations Development Programme"),
        ("commissaire générale de l'UNRWA", "Commissioner-General", "UNRWA"),
        ("secrétaire générale de la Cnuced", "Secretary General", "UNCTAD"),
        ("présidente de l'Assemblée générale de l'ONU", ASSEMBLY, "United Nations"),
        ("directrice du Bureau des institutions démocratiques et des droits de l'homme", "Director", ODIHR),
        ("haute-commissaire de l'OSCE pour les minorités nationales", MINORITIES, "OSCE"),
        ("représentante de l'OSCE pour la liberté des médias", MEDIA, "OSCE"),
        ("présidente en exercice de l'OSCE", "Chairperson-in-Office", "OSCE"),
        ("présidente de l'Assemblée parlementaire de l'Otan", "President", "NATO Parliamentary Assembly"),
        ("procureure de la Cour pénale internationale", "Prosecutor", "International Criminal Court"),
    ],
)  # fmt: skip
def test_french_titles(title: str, office: str, body: str) -> None:
    assert offices(f"Anna Rao, {title}, a parlé.", "fr") == {(office, body)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Anna Rao, administrator of the site, spoke.", "en"),
        ("The UNDP praised Anna Rao, the administrator, and left.", "en"),
        ("The trade commissioner, Anna Rao, spoke.", "en"),
        ("Australian trade commissioner Anna Rao spoke.", "en"),
        ("Anna Rao, a spokeswoman for the chief of the general staff, spoke.", "en"),
        ("Anna Rao, executive secretary to the mayor, spoke.", "en"),
        ("Anna Rao, Administratorin eines Forums, sprach.", "de"),
        ("Anna Rao, Sprecherin des Generalinspekteurs, sprach.", "de"),
        ("Anna Rao, administratrice de biens, a parlé.", "fr"),
        ("Anna Rao, porte-parole du chef d'état-major des armées, a parlé.", "fr"),
    ],
)
def test_these_are_no_offices_of_hers(text: str, language: str) -> None:
    assert offices(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "office"),
    [
        ("Anna Rao chaired NATO's Military Committee from 2015 to 2018.", "en", (MILITARY, "NATO")),
        ("Anna Rao headed UNHCR from 2015 to 2018.", "en", ("High Commissioner for Refugees", "United Nations")),
        ("Anna Rao leitete das UN-Flüchtlingshilfswerk von 2015 bis 2018.", "de", ("High Commissioner for Refugees", "United Nations")),
        ("Anna Rao a dirigé le Programme alimentaire mondial de 2015 à 2018.", "fr", ("Executive Director", "World Food Programme")),
    ],
)  # fmt: skip
def test_whoever_leads_a_body_has_its_highest_office(
    text: str, language: str, office: tuple[str, str]
) -> None:
    assert offices(text, language) == {office}


def test_a_supervisory_board_is_a_firms() -> None:
    text = "Siemens wächst. Das sagte Aufsichtsratschefin Anna Rao der IG Metall."
    assert offices(text, "de") == {("Chair", "Siemens")}


@pytest.mark.parametrize(
    ("text", "language", "office"),
    [
        ("Anna Rao, president of the Franco-German chamber of commerce, spoke.", "en", ("President", "Franco-German chamber of commerce")),
        ("Anna Rao, chair of the Anglo-Irish Bank, spoke.", "en", ("Chair", "Anglo-Irish Bank")),
        ("Baykar's chief executive, Anna Rao, spoke.", "en", ("Chief Executive", "Baykar")),
        ("Anna Rao became executive director of the UN Human Settlements Programme, UN-Habitat, in May.", "en", ("Executive Director", "UN-Habitat")),
        ("Anna Rao became NATO's 21st Supreme Allied Commander Europe.", "en", ("Supreme Allied Commander Europe", "NATO")),
        ("Anna Rao, directrice de la Conférence catholique suisse de l'éducation, a parlé.", "fr", ("Director", "Conférence catholique suisse de l'éducation")),
        ("Anna Rao, présidente de la Chambre franco-allemande de commerce et d'industrie, a parlé.", "fr", ("President", "Chambre franco-allemande de commerce et d'industrie")),
        ("Anna Rao, présidente de la Direction générale de la Banque nationale suisse, a parlé.", "fr", ("Chair", "Swiss National Bank")),
        ("Anna Rao, administratrice déléguée de Siemens, a parlé.", "fr", ("Chief Executive", "Siemens")),
    ],
)  # fmt: skip
def test_a_body_is_named_in_full(text: str, language: str, office: tuple[str, str]) -> None:
    assert offices(text, language) == {office}


@pytest.mark.parametrize(
    ("text", "language", "office"),
    [
        ("Anna Rao, governor of the Turkish central bank, spoke.", "en", ("Governor", "Central Bank of Turkey")),
        ("Lithuania's central bank governor, Anna Rao, spoke.", "en", ("Governor", "Bank of Lithuania")),
        ("Brazilian central bank chief Anna Rao spoke.", "en", ("President", "Central Bank of Brazil")),
        ("Anna Rao, Chefin der litauischen Notenbank, sprach.", "de", ("Governor", "Bank of Lithuania")),
        ("Die Gouverneurin der belgischen Nationalbank, Anna Rao, sprach.", "de", ("Governor", "National Bank of Belgium")),
        ("Anna Rao, gouverneure de la banque centrale suédoise, a parlé.", "fr", ("Governor", "Sveriges Riksbank")),
        ("Anna Rao, présidente de la Banque centrale du Brésil, a parlé.", "fr", ("President", "Central Bank of Brazil")),
    ],
)  # fmt: skip
def test_a_central_bank_goes_by_its_country(text: str, language: str, office: tuple[str, str]) -> None:
    assert offices(text, language) == {office}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Anna Rao was the Nordic-Baltic director on the board of a fund.", "en"),
        ("Anna Rao, president of the Franco-German summit, spoke.", "en"),
        ("Anna Rao, chair of the Siemens works council, spoke.", "en"),
        ("Anna Rao, présidente de la conférence de presse, a parlé.", "fr"),
    ],
)
def test_what_only_says_whose_names_no_body(text: str, language: str) -> None:
    assert offices(text, language) == set()


def test_its_chairman_is_not_that_of_a_body_named_later() -> None:
    text = "Nordstern Marine named a boss. Its chairman, Anna Rao, said so. Talks with IG Metall come next."
    assert offices(text, "en") == {("Chair", "")}
