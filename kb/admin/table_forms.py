"""The two forms of taking in a table: which file, and that what was shown is meant."""

from __future__ import annotations

import base64
import zlib
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from import_export.forms import ConfirmImportForm, ImportForm
from import_export.tmp_storages import BaseStorage

from kb.admin.spreadsheets import FORMATS, LARGEST
from kb.models import Tier

HOURS = 12  # for which what was looked at can be confirmed


class SealedStorage(BaseStorage):
    """Keeps the file nowhere: its name is the file itself, packed and signed, and waits in the page.

    So nothing is left behind by those who go away, any process can confirm what another has shown, and
    nobody can name a file that is not theirs.
    """

    signer = signing.TimestampSigner(salt="kb.admin.taking_in")

    def save(self, data: bytes) -> None:
        self.name = self.signer.sign(base64.urlsafe_b64encode(zlib.compress(data)).decode())

    def read(self) -> bytes:
        """Raises BadSignature for what was not saved here, or too long ago."""
        packed = self.signer.unsign(self.name, max_age=HOURS * 3600)
        return zlib.decompress(base64.urlsafe_b64decode(packed))

    def remove(self) -> None:
        """There is nothing to remove."""


class AboutTable(forms.Form):
    """What is known of a table as a source; it weighs with the rows that cite none."""

    title = forms.CharField(required=False, max_length=500)
    publisher = forms.CharField(required=False, max_length=200)
    published = forms.DateField(required=False, help_text="YYYY-MM-DD.")
    tier = forms.ChoiceField(choices=Tier.choices, initial=Tier.PRESS)
    url = forms.URLField(
        label="Link", required=False, assume_scheme="https", help_text="Where readers find it."
    )


ABOUT = tuple(AboutTable.base_fields)


class TableForm(AboutTable, ImportForm):
    """The library's form, bounded; it sees by the name of the file which format it is."""

    field_order = ("resource", "import_file", "format", *ABOUT)

    def __init__(self, formats: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.extensions = {f().get_extension(): str(number) for number, f in enumerate(formats)}
        choices = [(str(number), f().get_title()) for number, f in enumerate(formats)]
        self.fields["format"] = forms.ChoiceField(required=False, choices=[("", "by its name"), *choices])
        self.fields["import_file"].label = "File"
        self.fields["import_file"].help_text = f"CSV, XLSX or ODS, at most {LARGEST // 1000} kB."
        self.fields["import_file"].widget.attrs["accept"] = ",".join(f".{name}" for name in self.extensions)

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST:
            raise ValidationError(f"Larger than {LARGEST // 1000} kB. Use the command `ingest` for it.")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "import_file" in cleaned and not cleaned.get("format"):
            extension = cleaned["import_file"].name.rpartition(".")[2].lower()
            cleaned["format"] = self.extensions.get(extension, "")
            if not cleaned["format"]:
                self.add_error("format", "The name of the file does not say which format it is. Choose one.")
        return cleaned


class ConfirmForm(AboutTable, ConfirmImportForm):
    original_file_name = forms.CharField(widget=forms.HiddenInput(), max_length=255)
    seen = forms.CharField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ABOUT:
            self.fields[name].widget = self.fields[name].hidden_widget()

    def clean_format(self) -> str:
        number: str = self.cleaned_data["format"]
        if number not in map(str, range(len(FORMATS))):
            raise ValidationError("No such format.")
        return number

    def clean_resource(self) -> str:
        return "0"  # the only one
