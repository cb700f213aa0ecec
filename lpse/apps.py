from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LpseConfig(AppConfig):
    name = "lpse"
    verbose_name = "Inti"

    def ready(self) -> None:
        # The web process publishes by task name, so it must know the names too.
        autodiscover_modules("tasks")
        from lpse import akun_adapter, kesehatan, saksi, sinyal_masuk
        from lpse.berkas import pindai

        akun_adapter.daftarkan()
        kesehatan.daftarkan()
        pindai.daftarkan()
        saksi.daftarkan()
        sinyal_masuk.sambungkan()
