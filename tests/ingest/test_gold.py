"""The annotated texts are well-formed and balanced, and the extractor reads them no worse than before."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kb.ingest.evaluate import MAIN, load
from people.dates import PartialDate
from tests.gold import floors

PATHS = sorted(floors.GOLD.rglob("*.json"))
KEYS = {"title", "publisher", "published", "language", "phenomenon", "tenures", "other_facts"}
TENURE = {
    "person", "office", "organization_or_country", "start", "end", "end_open", "acting", "status", "modality",
    "quote", "weight",
}  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_annotated_text_has_every_field_and_quotes_that_are_in_it(path):
    given, text = json.loads(path.read_text()), path.with_suffix(".txt").read_text()
    assert set(given) == KEYS
    assert given["language"] == path.stem[:2]
    for row in given["tenures"]:
        assert set(row) == TENURE
        assert row["person"].split()[-1] in text
        start, end = (
            PartialDate.parse(row[edge]) if row[edge] else PartialDate() for edge in ("start", "end")
        )
        assert not (start.earliest and end.latest) or start.earliest <= end.latest
    for row in given["other_facts"]:
        assert set(row) == {"person", "fact", "value", "quote"}
    for row in [*given["tenures"], *given["other_facts"]]:
        assert row["quote"]
        assert row["quote"] in text


def test_every_text_can_be_scored():
    texts, problems = load(floors.GOLD)
    assert problems == []
    assert len(texts) == len(PATHS) >= 76


def test_every_phenomenon_is_open_and_held_back_and_every_language_in_both():
    def spread(folder: str, part: slice) -> Counter[str]:
        return Counter(path.stem[part] for path in PATHS if path.parent.name == folder)

    assert spread("open", slice(6, None)).keys() == spread("held_back", slice(6, None)).keys()
    assert all(spread("held_back", slice(0, 2))[language] >= 8 for language in ("de", "en", "fr"))
    assert spread("open", slice(6, None)).total() == 2 * spread("held_back", slice(6, None)).total()


def test_what_a_negative_text_may_yield_is_true():
    """No main tenure in it belongs to one of those who only want, are tipped or are namesakes."""
    for path in PATHS:
        if "-negative-candidates" in path.stem or "-negative-wishes" in path.stem:
            assert not any(row["weight"] == MAIN for row in json.loads(path.read_text())["tenures"])


def test_no_figure_is_lower_than_it_was():
    worse = floors.lowered(floors.today(), floors.kept())
    assert not worse, "\n".join(worse)


REACHED = {"de": {"precision": 0.9, "recall": 0.8, "false_facts": 1}}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"precision": 0.9, "recall": 0.8, "false_facts": 1}, []),
        ({"precision": 1.0, "recall": 0.9, "false_facts": 0}, []),
        ({"precision": 0.9, "recall": 0.7, "false_facts": 1}, ["de: recall is 0.7, was 0.8"]),
        ({"precision": 0.9, "recall": 0.8, "false_facts": 2}, ["de: false_facts is 2, was 1"]),
    ],
)
def test_a_figure_that_drops_is_named(now, said):
    assert floors.lowered({"de": now}, REACHED) == said


def test_floors_are_raised_and_never_lowered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    floors.write(floors.raised({"de": {"precision": 0.8, "recall": 0.9, "false_facts": 0}}, REACHED))
    assert floors.kept() == {"de": {"precision": 0.9, "recall": 0.9, "false_facts": 0}}


def test_of_floors_that_git_could_not_merge_the_better_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    conflict = (
        "[de]\n<<<<<<< HEAD\nprecision = 0.9\nfalse_facts = 3\n=======\nprecision = 0.8\nfalse_facts = 2\n"
        ">>>>>>> other\nrecall = 0.7\n\n[en]\nrecall = 0.6\n"
    )
    (tmp_path / "floors.toml").write_text(conflict)
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    assert floors.kept() == {
        "de": {"precision": 0.9, "false_facts": 2, "recall": 0.7},
        "en": {"recall": 0.6},
    }
