"""Uji pemulihan: the drill restores a real backup, and says in sentences what differs."""

import contextlib
import json

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from arsip.actions.catat_uji import antrekan_uji
from arsip.actions.pekerjaan import antrekan
from arsip.actions.uji_pulih import awalan_basis, nama_basis, sapu_uji_mati
from arsip.enums.cadangan import JenisPekerjaan, SebabGagal, StatusPekerjaan
from arsip.management.commands.periksa_pulihan import Command as PeriksaPulihan
from arsip.mesin.basis_uji import PENANDA, basis_uji, is_kosong, sapu_basis_uji
from arsip.mesin.galat import MesinGagal
from arsip.models import Cadangan, Sumber, UjiPemulihan
from lpse.embedded.postgres import connect
from lpse.jejak import AWAL_RANTAI, catat, hitung_segel
from lpse.models import Jejak, Pemberitahuan, SegelJejak
from lpse.models.naskah import JenisNaskah
from lpse.peran import Peran
from tests import plugin
from tests.arsip.mesin import alamat_basis_data
from tests.arsip.uji import (
    DOKUMEN,
    basis_tanpa_createdb,
    basis_tersisa,
    siapkan_repositori,
    simpan_cadangan,
    tempat_tersisa,
    uji,
)
from tests.factories import buat_akun, buat_berkas

pytestmark = [pytest.mark.django_db(transaction=True)]
NAMA_PEMERIKSAAN = ["manifes", "dump", "baris", "migrasi", "segel", "berkas", "dokumen", "jejak", "masuk"]


@pytest.fixture
def data(settings, tmp_path):
    settings.LPSE_DATA_DIR = tmp_path / "data"
    settings.LPSE_DATA_DIR.mkdir()
    return settings.LPSE_DATA_DIR


def test_cadangan_portal_yang_sungguhan_lulus_uji(data, tmp_path, capsys):
    siapkan_repositori(tmp_path)
    buat_akun(Peran.ADMIN_SISTEM)
    buat_berkas()
    # As the clock seals, which waits for the transactions of other tests.
    baris = Jejak.objects.get(pk=catat(None, "uji.dimulai").pk)
    SegelJejak.objects.create(nomor=1, jejak_id=baris.pk, hmac=hitung_segel(AWAL_RANTAI, 1, baris))
    call_command("cadangkan", "portal")
    capsys.readouterr()

    call_command("uji_pulih", "--json")

    (isi,) = json.loads(capsys.readouterr().out)["uji"]
    assert isi["lulus"]
    assert isi["beda"] == []
    assert [p["kode"] for p in isi["pemeriksaan"]] == NAMA_PEMERIKSAAN
    assert all(p["is_lulus"] for p in isi["pemeriksaan"])
    satu = UjiPemulihan.objects.select_related("cadangan", "naskah", "pekerjaan").get()
    assert satu.is_lulus
    assert satu.durasi
    assert satu.cadangan.diuji_pada
    assert satu.naskah.jenis == JenisNaskah.UJI_PEMULIHAN
    assert satu.naskah.nomor == isi["berita_acara"]
    assert satu.naskah.isi["hasil"] == "Lulus"
    assert (basis_tersisa(), tempat_tersisa(data)) == ([], [])
    for ubah in (
        lambda: UjiPemulihan.objects.update(is_lulus=False),
        lambda: UjiPemulihan.objects.update(hasil={}),
        lambda: UjiPemulihan.objects.update(naskah=None),
        lambda: UjiPemulihan.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah()


def rusak(dump, pohon, manifes):
    """As if a row, a migration and a file had been lost between counting and saving."""
    manifes["basis_data"]["baris"]["public.tiket"] = 8
    manifes["basis_data"]["migrasi"].append("lpse.0003_tiga")
    manifes["jejak"] = {"nomor": 1, "hmac": "f" * 64}
    (pohon / DOKUMEN).write_bytes(b"akta terganti.")


def test_baris_migrasi_dan_berkas_yang_berbeda_disebut_dan_menggagalkan(data, tmp_path):
    admin = buat_akun(Peran.ADMIN_SISTEM)
    _, restic = siapkan_repositori(tmp_path)
    cadangan = simpan_cadangan(restic, tmp_path, ubah=rusak)

    pekerjaan = uji(oleh=admin)

    assert (pekerjaan.status, pekerjaan.sebab) == (StatusPekerjaan.GAGAL, SebabGagal.TIDAK_COCOK)
    beda = UjiPemulihan.objects.get(pekerjaan=pekerjaan).hasil["beda"]
    for kalimat in (
        "tabel public.tiket: baris 7, seharusnya 8",
        "migrasi lpse.0003_tiga tidak ada",
        "segel jejak 1 berubah: rantainya bukan yang dicadangkan",
        f"dokumen {DOKUMEN}: isinya tidak sama dengan sidik di basis data",
    ):
        assert kalimat in beda
        assert kalimat in pekerjaan.galat
    assert any(kalimat.startswith(f"berkas {DOKUMEN}: sidik") for kalimat in beda)
    cadangan.refresh_from_db()
    assert cadangan.diuji_pada is None
    assert Pemberitahuan.objects.get(templat="arsip/pekerjaan_gagal").penerima == admin.email
    naskah = UjiPemulihan.objects.get(pekerjaan=pekerjaan).naskah
    assert (naskah.isi["hasil"], naskah.isi["petugas"][0]["nama"]) == ("Tidak lulus", str(admin))
    assert (basis_tersisa(), tempat_tersisa(data)) == ([], [])


def test_salinan_terpotong_dan_dokumen_tanpa_isi_gagal_dengan_sebabnya(data, tmp_path):
    _, restic = siapkan_repositori(tmp_path)
    simpan_cadangan(restic, tmp_path, perintah=("INSERT INTO lpse_berkas VALUES ('berkas/zz/hilang', 'x')",))
    tanpa_isi = uji()
    simpan_cadangan(restic, tmp_path, ubah=lambda dump, *_: dump.write_bytes(dump.read_bytes()[:2000]))

    terpotong = uji()

    assert tanpa_isi.sebab == SebabGagal.TIDAK_COCOK
    assert "dokumen berkas/zz/hilang tidak ada" in tanpa_isi.galat
    assert terpotong.sebab == SebabGagal.DUMP_RUSAK
    assert not UjiPemulihan.objects.get(pekerjaan=terpotong).is_lulus
    assert (basis_tersisa(), tempat_tersisa(data)) == ([], [])


def test_sisa_uji_yang_mati_disapu_yang_lain_dibiarkan(data):
    sumber = Sumber.objects.select_related("repositori").get(kode="portal")
    mati = antrekan(JenisPekerjaan.UJI_PULIH, sumber.repositori, sumber=sumber)
    (data / "cadangan-uji" / mati.kode).mkdir(parents=True)
    nama, asing = nama_basis(mati), f"{awalan_basis()}x_{mati.pk}"
    with contextlib.closing(connect(plugin.BASE, role="lpse_owner", dbname="postgres")) as pg:
        try:
            for satu in (nama, asing):
                pg.execute(f'CREATE DATABASE "{satu}" TEMPLATE template0')
                pg.execute(f"COMMENT ON DATABASE \"{satu}\" IS '{PENANDA}'")
            assert sapu_uji_mati() == 2
            assert (basis_tersisa(), tempat_tersisa(data)) == ([asing], [])
            assert sapu_uji_mati() == 0
            # Without its mark it is somebody's as soon as anything is in it; empty, its drill died too soon.
            pg.execute(f'COMMENT ON DATABASE "{asing}" IS NULL')
            with connect(plugin.BASE, role="lpse_owner", dbname=asing) as isi:
                isi.execute("CREATE TABLE milik_orang (id int)")
            assert sapu_basis_uji(alamat_basis_data("postgres"), f"{awalan_basis()}x_", set) == []
            with connect(plugin.BASE, role="lpse_owner", dbname=asing) as isi:
                isi.execute("DROP TABLE milik_orang")
            assert sapu_basis_uji(alamat_basis_data("postgres"), f"{awalan_basis()}x_", set) == [asing]
            assert basis_tersisa() == []
        finally:
            pg.execute(f'DROP DATABASE IF EXISTS "{asing}"')


def test_basis_data_yang_bukan_untuk_uji_tidak_disentuh():
    with basis_tanpa_createdb() as alamat:
        ditolak(alamat, "UJI_PULIH_DATABASE_URL", is_khusus=False)
        with basis_uji(alamat, "tidak_terpakai", is_khusus=True) as dipakai:
            assert dipakai == alamat
            with connect_ke(alamat) as pg:
                pg.execute("CREATE TABLE isi (id int)")
        assert is_kosong(alamat)
        with connect_ke(alamat) as pg:
            pg.execute(f"COMMENT ON DATABASE {alamat['dbname']} IS NULL")
            pg.execute("CREATE TABLE milik_orang (id int)")
        ditolak(alamat, "tidak disentuh", is_khusus=True)
        assert not is_kosong(alamat)


def ditolak(alamat, kalimat, *, is_khusus):
    with pytest.raises(MesinGagal, match=kalimat), basis_uji(alamat, "tidak_terpakai", is_khusus=is_khusus):
        pytest.fail("basis data ini tidak boleh dipakai")


def connect_ke(alamat):
    return connect(plugin.BASE, role=alamat["user"], dbname=alamat["dbname"])


def test_pemeriksa_portal_menolak_basis_data_portal_sendiri():
    with pytest.raises(Exception, match="hanya bekerja di basis data uji"):
        PeriksaPulihan().handle(json=True)


def test_uji_mingguan_diantrekan_sekali_dan_hanya_bila_ada_cadangan():
    assert antrekan_uji() == 0
    sumber = Sumber.objects.get(kode="portal")
    Cadangan.objects.create(
        sumber=sumber,
        repositori=sumber.repositori,
        snapshot="a" * 64,
        dari_saat="2026-01-01T00:00:00Z",
        created_at="2026-01-01T00:00:00Z",
        manifes={},
    )
    assert [antrekan_uji(), antrekan_uji()] == [1, 0]
