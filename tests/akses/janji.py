"""Appointments: the applicant's own, and the counter's."""

from datetime import time
from typing import Any

from lpse.models import Akun
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.models import SlotLoket
from tests.akses_tabel import KEPALA, MASUK, NIHIL, SEMUA, Baris, Objek
from tests.factories import buat_akun, buat_diajukan

LOKET = frozenset({"verifikator", "helpdesk"})
PEMILIK = frozenset({"ppk"})

BARIS = (
    Baris("registrasi:janji", MASUK, get=200, objek="janji_milik"),
    Baris("registrasi:janji_pilih", MASUK, get=200, post=200, objek="janji_milik"),
    Baris("registrasi:janji_batal", MASUK, get=200, post=302, objek="janji_milik"),
    Baris("registrasi:janji_ics", MASUK, get=200, objek="janji_ics"),
    Baris("admin:registrasi_loket", LOKET, get=200),
    Baris("admin:registrasi_loket_ekspor", LOKET, get=200),
    Baris("admin:registrasi_loket_tutup", LOKET, get=200, post=200),
    Baris("admin:registrasi_loket_buka", LOKET, post=302, objek="slot_loket"),
    Baris("admin:registrasi_loket_jadwal", KEPALA, get=200),
    Baris("admin:registrasi_loket_jadwal_ekspor", KEPALA, get=200),
    Baris("admin:registrasi_loket_jadwal_tambah", KEPALA, get=200, post=200),
    Baris("admin:registrasi_loket_jadwal_ubah", KEPALA, get=200, post=200, objek="jadwal_loket"),
    Baris("admin:registrasi_loket_berkas", LOKET, get=200, post=200, objek="loket_berkas"),
    Baris("admin:registrasi_loket_pesan", LOKET, get=200, post=200, objek="loket_berkas"),
    Baris("admin:registrasi_loket_hadir", LOKET, post=302, objek="janji"),
    Baris("admin:registrasi_loket_tidak_hadir", LOKET, post=302, objek="janji"),
    Baris("admin:registrasi_loket_batal", LOKET, post=302, objek="janji"),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """An appointment of the person `ppk`, and one of a stranger."""
    besok = (hari_ini().weekday() + 1) % 7
    jadwal = actions.tambah_jadwal(
        oleh=orang["kepala"],
        hari=besok if besok < 5 else 0,
        mulai=time(8),
        selesai=time(11),
        menit=30,
        kapasitas=2,
        berlaku_dari=hari_ini(),
    )
    slot = SlotLoket.objects.tersedia()[0]
    milik, lain = buat_diajukan(orang["ppk"]), buat_diajukan(buat_akun())
    janji, janji_lain = (actions.pesan_janji(p.pk, oleh=p.akun, slot=slot.kode) for p in (milik, lain))
    asing: dict[str, Any] = {"kode": "tidakada", "janji": janji.kode}
    return {
        "janji_milik": [Objek({"kode": milik.kode}, PEMILIK), Objek({"kode": lain.kode}, NIHIL)],
        "janji_ics": [
            Objek({"kode": milik.kode, "janji": janji.kode}, PEMILIK),
            Objek({"kode": lain.kode, "janji": janji_lain.kode}, NIHIL),
            Objek({"kode": milik.kode, "janji": janji_lain.kode}, NIHIL),
        ],
        "janji": [Objek({"kode": janji.kode}, SEMUA), Objek(asing, NIHIL)],
        "loket_berkas": [Objek({"kode": milik.kode}, SEMUA), Objek(asing, NIHIL)],
        "slot_loket": [Objek({"kode": slot.kode}, SEMUA), Objek(asing, NIHIL)],
        "jadwal_loket": [Objek({"kode": jadwal.kode}, SEMUA), Objek(asing, NIHIL)],
    }
