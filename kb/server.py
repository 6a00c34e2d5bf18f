"""Gunicorn's settings that its command line cannot say."""

from __future__ import annotations

from gunicorn.http import message

# A search of ten thousand characters is answered by a page that says what would work. Gunicorn
# would cut it off at 8,190 with a line of its own; what is longer than this still is.
LONGEST_ADDRESS = 32 * 1024
message.MAX_REQUEST_LINE = limit_request_line = LONGEST_ADDRESS
