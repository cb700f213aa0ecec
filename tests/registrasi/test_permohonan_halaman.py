"""Halaman permohonan: pengguna meminta dan memperbaiki, petugas memeriksa, loket membantu."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lpse.models import Akun, Jejak
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.permohonan import StatusPermohonan as S
from registrasi.models import Permohonan
from tests.factories import buat_akun, unggahan
from tests.petugas import klien, klien_peran
from tests.registrasi.pemohon import browser, jalan, kirim_surat
from tests.registrasi.permohonan import (
    buat_draf,
    buat_penyedia,
    buat_ppk,
    buat_terkirim,
    buktikan,
    setujui,
    tandai_semua,
    tautan_bukti,
)

pytestmark = pytest.mark.django_db
BARU = "/akun/permohonan/baru/"


@pytest.fixture
def pengguna():
    return buat_penyedia()


@pytest.fixture
def peramban(pengguna):
    client = browser()
    client.force_login(pengguna.akun)
    return client


def alamat(permohonan: Permohonan, ekor: str = "") -> str:
    return f"/akun/permohonan/{permohonan.kode}/{ekor}"


def admin(permohonan: Permohonan, ekor: str = "") -> str:
    return f"/admin/registrasi/permohonan/{permohonan.kode}/{ekor}"


# --- Pengguna


def test_surel_diganti_dari_permintaan_sampai_sesi_lama_berakhir(pengguna, peramban):
    jawaban = peramban.post(f"{BARU}ubah_surel/", {"email": "Baru@Uji.example"}, follow=True)
    assert "Buktikan surel baru" in jawaban.content.decode()
    permohonan = Permohonan.objects.get()
    tautan = tautan_bukti()
    assert "surel ini milik saya" in Client().get(tautan).content.decode()
    assert "Lengkapi dokumennya" in Client().post(tautan).content.decode()
    for kode in ("surat_permohonan", "ktp"):
        peramban.post(alamat(permohonan, f"dokumen/{kode}/"), {"berkas": unggahan()})
    jawaban = peramban.post(alamat(permohonan, "kirim/"), follow=True)
    assert "Kami jawab paling lambat" in jawaban.content.decode()
    permohonan.refresh_from_db()
    setujui(permohonan)
    # The old session is dead; the password works with the new address.
    assert peramban.get(alamat(permohonan)).status_code == 302
    masuk = browser().post("/akun/masuk/", {"login": "baru@uji.example", "password": "sandi-uji-2026"})
    assert masuk.status_code == 302


def test_data_yang_keliru_disebut_di_bidangnya_dan_tidak_ada_yang_dimulai(peramban):
    jawaban = peramban.post(f"{BARU}ubah_alamat/", {"alamat": "", "kabupaten": "9999", "telepon": "1"})
    halaman = jawaban.content.decode()
    for kalimat in ("Isi alamat.", "Pilih kabupaten atau kota dari daftar.", "8 sampai 15 angka"):
        assert kalimat in halaman
    assert not Permohonan.objects.exists()


def test_sk_baru_dalam_satu_halaman():
    ppk = buat_ppk(hari_ini())
    ppk.akun.penugasan.update(mulai=hari_ini() - timedelta(days=9), selesai=hari_ini() - timedelta(days=1))
    client = browser()
    # Whose role has lapsed signs in all the same.
    client.post("/akun/masuk/", {"login": ppk.user_id, "password": "sandi-uji-2026"})
    isi = {"sk_nomor": "188/9", "sk_dari": "Bupati", "sk_tanggal": "", "peran_sampai": "31 12 2099"}
    halaman = client.post(f"{BARU}perpanjang_peran/", {**isi, "berkas": unggahan("sk.jpg")}).content.decode()
    assert "Isi tanggal" in halaman
    assert "sk.jpg" in halaman, "a good file stays although a date beside it is missing"
    isi["sk_tanggal"] = f"{hari_ini():%d %m %Y}"
    jawaban = client.post(f"{BARU}perpanjang_peran/", isi, follow=True)
    assert "sudah kami terima" in jawaban.content.decode()
    assert Permohonan.objects.get().status == S.DIAJUKAN


def test_sk_tanpa_berkas_dan_sk_yang_sudah_berakhir_ditolak():
    ppk = buat_ppk()
    client = browser()
    client.force_login(ppk.akun)
    isi = {"sk_nomor": "1", "sk_dari": "Bupati", "sk_tanggal": "1 1 2026", "peran_sampai": "2 1 2026"}
    halaman = client.post(f"{BARU}perpanjang_peran/", isi).content.decode()
    assert "Surat ini sudah berakhir" in halaman
    assert "Pilih berkas SK" in halaman


def test_berkas_yang_bukan_pindaian_ditolak_di_bidangnya(pengguna, peramban):
    permohonan = buat_draf(pengguna, "ubah_alamat")
    berkas = SimpleUploadedFile("virus.exe", b"MZ" + b"0" * 200)
    jawaban = peramban.post(alamat(permohonan, "dokumen/npwp/"), {"berkas": berkas})
    assert "bidang--galat" in jawaban.content.decode()
    assert Jejak.objects.filter(peristiwa="permohonan.unggah.tidak_diizinkan").exists()


def test_melihat_halaman_pindaian_tercatat(pengguna, peramban):
    permohonan = buat_draf(pengguna, "ubah_alamat")
    assert peramban.get(alamat(permohonan, "dokumen/ktp/lihat/1/")).status_code == 200
    assert peramban.get(alamat(permohonan, "dokumen/ktp/gambar/1.webp")).status_code == 200
    assert Jejak.objects.filter(peristiwa="berkas.dilihat", rincian__permohonan=permohonan.pk).exists()


def test_pengguna_spse_tidak_mengganti_surel_di_luar_permohonan(peramban):
    assert peramban.get("/akun/surel/")["Location"] == "/akun/permohonan/"
    isi = {"action_add": "", "email": "jalan-pintas@uji.example"}
    assert peramban.post("/akun/surel/", isi)["Location"] == "/akun/permohonan/"


def test_daftar_menyebut_yang_sudah_ada_alih_alih_memulai_lagi(pengguna, peramban):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    assert "Sudah ada: menunggu verifikasi." in peramban.get("/akun/permohonan/").content.decode()
    assert peramban.get(f"{BARU}ubah_alamat/")["Location"] == alamat(permohonan)


# --- Lupa User ID


def tanya(surel: str, nomor: str) -> list[str]:
    """Ask for a User ID; the bodies of the mails that went."""
    jawaban = browser().post("/akun/bantuan/user-id/", {"email": surel, "pengenal": nomor})
    assert jawaban["Location"] == "/akun/bantuan/user-id/terkirim/"
    return [s.body for s in kirim_surat() if s.subject == "User ID Anda"]


def test_user_id_hanya_dikirim_ke_surelnya_sendiri(pengguna):
    kirim_surat()
    surel, npwp = pengguna.akun.email, pengguna.penyedia.npwp16
    (isi,) = tanya(surel.upper(), npwp)
    assert pengguna.user_id in isi
    assert tanya(surel, buat_penyedia().penyedia.npwp16) == []
    assert tanya("tidak-ada@uji.example", npwp) == []
    ppk = buat_ppk()
    (isi,) = tanya(ppk.akun.email, "19800101 200501 1 991")
    assert ppk.user_id in isi


def test_user_id_dibatasi_per_alamat(monkeypatch):
    monkeypatch.setattr("registrasi.views.bantuan_akun.terlampaui", lambda *_: True)
    isi = {"email": "a@uji.example", "pengenal": "198001012005011991"}
    jawaban = browser().post("/akun/bantuan/user-id/", isi)
    assert jawaban.status_code == 429
    assert "Tunggu satu jam" in jawaban.content.decode()


def test_dari_halaman_masuk_ada_jalan_bagi_yang_kehilangan_surel():
    client = browser()
    for halaman in ("/akun/masuk/", "/akun/sandi/lupa/"):
        assert "/akun/bantuan/" in client.get(halaman).content.decode()
    bantuan = client.get("/akun/bantuan/").content.decode()
    for tujuan in ("/akun/sandi/lupa/", "/akun/bantuan/user-id/", "surel-hilang"):
        assert tujuan in bantuan


# --- Loket


def test_loket_membantu_dan_permohonan_terkirim_sendiri(pengguna):
    helpdesk = buat_akun(Peran.HELPDESK)
    client = klien(helpdesk)
    isi = {"pengguna": pengguna.user_id.lower(), "email": "loket@uji.example"}
    mulai = "/admin/registrasi/bantu-permohonan/"
    assert "Lihat dahulu KTP aslinya" in client.post(mulai, isi).content.decode()
    halaman = client.post(mulai, {**isi, "diperiksa": "on"})["Location"]
    for kode in ("surat_permohonan", "ktp"):
        client.post(halaman, {"dokumen": kode, f"{kode}-berkas": unggahan()})
    permohonan = Permohonan.objects.get()
    assert (permohonan.akun, permohonan.dibantu_oleh) == (pengguna.akun, helpdesk)
    buktikan(permohonan)
    permohonan.refresh_from_db()
    assert permohonan.status == S.DIAJUKAN
    # The lost mailbox is told as well: somebody else may be at the counter.
    penerima = {s.to[0] for s in kirim_surat() if permohonan.nomor in s.subject}
    assert penerima == {pengguna.akun.email, "loket@uji.example"}
    assert "sudah terkirim" in client.get(halaman).content.decode()
    # Another officer's desk does not show it, and whoever helped does not decide it.
    assert klien_peran(Peran.HELPDESK).get(halaman).status_code == 404


def test_loket_tidak_menemukan_pengguna(pengguna):
    isi = {"pengguna": "TIDAKADA", "email": "a@uji.example", "diperiksa": "on"}
    jawaban = klien_peran(Peran.HELPDESK).post("/admin/registrasi/bantu-permohonan/", isi)
    assert "Tidak ada satu pengguna yang cocok" in jawaban.content.decode()


# --- Meja


def test_daftar_disaring_dicari_dan_diekspor(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    client = klien_peran(Peran.VERIFIKATOR)
    daftar = "/admin/registrasi/permohonan/"
    for kueri in ("", f"?cari={permohonan.nomor}", f"?cari={pengguna.user_id}", "?jenis=ubah_alamat",
                  f"?cari={pengguna.penyedia.npwp16}", f"?cari={pengguna.akun.email}"):  # fmt: skip
        assert permohonan.nomor in client.get(daftar + kueri).content.decode(), kueri
    for kueri in ("?terlambat=1", "?jenis=akta_baru", "?cari=PRM-2020-000001", "?status=ditolak"):
        assert permohonan.nomor not in client.get(daftar + kueri).content.decode(), kueri
    Permohonan.objects.update(tenggat=timezone.now() - timedelta(days=3))
    assert "terlambat" in client.get(f"{daftar}?terlambat=1").content.decode()
    csv = b"".join(client.get(f"{daftar}ekspor.csv?jenis=ubah_alamat").streaming_content).decode()
    assert permohonan.nomor in csv
    assert pengguna.penyedia.npwp16 not in csv
    assert Jejak.objects.get(peristiwa="permohonan.diekspor").rincian["jenis"] == "ubah_alamat"


def test_daftar_tidak_bertambah_mahal(pengguna, django_assert_max_num_queries):
    client = klien_peran(Peran.VERIFIKATOR)
    for jenis in ("ubah_alamat", "akta_baru", "ubah_nama"):
        buat_terkirim(pengguna, jenis)
    client.get("/admin/registrasi/permohonan/")
    with django_assert_max_num_queries(8):
        client.get("/admin/registrasi/permohonan/")


def test_kartu_menyebut_yang_terlambat(pengguna):
    buat_terkirim(pengguna, "ubah_alamat")
    Permohonan.objects.update(tenggat=timezone.now() - timedelta(days=3))
    assert "Permohonan pengguna" in klien_peran(Peran.VERIFIKATOR).get("/admin/").content.decode()
    assert "registrasi/permohonan" not in klien_peran(Peran.SEKRETARIS).get("/admin/").content.decode()


def test_nik_tersamar_sampai_diminta_dan_tercatat(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_penanggung_jawab")
    client = klien_peran(Peran.VERIFIKATOR)
    assert "3504995508850002" not in client.get(admin(permohonan)).content.decode()
    assert "3504995508850002" in client.post(admin(permohonan, "nik/")).content.decode()
    assert Jejak.objects.filter(peristiwa="permohonan.nik_dilihat").count() == 1
    assert Jejak.objects.filter(peristiwa="permohonan.dilihat").count() == 2


def test_petugas_menandai_lalu_menyetujui_surat_yang_dibacanya(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    client = klien_peran(Peran.VERIFIKATOR)
    for kode in ("surat_permohonan", "ktp"):
        client.post(admin(permohonan, f"dokumen/{kode}/tandai/"), {"sesuai": "1", "putaran": 1})
    pratinjau = client.get(admin(permohonan, "setujui/"))
    surat = pratinjau.context["surat"]
    assert "disetujui pada" in surat.isi
    permohonan.refresh_from_db()
    assert permohonan.status == S.DIAJUKAN, "a preview decides nothing"
    isi = {"putaran": 1, "kirim": "1", "sidik": "lain"}
    assert client.post(admin(permohonan, "setujui/"), isi).status_code == 409
    client.post(admin(permohonan, "setujui/"), {**isi, "sidik": surat.sidik})
    permohonan.refresh_from_db()
    assert permohonan.status == S.DISETUJUI
    assert "Jalan Baru 7" in client.get(admin(permohonan)).content.decode()


def test_kembalikan_dan_tolak_menunjukkan_suratnya_dahulu(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    client = klien_peran(Peran.VERIFIKATOR)
    isi = {"putaran": 1, "alasan": "KTP buram.", "dokumen": ["ktp"]}
    surat = client.post(admin(permohonan, "kembalikan/"), isi).context["surat"]
    assert "KTP buram." in surat.isi
    client.post(admin(permohonan, "kembalikan/"), {**isi, "kirim": "1", "sidik": surat.sidik})
    permohonan.refresh_from_db()
    assert permohonan.status == S.DIKEMBALIKAN
    assert permohonan.dokumen.get(perlu_perbaikan=True).kode == "ktp"
    assert "Tulis alasannya" in client.post(admin(permohonan, "tolak/"), {"putaran": 1}).content.decode()


def test_membuka_perkara_tidak_menyetujui_berkas_yang_belum_boleh_dilihat(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_alamat")
    berkas = actions.dokumen_berlaku(permohonan)[0].berkas
    berkas.keadaan_pemeriksaan = "menunggu"
    berkas.save()
    client = klien_peran(Peran.VERIFIKATOR)
    assert client.get(admin(permohonan, "dokumen/surat_permohonan/halaman/1.webp")).status_code == 404
    isi = {"sesuai": "1", "putaran": 1}
    assert client.post(admin(permohonan, "dokumen/surat_permohonan/tandai/"), isi).status_code == 409


def test_tautan_surat_tidak_terbaca_petugas(pengguna):
    permohonan = buat_terkirim(pengguna, "ubah_surel")
    verifikator = buat_akun(Peran.VERIFIKATOR)
    tandai_semua(permohonan, verifikator)
    surat = klien(verifikator).get(admin(permohonan, "setujui/")).context["surat"]
    assert surat.kepada == "baru@uji.example"
    assert Akun.objects.get(pk=pengguna.akun.pk).email != "baru@uji.example"
    assert jalan(kirim_surat()[-1].body, "/akun/permohonan/") == reverse(
        "registrasi:permohonan", kwargs={"kode": permohonan.kode}
    )
