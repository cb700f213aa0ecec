"""What visitors see of announcements: the banner, the archive, the feed and the status page."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from layanan.actions import pengumuman as tindakan
from layanan.actions.layanan_dipantau import simpan_layanan
from layanan.models import BuktiPemberitahuan, LayananDipantau
from layanan.queries.pengumuman import KUNCI_CACHE, lupakan
from layanan.queries.status import HARI, baca_status
from layanan.views.spanduk import kartu, spanduk
from lpse.waktu import hari_ini
from tests.layanan.pengumuman import draf, geser, petugas, tayang

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SEJAM = timedelta(hours=1)


@pytest.fixture(autouse=True)
def tanpa_simpanan():
    lupakan()
    yield
    lupakan()


def isi(client, alamat="/persyaratan/"):
    return client.get(alamat).content.decode()


# --- Banner ---------------------------------------------------------------------------------------------


def test_spanduk_ada_di_setiap_halaman_selama_gangguan_dan_halaman_pertama_menjadi_bukti(client):
    oleh = petugas()
    assert "data-spanduk" not in isi(client)
    pengumuman = tayang(oleh)
    lupakan()
    assert "Gangguan: SPSE tidak dapat dibuka" in isi(client)
    bukti = pengumuman.bukti.get()
    terlihat = bukti.spanduk_pada
    assert terlihat is not None
    lupakan()
    isi(client, "/")
    bukti.refresh_from_db()
    assert bukti.spanduk_pada == terlihat
    tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh, isi="Pulih.")
    lupakan()
    assert "data-spanduk" not in isi(client)


def test_spanduk_pemeliharaan_muncul_sehari_sebelumnya_dan_informasi_tidak_pernah():
    now = timezone.now()
    tayang(jenis="umum", judul="Loket pindah")
    tayang(
        jenis="pemeliharaan",
        mulai=now + 30 * SEJAM,
        perkiraan_selesai=now + 32 * SEJAM,
        judul="Jauh",
    )
    lupakan()
    assert spanduk() is None
    tayang(jenis="pemeliharaan", judul="Besok")
    lupakan()
    assert spanduk()["judul"] == "Pemeliharaan: Besok"
    assert kartu()["judul"] == "Pemeliharaan: Besok"


def test_yang_terberat_di_depan_dan_sisanya_dihitung():
    tayang(judul="Lambat", dampak="lambat")
    tayang(judul="Padam", dampak="padam")
    tayang(judul="Nanti", jenis="pemeliharaan")
    lupakan()
    isi_spanduk = spanduk()
    assert (isi_spanduk["judul"], isi_spanduk["lain"], isi_spanduk["jenis"]) == (
        "Gangguan: Padam",
        2,
        "galat",
    )


def test_yang_sudah_lewat_tidak_tampil_walau_simpanan_dan_detak_terlambat():
    pengumuman = tayang(jenis="pemeliharaan")
    lupakan()
    assert spanduk() is not None
    simpanan = cache.get(KUNCI_CACHE) or []
    cache.set(KUNCI_CACHE, [{**p, "berakhir": timezone.now()} for p in simpanan])
    assert spanduk() is None
    geser(pengumuman, berakhir_pada=timezone.now())
    lupakan()
    assert spanduk() is None
    assert kartu() is None


def test_spanduk_tidak_menambah_kueri_selama_simpanan_hangat(client):
    tayang()
    lupakan()
    spanduk(), spanduk()
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert spanduk() is not None
    assert len(kueri) == 0


def test_tanpa_simpanan_spanduk_bertanya_kepada_basis_data(monkeypatch):
    tayang()
    monkeypatch.setattr(cache, "get", lambda *a, **k: None)
    monkeypatch.setattr(cache, "set", lambda *a, **k: None)
    assert spanduk() is not None


def test_tanpa_basis_data_halaman_tetap_ada_tanpa_spanduk(monkeypatch):
    def putus():
        raise OperationalError

    monkeypatch.setattr("layanan.views.spanduk.untuk_spanduk", putus)
    assert spanduk() is None


def test_judul_dan_isi_tidak_menjadi_html(client):
    jahat = "<script>alert(1)</script>"
    pengumuman = tayang(judul=jahat, isi=f"{jahat}\n\n{{{{ profil }}}}")
    lupakan()
    for alamat in (
        "/",
        "/status/",
        "/pengumuman/",
        f"/pengumuman/{pengumuman.kode}/",
        "/pengumuman/atom.xml",
    ):
        assert jahat not in isi(client, alamat)
    assert "{{ profil }}" in isi(client, f"/pengumuman/{pengumuman.kode}/")


# --- Archive --------------------------------------------------------------------------------------------


def test_arsip_disaring_dan_dibuka_halaman_demi_halaman(client, django_assert_max_num_queries):
    oleh = petugas()
    for n in range(23):
        tayang(oleh, "umum", judul=f"Informasi ke-{n:02d}")
    tayang(oleh, judul="SPSE padam")
    spanduk(), spanduk()
    with django_assert_max_num_queries(8):
        halaman = isi(client, "/pengumuman/")
    assert "SPSE padam" in halaman
    assert "Informasi ke-00" not in halaman
    assert "Informasi ke-22" not in isi(client, "/pengumuman/?jenis=gangguan").split("<main")[1]
    assert "Informasi ke-07" in isi(client, "/pengumuman/?cari=KE-07")
    assert "cocok dengan saringan" in isi(client, "/pengumuman/?cari=%25_%00")
    tahun = hari_ini().year
    assert "SPSE padam" in isi(client, f"/pengumuman/?tahun={tahun}")
    for salah in ("?tahun=abc", "?jenis=x", "?after=%00", "?tahun=99999"):
        assert client.get(f"/pengumuman/{salah}").status_code == 200


def test_draf_dan_yang_belum_waktunya_tidak_dapat_dibaca(client):
    oleh = petugas()
    satu, dua = draf(oleh, judul="Rahasia"), draf(oleh, "pemeliharaan", judul="Rahasia juga")
    tindakan.jadwalkan_pengumuman(dua.pk, oleh=oleh, tayang_pada=timezone.now() + SEJAM)
    for pengumuman in (satu, dua):
        assert client.get(f"/pengumuman/{pengumuman.kode}/").status_code == 404
    for alamat in ("/pengumuman/", "/pengumuman/atom.xml", "/status/"):
        assert "Rahasia" not in isi(client, alamat)


def test_halaman_pengumuman_memuat_semua_yang_diberitahukan(client):
    oleh = petugas()
    pengumuman = tayang(oleh)
    perkiraan = timezone.now() + SEJAM
    tindakan.perbarui_pengumuman(pengumuman.pk, oleh=oleh, isi="Kabel putus.", perkiraan_selesai=perkiraan)
    tindakan.akhiri_pengumuman(pengumuman.pk, oleh=oleh, isi="Kabel tersambung.")
    halaman = isi(client, f"/pengumuman/{pengumuman.kode}/")
    assert halaman.index("Kabel tersambung.") < halaman.index("Kabel putus.") < halaman.index("Diumumkan")
    assert "Dasar: Pasal" in halaman


# --- Feed -----------------------------------------------------------------------------------------------


def test_umpan_atom_berpengenal_tetap_dan_mengambilnya_menjadi_bukti(client):
    oleh = petugas()
    pengumuman = tayang(oleh)
    jawaban = client.get("/pengumuman/atom.xml")
    assert jawaban.headers["Content-Type"].startswith("application/atom+xml")
    umpan = ElementTree.fromstring(jawaban.content)
    for wajib in ("id", "title", "updated", "author"):
        assert umpan.find(f"{ATOM}{wajib}") is not None
    (butir,) = umpan.findall(f"{ATOM}entry")
    assert butir.findtext(f"{ATOM}id") == f"tag:testserver,2026:pengumuman/{pengumuman.kode}"
    assert pengumuman.bukti.get().umpan_pada is not None

    dikenal = {"HTTP_IF_NONE_MATCH": jawaban.headers["ETag"]}
    assert client.get("/pengumuman/atom.xml", **dikenal).status_code == 304
    tindakan.perbarui_pengumuman(pengumuman.pk, oleh=oleh, isi="Masih diperiksa.")
    lagi = client.get("/pengumuman/atom.xml", **dikenal)
    assert lagi.status_code == 200
    (butir_kini,) = ElementTree.fromstring(lagi.content).findall(f"{ATOM}entry")
    assert butir_kini.findtext(f"{ATOM}id") == butir.findtext(f"{ATOM}id")
    assert butir_kini.findtext(f"{ATOM}updated") > butir.findtext(f"{ATOM}updated")[:19]
    assert not BuktiPemberitahuan.objects.filter(umpan_pada__isnull=True).exists()


def test_umpan_tanpa_pengumuman_tetap_sah(client):
    jawaban = client.get("/pengumuman/atom.xml")
    assert ElementTree.fromstring(jawaban.content).findall(f"{ATOM}entry") == []


# --- Status ---------------------------------------------------------------------------------------------


def test_status_tanpa_pengumuman_berkata_semua_berjalan(client):
    halaman = isi(client, "/status/")
    assert "Semua layanan berjalan" in halaman
    for layanan in LayananDipantau.objects.all():
        assert layanan.nama in halaman


def test_status_menyebut_yang_terganggu_dan_yang_direncanakan(client, django_assert_max_num_queries):
    tayang(judul="SPSE padam")
    tayang(jenis="pemeliharaan", judul="Ganti server")
    spanduk(), spanduk()
    with django_assert_max_num_queries(8):
        halaman = isi(client, "/status/")
    assert "Semua layanan berjalan" not in halaman
    assert halaman.index("Sedang berlangsung") < halaman.index("Pemeliharaan terencana")
    kini = {b.layanan.kode: b.kini for b in baca_status()[0]}
    assert (kini["spse"], kini["portal"]) == ("padam", "baik")


def test_pita_sembilan_puluh_hari_menyebut_yang_terberat_setiap_hari():
    oleh = petugas()
    spse = LayananDipantau.objects.get(kode="spse")
    sejak = hari_ini() - timedelta(days=10)
    simpan_layanan("spse", oleh=oleh, nama=spse.nama, dipantau_sejak=sejak)
    # Tengah hari: satu jam sesudahnya masih hari yang sama, pukul berapa pun uji ini dijalankan.
    siang = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    for dampak, hari, lama in (("lambat", 5, 48), ("padam", 4, 1)):
        mulai = siang - timedelta(days=hari)
        p = tayang(oleh, dampak=dampak, mulai=mulai)
        selesai = mulai + timedelta(hours=lama)
        tindakan.akhiri_pengumuman(p.pk, oleh=oleh, isi="Pulih.", selesai_pada=selesai)
    baris = next(b for b in baca_status()[0] if b.layanan.kode == "spse")
    keadaan = [h.keadaan.value for h in baris.hari]
    assert len(keadaan) == HARI
    assert keadaan[: HARI - 11] == ["belum"] * (HARI - 11)
    assert keadaan[-6:] == ["lambat", "padam", "lambat", "baik", "baik", "baik"]
    assert "1 hari tidak dapat digunakan, 2 hari lambat" in baris.ringkas


def test_gangguan_yang_dibatalkan_tidak_menodai_pita():
    oleh = petugas()
    p = tayang(oleh)
    tindakan.batalkan_pengumuman(p.pk, oleh=oleh, isi="Alarm palsu.")
    assert {b.kini for b in baca_status()[0]} == {"baik"}


def test_layanan_yang_tidak_dipakai_tidak_tampil(client):
    simpan_layanan("telepon", oleh=petugas(), dipakai=False)
    assert "Saluran telepon layanan" not in isi(client, "/status/")
