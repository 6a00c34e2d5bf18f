"""JSON by orjson: the standard library takes longer to write a page of tenures than the database to find it."""

from __future__ import annotations

from typing import Any

import orjson
from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder

_OTHER = JSONEncoder().default  # what only Django and REST framework have


class QuickJSONRenderer(JSONRenderer):
    def render(self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None) -> Any:
        if data is None or self.get_indent(accepted_media_type, renderer_context or {}):
            return super().render(data, accepted_media_type, renderer_context)
        return orjson.dumps(data, default=_OTHER, option=orjson.OPT_UTC_Z)
