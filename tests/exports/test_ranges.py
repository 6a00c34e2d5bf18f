"""A download of the database that broke off goes on where it stopped."""

from __future__ import annotations

import pytest

from kb.api.ranges import Outside, asked_for
from kb.exports import database
from kb.ingest.changes import bump_version

FILE = "/api/v1/export/kb.sqlite"


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-9", (0, 9)),
        ("bytes=90-", (90, 99)),
        ("bytes=90-1000", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-1000", (0, 99)),
        ("bytes = 5 - 5", (5, 5)),
        ("bytes=9-0", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-9", None),
        ("", None),
    ],
)
def test_one_range_of_a_hundred_bytes_is_understood(header, span):
    assert asked_for(header, 100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_bytes_that_are_not_there_are_told_from_the_whole(header):
    with pytest.raises(Outside):
        asked_for(header, 100)


def test_the_parts_are_the_whole(client, holders):
    whole = client.get(FILE)
    content = b"".join(whole)
    first = client.get(FILE, headers={"Range": "bytes=0-4095"})
    rest = client.get(FILE, headers={"Range": "bytes=4096-", "If-Range": whole["Last-Modified"]})
    assert (first.status_code, rest.status_code) == (206, 206)
    assert b"".join(first) + b"".join(rest) == content
    assert rest["Content-Range"] == f"bytes 4096-{len(content) - 1}/{len(content)}"
    assert rest["Content-Length"] == str(len(content) - 4096)
    assert (whole["Accept-Ranges"], rest["ETag"]) == ("bytes", whole["ETag"])


@pytest.mark.parametrize("validator", ["Mon, 01 Jan 2001 00:00:00 GMT", 'W/"1-abc"', '"1-abc"'])
def test_of_another_state_the_whole_is_sent(client, holders, validator):
    answer = client.get(FILE, headers={"Range": "bytes=0-9", "If-Range": validator})
    assert answer.status_code == 200
    assert len(b"".join(answer)) > 4096


def test_who_has_all_of_it_is_told_so(client, holders):
    size = len(b"".join(client.get(FILE)))
    answer = client.get(FILE, headers={"Range": f"bytes={size}-"})
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{size}")
    assert answer.json()["errors"] == [
        {"field": "Range", "message": f"The file has {size} bytes.", "example": f"bytes=0-{size - 1}"}
    ]


def test_a_packed_file_is_sent_as_a_whole(client, holders):
    answer = client.get(FILE, headers={"Range": "bytes=0-9", "Accept-Encoding": "gzip"})
    assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
    assert "Accept-Ranges" not in answer


def test_no_part_is_sent_of_a_file_that_was_made_after_the_data_changed(client, holders, monkeypatch):
    """The answer tells of the state that was read first; the file may be of the next."""
    opened = database.opened

    def changed_meanwhile():
        bump_version()
        return opened()

    modified = client.get(FILE)["Last-Modified"]
    monkeypatch.setattr(database, "opened", changed_meanwhile)
    answer = client.get(FILE, headers={"Range": "bytes=4096-", "If-Range": modified})
    assert answer.status_code == 200
