"""The pages of retention: a class filled in, what falls due by it, a list proposed there and decided."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from arsip.models import KelasRetensi, Pemusnahan
from lpse.models import Berkas, Jejak
from lpse.waktu import hari_ini
from registrasi.models import ButirArsip
from tests.arsip.retensi import KELAS, dokumen, jra, kepala, sekretaris, tahan_satu, usulan
from tests.factories import foto
from tests.petugas import klien

__all__ = ["kepala", "sekretaris"]
NAMA = "admin:arsip_retensi"
pytestmark = pytest.mark.django_db


def alamat(nama: str = "", *args: object) -> str:
    return reverse(f"{NAMA}{nama}", args=args)


def test_kelas_diisi_lalu_rekamannya_jatuh_tempo_dan_diputus(sekretaris, kepala):
    butir = dokumen()
    client = klien(sekretaris)
    assert "Isi menurut JRA daerah" in client.get(alamat()).content.decode()
    jejak = client.get(alamat("_kelas", "LOG-JEJAK")).content.decode()
    assert "<dd>Permanen</dd>" in jejak
    assert "PP 71/2019" in jejak
    assert "belum diisi" in client.get(alamat("_tempo"), {"kelas": KELAS}).content.decode()
    isi = {
        "nama": "Berkas lain",
        "nasib": "musnah",
        "berlaku_mulai": hari_ini().isoformat(),
        "aktif_tahun": "1",
        "inaktif_tahun": "0",
    }
    tanpa_dasar = client.post(alamat("_kelas_ubah", KELAS), isi)
    assert tanpa_dasar.status_code == 409
    assert "Isi dasar aturannya" in tanpa_dasar.content.decode()
    client.post(alamat("_kelas_ubah", KELAS), {**isi, "dasar": "Perbup 1/2020"})
    kelas = KelasRetensi.objects.filter(kode=KELAS).latest("pk")
    assert (kelas.masa_bulan, kelas.ditetapkan_oleh) == (12, sekretaris)
    assert "User ID dinonaktifkan" in kelas.dihitung_dari
    assert butir.kode in client.get(alamat("_tempo"), {"kelas": KELAS}).content.decode()
    usul = {"kelas": KELAS, "sampai": hari_ini().isoformat(), "alasan": "Berakhir."}
    pemusnahan = Pemusnahan.objects.get(
        kode=client.post(alamat("_pemusnahan_baru"), usul).url.rstrip("/").rpartition("/")[2]
    )
    halaman = client.get(alamat("_pemusnahan_lihat", pemusnahan.kode)).content.decode()
    assert "Batalkan usulan" in halaman
    assert "Setujui pemusnahan" not in halaman
    client = klien(kepala)
    assert client.post(alamat("_pemusnahan_setujui", pemusnahan.kode)).status_code == 302
    pemusnahan.refresh_from_db()
    assert (pemusnahan.status, pemusnahan.diputus_oleh) == ("disetujui", kepala)


def test_daftar_jatuh_tempo_berlanjut_tanpa_ulang_dan_mengatakan_yang_menahan(
    sekretaris, django_assert_max_num_queries
):
    semua = [dokumen() for _ in range(27)]
    muda = dokumen(lama=False)
    jra(sekretaris)
    tahan_satu(semua[0], sekretaris)
    client = klien(sekretaris)
    with django_assert_max_num_queries(9):
        pertama = client.get(alamat("_tempo"), {"kelas": KELAS})
    kedua = client.get(alamat("_tempo") + pertama.context["url_sesudah"])
    kode = [b.butir.kunci for h in (pertama, kedua) for b in h.context["baris"]]
    assert sorted(kode) == sorted(b.kode for b in [*semua, muda])
    assert not kedua.context["url_sesudah"]
    isi = b"".join(client.get(alamat("_tempo_ekspor"), {"kelas": KELAS}).streaming_content).decode(
        "utf-8-sig"
    )
    baris = {b["Kode"]: b["Keadaan"] for b in csv.DictReader(io.StringIO(isi))}
    assert baris[semua[0].kode] == "ditahan"
    assert baris[muda.kode] == "menunggu dua putaran cadangan"
    assert baris[semua[1].kode] == "dapat diusulkan"
    dicari = client.get(alamat("_tempo"), {"kelas": KELAS, "cari": semua[5].kode}).context["baris"]
    assert [b.butir.kunci for b in dicari] == [semua[5].kode]


@pytest.mark.parametrize("setelah", ["x", "2026-01-01.", "2026-13-01.a", "2026-01-01.a\0b", "." * 300])
def test_kursor_sembarang_adalah_halaman_pertama(sekretaris, setelah):
    butir = dokumen()
    jra(sekretaris)
    client = klien(sekretaris)
    halaman = client.get(alamat("_tempo"), {"kelas": KELAS, "setelah": setelah})
    assert [b.butir.kunci for b in halaman.context["baris"]] == [butir.kode]


def test_penahanan_dari_daftar_menahan_rekaman_yang_dipilih(sekretaris):
    butir = dokumen()
    client = klien(sekretaris)
    awal = client.get(alamat("_penahanan_baru"), {"kelas": KELAS, "kunci": butir.kode})
    assert awal.context["form"].initial == {"kelas": KELAS, "kunci": butir.kode, "lingkup": "rekaman"}
    surat = {
        "alasan": "Diminta penyidik.",
        "surat_nomor": "B/1",
        "surat_tanggal": hari_ini().isoformat(),
        "surat_dari": "Kejaksaan",
    }

    pindaian = foto()

    def surati() -> SimpleUploadedFile:
        return SimpleUploadedFile("surat.jpg", pindaian, "image/jpeg")

    keliru = client.post(
        alamat("_penahanan_baru"), {**surat, "lingkup": "pengguna", "pengguna": "tak.ada@x.id"}
    )
    assert "Tidak ada pengguna" in keliru.content.decode()
    tak_ada = {**surat, "lingkup": "rekaman", "kelas": KELAS, "kunci": "tidakada"}
    assert "Pilih pindaian suratnya." in client.post(alamat("_penahanan_baru"), tak_ada).content.decode()
    assert client.post(alamat("_penahanan_baru"), {**tak_ada, "surat": surati()}).status_code == 409
    # Refused, no byte of the letter stays.
    assert not Berkas.objects.filter(diunggah_oleh=sekretaris, dimusnahkan_pada=None).exists()
    ditahan = client.post(alamat("_penahanan_baru"), {**tak_ada, "kunci": butir.kode, "surat": surati()})
    assert client.get(f"{ditahan.url}surat/").getvalue() == pindaian
    assert Jejak.objects.filter(peristiwa="penahanan.dilihat", rincian__unduh=True).count() == 1
    jra(sekretaris)
    assert client.get(alamat("_tempo"), {"kelas": KELAS}).context["baris"][0].is_ditahan


def test_halaman_daftar_menandai_yang_ditahan_kemudian(sekretaris):
    butir = dokumen()
    jra(sekretaris)
    pemusnahan = usulan(sekretaris)
    tahan_satu(butir, sekretaris)
    client = klien(sekretaris)
    assert (
        "Ditahan, akan dilewati" in client.get(alamat("_pemusnahan_lihat", pemusnahan.kode)).content.decode()
    )
    assert not Berkas.objects.get(pk=ButirArsip.objects.get(pk=butir.pk).berkas_id).is_musnah
