"""Which files there are."""

FILES = {
    "tenures.csv": "text/csv",
    "tenures.jsonl": "application/x-ndjson",
    "people.jsonl": "application/x-ndjson",
    "claims.jsonl": "application/x-ndjson",
    "popolo.json": "application/json",
    "kb.jsonld": "application/ld+json",
    "kb.sqlite": "application/vnd.sqlite3",
}
