from django.apps import AppConfig


class InfrastrukturConfig(AppConfig):
    name = "infrastruktur"
    verbose_name = "Administrasi Sistem Elektronik"

    def ready(self) -> None:
        # Contributions are made of models, which exist only now.
        from infrastruktur.pasang import pasang

        pasang()
