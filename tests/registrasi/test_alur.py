"""Every status × every act, for everyone, of every kind of case."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from lpse.alur import PEMILIK, SISTEM, Alur
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Akun
from lpse.peran import IZIN, Peran
from lpse.profil import profil
from registrasi.alur.bantuan import ALUR_BANTUAN
from registrasi.alur.hak import ALUR_HAK_DATA, ALUR_INSIDEN
from registrasi.alur.janji import ALUR_JANJI
from registrasi.alur.pendaftaran import ALUR
from registrasi.alur.penonaktifan import ALUR_PENGAKTIFAN, ALUR_PENONAKTIFAN
from registrasi.alur.permohonan import ALUR_PERMOHONAN
from registrasi.alur.spse import ALUR_IMPOR
from registrasi.enums.bantuan import StatusBantuan
from registrasi.enums.hak import StatusHakData, StatusInsiden
from registrasi.enums.janji import StatusJanji
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.enums.penonaktifan import StatusPengaktifan, StatusPenonaktifan
from registrasi.enums.permohonan import StatusPermohonan
from registrasi.enums.spse import StatusImpor
from registrasi.models import (
    BantuanPendaftaran,
    ImporPengguna,
    InsidenData,
    JanjiTemu,
    Pendaftaran,
    Pengaktifan,
    PenggunaSPSE,
    Penonaktifan,
    PermintaanHakData,
    Permohonan,
)
from tests.factories import buat_akun

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Jenis:
    """One kind of case: its table, its statuses, and how to make one of this owner in this status."""

    alur: Alur[Any, Any]
    status: Any
    buat: Callable[[Akun, str], Any]


# The name is that of its diagram in docs/alur/.
JENIS = {
    "pendaftaran": Jenis(ALUR, StatusPendaftaran, lambda akun, s: Pendaftaran(akun=akun, status=s)),
    "janji_temu": Jenis(
        ALUR_JANJI, StatusJanji, lambda akun, s: JanjiTemu(pendaftaran=Pendaftaran(akun=akun), status=s)
    ),
    "penonaktifan": Jenis(
        ALUR_PENONAKTIFAN,
        StatusPenonaktifan,
        lambda akun, s: Penonaktifan(pengguna=PenggunaSPSE(akun=akun), status=s),
    ),
    "pengaktifan": Jenis(
        ALUR_PENGAKTIFAN,
        StatusPengaktifan,
        lambda akun, s: Pengaktifan(pengguna=PenggunaSPSE(akun=akun), status=s),
    ),
    "impor_pengguna": Jenis(
        ALUR_IMPOR, StatusImpor, lambda akun, s: ImporPengguna(diunggah_oleh=akun, status=s)
    ),
    "hak_data": Jenis(ALUR_HAK_DATA, StatusHakData, lambda akun, s: PermintaanHakData(akun=akun, status=s)),
    "insiden_data": Jenis(
        ALUR_INSIDEN, StatusInsiden, lambda akun, s: InsidenData(dicatat_oleh=akun, status=s)
    ),
    "bantuan": Jenis(ALUR_BANTUAN, StatusBantuan, lambda akun, s: BantuanPendaftaran(petugas=akun, status=s)),
    "permohonan": Jenis(ALUR_PERMOHONAN, StatusPermohonan, lambda akun, s: Permohonan(akun=akun, status=s)),
}
TINDAKAN = [(nama, tindakan) for nama, jenis in JENIS.items() for tindakan in jenis.alur.tabel]
STATUS = [(nama, tindakan, status) for nama, tindakan in TINDAKAN for status in JENIS[nama].status]
SEMUA_PERAN = [None, "pemilik", *Peran]


def pelaku(peran: str | None, pemilik: Akun) -> Akun | None:
    """Nobody (the system), the owner, or somebody of this role."""
    return pemilik if peran == "pemilik" else buat_akun(Peran(peran)) if peran else None


def is_berwenang(izin: str, peran: str | None) -> bool:
    if izin in (PEMILIK, SISTEM):
        return {PEMILIK: "pemilik", SISTEM: None}[izin] == peran
    return peran not in (None, "pemilik") and izin in IZIN[Peran(peran)]


@pytest.mark.parametrize(("nama", "tindakan", "status"), STATUS)
def test_tindakan_hanya_dari_status_yang_ditetapkan(nama, tindakan, status):
    jenis, pemilik = JENIS[nama], buat_akun(Peran.PEMOHON)
    transisi = jenis.alur.tabel[tindakan]
    orang = pelaku(next(p for p in SEMUA_PERAN if is_berwenang(transisi.izin, p)), pemilik)
    catatan = jenis.buat(pemilik, status)

    if status in transisi.dari:
        assert jenis.alur.check(catatan, tindakan, orang) is transisi
    else:
        with pytest.raises(TindakanTertutup, match=status.label):
            jenis.alur.check(catatan, tindakan, orang)


@pytest.mark.parametrize("peran", SEMUA_PERAN)
@pytest.mark.parametrize(("nama", "tindakan"), TINDAKAN)
def test_tindakan_hanya_oleh_yang_berwenang(nama, tindakan, peran):
    jenis, pemilik = JENIS[nama], buat_akun(Peran.PEMOHON)
    transisi = jenis.alur.tabel[tindakan]
    catatan, orang = jenis.buat(pemilik, next(iter(transisi.dari))), pelaku(peran, pemilik)

    if is_berwenang(transisi.izin, peran):
        jenis.alur.check(catatan, tindakan, orang)
    else:
        with pytest.raises(TidakBerwenang):
            jenis.alur.check(catatan, tindakan, orang)


def test_setiap_tindakan_berdasar_kunci_yang_dikenal():
    for nama, tindakan in TINDAKAN:
        assert profil().dasar(JENIS[nama].alur.tabel[tindakan].kunci)


@pytest.mark.parametrize("nama", JENIS)
def test_diagram_di_dokumentasi_sama_dengan_tabel(nama):
    diagram = Path(settings.BASE_DIR, f"docs/alur/{nama}.md").read_text()
    assert JENIS[nama].alur.mermaid() in diagram
