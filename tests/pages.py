"""An address of every kind of page, as the seeds fill them: what the tests of all pages go through."""

from __future__ import annotations

PAGES = {
    "home": "/",
    "offices": "/offices/",
    "office": "/offices/nato-secretary-general/",
    "zoomed office": "/offices/nato-secretary-general/?from=1994&to=2004",
    "handover": "/on/2024-10-01/",
    "hole": "/on/1999-10-10/",
    "year": "/on/1961/",
    "period": "/on/1994/1996/",
    "changes": "/changes/2004/2014/",
    "people": "/people/",
    "person": "/people/joseph-luns/",
    "current person": "/people/mark-rutte/",
    "acting person": "/people/sergio-balanzino/",
    "sources": "/sources/",
    "article": "/sources/2024-10-01-oonachrichten-fba56f32/",
    "cited source": "/sources/nato-sg-luns/",
    "records": "/records/",
    "uncertain records": "/records/?office=nato-deputy-secretary-general&acting=include&combine=true",
    "search": "/search/?q=1971",
    "empty search": "/search/",
    "search by name": "/search/?q=luns",
    "conflicts": "/conflicts/",
    "corrections": "/corrections/",
    "about": "/about/",
    "report an error": "/report/?about=tenure:joseph-luns-nato-secretary-general-1971:start",
    "reports": "/reports/",
}
# Answered with another status than 200, or by another page.
MISSING = {
    "ask": "/on/?date=1961",
    "ask changes": "/changes/?from=2004&to=2014",
    "bad changes": "/changes/2004/0/",
    "missing report": "/reports/nothing/",
    "missing": "/people/nobody-of-that-name/",
    "no date": "/on/1989-02-30/",
    "reversed": "/offices/nato-secretary-general/?from=2004&to=1994",
}
# Files to save: no page, but in a language too.
FILES = {
    "atom": "/changes.atom",
    "timeline svg": "/offices/nato-secretary-general/timeline.svg",
    "card": "/offices/nato-secretary-general/card.png",
    "timeline png": "/offices/nato-secretary-general/timeline.png",
}
