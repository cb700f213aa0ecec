"""From a frozen row behind a figure to the record itself: who finds a link, and where there is none."""

from decimal import Decimal
from inspect import getclosurevars

import pytest

from layanan.actions.penyelesaian import selesaikan
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from sekretariat.actions.program import catat_realisasi
from sekretariat.enums.persuratan import SifatSurat
from sekretariat.models import PaketGabungan, RujukanButir
from sekretariat.naskah.bab_laporan import bab_untuk
from sekretariat.policies.rekaman import jenis_rekaman
from sekretariat.queries.pelaporan import rujukan_butir
from sekretariat.queries.rekaman import tautan_rekaman
from tests.arsip.kesiapan import cadangan, uji
from tests.factories import buat_akun, buat_diajukan, buat_draf
from tests.infrastruktur.gangguan import buat_gangguan
from tests.infrastruktur.harian import buat_tindak_lanjut
from tests.infrastruktur.perubahan import rencana as pemeliharaan
from tests.infrastruktur.perubahan import tercatat as perubahan
from tests.layanan import pelatihan as kelas
from tests.layanan import ruang
from tests.layanan.tiket import buat_tiket
from tests.petugas import klien
from tests.sekretariat import rapat
from tests.sekretariat.e_reporting import isi_kecil
from tests.sekretariat.evaluasi import temuan
from tests.sekretariat.pelaporan import LIMA, disusun, kepala, sekretaris
from tests.sekretariat.persuratan import disposisi
from tests.sekretariat.persuratan import masuk as surat_masuk
from tests.sekretariat.program import disahkan, kegiatan
from tests.sekretariat.test_pelaporan import tiket_lalu

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.laporan")]


@pytest.fixture(autouse=True)
def kalender() -> None:
    isi_kalender_dari_profil()


def halaman_balik(laporan, bab: str = "layanan", kode: str = "masuk") -> str:
    urut = laporan.butir.get(bab=bab, kode=kode).urut
    return f"/admin/sekretariat/pelaporan/{laporan.kode}/angka/{urut}/"


def tautan_untuk(rf, akun, *rekaman) -> dict:
    """The links this person gets to these records."""
    request = rf.get("/")
    request.user = akun
    return tautan_rekaman(request, [(satu._meta.label_lower, str(satu.pk)) for satu in rekaman])


@pytest.mark.parametrize(
    ("peran", "bertaut"),
    [
        (Peran.KEPALA, True),
        (Peran.HELPDESK, True),
        (Peran.AUDITOR, True),
        # A secretary reads the report, not the tickets.
        (Peran.SEKRETARIS, False),
    ],
)
def test_baris_bertaut_bagi_yang_boleh_membukanya(peran, bertaut):
    (tiket,) = tiket_lalu()
    laporan, peramban = disusun(), klien(buat_akun(peran))
    isi, alamat = peramban.get(halaman_balik(laporan)).text, f"/admin/layanan/tiket/{tiket.kode}/"
    assert tiket.nomor in isi
    assert (f'href="{alamat}"' in isi) is bertaut
    assert peramban.get(alamat).status_code == (200 if bertaut else 403)


def test_baris_beku_tetap_meski_catatannya_berubah():
    (tiket,) = tiket_lalu()
    laporan = disusun()
    butir = laporan.butir.get(bab="layanan", kode="masuk")
    semula = list(RujukanButir.objects.filter(butir=butir).values_list("isi", flat=True))
    selesaikan(tiket.pk, oleh=buat_akun(Peran.HELPDESK), isi="Sudah.")
    assert list(RujukanButir.objects.filter(butir=butir).values_list("isi", flat=True)) == semula
    (baris,) = rujukan_butir(butir)
    assert (baris.nomor, baris.rekaman, baris.kunci) == (tiket.nomor, "layanan.tiket", str(tiket.pk))
    assert baris.uraian.endswith("Tercatat")


def test_catatan_yang_hilang_atau_tak_dikenal_tetap_teks():
    tiket_lalu()
    laporan = disusun()
    butir = laporan.butir.get(bab="layanan", kode="masuk")
    rekaman = [("layanan.tiket", "987654321"), ("layanan.tiket", "x\0"), ("sudah.dihapus", "1"), ("", "")]
    isi = [["Tiket", f"TKT-{urut}", "", "2026-01-02", *satu] for urut, satu in enumerate(rekaman)]
    isi[1][5] = "bukan nomor"
    # A row that was frozen without a record behind it.
    isi.append(["Tiket", "TKT-9", "", ""])
    RujukanButir.objects.filter(butir=butir).update(isi=isi)
    halaman = klien(kepala()).get(halaman_balik(laporan))
    assert halaman.status_code == 200
    assert [tautan for _, tautan in halaman.context["baris"]] == [""] * 5
    assert "Nomor yang bertaut" not in halaman.text
    assert "2 Januari 2026" in halaman.text


def test_satu_halaman_seratus_baris_paling_banyak_delapan_kueri(django_assert_max_num_queries):
    tiket_lalu(101)
    laporan = disusun()
    for akun in (kepala(), buat_akun(Peran.VERIFIKATOR)):
        peramban, alamat = klien(akun), halaman_balik(laporan)
        peramban.get(alamat)
        with django_assert_max_num_queries(8):
            halaman = peramban.get(alamat)
        assert len({tautan for _, tautan in halaman.context["baris"] if tautan}) == 100


def test_setiap_jenis_catatan_di_balik_angka_berhalaman(settings):
    """What any chapter counts has a page of its own that the unit has named."""
    jenis = {"infrastruktur.sasaran", "sekretariat.paketgabungan"}
    hari = hari_ini()
    for profil in LIMA:
        settings.LPSE_PROFIL = profil
        for bab in bab_untuk(""):
            for butir in bab.periode(hari, hari):
                assert butir.rujukan is not None, (bab.kode, butir.kode)
                jenis.add(getclosurevars(butir.rujukan).nonlocals.get("rekaman", "layanan.tiket"))
    assert len(jenis) > 15
    assert jenis <= set(sumbangan.halaman_rekaman) & set(jenis_rekaman())


def registrasi_dan_layanan(pimpinan, oleh):
    petugas = kelas.petugas()
    pelatihan = kelas.sedang_berlangsung(petugas)
    ruang.siapkan()
    return [
        buat_diajukan(),
        buat_tiket(),
        pelatihan,
        kelas.catat(pelatihan, petugas, "rina@uji.example"),
        ruang.pesan(),
    ]


def sistem_dan_arsip(pimpinan, oleh):
    admin = buat_akun(Peran.ADMIN_SISTEM)
    satu = cadangan()
    return [
        buat_gangguan(admin),
        buat_tindak_lanjut(),
        pemeliharaan(admin),
        perubahan(admin),
        satu,
        uji(satu),
    ]


def sekretariat(pimpinan, oleh):
    isi_kecil()
    satu = kegiatan(disahkan(oleh))
    realisasi = catat_realisasi(
        satu.pk, oleh=oleh, tanggal=hari_ini(), jumlah=Decimal(1), rupiah=Decimal(0), catatan="Satu."
    )
    surat, pertemuan = surat_masuk(oleh), rapat.bernotula(oleh, pimpinan)
    return [
        surat,
        disposisi(surat, pimpinan, buat_akun(Peran.HELPDESK)),
        pertemuan,
        rapat.lanjut(pertemuan, oleh),
        temuan(oleh, buat_akun(Peran.ADMIN_SISTEM)),
        PaketGabungan.objects.first(),
        realisasi.kegiatan,
        realisasi,
    ]


@pytest.mark.parametrize("isi", [registrasi_dan_layanan, sistem_dan_arsip, sekretariat])
def test_setiap_tautan_membuka_catatannya(rf, isi):
    rekaman = isi(kepala(), sekretaris())
    auditor = buat_akun(Peran.AUDITOR)
    tautan = tautan_untuk(rf, auditor, *rekaman)
    assert len(tautan) == len(rekaman)
    peramban = klien(auditor)
    for alamat in tautan.values():
        assert peramban.get(alamat).status_code == 200, alamat


def test_surat_rahasia_bertaut_hanya_bagi_penerimanya(rf):
    pimpinan, penerima, lain = kepala(), buat_akun(Peran.HELPDESK), buat_akun(Peran.VERIFIKATOR)
    surat = surat_masuk(sekretaris(), sifat=SifatSurat.RAHASIA)
    satu = disposisi(surat, pimpinan, penerima)
    assert len(tautan_untuk(rf, penerima, surat, satu)) == 2
    assert tautan_untuk(rf, lain, surat, satu) == {}


def test_konsep_pendaftaran_dan_ruang_di_luar_peraturan_tidak_bertaut(rf, settings):
    ruang.siapkan()
    pemesanan = ruang.pesan()
    auditor = buat_akun(Peran.AUDITOR)
    assert tautan_untuk(rf, auditor, pemesanan)
    draf = buat_draf()
    assert not tautan_untuk(rf, auditor, draf)
    settings.LPSE_PROFIL = "bangkalan"
    assert not tautan_untuk(rf, auditor, pemesanan)
