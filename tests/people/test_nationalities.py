"""The rows of nationalities follow the lists of people, whoever writes them."""

import pytest
from django.db import connection

from people.models import Nationality, Person
from people.nationalities import install
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def codes():
    return sorted(Nationality.objects.values_list("person__slug", "code"))


def test_a_new_person_has_a_row_for_each_nationality():
    PersonFactory(slug="a", nationalities=["NL", "GB"])
    PersonFactory(slug="b")
    assert codes() == [("a", "GB"), ("a", "NL")]


def test_another_list_makes_other_rows():
    person = PersonFactory(slug="a", nationalities=["NL", "GB"])
    Person.objects.filter(pk=person.pk).update(nationalities=["GB", "DE"])
    assert codes() == [("a", "DE"), ("a", "GB")]
    Person.objects.filter(pk=person.pk).update(name="Somebody Else")
    assert codes() == [("a", "DE"), ("a", "GB")]


def test_rows_go_with_their_person():
    PersonFactory(slug="a", nationalities=["NL"]).delete()
    assert not Nationality.objects.exists()


def test_what_a_migration_took_away_is_made_again():
    PersonFactory(slug="a", nationalities=["NL"])
    on = " ON people_person" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER people_nationality_update{on}")
    Person.objects.update(nationalities=["DE"])
    assert codes() == [("a", "NL")]
    install()
    assert codes() == [("a", "DE")]
