"""A repository over SFTP, through a real SSH server: the same engine, the same causes."""

import os
from pathlib import Path

import pytest

from arsip.enums.cadangan import SebabGagal
from arsip.mesin.galat import MesinGagal
from arsip.mesin.restic import Alamat, Restic
from tests.arsip.mesin import INANG, LABEL, buat_pohon, isi_berkas, kendali, repositori_siap
from tests.arsip.sshd import server_ssh


def sebab(tindakan, *argumen) -> SebabGagal:
    with pytest.raises(MesinGagal) as galat:
        tindakan(*argumen)
    return galat.value.sebab


@pytest.mark.berat
def test_cadangan_lewat_sftp_pulih_utuh(tmp_path, monkeypatch):
    pohon, lokal = buat_pohon(tmp_path / "pohon", 4), repositori_siap(tmp_path)
    with server_ssh(tmp_path) as server:
        monkeypatch.setenv("PATH", f"{server.bin}{os.pathsep}{os.environ['PATH']}")

        def di(jalur: Path) -> Restic:
            return Restic(Alamat(server.lokasi(jalur), lokal.alamat.sandi, {}), cache=tmp_path / "cache")

        assert sebab(di(tmp_path / "tiada").id) == SebabGagal.REPOSITORI_TIDAK_ADA
        restic = di(tmp_path / "repositori")
        simpanan = restic.simpan([pohon], kendali(), label=LABEL, inang=INANG)
        restic.periksa(kendali(), baca="100%")
        restic.pulihkan(simpanan.snapshot, tmp_path / "pulih", kendali())
        assert restic.siapkan(kendali()) == lokal.id()
        assert restic.gembok(kendali()) == []

        server.dikenal.write_text("")
        assert sebab(restic.id) == SebabGagal.SERVER_TIDAK_TERJANGKAU, "another machine answers for it"

    assert isi_berkas(tmp_path / "pulih" / str(pohon).lstrip("/")) == isi_berkas(pohon)
    assert sebab(restic.id) == SebabGagal.SERVER_TIDAK_TERJANGKAU
