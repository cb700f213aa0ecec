"""The trail: append-only in the database, sealed, verifiable."""

import json
import time
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import InternalError, ProgrammingError, connection, transaction

from lpse.jejak import catat, catat_lihat, periksa_rantai, segel
from lpse.models import Jejak, Pemberitahuan, SegelJejak
from lpse.pemberitahuan import kirim
from lpse.saksi import kirim_kepala_rantai
from tests.basis_data import superuser
from tests.factories import buat_akun

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


def segel_semua() -> None:
    """Seal every row; transactions of other tests on this server hold the newest back for a moment."""
    batas = time.monotonic() + 60
    while belum_disegel() and time.monotonic() < batas:
        segel()
        time.sleep(0.05)
    assert not belum_disegel()


def belum_disegel() -> list[str]:
    disegel = SegelJejak.objects.values("jejak_id")
    return list(Jejak.objects.exclude(pk__in=disegel).order_by("pk").values_list("peristiwa", flat=True))


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
    segel()
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
    urutan = SegelJejak.objects.order_by("nomor").values_list("jejak_id", flat=True)
    peristiwa = Jejak.objects.in_bulk(list(urutan))
    assert [peristiwa[pk].peristiwa for pk in urutan][-2:] == ["lama", "uji.baru"]
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
