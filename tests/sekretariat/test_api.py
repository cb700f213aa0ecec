"""The secretariat's records for programs: what is published, in force, open; nobody's name."""

from datetime import date
from decimal import Decimal

import pytest

from lpse.metrik import kumpulkan
from lpse.peran import Peran
from lpse.profil.kunci import KUNCI
from lpse.waktu import hari_ini
from sekretariat.actions.pengesahan_laporan import terbitkan_laporan
from sekretariat.actions.program import catat_realisasi
from sekretariat.policies.api import KEGIATAN_BACA, KEPATUHAN_BACA
from tests.factories import buat_akun
from tests.penelepon import penelepon, token_untuk
from tests.sekretariat import evaluasi, pelaporan, program, prosedur

pytestmark = pytest.mark.django_db
AKAR = "/api/v1/sekretariat/"
KEGIATAN = ("laporan", "prosedur", "temuan", "risiko", "program")


@pytest.fixture
def auditor():
    return buat_akun(Peran.AUDITOR)


@pytest.fixture
def baca(auditor):
    klien = penelepon(token_untuk(auditor, KEGIATAN_BACA, KEPATUHAN_BACA))

    def tanya(alamat, **parameter):
        jawaban = klien.get(f"{AKAR}{alamat}/", parameter)
        assert jawaban.status_code == 200, jawaban.content
        return jawaban.json()

    return tanya


def test_laporan_terbaca_sesudah_terbit_dengan_angka_yang_dibekukan(baca):
    laporan = pelaporan.dikirim()
    assert baca("laporan")["hasil"] == []
    terbitkan_laporan(laporan.pk, oleh=pelaporan.kepala())
    [satu] = baca("laporan", jenis="berkala")["hasil"]
    laporan.refresh_from_db()
    assert (satu["kode"], satu["versi"], satu["diganti"]) == (laporan.kode, 1, False)
    assert (satu["nomor"], satu["kepada"]) == (laporan.naskah.nomor, laporan.kepada)
    assert satu["pdf"] == f"/laporan/{laporan.kode}.pdf"
    butir = list(laporan.butir.order_by("urut"))
    assert [(a["bab"], a["kode"]) for a in satu["angka"]] == [(b.bab, b.kode) for b in butir]
    assert [a["nilai"] for a in satu["angka"]] == [None if b.nilai is None else str(b.nilai) for b in butir]
    assert baca("laporan", tahun=laporan.mulai.year - 1)["hasil"] == []


def test_laporan_tidak_memakan_kueri_tiap_baris(auditor, django_assert_max_num_queries):
    for bulan in (1, 2, 3):
        periode = pelaporan.Periode.dari(pelaporan.Irama.BULANAN, date(2024, bulan, 5))
        terbitkan_laporan(pelaporan.dikirim(periode).pk, oleh=pelaporan.kepala())
    klien = penelepon(token_untuk(auditor, KEGIATAN_BACA))
    with django_assert_max_num_queries(10):
        isi = klien.get(f"{AKAR}laporan/").json()
    assert [satu["mulai"] for satu in isi["hasil"]] == ["2024-03-01", "2024-02-01", "2024-01-01"]


def test_prosedur_hanya_yang_berlaku_hari_ini(baca):
    penyusun, kepala = prosedur.sekretaris(), prosedur.kepala()
    prosedur.diajukan(penyusun)
    versi = prosedur.berlaku(penyusun, kepala)
    [satu] = baca("prosedur", jenis="standar")["hasil"]
    assert (satu["kode"], satu["versi"]) == (versi.prosedur.kode, 1)
    assert (satu["langkah"], satu["berlaku_mulai"]) == (versi.langkah, hari_ini().isoformat())
    assert baca("prosedur", jenis="petunjuk_teknis")["hasil"] == []


def test_temuan_yang_belum_selesai_tanpa_nama_orang(baca):
    penilai, pic = evaluasi.sekretaris(), buat_akun(Peran.ADMIN_SISTEM, nama="Suparman Contoh")
    lama = evaluasi.temuan(penilai, pic, target=hari_ini() + 9 * evaluasi.SEHARI)
    dekat = evaluasi.temuan(penilai, pic, target=hari_ini(), prioritas="rendah")
    isi = baca("temuan")
    assert [satu["kode"] for satu in isi["hasil"]] == [dekat.kode, lama.kode]
    assert [satu["lewat"] for satu in isi["hasil"]] == [False, False]
    assert "Suparman" not in str(isi)
    assert [satu["kode"] for satu in baca("temuan", prioritas="tinggi")["hasil"]] == [lama.kode]
    assert baca("temuan", sumber="audit")["hasil"] == []
    angka = kumpulkan()
    assert (angka["lpse_temuan_terbuka"], angka["lpse_temuan_lewat"]) == (2, 0)


def test_program_dengan_realisasinya(baca):
    penyusun = buat_akun(Peran.SEKRETARIS)
    kegiatan = program.kegiatan(program.disahkan(penyusun))
    program.konsep(penyusun, unit="layanan")
    catat_realisasi(
        kegiatan.pk,
        oleh=penyusun,
        tanggal=hari_ini(),
        jumlah=Decimal(1),
        rupiah=Decimal(2_500_000),
        catatan="Angkatan pertama.",
    )
    isi = baca("program")
    [satu] = isi["kegiatan"]
    assert (isi["tahun"], satu["kode"], satu["unit"]) == (hari_ini().year, kegiatan.kode, "")
    assert (satu["target"], satu["realisasi"], satu["kemajuan"]) == ("4.00", "1.00", 25.0)
    assert (satu["pagu"], satu["belanja"], satu["serapan"]) == ("10000000.00", "2500000.00", 25.0)
    assert baca("program", tahun=hari_ini().year - 1)["kegiatan"] == []


@pytest.mark.parametrize("periode", ["", "2026", "2026-T3", "2026-10"])
def test_kepatuhan_menyebut_setiap_aturan_dan_standar(baca, periode):
    isi = baca("kepatuhan", **({"periode": periode} if periode else {}))
    assert isi["periode"] == (periode or str(hari_ini().year))
    assert {satu["kode"] for satu in isi["aturan"]} == set(KUNCI)
    assert [satu["kode"] for satu in isi["standar"]] == [str(n) for n in range(1, 18)]
    merah = [s for s in (*isi["aturan"], *isi["standar"]) if s["keadaan"] in ("kurang", "tidak_ada")]
    assert isi["merah"] == len(merah) > 0
    assert all(satu["bertindak"] and satu["kalimat"] for satu in isi["kurang"])


@pytest.mark.parametrize(
    ("alamat", "parameter", "salah"),
    [
        ("laporan", {"jenis": "rahasia"}, "jenis"),
        ("laporan", {"kursor": "karangan"}, "kursor"),
        ("temuan", {"status": "disetujui"}, "status"),
        ("program", {"tahun": "0"}, "tahun"),
        ("kepatuhan", {"periode": "2026-13"}, "periode"),
        ("kepatuhan", {"periode": "2026-T5"}, "periode"),
    ],
)
def test_parameter_keliru_disebut_namanya(auditor, alamat, parameter, salah):
    klien = penelepon(token_untuk(auditor, KEGIATAN_BACA, KEPATUHAN_BACA))
    jawaban = klien.get(f"{AKAR}{alamat}/", parameter)
    assert jawaban.status_code == 400
    assert [satu["parameter"] for satu in jawaban.json()["errors"]] == [salah]


@pytest.mark.parametrize("alamat", [*KEGIATAN, "kepatuhan"])
def test_tanpa_token_atau_cakupan_tidak_dijawab(client, auditor, alamat):
    assert client.get(f"{AKAR}{alamat}/").status_code == 401
    lain = KEGIATAN_BACA if alamat == "kepatuhan" else KEPATUHAN_BACA
    assert penelepon(token_untuk(auditor, lain)).get(f"{AKAR}{alamat}/").status_code == 403


@pytest.mark.parametrize("cara", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("alamat", [*KEGIATAN, "kepatuhan"])
def test_tidak_ada_yang_dapat_ditulis(alamat, cara):
    klien = penelepon(token_untuk(buat_akun(Peran.KEPALA), KEGIATAN_BACA, KEPATUHAN_BACA))
    assert getattr(klien, cara)(f"{AKAR}{alamat}/").status_code == 405
