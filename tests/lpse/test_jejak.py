"""The trail: append-only in the database, sealed, verifiable."""

import json
import time
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import InternalError, ProgrammingError, connection, transaction
from django.urls import reverse

from lpse.aturan import TidakBerwenang
from lpse.jejak import catat, catat_lihat, periksa_rantai, segel
from lpse.models import Jejak, Pemberitahuan, SegelJejak
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from lpse.pintu import tindak
from lpse.saksi import kirim_kepala_rantai
from tests.basis_data import superuser
from tests.factories import buat_akun, buat_diajukan
from tests.petugas import klien_peran

UBAHAN = [
    "UPDATE lpse_jejak SET peristiwa = 'x'",
    "DELETE FROM lpse_jejak",
    "TRUNCATE lpse_jejak",
    "UPDATE lpse_segeljejak SET hmac = ''",
    "DELETE FROM lpse_segeljejak",
    "TRUNCATE lpse_segeljejak",
    "ALTER TABLE lpse_jejak DISABLE TRIGGER USER",
    "SET session_replication_role = replica",
]


# The longest of other tests' transactions holds seals back: one that tells the whole demo, on a busy machine.
SABAR_DETIK = 400
pytestmark = pytest.mark.timeout(600)


def segel_sampai(cukup: Callable[[], bool]) -> None:
    """Seal until it is enough; transactions of other tests on this server hold the newest back meanwhile."""
    batas = time.monotonic() + SABAR_DETIK
    while not cukup() and time.monotonic() < batas:
        segel()
        time.sleep(0.05)


def segel_semua() -> None:
    """Seal every row."""
    segel_sampai(lambda: not belum_disegel())
    assert not belum_disegel()


def belum_disegel() -> list[str]:
    disegel = SegelJejak.objects.values("jejak_id")
    return list(Jejak.objects.exclude(pk__in=disegel).order_by("pk").values_list("peristiwa", flat=True))


def tersegel() -> list[str]:
    """The events in the order in which they were sealed."""
    urutan = list(SegelJejak.objects.order_by("nomor").values_list("jejak_id", flat=True))
    baris = Jejak.objects.in_bulk(urutan)
    return [baris[pk].peristiwa for pk in urutan]


@pytest.mark.django_db
@pytest.mark.parametrize("perintah", UBAHAN)
def test_peran_web_tidak_dapat_mengubah_jejak(perintah):
    catat(None, "uji.satu")
    with (
        pytest.raises((ProgrammingError, InternalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(perintah)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("perintah", UBAHAN[:6])
def test_pemilik_basis_data_pun_ditolak_oleh_trigger(perintah):
    catat(None, "uji.satu")
    segel_semua()
    with superuser() as pg, pytest.raises(Exception, match="hanya dapat ditambah"):
        pg.execute(perintah)


@pytest.mark.django_db
def test_waktu_dan_transaksi_ditetapkan_server():
    baris = catat(None, "uji.satu")
    palsu = Jejak.objects.create(peristiwa="uji.dua", xid=1, pada="2001-01-01T00:00:00Z", oleh_id=None)
    palsu.refresh_from_db()
    baris.refresh_from_db()
    assert palsu.xid == baris.xid
    assert palsu.pada.year > 2001


@pytest.mark.django_db(transaction=True)
def test_segel_menyambung_setiap_baris_sekali():
    for nomor in range(5):
        catat(None, f"uji.{nomor}")
    segel_semua()
    assert segel() == 0
    catat(None, "uji.lagi")
    segel_semua()
    jumlah = Jejak.objects.count()
    assert list(SegelJejak.objects.order_by("nomor").values_list("nomor", flat=True)) == [
        *range(1, jumlah + 1)
    ]
    assert periksa_rantai().utuh


@pytest.mark.django_db(transaction=True)
def test_baris_transaksi_yang_masih_berjalan_menunggu_giliran_segel():
    with superuser() as pg:
        pg.autocommit = False
        pg.execute(
            "INSERT INTO lpse_jejak (peristiwa, objek_jenis, objek_id, peran, rincian)"
            " VALUES ('lama', '', '', '', '{}')"
        )
        catat(None, "uji.baru")
        segel()
        assert "uji.baru" in belum_disegel()
        pg.commit()
    segel_semua()
    assert tersegel()[-2:] == ["lama", "uji.baru"]
    assert periksa_rantai().utuh


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("perusakan", "kalimat"),
    [
        ("UPDATE lpse_jejak SET peristiwa = 'palsu' WHERE peristiwa = 'uji.1'", "berubah"),
        ("UPDATE lpse_jejak SET oleh_id = 99 WHERE peristiwa = 'uji.1'", "berubah"),
        ("DELETE FROM lpse_jejak WHERE peristiwa = 'uji.1'", "hilang"),
        ("DELETE FROM lpse_segeljejak WHERE nomor = 2", "hilang"),
    ],
)
def test_audit_verify_menemukan_perusakan_oleh_superuser(perusakan, kalimat):
    for nomor in range(3):
        catat(None, f"uji.{nomor}")
    segel_semua()
    with superuser() as pg:
        pg.execute("ALTER TABLE lpse_jejak DISABLE TRIGGER USER")
        pg.execute("ALTER TABLE lpse_segeljejak DISABLE TRIGGER USER")
        pg.execute(perusakan)
        pg.execute("ALTER TABLE lpse_jejak ENABLE TRIGGER USER")
        pg.execute("ALTER TABLE lpse_segeljejak ENABLE TRIGGER USER")

    keluaran = StringIO()
    with pytest.raises(SystemExit) as keluar:
        call_command("audit_verify", "--json", stdout=keluaran)

    hasil = json.loads(keluaran.getvalue())
    assert keluar.value.code == 1
    assert hasil["utuh"] is False
    assert any(kalimat in r for r in hasil["rusak"])


@pytest.mark.django_db(transaction=True)
def test_audit_verify_mengatakan_utuh():
    catat(None, "uji.satu")
    segel_semua()
    keluaran = StringIO()
    call_command("audit_verify", "--json", stdout=keluaran)
    n = Jejak.objects.count()
    assert json.loads(keluaran.getvalue()) == {
        "utuh": True,
        "baris": n,
        "segel": n,
        "belum_disegel": 0,
        "rusak": [],
    }


@pytest.mark.django_db(transaction=True)
def test_kunci_jejak_yang_lain_tidak_mengesahkan_rantai(settings):
    catat(None, "uji.satu")
    segel_semua()
    settings.AUDIT_KEY = "kunci lain"
    assert not periksa_rantai().utuh


@pytest.mark.django_db
def test_catatan_melihat_tidak_boleh_di_dalam_transaksi_lain():
    akun = buat_akun()
    with pytest.raises(RuntimeError), transaction.atomic():
        catat_lihat(akun, oleh=akun)


@pytest.mark.django_db(transaction=True)
def test_kepala_rantai_dikirim_ke_saksi_sekali_sehari(mailoutbox):
    catat(None, "uji.satu")
    segel_semua()
    assert kirim_kepala_rantai()
    assert not kirim_kepala_rantai()
    kirim(Pemberitahuan.objects.get().pk)
    assert SegelJejak.objects.order_by("-nomor").first().hmac in mailoutbox[0].body


def sisipkan_baris(peristiwa: str, *, pk: int, xid: int) -> None:
    """Put a row into the trail past its trigger, as only the server's superuser can."""
    with superuser() as pg:
        pg.execute("SET session_replication_role = replica")
        pg.execute(
            "INSERT INTO lpse_jejak (id, xid, peristiwa, objek_jenis, objek_id, peran, rincian)"
            " VALUES (%s, %s, %s, '', '', '', '{}')",
            [pk, xid, peristiwa],
        )


@pytest.mark.django_db(transaction=True)
def test_segel_berlanjut_setelah_dipulihkan_ke_server_yang_nomor_transaksinya_lebih_kecil():
    """The restored rows were numbered by a server that had got further; ids go on where they were."""
    catat(None, "uji.awal")
    segel_semua()
    akhir = SegelJejak.objects.latest("nomor")
    lama = akhir.jejak_id + 1
    sisipkan_baris("uji.dipulihkan", pk=lama, xid=2**60)
    SegelJejak.objects.create(nomor=akhir.nomor + 1, jejak_id=lama, hmac="0" * 64)
    with superuser() as pg:
        pg.execute("SELECT setval('lpse_jejak_id_seq', %s)", [lama])
    baru = catat(None, "uji.baru")
    segel_sampai(SegelJejak.objects.filter(jejak_id=baru.pk).exists)
    assert belum_disegel() == []


@pytest.mark.django_db(transaction=True)
def test_baris_yang_belum_disegel_ketika_dicadangkan_disegel_setelah_dipulihkan():
    """Its number lies beyond every transaction here: waiting for it would be waiting for years."""
    catat(None, "uji.awal")
    segel_semua()
    lama = SegelJejak.objects.latest("nomor").jejak_id + 1
    sisipkan_baris("uji.dipulihkan", pk=lama, xid=2**60)
    with superuser() as pg:
        pg.execute("SELECT setval('lpse_jejak_id_seq', %s)", [lama])
    catat(None, "uji.baru")
    segel_semua()
    assert tersegel()[-2:] == ["uji.dipulihkan", "uji.baru"]
    assert periksa_rantai().utuh


@pytest.mark.django_db(transaction=True)
def test_semua_baris_pulihan_disegel_walau_nomor_transaksi_di_sini_berada_di_antaranya():
    catat(None, "uji.awal")
    segel_semua()
    akhir = Jejak.objects.get(pk=SegelJejak.objects.latest("nomor").jejak_id)
    sisipkan_baris("uji.sudah_dilewati", pk=akhir.pk + 1, xid=akhir.xid)
    sisipkan_baris("uji.belum_dicapai", pk=akhir.pk + 2, xid=2**60)
    with superuser() as pg:
        pg.execute("SELECT setval('lpse_jejak_id_seq', %s)", [akhir.pk + 2])
    catat(None, "uji.baru")
    segel_semua()
    assert tersegel()[-3:] == ["uji.sudah_dilewati", "uji.belum_dicapai", "uji.baru"]
    assert periksa_rantai().utuh


@pytest.mark.django_db(transaction=True)
def test_baris_yang_disusupkan_ke_masa_lalu_tidak_disahkan_segel():
    catat(None, "uji.satu")
    segel_semua()
    sisipkan_baris("uji.susupan", pk=-1, xid=3)
    catat(None, "uji.dua")
    segel_sampai(lambda: "uji.dua" not in belum_disegel())
    assert belum_disegel() == ["uji.susupan"]
    assert periksa_rantai().belum_disegel == 1


# --- Looks, whatever becomes of the request -----------------------------------------------------------


def lihat_halaman(pendaftaran, client):
    return client.get(
        reverse("admin:registrasi_meja_halaman", args=[pendaftaran.kode, "ktp", 1]), {"lebar": "900"}
    )


def lihatan() -> int:
    return Jejak.objects.filter(peristiwa="pendaftaran.dilihat", rincian__has_key="halaman").count()


@pytest.fixture
def diajukan():
    return buat_diajukan()


@pytest.mark.django_db(transaction=True)
def test_lihatan_tetap_tercatat_bila_permintaannya_gagal_sesudahnya(diajukan, monkeypatch):
    def gagal(*_args, **_kwargs):
        raise RuntimeError("putus")

    monkeypatch.setattr("registrasi.meja.dokumen.sajikan_halaman", gagal)
    client = klien_peran(Peran.VERIFIKATOR)
    client.raise_request_exception = False
    assert lihat_halaman(diajukan, client).status_code == 500
    assert lihatan() == 1


@pytest.mark.django_db(transaction=True)
def test_lihatan_tercatat_sebelum_bait_pertama_walau_pembaca_memutus(diajukan):
    client = klien_peran(Peran.VERIFIKATOR)
    jawaban = client.get(reverse("admin:registrasi_meja_asli", args=[diajukan.kode, "ktp"]))
    # Nothing of it has been read yet.
    assert jawaban.streaming
    assert Jejak.objects.filter(peristiwa="pendaftaran.dilihat", rincian__unduh=True).count() == 1
    jawaban.close()


@pytest.mark.django_db(transaction=True)
def test_nik_yang_dibuka_tercatat_walau_halamannya_gagal(diajukan, monkeypatch):
    def gagal(*_args, **_kwargs):
        raise RuntimeError("putus")

    monkeypatch.setattr("registrasi.meja.meja.tampilkan_meja", gagal)
    client = klien_peran(Peran.VERIFIKATOR)
    client.raise_request_exception = False
    client.post(reverse("admin:registrasi_meja_nik", args=[diajukan.kode]))
    assert Jejak.objects.filter(peristiwa="pendaftaran.nik_dilihat").count() == 1


@pytest.mark.django_db(transaction=True)
def test_permintaan_dalam_satu_transaksi_tidak_memperlihatkan_apa_pun(diajukan):
    """With ATOMIC_REQUESTS a roll-back would take the row along: then nothing is shown at all."""
    client = klien_peran(Peran.VERIFIKATOR)
    client.raise_request_exception = False
    connection.settings_dict["ATOMIC_REQUESTS"] = True
    try:
        dokumen, nik = (
            lihat_halaman(diajukan, client),
            client.post(reverse("admin:registrasi_meja_nik", args=[diajukan.kode])),
        )
    finally:
        connection.settings_dict["ATOMIC_REQUESTS"] = False
    assert [dokumen.status_code, nik.status_code] == [500, 500]
    assert diajukan.penanggung_jawab_nik not in nik.content.decode()
    assert lihatan() == 0


@pytest.mark.django_db(transaction=True)
def test_tindakan_yang_ditolak_tercatat_sesudah_transaksinya_dibatalkan(rf):
    akun = buat_akun(Peran.HELPDESK)
    request = rf.post("/")
    request.user, request._messages = akun, type("P", (), {"add": lambda *_: None})()

    @transaction.atomic
    def act():
        catat(akun, "uji.setengah_jalan", oleh=akun)
        raise TidakBerwenang

    assert tindak(request, akun, "uji", act) is None
    tercatat = Jejak.objects.filter(oleh_id=akun.pk).values_list("peristiwa", flat=True)
    assert list(tercatat) == ["akun.uji.tidak_diizinkan"]


@pytest.mark.django_db
def test_catatan_admin_tidak_memuat_nik():
    akun = buat_akun(Peran.AUDITOR, nik="3504992002850002")
    client = klien_peran(Peran.AUDITOR)
    for alamat in (
        reverse("admin:lpse_akun_changelist"),
        reverse("admin:lpse_akun_change", args=[akun.pk]),
        reverse("admin:lpse_undangan_changelist"),
    ):
        assert "3504992002850002" not in client.get(alamat).content.decode()
