"""The pages of trainings: public, personal, in the room, and the officers'."""

from datetime import timedelta

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from layanan.actions import pelatihan as tindakan
from layanan.actions.peserta_pelatihan import nilai_pelatihan
from layanan.models import Pelatihan, PemegangTautan, PesertaPelatihan
from layanan.policies.kode_ruang import buat_kode_ruang
from lpse.ics import Acara, susun_kalender
from lpse.models import Jejak, Satker
from lpse.peran import Peran
from tests.factories import beri_putusan, buat_akun, buat_disetujui_pejabat
from tests.halaman import satu_baris
from tests.layanan.pelatihan import (
    SEJAM,
    buat,
    daftar,
    hadirkan,
    kolom,
    materi,
    petugas,
    sedang_berlangsung,
    surat,
    tautan,
    url_saya,
)
from tests.petugas import klien

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.pelatihan")]
ISIAN = {"nama": "Rina Ujiwati", "surel": "rina@uji.example", "instansi": "Dinas Uji"}


def url(nama, *kunci):
    return reverse(f"layanan:pelatihan{nama}", args=kunci)


def staf(nama, *kunci):
    return reverse(f"admin:layanan_pelatihan{nama}", args=kunci)


def isi(jawaban):
    return satu_baris(jawaban)


# --- Public ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
@pytest.mark.dasar("layanan.sosialisasi")
def test_halaman_menyebut_bentuk_dan_pasal_menurut_peraturan(client, settings, nama):
    settings.LPSE_PROFIL = nama
    teks = isi(client.get(url("")))

    assert ("pembinaan" in teks, "sosialisasi" in teks) == (nama == "bangkalan", nama in ("blitar", "karo"))
    assert "Dasar: Pasal" in teks


def test_draf_tidak_terlihat_dan_yang_batal_tetap_menjawab(client):
    oleh = petugas()
    draf, p = tindakan.buat_pelatihan(oleh=oleh, **kolom(judul="Rahasia")), buat(oleh)
    tindakan.batalkan_pelatihan(p.pk, oleh=oleh, alasan="Listrik padam.")

    assert "Rahasia" not in isi(client.get(url("")))
    assert client.get(url("_lihat", draf.kode)).status_code == 404
    assert "Listrik padam." in isi(client.get(url("_lihat", p.kode)))


def test_kalender_bulan_mana_pun_terbuka(client):
    p = buat()
    bulan = f"{p.mulai:%Y-%m}"

    assert p.judul in isi(client.get(url(""), {"bulan": bulan}))
    for aneh in ("", "2026-13", "abc", "9999-12", "0001-01", "2026-1\0"):
        assert client.get(url(""), {"bulan": aneh}).status_code == 200, aneh


def test_mendaftar_tanpa_akun_dari_formulir_sampai_batal(client):
    p = buat(kapasitas=1)
    jawaban = client.post(url("_lihat", p.kode), ISIAN)
    assert jawaban.url == url("_terkirim", p.kode)
    assert "rina@uji.example" in isi(client.get(jawaban.url))

    saya = tautan(surat("rina@uji.example", "konfirmasi"))
    assert "Konfirmasi pendaftaran" in isi(client.get(saya))
    # A mail scanner follows links; nothing has happened by that.
    assert PesertaPelatihan.objects.get().status == "belum_dikonfirmasi"
    assert "Kursi Anda sudah pasti" in isi(client.post(f"{saya}konfirmasi/", follow=True))
    # The link of the next letter works beside the first one.
    lagi = tautan(surat("rina@uji.example", "terdaftar"))
    assert lagi != saya
    assert "dibatalkan" in isi(client.post(f"{lagi}batal/", follow=True))
    assert "Daftar lagi" in isi(client.get(saya))


def test_jawaban_sama_untuk_surel_yang_sudah_terdaftar(client):
    p = buat()
    baru = client.post(url("_lihat", p.kode), ISIAN)
    daftar(p, "budi@uji.example")

    lama = client.post(url("_lihat", p.kode), ISIAN | {"surel": "budi@uji.example"})

    assert (baru.status_code, baru.url) == (lama.status_code, lama.url)


def test_isian_yang_keliru_dijelaskan_dan_tidak_hilang(client):
    p = buat()
    teks = isi(client.post(url("_lihat", p.kode), {"nama": "Rina\r\nBcc: x", "surel": "bukan", "nip": "12"}))

    assert "Tulis alamat surel yang lengkap" in teks
    assert "Pilih satuan kerja, atau tulis perusahaan atau instansi Anda." in teks
    assert "Rina" in teks
    assert not p.peserta.exists()


def test_pendaftaran_dibatasi_menurut_surel(client):
    p = buat()
    isian = ISIAN | {"surel": "sering@uji.example"}
    status = [client.post(url("_lihat", p.kode), isian).status_code for _ in range(11)]
    assert status == [302] * 10 + [429]


def test_materi_peserta_tidak_untuk_siapa_saja_dan_yang_terinfeksi_tidak_keluar(client):
    oleh = petugas()
    p = buat(oleh)
    peserta, umum, terbatas = daftar(p, "a@uji.example"), materi(p, oleh), materi(p, oleh, publik=False)

    jawaban = client.get(url("_materi", p.kode, umum.kode))
    assert jawaban["Content-Disposition"] == 'attachment; filename="Bahan uji.pdf"'
    assert jawaban.getvalue().startswith(b"%PDF")
    assert client.get(url("_materi", p.kode, terbatas.kode)).status_code == 404
    milik = client.get(url_saya(peserta, "materi_peserta", materi=terbatas.kode))
    assert milik.getvalue().startswith(b"%PDF")

    beri_putusan(umum.berkas, "terinfeksi")
    assert client.get(url("_materi", p.kode, umum.kode)).status_code == 404


# --- Calendar -------------------------------------------------------------------------------------------


def butir(jawaban):
    return {str(satu["UID"]): satu for satu in Calendar.from_ical(jawaban.content).walk("VEVENT")}


def test_langganan_kalender_membawa_perubahan_dan_pembatalan(client):
    oleh = petugas()
    p, tetap = buat(oleh), buat(oleh, judul="Lain")
    tindakan.buat_pelatihan(oleh=oleh, **kolom(judul="Draf"))
    (uid,) = (u for u in butir(client.get(url("_kalender"))) if p.kode in u)

    tindakan.ubah_pelatihan(p.pk, oleh=oleh, mulai=p.mulai + SEJAM)
    sesudah = butir(client.get(url("_kalender")))[uid]
    assert (sesudah["SEQUENCE"], sesudah["DTSTART"].dt, sesudah["STATUS"]) == (
        1,
        p.mulai + SEJAM,
        "CONFIRMED",
    )

    tindakan.batalkan_pelatihan(p.pk, oleh=oleh, alasan="Sakit.")
    semua = butir(client.get(url("_kalender")))
    assert (semua[uid]["SEQUENCE"], semua[uid]["STATUS"]) == (2, "CANCELLED")
    assert len(semua) == 2
    satu = client.get(url("_ics", p.kode))
    assert b"METHOD:CANCEL" in satu.content
    assert "method=CANCEL" in satu["Content-Type"]
    assert b"METHOD:PUBLISH" in client.get(url("_ics", tetap.kode)).content


def test_teks_jahat_tidak_menjadi_baris_kalender():
    saat = timezone.now()
    acara = Acara("x", 0, "Judul\r\nBEGIN:VALARM;,\x07", saat, saat + SEJAM, saat, uraian="a\r\nb" * 60)

    isi_ics = susun_kalender([acara], "Uji")

    (satu,) = Calendar.from_ical(isi_ics).walk("VEVENT")
    assert satu["SUMMARY"] == "Judul\nBEGIN:VALARM;,"
    assert b"\x07" not in isi_ics
    assert max(map(len, isi_ics.split(b"\r\n"))) <= 75


# --- In the room ----------------------------------------------------------------------------------------


def test_hadir_dengan_kode_layar_dan_surel_atau_kode_pendaftaran(client):
    p = sedang_berlangsung(kapasitas=3)
    a, b = daftar(p, "a@uji.example"), daftar(p, "b@uji.example")
    pintu = url("_hadir", buat_kode_ruang(p.kode))

    assert "Kehadiran Anda tercatat" in isi(client.post(pintu, {"pengenal": "A@uji.example"}))
    assert "Kehadiran Anda tercatat" in isi(client.post(pintu, {"pengenal": b.kode.lower()}))
    # Pressed twice, or on two telephones.
    assert "Kehadiran Anda tercatat" in isi(client.post(pintu, {"pengenal": "a@uji.example"}))
    asing = client.post(pintu, {"pengenal": "orang@lain.example"})
    assert (asing.status_code, "Tidak ada dalam daftar" in isi(asing)) == (422, True)
    a.refresh_from_db()
    assert a.status == "hadir"


def test_kode_lama_dan_kode_karangan_tidak_membuka_apa_pun(client, monkeypatch):
    p = sedang_berlangsung()
    with monkeypatch.context() as kemarin:
        lama = (timezone.now() - timedelta(minutes=11)).timestamp()
        kemarin.setattr(signing.time, "time", lambda: lama)
        kode = buat_kode_ruang(p.kode)

    for satu in (kode, p.kode, f"{p.kode}:1abc:palsu"):
        jawaban = client.get(url("_hadir", satu))
        assert (jawaban.status_code, "Kode ini sudah berganti" in isi(jawaban)) == (404, True)


def test_layar_berganti_sendiri_dan_hanya_selama_diumumkan():
    oleh = petugas()
    p, pengelola = sedang_berlangsung(oleh), klien(oleh)
    jawaban = pengelola.get(staf("_layar", p.kode))
    assert (jawaban["Refresh"], "<svg" in isi(jawaban)) == ("60", True)

    tindakan.selesaikan_pelatihan(p.pk, oleh=oleh)
    assert pengelola.get(staf("_layar", p.kode)).status_code == 404


# --- The officers' room ---------------------------------------------------------------------------------


def test_menyusun_membuka_dan_mengubah_dari_halaman():
    oleh = petugas()
    pengelola = klien(oleh)
    hari = timezone.now() + timedelta(days=9)
    form = {
        "bentuk": "pelatihan",
        "judul": "Menyusun RUP",
        "pengajar": "Sari",
        "tempat": "Aula",
        "kapasitas": "2",
        "tanggal_mulai": f"{hari:%d-%m-%Y}",
        "jam_mulai": "09.00",
        "jam_selesai": "12.00",
    }

    pengelola.post(staf("_baru"), form)
    p = Pelatihan.objects.get()
    assert (p.status, p.tutup_pada) == ("draf", p.mulai)
    pengelola.post(staf("_buka", p.kode))
    pengelola.post(staf("_ubah", p.kode), form | {"tempat": "", "jam_selesai": "08.00"})
    pengelola.post(staf("_ubah", p.kode), form | {"tempat": "Aula Baru"})

    p.refresh_from_db()
    assert (p.status, p.tempat, p.urutan) == ("dibuka", "Aula Baru", 1)
    # What the form shows of a training is what it would save.
    jawaban = pengelola.get(staf("_ubah", p.kode))
    assert 'value="09.00"' in isi(jawaban)


def test_daftar_hadir_hanya_mencatat_yang_diubah_petugas():
    oleh = petugas()
    p = sedang_berlangsung(oleh, kapasitas=4)
    a, b, c = (daftar(p, f"{n}@uji.example") for n in "abc")
    hadirkan(p, oleh, a, c)
    # c came in by the code on the screen after the officer had opened the page; a was ticked by mistake.
    klien(oleh).post(staf("_kehadiran", p.kode), {"hadir": [b.kode], "semula": [a.kode]})

    assert dict(p.peserta.values_list("surel", "status")) == {
        "a@uji.example": "tidak_hadir",
        "b@uji.example": "hadir",
        "c@uji.example": "hadir",
    }


def test_daftar_peserta_tanpa_surel_dan_setiap_pembukaan_dicatat(django_assert_max_num_queries):
    oleh = petugas()
    p = buat(oleh, kapasitas=30)
    orang = [daftar(p, f"o{n}@uji.example", nip="199003032015031993") for n in range(6)]
    pengelola = klien(oleh)
    pengelola.get(staf(""))

    with django_assert_max_num_queries(8):
        teks = isi(pengelola.get(staf("_peserta", p.kode)))
    assert "@uji.example" not in teks
    assert "199003032015031993" not in teks
    assert "o0@uji.example" in isi(pengelola.get(staf("_peserta_lihat", p.kode, orang[0].kode))).replace(
        "<wbr>", ""
    )
    assert Jejak.objects.filter(peristiwa="pesertapelatihan.dilihat", oleh_id=oleh.pk).count() == 1
    unduhan = b"".join(pengelola.get(staf("_peserta_ekspor", p.kode)).streaming_content).decode()
    assert unduhan.count("@uji.example") == 6
    assert Jejak.objects.filter(peristiwa="peserta_pelatihan.diekspor").count() == 1


def test_materi_bukan_pdf_ditolak_dengan_kalimat():
    oleh = petugas()
    p = buat(oleh)
    unggahan = SimpleUploadedFile("materi.pdf", b"bukan pdf sama sekali", "application/pdf")

    jawaban = klien(oleh).post(
        staf("_materi", p.kode), {"judul": "Bahan", "publik": "on", "berkas": unggahan}
    )

    assert jawaban.status_code == 422
    assert not p.materi.exists()


def test_hasil_penilaian_tanpa_nama():
    oleh = petugas()
    p = sedang_berlangsung(oleh)
    a = daftar(p, "a@uji.example")
    hadirkan(p, oleh, a)
    nilai = {"materi": 4, "pengajar": 4, "penyelenggaraan": 1, "manfaat": 3, "saran": "<b>Kursinya keras</b>"}
    nilai_pelatihan(a.pk, oleh=PemegangTautan(a.pk), **nilai)

    teks = isi(klien(oleh).get(staf("_evaluasi", p.kode)))

    assert "&lt;b&gt;Kursinya keras" in teks
    assert "1 penilaian" in teks
    assert a.nama not in teks


def test_belum_dilatih_menurut_satuan_kerja_dan_tahun():
    dinas = Satker.objects.create(kode_klpd="D1", kode="01", nama="Dinas Uji")
    Satker.objects.create(kode_klpd="D1", kode="02", nama="Badan Uji")
    satu, dua = (buat_disetujui_pejabat(satker=dinas).akun for _ in range(2))
    satu.nama, dua.nama = "Sudah Dilatih", "Belum Dilatih"
    satu.save()
    dua.save()
    oleh = petugas()
    p = sedang_berlangsung(oleh)
    # Came without signing in: known by the address.
    hadirkan(p, oleh, daftar(p, satu.email.upper()))
    pengelola = klien(oleh)

    teks = isi(pengelola.get(staf("_belum")))
    assert ("Belum Dilatih" in teks, "Sudah Dilatih" in teks) == (True, False)
    tahun_lalu = {"tahun": timezone.now().year - 1}
    assert "Sudah Dilatih" in isi(pengelola.get(staf("_belum"), tahun_lalu))
    csv = b"".join(pengelola.get(staf("_belum_ekspor")).streaming_content).decode()
    assert (dua.email in csv, satu.email in csv) == (True, False)


def test_saringan_daftar_dan_ekspor():
    oleh = petugas()
    buat(oleh, judul="=HYPERLINK(1)")
    pengelola = klien(buat_akun(Peran.SEKRETARIS))

    assert "HYPERLINK" in isi(pengelola.get(staf(""), {"status": "dibuka", "tahun": "x", "cari": "hyper"}))
    assert "HYPERLINK" not in isi(pengelola.get(staf(""), {"status": "selesai"}))
    csv = b"".join(pengelola.get(staf("_ekspor"), {"bentuk": "pelatihan"}).streaming_content).decode()
    assert "'=HYPERLINK(1)" in csv
