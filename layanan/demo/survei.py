"""The survey in the demo: last year's is published, this year's is open."""

from datetime import date
from itertools import cycle, islice

from layanan.actions.survei import (
    IsianJawaban,
    buat_survei,
    buka_survei,
    jawab_survei,
    terbitkan_survei,
    tutup_survei,
)
from lpse.models import Akun
from lpse.waktu import hari_ini

# Marks that repeat: good on the whole, weakest in waiting time and premises.
NILAI = ((4, 3, 3, 4, 3, 4, 4, 3, 3), (3, 3, 2, 4, 3, 3, 4, 3, 2), (4, 4, 3, 4, 4, 4, 4, 4, 3))
LAYANAN = ("registrasi", "helpdesk", "pelatihan", "helpdesk")


def isi_demo_survei() -> None:
    """All made by the acts that people use."""
    sekretaris, kepala = (Akun.objects.get(user_id=u) for u in ("sekretaris", "kepala"))
    tahun = hari_ini().year
    lalu = buat_survei(
        oleh=sekretaris,
        judul=f"Survei Kepuasan Masyarakat {tahun - 1}",
        dari=date(tahun - 1, 1, 1),
        sampai=date(tahun - 1, 12, 31),
    )
    buka_survei(lalu.pk, oleh=sekretaris)
    _jawab(lalu.pk, 24)
    tutup_survei(lalu.pk, oleh=sekretaris)
    terbitkan_survei(
        lalu.pk,
        oleh=kepala,
        tindak_lanjut=(
            "Waktu penyelesaian: jadwal loket diperluas dua jam sejak Februari.\n"
            "Sarana: ruang layanan mendapat tiga komputer baru pada triwulan kedua."
        ),
    )
    kini = buat_survei(
        oleh=sekretaris,
        judul=f"Survei Kepuasan Masyarakat {tahun}",
        dari=date(tahun, 1, 1),
        sampai=date(tahun, 12, 31),
    )
    buka_survei(kini.pk, oleh=sekretaris)
    _jawab(kini.pk, 9)


def _jawab(pk: int, banyak: int) -> None:
    for nilai, layanan in islice(zip(cycle(NILAI), cycle(LAYANAN), strict=False), banyak):
        jawab_survei(pk, IsianJawaban(layanan, *nilai))
