from django.apps import AppConfig


class TenuresConfig(AppConfig):
    name = "tenures"
    verbose_name = "Offices and tenures"
