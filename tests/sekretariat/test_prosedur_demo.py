"""The demo's procedures tell their story under every regulation."""

import pytest

from lpse.peran import Peran
from sekretariat.demo.prosedur import isi_demo_prosedur
from sekretariat.models import VersiProsedur
from sekretariat.queries.prosedur import belum_dibaca, cakupan_bidang, menunggu_pengesahan
from tests.factories import buat_akun

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.standar_prosedur")]
ORANG = ("verifikator", "helpdesk", "admin_sistem", "sekretaris", "kepala")


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_enam_berlaku_satu_menunggu_dan_pembaca_sebagian(settings, nama):
    settings.LPSE_PROFIL = nama
    orang = {peran: buat_akun(Peran(peran), user_id=peran) for peran in ORANG}
    isi_demo_prosedur()
    assert all(satu.is_ada for satu in cakupan_bidang())
    assert VersiProsedur.objects.berlaku().count() == 6
    assert [v.nomor for v in menunggu_pengesahan()] == [2]
    assert belum_dibaca(orang["verifikator"]).count() == 2
    assert belum_dibaca(orang["admin_sistem"]).count() == 6
