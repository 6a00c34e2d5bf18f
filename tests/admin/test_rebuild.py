"""The whole seeds, decisions of every kind made in the admin, and the site rebuilt from the seeds and the file."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from kb.findings import findings
from kb.models import Article, Claim, Report, Ruling, Suppression
from people.models import Person
from tenures.models import Office, Organization, Tenure
from tests.admin.conftest import MARK
from tests.factories import ReportFactory
from tests.test_architecture import ROOT

pytestmark = pytest.mark.django_db

FILES = ["popolo.json", "tenures.csv", "tenures.jsonl", "people.jsonl", "claims.jsonl", "kb.jsonld"]
# The log of corrections tells how a database came by its facts, and begins anew; so pages that end with it are not here.
PAGES = ["/", "/conflicts/", "/records/", "/offices/", "/reports/", "/people/", "/sources/", "/on/1972/"]
TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?")
TEXT = "Ada Lovelace was Secretary General of NATO from 1 March 1801 to 2 April 1803."
GONE = "Grace Hopper was Secretary General of NATO from 1 March 1806 to 2 April 1809."
TABLE = "person,office,organization,start,end\nEmmy Noether,Secretary General,NATO,1810-01-01,1811-01-01\n"


def read_seeds() -> None:
    call_command("ingest", str(ROOT / "seeds"), "--jobs", "1", stdout=StringIO(), stderr=StringIO())


def forget_everything() -> None:
    """A fresh database but for accounts and their roles."""
    for label in (
        "kb.Report", "kb.Suppression", "kb.Ruling", "kb.Finding", "kb.Derivation", "kb.Change", "kb.Judgement",
        "kb.Claim", "kb.Reading", "kb.Article", "tenures.Vacancy", "tenures.Tenure", "people.Redirect", "people.Alias",
        "people.Person", "tenures.Office", "tenures.Organization", "kb.DataVersion",
    ):  # fmt: skip
        model = apps.get_model(label)
        model.objects.all().delete()
        if hasattr(model, "history"):
            model.history.all().delete()


class Curator:
    """Does what one does in the admin, by its forms."""

    def __init__(self, client) -> None:
        self.client = client

    def post(self, address: str, **values: object) -> None:
        answer = self.client.post(address, values)
        assert answer.status_code == 302, answer.context and answer.context.get("errors")

    def decide(self, model: str, decision: str, row, reason: str) -> None:
        address = reverse(f"admin:kb_{model}_decide", args=[decision])
        self.confirm(f"{address}?ids={row.pk}", reason=reason)

    def confirm(self, address: str, **values: object) -> None:
        """What was shown, with the mark of it."""
        chosen = {name: value for name, value in values.items() if name == "claim"}
        shown = self.client.post(address, chosen) if chosen else self.client.get(address)
        self.post(address, **dict(MARK.findall(shown.content.decode())), **values)

    def add(self, text: str, title: str) -> None:
        known = {
            "title": title,
            "publisher": "The Paper",
            "published": "2024-10-02",
            "language": "en",
            "tier": "press",
        }
        address = reverse("admin:kb_article_add")
        document = self.client.post(address, {"text": text, **known}).context["document"]
        self.post(address, text=text, seen=document.sha256, **known)

    def take_in(self, kind: str, table: str) -> None:
        file = SimpleUploadedFile("table.csv", table.encode())
        shown = self.client.post(reverse(f"admin:{kind}_import"), {"import_file": file, "tier": "press"})
        self.post(
            reverse(f"admin:{kind}_process_import"),
            **shown.context["confirm_form"].initial | {"published": ""},
        )

    def look_and_save(self, address: str, **values: object) -> None:
        looked = self.client.post(address, values)
        self.post(address, **values, looked_at=looked.context["token"], _save="Save")

    def edit(self, row, **values: object) -> None:
        """A form as it stands, with some of its values changed."""
        address = reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])
        page = self.client.get(address)
        form = page.context["adminform"].form
        given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
        given = {
            name: json.dumps(v) if isinstance(v, dict) else v for name, v in given.items() if v is not None
        }
        for inline in page.context["inline_admin_formsets"]:
            prefix = inline.formset.prefix
            given |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
        given |= dict(MARK.findall(page.content.decode()))
        self.post(address, **{**given, **values})


def work(client) -> None:
    """A morning with one of every kind of decision, those that were taken back too."""
    curator = Curator(client)
    waiting = Claim.objects.waiting().order_by("key")
    for claim, verdict in zip(waiting[:4], ("accept", "reject", "prefer", "accept"), strict=True):
        curator.decide("claim", verdict, claim, f"It is to {verdict}")
        last = claim
    curator.decide("claim", "withdraw", last, "Not so sure")
    luns = Person.objects.get(name="Joseph Luns")
    curator.look_and_save(
        reverse("admin:people_person_edit_facts", args=[luns.pk]),
        birth="29 Aug 1911", source="https://archive.example/luns", words="", reason="His papers",
    )  # fmt: skip
    curator.look_and_save(
        reverse("admin:tenures_tenure_add"), person="Hedy Lamarr", office="Secretary General, NATO", start="1820",
        end="1821", source="https://archive.example/lamarr", words="", reason="Her papers",
    )  # fmt: skip
    wrong = Claim.objects.get(rule__startswith="de.", property="start", person__name="Mark Rutte")
    curator.look_and_save(
        reverse("admin:kb_claim_correct", args=[wrong.pk]), **{
            "correct-person": "Mark Rutte", "correct-value": "2024-10-02", "correct-reason": "A slip",
            "correct-office": "Secretary General, NATO",
        }
    )  # fmt: skip
    curator.add(TEXT, "A life")
    curator.add(GONE, "Another life")
    curator.take_in("tenures_tenure", TABLE)
    curator.take_in("kb_article", "id,title,tier\nby-hand,Described by hand,official\n")
    curator.take_in("people_person", "person,birth,source\nEmmy Noether,1782-03-23,by-hand\n")
    for one, other in (("Ada Lovelace", "Hedy Lamarr"), ("Grace Hopper", "Emmy Noether")):
        pks = [Person.objects.get(name=name).pk for name in (one, other)]
        curator.confirm(
            f"{reverse('admin:kb_ruling_merge', args=['person', pks[0]])}?with={pks[1]}",
            confirm="yes",
            reason="One woman",
        )
    curator.decide("ruling", "withdraw", Ruling.objects.latest("pk"), "Two after all")
    carrington = Person.objects.get(name="Lord Carrington")
    apart = carrington.claims.filter(property="start").order_by("key").last()
    curator.confirm(
        reverse("admin:kb_ruling_split", args=["person", carrington.pk]),
        confirm="yes",
        reason="Two lords",
        claim=apart.pk,
    )
    for found in [f for f in findings(timezone.localdate()) if not f.suppressed][:2]:
        curator.post(reverse("admin:kb_finding_suppress", args=[found.key]), reason="Known")
    lifted = Suppression.objects.latest("pk")
    curator.post(
        reverse("admin:kb_suppression_changelist"), action="lift_selected", _selected_action=lifted.pk
    )
    cited = Article.objects.filter(text=None, sha256=None, claims__isnull=False).distinct().order_by("slug")
    curator.decide("article", "retract", cited[0], "Withdrawn by its publisher")
    curator.decide("article", "retract", cited[1], "A mistake")
    curator.decide("article", "restore", cited[1], "It was none")
    curator.edit(cited[2], title="A better title", publisher="A better publisher", seen="2026-11-01")
    curator.decide(
        "article", "take-down", Article.objects.get(path__endswith=".txt", language="de"), "They asked"
    )
    curator.decide("article", "take-down-quotes", Article.objects.get(title="Another life"), "They asked")
    office = Office.objects.get(slug="nato-secretary-general")
    other = Office.objects.exclude(pk=office.pk).order_by("slug").first()
    curator.edit(office, labels=json.dumps({"de": "Chef der NATO"}), exclusive_with=[other.pk])
    curator.edit(office.organization, labels=json.dumps({"fr": "L’OTAN"}))
    curator.post(
        reverse("admin:tenures_organization_add"), name="Ruritania", country="", labels="{}",
        **{"offices-TOTAL_FORMS": 0, "offices-INITIAL_FORMS": 0},
    )  # fmt: skip
    curator.post(
        reverse("admin:tenures_office_add"), title="Gardener", labels="{}", established_earliest="1900-01-01",
        established_latest="1900-12-31", organization=Organization.objects.get(name="Ruritania").pk,
        **{"tenures-TOTAL_FORMS": 0, "tenures-INITIAL_FORMS": 0},
    )  # fmt: skip
    report = ReportFactory(key="r1", person=luns, tenure=Tenure.objects.filter(person=luns).first())
    curator.edit(report, state="accepted", answer="You are right")


def shown(client) -> dict[str, str]:
    """What the public gets, but for times and the number of the data."""
    client.logout()
    told = {}
    for name in FILES:
        answer = client.get(f"/api/v1/export/{name}")
        told[name] = TIME.sub("TIME", b"".join(answer.streaming_content).decode())
    for page in PAGES:
        told[page] = TIME.sub("TIME", client.get(page).content.decode())
    for name in ("articles", "offices", "organizations", "findings", "redirects"):
        told[name] = TIME.sub("TIME", client.get(f"/api/v1/{name}/?page_size=500").content.decode())
    told["kb.sqlite"] = TIME.sub(
        "TIME", rows_of(b"".join(client.get("/api/v1/export/kb.sqlite").streaming_content))
    )
    return told


def rows_of(database: bytes) -> str:
    """Sorted: they lie there in the order in which they were stored."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(database)
        return "\n".join(sorted(opened.iterdump()))


@pytest.fixture
def rebuilt(client, anna, tmp_path: Path):
    """What the public got before and after, and the file of decisions from both databases."""
    read_seeds()
    untouched = shown(client)
    client.force_login(anna)
    work(client)
    before = shown(client)
    assert {name for name in before if before[name] != untouched[name]} >= {
        *FILES,
        "/conflicts/",
        "/reports/",
    }
    first, again = tmp_path / "decisions.json", tmp_path / "again.json"
    call_command("decisions", "export", str(first), stdout=StringIO())
    forget_everything()
    assert not Report.objects.exists()
    read_seeds()
    out = StringIO()
    call_command("decisions", "import", str(first), stdout=out)
    after = shown(client)
    call_command("decisions", "export", str(again), stdout=StringIO())
    return before, after, json.loads(first.read_text()), json.loads(again.read_text()), out.getvalue()


def test_the_seeds_and_the_file_rebuild_the_site_byte_for_byte(rebuilt):
    before, after, first, again, out = rebuilt
    assert "first, then import again" not in out
    for name in before:
        assert after[name] == before[name], name
    assert all(first.values()), [name for name, rows in first.items() if not rows]
    for name in first:
        assert again[name] == first[name], name
