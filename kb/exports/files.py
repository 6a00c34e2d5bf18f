"""Which files there are."""

TABLE, LINES = "text/csv", "application/x-ndjson"
LISTS = ("people", "organizations", "offices", "tenures", "articles", "claims")

FILES = {
    **{f"{name}.csv": TABLE for name in LISTS},
    **{f"{name}.jsonl": LINES for name in LISTS},
    "popolo.json": "application/json",
    "kb.jsonld": "application/ld+json",
    "kb.sqlite": "application/vnd.sqlite3",
}
