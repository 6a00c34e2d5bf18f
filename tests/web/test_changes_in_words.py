"""The canonical text of the log, in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from kb.changes_in_words import in_words
from tests.factories import OfficeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Mark Rutte, {office}, 2024-10-01/..", "Mark Rutte, {office}, 1 Oct 2024 –"),
        ("en", "Sergio Balanzino, {office}, acting, 1994-08/1994-10-17",
         "Sergio Balanzino, {office}, acting, Aug 1994 – 17 Oct 1994"),
        ("en", "A Holder, {office}, ?/1971", "A Holder, {office}, unknown – 1971"),
        ("en", "Joseph Luns (1911-08-28–2002-07-17)", "Joseph Luns (28 Aug 1911 – 17 Jul 2002)"),
        ("en", "Mark Rutte (1967)", "Mark Rutte (1967 –)"),
        ("en", "Mark Rutte (the younger)", "Mark Rutte (the younger)"),
        ("en", "Joseph Luns", "Joseph Luns"),
        ("de", "Joseph Luns (1911-08-28)", "Joseph Luns (28. Aug. 1911 –)"),
    ],
)  # fmt: skip
def test_a_fact_in_words(language, text, said):
    office = OfficeFactory()
    with override(language):
        assert in_words(text.format(office=office), office) == said.format(office=office)
