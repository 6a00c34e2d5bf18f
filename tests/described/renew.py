"""The description of the API as files: examples that are true of the seeds, and the whole as it was last agreed.

``python -m tests.described.renew`` writes both anew from a fresh database; the tests hold them against the code.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "kb/api/examples.json"
GOLDEN = Path(__file__).parent / "openapi.json"
HOST = "https://kb.example"
# When and on which day the examples were asked for is no part of what they show.
ASKED = "2026-11-25"
KNOWN = "2026-11-25T12:00:00Z"

V1, SG, LUNS = "/api/v1", "/api/v1/offices/nato-secretary-general", "joseph-luns-nato-secretary-general-1971"
# The question that stands as the example of each operation.
QUESTIONS = {
    "articles_list": f"{V1}/articles/?page_size=1",
    "articles_retrieve": f"{V1}/articles/{{article}}/",
    "claims_list": f"{V1}/claims/?tenure={LUNS}&article={{article}}&property=end",
    "claims_retrieve": f"{V1}/claims/{{claim}}/",
    "changes_list": f"{V1}/changes/?tenure={LUNS}&kind=added&page_size=1",
    "findings_list": f"{V1}/findings/?page_size=1",
    "offices_list": f"{V1}/offices/?organization=nato&page_size=1",
    "offices_retrieve": f"{SG}/",
    "offices_holder_retrieve": f"{SG}/holder/?on=1989-11-09",
    "offices_ranking_list": f"{SG}/ranking/?by=longest&page_size=1",
    "offices_timeline_list": f"{SG}/timeline/?page_size=1",
    "organizations_list": f"{V1}/organizations/?page_size=1",
    "organizations_retrieve": f"{V1}/organizations/nato/",
    "people_list": f"{V1}/people/?q=luns",
    "people_retrieve": f"{V1}/people/joseph-luns/",
    "people_history_list": f"{V1}/people/joseph-luns/history/?page_size=1",
    "redirects_list": f"{V1}/redirects/?page_size=1",
    "tenures_list": f"{V1}/tenures/?on=1999-10-08&office=nato-deputy-secretary-general",
    "tenures_retrieve": f"{V1}/tenures/{LUNS}/",
    "tenures_history_list": f"{V1}/tenures/{LUNS}/history/?page_size=1",
}

# Of each file, the thing by which its example is cut out.
SHOWN = {
    "people": "joseph-luns", "organizations": "nato", "offices": "nato-secretary-general", "tenures": LUNS,
    "articles": "{article}", "claims": "{claim}",
}  # fmt: skip
NAMES = ("id", "slug", "@id")

Ask = Callable[[str], str]


def examples(get: Ask) -> dict[str, Any]:
    """The answer to each question; ``get`` takes an address and returns the text of the answer."""

    def ask(address: str) -> Any:
        return json.loads(get(address))

    # Of a table, which better rules for reading prose leave as it is.
    claims = ask(f"{V1}/claims/?tenure={LUNS}&property=end")["results"]
    claim = next(one for one in claims if one["rule"].startswith("table."))
    named = {"claim": claim["id"], "article": claim["article"]["id"]}
    answers = {
        operation: {"question": question.format(**named), "answer": timeless(ask(question.format(**named)))}
        for operation, question in QUESTIONS.items()
    }
    return answers | dict(_of_files(get, {kind: name.format(**named) for kind, name in SHOWN.items()}))


def _of_files(get: Ask, shown: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Of each file so much that one sees how it is made."""
    export = f"{V1}/export"
    for kind, name in shown.items():
        for operation, file, cut in (
            (f"export_{kind}", f"{kind}.csv", _table_with),
            (f"export_{kind}_jsonl", f"{kind}.jsonl", _line_with),
        ):
            yield operation, {"question": f"{export}/{file}", "answer": cut(get(f"{export}/{file}"), name)}
    for operation, file in (("export_popolo", "popolo.json"), ("export_jsonld", "kb.jsonld")):
        whole = json.loads(get(f"{export}/{file}"))
        yield (
            operation,
            {"question": f"{export}/{file}", "answer": timeless(_few_of(whole, set(shown.values())))},
        )


def _line_with(lines: str, name: str) -> str:
    (found,) = (
        row for row in map(json.loads, lines.splitlines()) if name in (row.get("id"), row.get("slug"))
    )
    return json.dumps(timeless(found), ensure_ascii=False) + "\n"


def _table_with(table: str, name: str) -> str:
    header, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    (found,) = (row for row in rows if name in row[: 1 + header.index("url")])
    cells = [
        _moment(column.rpartition(".")[2], cell or None) or ""
        for column, cell in zip(header, found, strict=True)
    ]
    written = io.StringIO()
    csv.writer(written).writerows([header, cells])
    return written.getvalue()


def _few_of(whole: Any, names: set[str]) -> Any:
    """A file with only these things in its lists."""
    if not isinstance(whole, dict):
        return whole
    return {
        part: [one for one in value if _name(one) in names] if isinstance(value, list) else value
        for part, value in whole.items()
    }


def _name(thing: dict[str, Any]) -> str:
    return next((str(thing[name]).rstrip("/").rpartition("/")[2] for name in NAMES if name in thing), "")


def timeless(answer: Any) -> Any:
    """Without the moment of asking and of reading the seeds, which every run has of its own."""
    if isinstance(answer, dict):
        return {name: _moment(name, timeless(value)) for name, value in answer.items()}
    return [timeless(one) for one in answer] if isinstance(answer, list) else answer


def _moment(name: str, value: Any) -> Any:
    fixed = {"data_as_of": KNOWN, "at": KNOWN, "as_of": ASKED, "judged_at": KNOWN, "since": KNOWN, "+data_as_of": KNOWN,
             "dateModified": KNOWN}  # fmt: skip
    return fixed[name] if name in fixed and value is not None else value


def written(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def described() -> dict[str, Any]:
    """The description that the API serves."""
    from drf_spectacular.generators import SchemaGenerator

    schema: dict[str, Any] = json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True)))
    return schema


def _text(answer: Any) -> str:
    return b"".join(answer).decode()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="kbdescribed") as var:
        os.environ.update(VAR_DIR=var, DJANGO_SETTINGS_MODULE="kb.settings", ALLOWED_HOSTS="kb.example")
        import django

        django.setup()
        from django.core.management import call_command
        from django.test import Client

        call_command("migrate", verbosity=0)
        call_command("ingest", str(ROOT / "seeds"), stdout=sys.stderr)
        client = Client(SERVER_NAME="kb.example", SERVER_PORT="443")
        EXAMPLES.write_text(written(examples(lambda address: _text(client.get(address, secure=True)))))
        GOLDEN.write_text(written(described()))


if __name__ == "__main__":
    main()
