"""Evaluations and findings for the tests: at every stage."""

from datetime import timedelta
from typing import Any

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.evaluasi import (
    jawab_evaluasi,
    mulai_evaluasi,
    siapkan_evaluasi,
    terbitkan_evaluasi,
)
from sekretariat.actions.temuan import catat_temuan, tindak_lanjuti_temuan
from sekretariat.models import Evaluasi, Temuan
from tests.factories import buat_akun

SEHARI = timedelta(days=1)
ISI_TEMUAN = {
    "standar": "Standar 12",
    "kriteria": "Pemulihan diuji setiap tiga bulan.",
    "keterangan": "Uji terakhir tujuh bulan lalu.",
    "permintaan": "Uji pemulihan dan tanda tangani berita acaranya.",
    "prioritas": "tinggi",
}


def sekretaris() -> Akun:
    return buat_akun(Peran.SEKRETARIS)


def evaluasi(oleh: Akun, **ganti: Any) -> Evaluasi:
    """One just prepared."""
    isi: dict[str, Any] = {
        "jenis": "internal",
        "perangkat": "standar",
        "unit": "",
        "periode_mulai": hari_ini() - 180 * SEHARI,
        "periode_selesai": hari_ini(),
        "penilai_nama": "Drs. Harjono Contoh",
        "penilai_jabatan": "Sekretaris Daerah",
    }
    return siapkan_evaluasi(oleh=oleh, **(isi | ganti))


def berlangsung(oleh: Akun, **ganti: Any) -> Evaluasi:
    return mulai_evaluasi(evaluasi(oleh, **ganti).pk, oleh=oleh)


def terjawab(oleh: Akun, **ganti: Any) -> Evaluasi:
    """One of which every question is answered."""
    satu = berlangsung(oleh, **ganti)
    jawab_evaluasi(satu.pk, oleh=oleh, jawaban={j.pk: ("ya", "", "") for j in satu.jawaban.all()})
    return satu


def selesai(oleh: Akun, **ganti: Any) -> Evaluasi:
    pada = ganti.pop("pada", None)
    return terbitkan_evaluasi(terjawab(oleh, **ganti).pk, oleh=oleh, kesimpulan="Baik.", pada=pada)


def temuan(oleh: Akun, pic: Akun, **ganti: Any) -> Temuan:
    """A finding just recorded."""
    isi: dict[str, Any] = {"sumber": "kepatuhan", "target": hari_ini() + 30 * SEHARI, **ISI_TEMUAN}
    return catat_temuan(oleh=oleh, pic=pic, **(isi | ganti))


def dilaporkan(oleh: Akun, pic: Akun, **ganti: Any) -> Temuan:
    """One that its owner has acted on."""
    satu = temuan(oleh, pic, **ganti)
    return tindak_lanjuti_temuan(satu.pk, oleh=pic, tindakan="Sudah diuji.", bukti="/admin/arsip/")
