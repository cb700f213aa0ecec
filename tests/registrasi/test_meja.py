"""The desk: what is shown to whom, the marks, the lease, the looks in the trail."""

import hashlib
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lpse.models import Jejak
from lpse.naskah import milik
from lpse.peran import Peran
from registrasi import actions
from registrasi.meja.penampil import Penampil
from registrasi.models import Pendaftaran
from tests.factories import (
    beri_putusan,
    buat_akun,
    buat_berkas,
    buat_diajukan,
    buat_disetujui,
    buat_draf,
    gambar,
    tandai_semua,
)
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nama="Vera Ujiwati")


@pytest.fixture
def pendaftaran():
    return buat_diajukan()


def url(nama: str, pendaftaran: Pendaftaran, *args: object) -> str:
    return reverse(f"admin:registrasi_{nama}", args=[pendaftaran.kode, *args])


def url_meja(pendaftaran: Pendaftaran) -> str:
    return url("pendaftaran_change", pendaftaran)


def dilihat(objek) -> list[dict]:
    jejak = Jejak.objects.filter(objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk))
    return list(jejak.filter(peristiwa__endswith=".dilihat").order_by("pk").values_list("rincian", flat=True))


def test_meja_menampilkan_pindaian_di_samping_isian(verifikator, pendaftaran):
    isi = klien(verifikator).get(url_meja(pendaftaran)).content.decode()
    assert url("meja_halaman", pendaftaran, "formulir_pendaftaran", 1) in isi
    assert pendaftaran.nib in isi
    for dokumen in pendaftaran.dokumen.all():
        assert dokumen.nama in isi


def test_setiap_kunjungan_ke_meja_tercatat(verifikator, pendaftaran):
    klien(verifikator).get(url_meja(pendaftaran))
    assert dilihat(pendaftaran) == [{}]


def test_melihat_halaman_pindaian_tercatat_siapa_dokumen_dan_halamannya(verifikator, pendaftaran):
    jawaban = klien(verifikator).get(url("meja_halaman", pendaftaran, "ktp", 1))
    assert jawaban.headers["Content-Type"] == "image/webp"
    assert "no-store" in jawaban.headers["Cache-Control"]
    dokumen = pendaftaran.dokumen.get(kode="ktp")
    assert dilihat(pendaftaran) == [{"dokumen": "ktp", "halaman": 1, "berkas": dokumen.berkas_id}]
    assert Jejak.objects.filter(peristiwa="pendaftaran.dilihat").get().oleh_id == verifikator.pk


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.AUDITOR])
def test_kepala_dan_auditor_melihat_pindaian_dengan_jejak(pendaftaran, peran):
    assert klien_peran(peran).get(url("meja_halaman", pendaftaran, "ktp", 1)).status_code == 200
    assert len(dilihat(pendaftaran)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_look_stays_recorded_when_the_answer_fails(monkeypatch):
    pendaftaran = buat_diajukan()
    client = klien(buat_akun(Peran.VERIFIKATOR))

    def rusak(*args):
        raise OSError("storage is gone")

    monkeypatch.setattr("registrasi.meja.dokumen.sajikan_halaman", rusak)
    client.raise_request_exception = False
    assert client.get(url("meja_halaman", pendaftaran, "ktp", 1)).status_code == 500
    assert len(dilihat(pendaftaran)) == 1


@pytest.mark.parametrize("halaman", [0, 2, 99999])
def test_halaman_yang_tidak_ada_dijawab_404_tanpa_jejak(verifikator, pendaftaran, halaman):
    assert klien(verifikator).get(url("meja_halaman", pendaftaran, "ktp", halaman)).status_code == 404
    assert dilihat(pendaftaran) == []


def test_dokumen_asing_dan_berkas_orang_lain_dijawab_404(verifikator, pendaftaran):
    asing = buat_diajukan().dokumen.get(kode="ktp").berkas
    client = klien(verifikator)
    assert client.get(url("meja_halaman", pendaftaran, "rahasia", 1)).status_code == 404
    for kode in (asing.kode, "bukan-uuid"):
        alamat = url("meja_halaman", pendaftaran, "ktp", 1)
        assert client.get(alamat, {"berkas": kode}).status_code == 404


def test_berkas_lama_dalam_riwayat_tetap_dapat_dilihat(verifikator, pendaftaran):
    lama = pendaftaran.dokumen.get(kode="ktp").berkas
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Foto buram."})
    baru = buat_berkas(pendaftaran.akun)
    actions.unggah(pendaftaran.pk, "ktp", oleh=pendaftaran.akun, berkas=baru)
    actions.ajukan(pendaftaran.pk, oleh=pendaftaran.akun)
    client = klien(verifikator)
    isi = client.get(url_meja(pendaftaran), {"dok": "ktp"}).content.decode()
    assert f"berkas={lama.kode}" in isi
    isi = client.get(url_meja(pendaftaran), {"dok": "ktp", "berkas": str(lama.kode)}).content.decode()
    assert "(berkas lama)" in isi
    jawaban = client.get(url("meja_halaman", pendaftaran, "ktp", 1), {"berkas": str(lama.kode)})
    assert jawaban.status_code == 200
    assert dilihat(pendaftaran)[-1]["berkas"] == lama.pk


def test_berkas_terinfeksi_tidak_dibuka_dan_tidak_diunduh(verifikator, pendaftaran):
    beri_putusan(pendaftaran.dokumen.get(kode="ktp").berkas, "terinfeksi")
    client = klien(verifikator)
    assert client.get(url("meja_halaman", pendaftaran, "ktp", 1)).status_code == 404
    assert client.get(url("meja_asli", pendaftaran, "ktp")).status_code == 404
    assert "menemukan virus" in client.get(url_meja(pendaftaran), {"dok": "ktp"}).content.decode()


def test_unduh_asli_berupa_lampiran_dan_tercatat(verifikator, pendaftaran):
    jawaban = klien(verifikator).get(url("meja_asli", pendaftaran, "ktp"))
    assert jawaban.headers["Content-Disposition"].startswith("attachment")
    asli = pendaftaran.dokumen.get(kode="ktp").berkas
    assert hashlib.sha256(b"".join(jawaban.streaming_content)).hexdigest() == asli.sha256
    assert dilihat(pendaftaran)[0]["unduh"] is True


def test_tandai_menyimpan_dua_tanda_dan_membuka_dokumen_berikutnya(verifikator, pendaftaran):
    data = {"ada": "on", "sesuai_asli": "on", "catatan": "Asli sesuai."}
    jawaban = klien(verifikator).post(url("meja_tandai", pendaftaran, "formulir_pendaftaran"), data)
    assert jawaban.headers["Location"] == f"{url_meja(pendaftaran)}?dok=formulir_keikutsertaan"
    dokumen = pendaftaran.dokumen.get(kode="formulir_pendaftaran")
    assert (dokumen.ada, dokumen.sesuai_asli, dokumen.catatan) == (True, True, "Asli sesuai.")
    assert dokumen.diperiksa_oleh == verifikator
    pendaftaran.refresh_from_db()
    assert pendaftaran.diklaim_oleh == verifikator


def test_tanda_terakhir_mengantar_ke_putusan(verifikator, pendaftaran):
    tandai_semua(pendaftaran, verifikator)
    actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False)
    jawaban = klien(verifikator).post(
        url("meja_tandai", pendaftaran, "ktp"), {"ada": "on", "sesuai_asli": "on"}, follow=True
    )
    assert jawaban.redirect_chain[-1][0].endswith("#putusan")
    assert "Semua dokumen sudah sesuai asli" in jawaban.content.decode()


def test_tandai_menolak_tanggal_sesudah_hari_ini_dengan_kalimat(verifikator, pendaftaran):
    besok = timezone.localdate() + timedelta(days=2)
    data = {"ada": "on", "sesuai_asli": "on", "asli_diperlihatkan_pada": f"{besok:%d-%m-%Y}"}
    jawaban = klien(verifikator).post(url("meja_tandai", pendaftaran, "ktp"), data, follow=True)
    assert "tidak boleh sesudah hari ini" in jawaban.content.decode()
    assert Jejak.objects.filter(peristiwa="pendaftaran.tandai.tidak_diizinkan").exists()


def test_tandai_dengan_tanggal_keliru_menampilkan_galat_di_meja(verifikator, pendaftaran):
    data = {"ada": "on", "asli_diperlihatkan_pada": "02/13/2026", "catatan": "tetap ada"}
    jawaban = klien(verifikator).post(url("meja_tandai", pendaftaran, "ktp"), data)
    isi = jawaban.content.decode()
    assert "Tanggal ini tidak ada." in isi
    assert "tetap ada" in isi
    assert not pendaftaran.dokumen.get(kode="ktp").ada


def test_tandai_sesuai_asli_tanpa_ada_ditolak_dengan_kalimat(verifikator, pendaftaran):
    jawaban = klien(verifikator).post(
        url("meja_tandai", pendaftaran, "ktp"), {"sesuai_asli": "on"}, follow=True
    )
    assert "Tandai Ada lebih dahulu" in jawaban.content.decode()


def test_pegangan_tampak_bagi_orang_lain_dan_habis_sendiri(verifikator, pendaftaran):
    klien(verifikator).post(url("meja_ambil", pendaftaran))
    lain = klien_peran(Peran.VERIFIKATOR)
    isi = lain.get(url_meja(pendaftaran)).content.decode()
    assert "Sedang diperiksa oleh Vera Ujiwati" in isi
    assert url("meja_ambil", pendaftaran) not in isi
    ditolak = lain.post(url("meja_ambil", pendaftaran), follow=True).content.decode()
    assert "Berkas ini sedang diperiksa oleh Vera Ujiwati." in ditolak
    with time_machine.travel(timezone.now() + timedelta(minutes=21), tick=True):
        assert "Belum ada yang memegang" in lain.get(url_meja(pendaftaran)).content.decode()


def test_lepas_mengembalikan_berkas_ke_antrean(verifikator, pendaftaran):
    client = klien(verifikator)
    client.post(url("meja_ambil", pendaftaran))
    assert url("meja_lepas", pendaftaran) in client.get(url_meja(pendaftaran)).content.decode()
    client.post(url("meja_lepas", pendaftaran))
    pendaftaran.refresh_from_db()
    assert pendaftaran.diklaim_oleh is None


def test_meja_memperingatkan_pengenal_yang_janggal(verifikator, pendaftaran):
    Pendaftaran.objects.filter(pk=pendaftaran.pk).update(
        npwp="981234561000000", penanggung_jawab_nik="9904993208850001"
    )
    isi = klien(verifikator).get(url_meja(pendaftaran)).content.decode()
    assert "Angka pemeriksa NPWP ini tidak cocok." in isi
    assert "bukan kode kabupaten/kota" in isi


def test_meja_menunjukkan_pendaftaran_serupa(verifikator, pendaftaran):
    serupa = buat_diajukan()
    lain = buat_diajukan()
    Pendaftaran.objects.filter(pk=lain.pk).update(penanggung_jawab_nik="3504991508850009")
    jawaban = klien(verifikator).get(url_meja(pendaftaran))
    assert [(p.pk, sama) for p, sama in jawaban.context["serupa"]] == [(serupa.pk, ["NIK"])]
    assert url_meja(serupa) in jawaban.content.decode()


def test_riwayat_menyebut_peristiwa_waktu_dan_orangnya(verifikator, pendaftaran):
    actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False)
    isi = klien(verifikator).get(url_meja(pendaftaran)).content.decode()
    assert "Dikirim untuk diverifikasi" in isi
    assert "KTP direktur, pemilik perusahaan, atau pejabat yang berwenang di perusahaan: Ada" in isi
    assert "Vera Ujiwati" in isi
    assert "dilihat" not in isi.lower().split("riwayat")[-1]


def test_meja_orang_lain_tidak_menawarkan_apa_pun_kepada_auditor(pendaftaran):
    isi = klien_peran(Peran.AUDITOR).get(url_meja(pendaftaran)).content.decode()
    for nama in ("meja_ambil", "meja_setujui", "meja_kembalikan", "meja_tolak", "meja_cabut"):
        assert url(nama, pendaftaran) not in isi
    assert url("meja_asli", pendaftaran, "ktp") not in isi
    assert "Simpan tanda" not in isi


def test_kode_asing_dan_draf_dijawab_404(verifikator):
    client = klien(verifikator)
    assert client.get("/admin/registrasi/pendaftaran/tidakada/").status_code == 404
    assert client.get(url_meja(buat_draf())).status_code == 404


@pytest.mark.parametrize(
    "params", [{"dok": "x"}, {"hal": "9" * 30}, {"hal": "-1"}, {"berkas": "\x00"}, {"besar": "2"}]
)
def test_meja_mengabaikan_parameter_yang_tidak_masuk_akal(verifikator, pendaftaran, params):
    assert klien(verifikator).get(url_meja(pendaftaran), params).status_code == 200


def test_penampil_leads_through_the_pages_of_one_file(verifikator, pendaftaran):
    dokumen = pendaftaran.dokumen.get(kode="ktp")
    dokumen.berkas.halaman = 3
    halaman = [
        Penampil(pendaftaran, dokumen, dokumen.berkas, n, besar=True, oleh=verifikator) for n in (1, 2, 3)
    ]
    assert [("hal=1&" in h.url_sebelum, "hal=3&" in h.url_sesudah) for h in halaman] == [
        (False, False),
        (True, True),
        (False, False),
    ]
    assert (halaman[0].url_sebelum, halaman[2].url_sesudah) == ("", "")
    assert "besar=1" in halaman[1].url_sesudah
    assert "besar" not in halaman[1].url_ukuran
    assert halaman[1].url_gambar.endswith("/halaman/2.webp?lebar=1600")


def test_desk_costs_a_fixed_number_of_queries(verifikator, pendaftaran):
    client = klien(verifikator)
    client.post(url("meja_ambil", pendaftaran))
    client.get(url_meja(pendaftaran))
    with CaptureQueriesContext(connection) as queries:
        client.get(url_meja(pendaftaran))
    # Beginning and ending a transaction asks the database nothing.
    asked = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= 13, "\n".join(asked)


def test_naskah_dibuka_sebagai_pdf_dan_tercatat(verifikator):
    pendaftaran = buat_disetujui(buat_akun(Peran.VERIFIKATOR))
    naskah = milik(pendaftaran).first()
    jawaban = klien(verifikator).get(url("meja_naskah", pendaftaran, naskah.kode))
    assert jawaban.headers["Content-Type"] == "application/pdf"
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF")
    assert dilihat(naskah) == [{}]


def test_naskah_pendaftaran_lain_dijawab_404(verifikator, pendaftaran):
    naskah = milik(buat_disetujui(buat_akun(Peran.VERIFIKATOR))).first()
    assert klien(verifikator).get(url("meja_naskah", pendaftaran, naskah.kode)).status_code == 404


def test_salinan_bertanda_tangan_tersimpan_di_samping_naskah(verifikator):
    pendaftaran = buat_disetujui(buat_akun(Peran.VERIFIKATOR))
    naskah, client = milik(pendaftaran).first(), klien(verifikator)
    alamat = url("meja_salinan", pendaftaran, naskah.kode)
    assert client.get(alamat).status_code == 404
    berkas = SimpleUploadedFile("ba.jpg", gambar(), "image/jpeg")
    client.post(url("meja_unggah_salinan", pendaftaran, naskah.kode), {"berkas": berkas})
    jawaban = client.get(alamat)
    assert b"".join(jawaban.streaming_content) == gambar()
    assert dilihat(naskah) == [{"salinan": True}]
    assert Jejak.objects.filter(peristiwa="naskah.bertanda_tangan").exists()


@pytest.mark.parametrize(
    ("berkas", "kalimat"),
    [
        (None, "Pilih berkasnya."),
        (SimpleUploadedFile("kosong.pdf", b""), "Berkas ini kosong."),
        (SimpleUploadedFile("a.pdf", b"halo halo halo"), "bukan PDF, JPEG,"),
    ],
)
def test_salinan_yang_keliru_ditolak_dengan_kalimat(verifikator, berkas, kalimat):
    pendaftaran = buat_disetujui(buat_akun(Peran.VERIFIKATOR))
    naskah = milik(pendaftaran).first()
    data = {"berkas": berkas} if berkas else {}
    jawaban = klien(verifikator).post(url("meja_unggah_salinan", pendaftaran, naskah.kode), data, follow=True)
    assert kalimat in jawaban.content.decode()
