"""The public tables as a SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime

import pytest

from kb.exports import database
from kb.freshness import State
from kb.ingest.changes import bump_version
from kb.models import Article, DataVersion

TABLES = {"people", "aliases", "organizations", "offices", "tenures", "articles", "claims"}


@pytest.fixture
def file(client, holders, tmp_path):
    whole = b"".join(client.get("/api/v1/export/kb.sqlite"))
    path = tmp_path / "fetched.sqlite"
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def names(file, kind):
    asked = "SELECT name FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'"
    return {row["name"] for row in file.execute(asked, [kind])}


def test_it_has_the_public_tables_and_views_to_read_them_by(file):
    assert names(file, "table") == TABLES | {"about"}
    assert names(file, "view") == {"holders", "sayings"}
    assert file.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_keys_lead_to_rows_that_are_there(file):
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        for key in file.execute(f"PRAGMA foreign_key_list({table})"):
            assert key["to"] == "id"  # Datasette links by the column's name


def test_columns_that_are_asked_for_have_indexes(file):
    """A planner scans four rows all the same, so it is not asked."""
    found = {
        (table, *(column["name"] for column in file.execute(f"PRAGMA index_info({index['name']})")))
        for table in TABLES
        for index in file.execute(f"PRAGMA index_list({table})")
    }
    assert {("people", "id"), ("people", "sort_name"), ("people", "wikidata"), ("aliases", "name")} <= found
    assert {("tenures", "id"), ("tenures", "person"), ("tenures", "office", "start_earliest")} <= found
    assert {
        ("claims", "article"),
        ("claims", "person", "property"),
        ("claims", "tenure", "property"),
    } <= found


def test_a_person_asks_who_held_what_in_words(file):
    row = file.execute("SELECT * FROM holders WHERE person = 'Joseph Luns'").fetchone()
    assert dict(row) == {
        "person": "Joseph Luns", "office": "Secretary General of NATO", "organization": "NATO", "start": "1971-10-01",
        "end": "1984-06-25", "end_status": "ended", "acting": 0, "days_min": 4651, "days_max": 4651, "disputed": 1,
        "tenure": "joseph-luns-nato-secretary-general-1971",
    }  # fmt: skip


def test_a_spell_that_runs_has_a_shortest_length_only(file):
    row = file.execute("SELECT * FROM holders WHERE person = 'Mark Rutte'").fetchone()
    assert (row["end"], row["days_min"], row["days_max"]) == ("..", 618, None)  # up to 2026-06-11


def test_a_saying_has_its_words_and_its_source(file):
    row = file.execute("SELECT * FROM sayings WHERE claim = 'luns-start'").fetchone()
    assert (row["person"], row["property"], row["value"], row["publisher"]) == (
        "Joseph Luns", "start", "1971-10-01", "NATO",
    )  # fmt: skip
    assert row["quote"].startswith("Joseph Luns,")


def test_no_text_of_an_article_and_nobody_unsupported_is_in_it(file, client):
    assert Article.objects.get(slug="leaflet").text
    assert b"never sent" not in b"".join(client.get("/api/v1/export/kb.sqlite"))
    assert file.execute("SELECT count(*) FROM people WHERE id = 'nobody-supported'").fetchone()[0] == 0


def test_it_says_of_when_it_is_and_what_it_may_be_used_for(file, client):
    about = dict(file.execute("SELECT name, value FROM about").fetchall())
    assert about["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    as_of = client.get("/api/v1/").json()["data_as_of"]
    assert about["data_as_of"] == as_of


def test_it_is_made_once_for_each_state_of_the_data(client, holders, monkeypatch):
    made = []
    write = database.write
    monkeypatch.setattr(
        database, "write", lambda path, state: (made.append(state.number), write(path, state))
    )
    first = database.current()
    assert database.current() == first
    assert len(made) == 1
    bump_version()
    second = database.current()
    assert list(second.parent.iterdir()) == [second]
    assert made == [made[0], made[0] + 1]


def test_a_database_made_anew_is_not_taken_for_the_old_one(holders):
    first = database.current()
    DataVersion.objects.update(changed_at=datetime(2026, 1, 1, tzinfo=UTC))  # the number is the same
    assert database.current() != first


def test_a_file_that_makes_way_while_it_is_opened_is_made_again(holders, monkeypatch):
    current, gone = database.current, [True]

    def removed_at_first():
        path = current()
        if gone:
            gone.pop()
            path.unlink()
        return path

    monkeypatch.setattr(database, "current", removed_at_first)
    with database.opened() as file:
        assert file.read(15) == b"SQLite format 3"


def test_data_that_change_while_it_is_made_are_in_it(holders, monkeypatch):
    write, changes = database.write, [bump_version]

    def interrupted(path, state):
        write(path, state)
        if changes:
            changes.pop()()

    monkeypatch.setattr(database, "write", interrupted)
    path = database.current()
    assert path == database.current()
    assert not changes
    assert len(list(path.parent.iterdir())) == 1


def test_who_asks_while_it_is_made_waits_for_it_and_makes_none(holders, monkeypatch):
    made, begun, go_on = [], threading.Event(), threading.Event()

    def slowly(path, state):
        made.append(path)
        begun.set()
        go_on.wait(10)
        path.touch()

    state = State.read()
    monkeypatch.setattr(
        database.State, "read", lambda: state
    )  # threads have no part in the test's transaction
    monkeypatch.setattr(database, "write", slowly)
    threads = [threading.Thread(target=database.current) for _ in range(3)]
    threads[0].start()
    begun.wait(10)
    for thread in threads[1:]:
        thread.start()
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert len(made) == 1
