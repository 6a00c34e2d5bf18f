from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from people.nationalities import install

        post_migrate.connect(install, sender=self, dispatch_uid="nationalities")
