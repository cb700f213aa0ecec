"""Old backups: what the count shows is what then goes, with the real restic; a held one stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arsip.actions.jalankan import jalankan
from arsip.actions.pekerjaan import gagalkan
from arsip.actions.pembersihan import (
    IsianAturan,
    batalkan_pembersihan,
    gagalkan_pembersihan,
    hitung_pembersihan,
    setujui_pembersihan,
    tahan_cadangan,
    tetapkan_aturan,
)
from arsip.enums.cadangan import JenisRepositori, SebabGagal
from arsip.enums.retensi import StatusPembersihan
from arsip.models import AturanSimpan, Cadangan, Pembersihan, Repositori
from arsip.policies.pembersihan import PembersihanTidakTepat, pilihan_restic, sebut_aturan
from lpse.peran import Peran
from tests.arsip.mesin import kendali, repositori_siap
from tests.arsip.pekerjaan import direktori, tempat_data
from tests.factories import buat_akun

__all__ = ["tempat_data"]
S = StatusPembersihan
UMUR = (0, 1, 40, 41, 400)  # days
RAPAT = IsianAturan(2, 0, 0, 0, 0, "Uji.")


@pytest.fixture
def sekretaris(db):
    return buat_akun(Peran.SEKRETARIS)


@pytest.fixture
def kepala(db):
    return buat_akun(Peran.KEPALA)


def repositori_berisi(tmp_path):
    """A real repository with five backups of one source, made on these days; the engine over it."""
    restic = repositori_siap(tmp_path)
    repositori = Repositori.objects.create(
        kode="isi",
        nama="Repositori isi",
        jenis=JenisRepositori.UTAMA,
        lokasi=restic.alamat.lokasi,
        sandi=f"berkas:{restic.alamat.sandi}",
        id_mesin="x",
        disiapkan_pada=timezone.now(),
    )
    sumber = direktori(tmp_path, repositori=repositori)
    for hari in UMUR:
        saat = timezone.now() - timedelta(days=hari)
        pilihan = ["--time", f"{saat:%Y-%m-%d %H:%M:%S}", "--host", "lpse", "--tag", f"sumber:{sumber.kode}"]
        restic._jalankan("backup", [*pilihan, "--", sumber.jalur], kendali())
    for potret in restic.daftar(kendali()):
        Cadangan.objects.create(
            sumber=sumber, repositori=repositori, snapshot=potret.snapshot, dari_saat=potret.saat, manifes={}
        )
    return repositori, restic


@pytest.mark.django_db(transaction=True)
def test_yang_dibuang_tepat_yang_ditampilkan_dan_yang_ditahan_tetap(
    tmp_path, tempat_data, sekretaris, kepala
):
    repositori, restic = repositori_berisi(tmp_path)
    tetapkan_aturan(repositori, RAPAT, oleh=sekretaris)
    tertua = Cadangan.objects.order_by("dari_saat").first()
    tahan_cadangan(tertua.pk, oleh=sekretaris, ditahan="Diminta auditor.")
    pembersihan = hitung_pembersihan(repositori, oleh=sekretaris)
    assert jalankan(pembersihan.pekerjaan_coba_id).status == "berhasil"
    assert len(restic.daftar(kendali())) == len(UMUR)  # the count touched nothing
    pembersihan.refresh_from_db()
    dibuang = {b["snapshot"] for b in pembersihan.daftar if not b["is_disimpan"]}
    assert (pembersihan.status, len(dibuang), len(pembersihan.daftar)) == (S.SIAP, 2, len(UMUR))
    assert tertua.snapshot not in dibuang
    pembersihan = setujui_pembersihan(pembersihan.pk, oleh=kepala)
    # Held after the head has spoken: it stays, and the others go.
    lagi = Cadangan.objects.filter(snapshot__in=dibuang).first()
    tahan_cadangan(lagi.pk, oleh=sekretaris, ditahan="Diminta auditor kemudian.")
    assert jalankan(pembersihan.pekerjaan_id).status == "berhasil"
    tinggal = {p.snapshot for p in restic.daftar(kendali())}
    hilang = dibuang - {lagi.snapshot}
    assert tinggal == {b["snapshot"] for b in pembersihan.daftar} - hilang
    assert set(Cadangan.objects.exclude(dibuang_pada=None).values_list("snapshot", flat=True)) == hilang
    assert Pembersihan.objects.get(pk=pembersihan.pk).status == S.SELESAI
    with pytest.raises(PembersihanTidakTepat, match="sudah dibuang"):
        tahan_cadangan(Cadangan.objects.get(snapshot__in=hilang).pk, oleh=sekretaris, ditahan="x")


def test_aturan_menjadi_pilihan_menurut_waktu():
    aturan = AturanSimpan(semua_hari=3, harian_hari=14, mingguan_minggu=8, bulanan_bulan=12, tahunan_tahun=0)
    assert pilihan_restic(aturan) == [
        "--keep-within=3d",
        "--keep-within-daily=14d",
        "--keep-within-weekly=56d",
        "--keep-within-monthly=12m",
    ]
    assert sebut_aturan(aturan) == (
        "Disimpan semua cadangan 3 hari terakhir, satu setiap hari selama 14 hari, satu setiap minggu selama "
        "8 minggu, satu setiap bulan selama 12 bulan, dihitung dari cadangan terbaru setiap sumber."
    )


def test_hitungan_yang_gagal_mengakhiri_pembersihan_dan_dapat_diulang(sekretaris):
    repositori = Repositori.objects.create(
        kode="r",
        nama="R",
        jenis=JenisRepositori.UTAMA,
        lokasi="/tidak/ada",
        id_mesin="x",
        disiapkan_pada=timezone.now(),
    )
    with pytest.raises(PembersihanTidakTepat, match="aturan simpannya"):
        hitung_pembersihan(repositori, oleh=sekretaris)
    tetapkan_aturan(repositori, RAPAT, oleh=sekretaris)
    pertama = hitung_pembersihan(repositori, oleh=sekretaris)
    with pytest.raises(PembersihanTidakTepat, match="masih berjalan"):
        hitung_pembersihan(repositori, oleh=sekretaris)
    pekerjaan = pertama.pekerjaan_coba
    type(pekerjaan).objects.filter(pk=pekerjaan.pk).update(status="berjalan", dimulai_pada=timezone.now())
    gagalkan(pekerjaan.pk, SebabGagal.TERKUNCI, "Terkunci.")
    gagalkan_pembersihan(pertama.pk)
    pertama.refresh_from_db()
    assert (pertama.status, pertama.keterangan) == (S.GAGAL, "Repositori terkunci")
    kedua = hitung_pembersihan(repositori, oleh=sekretaris)
    assert batalkan_pembersihan(kedua.pk, oleh=sekretaris).status == S.DIBATALKAN
