from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LpseConfig(AppConfig):
    name = "lpse"
    verbose_name = "Inti"

    def ready(self) -> None:
        # The web process publishes by task name, so it must know the names too.
        autodiscover_modules("tasks")
        from lpse import (
            akun_adapter,
            bukti_inti,
            demo_delegasi,
            demo_token,
            ingat_kalender,
            kesehatan,
            metrik,
            saksi,
            sinyal_masuk,
            token_api,
        )
        from lpse.berkas import pindai

        akun_adapter.daftarkan()
        bukti_inti.daftarkan()
        demo_delegasi.daftarkan()
        demo_token.daftarkan()
        ingat_kalender.daftarkan_surat()
        kesehatan.daftarkan()
        metrik.daftarkan()
        pindai.daftarkan()
        saksi.daftarkan()
        sinyal_masuk.sambungkan()
        token_api.daftarkan_surat()
