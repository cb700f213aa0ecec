from django.apps import AppConfig


class RegistrasiConfig(AppConfig):
    name = "registrasi"
    verbose_name = "Registrasi dan Verifikasi"

    def ready(self) -> None:
        # Contributions are made of models, which exist only now.
        from lpse.sumbangan import ButirMenu, sumbangan
        from registrasi import emails, tasks
        from registrasi.demo import isi_demo

        emails.daftarkan()
        sumbangan.menu_publik += [
            ButirMenu("registrasi:persyaratan", "Persyaratan"),
            ButirMenu("registrasi:daftar", "Daftar"),
            ButirMenu("registrasi:lacak", "Lacak"),
        ]
        sumbangan.detak.append(tasks.sapu_draf)
        sumbangan.demo.append(isi_demo)
