"""The Survei Kepuasan Masyarakat: its arithmetic, who answers, what is published and stays."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from layanan.actions.survei import (
    IsianJawaban,
    batalkan_survei,
    buat_survei,
    buka_survei,
    jawab_survei,
    terbitkan_survei,
    tutup_survei,
    undang_sepotong,
)
from layanan.enums.survei import KODE_UNSUR, Mutu
from layanan.models import JawabanSurvei, Survei, UndanganSurvei
from layanan.policies.skm import hitung_skm, mutu_dari, sampel_sedikitnya
from layanan.queries.survei import baca_hasil
from layanan.tasks.survei import undang_yang_menunggu
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.factories import buat_akun
from tests.layanan.tiket import buat_tiket
from tests.petugas import klien

ISI = IsianJawaban("helpdesk", 4, 4, 3, 4, 4, 4, 4, 3, 3, saran="Tambah kursi.")
KIRIMAN = {"layanan": "helpdesk", **dict.fromkeys(KODE_UNSUR, "3")}
db = pytest.mark.django_db


@pytest.fixture
def sekretaris():
    return buat_akun(Peran.SEKRETARIS)


@pytest.fixture
def survei(sekretaris):
    """One that is open."""
    dibuat = buat_survei(
        oleh=sekretaris, judul="SKM", dari=hari_ini() - timedelta(days=300), sampai=hari_ini()
    )
    return buka_survei(dibuat.pk, oleh=sekretaris)


def tautan(survei, surel):
    """The link of the invitation to this address, as it was mailed."""
    undangan = UndanganSurvei.objects.get(survei=survei, surel=surel)
    surat = susun(Pemberitahuan.objects.get(objek_jenis="layanan.undangansurvei", objek_id=str(undangan.pk)))
    return "/survei/" + surat.body.split("/survei/")[1].split()[0]


# --- The arithmetic ---------------------------------------------------------------------------------------


def test_contoh_seratus_jawaban_sempurna_dan_terburuk():
    assert hitung_skm(dict.fromkeys(KODE_UNSUR, 400), 100).indeks == Decimal("100.00")
    assert hitung_skm(dict.fromkeys(KODE_UNSUR, 100), 100).indeks == Decimal("25.00")
    assert hitung_skm(dict.fromkeys(KODE_UNSUR, 0), 0) is None


@pytest.mark.parametrize(
    ("indeks", "mutu"),
    [("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("76.60", "C"), ("65.00", "C"), ("64.99", "D")],
)
def test_batas_mutu_menurut_peraturan(indeks, mutu):
    assert mutu_dari(Decimal(indeks)) == Mutu(mutu)


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=60))
def test_indeks_antara_25_dan_100_dan_tidak_bergantung_urutan(jawaban):
    def hitung(baris):
        return hitung_skm({k: sum(b[i] for b in baris) for i, k in enumerate(KODE_UNSUR)}, len(baris))

    hasil = hitung(jawaban)
    assert Decimal(25) <= hasil.indeks <= Decimal(100)
    assert hasil == hitung(jawaban[::-1])


@pytest.mark.parametrize(("populasi", "sampel"), [(0, 0), (1, 1), (100, 80), (500, 217), (1000, 278)])
def test_sampel_krejcie_morgan(populasi, sampel):
    assert sampel_sedikitnya(populasi) == sampel


# --- Who answers ------------------------------------------------------------------------------------------


@db
def test_yang_pernah_dilayani_diundang_sekali_tiap_surel(survei):
    for surel in ("a@uji.example", "A@uji.example", "b@uji.example", ""):
        buat_tiket(surel=surel)
    while undang_yang_menunggu():
        pass
    assert sorted(UndanganSurvei.objects.values_list("surel", flat=True)) == [
        "a@uji.example",
        "b@uji.example",
    ]
    assert Pemberitahuan.objects.filter(templat="layanan/survei_undangan").count() == 2


@db
def test_undangan_dilanjutkan_dari_tempat_berhentinya(survei, monkeypatch):
    monkeypatch.setattr("layanan.actions.survei.SEPOTONG", 2)
    for nomor in range(5):
        buat_tiket(surel=f"orang{nomor}@uji.example")
    assert [undang_sepotong(survei.pk) for _ in range(4)] == [2, 2, 1, 0]
    assert UndanganSurvei.objects.count() == 5


@db
def test_tautan_undangan_berlaku_sekali_dan_jawabannya_tanpa_nama(client, survei):
    buat_tiket(surel="a@uji.example")
    undang_sepotong(survei.pk)
    alamat = tautan(survei, "a@uji.example")

    client.post(alamat, KIRIMAN)
    client.post(alamat, KIRIMAN)

    (jawaban,) = JawabanSurvei.objects.all()
    assert jawaban.diundang
    kolom = {f.name for f in JawabanSurvei._meta.fields}
    assert not kolom & {"surel", "nama", "akun", "undangan", "alamat_ip"}


@db
def test_tautan_terbuka_sekali_tiap_peramban(client, survei):
    alamat = reverse("layanan:survei", args=[survei.kode])
    assert "Sembilan pertanyaan" in client.get(alamat).content.decode()
    client.post(alamat, KIRIMAN)
    assert "Terima kasih" in client.post(alamat, KIRIMAN).content.decode()
    assert JawabanSurvei.objects.count() == 1


@db
def test_jawaban_kurang_diminta_lengkap(client, survei):
    isi = client.post(reverse("layanan:survei", args=[survei.kode]), {"layanan": "helpdesk", "u1": "9"})
    assert "Pilih nilai untuk waktu penyelesaian." in isi.content.decode()
    assert not JawabanSurvei.objects.exists()


@db
def test_yang_ditutup_tidak_menerima_jawaban(client, survei, sekretaris):
    tutup_survei(survei.pk, oleh=sekretaris)
    isi = client.post(reverse("layanan:survei", args=[survei.kode]), KIRIMAN).content.decode()
    assert "Survei ini sudah ditutup" in isi
    with pytest.raises(AturanDilanggar):
        jawab_survei(survei.pk, ISI)


@db
def test_tautan_karangan_404(client, survei):
    assert client.get(reverse("layanan:survei_undangan", args=["karangan"])).status_code == 404
    with pytest.raises(AturanDilanggar):
        jawab_survei(survei.pk, ISI, token="karangan")


# --- What is published ------------------------------------------------------------------------------------


@db
def test_hanya_satu_survei_dibuka_dan_hanya_oleh_yang_berwenang(survei, sekretaris):
    lain = buat_survei(oleh=sekretaris, judul="Dua", dari=hari_ini(), sampai=hari_ini())
    with pytest.raises(AturanDilanggar):
        buka_survei(lain.pk, oleh=sekretaris)
    with pytest.raises(TidakBerwenang):
        buat_survei(oleh=buat_akun(Peran.AUDITOR), judul="Tiga", dari=hari_ini(), sampai=hari_ini())


@db
def test_hasil_terbit_beku_dan_tampil_di_laporan(client, survei, sekretaris):
    jawab_survei(survei.pk, ISI)
    jawab_survei(survei.pk, replace(ISI, u1=2, u9=1))
    tutup_survei(survei.pk, oleh=sekretaris)
    with pytest.raises(AturanDilanggar):
        terbitkan_survei(survei.pk, oleh=sekretaris, tindak_lanjut=" ")

    terbit = terbitkan_survei(survei.pk, oleh=sekretaris, tindak_lanjut="Kursi ditambah bulan depan.")

    assert terbit.indeks == baca_hasil(survei).indeks == Decimal("86.11")
    assert terbit.mutu == "B"
    isi = client.get("/laporan/").content.decode()
    assert "Indeks 86,11" in isi
    assert "Kursi ditambah bulan depan." in isi
    with pytest.raises(DatabaseError), transaction.atomic():
        Survei.objects.filter(pk=survei.pk).update(indeks=100)
    with pytest.raises(DatabaseError), transaction.atomic():
        JawabanSurvei.objects.update(u1=4)


@db
def test_tanpa_jawaban_tidak_terbit(survei, sekretaris):
    tutup_survei(survei.pk, oleh=sekretaris)
    with pytest.raises(AturanDilanggar):
        terbitkan_survei(survei.pk, oleh=sekretaris, tindak_lanjut="Ada.")


@db
def test_survei_tanpa_jawaban_dapat_dibatalkan(client, survei, sekretaris):
    tutup_survei(survei.pk, oleh=sekretaris)
    assert batalkan_survei(survei.pk, oleh=sekretaris).status == "dibatalkan"
    assert client.get(reverse("layanan:survei", args=[survei.kode])).status_code == 404


@db
def test_nilai_di_luar_skala_ditolak_basis_data(survei):
    with pytest.raises(DatabaseError), transaction.atomic():
        jawab_survei(survei.pk, replace(ISI, u5=5))


@db
def test_dari_draf_sampai_terbit_lewat_halaman(client, sekretaris):
    meja = klien(sekretaris)
    daftar = reverse("admin:layanan_survei")
    lihat = meja.post(daftar, {"judul": "SKM 2026", "dari": "1 1 2026", "sampai": "30 6 2026"}).url
    kode = Survei.objects.get().kode
    meja.post(reverse("admin:layanan_survei_buka", args=[kode]))
    assert "<svg" in meja.get(lihat).content.decode()
    client.post(reverse("layanan:survei", args=[kode]), {**KIRIMAN, "saran": "=HYPERLINK(1)"})
    meja.post(reverse("admin:layanan_survei_tutup", args=[kode]))
    meja.post(reverse("admin:layanan_survei_terbitkan", args=[kode]), {"tindak_lanjut": "Dilatih."})
    assert "Indeks 75,00" in meja.get(lihat).content.decode()
    ekspor = meja.get(reverse("admin:layanan_survei_ekspor", args=[kode]))
    assert "'=HYPERLINK(1)" in b"".join(ekspor.streaming_content).decode()
