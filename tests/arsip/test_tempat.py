"""What is typed of places leads programs: no option, no way out, no foreign secret, nothing in itself."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions.peralatan import baca_rujukan, berkas_sandi, buat_sandi
from arsip.actions.periksa import temuan_sumber
from arsip.actions.sumber import JalurBertumpuk, tambah_repositori, tambah_sumber, ubah_sumber
from arsip.enums.cadangan import JenisRepositori, SebabGagal
from arsip.forms.cadangan import RujukanField, lokasi_keliru
from arsip.mesin.galat import MesinGagal
from arsip.models import Repositori, Sumber
from tests.arsip.mesin import kendali
from tests.arsip.pekerjaan import admin, direktori, tempat_data

__all__ = ["tempat_data"]
pytestmark = pytest.mark.dasar("arsip.cadangan")
LOKASI_JAHAT = (
    "sftp:-oProxyCommand=touch /tmp/x:/x",
    "sftp:-oProxyCommand=id@dinas:/x",
    "sftp://-oProxyCommand=id/x",
    "sftp:a b@dinas:/x",
    "s3:-x/b",
    "rclone:jauh:/x",
    "rest:https://penyerang.example/",
    "local:/srv",
    "/srv/a\n/b",
)


def test_lokasi_tidak_membawa_pilihan_program_atau_skema_lain():
    luar, utama = JenisRepositori.LUAR, JenisRepositori.UTAMA
    for benar in (
        "s3:https://objek.example:9000/lpse/a",
        "s3:s3.amazonaws.com/lpse",
        "sftp:cadangan@simpan.contoh.go.id:/lpse",
        "sftp://cadangan@[2001:db8::1]:2222//srv/lpse",
    ):
        assert lokasi_keliru(luar, benar) == ""
    assert lokasi_keliru(utama, "/mnt/nas satu/lpse") == ""
    for keliru in LOKASI_JAHAT:
        assert lokasi_keliru(luar, keliru)
        assert lokasi_keliru(utama, keliru)


@pytest.mark.django_db
def test_basis_data_sendiri_menolak_tempat_dan_penanda_seperti_itu(tmp_path):
    for jenis in JenisRepositori:
        for lokasi in LOKASI_JAHAT:
            with pytest.raises(IntegrityError, match="repositori_lokasi_berbentuk"), transaction.atomic():
                Repositori.objects.create(kode="x", nama="X", jenis=jenis, lokasi=lokasi)
    Repositori.objects.create(kode="luar", nama="Luar", jenis="luar", lokasi="sftp:cadangan@dinas:/lpse")
    for penanda in ("/etc/hostname", "../INI", "..", "dalam/INI"):
        with pytest.raises(IntegrityError, match="sumber_penanda"), transaction.atomic():
            direktori(tmp_path, "x", repositori=Repositori.objects.get(kode="utama"), penanda=penanda)


def test_rujukan_berkas_hanya_dari_direktori_rahasia_juga_lewat_tautan(settings, tmp_path):
    """What a key's reference names is sent to the storage that the same person chose."""
    settings.RAHASIA_CADANGAN_DIR = tmp_path / "rahasia"
    settings.RAHASIA_CADANGAN_DIR.mkdir()
    (tmp_path / "env").write_text("SECRET_KEY=x")
    (tmp_path / "rahasia" / "s3").write_text("kunci")
    (tmp_path / "rahasia" / "tautan").symlink_to(tmp_path / "env")
    assert baca_rujukan(f"berkas:{tmp_path}/rahasia/s3") == "kunci"
    for lain in (tmp_path / "env", tmp_path / "rahasia/../env", tmp_path / "rahasia/tautan"):
        with pytest.raises(ValidationError, match="RAHASIA_CADANGAN_DIR"):
            RujukanField(label="Kunci").clean(f"berkas:{lain}")
        with pytest.raises(MesinGagal, match="di luar direktori rahasia"):
            baca_rujukan(f"berkas:{lain}")


def test_sandi_portal_dibuat_sekali_dan_yang_hilang_tidak_diganti_diam_diam(tempat_data):
    baru, siap = Repositori(kode="utama"), Repositori(kode="utama", disiapkan_pada=timezone.now())
    assert not berkas_sandi(baru).exists(), "nothing is made by looking"
    buat_sandi(baru)
    sandi = berkas_sandi(siap).read_text()
    buat_sandi(baru)
    assert berkas_sandi(siap).read_text() == sandi
    berkas_sandi(siap).unlink()
    buat_sandi(siap)
    with pytest.raises(MesinGagal, match="Kembalikan isinya") as galat:
        berkas_sandi(siap)
    assert galat.value.sebab == SebabGagal.SANDI_SALAH


@pytest.mark.django_db
def test_sumber_tidak_memuat_data_portal_atau_repositori_dan_tidak_di_dalamnya(tempat_data, tmp_path):
    oleh, sumber = admin(), direktori(tmp_path)
    repo, tautan = Path(sumber.repositori.lokasi), tmp_path / "tautan"
    tautan.symlink_to(tempat_data)
    isi = {"kode": "baru", "nama": "Baru", "jenis": "direktori", "repositori": sumber.repositori}
    for jalur in ("/", str(tmp_path), str(tempat_data / "rahasia"), str(tautan), str(repo / "data")):
        with pytest.raises(JalurBertumpuk):
            tambah_sumber(oleh=oleh, jalur=jalur, **isi)
        with pytest.raises(JalurBertumpuk):
            ubah_sumber(sumber.pk, oleh=oleh, jalur=jalur)
    with pytest.raises(JalurBertumpuk):
        tambah_repositori(oleh=oleh, kode="r", nama="R", jenis="utama", lokasi=f"{sumber.jalur}/dalam")
    Sumber.objects.filter(pk=sumber.pk).update(jalur=str(tautan))
    sumber.refresh_from_db()
    assert [t.sebab for t in temuan_sumber(sumber, kendali())] == [SebabGagal.JALUR_TIDAK_ADA]
