"""The reason catalogue: what may be said, to whom, and what is kept of what was said."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from lpse.aturan import TidakBerwenang
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from lpse.profil import profil
from lpse.profil.kunci import KUNCI
from registrasi import actions
from registrasi.actions.katalog import KodeTerpakai
from registrasi.enums.pendaftaran import JenisAlasan, StatusPendaftaran
from registrasi.forms.katalog import AlasanPutusanForm, pilihan_sasaran
from registrasi.models import AlasanDipakai, AlasanPutusan
from registrasi.policies.alasan import (
    AlasanTidakBerlaku,
    PerluKeterangan,
    PilihanAlasan,
    katalog_aktif,
    untuk,
)
from tests.factories import buat_akun, buat_berkas, buat_diajukan
from tests.petugas import klien, klien_peran

pytestmark = pytest.mark.django_db
KATALOG = "/admin/registrasi/alasan/"
KATA_KERJA = ("Foto", "Pindai", "Unggah", "Tulis", "Simpan", "Cetak", "Bawa")


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR)


@pytest.fixture
def pendaftaran():
    return buat_diajukan()


def url(langkah: str, pendaftaran) -> str:
    return f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/{langkah}/"


def pilihan(jenis: JenisAlasan, sasaran: str = "") -> list[str]:
    return [a.kode for a in untuk(katalog_aktif(jenis), jenis, sasaran)]


def test_setiap_alasan_perbaikan_menyebut_yang_harus_dilakukan():
    for alasan in AlasanPutusan.objects.filter(jenis=JenisAlasan.PERBAIKI):
        assert alasan.teks_pemohon.startswith(KATA_KERJA), alasan.kode
        assert alasan.teks_pemohon.endswith("."), alasan.kode


def test_katalog_hanya_menunjuk_dokumen_bagian_dan_aturan_yang_dikenal():
    sasaran = {kode for alasan in AlasanPutusan.objects.all() for kode in alasan.berlaku_untuk}
    # The other regions' own papers are no choice here, but theirs.
    assert sasaran - {kode for kode, _ in pilihan_sasaran()} <= {"iujk", "siup"}
    assert {a.dasar for a in AlasanPutusan.objects.all()} - {""} <= set(KUNCI)


def test_pengembalian_hanya_menawarkan_yang_dapat_diperbaiki_dan_penolakan_yang_final(
    verifikator, pendaftaran
):
    assert pilihan(JenisAlasan.PERBAIKI, "ktp")[0] == "SISI_SALAH"
    assert "FOTO_BURAM" in pilihan(JenisAlasan.PERBAIKI, "akta_pendirian")
    assert "IZIN_TIDAK_SESUAI_BIDANG" not in pilihan(JenisAlasan.PERBAIKI, "ktp")
    assert pilihan(JenisAlasan.PERBAIKI, "penanggung_jawab") == ["ISIAN_NAMA_ORANG", "NIK_TIDAK_VALID"]
    client = klien(verifikator)
    kembalikan, tolak = (client.get(url(t, pendaftaran)).content.decode() for t in ("kembalikan", "tolak"))
    assert "Foto buram" in kembalikan
    assert "Masuk daftar hitam" not in kembalikan
    assert "Masuk daftar hitam" in tolak
    assert "Foto buram" not in tolak
    for act in (
        lambda: actions.kembalikan(
            pendaftaran.pk, oleh=verifikator, dokumen={"ktp": PilihanAlasan("DAFTAR_HITAM", "Nomor 1")}
        ),
        lambda: actions.kembalikan(
            pendaftaran.pk, oleh=verifikator, dokumen={"ktp": PilihanAlasan("FORMULIR_TANPA_TANDA_TANGAN")}
        ),
        lambda: actions.tolak(pendaftaran.pk, oleh=verifikator, alasan=PilihanAlasan("FOTO_BURAM")),
        lambda: actions.tolak(pendaftaran.pk, oleh=verifikator, alasan=PilihanAlasan("TIDAK_ADA")),
    ):
        with pytest.raises(AlasanTidakBerlaku):
            act()


def test_yang_dipakai_dicatat_dengan_kata_kata_yang_dikirim_dan_beku(verifikator, pendaftaran):
    actions.kembalikan(
        pendaftaran.pk,
        oleh=verifikator,
        dokumen={"ktp": PilihanAlasan("FOTO_BURAM", "Bagian NIK."), "npwp": "Unggah kartu yang utuh."},
        bagian={"perusahaan": PilihanAlasan("ISIAN_ALAMAT")},
    )
    kalimat = "Foto ulang di tempat terang, atau pindai, sampai semua tulisannya terbaca. Bagian NIK."
    dipakai = {d.sasaran: d for d in AlasanDipakai.objects.select_related("alasan")}
    assert {s: (d.alasan and d.alasan.kode, d.putaran) for s, d in dipakai.items()} == {
        "ktp": ("FOTO_BURAM", 1),
        "npwp": (None, 1),
        "perusahaan": ("ISIAN_ALAMAT", 1),
    }
    assert dipakai["ktp"].teks == pendaftaran.dokumen.get(kode="ktp").alasan_perbaikan == kalimat
    actions.ubah_alasan(dipakai["ktp"].alasan_id, oleh=buat_akun(Peran.KEPALA), teks_pemohon="Foto ulang.")
    assert AlasanDipakai.objects.get(sasaran="ktp").teks == kalimat
    with pytest.raises(IntegrityError, match="tidak diubah lagi"), transaction.atomic():
        AlasanDipakai.objects.update(teks="Lain.")


def test_daftar_hitam_perlu_nomor_keputusan_dan_penolakan_menyebut_dasarnya(verifikator, pendaftaran):
    with pytest.raises(PerluKeterangan, match="nomor keputusannya"):
        actions.tolak(pendaftaran.pk, oleh=verifikator, alasan=PilihanAlasan("DAFTAR_HITAM"))
    ditolak = actions.tolak(pendaftaran.pk, oleh=verifikator, alasan=PilihanAlasan("KEASLIAN_TIDAK_TERBUKTI"))
    dasar = profil().dasar("registrasi.otentikasi")
    assert ditolak.alasan == f"Keaslian dokumen tidak dapat dibuktikan. Dasar: {dasar}."


@pytest.mark.parametrize(
    ("langkah", "data", "templat", "kode"),
    [
        (
            "kembalikan",
            {"dokumen-ktp-saran": "FOTO_BURAM", "dokumen-ktp-teks": "A & B\nC"},
            "dikembalikan",
            "FOTO_BURAM",
        ),
        (
            "tolak",
            {"saran": "DOK_MILIK_PERUSAHAAN_LAIN", "alasan": "Akta <PT Lain>."},
            "ditolak",
            "DOK_MILIK_PERUSAHAAN_LAIN",
        ),
    ],
)
def test_surat_yang_terkirim_sama_sampai_ke_bitnya_dengan_pratinjau(
    langkah, data, templat, kode, verifikator, pendaftaran
):
    client = klien(verifikator)
    dibaca = client.post(url(langkah, pendaftaran), data).context["surat"]
    client.post(url(langkah, pendaftaran), {**data, "kirim": "1", "sidik": dibaca.sidik})
    # Edited after it was sent: the words that go out are those that were read.
    AlasanPutusan.objects.filter(kode=kode).update(teks_pemohon="Diganti sesudahnya.")
    assert kirim(Pemberitahuan.objects.get(templat=f"registrasi/{templat}").pk)
    terkirim = mail.outbox[-1]
    assert terkirim.to == [dibaca.kepada]
    assert (terkirim.subject.encode(), terkirim.body.encode()) == (
        dibaca.subjek.encode(),
        dibaca.isi.encode(),
    )


@pytest.mark.parametrize(
    ("langkah", "data", "kode"),
    [
        ("kembalikan", {"dokumen-ktp-saran": "FOTO_BURAM"}, "FOTO_BURAM"),
        ("tolak", {"saran": "DUPLIKAT_PENDAFTARAN"}, "DUPLIKAT_PENDAFTARAN"),
    ],
)
def test_katalog_yang_berubah_sesudah_pratinjau_diperlihatkan_lagi_tanpa_mengirim(
    langkah, data, kode, verifikator, pendaftaran
):
    client = klien(verifikator)
    dibaca = client.post(url(langkah, pendaftaran), data).context["surat"]
    pk = AlasanPutusan.objects.get(kode=kode).pk
    actions.ubah_alasan(pk, oleh=buat_akun(Peran.KEPALA), teks_pemohon="Kalimat yang baru.")
    surat = Pemberitahuan.objects.count()

    jawaban = client.post(url(langkah, pendaftaran), {**data, "kirim": "1", "sidik": dibaca.sidik})

    assert jawaban.status_code == 409
    assert "Surat berubah sejak pratinjau terakhir." in jawaban.content.decode()
    assert "Kalimat yang baru." in jawaban.context["surat"].isi
    pendaftaran.refresh_from_db()
    assert pendaftaran.status == StatusPendaftaran.DIAJUKAN
    assert Pemberitahuan.objects.count() == surat
    assert not AlasanDipakai.objects.exists()
    # Read once more and sent.
    sidik = jawaban.context["surat"].sidik
    client.post(url(langkah, pendaftaran), {**data, "kirim": "1", "sidik": sidik})
    pendaftaran.refresh_from_db()
    assert "Kalimat yang baru." in pendaftaran.alasan


def test_alasan_yang_dimatikan_sesudah_dipilih_ditegur_tanpa_mengirim(verifikator, pendaftaran):
    client = klien(verifikator)
    data = {"dokumen-ktp-saran": "FOTO_BURAM"}
    dibaca = client.post(url("kembalikan", pendaftaran), data).context["surat"]
    AlasanPutusan.objects.filter(kode="FOTO_BURAM").update(aktif=False)
    jawaban = client.post(url("kembalikan", pendaftaran), {**data, "kirim": "1", "sidik": dibaca.sidik})
    assert jawaban.context["forms"].dokumen["ktp"].errors
    pendaftaran.refresh_from_db()
    assert pendaftaran.status == StatusPendaftaran.DIAJUKAN


def test_putaran_kedua_hanya_membuka_yang_dikembalikan_dan_menyebut_putarannya(verifikator, pendaftaran):
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": PilihanAlasan("FOTO_BURAM")})
    actions.unggah(pendaftaran.pk, "ktp", oleh=pendaftaran.akun, berkas=buat_berkas(pendaftaran.akun))
    actions.ajukan(pendaftaran.pk, oleh=pendaftaran.akun)
    client = klien(verifikator)
    assert "putaran ke-2" in client.get("/admin/registrasi/pendaftaran/").content.decode()
    data = {"dokumen-npwp-saran": "FOTO_BURAM"}
    halaman = client.post(url("kembalikan", pendaftaran), data)
    assert "putaran ke-2" in halaman.content.decode()
    assert "(putaran ke-2)" in halaman.context["surat"].isi
    client.post(
        url("kembalikan", pendaftaran), {**data, "kirim": "1", "sidik": halaman.context["surat"].sidik}
    )
    assert [d.kode for d in pendaftaran.dokumen.filter(perlu_perbaikan=True)] == ["npwp"]
    assert set(AlasanDipakai.objects.values_list("putaran", "sasaran")) == {(1, "ktp"), (2, "npwp")}


# --- Keeping the catalogue

ISI = {
    "jenis": "perbaiki",
    "teks_internal": "Stempel tidak terbaca",
    "teks_pemohon": "Unggah ulang dengan stempel yang terbaca.",
    "urutan": "5",
    "aktif": "on",
}


def test_kepala_menambah_mengubah_dan_mematikan_alasan_dengan_jejak():
    kepala = buat_akun(Peran.KEPALA)
    client = klien(kepala)
    client.post(f"{KATALOG}tambah/", {**ISI, "kode": "STEMPEL", "berlaku_untuk": ["akta_pendirian"]})
    alasan = AlasanPutusan.objects.get(kode="STEMPEL")
    assert alasan.berlaku_untuk == ["akta_pendirian"]
    assert alasan.aktif
    mati = {k: v for k, v in ISI.items() if k != "aktif"}
    client.post(
        f"{KATALOG}STEMPEL/",
        {**mati, "teks_internal": "Stempel kabur", "kode": "LAIN", "tanda": alasan.tanda},
    )
    alasan.refresh_from_db()
    assert (alasan.kode, alasan.aktif, alasan.teks_internal) == ("STEMPEL", False, "Stempel kabur")
    jejak = Jejak.objects.filter(objek_jenis="registrasi.alasanputusan", objek_id=str(alasan.pk))
    assert [j.peristiwa for j in jejak.order_by("pk")] == ["alasan_putusan.ditambah", "alasan_putusan.diubah"]
    assert set(jejak.get(peristiwa="alasan_putusan.diubah").rincian["bidang"]) == {
        *("teks_internal", "berlaku_untuk", "aktif")
    }
    actions.ubah_alasan(alasan.pk, oleh=kepala, aktif=False)
    assert jejak.count() == 2


def test_formulir_basi_tidak_mengembalikan_perubahan_kepala_lain():
    satu, dua = klien(buat_akun(Peran.KEPALA)), klien(buat_akun(Peran.KEPALA))
    satu.post(f"{KATALOG}tambah/", {**ISI, "kode": "STEMPEL"})
    alasan = AlasanPutusan.objects.get(kode="STEMPEL")
    data = {**ISI, "tanda": alasan.tanda}
    assert f'name="tanda" value="{alasan.tanda}"' in dua.get(f"{KATALOG}STEMPEL/").content.decode()
    satu.post(f"{KATALOG}STEMPEL/", {**data, "teks_pemohon": "Unggah yang jelas.", "berlaku_untuk": ["ktp"]})

    jawaban = dua.post(f"{KATALOG}STEMPEL/", {**data, "urutan": "7"})

    assert jawaban.status_code == 409
    (teks, sasaran) = jawaban.context["form"].beda
    assert teks == ("Teks untuk pemohon", "Unggah yang jelas.", ISI["teks_pemohon"])
    assert sasaran[0] == "Berlaku untuk"
    assert sasaran[2] == ""
    isi = jawaban.content.decode()
    assert "Belum ada yang disimpan." in isi
    assert 'value="7"' in isi
    alasan.refresh_from_db()
    assert (alasan.teks_pemohon, alasan.urutan) == ("Unggah yang jelas.", 5)

    baru = {**data, "urutan": "7", "tanda": jawaban.context["form"]["tanda"].value()}
    assert dua.post(f"{KATALOG}STEMPEL/", baru).status_code == 302
    alasan.refresh_from_db()
    assert (alasan.teks_pemohon, alasan.urutan, alasan.berlaku_untuk) == (ISI["teks_pemohon"], 7, [])


def test_formulir_tanpa_tanda_tidak_menimpa():
    client = klien(buat_akun(Peran.KEPALA))
    assert client.post(f"{KATALOG}FOTO_BURAM/", ISI).status_code == 409
    assert AlasanPutusan.objects.get(kode="FOTO_BURAM").teks_pemohon != ISI["teks_pemohon"]


def test_kode_yang_sudah_ada_dan_isian_keliru_ditegur():
    kepala = buat_akun(Peran.KEPALA)
    client = klien(kepala)
    isi = client.post(f"{KATALOG}tambah/", {**ISI, "kode": "FOTO_BURAM"}).content.decode()
    assert "Kode FOTO_BURAM sudah dipakai." in isi
    isi = client.post(f"{KATALOG}tambah/", {**ISI, "kode": "foto buram", "urutan": "x"}).content.decode()
    assert "Tulis kode dengan huruf besar" in isi
    final = {**ISI, "jenis": "final", "kode": "APA_SAJA", "berlaku_untuk": ["ktp"]}
    assert (
        "Penolakan berlaku untuk seluruh pendaftaran."
        in client.post(f"{KATALOG}tambah/", final).content.decode()
    )
    with pytest.raises(KodeTerpakai):
        actions.tambah_alasan(
            oleh=kepala, kode="FOTO_BURAM", jenis="perbaiki", teks_internal="x", teks_pemohon="y"
        )


def test_alasan_yang_pernah_dipakai_tidak_dapat_dihapus(verifikator, pendaftaran):
    actions.tolak(pendaftaran.pk, oleh=verifikator, alasan=PilihanAlasan("DUPLIKAT_PENDAFTARAN"))
    with pytest.raises(ProtectedError):
        AlasanPutusan.objects.get(kode="DUPLIKAT_PENDAFTARAN").delete()


def test_formulir_mempertahankan_kode_milik_profil_lain():
    alasan = AlasanPutusan.objects.get(kode="IZIN_TIDAK_SESUAI_BIDANG")
    form = AlasanPutusanForm({**ISI, "berlaku_untuk": alasan.berlaku_untuk}, alasan=alasan)
    assert form.is_valid(), form.errors
    assert "siup" in form.cleaned_data["berlaku_untuk"]


@pytest.mark.parametrize(
    ("peran", "baca", "tulis"),
    [
        (Peran.KEPALA, 200, 200),
        (Peran.VERIFIKATOR, 200, 403),
        (Peran.ADMIN_SISTEM, 403, 403),
        (Peran.PENYEDIA, 403, 403),
    ],
)
def test_hanya_kepala_yang_mengubah_katalog(peran, baca, tulis):
    client = klien_peran(peran)
    assert client.get(KATALOG).status_code == baca
    for alamat in (f"{KATALOG}tambah/", f"{KATALOG}FOTO_BURAM/"):
        assert client.get(alamat).status_code == tulis
        assert client.post(alamat, {}).status_code == tulis
    with pytest.raises(TidakBerwenang):
        actions.ubah_alasan(AlasanPutusan.objects.first().pk, oleh=buat_akun(Peran.VERIFIKATOR), aktif=False)
