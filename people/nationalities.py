"""The nationalities of people as rows; the database itself keeps them in step, whoever writes a person.

A list within a column cannot be searched by an index that both databases have. ``install`` runs after
every ``migrate``: a migration that makes a table anew on SQLite loses its triggers.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction

_ADD = {
    "sqlite": "INSERT OR IGNORE INTO people_nationality (person_id, code) "
    "SELECT {row}id, value FROM {from_}json_each({row}nationalities)",
    "postgresql": "INSERT INTO people_nationality (person_id, code) "
    "SELECT {row}id, code FROM {from_}jsonb_array_elements_text({row}nationalities) AS code ON CONFLICT DO NOTHING",
}
_DROP = "DELETE FROM people_nationality WHERE person_id = old.id"
_TRIGGERS = {
    "sqlite": {
        "people_nationality_insert": f"""AFTER INSERT ON people_person WHEN new.nationalities <> '[]'
            BEGIN {_ADD["sqlite"].format(row="new.", from_="")}; END""",
        "people_nationality_update": f"""AFTER UPDATE OF nationalities ON people_person
            WHEN new.nationalities <> old.nationalities
            BEGIN {_DROP}; {_ADD["sqlite"].format(row="new.", from_="")}; END""",
        "people_nationality_delete": f"BEFORE DELETE ON people_person BEGIN {_DROP}; END",
    },
    "postgresql": {
        "people_nationality_insert": """AFTER INSERT ON people_person FOR EACH ROW
            WHEN (new.nationalities <> '[]') EXECUTE FUNCTION people_nationality_written()""",
        "people_nationality_update": """AFTER UPDATE OF nationalities ON people_person FOR EACH ROW
            WHEN (new.nationalities <> old.nationalities) EXECUTE FUNCTION people_nationality_written()""",
        "people_nationality_delete": """BEFORE DELETE ON people_person FOR EACH ROW
            EXECUTE FUNCTION people_nationality_dropped()""",
    },
}
_FUNCTIONS = f"""
    CREATE OR REPLACE FUNCTION people_nationality_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'UPDATE' THEN {_DROP}; END IF;
        {_ADD["postgresql"].format(row="new.", from_="")};
        RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION people_nationality_dropped() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        {_DROP};
        RETURN old;
    END $$;
"""
_PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass('people_person')",
}


def install(sender: Any = None, *, using: str = "default", **_: Any) -> None:
    """Make the triggers if any is missing, and the rows that they would have made; what is there stays."""
    connection = connections[using]
    if "people_nationality" not in connection.introspection.table_names():
        return  # migrated back to before it
    triggers = _TRIGGERS[connection.vendor]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute(_PRESENT[connection.vendor])
        if triggers.keys() <= {name for (name,) in cursor.fetchall()}:
            return
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTIONS)
        for name, body in triggers.items():
            on = " ON people_person" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
            cursor.execute(f"CREATE TRIGGER {name} {body}")
        cursor.execute("DELETE FROM people_nationality")
        cursor.execute(_ADD[connection.vendor].format(row="people_person.", from_="people_person, "))
