"""A repository in S3, through a server of our own: the same engine, the same causes."""

from pathlib import Path

import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal
from arsip.mesin.restic import Alamat, Restic
from tests.arsip.mesin import INANG, LABEL, buat_pohon, buat_restic, isi_berkas, kendali
from tests.arsip.s3 import GudangS3, server_s3

RAHASIA = "rahasia-s3"


def restic_s3(gudang: GudangS3, tempat: Path, kunci: str = "AKIAUJI") -> Restic:
    lingkungan = {"AWS_ACCESS_KEY_ID": kunci, "AWS_SECRET_ACCESS_KEY": RAHASIA}
    sandi = buat_restic(tempat).alamat.sandi
    return Restic(Alamat(f"s3:{gudang.alamat}/cadangan", sandi, lingkungan), cache=tempat / "cache")


def sebab(tindakan, *argumen) -> SebabGagal:
    with pytest.raises(MesinGagal) as galat:
        tindakan(*argumen)
    assert RAHASIA not in galat.value.keterangan
    return galat.value.sebab


@pytest.mark.berat
def test_cadangan_di_s3_pulih_utuh(tmp_path):
    pohon = buat_pohon(tmp_path / "pohon", 4)
    with server_s3() as gudang:
        restic = restic_s3(gudang, tmp_path)
        assert sebab(restic.id) == SebabGagal.REPOSITORI_TIDAK_ADA
        assert sebab(restic_s3(gudang, tmp_path, "AKIALAIN").id) == SebabGagal.SANDI_SALAH

        restic.siapkan(kendali())
        simpanan = restic.simpan([pohon], kendali(), label=LABEL, inang=INANG)
        restic.periksa(kendali(), baca="100%")
        restic.pulihkan(simpanan.snapshot, tmp_path / "pulih", kendali())

    assert isi_berkas(tmp_path / "pulih" / str(pohon).lstrip("/")) == isi_berkas(pohon)
    assert sebab(restic.daftar, kendali()) == SebabGagal.SERVER_TIDAK_TERJANGKAU
