"""The page of a ticket: what stands on it, what is done from it, and what it holds back."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from layanan.actions.gabung import gabung
from layanan.actions.jawaban_baku import simpan_jawaban_baku
from layanan.actions.percakapan import balas, catat_internal, terima_pesan_pengguna
from layanan.actions.tiket import ambil, tonton
from layanan.enums.tiket import ArahPesan, Saluran, StatusTiket
from layanan.models import JawabanBaku, PesanTiket, Tiket
from layanan.policies.luar import jawaban_luar
from layanan.policies.tiket import is_rahasia, rahasia
from lpse.aturan import TidakBerwenang
from lpse.models import Jejak, Pemberitahuan
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.peran import Peran
from lpse.profil import load
from tests.factories import beri_putusan, buat_akun, buat_berkas, buat_diajukan, unggahan
from tests.layanan.tiket import buat_selesai, buat_tiket, pelapor
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
S = StatusTiket


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK, nama="Hesti Helpdesk")


def alamat(tiket: Tiket, bagian: str = "") -> str:
    return f"/admin/layanan/tiket/{tiket.kode}/{bagian}"


def jawab(client, tiket: Tiket, **isi):
    """Press the answer's button as on a page just opened."""
    terakhir = tiket.pesan.order_by("pk").values_list("pk", flat=True).last()
    bawaan = {"isi": "Sudah kami perbaiki.", "langkah": "balas", "saluran": "web", "terbaca": str(terakhir)}
    return client.post(alamat(tiket, "jawab/"), {**bawaan, **isi})


def segar(tiket: Tiket) -> Tiket:
    return Tiket.objects.get(pk=tiket.pk)


def test_halaman_memuat_percakapan_jam_dan_riwayat_lalu_tercatat_dilihat(petugas):
    tiket = buat_tiket(kode_tender="10011868000", npwp="012345678901000")
    catat_internal(tiket.pk, oleh=petugas, isi="Pernah menelepon.")
    isi = klien(petugas).get(alamat(tiket)).content.decode()
    for kata in (
        "Muncul galat 500 setelah menekan Kirim.",
        "Catatan internal, tidak terlihat pengguna",
        "Jawaban pertama",
        "Kalender kerja versi",
        "Pasal 22 ayat (1)",
        "10011868000",
    ):
        assert kata in isi
    assert "012345678901000" not in isi
    assert Jejak.objects.filter(peristiwa="tiket.dilihat", oleh_id=petugas.pk).count() == 1


@pytest.mark.parametrize("langkah", ["balas", "minta_keterangan", "selesaikan"])
def test_satu_kotak_menjawab_menunggu_atau_menyelesaikan(petugas, langkah):
    tiket = buat_tiket()
    jawaban = jawab(klien(petugas), tiket, langkah=langkah)
    hasil = {"balas": S.DITANGANI, "minta_keterangan": S.MENUNGGU_PENGGUNA, "selesaikan": S.SELESAI}
    assert jawaban.status_code == 302
    assert segar(tiket).status == hasil[langkah]
    assert segar(tiket).ditugaskan_kepada == petugas


def test_jawaban_di_atas_halaman_usang_ditahan_bersama_pesan_barunya(petugas):
    tiket, client = buat_tiket(), klien(petugas)
    lama = tiket.pesan.get().pk
    terima_pesan_pengguna(tiket.pk, pelapor=pelapor(tiket), isi="Ternyata sudah bisa.", saluran=Saluran.WEB)

    jawaban = jawab(client, tiket, isi="Coba mulai ulang.", terbaca=str(lama))

    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Jawaban Anda belum dikirim" in isi
    assert isi.index("Ternyata sudah bisa.") < isi.rindex("Coba mulai ulang.")
    assert not PesanTiket.objects.filter(arah=ArahPesan.KELUAR).exists()
    # What stands on the page now has been read: sent once more, it goes.
    assert f'name="terbaca" value="{tiket.pesan.order_by("pk").last().pk}"' in isi
    assert jawab(client, tiket, isi="Baik, kami tutup.").status_code == 302


def test_jawaban_petugas_lain_juga_menahan_tetapi_catatan_internal_tidak(petugas):
    tiket, client = buat_tiket(), klien(petugas)
    lama = str(tiket.pesan.get().pk)
    catat_internal(tiket.pk, oleh=petugas, isi="Untuk diketahui.")
    assert jawab(client, tiket, terbaca=lama).status_code == 302
    lain = buat_akun(Peran.HELPDESK)
    balas(tiket.pk, oleh=lain, isi="Saya jawab lebih dulu.")
    assert jawab(client, tiket, terbaca=lama).status_code == 409


def test_tanpa_tanda_terbaca_jawaban_tetap_dijaga(petugas):
    tiket = buat_tiket()
    assert jawab(klien(petugas), tiket, terbaca="").status_code == 409


def test_lampiran_masuk_bersama_jawaban_dan_yang_keliru_ditolak_di_tempatnya(petugas):
    tiket, client = buat_tiket(), klien(petugas)
    assert jawab(client, tiket, lampiran=[unggahan()]).status_code == 302
    pesan = tiket.pesan.get(arah=ArahPesan.KELUAR)
    assert pesan.lampiran.count() == 1

    palsu = SimpleUploadedFile("surat.pdf", b"bukan PDF")
    jawaban = jawab(client, tiket, isi="Yang ini tidak terkirim.", lampiran=[palsu])
    assert "Yang ini tidak terkirim." in jawaban.content.decode()
    assert tiket.pesan.filter(arah=ArahPesan.KELUAR).count() == 1


def test_catatan_internal_tidak_pernah_disurati_ke_pengguna(petugas):
    tiket = buat_tiket()
    sebelum = Pemberitahuan.objects.filter(penerima=tiket.surel).count()
    jawaban = klien(petugas).post(alamat(tiket, "catatan/"), {"catatan-isi": "Hati-hati."})
    assert jawaban.status_code == 302
    assert tiket.pesan.get(arah=ArahPesan.INTERNAL).isi == "Hati-hati."
    assert Pemberitahuan.objects.filter(penerima=tiket.surel).count() == sebelum


def test_kata_pengguna_dari_telepon_berlaku_sebagai_katanya_sendiri(petugas):
    tiket = buat_selesai(petugas)
    klien(petugas).post(
        alamat(tiket, "kata-pengguna/"), {"kata-isi": "Masih galat.", "kata-saluran": "telepon"}
    )
    assert segar(tiket).status == S.DITANGANI
    assert tiket.pesan.order_by("pk").last().arah == ArahPesan.MASUK
    assert Jejak.objects.get(peristiwa="tiket.pesan_dicatat").oleh_id == petugas.pk


def test_lampiran_dilihat_sebagai_gambar_dan_setiap_kali_tercatat(petugas):
    berkas, client = buat_berkas(), klien(petugas)
    tiket = buat_tiket(lampiran=[berkas])
    assert str(berkas) in client.get(alamat(tiket)).content.decode()
    gambar = client.get(alamat(tiket, f"berkas/{berkas.kode}/1.webp"))
    asli = client.get(alamat(tiket, f"berkas/{berkas.kode}/asli/"))
    assert gambar["Content-Type"] == "image/webp"
    assert asli["Content-Disposition"].startswith("attachment")
    assert b"".join(asli.streaming_content)
    dilihat = Jejak.objects.filter(peristiwa="tiket.dilihat", rincian__berkas=berkas.pk)
    assert [("unduh" in j.rincian) for j in dilihat.order_by("pk")] == [False, True]


def test_berkas_dalam_karantina_dan_berkas_tiket_lain_tidak_terbuka(petugas):
    berkas, lain = buat_berkas(), buat_berkas()
    tiket, asing = buat_tiket(lampiran=[berkas]), buat_tiket(lampiran=[lain])
    beri_putusan(berkas, KeadaanPemeriksaan.TERINFEKSI)
    client = klien(petugas)
    assert "menemukan virus" in client.get(alamat(tiket)).content.decode()
    for kode in (berkas.kode, lain.kode):
        assert client.get(alamat(tiket, f"berkas/{kode}/1.webp")).status_code == 404
        assert client.get(alamat(tiket, f"berkas/{kode}/asli/")).status_code == 404
    assert client.get(alamat(asing, f"berkas/{lain.kode}/2.webp")).status_code == 404


def test_petugas_lain_di_tiket_yang_sama_terlihat_dan_hilang_bersama_cache(petugas):
    tiket, lain = buat_tiket(), buat_akun(Peran.HELPDESK, nama="Lala Lain")
    client_lain, client = klien(lain), klien(petugas)
    client_lain.get(alamat(tiket, "hadir/"), {"menulis": "1"})
    assert "Lala Lain</strong> sedang menulis" in client.get(alamat(tiket)).content.decode()
    client_lain.get(alamat(tiket, "hadir/"))
    assert "Lala Lain juga membuka" in client.get(alamat(tiket, "hadir/")).content.decode()
    cache.clear()
    assert "Lala Lain" not in client.get(alamat(tiket, "hadir/")).content.decode()


def test_denyut_memberi_tahu_pesan_yang_datang_sesudah_halaman_dibuka(petugas):
    tiket, client = buat_tiket(), klien(petugas)
    terbaca = tiket.pesan.get().pk
    terima_pesan_pengguna(tiket.pk, pelapor=pelapor(tiket), isi="Halo?", saluran=Saluran.WEB)
    isi = client.get(alamat(tiket, "hadir/"), {"terbaca": terbaca}).content.decode()
    assert "1 pesan baru" in isi
    assert client.get(alamat(tiket, "hadir/"), {"terbaca": "9" * 40}).status_code == 200


# --- The acts with a page of their own ----------------------------------------------------------------


def test_menugaskan_memperpanjang_dan_mengubah_rincian(petugas):
    tiket, lain = buat_tiket(), buat_akun(Peran.HELPDESK)
    client = klien(petugas)
    client.post(alamat(tiket, "tugaskan/"), {"kepada": str(lain.pk)})
    client.post(alamat(tiket, "perpanjang/"), {"jam_kerja": "4", "alasan": "Menunggu suku cadang."})
    rincian = {"jenis": "kendala", "judul": "Gagal kirim", "nama": "Rina", "urgensi": "M", "dampak": "B"}
    jawaban = client.post(alamat(tiket, "ubah/"), {**rincian, "janji_pada": "26 11 2030"})
    tiket = segar(tiket)
    assert jawaban.status_code == 302
    assert (tiket.ditugaskan_kepada, tiket.prioritas, tiket.judul) == (lain, "T", "Gagal kirim")
    assert tiket.janji_pada is not None
    isi = client.get(alamat(tiket)).content.decode()
    assert "4 jam kerja. Menunggu suku cadang." in isi
    assert "26 November 2030" in isi


def test_tautan_ke_perkara_pendaftaran_menurut_nomornya(petugas):
    tiket, pendaftaran = buat_tiket(), buat_diajukan()
    client = klien(petugas)
    jawaban = client.post(alamat(tiket, "tautkan/"), {"perkara": "REG-2000-999999"})
    assert "Tidak ada perkara bernomor" in jawaban.content.decode()
    client.post(alamat(tiket, "tautkan/"), {"perkara": pendaftaran.nomor.lower()})
    assert segar(tiket).perkara == pendaftaran.nomor
    # The helpdesk does not read registrations; who does, finds the link.
    assert pendaftaran.kode not in client.get(alamat(tiket)).content.decode()
    assert pendaftaran.kode in klien_peran(Peran.VERIFIKATOR).get(alamat(tiket)).content.decode()


def test_gabung_menawarkan_yang_serupa_dan_menolak_nomor_ngawur(petugas):
    satu, dua = buat_tiket(), buat_tiket()
    client = klien(petugas)
    assert satu.nomor in client.get(alamat(dua, "gabung/")).content.decode()
    assert (
        "Tidak ada tiket"
        in client.post(alamat(dua, "gabung/"), {"nomor": "TKT-1999-000001"}).content.decode()
    )
    sendiri = client.post(alamat(dua, "gabung/"), {"nomor": dua.nomor})
    assert sendiri.status_code == 409
    jawaban = client.post(alamat(dua, "gabung/"), {"nomor": satu.nomor})
    assert jawaban.url == alamat(satu)
    assert segar(dua).digabung_ke == satu


def test_pisah_memilih_pesan_dan_membuat_tiket_baru(petugas):
    tiket = buat_tiket()
    pesan = terima_pesan_pengguna(
        tiket.pk, pelapor=pelapor(tiket), isi="Saya juga lupa sandi.", saluran=Saluran.WEB
    )
    client = klien(petugas)
    assert "Pilih sedikitnya satu pesan" in client.post(alamat(tiket, "pisah/"), {}).content.decode()
    isi = {"pesan": [str(pesan.pk)], "judul": "Lupa sandi", "jenis": "permintaan"}
    jawaban = client.post(alamat(tiket, "pisah/"), isi)
    baru = Tiket.objects.get(pisahan_dari=tiket)
    assert (jawaban.url, baru.judul) == (alamat(baru), "Lupa sandi")


def test_buka_kembali_konfirmasi_lisan_dan_tautan_baru(petugas):
    tiket, client = buat_selesai(petugas), klien(petugas)
    client.post(alamat(tiket, "buka-kembali/"), {"alasan": "Galatnya muncul lagi."})
    assert segar(tiket).status == S.DITANGANI
    lama = rahasia(segar(tiket))
    client.post(alamat(tiket, "tautan-baru/"))
    assert not is_rahasia(segar(tiket), lama)
    lain = buat_selesai(petugas)
    client.post(alamat(lain, "konfirmasi-lisan/"))
    assert segar(lain).status == S.DITUTUP


def test_tindakan_yang_sudah_tertutup_menjawab_409_dengan_sebabnya(petugas):
    tiket = buat_selesai(petugas)
    jawaban = klien(petugas).post(alamat(tiket, "perpanjang/"), {"jam_kerja": "4", "alasan": "x"})
    assert jawaban.status_code == 409
    assert Jejak.objects.filter(peristiwa="tiket.perpanjang.tidak_diizinkan").exists()


def test_ambil_dan_ikuti(petugas):
    tiket, client = buat_tiket(), klien(petugas)
    client.post(alamat(tiket, "ambil/"))
    client.post(alamat(tiket, "tonton/"))
    assert segar(tiket).ditugaskan_kepada == petugas
    assert tiket.penonton.filter(akun=petugas).exists()
    client.post(alamat(tiket, "tonton/"), {"henti": "1"})
    assert not tiket.penonton.exists()


# --- Out of authority ---------------------------------------------------------------------------------


def test_di_luar_kewenangan_dipilih_lalu_jawabannya_disunting_dan_dikirim(petugas):
    tiket, client = buat_tiket(judul="Hasil evaluasi tidak adil"), klien(petugas)
    halaman = client.get(alamat(tiket, "luar-kewenangan/"))
    assert "Hasil evaluasi" in halaman.content.decode()
    isi = client.get(alamat(tiket, "luar-kewenangan/"), {"perkara": "evaluasi"}).content.decode()
    assert "Pasal 4 ayat (3)" in isi
    assert "ULP" in isi
    terbaca = tiket.pesan.get().pk
    kirim = {"perkara": "evaluasi", "isi": jawaban_luar(tiket, "evaluasi"), "terbaca": terbaca}
    assert client.post(alamat(tiket, "luar-kewenangan/"), kirim).status_code == 302
    assert segar(tiket).status == S.LUAR_KEWENANGAN
    assert "yang bertanggung jawab" in client.get(alamat(tiket)).content.decode()


def test_jawaban_luar_kewenangan_yang_disusul_pesan_ditahan(petugas):
    tiket, client = buat_tiket(), klien(petugas)
    lama = tiket.pesan.get().pk
    terima_pesan_pengguna(tiket.pk, pelapor=pelapor(tiket), isi="Maaf, salah kirim.", saluran=Saluran.WEB)
    kirim = {"perkara": "evaluasi", "isi": "Bukan kami.", "terbaca": lama}
    jawaban = client.post(alamat(tiket, "luar-kewenangan/"), kirim)
    assert jawaban.status_code == 409
    assert "Maaf, salah kirim." in jawaban.content.decode()
    assert segar(tiket).status == S.TERCATAT


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_jawaban_awal_mengutip_pasal_dan_penanggung_jawab_di_setiap_daerah(nama, monkeypatch):
    tiket = buat_tiket()
    daerah = load(Path(f"lpse/profil/{nama}.toml"))
    for modul in ("layanan.policies.luar", "layanan.policies.tiket"):
        monkeypatch.setattr(f"{modul}.profil", lambda: daerah)
    for perkara in daerah.layanan.luar_tanggung_jawab:
        isi = jawaban_luar(tiket, perkara.kode)
        assert daerah.dasar("layanan.di_luar_tanggung_jawab") in isi
        assert daerah.sebut(perkara.dirujuk_ke) in isi
    assert jawaban_luar(tiket, "tidak-ada") == ""


# --- Canned answers -----------------------------------------------------------------------------------


def test_jawaban_baku_dikelola_dan_disisipkan_dengan_nama_pelapor(petugas):
    tiket, client = buat_tiket(), klien(petugas)
    isi = {
        "kunci": "Sandi",
        "judul": "Lupa sandi",
        "isi": "Yth. {nama}, soal {perihal} ({nomor})",
        "aktif": "on",
    }
    assert client.post("/admin/layanan/jawaban-baku/tambah/", isi).status_code == 302
    teks = client.get(alamat(tiket, "jawaban-baku/sandi.txt")).content.decode()
    assert teks == f"Yth. Rina Contohwati, soal {tiket.judul} ({tiket.nomor})"
    ganda = client.post("/admin/layanan/jawaban-baku/tambah/", isi)
    assert "sudah dipakai" in ganda.content.decode()
    client.post("/admin/layanan/jawaban-baku/sandi/", {**isi, "aktif": ""})
    assert client.get(alamat(tiket, "jawaban-baku/sandi.txt")).status_code == 404


def test_yang_tidak_mengelola_tidak_menyimpan_jawaban_baku():
    with pytest.raises(TidakBerwenang):
        simpan_jawaban_baku(
            None, oleh=buat_akun(Peran.AUDITOR), kunci="x", judul="x", isi="x", jenis="", aktif=True
        )
    assert not JawabanBaku.objects.exists()
    assert klien_peran(Peran.VERIFIKATOR).get("/admin/layanan/jawaban-baku/tambah/").status_code == 403


# --- Who may -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("peran", [Peran.VERIFIKATOR, Peran.KEPALA, Peran.AUDITOR])
def test_pembaca_melihat_tiket_tanpa_kotak_jawaban(peran):
    tiket = buat_tiket()
    client = klien_peran(peran)
    isi = client.get(alamat(tiket)).content.decode()
    assert "Percakapan" in isi
    assert 'name="langkah"' not in isi
    assert jawab(client, tiket).status_code == 403
    assert client.post(alamat(tiket, "ambil/")).status_code == 403


def test_perubahan_dikabarkan_kepada_pengikut_dan_pemegang(petugas):
    tiket, pengikut = buat_tiket(), buat_akun(Peran.ADMIN_SISTEM)
    ambil(tiket.pk, oleh=petugas)
    tonton(tiket.pk, oleh=pengikut, menonton=True)
    gabung(buat_tiket().pk, ke=tiket.pk, oleh=petugas)
    kepada = Pemberitahuan.objects.filter(templat="layanan/tiket_pembaruan").values_list(
        "penerima", flat=True
    )
    assert set(kepada) == {petugas.email, pengikut.email}


def test_halaman_gabungan_menyebut_semua_pelapornya(petugas):
    satu, dua = buat_tiket(), buat_tiket(nama="Dewi Kedua")
    gabung(dua.pk, ke=satu.pk, oleh=petugas)
    client = klien(petugas)
    isi = client.get(alamat(satu)).content.decode()
    assert "Dewi Kedua" in isi
    assert "1 pelapor yang tiketnya digabung" in isi
    assert satu.nomor in client.get(alamat(dua)).content.decode()
