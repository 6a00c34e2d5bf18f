"""One command runs all that is measured at every size; reading is measured on texts of one's own too."""

from __future__ import annotations

import importlib
import os
from contextlib import nullcontext
from operator import attrgetter

import pytest

from tests.benchmarks import __main__ as everything
from tests.benchmarks import reading
from tests.benchmarks.questions import WALKS, Asker


@pytest.fixture
def asked(monkeypatch):
    """The commands of the programs, instead of what they do."""
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(everything, "run_here", lambda *words: commands.append(words))
    monkeypatch.setattr(everything.postgres, "server", lambda: nullcontext("postgresql://somewhere/postgres"))
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return commands


def test_every_size_is_measured_on_both_databases(asked):
    everything.main([])
    named = [(words[1].rpartition(".")[2], words[3], words[-1]) for words in asked]
    for database in ("sqlite", "postgresql"):
        assert ("growth", "1000000", database) in named
        for size in ("1000", "100000", "1000000"):
            assert {("api", size, database), ("bulk", size, database)} <= set(named)


def test_less_can_be_chosen(asked):
    everything.main("--tenures 1000 --database sqlite --parts api --asked 60 --keep kept".split())
    assert [" ".join(words) for words in asked] == [
        "-m tests.benchmarks.api --tenures 1000 --keep kept --asked 60 --database sqlite"
    ]


def test_the_programs_understand_what_they_are_told(asked, monkeypatch):
    class Understood(Exception):
        pass

    def begin(*_: object) -> None:
        raise Understood

    everything.main([])
    for _, module, *words in asked:
        program = importlib.import_module(module)
        monkeypatch.setattr(program, "empty" if module.endswith("bulk") else "worlds", begin)
        monkeypatch.setattr("sys.argv", [module, *words])
        with pytest.raises(Understood):
            program.main()


@pytest.mark.django_db
@pytest.mark.parametrize("walk", WALKS, ids=attrgetter("name"))
def test_every_list_that_is_walked_through_has_a_beginning(client, walk):
    for beginning in Asker(100).beginnings(walk, 3):
        assert client.get(beginning).status_code == 200


def test_reading_is_measured_on_texts_of_ones_own(tmp_path, monkeypatch, capsys):
    (tmp_path / "one.txt").write_text(
        "---\nlanguage: de\n---\nJens Stoltenberg war Generalsekretär der NATO."
    )
    (tmp_path / "two.csv").write_text("person,office,organization,start,end\n")
    (tmp_path / "three.txt").write_bytes(b"\xff\xfe")
    monkeypatch.setattr("sys.argv", ["reading", "--texts", str(tmp_path)])
    reading.main()
    assert "1 articles of" in capsys.readouterr().out
