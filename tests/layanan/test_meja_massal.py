"""Acts on several tickets at once: previewed first, done one by one, never an answer."""

import pytest

from layanan.actions.tiket import ambil
from layanan.enums.tiket import StatusTiket
from layanan.meja.massal import TINDAKAN
from layanan.models import Tiket
from lpse.models import Jejak
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.layanan.tiket import buat_selesai, buat_tiket
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
MASSAL = "/admin/layanan/tiket/massal/"
S = StatusTiket


@pytest.fixture
def petugas():
    return buat_akun(Peran.HELPDESK)


def pilih(*tiket: Tiket, **isi: str) -> dict[str, object]:
    return {"pilih": [t.kode for t in tiket], **isi}


def segar(tiket: Tiket) -> Tiket:
    return Tiket.objects.get(pk=tiket.pk)


def test_tidak_ada_jawaban_massal():
    assert set(TINDAKAN) == {"ambil", "tugaskan", "prioritas", "gabung", "ekspor"}


def test_pratinjau_menyebut_yang_dikerjakan_dan_yang_tidak_tanpa_mengubah(petugas):
    terbuka, selesai = buat_tiket(), buat_selesai(petugas)
    isi = klien(petugas).get(MASSAL, pilih(terbuka, selesai, tindakan="ambil")).content.decode()
    assert "Akan dikerjakan: 1 tiket" in isi
    assert "Tidak dikerjakan: 1 tiket" in isi
    assert segar(terbuka).status == S.TERCATAT


def test_ambil_dan_tugaskan_beberapa_sekaligus(petugas):
    tiket, lain = [buat_tiket() for _ in range(3)], buat_akun(Peran.HELPDESK)
    client = klien(petugas)
    client.post(MASSAL, pilih(*tiket, tindakan="ambil"))
    assert {segar(t).ditugaskan_kepada for t in tiket} == {petugas}
    client.post(MASSAL, pilih(*tiket, tindakan="tugaskan", kepada=str(lain.pk)))
    assert {segar(t).ditugaskan_kepada for t in tiket} == {lain}
    client.post(MASSAL, pilih(*tiket, tindakan="tugaskan", kepada="0"))
    assert {segar(t).ditugaskan_kepada for t in tiket} == {None}


def test_prioritas_mengikuti_tabel_dan_tenggatnya_ikut(petugas):
    satu, dua = buat_tiket(), buat_tiket()
    klien(petugas).post(MASSAL, pilih(satu, dua, tindakan="prioritas", urgensi="M", dampak="B"))
    assert [segar(t).prioritas for t in (satu, dua)] == ["T", "T"]
    assert segar(satu).tenggat < satu.tenggat


def test_gabung_ke_salah_satu_yang_dipilih(petugas):
    tiket = [buat_tiket() for _ in range(3)]
    jawaban = klien(petugas).post(MASSAL, pilih(*tiket, tindakan="gabung", ke=tiket[1].kode), follow=True)
    assert "2 tiket digabungkan." in jawaban.content.decode()
    assert [segar(t).status for t in tiket] == [S.DIGABUNG, S.TERCATAT, S.DIGABUNG]


def test_yang_berubah_sementara_itu_tidak_menahan_yang_lain(petugas, monkeypatch):
    satu, dua = buat_tiket(), buat_tiket()
    ambil(satu.pk, oleh=petugas)
    Tiket.objects.filter(pk=dua.pk).update(
        status=S.LUAR_KEWENANGAN, perkara_luar="evaluasi", tenggat=None, berakhir_pada=dua.dibuka_pada
    )
    # Read before the other officer ended it.
    monkeypatch.setattr("layanan.meja.massal._pilah", lambda aksi, baris: (baris, []))
    jawaban = klien(petugas).post(MASSAL, pilih(satu, dua, tindakan="ambil"), follow=True)
    isi = jawaban.content.decode()
    assert "1 tiket Anda ambil." in isi
    assert f"1 tiket tidak. {dua.nomor}" in isi
    assert Jejak.objects.filter(peristiwa="tiket.ambil.tidak_diizinkan").exists()


def test_ekspor_pilihan_saja_dan_tercatat(petugas):
    satu, dua = buat_tiket(), buat_tiket()
    jawaban = klien(petugas).post(MASSAL, pilih(satu, tindakan="ekspor"))
    teks = b"".join(jawaban.streaming_content).decode()
    assert satu.nomor in teks
    assert dua.nomor not in teks
    assert Jejak.objects.get(peristiwa="tiket.diekspor").rincian == {"pilihan": 1}


def test_tanpa_pilihan_kembali_ke_daftar_yang_sama(petugas):
    jawaban = klien(petugas).get(MASSAL, {"tindakan": "ambil", "kueri": "status=semua"})
    assert jawaban.url == "/admin/layanan/tiket/?status=semua"


def test_pembaca_hanya_mengekspor():
    tiket, client = buat_tiket(), klien_peran(Peran.KEPALA)
    assert client.get(MASSAL, pilih(tiket, tindakan="tugaskan")).status_code == 403
    assert client.get(MASSAL, pilih(tiket, tindakan="ekspor")).status_code == 200
    assert client.get(MASSAL, pilih(tiket, tindakan="jawab")).status_code == 404


def test_beranda_menunjukkan_tiket_saya_yang_bebas_dan_yang_terlambat(petugas):
    ambil(buat_tiket().pk, oleh=petugas)
    buat_tiket()
    isi = klien(petugas).get("/admin/").content.decode()
    for kata in ("Tiket Anda", "Tiket belum dipegang", "Tidak ada yang terlambat"):
        assert kata in isi
    assert "Tiket Anda" not in klien_peran(Peran.AUDITOR).get("/admin/").content.decode()
