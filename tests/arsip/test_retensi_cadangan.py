"""Old backups: what the count shows is what then goes, with the real restic; a held one stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from arsip.actions.jalankan import jalankan
from arsip.actions.pekerjaan import gagalkan
from arsip.actions.pembersihan import (
    IsianAturan,
    _putuskan,
    batalkan_pembersihan,
    gagalkan_pembersihan,
    hitung_pembersihan,
    setujui_pembersihan,
    tetapkan_aturan,
)
from arsip.actions.retensi import lepas_penahanan
from arsip.enums.cadangan import JenisRepositori, SebabGagal
from arsip.enums.retensi import StatusPembersihan
from arsip.mesin.keluaran_restic import Potret
from arsip.models import AturanSimpan, Cadangan, Pembersihan, Repositori
from arsip.policies.pembersihan import PembersihanTidakTepat, disimpan, sebut_aturan
from arsip.policies.retensi import RetensiTidakTepat
from lpse.peran import Peran
from lpse.waktu import zona
from tests.arsip.mesin import kendali, repositori_siap
from tests.arsip.pekerjaan import direktori, tempat_data
from tests.arsip.retensi import pasang_tahan
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
    penahanan = pasang_tahan(sekretaris, lingkup="cadangan", kunci=tertua.kode)
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
    pasang_tahan(sekretaris, lingkup="cadangan", kunci=lagi.kode)
    assert jalankan(pembersihan.pekerjaan_id).status == "berhasil"
    tinggal = {p.snapshot for p in restic.daftar(kendali())}
    hilang = dibuang - {lagi.snapshot}
    assert tinggal == {b["snapshot"] for b in pembersihan.daftar} - hilang
    assert set(Cadangan.objects.exclude(dibuang_pada=None).values_list("snapshot", flat=True)) == hilang
    assert Pembersihan.objects.get(pk=pembersihan.pk).status == S.SELESAI
    with pytest.raises(RetensiTidakTepat, match="sudah dibuang"):
        pasang_tahan(sekretaris, lingkup="cadangan", kunci=Cadangan.objects.get(snapshot__in=hilang).kode)
    lepas_penahanan(penahanan.pk, oleh=kepala, alasan_lepas="Perkaranya selesai.")
    assert list(Cadangan.objects.exclude(ditahan="")) == [lagi]


def test_yang_gagal_tidak_menggeser_yang_baik_dan_yang_terbaru_serta_teruji_tinggal(tmp_path, db):
    """Failures after the last good night, one on its very day: it stays, and so does the drilled one."""
    sumber, oleh = direktori(tmp_path), buat_akun(Peran.SEKRETARIS)
    repositori, kini, label = sumber.repositori, timezone.now(), (f"sumber:{sumber.kode}",)
    umur = {
        "gagal-0": 0,
        "gagal-9": 9,
        "baik-9": 9.2,
        "gagal-12": 12,
        "baik-12": 12.2,
        "teruji": 40,
        "tua": 41,
    }
    potret = [Potret(n, kini - timedelta(days=h), label, (), "") for n, h in umur.items()]
    for satu in potret:
        if not satu.snapshot.startswith("gagal"):
            Cadangan.objects.create(
                sumber=sumber,
                repositori=repositori,
                manifes={},
                dari_saat=satu.saat,
                snapshot=satu.snapshot,
                diuji_pada=kini if satu.snapshot == "teruji" else None,
            )
    aturan = AturanSimpan.objects.create(
        repositori=repositori, semua_hari=2, harian_hari=7, alasan="Uji.", ditetapkan_oleh=oleh
    )
    daftar = _putuskan(Pembersihan(repositori=repositori, aturan=aturan), sumber, potret)
    assert {b["snapshot"] for b in daftar if not b["is_disimpan"]} == {"gagal-12", "tua"}
    Cadangan.objects.update(dibuang_pada=kini)
    daftar = _putuskan(Pembersihan(repositori=repositori, aturan=aturan), sumber, potret)
    assert all(b["is_disimpan"] for b in daftar), "without a good one nothing goes"


def test_aturan_menyimpan_menurut_waktu_dari_yang_terbaru():
    aturan = AturanSimpan(semua_hari=3, harian_hari=14, mingguan_minggu=8, bulanan_bulan=12, tahunan_tahun=0)
    # Two a day for 400 days, at 01.00 and 13.00 where the unit is.
    akhir = datetime(2026, 3, 26, 6, tzinfo=UTC)
    tinggal = disimpan(aturan, {str(n): akhir - timedelta(hours=12 * n) for n in range(800)})
    lama = sorted(int(nama) / 2 for nama in tinggal)
    assert [n for n in lama if n < 3] == [0, 0.5, 1, 1.5, 2, 2.5]
    assert [n for n in lama if 3 <= n < 14] == list(range(3, 14)), "the last of each day"
    mingguan = [n for n in lama if 14 <= n < 56]
    assert {(akhir - timedelta(days=n)).astimezone(zona()).weekday() for n in mingguan} <= {5, 6}
    assert len([n for n in lama if n >= 56]) == 10, "the last of each month within twelve"
    assert max(lama) < 365
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
    with pytest.raises(IntegrityError, match="pembersihan_dua_orang"), transaction.atomic():
        Pembersihan.objects.filter(pk=kedua.pk).update(diputus_oleh=sekretaris, diputus_pada=timezone.now())
    assert batalkan_pembersihan(kedua.pk, oleh=sekretaris).status == S.DIBATALKAN
