"""What the database keeps: articles, claims, judgements, and facts that follow them."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from kb.ingest import store
from kb.ingest.component import component
from kb.ingest.facts import refresh, refresh_everything
from kb.ingest.pipeline import ingest_document
from kb.ingest.records import BadInput, Document, Property, Said, Tier
from kb.ingest.takedown import take_down
from kb.models import Article, Claim, DataVersion, Derivation, Finding, Judgement
from people.models import Person, Redirect
from tenures.models import Office, Organization, Tenure
from tests.ingest.said import PM, SG, said, spell

pytestmark = pytest.mark.django_db


def document(text="An article.", **known):
    return Document(path="a.txt", text=text, **{"published": date(2024, 10, 1), "language": "en", **known})


def put_in(claims, text="An article.", **known):
    article, _ = store.store_article(document(text, **known))
    _, touched = store.store_claims(article, claims)
    return article, refresh(touched)


def version():
    return DataVersion.objects.values_list("number", flat=True).first()


def test_an_article_is_known_by_its_text():
    first, is_new = store.store_article(document())
    again, is_new_again = store.store_article(document(publisher="The Paper"))
    assert (is_new, is_new_again) == (True, False)
    assert first.pk == again.pk
    assert Article.objects.get().publisher == "The Paper"


def test_an_article_without_a_title_is_named_by_publisher_and_day():
    article, _ = store.store_article(document(publisher="The Paper"))
    assert article.label == "The Paper, 2024-10-01"
    assert article.slug.startswith("2024-10-01-the-paper-")


def test_claims_make_a_person_an_office_and_a_tenure():
    put_in(spell("Joseph Luns", "1971", "1984"))
    tenure = Tenure.objects.get()
    assert (tenure.person.slug, tenure.office.slug) == ("joseph-luns", "nato-secretary-general")
    assert (tenure.start.edtf, tenure.end.edtf, tenure.end_status) == ("1971", "1984", "ended")
    assert tenure.slug == "joseph-luns-nato-secretary-general-1971"


def test_a_country_is_an_organization_with_its_code():
    put_in(spell("Mark Rutte", "2010", office=PM))
    assert Organization.objects.get().country == "NL"


def test_only_claims_that_count_make_people_and_offices():
    put_in(spell("Jens Stoltenberg", modality="reported", office=("Chair", "Munich Security Conference")))
    assert not Person.objects.exists() and not Office.objects.exists()
    assert set(Claim.objects.values_list("outcome", flat=True)) == {"waiting"}


def test_a_waiting_claim_is_shown_with_the_person_it_would_be_about():
    claims = spell("Jens Stoltenberg", "2014") + spell(
        "Jens Stoltenberg",
        modality="reported",
        office=("Chair", "Munich Security Conference"),
        statement="s2",
    )
    put_in(claims)
    assert Claim.objects.get(modality="reported").person.name == "Jens Stoltenberg"


def test_the_context_of_a_quote_is_kept_beside_it():
    text = "x" * 50 + "Luns led NATO." + "y" * 50
    claim = Said("s", Property.HOLDS, "Joseph Luns", "", "Luns led NATO.", "en.led", office=SG[0], organization=SG[1],
                 start=50, end=64)  # fmt: skip
    put_in([claim], text)
    kept = Claim.objects.get()
    assert (kept.prefix, kept.quote, kept.suffix) == ("x" * 40, "Luns led NATO.", "y" * 40)


def test_a_quote_that_is_not_in_the_text_refuses_the_document():
    claim = Said("s", Property.HOLDS, "Joseph Luns", "", "Luns led NATO.", "en.led", start=0, end=14)
    with pytest.raises(
        BadInput, match=r"a.txt:1: The quote 'Luns led NATO.' of rule en.led is not at characters 0 to 14"
    ):
        store.check_quotes(document("Something else."), [claim])


def test_a_full_name_renames_the_provisional_person_and_the_old_address_leads_there():
    put_in([said("Rutte", "in_office_on", "2024-10-01")])
    assert Person.objects.get().slug == "rutte"
    put_in(spell("Mark Rutte", "2024-10-01"), "Another article.")
    assert Person.objects.get().slug == "mark-rutte"
    assert Redirect.objects.get(old_slug="rutte").person.slug == "mark-rutte"


def test_a_person_whose_claims_went_to_another_leads_there():
    put_in([said("Rutte", "in_office_on", "2015-01-01", office=PM)])
    put_in(spell("Mark Rutte", "2024-10-01"), "Second article.")
    assert Person.objects.count() == 2
    put_in(spell("Mark Rutte", "2010", "2024", office=PM), "Third article.")
    assert [p.slug for p in Person.objects.all()] == ["mark-rutte"]
    assert Redirect.objects.get(old_slug="rutte").person.slug == "mark-rutte"


def test_taking_the_full_name_back_splits_what_it_had_joined():
    put_in([said("Rutte", "in_office_on", "2024-10-01")])
    article, _ = put_in(spell("Mark Rutte", "2024-10-01"), "Another article.")
    store.retract(article)
    assert Person.objects.get(hidden=False).slug == "rutte"
    assert Redirect.objects.get().old_slug == "mark-rutte"


def test_two_people_of_one_name_get_the_birth_year_in_the_address():
    put_in([said("John Major", "birth", "1943-03-29", office=None), *spell("John Major", "1990")], "First.")
    put_in([said("John Major", "birth", "1990-01-01", office=None),
            *spell("John Major", "2020", office=("Mayor", "London"))], "Second.")  # fmt: skip
    assert sorted(Person.objects.values_list("slug", flat=True)) == ["john-major", "john-major-1990"]


def test_retracting_an_article_takes_its_facts_and_restoring_returns_them():
    article, _ = put_in(spell("Joseph Luns", "1971", "1984"))
    changes = store.retract(article, reason="hoax")
    assert [str(change)[0] for change in changes.facts] == ["-", "-"]
    assert not Tenure.objects.exists()
    assert Person.objects.get().hidden
    assert set(Claim.objects.values_list("outcome", flat=True)) == {"retracted"}
    store.restore(article)
    assert Tenure.objects.get().slug == "joseph-luns-nato-secretary-general-1971"
    assert not Person.objects.get().hidden


def test_judgements_survive_a_retraction():
    article, _ = put_in(spell("Joseph Luns", "1971", "1984"))
    store.judge(Claim.objects.filter(property="end"), "rejected", by=None, reason="misprint")
    store.retract(article)
    store.restore(article)
    assert Claim.objects.get(property="end").outcome == "rejected"
    assert Tenure.objects.get().end.edtf == ""


def test_a_judgement_records_who_why_and_changes_the_facts():
    curator = get_user_model().objects.create_user("editor")
    put_in(spell("Jens Stoltenberg", modality="reported"))
    changes = store.judge(Claim.objects.all(), "accepted", by=curator, reason="confirmed by the office")
    judgement = Judgement.objects.first()
    assert (judgement.by, judgement.reason) == (curator, "confirmed by the office")
    assert changes.facts and Tenure.objects.get().person.name == "Jens Stoltenberg"


def test_withdrawing_a_judgement_restores_what_was_before():
    put_in(spell("Joseph Luns", "1971"))
    store.judge(Claim.objects.all(), "rejected", by=None, reason="")
    assert not Tenure.objects.exists()
    store.judge(Claim.objects.all(), "", by=None, reason="a mistake")
    assert Tenure.objects.get().start.edtf == "1971"


def test_an_unknown_verdict_is_refused():
    with pytest.raises(ValueError, match="Not a verdict: 'maybe'"):
        store.judge([], "maybe", by=None, reason="")


def test_the_data_version_moves_with_the_facts_and_only_with_them():
    put_in(spell("Joseph Luns", "1971"))
    before = version()
    refresh_everything()
    assert version() == before
    put_in(spell("Joseph Luns", end="1984"), "Another article.")
    assert version() == before + 1


def test_every_bound_names_the_claims_it_rests_on():
    put_in([*spell("Jens Stoltenberg", end="2024-10-01"), said("Jens Stoltenberg", "duration", "P10Y")])
    derived = Derivation.objects.get(edge="start", bound="latest")
    assert (derived.rule, derived.stated, derived.day) == ("duration", False, date(2015, 4, 3))
    assert sorted(derived.claims.values_list("property", flat=True)) == ["duration", "end"]
    assert Tenure.objects.get().derived_from == {"start": ["duration"]}


def test_an_ambiguous_mention_is_a_finding_that_goes_when_it_is_resolved():
    president = ("President", "United States")
    put_in(spell("George Bush", "1989", "1993", office=president) + spell("Jeb Bush", "2001", "2009", office=president,
                                                                        statement="s2"), "First.")  # fmt: skip
    doubtful, _ = put_in([said("Bush", "holds", office=president)], "Second.")
    assert Finding.objects.get().code == "ambiguous_person"
    store.retract(doubtful)
    assert not Finding.objects.exists()


def test_a_component_holds_all_who_are_linked_and_nobody_else():
    put_in([*spell("Mark Rutte", "2024"), said("Mark Rutte", "succeeds", "Jens Stoltenberg")], "First.")
    put_in(spell("Joseph Luns", "1971"), "Second: the same office.")
    put_in(spell("Angela Merkel", "2005", office=("Chancellor", "Germany")), "Third.")
    assert component({"rutte"}) == {"rutte", "stoltenberg", "luns"}
    assert component({"merkel"}) == {"merkel"}


def test_a_source_may_be_cited_before_it_is_described():
    cited = store.cited_sources(["nato-cv-luns"])["nato-cv-luns"]
    assert (cited.tier, cited.text) == ("unvetted", None)


def test_sources_of_a_better_tier_change_the_facts_they_support():
    for slug, day in (("one", "1971-10-01"), ("two", "1971-10-02")):
        source = store.cited_sources([slug])[slug]
        _, touched = store.store_claims(source, spell("Joseph Luns", day, table=True))
        refresh(touched)
    Article.objects.filter(slug="two").update(tier=Tier.OFFICIAL)
    refresh({"luns"})
    assert Tenure.objects.get().start.edtf == "1971-10-02"


def test_an_article_is_found_by_id_path_or_the_beginning_of_its_hash():
    article, _ = store.store_article(document())
    for wanted in (article.slug, "a.txt", article.sha256, article.sha256[:8]):
        assert store.find_article(wanted) == article
    assert store.find_article(article.sha256[:7]) is None


def test_claims_that_better_rules_no_longer_find_go_unless_judged():
    claims = spell("Joseph Luns", "1971", "1984")
    article, _ = put_in(claims)
    store.judge(Claim.objects.filter(property="end"), "accepted", by=None, reason="seen")
    removed, _ = store.drop_unread(article, claims[:1])
    assert removed == 1
    assert sorted(Claim.objects.values_list("property", flat=True)) == ["end", "holds"]


def test_a_fact_that_does_not_change_writes_no_history():
    put_in(spell("Joseph Luns", "1971"))
    before = Tenure.history.count(), Person.history.count()
    refresh_everything()
    assert (Tenure.history.count(), Person.history.count()) == before


@pytest.mark.parametrize(("tier", "start"), [("official", "1971-10-01"), ("unvetted", "1971-10-02")])
def test_facts_follow_where_a_text_read_again_weighs_otherwise(tier, start):
    first = "Joseph Luns was Secretary General of NATO from 1 October 1971 to 25 June 1984."
    other = document(first.replace("1 October", "2 October"), tier=Tier.PRESS)
    for read in (document(first, tier=Tier.OFFICIAL), other, document(first, tier=Tier(tier))):
        ingest_document(read, today=date(2026, 1, 1))
    assert Tenure.objects.get().start.edtf == start
    refresh_everything()
    assert Tenure.objects.get().start.edtf == start


@pytest.mark.parametrize(("quotes", "kept"), [(True, True), (False, False)])
def test_what_is_read_anew_of_a_text_taken_down_without_quotes_has_none(quotes, kept):
    article, _ = put_in(spell("Joseph Luns", "1971", "1984"))
    take_down(article, quotes=quotes)
    put_in(spell("Mark Rutte", "2024"))
    assert Claim.objects.filter(person_name="Mark Rutte").exclude(quote="").exists() == kept
