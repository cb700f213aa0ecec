"""Lists of the secretariat as CSV: bundles, samples, clashes of offices; exactly what the filters leave."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions import periksa as act
from sekretariat.actions.kepatuhan import selesaikan_bundel
from sekretariat.enums.kepegawaian import SumberRangkap
from sekretariat.kepatuhan.bersama import url as url_kepatuhan
from sekretariat.kepegawaian.bersama import url as url_pegawai
from sekretariat.models import BundelKepatuhan, TemuanRangkap
from sekretariat.periksa.bersama import url as url_periksa
from sekretariat.queries.periksa import SaringanJejak
from tests.factories import buat_akun, buat_berkas
from tests.petugas import klien, klien_peran
from tests.sekretariat.kepegawaian import pengelola, tempatkan
from tests.sekretariat.periksa import jejak_banyak
from tests.unduhan import baca_unduhan

pytestmark = pytest.mark.django_db


def rincian(peristiwa):
    return Jejak.objects.filter(peristiwa=peristiwa).order_by("-pk")[0].rincian


def test_bundel_kepatuhan_disaring_dan_terunduh_dengan_sidiknya(django_assert_max_num_queries):
    oleh, tahun = buat_akun(Peran.AUDITOR), hari_ini().year
    kini = BundelKepatuhan.objects.create(periode=f"{tahun}-T1", diminta_oleh=oleh)
    lama = BundelKepatuhan.objects.create(periode=str(tahun - 1), diminta_oleh=oleh)
    selesaikan_bundel(lama.pk, berkas=buat_berkas())
    lama.refresh_from_db()
    auditor = klien(oleh)

    with django_assert_max_num_queries(9):
        isi = auditor.get(url_kepatuhan("bundel"), {"tahun": str(tahun - 1)}).text
    assert lama.kode in isi
    assert kini.kode not in isi
    assert f"{url_kepatuhan('bundel_ekspor')}?tahun={tahun - 1}" in isi
    assert "Tidak ada bundel yang cocok" in auditor.get(url_kepatuhan("bundel"), {"status": "gagal"}).text
    semua = baca_unduhan(auditor.get(url_kepatuhan("bundel_ekspor")))
    assert {b["Periode"] for b in semua} == {kini.periode, lama.periode}
    (satu,) = baca_unduhan(auditor.get(url_kepatuhan("bundel_ekspor"), {"status": "siap"}))
    assert (satu["Periode"], satu["SHA-256"]) == (lama.periode, lama.berkas.sha256)
    assert rincian("bundelkepatuhan.diekspor") == {"status": "siap"}


def test_sampel_dicari_dan_terunduh():
    oleh = buat_akun(Peran.AUDITOR, nama="Ayu Pemeriksawati")
    jejak_banyak(9)
    for benih, siapa in (("benih-satu", oleh), ("benih-dua", buat_akun(Peran.KEPALA, nama="Bima"))):
        saringan = SaringanJejak(peristiwa="uji.terjadi")
        act.ambil_sampel(oleh=siapa, saringan=saringan, banyak=3, benih=benih)
    auditor, alamat = klien(oleh), url_periksa("sampel_daftar_ekspor")

    isi = auditor.get(url_periksa("sampel"), {"cari": "pemeriksawati"}).text
    assert "benih-satu" in isi
    assert "benih-dua" not in isi
    besok = hari_ini() + timedelta(days=1)
    tanggal = {"dari": besok.isoformat()}
    assert "Tidak ada sampel yang cocok" in auditor.get(url_periksa("sampel"), tanggal).text
    semua = baca_unduhan(auditor.get(alamat))
    assert [b["Benih"] for b in semua] == ["benih-dua", "benih-satu"]
    (satu,) = baca_unduhan(auditor.get(alamat, {"cari": "benih-satu"}))
    assert (satu["Baris terpilih"], satu["Baris yang disaring"], satu["Diambil oleh"]) == (
        "3",
        "9",
        str(oleh),
    )
    assert rincian("sampel.daftar_diekspor") == {"cari": True}


def test_temuan_rangkap_terunduh_persis_yang_disaring():
    pegawai = tempatkan(pengelola())
    for jabatan in ("PPK", "Pokja Pemilihan"):
        TemuanRangkap.objects.create(pegawai=pegawai, jabatan=jabatan, sumber=SumberRangkap.REGISTRASI)
    kepala, alamat = klien_peran(Peran.KEPALA), url_pegawai("temuan_ekspor")

    baris = baca_unduhan(kepala.get(alamat, {"status": "terbuka"}))
    assert [b["Jabatan pengadaan"] for b in baris] == ["Pokja Pemilihan", "PPK"]
    assert not baca_unduhan(kepala.get(alamat, {"status": "selesai"}))
    assert f"{alamat}?status=terbuka" in kepala.get(url_pegawai("temuan"), {"status": "terbuka"}).text


@pytest.mark.parametrize(("cari", "ketemu"), [("pokja", ["Pokja Pemilihan"]), ("hantu", [])])
def test_temuan_rangkap_dicari_menurut_jabatan_atau_nama(cari, ketemu):
    pegawai = tempatkan(pengelola())
    for jabatan in ("PPK", "Pokja Pemilihan"):
        TemuanRangkap.objects.create(pegawai=pegawai, jabatan=jabatan, sumber=SumberRangkap.REGISTRASI)
    kepala = klien_peran(Peran.KEPALA)

    csv, xlsx = (kepala.get(url_pegawai(u), {"cari": cari}) for u in ("temuan_ekspor", "temuan_ekspor_xlsx"))
    assert [b["Jabatan pengadaan"] for b in baca_unduhan(csv)] == ketemu
    lembar = load_workbook(io.BytesIO(b"".join(xlsx.streaming_content))).active
    assert [jabatan for _, jabatan, *_ in lembar.iter_rows(min_row=2, values_only=True)] == ketemu
    assert rincian("temuan_rangkap.diekspor")["cari"] is True
    satu_nama = kepala.get(url_pegawai("temuan_ekspor"), {"cari": pegawai.nama.lower()})
    assert len(baca_unduhan(satu_nama)) == 2
