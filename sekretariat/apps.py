from django.apps import AppConfig


class SekretariatConfig(AppConfig):
    name = "sekretariat"
    verbose_name = "Sekretariat"

    def ready(self) -> None:
        from lpse.sumbangan import ButirMenu, sumbangan

        sumbangan.menu_kaki += [
            ButirMenu("sekretariat:tentang", "Tentang kami"),
            ButirMenu("sekretariat:laporan", "Laporan"),
        ]
        # Contributions are made of models, which exist only now.
        from sekretariat.pasang import pasang

        pasang()
