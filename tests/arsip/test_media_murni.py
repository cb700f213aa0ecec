"""Reading the kernel's lists of disks, and when the rotation is broken; no database."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from arsip.enums.media import JenisTemuanMedia as J
from arsip.enums.media import StatusMedia as S
from arsip.mesin.pasang_media import cari, is_masih_di, lupakan_dari_memori, masih_terpasang, terpasang
from arsip.policies.media import is_uuid_fs
from arsip.policies.rotasi import UMUR_SALINAN, MediaRingkas, nilai_rotasi, salinan_luar
from tests.arsip.media import Colokan

pytestmark = pytest.mark.dasar("arsip.luar_ruang")
KINI, HARI = datetime(2026, 3, 26, 5, tzinfo=UTC), date(2026, 3, 26)
SEHARI = timedelta(days=1)
UUID = "4c1f2f4e-9a8b-4f5e-8d8c-0b7d0f6f6a11"


def ringkas(pk: int, status: S, **isi: object) -> MediaRingkas:
    return MediaRingkas(pk=pk, kode=f"MP-{pk:02d}", status=status, **isi)


BARU = KINI - SEHARI
SEHAT = [
    ringkas(1, S.DI_TEMPAT, salinan=BARU, wajib_kembali=HARI + SEHARI),
    ringkas(2, S.TERDAFTAR),
    ringkas(3, S.DIPASANG),
]


def test_tiga_media_dengan_satu_di_luar_yang_salinannya_baru_adalah_rotasi_yang_sesuai():
    assert nilai_rotasi(SEHAT, KINI, HARI) == []
    assert salinan_luar(SEHAT) == BARU


@pytest.mark.parametrize(
    ("media", "jenis"),
    [
        ([], [J.KURANG, J.TANPA_LUAR]),
        (SEHAT[:2], [J.KURANG]),
        ([*SEHAT[1:], ringkas(1, S.DI_TEMPAT)], [J.TANPA_LUAR]),  # nothing on it was read back
        ([*SEHAT[1:], ringkas(1, S.TERDAFTAR, salinan=BARU)], [J.TANPA_LUAR]),
        ([*SEHAT[1:], ringkas(1, S.DI_TEMPAT, salinan=KINI - UMUR_SALINAN)], []),
        ([*SEHAT[1:], ringkas(1, S.DI_TEMPAT, salinan=KINI - UMUR_SALINAN - SEHARI)], [J.USANG]),
        ([*SEHAT, ringkas(4, S.HILANG)], [J.HILANG]),
        ([SEHAT[0], SEHAT[1], ringkas(3, S.HILANG)], [J.KURANG, J.HILANG]),
        ([*SEHAT, ringkas(4, S.DI_TEMPAT, wajib_kembali=HARI)], []),
        ([*SEHAT, ringkas(4, S.DI_TEMPAT, wajib_kembali=HARI - SEHARI)], [J.TERLAMBAT]),
        ([*SEHAT, ringkas(4, S.TERDAFTAR, wajib_kembali=HARI - SEHARI)], []),
        ([*SEHAT, ringkas(4, S.DIBAWA, tiba_sampai=KINI - SEHARI)], [J.BELUM_TIBA]),
        ([*SEHAT, ringkas(4, S.DIBAWA, tiba_sampai=KINI + SEHARI)], []),
    ],
)
def test_yang_melanggar_rotasi_disebut(media, jenis):
    assert [satu.jenis for satu in nilai_rotasi(media, KINI, HARI)] == jenis


def test_pelanggaran_menyebut_media_dan_langkahnya():
    (satu,) = nilai_rotasi([*SEHAT, ringkas(4, S.DI_TEMPAT, wajib_kembali=HARI - 3 * SEHARI)], KINI, HARI)

    assert (satu.media, satu.kalimat) == (4, "MP-04 terlambat kembali 3 hari. Minta dikembalikan.")


@pytest.mark.parametrize(
    ("teks", "sah"),
    [
        (UUID, True),
        ("4E2A-19F0", True),
        ("", False),
        ("../../etc", False),
        (f"{UUID}\n", False),
        ("a" * 41, False),
    ],
)
def test_bentuk_id_filesystem(teks, sah):
    assert is_uuid_fs(teks) is sah


# --- What is plugged in


def test_media_dikenali_dari_id_filesystem_dan_tempat_pasangnya(tmp_path: Path):
    colokan, titik = Colokan(tmp_path / "akar"), tmp_path / "media dengan spasi"
    assert terpasang(colokan.akar) == []  # a system without such lists
    alat = colokan.colok(UUID, titik)

    ada = cari(UUID.upper(), colokan.akar)

    assert ada is not None
    assert (ada.perangkat, ada.titik, ada.jenis, ada.is_baca_saja) == (str(alat), titik, "ext4", False)
    assert is_masih_di(UUID, titik, colokan.akar)
    assert not is_masih_di(UUID, tmp_path, colokan.akar)
    assert cari("4E2A-19F0", colokan.akar) is None
    colokan.lepas()
    assert cari(UUID, colokan.akar).titik is None


def test_media_hanya_baca_dan_sebagian_yang_terikat_dibedakan(tmp_path: Path):
    colokan = Colokan(tmp_path / "akar")
    alat = colokan.colok(UUID, tmp_path / "m", pilihan="ro")
    assert cari(UUID, colokan.akar).is_baca_saja

    colokan.tulis(f"40 1 8:17 /dalam /ikat rw - ext4 {alat} rw", f"36 1 8:17 / /utuh rw - ext4 {alat} rw")
    assert cari(UUID, colokan.akar).titik == Path("/utuh")
    colokan.tulis("baris rusak", "- - -", f"36 35 8:17 / /m rw - ext4 {alat} rw")
    assert cari(UUID, colokan.akar).titik == Path("/m")


def test_pasangan_media_yang_dicabut_tetap_ditemukan_dari_perangkatnya(tmp_path: Path):
    colokan, titik = Colokan(tmp_path / "akar"), tmp_path / "m"
    alat = str(colokan.colok(UUID, titik))
    assert masih_terpasang(UUID, alat, colokan.akar) == [titik]
    colokan.cabut(UUID)
    assert masih_terpasang(UUID, alat, colokan.akar) == [titik]
    # By now the name is another disk's, whose mount is none of ours.
    colokan.colok("4E2A-19F0", titik)
    assert masih_terpasang(UUID, alat, colokan.akar) == []


def test_isi_ditulis_ke_disk_sebelum_dibaca_ulang(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a").write_bytes(b"a" * 10_000)

    lupakan_dari_memori(tmp_path)

    assert (tmp_path / "data" / "a").read_bytes() == b"a" * 10_000
