"""``manage.py ingest`` and ``retract`` as a person at the terminal meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kb.models import Article, Claim, DataVersion
from tenures.models import Tenure
from tests.test_architecture import ROOT

pytestmark = pytest.mark.django_db

ARTICLE = """---
publisher: The Paper
language: de
published: 2024-10-01
---
Bisher leitete der Norweger Jens Stoltenberg die NATO. Joseph Luns war von 1971 bis 1984 Generalsekretär der NATO.
"""
TABLE = "person,office,organization,start,end\nJoseph Luns,Secretary General,NATO,1971-10-01,1984-06-25\n"


def run(command, *arguments, **options):
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command(command, *map(str, arguments), stdout=out, stderr=err, **options)
    except SystemExit as stop:
        status = stop.code
    return status, out.getvalue(), err.getvalue()


def ingest(*arguments):
    return run("ingest", *arguments, "--jobs", 1)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "tenures.csv"
    path.write_text(TABLE)
    return path


def counts():
    return Article.objects.count(), Claim.objects.count(), Tenure.objects.count()


def test_an_article_is_read_and_its_facts_follow(article):
    status, out, _ = ingest(article)
    assert status == 0
    assert "1 new" in out
    luns = Tenure.objects.get(person__name="Joseph Luns")
    assert (luns.start.edtf, luns.end.edtf) == ("1971", "1984")


def test_reading_it_again_changes_nothing(article, table):
    ingest(article, table)
    before = counts(), DataVersion.objects.get().number
    status, out, _ = ingest(article, table)
    assert (status, out.strip()) == (0, "2 unchanged")
    assert (counts(), DataVersion.objects.get().number) == before


def test_a_folder_read_again_is_asked_about_with_a_few_queries(tmp_path, django_assert_max_num_queries):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(ARTICLE + f"Nummer {number}.")
    ingest(tmp_path)
    with django_assert_max_num_queries(6):
        assert ingest(tmp_path)[1].strip() == "30 unchanged"


def test_the_second_of_two_files_with_one_text_is_unchanged(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE)
    assert ingest(tmp_path)[1].strip().endswith("1 new, 1 unchanged")


def test_reading_files_loads_neither_pages_nor_the_admin(tmp_path):
    asked = "import sys; sys.exit('kb.admin' in sys.modules or 'kb.urls' in sys.modules)"
    django = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'kb.settings'; django.setup()"
    command = "from django.core.management import call_command; call_command('ingest', '.', '--help', skip_checks=False)"
    program = f"{django}\ntry:\n    {command}\nexcept SystemExit:\n    {asked}"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True).returncode == 0


def test_better_rules_read_it_again(article, monkeypatch):
    ingest(article)
    monkeypatch.setattr("kb.ingest.pipeline.rules_fingerprint", lambda: "better")
    assert "1 changed" in ingest(article)[1]


def test_a_dry_run_shows_what_would_change_and_writes_nothing(article):
    _, out, _ = ingest("--dry-run", article)
    assert "+ Joseph Luns" in out
    assert counts() == (0, 0, 0)


def test_a_dry_run_of_what_is_known_shows_what_it_says_and_that_nothing_would_change(article, table):
    ingest(article, table)
    _, out, _ = ingest("--dry-run", article, table)
    assert f"{article}: unchanged, 0 claims added, 0 facts changed" in out
    assert "Joseph Luns: Secretary General, NATO  1971/1984  former" in out
    assert out.strip().endswith("2 unchanged")


def test_a_fact_that_changes_without_changing_its_dates_says_so(article, table):
    table.write_text(
        "person,office,organization,start,end,confirmed\nMark Rutte,Secretary General,NATO,2024-10-01,..,2024-10-01\n"
    )
    ingest(table)
    table.write_text(table.read_text().replace("..,2024-10-01", "..,2025-01-01"))
    assert (
        "~ Mark Rutte, Secretary General, NATO, 2024-10-01/.. (the same dates; "
        in ingest("--dry-run", table)[1]
    )


def test_a_dry_run_as_json_is_one_object_with_exact_quotes(article):
    _, out, _ = run("ingest", "--dry-run", "--json", article)
    found = json.loads(out)
    assert found["article"]["published"] == "2024-10-01"
    luns = next(t for t in found["tenures"] if t["person"] == "Joseph Luns")
    assert (luns["office"], luns["organization"], luns["start"], luns["end"]) == (
        "Secretary General",
        "NATO",
        "1971",
        "1984",
    )
    text = ARTICLE.split("---\n", 2)[2]
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in found["claims"])
    assert counts() == (0, 0, 0)


def test_json_without_a_dry_run_is_refused(article):
    with pytest.raises(CommandError, match="--json goes with --dry-run"):
        run("ingest", "--json", article)


BAD = {
    "empty.txt": (b"", "empty"),
    "latin.txt": ("Müller ist Generalsekretär".encode("latin-1"), "UTF-8"),
    "binary.txt": (b"\x00\x01\x02", "binary"),
    "future.txt": (b"---\npublished: 2999-01-01\nlanguage: de\n---\nEin Text.\n", "future"),
    "nodate.txt": (b"---\npublished: Octember 1999\nlanguage: de\n---\nEin Text.\n", "Octember"),
    "language.txt": (b"---\npublished: 2020-01-01\nlanguage: tlh\n---\nEin Text.\n", "tlh"),
    "column.csv": (b"person,office,start,end\nA B,C,1971,1984\n", "organization"),
    "order.csv": (b"person,office,organization,start,end\nA B,C,D,1984-01-02,1984-01-01\n", "order.csv:2"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_clear_line_and_leaves_no_trace(tmp_path, name):
    content, says = BAD[name]
    (tmp_path / name).write_bytes(content)
    status, _, err = ingest(tmp_path / name)
    assert status == 1
    (line,) = err.splitlines()
    assert name in line and says in line
    assert counts() == (0, 0, 0)


def test_a_missing_file_says_so():
    status, _, err = ingest("nowhere.txt")
    assert status == 1 and "nowhere.txt" in err


def test_one_bad_file_does_not_stop_the_others(tmp_path, table):
    (tmp_path / "a-empty.txt").write_text("")
    status, out, err = ingest(tmp_path)
    assert status == 1
    assert "1 new" in out and "1 refused" in out and "a-empty.txt" in err
    assert Tenure.objects.count() == 1


def test_a_table_lists_all_its_bad_rows_at_once(tmp_path):
    path = tmp_path / "tenures.csv"
    path.write_text(TABLE + "B,Secretary General,NATO,19x1,1984\nC,Secretary General,NATO,1984,1971\n")
    status, _, err = ingest(path)
    assert status == 1
    assert [line.split(": ")[0].rpartition(":")[2] for line in err.splitlines()] == ["3", "4"]
    assert counts() == (0, 0, 0)


def test_skipping_bad_rows_loads_the_others(tmp_path):
    path = tmp_path / "tenures.csv"
    path.write_text(TABLE + "B,Secretary General,NATO,19x1,1984\n")
    status, _, err = run("ingest", "--skip-bad-rows", path)
    assert status == 1
    assert "tenures.csv:3" in err
    assert Tenure.objects.get().person.name == "Joseph Luns"


def test_a_refused_reading_leaves_no_half_written_article(article, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("the power went out")

    monkeypatch.setattr("kb.ingest.pipeline.refresh", fail)
    with pytest.raises(RuntimeError):
        ingest(article)
    assert counts() == (0, 0, 0)


def test_an_article_without_a_day_is_read_with_a_warning(tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text("---\nlanguage: de\n---\nHeute übernahm Mark Rutte das Amt des NATO-Generalsekretärs.\n")
    status, _, err = ingest(path)
    assert status == 0 and "undated.txt" in err
    assert not Claim.objects.filter(property="in_office_on").exists()


def test_retracting_shows_what_changes_and_applies_it(article):
    ingest(article)
    sha = Article.objects.get().sha256
    _, out, _ = run("retract", sha, "--dry-run")
    assert "- Joseph Luns" in out and "would change" in out
    assert Tenure.objects.exists()
    run("retract", sha)
    assert not Tenure.objects.exists()
    run("retract", sha, "--restore")
    assert Tenure.objects.exists()


def test_retracting_what_is_not_there_says_what_would_work():
    with pytest.raises(CommandError, match=r"No article 'nothing'. Name its public id"):
        run("retract", "nothing")


def test_retracting_twice_is_refused(article):
    ingest(article)
    slug = Article.objects.get().slug
    run("retract", slug)
    with pytest.raises(CommandError, match="already retracted"):
        run("retract", slug)


@pytest.mark.django_db(transaction=True)
def test_several_processes_find_the_same(tmp_path, article, table):
    ingest(article, table)
    one = sorted(Claim.objects.values_list("key", flat=True))
    Claim.objects.all().delete()
    Tenure.objects.all().delete()
    Article.objects.all().delete()
    run("ingest", article, table, "--jobs", 2)
    assert sorted(Claim.objects.values_list("key", flat=True)) == one


def test_help_lists_the_public_interface():
    done = subprocess.run(
        [sys.executable, "manage.py", "ingest", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for option in (
        "--published",
        "--language",
        "--title",
        "--publisher",
        "--url",
        "--tier",
        "--dry-run",
        "--json",
        "--jobs",
    ):
        assert option in done.stdout
