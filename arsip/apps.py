from django.apps import AppConfig


class ArsipConfig(AppConfig):
    name = "arsip"
    verbose_name = "Arsip"

    def ready(self) -> None:
        # Contributions are made of models, which exist only now.
        from arsip.pasang import pasang

        pasang()
