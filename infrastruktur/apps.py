from django.apps import AppConfig


class InfrastrukturConfig(AppConfig):
    name = "infrastruktur"
    verbose_name = "Administrasi Sistem Elektronik"
