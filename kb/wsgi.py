"""The application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")

_django = get_wsgi_application()

from kb.repeats import Repeats  # noqa: E402 - reads models, which are there only now

application = Repeats(_django)

# What has been loaded stays for good: the collector need not count through it in the middle of an answer.
gc.collect()
gc.freeze()
