"""Everything below /api/: version 1, and its documentation."""

from django.urls import include, path
from django.views.generic import RedirectView
from rest_framework.routers import SimpleRouter

from kb.api import exports, views

app_name = "api"

router = SimpleRouter()
router.register("people", views.People, "person")
router.register("organizations", views.Organizations, "organization")
router.register("offices", views.Offices, "office")
router.register("tenures", views.Tenures, "tenure")
router.register("articles", views.Articles, "article")
router.register("claims", views.Claims, "claim")
router.register("findings", views.Findings, "finding")
router.register("redirects", views.Redirects, "redirect")

version_1 = [
    path("", views.Root.as_view(), name="root"),
    *router.urls,
    path("schema/", views.Description.as_view(), name="schema"),
    path("export/popolo.json", exports.Popolo.as_view(), name="popolo"),
    path("export/tenures.csv", exports.TenuresTable.as_view(), name="tenures-csv"),
    path("export/tenures.jsonl", exports.TenureLines.as_view(), name="tenures-jsonl"),
    path("export/people.jsonl", exports.PersonLines.as_view(), name="people-jsonl"),
    path("export/claims.jsonl", exports.ClaimLines.as_view(), name="claims-jsonl"),
    path("export/kb.jsonld", exports.LinkedData.as_view(), name="jsonld"),
    path("export/kb.sqlite", exports.Database.as_view(), name="sqlite"),
]

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api:docs"), name="index"),
    path("docs/", views.Documentation.as_view(), name="docs"),
    path("v1/", include(version_1)),
]
