"""How to cite a page: in words, as BibTeX, and as CSL-JSON. Dated, for the facts may change."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kb import dates_in_words

_SPECIAL = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True, slots=True)
class Citation:
    title: str
    site: str
    address: str
    data_as_of: date | None
    seen: date

    @property
    def plain(self) -> str:
        dated = _("seen %(day)s") % {"day": dates_in_words.day(self.seen)}
        if self.data_as_of:
            dated = _("Data as of %(day)s") % {"day": dates_in_words.day(self.data_as_of)} + ", " + dated
        return _("“%(title)s”, %(site)s. %(dated)s. %(address)s") % {
            "title": self.title, "site": self.site, "dated": dated, "address": self.address,
        }  # fmt: skip

    @property
    def key(self) -> str:
        """``people-joseph-luns-2026-11-25``: the page and the day."""
        path = re.sub(r"\W+", "-", self.address.partition("://")[2].partition("/")[2], flags=re.ASCII).strip(
            "-"
        )
        return f"{path or 'home'}-{self.seen.isoformat()}"[-80:].strip("-")

    @property
    def bibtex(self) -> str:
        note = _("Data as of %(day)s") % {"day": self.data_as_of.isoformat()} if self.data_as_of else ""
        fields = {
            "title": f"{{{_tex(self.title)}}}",
            "author": f"{{{_tex(self.site)}}}",
            "year": str((self.data_as_of or self.seen).year),
            "url": self.address,
            "urldate": self.seen.isoformat(),
            "note": note,
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join((f"@online{{{self.key},", *lines, "}"))

    @property
    def csl(self) -> str:
        """Citation Style Language, as Zotero and pandoc read it."""
        item = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "container-title": self.site,
            "URL": self.address,
            "accessed": _parts(self.seen),
            **({"issued": _parts(self.data_as_of)} if self.data_as_of else {}),
        }
        return json.dumps([item], ensure_ascii=False, indent=1)


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _tex(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
