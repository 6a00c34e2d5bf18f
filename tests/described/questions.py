"""What the description cannot say about questions: two values that are each right and cannot be meant together."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.hook
def filter_query(context: Any, query: dict[str, Any] | None) -> bool:
    """A range that ends before it begins is refused, as it should be, with 400."""
    first, last = (query or {}).get("from"), (query or {}).get("to")
    return not (isinstance(first, str) and isinstance(last, str) and first > last)
