"""Everything below /api/: version 1, and its documentation."""

from django.urls import include, path
from django.views.generic import RedirectView
from rest_framework.routers import SimpleRouter

from kb.api import exports, views

app_name = "api"

# Addresses are tried one after the other, so those asked most stand first.
router = SimpleRouter()
router.register("tenures", views.Tenures, "tenure")
router.register("offices", views.Offices, "office")
router.register("people", views.People, "person")
router.register("organizations", views.Organizations, "organization")
router.register("articles", views.Articles, "article")
router.register("claims", views.Claims, "claim")
router.register("findings", views.Findings, "finding")
router.register("changes", views.Changes, "change")
router.register("redirects", views.Redirects, "redirect")

version_1 = [
    *router.urls,
    path("", views.Root.as_view(), name="root"),
    path("schema/", views.Description.as_view(), name="schema"),
    *(path(f"export/{name}", view.as_view(), name=name) for name, view in exports.VIEWS.items()),
]

urlpatterns = [
    path("v1/", include(version_1)),
    path("", RedirectView.as_view(pattern_name="api:docs"), name="index"),
    path("docs/", views.Documentation.as_view(), name="docs"),
]
