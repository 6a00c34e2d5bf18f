"""The application that gunicorn serves."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from kb.patience import giving_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")

_django = get_wsgi_application()

from kb.repeats import Application, Repeats  # noqa: E402 - reads models, which are there only now

application: Application = Repeats(_django)

if settings.REPLICAS:
    from kb.replicas import Replicas

    application = Replicas(application, tuple(settings.REPLICAS))

application = giving_up(application)

# What has been loaded stays for good: the collector need not count through it in the middle of an answer.
gc.collect()
gc.freeze()
