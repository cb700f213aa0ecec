"""The decision pages: the letter is read first, refusals say why, and only the right persons decide."""

import re

import pytest
from django.urls import reverse

from lpse.models import Jejak, Naskah, NomorUrut, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from registrasi import actions
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import AlasanPutusan, Pendaftaran, PenggunaSPSE
from tests.factories import buat_akun, buat_diajukan, buat_disetujui, tandai_semua
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
TINDAKAN = ("setujui", "kembalikan", "tolak", "cabut")


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nama="Vera Ujiwati")


@pytest.fixture
def pendaftaran():
    return buat_diajukan()


def url(tindakan: str, pendaftaran: Pendaftaran) -> str:
    return reverse(f"admin:registrasi_meja_{tindakan}", args=[pendaftaran.kode])


def status(pendaftaran: Pendaftaran) -> str:
    return Pendaftaran.objects.get(pk=pendaftaran.pk).status


def sidik(jawaban) -> str:
    return re.search(r'name="sidik" value="([0-9a-f]{64})"', jawaban.content.decode())[1]


def surat_terakhir(pendaftaran: Pendaftaran):
    surat = Pemberitahuan.objects.filter(objek_jenis="registrasi.pendaftaran", objek_id=str(pendaftaran.pk))
    return susun(surat.latest("pk"))


def test_setujui_menerbitkan_user_id_dan_naskah(verifikator, pendaftaran):
    tandai_semua(pendaftaran, verifikator)
    client = klien(verifikator)
    halaman = client.get(url("setujui", pendaftaran)).content.decode()
    jawaban = client.post(url("setujui", pendaftaran), {"kirim": "1"}, follow=True)
    assert "disetujui. Unduh Berita Acara" in jawaban.content.decode()
    assert status(pendaftaran) == StatusPendaftaran.DISETUJUI
    assert PenggunaSPSE.objects.get(pendaftaran=pendaftaran).user_id in halaman
    for naskah in Naskah.objects.all():
        assert naskah.nomor in halaman
        assert (
            reverse("admin:registrasi_meja_naskah", args=[pendaftaran.kode, naskah.kode])
            in jawaban.content.decode()
        )


def test_setujui_menolak_tanda_yang_belum_lengkap_dengan_menyebutnya(verifikator, pendaftaran):
    client = klien(verifikator)
    isi = client.get(url("setujui", pendaftaran)).content.decode()
    assert "Belum dapat disetujui. Tandai Ada dan Sesuai asli untuk: Formulir Pendaftaran" in isi
    assert 'name="kirim"' not in isi
    isi = client.post(url("setujui", pendaftaran), {"kirim": "1"}, follow=True).content.decode()
    assert "Belum dapat disetujui." in isi
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN
    assert Jejak.objects.filter(peristiwa="pendaftaran.setujui.tidak_diizinkan").exists()


def test_pratinjau_tidak_meninggalkan_apa_pun(verifikator, pendaftaran):
    tandai_semua(pendaftaran, verifikator)
    jejak, surat = Jejak.objects.count(), Pemberitahuan.objects.count()
    klien(verifikator).get(url("setujui", pendaftaran))
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN
    assert (Jejak.objects.count(), Pemberitahuan.objects.count()) == (jejak + 1, surat)  # the sign-in
    assert not Naskah.objects.exists()
    assert not NomorUrut.objects.filter(jenis="BA-VER", terakhir__gt=0).exists()
    pendaftaran.akun.refresh_from_db()
    assert pendaftaran.akun.user_id is None


def test_pratinjau_setujui_menyembunyikan_tautan_sandi_pemohon(verifikator, pendaftaran):
    tandai_semua(pendaftaran, verifikator)
    isi = klien(verifikator).get(url("setujui", pendaftaran)).content.decode()
    assert "[tautan pribadi pemohon]" in isi
    assert "/akun/sandi/atur/" not in isi
    assert reverse("account_reset_password") in isi


def test_tolak_mengirim_surat_yang_sama_dengan_pratinjaunya(verifikator, pendaftaran):
    client = klien(verifikator)
    data = {"alasan": "Akta milik perusahaan lain.\nLihat halaman 2."}
    halaman = client.post(url("tolak", pendaftaran), data)
    dibaca = halaman.context["surat"]
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN
    client.post(url("tolak", pendaftaran), {**data, "kirim": "1", "sidik": sidik(halaman)})
    assert status(pendaftaran) == StatusPendaftaran.DITOLAK
    terkirim = surat_terakhir(pendaftaran)
    assert (terkirim.subject, terkirim.body) == (dibaca.subjek, dibaca.isi)
    assert "Akta milik perusahaan lain." in terkirim.body


def test_tolak_tanpa_alasan_ditegur(verifikator, pendaftaran):
    isi = klien(verifikator).post(url("tolak", pendaftaran), {"alasan": "  "}).content.decode()
    assert "Tulis alasannya." in isi
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN


def test_surat_yang_diubah_sesudah_pratinjau_dibaca_lagi_dulu(verifikator, pendaftaran):
    client = klien(verifikator)
    halaman = client.post(url("tolak", pendaftaran), {"alasan": "Satu."})
    data = {"alasan": "Dua.", "kirim": "1", "sidik": sidik(halaman)}
    isi = client.post(url("tolak", pendaftaran), data).content.decode()
    assert "Surat berubah sejak pratinjau terakhir." in isi
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN
    assert "sidik" not in client.get(url("tolak", pendaftaran)).content.decode()


def test_kirim_tanpa_pratinjau_tidak_memutuskan(verifikator, pendaftaran):
    klien(verifikator).post(url("tolak", pendaftaran), {"alasan": "Satu.", "kirim": "1"})
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN


def test_kembalikan_membuka_hanya_yang_dipilih(verifikator, pendaftaran):
    client = klien(verifikator)
    data = {
        "dokumen-ktp-saran": "FOTO_BURAM",
        "dokumen-ktp-teks": "Bagian bawah.",
        "bagian-perusahaan-saran": "lain",
        "bagian-perusahaan-teks": "Tulis alamat menurut akta.",
        "dokumen-npwp-saran": "",
        "pengantar": "Terima kasih sudah mendaftar.",
    }
    halaman = client.post(url("kembalikan", pendaftaran), data)
    client.post(url("kembalikan", pendaftaran), {**data, "kirim": "1", "sidik": sidik(halaman)})
    pendaftaran.refresh_from_db()
    assert pendaftaran.status == StatusPendaftaran.DIKEMBALIKAN
    assert [d.kode for d in pendaftaran.dokumen.filter(perlu_perbaikan=True)] == ["ktp"]
    kalimat = AlasanPutusan.objects.get(kode="FOTO_BURAM").teks_pemohon
    assert pendaftaran.dokumen.get(kode="ktp").alasan_perbaikan == f"{kalimat} Bagian bawah."
    assert pendaftaran.bagian_perbaikan == {"perusahaan": "Tulis alamat menurut akta."}
    isi = surat_terakhir(pendaftaran).body
    assert "Terima kasih sudah mendaftar." in isi


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({}, "Pilih sedikitnya satu dokumen atau bagian"),
        ({"dokumen-npwp-saran": "lain"}, "Tulis apa yang perlu diperbaiki pada NPWP badan usaha."),
        ({"dokumen-ktp-saran": "karangan"}, "karangan"),
    ],
)
def test_kembalikan_tanpa_pilihan_atau_alasan_ditegur(verifikator, pendaftaran, data, kalimat):
    jawaban = klien(verifikator).post(url("kembalikan", pendaftaran), data)
    assert kalimat in jawaban.content.decode()
    assert jawaban.context["surat"] is None
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN


def test_cabut_oleh_kepala_dengan_alasan():
    pendaftaran = buat_disetujui()
    client = klien_peran(Peran.KEPALA)
    data = {"alasan": "Akta ternyata palsu."}
    halaman = client.post(url("cabut", pendaftaran), data)
    assert "Akta ternyata palsu." in halaman.context["surat"].isi
    client.post(url("cabut", pendaftaran), {**data, "kirim": "1", "sidik": sidik(halaman)})
    assert status(pendaftaran) == StatusPendaftaran.DICABUT
    assert not Naskah.objects.filter(dicabut_pada__isnull=True).exists()


def test_tidak_seorang_pun_memutuskan_berkasnya_sendiri():
    petugas = buat_akun(Peran.PEMOHON, Peran.VERIFIKATOR)
    pendaftaran = buat_diajukan(petugas)
    client = klien(petugas)
    isi = client.get(url("setujui", pendaftaran)).content.decode()
    assert "Ini berkas Anda sendiri" in isi
    isi = client.post(url("setujui", pendaftaran), {"kirim": "1"}, follow=True).content.decode()
    assert "Ini berkas Anda sendiri" in isi
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN


def test_berkas_yang_dipegang_orang_lain_tidak_diputuskan(verifikator, pendaftaran):
    actions.ambil(pendaftaran.pk, oleh=verifikator)
    client = klien_peran(Peran.VERIFIKATOR)
    isi = client.post(url("tolak", pendaftaran), {"alasan": "Satu."}).content.decode()
    assert "Berkas ini sedang diperiksa oleh Vera Ujiwati." in isi


def test_putusan_kedua_ditolak_dengan_keadaan_terakhir(verifikator, pendaftaran):
    client = klien(verifikator)
    halaman = client.post(url("tolak", pendaftaran), {"alasan": "Satu."})
    actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="Lebih dahulu.")
    data = {"alasan": "Satu.", "kirim": "1", "sidik": sidik(halaman)}
    isi = client.post(url("tolak", pendaftaran), data, follow=True).content.decode()
    assert "statusnya sekarang “Ditolak”" in isi
    pendaftaran.refresh_from_db()
    assert pendaftaran.alasan == "Lebih dahulu."


PENYEDIA = (Peran.PEMOHON, Peran.PENYEDIA, Peran.PPK)
TANPA_REGISTRASI = (Peran.HELPDESK, Peran.ADMIN_SISTEM, Peran.SEKRETARIS, Peran.LKPP)
PEMBACA = (Peran.KEPALA, Peran.AUDITOR)


def alamat(pendaftaran: Pendaftaran) -> dict[str, str]:
    """Every page of the queue and the desk that a GET opens."""
    kode, naskah = pendaftaran.kode, Naskah.objects.filter(objek_id=str(pendaftaran.pk)).first()
    return {
        "antrean": reverse("admin:registrasi_pendaftaran_changelist"),
        "ekspor": reverse("admin:registrasi_antrean_ekspor"),
        "meja": reverse("admin:registrasi_pendaftaran_change", args=[kode]),
        "halaman": reverse("admin:registrasi_meja_halaman", args=[kode, "ktp", 1]),
        "naskah": reverse("admin:registrasi_meja_naskah", args=[kode, naskah.kode]),
        "asli": reverse("admin:registrasi_meja_asli", args=[kode, "ktp"]),
        **{t: url(t, pendaftaran) for t in TINDAKAN},
    }


BOLEH: dict[Peran, set[str]] = {
    Peran.VERIFIKATOR: {
        "antrean",
        "ekspor",
        "meja",
        "halaman",
        "naskah",
        "asli",
        "setujui",
        "kembalikan",
        "tolak",
    },
    Peran.KEPALA: {"antrean", "ekspor", "meja", "halaman", "naskah", "cabut"},
}
# The auditor opens all of them, and sends nothing.
BOLEH[Peran.AUDITOR] = set().union(*BOLEH.values())


@pytest.mark.parametrize("peran", list(Peran))
def test_setiap_peran_hanya_membuka_halaman_haknya(peran):
    pendaftaran = buat_disetujui()
    client = klien_peran(peran)
    jawaban = {}
    for nama, a in alamat(pendaftaran).items():
        terbuka = client.get(a)
        jawaban[nama] = terbuka.status_code
        if terbuka.streaming:
            list(terbuka.streaming_content)  # a download is closed once it has been read
    assert jawaban == {nama: 200 if nama in BOLEH.get(peran, set()) else 403 for nama in jawaban}


def test_pengunjung_diminta_masuk_lebih_dahulu(client):
    for a in alamat(buat_disetujui()).values():
        jawaban = client.get(a)
        assert jawaban.status_code == 302
        assert jawaban.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("peran", [*PENYEDIA, *TANPA_REGISTRASI, *PEMBACA])
def test_hanya_verifikator_yang_bertindak(peran, pendaftaran):
    client = klien_peran(peran)
    for nama in ("meja_ambil", "meja_setujui", "meja_kembalikan", "meja_tolak"):
        assert client.post(reverse(f"admin:registrasi_{nama}", args=[pendaftaran.kode])).status_code == 403
    tandai = reverse("admin:registrasi_meja_tandai", args=[pendaftaran.kode, "ktp"])
    assert client.post(tandai, {"ada": "on"}).status_code == 403
    assert client.post(reverse("admin:registrasi_ambil_berikutnya")).status_code == 403
    assert status(pendaftaran) == StatusPendaftaran.DIAJUKAN
