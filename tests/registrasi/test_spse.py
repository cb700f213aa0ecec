"""The SPSE side of users: how an account stands there, the list, and what goes out as a file."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from lpse.aturan import TidakBerwenang
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.spse import PerluPerkara, TanggalKeliru
from registrasi.models import PenggunaSPSE
from registrasi.queries.pengguna import SaringanPengguna
from registrasi.spse.ekspor import baris_ekspor, pengguna_untuk_ekspor
from tests.factories import buat_akun, buat_disetujui
from tests.petugas import klien, klien_peran
from tests.registrasi.berkas_spse import JUDUL, baca, baris, terapkan, tulis_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengguna() -> PenggunaSPSE:
    return buat_disetujui().pengguna_spse


def isi_csv(jawaban) -> list[dict[str, str]]:
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks)))


def test_status_di_spse_tercatat_dengan_riwayat_dan_surat(pengguna):
    verifikator = buat_akun(Peran.VERIFIKATOR)
    kemarin = hari_ini() - timedelta(days=1)

    actions.catat_status_spse(
        pengguna.pk, oleh=verifikator, status="aktif", tanggal=kemarin, tiket="LKPP-1", catatan="Lewat surel."
    )

    pengguna.refresh_from_db()
    riwayat = pengguna.riwayat_status.get()
    assert (pengguna.status_spse, pengguna.nomor_tiket_lkpp) == ("aktif", "LKPP-1")
    assert (riwayat.dari, riwayat.status, riwayat.tanggal, riwayat.oleh) == (
        "belum",
        "aktif",
        kemarin,
        verifikator,
    )
    surat = susun(Pemberitahuan.objects.get(templat="registrasi/spse_aktif"))
    assert pengguna.user_id in surat.subject
    assert (
        Jejak.objects.filter(peristiwa="pengguna_spse.status_aktif", objek_id=str(pengguna.pk)).count() == 1
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        pengguna.riwayat_status.update(catatan="diubah")


def test_penonaktifan_dan_pengaktifan_kembali_bukan_dari_sini(pengguna):
    verifikator = buat_akun(Peran.VERIFIKATOR)
    with pytest.raises(PerluPerkara, match="perkara penonaktifan"):
        actions.catat_status_spse(pengguna.pk, oleh=verifikator, status="nonaktif", tanggal=hari_ini())
    PenggunaSPSE.objects.update(status_spse="nonaktif")
    with pytest.raises(PerluPerkara, match="pengaktifan kembali"):
        actions.catat_status_spse(pengguna.pk, oleh=verifikator, status="aktif", tanggal=hari_ini())


def test_tanggal_yang_belum_tiba_ditolak(pengguna):
    besok = hari_ini() + timedelta(days=1)
    with pytest.raises(TanggalKeliru):
        actions.catat_status_spse(
            pengguna.pk, oleh=buat_akun(Peran.VERIFIKATOR), status="aktif", tanggal=besok
        )


@pytest.mark.parametrize("peran", [Peran.KEPALA, Peran.AUDITOR, Peran.HELPDESK, Peran.PENYEDIA])
def test_hanya_verifikator_mencatat_status(pengguna, peran):
    with pytest.raises(TidakBerwenang):
        actions.catat_status_spse(pengguna.pk, oleh=buat_akun(peran), status="aktif", tanggal=hari_ini())


def test_pencabutan_persetujuan_masuk_riwayat(pengguna):
    actions.cabut(pengguna.pendaftaran_id, oleh=buat_akun(Peran.KEPALA), alasan="Keliru.")
    assert pengguna.riwayat_status.get().status == "nonaktif"


def test_daftar_dicari_menurut_user_id_awal_nama_npwp_dan_surel():
    terapkan(baca(tulis_csv([baris(1, rkn_nama="PT Angin Timur"), baris(2, rkn_nama="CV Angin Barat")])))
    satu = PenggunaSPSE.objects.get(user_id="PENGGUNA00001")
    c = klien_peran(Peran.AUDITOR)

    def cari(**params: str) -> list[str]:
        konteks = c.get(reverse("admin:registrasi_pengguna"), params).context
        return [p.user_id for p, *_ in konteks["baris"]]

    npwp = satu.penyedia.npwp
    for teks in ("pengguna00001", "pt ang", npwp, f"0{npwp}", satu.akun.email.upper()):
        assert cari(cari=teks) == ["PENGGUNA00001"], teks
    assert cari(cari="angin") == [], "a name is searched by its beginning"
    assert cari(cari="100%") == []
    assert cari(status="belum") == []
    assert cari(kelompok="non_penyedia") == []
    assert len(cari(jenis="badan_usaha")) == 2


def test_nama_yang_berubah_diikuti_daftar(pengguna):
    penyedia = pengguna.penyedia
    penyedia.nama = "PT Nama Baru"
    penyedia.save()
    assert list(pengguna_untuk_ekspor(SaringanPengguna(cari="pt nama"))) == [pengguna]


def test_daftar_berharga_sama_berapa_pun_isinya(django_assert_max_num_queries):
    c = klien_peran(Peran.VERIFIKATOR)
    terapkan(baca(tulis_csv(baris(n) for n in range(1, 31))))
    with django_assert_max_num_queries(8):
        jawaban = c.get(reverse("admin:registrasi_pengguna"))
    assert jawaban.context["url_sesudah"]
    lanjut = c.get(reverse("admin:registrasi_pengguna") + jawaban.context["url_sesudah"])
    assert len(lanjut.context["baris"]) == 5


def test_halaman_pengguna_menyamarkan_npwp_dan_mencatat_yang_melihat(pengguna):
    c = klien_peran(Peran.KEPALA)
    isi = c.get(reverse("admin:registrasi_pengguna_lihat", args=[pengguna.kode])).content.decode()
    assert pengguna.penyedia.npwp16 not in isi
    assert "••••" in isi
    assert pengguna.pendaftaran.nomor in isi
    assert "Catat keadaan" not in isi
    assert Jejak.objects.filter(peristiwa="penggunaspse.dilihat", objek_id=str(pengguna.pk)).count() == 1


def test_status_dicatat_dari_halaman(pengguna):
    c = klien_peran(Peran.VERIFIKATOR)
    alamat = reverse("admin:registrasi_pengguna_status", args=[pengguna.kode])
    assert c.post(alamat, {}).context["form"].errors
    hari = hari_ini()
    data = {"status": "aktif", "tanggal": hari.isoformat()}
    jawaban = c.post(alamat, {**data, "tiket": "T-9"}, follow=True)
    assert "Tiket LKPP T-9" in jawaban.content.decode()


def test_sekaligus_hanya_yang_menunggu():
    semua = [buat_disetujui().pengguna_spse for _ in range(3)]
    PenggunaSPSE.objects.filter(pk=semua[0].pk).update(status_spse="nonaktif")
    c = klien_peran(Peran.VERIFIKATOR)
    alamat = reverse("admin:registrasi_pengguna_massal")
    pilih = {"pilih": [p.kode for p in semua]}

    pratinjau = c.get(alamat, pilih)
    assert [p.pk for p in pratinjau.context["bisa"]] == [semua[1].pk, semua[2].pk]
    assert len(pratinjau.context["tidak"]) == 1
    assert PenggunaSPSE.objects.filter(status_spse="belum").count() == 2, "looking changes nothing"

    hari = hari_ini()
    data = {"tanggal": hari.isoformat(), "tiket": ""}
    c.post(alamat, {**pilih, **data})
    assert dict(PenggunaSPSE.objects.values_list("pk", "status_spse")) == {
        semua[0].pk: "nonaktif",
        semua[1].pk: "aktif",
        semua[2].pk: "aktif",
    }


def test_kartu_menyebut_yang_paling_lama_menunggu(pengguna):
    PenggunaSPSE.objects.update(created_at=pengguna.created_at - timedelta(days=4))
    isi = klien_peran(Peran.VERIFIKATOR).get("/admin/").content.decode()
    assert "Disetujui, belum aktif di SPSE" in isi
    assert "Paling lama menunggu 4 hari" in isi


def test_ekspor_dicatat_dan_dapat_diimpor_kembali():
    judul = (*JUDUL, "rkn_alamat")
    terapkan(baca(tulis_csv([baris(1, rkn_nama="=1+1 Jaya", rkn_alamat="@rumah -2"), baris(2)], judul)))
    verifikator = buat_akun(Peran.VERIFIKATOR)
    c = klien(verifikator)

    jawaban = c.get(reverse("admin:registrasi_pengguna_ekspor", args=["csv"]), {"jenis": "badan_usaha"})
    isi = b"".join(jawaban.streaming_content)

    catatan = Jejak.objects.get(peristiwa="pengguna_spse.diekspor").rincian
    assert catatan == {"bentuk": "csv", "jumlah": 2, "jenis": "badan_usaha"}
    satu, dua = csv.DictReader(io.StringIO(isi.decode("utf-8-sig")))
    assert (satu["rkn_nama"], satu["rkn_alamat"]) == ("'=1+1 Jaya", "'@rumah -2")
    assert (dua["rkn_nama"], dua["kbp_id"], dua["btu_id"]) == ("CV Uji 2", "3504", "01")
    assert baca(isi).jumlah_sama == 2, "what went out comes in as what it was"
    buku = c.get(reverse("admin:registrasi_pengguna_ekspor", args=["xlsx"]))
    xlsx = b"".join(buku.streaming_content)
    assert "<f>" not in zipfile.ZipFile(io.BytesIO(xlsx)).read("xl/worksheets/sheet1.xml").decode()
    assert baca(xlsx, "pengguna.xlsx").jumlah_sama == 2


def test_baris_ekspor_memuat_tanggal_dan_alamat_pendaftaran(pengguna):
    pengguna = pengguna_untuk_ekspor(SaringanPengguna()).get()
    isi = baris_ekspor(pengguna)
    assert isi["rkn_nama"] == "PT Uji Coba Sejati"
    assert isi["rkn_alamat"] == "Jalan Uji 1"
    assert isi["btu_id"] == "02"
    assert isi["rkn_tgl_setuju"] == hari_ini().isoformat()


def test_impor_lewat_halaman_dari_unggah_sampai_diterapkan():
    c = klien_peran(Peran.VERIFIKATOR)
    alamat = reverse("admin:registrasi_pengguna_impor")
    assert "bukan CSV" in c.post(alamat, {"berkas": io.BytesIO(b"%PDF-1.4")}).content.decode()

    berkas = io.BytesIO(tulis_csv([baris(1), baris(2, rkn_email="x")]))
    berkas.name = "pengguna lama.csv"
    lihat = c.post(alamat, {"berkas": berkas})["Location"]
    assert 'http-equiv="refresh"' in c.get(lihat).content.decode(), "it looks again by itself"
    kode = lihat.rstrip("/").rpartition("/")[2]
    impor = c.get(lihat).context["impor"]
    actions.kerjakan_impor(impor.pk)

    isi = c.get(lihat + "?hasil=ditolak").content.decode()
    assert "Surel tidak benar" in isi
    assert "PENGGUNA00001" not in isi
    c.post(reverse("admin:registrasi_pengguna_impor_terapkan", args=[kode]), {})
    assert "Sedang diterapkan" in c.get(lihat).content.decode()
    actions.kerjakan_impor(impor.pk)
    assert "Impor selesai" in c.get(lihat).content.decode()
    assert PenggunaSPSE.objects.get().user_id == "PENGGUNA00001"
    jawaban = c.post(reverse("admin:registrasi_pengguna_impor_batalkan", args=[kode]), follow=True)
    assert "tidak dapat dilakukan" in jawaban.content.decode()


def test_contoh_berkas_terbaca_sendiri():
    c = klien_peran(Peran.VERIFIKATOR)
    impor = baca(c.get(reverse("admin:registrasi_pengguna_impor_contoh")).content)
    assert (impor.jumlah_baru, impor.jumlah_ditolak) == (1, 0)
