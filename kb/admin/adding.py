"""Adding an article: text, a file or an address; what it says is shown claim by claim before anything is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from kb.ingest.extract import supported_languages
from kb.ingest.fetch import is_address
from kb.ingest.keepsake_sources import keep_document
from kb.ingest.pipeline import Result, ingest_document, recognized
from kb.ingest.read import read, read_bytes
from kb.ingest.records import BadInput, Document
from kb.ingest.stated import Given
from kb.models import Article, Tier

LARGEST = 500_000  # characters or bytes: a long book chapter; more is no article, or a file for `ingest`
CONTEXT = 80  # characters shown on each side of a quote
PASTED = "pasted.txt"
KNOWN = "This text was read before; nothing is new."
TAKEN_DOWN = "This text was taken down. It is not read again; what it said stands here."


class ArticleForm(forms.Form):
    text = forms.CharField(
        required=False, strip=False, max_length=LARGEST, widget=forms.Textarea(attrs={"rows": 12})
    )
    file = forms.FileField(required=False, help_text="Text, Markdown or HTML.")
    address = forms.CharField(required=False, max_length=1000, help_text="A page to fetch, https://…")
    title = forms.CharField(required=False, max_length=500)
    publisher = forms.CharField(required=False, max_length=200)
    published = forms.DateField(
        required=False, help_text="YYYY-MM-DD; dates such as “yesterday” count from it."
    )
    language = forms.ChoiceField(
        required=False,
        choices=[("", "by its words"), *((code, LANG_INFO[code]["name"]) for code in supported_languages())],
    )
    tier = forms.ChoiceField(choices=Tier.choices, initial=Tier.PRESS)
    url = forms.URLField(
        label="Link", required=False, assume_scheme="https", help_text="Where readers find it."
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise ValidationError(f"Larger than {LARGEST // 1000} kB. Use the command `ingest` for it.")
        return file

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        if address and not is_address(address):
            raise ValidationError("Not an address. Give one that begins with https:// or http://.")
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [name for name in ("text", "file", "address") if cleaned.get(name)]
        if len(given) != 1 and not self.errors:
            raise ValidationError("Give one of the three: text, a file or an address.")
        return cleaned

    def document(self) -> Document:
        """Raises BadInput."""
        values, today = self.cleaned_data, timezone.localdate()
        known: dict[str, Any] = {
            name: values[name] or None
            for name in ("published", "language", "title", "publisher", "url", "tier")
        }
        if values["address"]:
            document = read(values["address"], today=today, **known)
        elif values["file"]:
            document = read_bytes(values["file"].name, values["file"].read(), Given(**known), today=today)
        else:
            document = read_bytes(PASTED, values["text"].encode(), Given(**known), today=today)
        return recognized(document)


class AddingMixin(admin.ModelAdmin):
    """Replaces the empty form of an article by one that reads it."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("kb.add_article")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ArticleForm(request.POST or None, request.FILES or None)
        context: dict[str, Any] = {"form": form, "title": "Read an article"}
        if form.is_valid():
            try:
                document = form.document()
            except BadInput as bad:
                form.add_error(None, [str(problem) for problem in bad.problems])
            else:
                if document.kind != "prose":
                    form.add_error("file", "This is a table. Tables are read by the command `ingest`.")
                elif len(document.text) > LARGEST:
                    form.add_error(
                        None, f"Longer than {LARGEST} characters. Use the command `ingest` for it."
                    )
                elif known := Article.objects.filter(sha256=document.sha256).first():
                    # What a form leaves empty must not take the place of what is known of it.
                    words = KNOWN if known.text is not None else TAKEN_DOWN
                    self.message_user(request, words, messages.WARNING)
                    return HttpResponseRedirect(reverse("admin:kb_article_change", args=[known.pk]))
                elif request.POST.get("seen") == document.sha256:
                    return self._keep(request, document)
                else:
                    context |= _shown(document)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media + form.media,
            "is_nav_sidebar_enabled": False,
            **context,
        }
        return TemplateResponse(request, "admin/kb/article/add.html", context)

    def _keep(self, request: HttpRequest, document: Document) -> HttpResponse:
        with transaction.atomic():
            result = ingest_document(document, today=timezone.localdate())
            keep_document(document, request.user)  # type: ignore[arg-type]
        article = Article.objects.get(sha256=document.sha256)
        self.log_addition(request, article, f"Read, {len(result.said)} claims")
        facts = len(result.changes.facts)
        self.message_user(
            request, f"{len(result.said)} claims kept, {facts} facts changed.", messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:kb_article_change", args=[article.pk]))


def _shown(document: Document) -> dict[str, Any]:
    """What the dry run says: each claim in its place, and what facts would become."""
    result: Result = ingest_document(document, today=timezone.localdate(), dry_run=True)
    claims = [
        {
            "said": said,
            "before": document.text[max(said.start - CONTEXT, 0) : said.start],
            "after": document.text[said.end : said.end + CONTEXT],
        }
        for said in result.said
        if said.start is not None and said.end is not None
    ]
    return {
        "document": document,
        "claims": claims,
        "changes": result.changes.facts,
        "warnings": result.warnings,
        "title": "What this article says",
    }
