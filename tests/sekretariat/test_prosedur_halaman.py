"""The pages of procedures: who sees what, what is typed, hostile words."""

import pytest
from django.test import Client
from django.urls import reverse

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini, tanggal
from sekretariat.actions.prosedur import kembalikan_versi
from sekretariat.models import Prosedur, VersiProsedur
from tests.factories import buat_akun, unggahan
from tests.halaman import satu_baris
from tests.petugas import klien, klien_peran
from tests.sekretariat.prosedur import SEHARI, berlaku, diajukan, kepala, konsep, prosedur, sekretaris

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.standar_prosedur")]
DAFTAR = "admin:sekretariat_prosedur"
PROFIL = ["tulungagung", "bangkalan", "bandung", "blitar", "karo"]
JAHAT = '<script>alert(1)</script>\n\n[klik](javascript:alert(1)) <img src=x onerror=alert(1)> {{ "x" }}'


def url(nama: str = "", *kunci: object) -> str:
    return reverse(f"{DAFTAR}{'_' if nama else ''}{nama}", args=kunci)


def baca(client: Client, alamat: str, status: int = 200) -> str:
    jawaban = client.get(alamat)
    assert jawaban.status_code == status
    return satu_baris(jawaban)


def test_dari_pendaftaran_sampai_dibaca_lewat_halaman():
    oleh, pengesah, pegawai = sekretaris(), kepala(), buat_akun(Peran.VERIFIKATOR)
    tulis, putus, kerja = klien(oleh), klien(pengesah), klien(pegawai)

    isian = {"jenis": "standar", "judul": "Verifikasi", "bidang": "registrasi", "unit": "registrasi"}
    jawaban = tulis.post(url("baru"), isian)
    satu = Prosedur.objects.get()
    assert jawaban.headers["Location"] == url("susun", satu.kode)
    isi = {
        "tujuan": "Semua diperiksa sama.",
        "kunci_dasar": "sekretariat.standar_prosedur",
        "langkah": "1. Ambil yang terlama.",
        "lampiran": unggahan(),
    }
    assert (
        "<li>Ambil yang terlama.</li>"
        in tulis.post(url("susun", satu.kode), isi | {"pratinjau": "ya", "lampiran": ""}).content.decode()
    )
    assert not VersiProsedur.objects.exists()
    tulis.post(url("susun", satu.kode), isi)
    tulis.post(url("ajukan", satu.kode, 1))
    assert "Prosedur menunggu pengesahan" in baca(putus, reverse("admin:index"))
    assert url("sahkan", satu.kode, 1) in baca(putus, url("versi", satu.kode, 1))
    hari = {"mulai": tanggal(hari_ini())}
    assert putus.post(url("sahkan", satu.kode, 1), hari).status_code == 302

    assert "Prosedur yang belum Anda baca" in baca(kerja, reverse("admin:index"))
    assert "Verifikasi" in baca(kerja, url("belum"))
    halaman = baca(kerja, url("lihat", satu.kode))
    assert "Saya sudah membaca" in halaman
    assert reverse("admin:registrasi_pendaftaran_changelist") in halaman.split("Dilaksanakan di")[1]
    kerja.post(url("baca", satu.kode, 1))
    assert "Sudah Anda baca" in baca(kerja, url("lihat", satu.kode))
    assert "Prosedur yang belum Anda baca" not in baca(kerja, reverse("admin:index"))
    assert str(pegawai) in baca(tulis, url("pembaca", satu.kode)).split("Sudah membaca")[1]
    assert b"Sudah" in b"".join(tulis.get(url("pembaca_ekspor", satu.kode)).streaming_content)
    for nama in ("naskah", "lampiran"):
        assert b"".join(kerja.get(url(nama, satu.kode, 1)).streaming_content)


@pytest.mark.parametrize(
    ("kode", "dasar"), [("bangkalan", "sekretariat.standar_prosedur"), ("karo", "layanan.ruang")]
)
def test_dasar_yang_tidak_diatur_lagi_tidak_berganti_diam_diam(settings, kode, dasar):
    settings.LPSE_PROFIL = kode
    versi = berlaku(sekretaris(), kepala(), kunci_dasar="layanan.ruang")
    form = klien(sekretaris()).get(url("susun", versi.prosedur.kode)).context["form"]
    assert form["kunci_dasar"].value() == dasar
    assert dasar in dict(form.fields["kunci_dasar"].choices)


def test_penyusun_tidak_melihat_tombol_mengesahkan_dan_ditolak_bila_memaksa():
    oleh = buat_akun(Peran.SEKRETARIS, Peran.KEPALA)
    versi, client = diajukan(oleh), klien(oleh)
    kunci = (versi.prosedur.kode, versi.nomor)
    assert url("sahkan", *kunci) not in baca(client, url("versi", *kunci))
    hari = {"mulai": tanggal(hari_ini())}
    jawaban = client.post(url("sahkan", *kunci), hari)
    assert jawaban.status_code == 409
    assert "diputus orang lain" in jawaban.content.decode()
    assert Jejak.objects.filter(peristiwa="versiprosedur.sahkan.tidak_diizinkan").count() == 1


def test_alasan_dikembalikan_terbaca_penyusun():
    oleh = sekretaris()
    versi = kembalikan_versi(diajukan(oleh).pk, oleh=kepala(), alasan="Sebut batas waktunya.")
    kunci = (versi.prosedur.kode, versi.nomor)
    client = klien(oleh)
    assert "Sebut batas waktunya." in baca(client, url("versi_ubah", *kunci))
    assert "Sebut batas waktunya." in baca(client, url("lihat", versi.prosedur.kode))


def test_markdown_jahat_menjadi_kata_saja():
    versi = berlaku(sekretaris(), kepala(), langkah=JAHAT, tujuan="<b>tebal</b>")
    client = klien_peran(Peran.HELPDESK)
    for alamat in (url("lihat", versi.prosedur.kode), url("versi", versi.prosedur.kode, 1)):
        isi = baca(client, alamat)
        assert "<script>alert" not in isi
        assert 'javascript:alert(1)"' not in isi
        assert "<img src=x" not in isi
        assert "<b>tebal" not in isi


def test_beda_dua_versi_terbaca_dan_teksnya_aman():
    oleh, pengesah = sekretaris(), kepala()
    lama = berlaku(oleh, pengesah, langkah="1. Lama\n2. Tetap")
    konsep(oleh, lama.prosedur, langkah="1. Baru <script>alert(1)</script>\n2. Tetap")
    client = klien(oleh)
    isi = baca(client, f"{url('beda', lama.prosedur.kode)}?dari=1&ke=2")
    assert '<ins><span class="tak-tampak">Ditambah:</span> 1. Baru &lt;script&gt;' in isi
    assert '<del><span class="tak-tampak">Dihapus:</span> 1. Lama</del>' in isi
    assert isi.count("2. Tetap") == 1
    assert "Isinya sama." in baca(client, f"{url('beda', lama.prosedur.kode)}?dari=2&ke=2")
    # Nonsense in the address shows the last two.
    assert "1. Lama" in baca(client, f"{url('beda', lama.prosedur.kode)}?dari=٣&ke=-9")
    assert "Belum ada versi" in baca(client, url("beda", prosedur(oleh).kode))


def test_daftar_disaring_dicari_dan_diunduh_tanpa_rumus(django_assert_max_num_queries):
    oleh, pengesah = sekretaris(), kepala()
    berlaku(oleh, pengesah, prosedur(oleh, judul="=HYPERLINK(1)"))
    diajukan(oleh, prosedur(oleh, judul="Layanan tiket", bidang="layanan"))
    client = klien(oleh)
    for kueri, ada, tiada in (
        ("cari=tiket", "Layanan tiket", "HYPERLINK(1)</a><br>"),
        ("keadaan=berlaku", "HYPERLINK(1)</a><br>", "Layanan tiket"),
        ("keadaan=diajukan", "Layanan tiket", "HYPERLINK(1)</a><br>"),
        ("keadaan=belum&bidang=layanan", "Layanan tiket", "HYPERLINK(1)</a><br>"),
    ):
        isi = baca(client, f"{url()}?{kueri}")
        assert ada in isi
        assert tiada not in isi
    assert "Tidak ada prosedur yang cocok" in baca(client, f"{url()}?keadaan=tinjau")
    csv = b"".join(client.get(f"{url('ekspor')}?jenis=standar").streaming_content).decode()
    assert ",'=HYPERLINK(1)," in csv
    assert b"".join(client.get(url("ekspor_xlsx")).streaming_content).startswith(b"PK")
    for _ in range(20):
        prosedur(oleh)
    with django_assert_max_num_queries(8):
        client.get(url())
    with django_assert_max_num_queries(13):
        client.get(url("lihat", "SOP-01"))


@pytest.mark.parametrize("nama", PROFIL)
def test_halaman_memakai_sebutan_dan_bidang_peraturannya(settings, nama):
    settings.LPSE_PROFIL = nama
    versi = berlaku(sekretaris(), kepala())
    isi = baca(klien_peran(Peran.SEKRETARIS), url())
    for bidang in profil().sekretariat.standar_prosedur.bidang:
        assert bidang.nama in isi
    assert isi.count("Belum ada</strong>") == 5
    assert ("tidak diatur dalam peraturan ini, boleh disusun" in isi) == (nama != "blitar")
    lihat = baca(klien_peran(Peran.AUDITOR), url("lihat", versi.prosedur.kode))
    assert profil().sekretariat.standar_prosedur.sebutan in lihat
    assert profil().dasar("sekretariat.standar_prosedur") in lihat


# --- For everybody


def test_masyarakat_membaca_yang_berlaku_saja(client):
    oleh, pengesah = sekretaris(), kepala()
    versi = berlaku(oleh, pengesah, prosedur(oleh, judul="Registrasi penyedia"))
    nanti = berlaku(oleh, pengesah, prosedur(oleh, judul="Belum mulai"), mulai=hari_ini() + SEHARI)
    isi = baca(client, reverse("sekretariat:tentang"))
    assert profil().sekretariat.standar_prosedur.sebutan in isi
    assert "Registrasi penyedia" in isi
    assert "Belum mulai" not in isi

    jawaban = client.get(reverse("sekretariat:prosedur", args=[versi.prosedur.kode.lower()]))
    assert b"".join(jawaban.streaming_content).startswith(b"%PDF")
    for kode in (nanti.prosedur.kode, "SOP-99"):
        assert client.get(reverse("sekretariat:prosedur", args=[kode])).status_code == 404


def test_auditor_melihat_tetapi_tidak_menyatakan_membaca():
    versi = berlaku(sekretaris(), kepala())
    client = klien_peran(Peran.AUDITOR)
    assert "Saya sudah membaca" not in baca(client, url("lihat", versi.prosedur.kode))
    assert client.post(url("baca", versi.prosedur.kode, 1)).status_code == 403
    assert "hanya diminta dari pegawai" in baca(client, url("belum"))


def test_layar_yang_bukan_haknya_tetap_disebut_tanpa_tautan():
    satu = berlaku(sekretaris(), kepala()).prosedur
    antrean = reverse("admin:registrasi_pendaftaran_changelist")
    for peran, is_tertaut in ((Peran.VERIFIKATOR, True), (Peran.ADMIN_SISTEM, False)):
        di_mana = baca(klien_peran(peran), url("lihat", satu.kode))
        di_mana = di_mana.split("Dilaksanakan di")[1].split("</ul>")[0]
        assert "Antrean verifikasi" in di_mana
        assert (antrean in di_mana) is is_tertaut
