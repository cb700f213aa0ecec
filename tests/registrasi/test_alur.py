"""Every status × every act, for everyone."""

from pathlib import Path

import pytest
from django.conf import settings

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.peran import Peran
from lpse.profil import profil
from registrasi.alur import ALUR
from registrasi.enums import StatusPendaftaran, Tindakan
from registrasi.models import Pendaftaran
from tests.factories import buat_akun

pytestmark = pytest.mark.django_db
SEMUA_PERAN = [None, "pemilik", *Peran]


@pytest.mark.parametrize("status", StatusPendaftaran)
@pytest.mark.parametrize("tindakan", Tindakan)
def test_tindakan_hanya_dari_status_yang_ditetapkan(status, tindakan):
    pemilik = buat_akun(Peran.PEMOHON)
    pendaftaran = Pendaftaran(akun=pemilik, status=status)
    transisi = ALUR.tabel[tindakan]
    pelaku = {
        "pemilik": pemilik,
        "sistem": None,
        "registrasi.verifikasi_pendaftaran": buat_akun(Peran.VERIFIKATOR),
        "registrasi.cabut_pendaftaran": buat_akun(Peran.KEPALA),
    }[transisi.izin]

    if status in transisi.dari:
        assert ALUR.check(pendaftaran, tindakan, pelaku) is transisi
    else:
        with pytest.raises(TindakanTertutup, match=status.label):
            ALUR.check(pendaftaran, tindakan, pelaku)


@pytest.mark.parametrize("peran", SEMUA_PERAN)
@pytest.mark.parametrize("tindakan", Tindakan)
def test_tindakan_hanya_oleh_yang_berwenang(peran, tindakan):
    pemilik = buat_akun(Peran.PEMOHON)
    pelaku = {None: None, "pemilik": pemilik}.get(peran) if peran in (None, "pemilik") else buat_akun(peran)
    pendaftaran = Pendaftaran(akun=pemilik, status=next(iter(ALUR.tabel[tindakan].dari)))
    berwenang = {
        "pemilik": peran == "pemilik",
        "sistem": peran is None,
        "registrasi.verifikasi_pendaftaran": peran == Peran.VERIFIKATOR,
        "registrasi.cabut_pendaftaran": peran == Peran.KEPALA,
    }[ALUR.tabel[tindakan].izin]

    if berwenang:
        ALUR.check(pendaftaran, tindakan, pelaku)
    else:
        with pytest.raises(TidakBerwenang):
            ALUR.check(pendaftaran, tindakan, pelaku)


def test_setiap_tindakan_berdasar_kunci_yang_dikenal():
    for transisi in ALUR.tabel.values():
        assert profil().dasar(transisi.kunci)


def test_diagram_di_dokumentasi_sama_dengan_tabel():
    diagram = Path(settings.BASE_DIR, "docs/alur/pendaftaran.md").read_text()
    assert ALUR.mermaid() in diagram
