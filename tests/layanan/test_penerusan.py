"""Escalation to LKPP: prepared, sent, asked after, answered; its own clock; the bundle; instructions."""

import io
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.urls import reverse

from layanan.actions.instruksi import serahkan_instruksi
from layanan.actions.penerusan import IsianPenerusan, catat_jawaban, kirim, naikkan, siapkan, tanyakan, tarik
from layanan.actions.penyelesaian import selesaikan
from layanan.enums.penerusan import JenisPenerusan, StatusPenerusan, TingkatLKPP
from layanan.enums.tiket import StatusTiket
from layanan.models import CatatanPenerusan, Penerusan
from layanan.naskah.penerusan import build_bundel
from layanan.policies.penerusan import TIDAK_TERSELESAIKAN, WajibDiteruskan, hari_diam
from layanan.tasks.penerusan import ingatkan_diam
from lpse.aturan import AturanDilanggar, TidakBerwenang, TindakanTertutup
from lpse.kalender import kalender
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from tests.factories import buat_akun, buat_berkas
from tests.layanan.penerusan import buat_dikirim, buat_penerusan
from tests.layanan.tiket import buat_selesai, buat_tiket
from tests.petugas import pasang_mfa

pytestmark = pytest.mark.django_db
S = StatusPenerusan
SENIN = "2026-07-06T02:00:00Z"  # 09.00 WIB


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def surat(templat):
    return Pemberitahuan.objects.filter(templat=f"layanan/{templat}")


def test_kendala_yang_dikirim_menghentikan_jam_tiket_dan_dikabarkan(petugas):
    tiket = buat_tiket()
    penerusan = buat_dikirim(petugas, tiket, nomor_lkpp="LS-123")

    tiket.refresh_from_db()
    assert (penerusan.status, penerusan.tingkat, penerusan.nomor_lkpp) == (
        S.DIKIRIM,
        TingkatLKPP.EPROC,
        "LS-123",
    )
    assert (tiket.status, tiket.tenggat) == (StatusTiket.MENUNGGU_LKPP, None)
    assert "LKPP" in susun(surat("tiket_diteruskan").get()).subject


def test_jawaban_lkpp_menjalankan_jam_tiket_lagi(petugas):
    tiket = buat_tiket()
    penerusan = buat_dikirim(petugas, tiket)

    catat_jawaban(penerusan.pk, oleh=petugas, jawaban="Sudah diperbaiki pada versi 4.5.")

    tiket.refresh_from_db()
    penerusan.refresh_from_db()
    assert penerusan.status == S.DIJAWAB
    assert tiket.status == StatusTiket.DITANGANI
    assert tiket.tenggat_selesai is not None


def test_waktu_di_lkpp_tidak_dihitung_sebagai_waktu_kami():
    with time_machine.travel(SENIN, tick=False) as mesin:
        petugas = buat_akun(Peran.HELPDESK)
        tiket = buat_tiket(urgensi="M", dampak="B")
        semula = tiket.tenggat_selesai
        penerusan = buat_dikirim(petugas, tiket)
        mesin.shift(timedelta(days=7))
        catat_jawaban(penerusan.pk, oleh=petugas, jawaban="Selesai.")
        tiket.refresh_from_db()
        assert kalender().elapsed(semula, tiket.tenggat_selesai) == kalender().elapsed(
            penerusan.dikirim_pada, tiket.peristiwa.get(jenis="dijawab_lkpp").pada
        )


def test_hanya_dua_alasan_yang_disebut_peraturan(petugas):
    with pytest.raises(AturanDilanggar):
        buat_penerusan(petugas, alasan="karena_saya_mau")


def test_usulan_teknis_tanpa_tiket_dan_tanpa_alasan(petugas):
    isian = IsianPenerusan(jenis=JenisPenerusan.USULAN, judul="Ekspor", uraian="Tambahkan ekspor CSV.")
    usulan = kirim(siapkan(isian, oleh=petugas).pk, oleh=petugas)
    assert (usulan.status, usulan.tiket, usulan.naskah.isi["nomor_tiket"]) == (S.DIKIRIM, None, "")


def test_satu_tiket_satu_penerusan_terbuka(petugas):
    tiket = buat_tiket()
    buat_penerusan(petugas, tiket)
    with pytest.raises(AturanDilanggar):
        buat_penerusan(petugas, tiket)
    with pytest.raises(AturanDilanggar):
        buat_penerusan(petugas, buat_selesai(petugas))


def test_yang_tidak_berwenang_tidak_menyiapkan_atau_mengirim(petugas):
    penerusan = buat_penerusan(petugas)
    auditor = buat_akun(Peran.AUDITOR)
    with pytest.raises(TidakBerwenang):
        buat_penerusan(auditor)
    with pytest.raises(TidakBerwenang):
        kirim(penerusan.pk, oleh=auditor)
    with pytest.raises(TindakanTertutup):
        catat_jawaban(penerusan.pk, oleh=petugas, jawaban="Belum dikirim.")


def test_ditarik_mencabut_surat_dan_mengembalikan_tiket(petugas):
    tiket = buat_tiket()
    penerusan = tarik(buat_dikirim(petugas, tiket).pk, oleh=petugas, alasan="Ternyata jaringan kami.")
    tiket.refresh_from_db()
    penerusan.naskah.refresh_from_db()
    assert tiket.status == StatusTiket.DITANGANI
    assert not penerusan.naskah.is_berlaku


def test_lkpp_diam_diingatkan_tiap_tiga_hari_kerja_dan_mulai_lagi_setelah_ditanyakan():
    with time_machine.travel(SENIN, tick=False) as mesin:
        petugas = buat_akun(Peran.HELPDESK)
        penerusan = buat_dikirim(petugas)
        ingatkan_diam()
        assert surat("lkpp_diam").count() == 0

        mesin.shift(timedelta(days=3))  # Thursday
        ingatkan_diam()
        ingatkan_diam()
        assert surat("lkpp_diam").count() == 1
        assert "3 hari kerja" in susun(surat("lkpp_diam").get()).subject

        tanyakan(penerusan.pk, oleh=petugas, isi="Ditelepon, diminta menunggu.")
        mesin.shift(timedelta(days=4))  # Monday: two working days later
        ingatkan_diam()
        assert surat("lkpp_diam").count() == 1
        penerusan.refresh_from_db()
        assert hari_diam(penerusan) == 2


def test_pengingat_tidak_keluar_di_luar_jam_kerja():
    with time_machine.travel(SENIN, tick=False) as mesin:
        buat_dikirim(buat_akun(Peran.HELPDESK))
        mesin.shift(timedelta(days=5))  # Saturday
        assert ingatkan_diam() == 0


def test_naik_tingkat_tercatat(petugas):
    penerusan = naikkan(buat_dikirim(petugas).pk, oleh=petugas)
    assert penerusan.tingkat == TingkatLKPP.TEKNIS
    assert penerusan.catatan.order_by("-pk").first().peristiwa == "dinaikkan"


def test_instruksi_lkpp_diserahkan_kepada_yang_melaksanakan(petugas, monkeypatch):
    penerusan = buat_dikirim(petugas)
    catat_jawaban(penerusan.pk, oleh=petugas, jawaban="Ya.", instruksi="Perbarui sertifikat.")
    (satu,) = sumbangan.penerima_instruksi.dari(penerusan.kode)
    assert (satu["isi"], satu["is_menunggu"]) == ("Perbarui sertifikat.", True)

    with pytest.raises(TidakBerwenang):
        serahkan_instruksi(isi="Pasang.", oleh=buat_akun(Peran.AUDITOR))
    monkeypatch.setattr(sumbangan, "penerima_instruksi", None)
    with pytest.raises(AturanDilanggar, match="tidak terpasang"):
        serahkan_instruksi(isi="Pasang.", oleh=petugas)


def test_instruksi_yang_datang_sendiri_dicatat_lewat_halaman(meja):
    catat = reverse("admin:layanan_lkpp_instruksi")
    assert meja.post(catat, {"isi": "Pasang tambalan."}).status_code == 302
    (satu,) = sumbangan.penerima_instruksi.dari("")
    assert "Lihat semua instruksi" in meja.get(catat).content.decode()
    assert meja.get(satu["url"]).status_code == 200


def test_laporan_kendala_unit_lain_tidak_memakai_tiket(petugas):
    perkara = sumbangan.penerus_lkpp("Internet putus", "Sejak pagi.", "Tautan cadangan.", oleh=petugas)
    penerusan = kirim(Penerusan.objects.get(kode=perkara.nomor).pk, oleh=petugas)
    assert penerusan.tiket is None
    assert penerusan.naskah.isi["jenis"] == "Laporan kendala teknis"
    assert penerusan.naskah.isi["dasar"] == profil().dasar("infrastruktur.informasi_lkpp")


def test_bundel_memuat_surat_dan_halaman_lampiran(petugas):
    tiket = buat_tiket(lampiran=[buat_berkas(), buat_berkas()])
    penerusan = buat_dikirim(petugas, tiket)
    with pikepdf.open(io.BytesIO(build_bundel(penerusan))) as bundel:
        assert len(bundel.pages) >= 3
    assert len(penerusan.naskah.isi["lampiran"]) == 2
    assert len(penerusan.naskah.isi["lampiran"][0]["sha256"]) == 64


def test_catatan_internal_tidak_ikut_ke_lkpp(petugas):
    from layanan.actions.percakapan import catat_internal

    tiket = buat_tiket()
    catat_internal(tiket.pk, oleh=petugas, isi="Pelapor ini galak.")
    isi = buat_dikirim(petugas, tiket).naskah.isi
    assert [satu["isi"] for satu in isi["percakapan"]] == ["Muncul galat 500 setelah menekan Kirim."]


def test_di_bangkalan_yang_tidak_terselesaikan_wajib_diteruskan(settings, petugas):
    settings.LPSE_PROFIL = "bangkalan"
    tiket = buat_tiket()
    with pytest.raises(WajibDiteruskan):
        selesaikan(tiket.pk, oleh=petugas, isi="Kami tidak dapat.", hasil=TIDAK_TERSELESAIKAN)

    penerusan = buat_dikirim(petugas, tiket)
    catat_jawaban(penerusan.pk, oleh=petugas, jawaban="Tidak ada perbaikan.")
    selesaikan(tiket.pk, oleh=petugas, isi="LKPP belum dapat.", hasil=TIDAK_TERSELESAIKAN)


def test_di_tempat_lain_penerusan_pilihan(petugas):
    selesaikan(buat_tiket().pk, oleh=petugas, isi="Kami tidak dapat.", hasil=TIDAK_TERSELESAIKAN)


def test_catatan_hanya_dapat_ditambah(petugas):
    buat_dikirim(petugas)
    with pytest.raises(DatabaseError), transaction.atomic():
        CatatanPenerusan.objects.all().delete()


# --- The room ---------------------------------------------------------------------------------------------


@pytest.fixture
def meja(client, petugas):
    """The officer's browser, signed in with a second factor."""
    pasang_mfa(petugas)
    client.force_login(petugas)
    return client


def test_dari_tiket_sampai_jawaban_lewat_halaman(meja, petugas):
    tiket = buat_tiket()
    baru = f"{reverse('admin:layanan_lkpp_baru')}?tiket={tiket.kode}"
    assert "Galat" not in meja.get(baru).content.decode().split("<h1>")[0]

    isi = {"judul": "Galat 500", "uraian": "Semua gagal.", "upaya": "", "alasan": "tidak_terselesaikan"}
    lihat = meja.post(baru, isi).url
    penerusan = Penerusan.objects.get()
    meja.post(reverse("admin:layanan_lkpp_kirim", args=[penerusan.kode]), {"tingkat": "eproc"})
    meja.post(
        reverse("admin:layanan_lkpp_catat_jawaban", args=[penerusan.kode]),
        {"jawaban": "Sudah.", "instruksi": "Pasang tambalan."},
    )

    isi = meja.get(lihat).content.decode()
    assert "Dijawab LKPP" in isi
    assert "Pasang tambalan." in isi
    assert b"%PDF" in b"".join(meja.get(reverse("admin:layanan_lkpp_surat", args=[penerusan.kode])))
    assert meja.get(reverse("admin:layanan_lkpp_bundel", args=[penerusan.kode])).content.startswith(b"%PDF")


def test_langkah_yang_tertutup_dikatakan_dan_tidak_menghapus_tulisan(meja, petugas):
    penerusan = tarik(buat_dikirim(petugas).pk, oleh=petugas, alasan="Salah tiket.")
    jawaban = meja.post(reverse("admin:layanan_lkpp_tanyakan", args=[penerusan.kode]), {"isi": "Halo?"})
    assert jawaban.status_code == 409
    assert "Langkah ini tidak terbuka" in jawaban.content.decode()


def test_daftar_disaring_dan_diekspor(meja, petugas):
    buat_dikirim(petugas, nomor_lkpp="LS-9")
    isi = meja.get(reverse("admin:layanan_lkpp"), {"cari": "ls-9", "status": "dikirim"}).content.decode()
    assert "LS-9" in isi
    ekspor = meja.get(reverse("admin:layanan_lkpp_ekspor"), {"status": "dikirim"})
    assert "LS-9" in b"".join(ekspor.streaming_content).decode()


def test_di_bangkalan_meja_menahan_jawaban_tidak_terselesaikan(meja, settings):
    settings.LPSE_PROFIL = "bangkalan"
    tiket = buat_tiket()
    halaman = meja.get(reverse("admin:layanan_tiket", args=[tiket.kode])).content.decode()
    assert "wajib diteruskan ke LKPP lebih dahulu" in halaman

    jawaban = meja.post(
        reverse("admin:layanan_tiket_jawab", args=[tiket.kode]),
        {
            "isi": "Kami tidak dapat.",
            "langkah": "selesaikan",
            "saluran": "web",
            "hasil": TIDAK_TERSELESAIKAN,
            "terbaca": tiket.pesan.get().pk,
        },
    )

    assert jawaban.status_code == 409
    assert "wajib diteruskan ke LKPP (Pasal 23 ayat (3))" in jawaban.content.decode()
    assert "Kami tidak dapat." in jawaban.content.decode()
