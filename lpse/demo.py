"""Demo mode: who signs in, and the wall between demo data and a unit's own."""

from dataclasses import dataclass

from django.conf import settings

from lpse.aturan import AturanDilanggar
from lpse.models import Akun
from lpse.peran import Peran

SANDI_DEMO = "demo-lpse-2026"


@dataclass(frozen=True, slots=True)
class AkunDemo:
    """One demo account: what is typed at sign-in, its role and the person it plays."""

    user_id: str
    peran: Peran
    nama: str
    jabatan: str = ""
    nip: str = ""

    @property
    def email(self) -> str:
        return f"{self.user_id}@demo.example"


AKUN_DEMO = (
    AkunDemo("penyedia", Peran.PENYEDIA, "Citra Contohwati"),
    AkunDemo("ppk", Peran.PPK, "Darma Contohwan", "Pejabat Pembuat Komitmen", "198001012005011991"),
    AkunDemo("verifikator", Peran.VERIFIKATOR, "Vera Spesimenwati", "Verifikator", "198502022010012992"),
    AkunDemo("helpdesk", Peran.HELPDESK, "Hadi Spesimenwan", "Helpdesk", "199003032015031993"),
    AkunDemo(
        "admin_sistem", Peran.ADMIN_SISTEM, "Adi Sistemwan", "Administrator Sistem", "198804042012041994"
    ),
    AkunDemo("sekretaris", Peran.SEKRETARIS, "Sari Tatausahawati", "Sekretaris", "198205052008052995"),
    AkunDemo("kepala", Peran.KEPALA, "Kusuma Pimpinwan", "Kepala LPSE", "197506062000061996"),
    AkunDemo("auditor", Peran.AUDITOR, "Ayu Periksawati", "Auditor", "198707072011072997"),
    AkunDemo("lkpp", Peran.LKPP, "Lukman Pantauwan", "Pemantau LKPP", "198308082009081998"),
)


class CampurDemo(AturanDilanggar):
    pass


def check_demo() -> None:
    """Raise CampurDemo when demo mode meets a unit's own accounts, or a unit's start meets demo accounts."""
    if (
        settings.LPSE_DEMO
        and Akun.objects.filter(is_demo=False, penugasan__isnull=False)
        .exclude(penugasan__peran=Peran.PEMOHON)
        .exists()
    ):
        raise CampurDemo(
            "Basis data ini berisi akun pegawai asli, jadi mode demo (LPSE_DEMO=1) tidak dapat dipakai."
        )
    if not settings.LPSE_DEMO and Akun.objects.filter(is_demo=True).exists():
        raise CampurDemo("Basis data ini berisi akun demo. Jalankan “manage.py kosongkan_demo” lebih dahulu.")
