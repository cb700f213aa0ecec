"""A server room for the tests: calendar, officers, and permits in any state."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from infrastruktur.actions.izin_ruang import ajukan_izin, catat_izin, setujui_izin, siapkan_ruang_server
from infrastruktur.actions.kunjungan_ruang import masukkan_pengunjung
from infrastruktur.enums.ruang_server import JenisIdentitas, JenisIzin
from infrastruktur.models import IzinRuangServer, KunjunganRuangServer
from infrastruktur.policies.ruang_server import IsianIzin
from infrastruktur.queries.ruang_server import ruang_server
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Akun, HariLibur, Lokasi
from lpse.peran import Peran
from lpse.waktu import hari_ini, zona
from tests.factories import buat_akun

SATU_JAM = timedelta(hours=1)
LAPTOP = ("Laptop", "PF3XK29A")


def siapkan() -> Lokasi:
    """The calendar without holidays, and one server room."""
    isi_kalender_dari_profil()
    HariLibur.objects.all().delete()
    siapkan_ruang_server()
    return ruang_server()[0]


def besok(jam: int) -> datetime:
    hari = hari_ini() + timedelta(days=1)
    return datetime(hari.year, hari.month, hari.day, jam, tzinfo=zona())


def isian(**ganti: Any) -> IsianIzin:
    """Tomorrow from nine to eleven, with one laptop."""
    isi: dict[str, Any] = {
        "lokasi_id": ruang_server()[0].pk,
        "jenis": JenisIzin.AKSES,
        "nama": "Hendra Wijaya",
        "jenis_identitas": JenisIdentitas.KTP,
        "nomor_identitas": "3504011203870001",
        "instansi": "PT Jaringan Contoh",
        "alamat": "Jalan Diponegoro 12",
        "tujuan": "Memeriksa sakelar jaringan",
        "rencana_masuk": besok(9),
        "rencana_keluar": besok(11),
        "surel": "hendra@uji.example",
        "perangkat": [LAPTOP],
    }
    return IsianIzin(**(isi | ganti))


def diajukan(petugas: Akun, **ganti: Any) -> IzinRuangServer:
    """A request written down at the desk."""
    return catat_izin(isian(**ganti), oleh=petugas)


def disetujui(
    petugas: Akun, pemutus: Akun, *, geser: timedelta = timedelta(0), **ganti: Any
) -> IzinRuangServer:
    """A permit for the two hours that run now, moved by `geser`: nothing here waits for a day to come."""
    izin = diajukan(petugas, **ganti)
    mulai = timezone.now() - SATU_JAM + geser
    # Before the decision: after it nobody moves a permit, the database included.
    IzinRuangServer.objects.filter(pk=izin.pk).update(
        rencana_masuk=mulai, rencana_keluar=max(mulai + 2 * SATU_JAM, timezone.now() + timedelta(seconds=30))
    )
    return setujui_izin(izin.pk, oleh=pemutus)


def di_dalam(petugas: Akun, pemutus: Akun, *, badge: str = "T-01", **ganti: Any) -> KunjunganRuangServer:
    """A visitor inside, with what they asked to bring."""
    izin = disetujui(petugas, pemutus, **ganti)
    bawaan = set(izin.perangkat.values_list("pk", flat=True))
    return masukkan_pengunjung(izin.pk, oleh=petugas, nomor_badge=badge, pendamping=petugas, perangkat=bawaan)


def petugas_baru() -> Akun:
    return buat_akun(Peran.HELPDESK)


def mohon(akun: Akun | None = None, **ganti: Any) -> IzinRuangServer:
    """A request as its person makes it."""
    return ajukan_izin(isian(**ganti), akun=akun)
