"""Readers report what is wrong, without an account: what a report can be about, and what keeps machines out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb import claims_in_words, dates_in_words, labels
from kb.models import Claim, Report
from people.dates import PartialDate
from people.models import Person
from tenures.models import Office, Tenure
from tenures.offices import office_at

LONGEST, LONGEST_SOURCE, LONGEST_ADDRESS = 2000, 500, 200
QUICKEST = timedelta(seconds=3)  # nobody reads and writes in less
SLOWEST = timedelta(hours=12)
MOST_AN_HOUR = 5  # of one reader
MOST_OF_ALL = 200  # an hour: more than curators could read
_SIGNER = TimestampSigner(salt="kb.report")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reported: in an address, in words, and the value that is shown now."""

    about: str
    label: str
    shown: str
    address: str
    claim: Claim | None = None
    person: Person | None = None
    tenure: Tenure | None = None


def about(thing: Tenure | Person | Office) -> str:
    """How a whole thing is named in an address, whichever of its values is meant."""
    if isinstance(thing, Tenure):
        return f"tenure:{thing.slug}:spell"
    return f"person:{thing.slug}:names" if isinstance(thing, Person) else f"office:{thing.slug}"


def values_of(subject: Subject) -> list[tuple[str, str | Promise]]:
    """The values of the spell or the person that can be reported, for a reader to choose from; none of other things."""
    kind, _colon, _rest = subject.about.partition(":")
    return list({"tenure": _TENURE, "person": _PERSON}.get(kind, {}).items())


def with_value(about: str, value: str) -> str:
    """``tenure:SLUG:spell`` and ``start``: ``tenure:SLUG:start``."""
    kind, _colon, rest = about.partition(":")
    if value not in {"tenure": _TENURE, "person": _PERSON}.get(kind, {}):
        return about
    return f"{kind}:{rest.partition(':')[0]}:{value}"


def subject_of(about: str) -> Subject | None:
    """``claim:KEY``, ``tenure:SLUG:start``, ``person:SLUG:birth``, ``office:SLUG`` or ``page:/records/``; else None."""
    kind, _colon, rest = about.partition(":")
    name, _colon, value = rest.partition(":")
    if "\0" in about:
        return None
    if kind == "claim":
        claim = Claim.objects.select_related("article", "person", "tenure", "office__organization").filter(
            key=name
        )
        return _of_claim(about, found) if (found := claim.first()) else None
    if kind == "tenure":
        tenure = Tenure.objects.select_related("person", "office__organization").filter(slug=name).first()
        return _of_tenure(about, tenure, value) if tenure and value in _TENURE else None
    if kind == "person":
        person = Person.objects.shown().filter(slug=name).first()
        return _of_person(about, person, value) if person and value in _PERSON else None
    if kind == "office":
        office = office_at(name)
        return Subject(about, labels.of_office(office), "", office.get_absolute_url()) if office else None
    if kind == "page" and _is_page(rest):
        # The label is public, and anybody could write anything into an address.
        return Subject(about, _("A page of this site"), "", rest)
    return None


def _is_page(address: str) -> bool:
    try:
        return len(address) < LONGEST_ADDRESS and "\\" not in address and bool(resolve(address))
    except Resolver404:
        return False


_TENURE: dict[str, str | Promise] = {
    "start": gettext_lazy("start"),
    "end": gettext_lazy("end"),
    "days": gettext_lazy("length"),
    "spell": gettext_lazy("the whole spell"),
}
_PERSON: dict[str, str | Promise] = {
    "birth": gettext_lazy("birth"),
    "death": gettext_lazy("death"),
    "nationality": gettext_lazy("nationality"),
    "names": gettext_lazy("names"),
}


def _of_claim(about: str, claim: Claim) -> Subject:
    label = f"{claim.person_name}: {claims_in_words.says(claim)} ({claim.article.label})"
    return Subject(
        about, label[:300], claim.value, claim.get_absolute_url(), claim, claim.person, claim.tenure
    )


def _of_tenure(about: str, tenure: Tenure, value: str) -> Subject:
    office = labels.of_office(tenure.office)
    label = f"{tenure.person.name}, {office}: {_TENURE[value]}"
    shown = {
        "start": dates_in_words.in_words(tenure.start),
        "end": _("in office") if tenure.end_status == "open" else dates_in_words.in_words(tenure.end),
        "days": dates_in_words.days(*tenure.days(timezone.localdate())),
        "spell": dates_in_words.years(tenure.start, tenure.end, is_open=tenure.end_status == "open"),
    }[value]
    return Subject(about, label[:300], shown, tenure.get_absolute_url(), person=tenure.person, tenure=tenure)


def _of_person(about: str, person: Person, value: str) -> Subject:
    dates: dict[str, PartialDate] = {"birth": person.birth, "death": person.death}
    shown = dates_in_words.in_words(dates[value]) if value in dates else ", ".join(person.nationalities)
    return Subject(
        about, f"{person.name}: {_PERSON[value]}"[:300], person.name if value == "names" else shown,
        f"{person.get_absolute_url()}#about", person=person,
    )  # fmt: skip


class ReportForm(forms.Form):
    """``token`` says what is reported and when the form was made; ``website`` is for machines to fill in."""

    message = forms.CharField(
        label=gettext_lazy("What is wrong, and what would be right?"), max_length=LONGEST
    )
    source = forms.CharField(
        label=gettext_lazy("Where can that be read? An address or a title; may stay empty"),
        max_length=LONGEST_SOURCE, required=False,
    )  # fmt: skip
    value = forms.CharField(label=gettext_lazy("Which value is it about?"), max_length=20, required=False)
    website = forms.CharField(label=gettext_lazy("Leave this empty"), max_length=200, required=False)
    token = forms.CharField(max_length=600)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("The last field must stay empty: it is there for machines."))
        return ""

    def clean_token(self) -> str:
        """The subject that the form was made for."""
        token = self.cleaned_data["token"]
        try:
            about = str(_SIGNER.unsign(token, max_age=SLOWEST))
        except SignatureExpired as error:
            raise forms.ValidationError(
                _("The form was open for very long. Please send it again.")
            ) from error
        except BadSignature as error:
            raise forms.ValidationError(_("The form was not ours. Please send it again.")) from error
        try:
            _SIGNER.unsign(token, max_age=QUICKEST)
        except SignatureExpired:
            return about
        raise forms.ValidationError(_("That was faster than anybody writes. Please send it again."))


def token_for(subject: Subject) -> str:
    return _SIGNER.sign(subject.about)


def too_many(client: str) -> bool:
    """This reader, or all of them together, have reported as much in an hour as anybody can look into."""
    hour = Report.objects.filter(at__gt=timezone.now() - timedelta(hours=1))
    return hour.filter(client=client).count() >= MOST_AN_HOUR or hour.count() >= MOST_OF_ALL


def client_of(request: HttpRequest) -> str:
    """The same for one reader on one day, and nothing to tell who that is."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_HTTPS:  # the proxy in front adds whom it speaks for at the end
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    return salted_hmac(f"report {timezone.localdate()}", address).hexdigest()[:32]


def keep(subject: Subject, *, message: str, source: str, client: str) -> Report:
    return Report.objects.create(
        key=get_random_string(12), about=subject.about, label=subject.label, shown=subject.shown[:300],
        claim=subject.claim, person=subject.person, tenure=subject.tenure,
        message=message, source=source, client=client,
    )  # fmt: skip
