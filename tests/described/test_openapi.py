"""What the API says of itself: agreed, valid, and true of the seeds."""

from __future__ import annotations

import json

import httpx
import pytest
from drf_spectacular.validation import validate_schema

from tests.described.renew import EXAMPLES, GOLDEN, QUESTIONS, described, examples, timeless
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


def test_every_operation_that_answers_in_json_has_an_example(schema):
    answering = {
        name
        for name, one in operations(schema).items()
        if "application/json" in one["responses"]["200"]["content"]
    }
    assert answering - set(QUESTIONS) == {"export_popolo"}  # a file, of which one row is no example
    for name in QUESTIONS:
        assert operations(schema)[name]["responses"]["200"]["content"]["application/json"]["examples"]


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
        return json.loads(httpx.get(site + address, timeout=60).text.replace(site, host))

    found = examples(ask)
    wanted = json.loads(EXAMPLES.read_text())
    for name in QUESTIONS:
        assert found[name] == timeless(wanted[name]), f"{name}: make describe"


def test_the_documentation_is_served_from_our_own_host(site):
    page = httpx.get(f"{site}/api/docs/", timeout=60).text
    assert "swagger-ui" in page
    assert "http://" not in page.replace(site, "")
    assert "https://" not in page


def test_the_readme_says_how_to_agree_on_another(schema):
    assert "make describe" in (ROOT / "README.md").read_text()
