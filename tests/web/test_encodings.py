"""How an answer is packed follows what the client says it takes, also when it comes from the cache."""

from __future__ import annotations

import pytest

from kb.encodings import chosen
from tests.web.test_freshness import answers, client, luns  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/tenures/?office=nato-secretary-general"
# What a client says, and how its answer is packed.
TAKEN = [
    ("", ""),
    ("gzip", "gzip"),
    ("GZIP", "gzip"),
    ("gzip, deflate, br, zstd", "zstd"),
    ("gzip, deflate, br", "br"),
    ("gzip;q=1.0, br;q=0.2", "gzip"),
    ("gzip;q=0", ""),
    ("gzip;q=0.000, br", "br"),
    ("zstd;q=0, *", "br"),
    ("*", "zstd"),
    ("*;q=0", ""),
    ("identity", ""),
    ("identity, gzip;q=0.5", ""),
    ("identity;q=0.5, gzip", "gzip"),
    ("identity;q=0, *;q=0", ""),
    ("deflate", ""),
    ("brotli, x-gzip", ""),
    ("gzip ; q=0.8 , br; q=0.9", "br"),
    ("gzip;q=much", ""),
    (";;,;q=,", ""),
]


@pytest.mark.parametrize(("taken", "packed"), TAKEN)
def test_the_coding_that_the_client_likes_best_is_chosen(taken, packed):
    assert chosen(taken) == packed


@pytest.mark.parametrize(("taken", "packed"), TAKEN)
def test_an_answer_kept_for_one_client_is_not_sent_to_another_that_cannot_read_it(client, taken, packed):  # noqa: F811
    for other in ("*", "gzip", "br", "zstd", "identity"):
        client.get(ADDRESS, headers={"Accept-Encoding": other})
    answer = client.get(ADDRESS, headers={"Accept-Encoding": taken})
    assert answer.get("Content-Encoding", "") == packed


def test_clients_that_are_answered_alike_share_one_answer(client):  # noqa: F811
    tags = {
        client.get(ADDRESS, headers={"Accept-Encoding": taken})["ETag"]
        for taken in ("gzip", "gzip, deflate", "gzip;q=0.5, identity;q=0")
    }
    assert len(tags) == 1


@pytest.mark.parametrize("packed", ["gzip", "br", "zstd"])
def test_a_file_of_everything_is_packed_the_same_way(client, packed):  # noqa: F811
    answer = client.get(
        "/api/v1/export/tenures.csv", headers={"Accept-Encoding": f"{packed}, identity;q=0.1"}
    )
    assert answer["Content-Encoding"] == packed
    assert "Content-Encoding" not in client.get(
        "/api/v1/export/tenures.csv", headers={"Accept-Encoding": f"{packed};q=0"}
    )
