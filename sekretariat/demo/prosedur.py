"""Procedures in the demo: one in force for each area, a second version that waits, readers half done.

Told by the acts, with their past dates.
"""

from datetime import datetime

from django.utils import timezone

from lpse.kalender import ONE_DAY
from lpse.models import Akun
from lpse.waktu import setempat
from sekretariat.actions.prosedur import (
    ajukan_versi,
    catat_prosedur,
    nyatakan_baca,
    sahkan_versi,
    susun_versi,
)
from sekretariat.demo.isi_prosedur import ISI, PERUBAHAN, PETUNJUK, TAMBAHAN
from sekretariat.enums.prosedur import JenisProsedur
from sekretariat.models import Prosedur, VersiProsedur
from sekretariat.policies.prosedur import bidang_profil, dasar_awal

HARI_DISAHKAN = 120
# Who has read how many of those in force.
PEMBACA = {"kepala": 6, "sekretaris": 6, "verifikator": 4, "helpdesk": 2}
Isi = tuple[str, str, str, str, str]


def isi_demo_prosedur() -> None:
    """All made by the acts that people use."""
    sekretaris, kepala = (Akun.objects.get(user_id=nama) for nama in ("sekretaris", "kepala"))
    lalu = timezone.now() - HARI_DISAHKAN * ONE_DAY
    berlaku = []
    for bidang in bidang_profil():
        if bidang in ISI:
            satu = _catat(sekretaris, JenisProsedur.STANDAR, bidang, ISI[bidang], lalu)
            berlaku.append(_sahkan(satu, sekretaris, kepala, ISI[bidang], lalu))
    for nama, banyak in PEMBACA.items():
        orang = Akun.objects.get(user_id=nama)
        for urut, versi in enumerate(berlaku[:banyak]):
            nyatakan_baca(versi.pk, oleh=orang, pada=lalu + (2 + urut) * ONE_DAY)
    if berlaku:
        _susun_lanjutan(berlaku[0], sekretaris)
    juknis = _catat(sekretaris, JenisProsedur.PETUNJUK_TEKNIS, "layanan", PETUNJUK, lalu)
    _susun(juknis, sekretaris, PETUNJUK, timezone.now() - 2 * ONE_DAY)


def _catat(oleh: Akun, jenis: JenisProsedur, bidang: str, isi: Isi, pada: datetime) -> Prosedur:
    return catat_prosedur(oleh=oleh, jenis=jenis, bidang=bidang, judul=isi[0], unit=isi[1], pada=pada)


def _susun(prosedur: Prosedur, oleh: Akun, isi: Isi, pada: datetime) -> VersiProsedur:
    _, _, tujuan, kunci, langkah = isi
    dasar = dasar_awal(kunci)
    return susun_versi(prosedur.pk, oleh=oleh, pada=pada, tujuan=tujuan, kunci_dasar=dasar, langkah=langkah)


def _sahkan(prosedur: Prosedur, oleh: Akun, kepala: Akun, isi: Isi, pada: datetime) -> VersiProsedur:
    versi = _susun(prosedur, oleh, isi, pada)
    ajukan_versi(versi.pk, oleh=oleh, pada=pada)
    return sahkan_versi(versi.pk, oleh=kepala, mulai=setempat(pada).date(), pada=pada)


def _susun_lanjutan(lama: VersiProsedur, oleh: Akun) -> None:
    """The second version of the first procedure; it waits for the Kepala."""
    kemarin = timezone.now() - ONE_DAY
    baru = susun_versi(
        lama.prosedur_id,
        oleh=oleh,
        pada=kemarin,
        tujuan=lama.tujuan,
        kunci_dasar=lama.kunci_dasar,
        langkah=lama.langkah + TAMBAHAN,
        perubahan=PERUBAHAN,
    )
    ajukan_versi(baru.pk, oleh=oleh, pada=kemarin)
