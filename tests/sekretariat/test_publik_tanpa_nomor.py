"""What anybody may read: no NIP, NIK or NPWP, and no address of a person. See docs/adr/0025."""

import re
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from lpse.models import Akun, Naskah
from lpse.peran import Peran
from lpse.profil import profil
from registrasi.models import Penyedia
from sekretariat.actions.pengesahan_laporan import terbitkan_laporan
from sekretariat.models import LaporanBerkala, PejabatSPSE, VersiProsedur
from sekretariat.publik.kumpulan import KUMPULAN_DATA
from tests.factories import buat_akun, buat_diajukan, nip_baru
from tests.layanan.tiket import buat_selesai, buat_tiket
from tests.sekretariat import kepegawaian, persuratan, prosedur, rapat, spse
from tests.sekretariat.pelaporan import dikirim
from tests.sekretariat.test_bundel_kepatuhan import teks

# Fifteen to eighteen digits in a row, a NIP in its groups, an NPWP with its dots.
NOMOR = re.compile(r"(?<![\w.])(\d{15,18}|\d{8} \d{6} \d \d{3}|\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3})(?!\w)")
SUREL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NIP_KEPALA = "197001012000011001"  # who signs, in tests.sekretariat.pelaporan
NIP_PPK, NAMA_PPK = "197001012000031001", "Siti Rahmawati"


def alamat_publik() -> list[str]:
    """Every public page of the secretariat, its sets of data, and the check page of each document.

    Not the signed PDFs of reports and procedures: see the test below.
    """
    return [
        *("/", "/laporan/", "/tentang/", "/laporan/data/", "/privasi/"),
        *(f"/laporan/?tahun={tahun}" for tahun in (2024, 2025, 2026)),
        *(f"/laporan/data/{k.kode}.{bentuk}" for k in KUMPULAN_DATA for bentuk in ("csv", "json")),
        *(f"/v/{kode}/" for kode in Naskah.objects.values_list("kode", flat=True)),
    ]


def isi(jawaban: Any) -> bytes:
    return b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content


def periksa() -> int:
    """Raise where a public page shows a number or an address of somebody; how many pages were read."""
    boleh = {profil().kontak.surel, profil().pelindung_data.surel}
    milik_orang = set(Akun.objects.values_list("email", flat=True)) - boleh
    dibaca = 0
    for alamat in alamat_publik():
        cache.clear()  # more pages than one address may ask for in an hour
        jawaban = Client().get(alamat)
        assert jawaban.status_code == 200, alamat
        teks_halaman = isi(jawaban).decode()
        assert NOMOR.findall(teks_halaman) == [], alamat
        assert set(SUREL.findall(teks_halaman)) - boleh == set(), alamat
        assert not [satu for satu in milik_orang if satu in teks_halaman], alamat
        dibaca += 1
    return dibaca


def isi_portal() -> LaporanBerkala:
    """People with numbers and addresses in every room; a report and a procedure that are published."""
    buat_diajukan()
    buat_tiket()
    buat_selesai(buat_akun(Peran.HELPDESK))
    sekretaris, pejabat = kepegawaian.pengelola(), persuratan.kepala()
    kepegawaian.tempatkan(sekretaris, buat_akun(nama=NAMA_PPK, nip=nip_baru()))
    persuratan.terkirim(sekretaris, pejabat)
    rapat.disahkan(sekretaris, pejabat)
    spse.impor([spse.tender(nip_ppk=NIP_PPK, nama_ppk=NAMA_PPK)])
    spse.impor([spse.peserta(pemenang=1)])
    prosedur.berlaku(sekretaris, pejabat)
    laporan = dikirim(oleh=sekretaris)
    terbitkan_laporan(laporan.pk, oleh=pejabat)
    return laporan


@pytest.mark.django_db
def test_halaman_publik_dan_data_terbuka_tanpa_nomor_dan_surel_orang():
    laporan = isi_portal()
    assert PejabatSPSE.objects.filter(nip=NIP_PPK).exists()
    assert periksa() > len(KUMPULAN_DATA) * 2
    halaman = Client().get("/laporan/").content.decode()
    assert f"/laporan/{laporan.kode}.pdf" in halaman
    assert NAMA_PPK not in halaman


@pytest.mark.django_db
def test_pdf_yang_diumumkan_memuat_nip_penanda_tangan_saja():
    laporan = isi_portal()
    pdf = teks(Client().get(f"/laporan/{laporan.kode}.pdf").content)
    assert NOMOR.findall(pdf) == [NIP_KEPALA]
    assert set(SUREL.findall(pdf)) <= {profil().kontak.surel}
    versi = VersiProsedur.objects.get()
    sop = Client().get(f"/tentang/prosedur/{versi.prosedur.kode}/")
    assert NOMOR.findall(teks(isi(sop))) == [versi.disahkan_oleh.nip]
    assert "NIP" in Client().get("/privasi/").content.decode()


@pytest.mark.berat
@pytest.mark.timeout(400)  # the whole demo, on a busy machine
@pytest.mark.django_db
def test_portal_contoh_pun_tidak_menampilkan_nomor_dan_surel_orang(settings):
    settings.LPSE_DEMO = True
    call_command("seed_demo", stdout=StringIO())
    assert Penyedia.objects.exclude(npwp16="").exists()
    assert periksa() > len(KUMPULAN_DATA) * 2
