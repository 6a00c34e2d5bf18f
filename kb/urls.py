"""Addresses: English at the bare ones, German and French beside them; the API and the admin know no language."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from kb import errors
from kb.views import (
    conflicts,
    corrections,
    days,
    drawings,
    home,
    offices,
    people,
    records,
    reports,
    search,
    site,
    sources,
)

admin.autodiscover()

urlpatterns = [
    path("api/", include("kb.api.urls")),  # first, as it is asked most
    path("admin/", admin.site.urls),
    path("appearance/", site.appearance, name="appearance"),
    path("favicon.ico", site.favicon, name="favicon"),
    path("healthz", site.healthz, name="healthz"),
    path("readyz", site.readyz, name="readyz"),
    path("robots.txt", site.robots, name="robots"),
    path("sitemap.xml", site.sitemap, name="sitemap"),
    path("sitemap-<slug:name>.xml", site.sitemap_file, name="sitemap_file"),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("offices/", offices.offices, name="offices"),
        path("offices/<slug:slug>/", offices.office, name="office"),
        path("offices/<slug:slug>/timeline.svg", drawings.timeline_svg, name="timeline_svg"),
        path("offices/<slug:slug>/timeline.png", drawings.timeline_png, name="timeline_png"),
        path("offices/<slug:slug>/card.png", drawings.card, name="card"),
        path("people/", people.people, name="people"),
        path("people/<slug:slug>/", people.person, name="person"),
        path("sources/", sources.sources, name="sources"),
        path("sources/<slug:slug>/", sources.source, name="source"),
        path("on/", days.ask, name="ask"),
        path("on/<str:text>/", days.on, name="on"),
        path("on/<str:since>/<str:until>/", days.on_period, name="on_period"),
        path("changes/", days.ask_changes, name="ask_changes"),
        path("changes/<str:since>/<str:until>/", days.changes, name="changes"),
        path("records/", records.records, name="records"),
        path("report/", reports.report_error, name="report_error"),
        path("reports/", reports.reports, name="reports"),
        path("reports/<str:key>/", reports.report, name="report"),
        path("corrections/", corrections.corrections, name="corrections"),
        path("changes.atom", corrections.atom, name="atom"),
        path("about/", site.about, name="about"),
        path("search/", search.search, name="search"),
        path("conflicts/", conflicts.conflicts, name="conflicts"),
        prefix_default_language=False,
    ),
]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.server_error
