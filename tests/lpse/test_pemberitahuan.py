"""The outbox: one row per message, sent once, never lost with the queue."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from lpse.models import KonfirmasiEmail, Pemberitahuan
from lpse.pemberitahuan import (
    TIDAK_SAMPAI,
    beritahukan,
    kirim,
    klaim,
    sapu_kotak_keluar,
    tandai_tidak_sampai,
)
from lpse.peran import Peran
from lpse.sumbangan import Surat, sumbangan
from registrasi import actions
from tests.factories import buat_akun

pytestmark = pytest.mark.django_db


@pytest.fixture
def baris():
    actions.minta_konfirmasi("calon@uji.example")
    return Pemberitahuan.objects.get()


def test_kunci_yang_sama_tidak_menambah_surat(baris):
    beritahukan("registrasi/konfirmasi_email", kepada="lain@uji.example", kunci=baris.kunci)
    assert Pemberitahuan.objects.count() == 1


def test_surat_dikirim_sekali_dengan_message_id_tetap(baris):
    assert kirim(baris.pk)
    assert not kirim(baris.pk)
    assert [m.extra_headers["Message-ID"] for m in mail.outbox] == [baris.message_id]


def test_rahasia_tautan_dibuat_saat_dikirim_dan_hanya_sidiknya_disimpan(baris):
    konfirmasi = KonfirmasiEmail.objects.get()
    assert konfirmasi.token_hash == ""
    kirim(baris.pk)
    konfirmasi.refresh_from_db()
    assert len(konfirmasi.token_hash) == 64
    assert konfirmasi.token_hash not in mail.outbox[0].body


def test_yang_sedang_dipegang_pengirim_lain_tidak_diambil(baris):
    assert klaim(baris.pk) is not None
    assert klaim(baris.pk) is None
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert klaim(baris.pk) is not None


def test_kegagalan_server_surat_ditunda_lalu_diulang(baris):
    with patch("django.core.mail.EmailMultiAlternatives.send", side_effect=SMTPServerDisconnected):
        assert not kirim(baris.pk)
    baris.refresh_from_db()
    assert (baris.status, baris.galat) == ("antre", "SMTPServerDisconnected")
    assert not kirim(baris.pk)
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        assert kirim(baris.pk)


def test_sesudah_sepekan_gagal_surat_berhenti_dicoba_dan_rahasianya_dihapus(baris):
    Pemberitahuan.objects.filter(pk=baris.pk).update(rahasia="sandi")
    with patch("django.core.mail.EmailMultiAlternatives.send", side_effect=OSError):
        for hari in range(9):
            with time_machine.travel(timezone.now() + timedelta(days=hari)):
                kirim(baris.pk)
    baris.refresh_from_db()
    assert (baris.status, baris.rahasia) == ("gagal", "")


def test_surat_yang_tidak_dapat_disusun_menunggu_giliran_bukan_diulang_terus(baris, caplog):
    Pemberitahuan.objects.filter(pk=baris.pk).update(templat="tidak/ada")
    assert not kirim(baris.pk)
    baris.refresh_from_db()
    assert (baris.status, baris.galat) == ("antre", "KeyError")
    assert baris.kirim_setelah > timezone.now()
    assert "tidak dapat disusun" in caplog.text


def test_sapuan_menemukan_yang_tertinggal(baris):
    assert sapu_kotak_keluar() == 1
    kirim(baris.pk)
    assert sapu_kotak_keluar() == 0


def test_rahasia_sekali_pakai_tersandi_lalu_dihapus_sesudah_terkirim():
    from lpse.akun_adapter import AkunAdapter

    AkunAdapter().send_mail("account/email/login_code", "a@uji.example", {"code": "ABC123"})
    baris = Pemberitahuan.objects.get()
    assert "ABC123" not in baris.rahasia
    kirim(baris.pk)
    baris.refresh_from_db()
    assert baris.rahasia == ""
    assert "ABC123" in mail.outbox[0].body


class UtasUji:
    """The mails about one person hang together."""

    def message_id(self, objek, kunci):
        return f"<{objek.pk}.{kunci}@uji.example>"

    def kepala(self, baris):
        return {"Reply-To": f"lpse+{baris.objek_id}@uji.example", "Auto-Submitted": "no"}


def test_jenis_surat_menentukan_utasnya_sendiri():
    akun = buat_akun(Peran.PENYEDIA)
    surat = Surat("registrasi/konfirmasi_email", lambda baris: {}, UtasUji())
    with patch.dict(sumbangan.surat, {surat.templat: surat}):
        baris = beritahukan(surat.templat, kepada="a@uji.example", kunci="k1", objek=akun)
        assert baris.message_id == f"<{akun.pk}.k1@uji.example>"
        kirim(baris.pk)
        tanpa_objek = beritahukan(surat.templat, kepada="a@uji.example", kunci="k2")
    kepala = mail.outbox[0].message()
    assert kepala["Reply-To"] == f"lpse+{akun.pk}@uji.example"
    assert (kepala["Message-ID"], kepala["Auto-Submitted"]) == (baris.message_id, "auto-generated")
    assert tanpa_objek.message_id != baris.message_id


def test_surat_yang_dikembalikan_server_penerima_ditandai(baris):
    assert tandai_tidak_sampai(baris.message_id, baris.penerima) is None
    kirim(baris.pk)
    assert tandai_tidak_sampai("<lain@x>", baris.penerima) is None
    assert tandai_tidak_sampai(baris.message_id, baris.penerima) == baris
    baris.refresh_from_db()
    assert (baris.status, baris.galat) == ("dikirim", TIDAK_SAMPAI)


def test_basis_data_menolak_surat_terkirim_yang_masih_menyimpan_rahasia(baris):
    with pytest.raises(IntegrityError, match="tanpa_rahasia"), transaction.atomic():
        Pemberitahuan.objects.filter(pk=baris.pk).update(
            status="dikirim", dikirim_pada=timezone.now(), rahasia="x"
        )
