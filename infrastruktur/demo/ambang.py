"""Thresholds in the demo: one server is used to more than others."""

from infrastruktur.actions.ambang import tetapkan_ambang
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import Sasaran
from infrastruktur.policies.ambang import Lingkup
from lpse.models import Akun

RAM_SERVER_SPSE = {
    "peringatan": 90.0,
    "peringatan_pulih": 86.0,
    "kritis": 97.0,
    "kritis_pulih": 93.0,
    "kali_buruk": 5,
    "kali_pulih": 5,
}


def isi_demo_ambang() -> None:
    """A threshold of its own, set by the act, with the reason people will look for."""
    tetapkan_ambang(
        Lingkup(Ukuran.RAM, Sasaran.objects.get(kode="server-spse")),
        oleh=Akun.objects.get(user_id="admin_sistem"),
        nilai=RAM_SERVER_SPSE,
        alasan="Basis data SPSE memakai RAM sebagai simpanan sementara; 88% itu biasa.",
        semula=None,
    )
