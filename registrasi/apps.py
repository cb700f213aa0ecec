from django.apps import AppConfig


class RegistrasiConfig(AppConfig):
    name = "registrasi"
    verbose_name = "Registrasi dan Verifikasi"

    def ready(self) -> None:
        # Contributions are made of models, which exist only now.
        from registrasi.pasang import pasang

        pasang()
