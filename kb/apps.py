from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KbConfig(AppConfig):
    name = "kb"
    verbose_name = "Sources, claims and decisions"

    def ready(self) -> None:
        from kb.search_index import install  # models are not to be had before this

        post_migrate.connect(install, sender=self, dispatch_uid="search_index")
