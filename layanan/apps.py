from django.apps import AppConfig


class LayananConfig(AppConfig):
    name = "layanan"
    verbose_name = "Layanan dan Dukungan"

    def ready(self) -> None:
        # Contributions are made of models, which exist only now.
        from layanan.pasang import pasang

        pasang()
