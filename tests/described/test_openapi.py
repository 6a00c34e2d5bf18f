"""What the API says of itself: agreed, valid, and true of the seeds."""

from __future__ import annotations

import json

import httpx
import pytest
from drf_spectacular.validation import validate_schema

from kb.api.choosing import KEPT
from tests.described.renew import EXAMPLES, GOLDEN, described, examples, timeless
from tests.test_architecture import ROOT


@pytest.fixture(scope="module")
def schema():
    return described()


def operations(schema):
    return {one["operationId"]: one for path in schema["paths"].values() for one in path.values()}


def test_the_description_is_the_one_agreed_on(schema):
    assert schema == json.loads(GOLDEN.read_text()), (
        "If the change is meant: make describe, and say so in CHANGELOG.md"
    )


def test_the_description_is_valid_openapi(schema):
    assert schema["openapi"] == "3.1.0"
    validate_schema(schema)


def test_every_operation_has_an_example_of_its_answer(schema):
    named = json.loads(EXAMPLES.read_text())
    assert operations(schema).keys() - named.keys() == {"export_sqlite"}  # a database, which is no text
    for name in named:
        content = operations(schema)[name]["responses"]["200"]["content"]
        assert any(one.get("examples") for one in content.values()), name


def test_every_operation_says_that_it_may_have_moved_or_stayed_the_same(schema):
    for address, path in schema["paths"].items():
        for operation in path.values():
            assert "304" in operation["responses"], address
            assert ("301" in operation["responses"]) == ("{slug}" in address and "/articles/" not in address)
            assert {"ETag", "Last-Modified"} <= operation["responses"]["200"]["headers"].keys()


def test_what_can_be_asked_for_in_parts_is_not_promised_as_a_whole(schema):
    shapes = schema["components"]["schemas"]
    for operation in operations(schema).values():
        if any(one["name"] == "fields" for one in operation.get("parameters", [])):
            answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
            of_rows = answer if "$ref" in answer else shapes[answer["$ref"].rpartition("/")[2]]
            shape = shapes[of_rows["$ref"].rpartition("/")[2]]
            rows = shape["properties"].get("results", {}).get("items", {}).get("$ref")
            shape = shapes[rows.rpartition("/")[2]] if rows else shape
            assert set(shape["required"]) <= set(KEPT), operation["operationId"]


def test_every_operation_and_parameter_is_described(schema):
    for name, operation in operations(schema).items():
        assert operation["summary"], name
        for parameter in operation.get("parameters", []):
            assert parameter["name"] in ("format", "slug", "key") or parameter.get("description"), (
                name,
                parameter,
            )


def test_the_examples_are_what_the_api_answers(site):
    host = json.loads(EXAMPLES.read_text())["people_retrieve"]["answer"]["url"].split("/api/")[0]

    def ask(address):
        return httpx.get(site + address, timeout=60).text.replace(site, host)

    found = examples(ask)
    wanted = json.loads(EXAMPLES.read_text())
    assert found.keys() == wanted.keys()
    for name in wanted:
        assert found[name] == timeless(wanted[name]), f"{name}: make describe"


def test_the_documentation_is_served_from_our_own_host(site):
    page = httpx.get(f"{site}/api/docs/", timeout=60).text
    assert "swagger-ui" in page
    assert "http://" not in page.replace(site, "")
    assert "https://" not in page


def test_the_readme_says_how_to_agree_on_another(schema):
    assert "make describe" in (ROOT / "README.md").read_text()
