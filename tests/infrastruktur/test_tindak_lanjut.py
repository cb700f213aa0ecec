"""Disk atau RAM kritis: terbuka sendiri, selesai hanya bila diganti dan terbukti, atau beralasan."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.actions.tindak_lanjut import (
    catat_penggantian,
    kembalikan_alasan,
    periksa_bukti,
    terima_alasan,
    usulkan_alasan,
)
from infrastruktur.enums.harian import StatusTindakLanjut as S
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import Deret, PenggantianKomponen, SukuCadang, TindakLanjut
from infrastruktur.policies.aset import BukanAsetSasaran, SeriTerpasang, baca_gb
from infrastruktur.policies.harian import PengusulMemutus, WaktuBelumTiba
from infrastruktur.tasks.harian import cari_bukti, ingatkan_yang_terlambat
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.aset import catat, pasang
from tests.infrastruktur.harian import (
    baca_lagi,
    buat_deret,
    buat_dicatat,
    buat_tindak_lanjut,
    isian,
    jadikan,
)

pytestmark = pytest.mark.django_db


def test_disk_kritis_membuka_satu_tindak_lanjut_dan_mengabari_pengelola():
    pengelola = buat_akun(Peran.ADMIN_SISTEM)
    deret = buat_deret()
    jadikan(deret, Keadaan.KRITIS)
    jadikan(deret, Keadaan.TIDAK_DIKETAHUI)
    jadikan(deret, Keadaan.KRITIS)

    satu = TindakLanjut.objects.get()
    assert (satu.status, satu.nilai, satu.nomor[:4]) == (S.TERBUKA, 93.4, "TLJ-")
    assert satu.tenggat > timezone.now()
    surat = Pemberitahuan.objects.get(templat="infrastruktur/tindak_lanjut_dibuka")
    assert surat.akun == pengelola


@pytest.mark.parametrize(
    ("ukuran", "ke"), [(Ukuran.CPU, Keadaan.KRITIS), (Ukuran.RAM, Keadaan.PERINGATAN), (Ukuran.DISK, "baik")]
)
def test_yang_lain_tidak_membuka_apa_pun(ukuran, ke):
    jadikan(buat_deret(ukuran, keadaan=Keadaan.TIDAK_DIKETAHUI), ke)
    assert not TindakLanjut.objects.exists()


def test_satu_yang_berjalan_per_deret_dijaga_basis_data():
    satu = buat_tindak_lanjut()
    lain = jadikan(buat_deret(), Keadaan.PERINGATAN)
    with pytest.raises(IntegrityError, match="tindak_lanjut_satu_terbuka"):
        TindakLanjut.objects.create(nomor="X", deret=satu.deret, balik=lain, tenggat=timezone.now())


def test_penggantian_menunggu_bukti_dan_selesai_bila_deret_pulih():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    satu = buat_dicatat(admin)
    assert satu.status == S.MENUNGGU_PEMBUKTIAN
    assert cari_bukti() == 0  # nothing was read since

    baca_lagi(satu.deret, 41.0, keadaan=Keadaan.BAIK)
    assert cari_bukti() == 1
    satu.refresh_from_db()
    assert (satu.status, satu.berakhir_pada is not None) == (S.SELESAI, True)
    peristiwa = Jejak.objects.filter(objek_id=str(satu.pk), objek_jenis="infrastruktur.tindaklanjut")
    assert list(peristiwa.order_by("pk").values_list("peristiwa", flat=True)) == [
        "tindaklanjut.terbuka",
        "tindaklanjut.menunggu_pembuktian",
        "tindaklanjut.selesai",
    ]


def test_masih_kritis_sesudah_penggantian_membuka_lagi_dengan_sebab():
    satu = buat_dicatat(buat_akun(Peran.ADMIN_SISTEM))
    baca_lagi(satu.deret, 92.5, kali=2)
    assert cari_bukti() == 0  # recovery takes three readings, so two say nothing

    baca_lagi(satu.deret, 92.5, kali=1, calon=Keadaan.BAIK)
    assert cari_bukti() == 0  # on its way to recovery

    Deret.objects.filter(pk=satu.deret_id).update(calon="")
    assert cari_bukti() == 1
    satu.refresh_from_db()
    assert satu.status == S.TERBUKA
    assert satu.sebab == "Sesudah 3 bacaan sejak penggantian dicatat, masih kritis; terakhir 92,5%."


def test_bacaan_yang_hilang_tidak_membuktikan_apa_pun():
    satu = buat_dicatat(buat_akun(Peran.ADMIN_SISTEM))
    baca_lagi(satu.deret, 10.0, kali=5, keadaan=Keadaan.TIDAK_DIKETAHUI)
    assert periksa_bukti(satu.pk) is None


def test_penggantian_tidak_dicatat_sebelum_terjadi_dan_tidak_berubah_sesudahnya():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    satu = buat_tindak_lanjut()
    with pytest.raises(WaktuBelumTiba):
        catat_penggantian(satu.pk, oleh=admin, isian=isian(dipasang_pada=timezone.now() + timedelta(hours=1)))
    catat_penggantian(satu.pk, oleh=admin, isian=isian())
    for ubah in (
        lambda: PenggantianKomponen.objects.update(nomor_seri="LAIN"),
        lambda: PenggantianKomponen.objects.all().delete(),
        lambda: TindakLanjut.objects.filter(pk=satu.pk).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()


@pytest.mark.parametrize(
    ("teks", "gb"),
    [
        ("960 GB", 960),
        ("1,92 TB", 1920),
        ("1.920gb", 1920),
        ("2 TiB", 2000),
        ("2 x 480 GB", None),
        ("0 GB", None),
    ],
)
def test_ukuran_dibaca_seperti_orang_menulisnya(teks, gb):
    assert baca_gb(teks) == gb


def test_penggantian_sampai_ke_riwayat_suku_cadang_asetnya_atau_tidak_tercatat_sama_sekali():
    admin = buat_akun(Peran.ADMIN_SISTEM)
    satu = buat_tindak_lanjut()
    aset = catat(admin, sasaran=satu.deret.sasaran)
    lama = pasang(aset, admin, "disk", "LAMA-1", 480)
    asing = catat(admin, nomor_seri="LAIN-1")
    for salah, sebab in (
        ({"aset": asing}, BukanAsetSasaran),
        ({"aset": aset, "isian": isian(nomor_seri="lama-1")}, SeriTerpasang),
    ):
        with pytest.raises(sebab):
            catat_penggantian(satu.pk, oleh=admin, **{"isian": isian(), **salah})
    assert not PenggantianKomponen.objects.exists()

    catat_penggantian(satu.pk, oleh=admin, isian=isian(), aset=aset, lama=lama)

    baru = SukuCadang.objects.terpasang().get(aset=aset)
    lama.refresh_from_db()
    assert (baru.menggantikan, baru.jenis, baru.ukuran_gb, baru.nomor_seri) == (
        *(lama, "disk", 960, "CONTOH-0001"),
    )
    assert lama.alasan_lepas == f"Tindak lanjut {satu.nomor}"


def test_alasan_diputus_kepala_bukan_yang_mengusulkan():
    admin, kepala = buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.KEPALA)
    satu = usulkan_alasan(buat_tindak_lanjut().pk, oleh=admin, alasan="Ambang terlalu rendah.")
    assert Pemberitahuan.objects.get(templat="infrastruktur/tindak_lanjut_diusulkan").akun == kepala
    with pytest.raises(TidakBerwenang):
        terima_alasan(satu.pk, oleh=admin)

    dikembalikan = kembalikan_alasan(satu.pk, oleh=kepala, putusan="Tetap tambah disk.")
    assert (dikembalikan.status, dikembalikan.putusan) == (S.TERBUKA, "Tetap tambah disk.")
    usulkan_alasan(satu.pk, oleh=admin, alasan="Berkas lama sudah dipindahkan.")
    selesai = terima_alasan(satu.pk, oleh=kepala)
    assert (selesai.status, selesai.diputus_oleh) == (S.SELESAI_BERALASAN, kepala)
    with pytest.raises(TindakanTertutup):
        usulkan_alasan(satu.pk, oleh=admin, alasan="Lagi.")
    with pytest.raises(IntegrityError), transaction.atomic():
        TindakLanjut.objects.filter(pk=satu.pk).update(alasan="Diganti diam-diam.")


def test_yang_mengusulkan_tidak_memutus_sendiri_walau_merangkap_kepala():
    rangkap = buat_akun(Peran.ADMIN_SISTEM, Peran.KEPALA)
    satu = buat_dicatat(rangkap)  # no reading ever comes to prove it
    usulkan_alasan(satu.pk, oleh=rangkap, alasan="Servernya sudah dilepas.")
    for memutus in (terima_alasan, kembalikan_alasan):
        with pytest.raises(PengusulMemutus, match="Minta pejabat lain"):
            memutus(satu.pk, oleh=rangkap, putusan="Ya.")
    with pytest.raises(IntegrityError, match="tindak_lanjut_dua_orang"), transaction.atomic():
        TindakLanjut.objects.filter(pk=satu.pk).update(status=S.TERBUKA, diputus_oleh=rangkap)
    assert terima_alasan(satu.pk, oleh=buat_akun(Peran.KEPALA)).status == S.SELESAI_BERALASAN


def test_yang_terlambat_diingatkan_sekali_pada_jam_kerja(monkeypatch):
    admin, kepala = buat_akun(Peran.ADMIN_SISTEM), buat_akun(Peran.KEPALA)
    satu = buat_tindak_lanjut()
    TindakLanjut.objects.filter(pk=satu.pk).update(tenggat=timezone.now() - timedelta(days=1))
    monkeypatch.setattr("lpse.kalender.KalenderKerja.is_kerja", lambda *_: True)

    assert [ingatkan_yang_terlambat(), ingatkan_yang_terlambat()] == [1, 0]
    surat = Pemberitahuan.objects.filter(templat="infrastruktur/tindak_lanjut_terlambat")
    assert set(surat.values_list("akun", flat=True)) == {admin.pk, kepala.pk}
