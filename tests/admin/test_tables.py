"""Tables taken in through the admin: shown row by row first, then stored as ``ingest`` stores them."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kb.admin import table_forms
from kb.ingest import pipeline
from kb.models import Article, Claim, Reading
from people.models import Person
from tenures.models import Office, Tenure
from tests.admin.test_pages import queries_of
from tests.admin.test_roles import in_role  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

KINDS = {
    "people": "people_person",
    "tenures": "tenures_tenure",
    "offices": "tenures_office",
    "sources": "kb_article",
    "vacancies": "tenures_vacancy",
}
TENURES = (
    "person,office,organization,start,end,acting\n"
    "Joseph Luns,Secretary General,NATO,1971-10-01,1984-06-25,\n"
    "Lord Carrington,Secretary General,NATO,1984-06-25,1988-07-01,\n"
)
PRESS = {"tier": "press"}


def address(kind: str, step: str = "import") -> str:
    return reverse(f"admin:{KINDS[kind]}_{step}")


def upload(client, kind: str, content: str | bytes, name: str = "table.csv", **about: str):
    raw = content.encode() if isinstance(content, str) else content
    return client.post(address(kind), {"import_file": SimpleUploadedFile(name, raw), **PRESS, **about})


def confirm(client, kind: str, answer, **changed: str):
    initial = answer.context["confirm_form"].initial
    values = {name: value if value is not None else "" for name, value in initial.items()}
    return client.post(address(kind, "process_import"), values | changed, follow=True)


def take_in(client, kind: str, content: str | bytes, name: str = "table.csv", **about: str):
    return confirm(client, kind, upload(client, kind, content, name, **about))


def outcomes(answer) -> list[tuple[int, str]]:
    return [(row.line, row.outcome.standing.value) for row in answer.context["result"].rows]


def notes(answer, line: int) -> tuple[str, ...]:
    return next(row.outcome.notes for row in answer.context["result"].rows if row.line == line)


def everything() -> dict[object, list[object]]:
    """All rows but those that signing in and the log make."""
    kept = (m for m in apps.get_models() if m._meta.app_label in ("kb", "people", "tenures"))
    return {model: list(model.objects.order_by("pk").values()) for model in kept}


class TestPreview:
    def test_shows_each_row_and_keeps_nothing(self, chief):
        before = everything()
        answer = upload(chief, "tenures", TENURES)
        assert outcomes(answer) == [(2, "new"), (3, "new")]
        page = answer.content.decode()
        assert "+ Joseph Luns, Secretary General, NATO, 1971-10-01/1984-06-25" in page
        assert "Take it in" in page
        assert everything() == before

    def test_tells_what_is_new_changed_contradicted_and_known(self, chief):
        take_in(chief, "tenures", TENURES, tier="reference")
        second = (
            "person,office,organization,start,end\n"
            "Joseph Luns,Secretary General,NATO,1971-10-01,1985-01-01\n"
            "Mark Rutte,Secretary General,NATO,2024-10-01,\n"
        )
        answer = upload(chief, "tenures", second, tier="press")
        assert outcomes(answer) == [(2, "contradicted"), (3, "new")]
        assert notes(answer, 2) == ("end: 1985-01-01 contradicts 1984-06-25",)
        take_in(chief, "people", "person,birth\nJoseph Luns,1911\n")
        answer = upload(chief, "people", "person,birth\nJoseph Luns,1911-08-28\nJoseph Luns,1911-08-28\n")
        assert outcomes(answer) == [(2, "changed"), (3, "known")]
        assert notes(answer, 2) == ("~ Joseph Luns (1911) → Joseph Luns (1911-08-28)",)

    def test_says_of_a_contradiction_that_the_new_value_would_be_shown(self, chief):
        take_in(chief, "people", "person,birth\nJoseph Luns,1911-08-28\n", tier="press")
        answer = upload(chief, "people", "person,birth\nJoseph Luns,1912-08-28\n", tier="official")
        assert outcomes(answer) == [(2, "contradicted")]
        assert "birth: 1912-08-28 would be shown; another source contradicts it" in notes(answer, 2)

    def test_of_sources_and_offices_tells_column_by_column_what_changes(self, chief):
        take_in(chief, "sources", "id,title,tier\nnato-who,Who is who,official\n")
        answer = upload(
            chief, "sources", "id,title,tier\nnato-who,Who was who,official\nnato-new,New,press\n"
        )
        assert outcomes(answer) == [(2, "changed"), (3, "new")]
        assert notes(answer, 2) == ("title: “Who is who” → “Who was who”",)
        take_in(chief, "offices", "office,organization,label_de\nChair,Ruritania,Vorsitz\n")
        answer = upload(chief, "offices", "office,organization,label_de\nChair,Ruritania,Vorsitzender\n")
        assert notes(answer, 2) == ("label_de: “Vorsitz” → “Vorsitzender”",)

    def test_names_sources_that_nobody_described(self, chief):
        rows = "person,birth,source\nJoseph Luns,1911-08-28,unheard-of\n"
        answer = upload(chief, "people", rows)
        assert notes(answer, 2) == (
            "source: “unheard-of” is not described yet. Take in a table of sources that does.",
        )

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ("Joseph Luns,Secretary General,NATO,Octember 1971,,", "start: Not a date: 'Octember 1971'"),
            (",Secretary General,NATO,1971,,", "Empty person."),
            ("Joseph Luns,Secretary General,NATO,1984,1971,", "Ends 1971 before it starts 1984"),
            (
                "Joseph Luns,Secretary General,NATO,1971,,perhaps",
                "acting: 'perhaps' is neither true nor false",
            ),
            ('Joseph "Luns,Secretary General,NATO,"1971"x,,', "Not CSV"),
            ("Joseph Luns,Secretary General,NATO,1971,,,,", "8 cells, but the header names 6 columns"),
        ],
    )
    def test_a_row_that_is_wrong_is_named_with_its_column_and_stops_the_whole_table(
        self, chief, row, message
    ):
        answer = upload(chief, "tenures", f"{TENURES}{row}\n")
        page = answer.content.decode()
        assert outcomes(answer) == [(2, "new"), (3, "new"), (4, "refused")]
        assert message in notes(answer, 4)[0]
        assert "A table is taken in whole or not at all" in page
        assert "confirm_form" not in answer.context or not answer.context["confirm_form"]

    def test_counts_rows_as_the_spreadsheet_does(self, chief):
        answer = upload(
            chief, "people", 'person,birth,note\n\nJoseph Luns,1911,"two\nlines"\nMark Rutte,19x7,\n'
        )
        assert outcomes(answer) == [(3, "new"), (5, "refused")]

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("person,birth\nJoseph Luns,1911\n", "this is a table of people, not of tenures"),
            ("a,b\n1,2\n", "Unknown header"),
            ("person,office,organization,strat,end\nx,y,z,1,2\n", "Missing column"),
            ("person,office,organization,start,end\n", "Ensure your file has the correct headers"),
            (b"", "empty"),
            ("pers\xf6n,office".encode("latin-1"), "Not UTF-8"),
            (b"person,office,organization,start,end\nA\0B,y,z,1,2\n", "a NUL byte"),
        ],
    )  # fmt: skip
    def test_a_file_that_is_no_such_table_is_refused_in_words(self, chief, content, message):
        page = upload(chief, "tenures", content).content.decode()
        assert message in page
        assert "Take it in" not in page
        assert "Traceback" not in page


class TestConfirmed:
    def test_it_is_stored_as_ingest_stores_it(self, chief, tmp_path):
        about = {"title": "A list", "publisher": "The Paper", "published": "2024-10-01", "tier": "reference"}
        take_in(chief, "tenures", TENURES, name="tenures.csv", **about)
        (tmp_path / "tenures.csv").write_text(TENURES)
        known = {**about, "published": date(2024, 10, 1)}
        path = str(tmp_path / "tenures.csv")
        (again,) = pipeline.ingest([path], pipeline.Options(**known), today=date(2024, 10, 2))
        assert again.status == pipeline.UNCHANGED
        article = Article.objects.get()
        assert (article.title, article.tier, article.text) == ("A list", "reference", TENURES)
        assert {claim.quote for claim in Claim.objects.all()} == set(TENURES.splitlines()[1:])
        assert [(t.person.name, t.start.edtf, t.end.edtf) for t in Tenure.objects.order_by("slug")] == [
            ("Joseph Luns", "1971-10-01", "1984-06-25"),
            ("Lord Carrington", "1984-06-25", "1988-07-01"),
        ]

    @pytest.mark.parametrize(
        ("kind", "content", "made"),
        [
            ("sources", "id,title\nnato-who,Who is who\n", lambda: Article.objects.get(slug="nato-who")),
            ("offices", "office,organization\nChair,Ruritania\n", lambda: Office.objects.get(title="Chair")),
            ("people", "person,birth\nJoseph Luns,1911\n", lambda: Person.objects.get(name="Joseph Luns")),
            ("vacancies", "office,organization,vacant_from,vacant_to\nChair,Ruritania,1950,1952\n",
             lambda: Office.objects.get(title="Chair").vacancies.get()),
        ],
    )  # fmt: skip
    def test_every_kind_of_table_is_taken_in(self, chief, kind, content, made):
        answer = take_in(chief, kind, content)
        assert "Taken in: 1 new." in answer.content.decode()
        assert made()

    def test_the_audit_log_says_who_took_in_what(self, chief):
        take_in(chief, "tenures", TENURES, name="tenures.csv")
        entry = LogEntry.objects.get()
        assert (entry.user.username, entry.change_message) == ("anna", "Table of tenures taken in: 2 new")
        assert entry.get_edited_object() == Reading.objects.get()

    def test_the_same_table_again_brings_nothing_and_offers_nothing(self, chief):
        take_in(chief, "tenures", TENURES)
        answer = upload(chief, "tenures", TENURES)
        assert "This very table was read before; nothing is new." in answer.content.decode()
        assert "Take it in" not in answer.content.decode()

    def test_confirmed_twice_it_is_stored_once_and_not_offered_again(self, chief):
        shown = upload(chief, "tenures", TENURES)
        confirm(chief, "tenures", shown)
        page = confirm(chief, "tenures", shown).content.decode()
        assert "This very table was read before; nothing is new." in page
        assert "no longer what you looked at" not in page
        assert "Take it in" not in page

    def test_what_somebody_changed_meanwhile_is_shown_again_and_not_stored(self, chief):
        shown = upload(chief, "tenures", TENURES)
        take_in(chief, "tenures", TENURES.replace("1984-06-25,\n", "1985-01-01,\n", 1), tier="official")
        before = everything()
        answer = confirm(chief, "tenures", shown)
        assert answer.status_code == 409
        assert "no longer what you looked at" in answer.content.decode()
        assert outcomes(answer) == [(2, "contradicted"), (3, "new")]
        assert everything() == before
        assert "Taken in" in confirm(chief, "tenures", answer).content.decode()

    def test_a_failure_in_the_middle_leaves_nothing_half_written(self, chief, monkeypatch):
        shown = upload(chief, "tenures", TENURES)
        before = everything()

        def fail(*args: object) -> None:
            raise RuntimeError("the disk is full")

        monkeypatch.setattr(pipeline, "_remember", fail)
        with pytest.raises(RuntimeError):
            confirm(chief, "tenures", shown)
        assert everything() == before

    @pytest.mark.parametrize(
        "changed",
        [
            {"import_file_name": "passwd"},
            {"import_file_name": "../../etc/passwd"},
            {"format": "1"},
            {"format": "2"},
            {"format": "9"},
            {"format": "x"},
            {"tier": "divine"},
            {"original_file_name": "x" * 300},
        ],
    )
    def test_what_was_not_shown_cannot_be_confirmed(self, chief, changed):
        shown = upload(chief, "tenures", TENURES)
        answer = confirm(chief, "tenures", shown, **changed)
        assert "choose the file again" in answer.content.decode()
        assert not Claim.objects.exists()

    def test_the_file_that_waits_is_sealed_and_nothing_stays_on_the_disk(self, chief, tmp_path, monkeypatch):
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        shown = upload(chief, "tenures", TENURES)
        sealed = shown.context["confirm_form"].initial["import_file_name"]
        forged = sealed[:10] + ("A" if sealed[10] != "A" else "B") + sealed[11:]
        answer = confirm(chief, "tenures", shown, import_file_name=forged)
        assert "choose the file again" in answer.content.decode()
        assert list(tmp_path.iterdir()) == []

    def test_after_half_a_day_one_has_to_look_again(self, chief, monkeypatch):
        shown = upload(chief, "tenures", TENURES)
        monkeypatch.setattr(table_forms, "HOURS", -1)
        assert "too old" in confirm(chief, "tenures", shown).content.decode()

    def test_a_visit_by_link_takes_nothing_in(self, chief):
        assert chief.get(address("tenures", "process_import")).status_code == 405


class TestRoles:
    @pytest.mark.parametrize(
        ("role", "status", "button"), [("viewer", 403, False), ("curator", 200, True), ("chief", 200, True)]
    )
    @pytest.mark.parametrize("kind", KINDS)
    def test_curators_take_tables_in_and_viewers_do_not(self, in_role, role, status, button, kind):  # noqa: F811
        client = in_role(role)
        assert client.get(address(kind)).status_code == status
        assert upload(client, kind, "id,title\nnato-who,Who\n").status_code == status
        refused = client.post(address(kind, "process_import"), {})
        assert refused.status_code == (302 if button else 403)
        page = client.get(address(kind, "changelist")).content.decode()
        assert (f'href="{address(kind)}"' in page.replace("'", '"')) == button


def test_asking_for_a_file_costs_who_asks_and_no_more(chief):
    assert {kind: queries_of(chief, address(kind)) for kind in KINDS} == dict.fromkeys(KINDS, 2)


def test_looking_at_rows_that_are_known_costs_the_same_however_many_there_are(chief):
    def cost(rows: int) -> int:
        lines = "".join(f"source-{n},Title {n}\n" for n in range(rows))
        take_in(chief, "sources", f"id,title\n{lines}")
        with CaptureQueriesContext(connection) as captured:
            answer = upload(chief, "sources", f"id,title,note\n{lines}")
        assert {standing for _, standing in outcomes(answer)} == {"known"}
        return len(captured)

    assert cost(3) == cost(60) <= 33
