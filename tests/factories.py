"""Plain, fixed rows for tests: every value that an assertion needs is stated in the test."""

from __future__ import annotations

from datetime import date

import factory

from kb.models import Article, Claim, DataVersion, Derivation, Finding, Judgement, Report, Ruling, Suppression
from people.dates import PartialDate
from people.models import Alias, Person, Redirect
from people.names import family_key, fold, slug_for
from tenures.models import Office, Organization, Tenure


def edge(name: str, text: str) -> dict[str, object]:
    """The columns of a date given as EDTF; the empty text leaves it unknown."""
    value = PartialDate.parse(text) if text else PartialDate()
    return {
        f"{name}_earliest": value.earliest,
        f"{name}_latest": value.latest,
        f"{name}_qualifier": value.qualifier,
    }


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person
        django_get_or_create = ("slug",)
        exclude = ("birth", "death")

    name = "Joseph Luns"
    birth = ""
    death = ""
    slug = factory.LazyAttribute(lambda o: slug_for(o.name))
    given_name = factory.LazyAttribute(lambda o: o.name.rpartition(" ")[0])
    family_name = factory.LazyAttribute(lambda o: o.name.rpartition(" ")[2])
    sort_name = factory.LazyAttribute(lambda o: fold(f"{o.family_name} {o.given_name}"))
    birth_earliest = factory.LazyAttribute(lambda o: edge("x", o.birth)["x_earliest"])
    birth_latest = factory.LazyAttribute(lambda o: edge("x", o.birth)["x_latest"])
    death_earliest = factory.LazyAttribute(lambda o: edge("x", o.death)["x_earliest"])
    death_latest = factory.LazyAttribute(lambda o: edge("x", o.death)["x_latest"])
    nationalities = factory.LazyFunction(list)


class AliasFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Alias

    person = factory.SubFactory(PersonFactory)
    name = "Josef Luns"
    folded = factory.LazyAttribute(lambda o: fold(o.name))
    language = "nl"


class RedirectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Redirect

    old_slug = "luns"
    person = factory.SubFactory(PersonFactory)


class OrganizationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organization
        django_get_or_create = ("slug",)

    name = "NATO"
    slug = factory.LazyAttribute(lambda o: slug_for(o.name))


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Office
        django_get_or_create = ("slug",)

    organization = factory.SubFactory(OrganizationFactory)
    title = "Secretary General"
    slug = factory.LazyAttribute(lambda o: f"{o.organization.slug}-{slug_for(o.title)}")
    labels = factory.LazyAttribute(lambda o: {"en": f"{o.title} of {o.organization.name}"})


class TenureFactory(factory.django.DjangoModelFactory):
    """``start`` and ``end`` are EDTF; an end of ``..`` is an open spell, last confirmed on ``last_confirmed``."""

    class Meta:
        model = Tenure
        exclude = ("start", "end")

    start = "1971-10-01"
    end = "1984-06-25"
    person = factory.SubFactory(PersonFactory)
    office = factory.SubFactory(OfficeFactory)
    slug = factory.LazyAttribute(
        lambda o: "-".join(
            filter(
                None, (o.person.slug, o.office.slug, "acting" if o.acting else "", o.start[:4].strip("[."))
            )
        )
    )
    acting = False
    last_confirmed = None
    start_earliest = factory.LazyAttribute(lambda o: edge("x", o.start)["x_earliest"])
    start_latest = factory.LazyAttribute(lambda o: edge("x", o.start)["x_latest"])
    start_qualifier = factory.LazyAttribute(lambda o: edge("x", o.start)["x_qualifier"])
    end_earliest = factory.LazyAttribute(lambda o: _end(o).earliest)
    end_latest = factory.LazyAttribute(lambda o: _end(o).latest)
    end_qualifier = factory.LazyAttribute(lambda o: _end(o).qualifier)
    end_status = factory.LazyAttribute(
        lambda o: "open" if o.end == ".." else "ended" if _end(o).latest else "unknown"
    )


def _end(tenure) -> PartialDate:
    if tenure.end == "..":
        confirmed = tenure.last_confirmed
        return PartialDate(date.fromordinal(confirmed.toordinal() + 1) if confirmed else None, None)
    return PartialDate.parse(tenure.end) if tenure.end else PartialDate()


class ArticleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Article
        django_get_or_create = ("slug",)

    slug = "nato-cv-luns"
    title = "Joseph Luns (Who is who)"
    publisher = "NATO"
    language = "en"
    published = date(2011, 6, 20)
    tier = "official"


class ClaimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Claim

    article = factory.SubFactory(ArticleFactory)
    statement = "s1"
    property = "holds"
    value = ""
    modality = "asserted"
    person_name = "Joseph Luns"
    name_key = factory.LazyAttribute(lambda o: family_key(o.person_name))
    mention = factory.LazyAttribute(lambda o: o.person_name)
    office_title = "Secretary General"
    organization_name = "NATO"
    quote = "Joseph Luns,Secretary General,NATO,1971-10-01,1984-06-25"
    rule = "table.tenure"
    outcome = "shown"
    key = factory.LazyAttributeSequence(lambda o, n: f"{o.name_key}-{o.property}-{n}"[-24:])


class JudgementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Judgement

    claim = factory.SubFactory(ClaimFactory)
    verdict = "accepted"
    reason = "Checked against the original."


class DerivationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Derivation

    tenure = factory.SubFactory(TenureFactory)
    edge = "start"
    bound = "earliest"
    day = date(1971, 10, 1)
    rule = "stated"
    stated = True


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Finding

    key = factory.Sequence(lambda n: f"finding-{n}")
    code = "ambiguous_person"
    message = "'Bush' fits several people: George H. Bush, George W. Bush"
    component = "bush"


class SuppressionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Suppression

    key = factory.Sequence(lambda n: f"key-{n}")
    about = factory.Sequence(lambda n: f"about-{n}")
    code = "overlap"
    message = "Joseph Luns and Lord Carrington overlap"
    reason = "Both were in office while the papers were signed."


class RulingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Ruling

    same = True
    ours = factory.LazyFunction(list)
    theirs = factory.LazyFunction(list)
    name_keys = factory.LazyFunction(list)
    label = "Joseph Luns and Josef Luns are one person"
    reason = "Born on the same day."


class DataVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DataVersion
        django_get_or_create = ("pk",)

    pk = 1
    number = 1


class ReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Report

    key = factory.Sequence(lambda n: f"report{n}")
    about = "page:/records/"
    label = "The page /records/"
    message = "Stikker was born in 1897."
    client = "somebody"
