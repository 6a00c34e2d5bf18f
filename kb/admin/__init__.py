"""The curators' side: what was read, what it adds up to, and decisions on it."""

from django.contrib import admin

from kb.admin import articles, claims, facts, findings, records, reports, users, who  # noqa: F401 - importing them registers them

admin.site.site_header = "Who held which office: curators"
admin.site.site_title = "Curators"
admin.site.index_title = "What we know, and where we read it"
