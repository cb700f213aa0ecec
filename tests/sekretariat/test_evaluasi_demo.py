"""The demo's evaluation tells its story under every regulation."""

import pytest

from lpse.peran import Peran
from lpse.profil import profil
from sekretariat.demo.evaluasi import isi_demo_evaluasi
from sekretariat.models import Evaluasi, Temuan
from sekretariat.queries.evaluasi import tempo_evaluasi
from tests.factories import buat_akun

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.evaluasi")]


@pytest.mark.parametrize("nama", ["tulungagung", "bangkalan", "bandung", "blitar", "karo"])
def test_satu_evaluasi_selesai_dengan_tiga_temuan(settings, nama):
    settings.LPSE_PROFIL = nama
    for peran in ("sekretaris", "admin_sistem"):
        buat_akun(Peran(peran), user_id=peran)
    isi_demo_evaluasi()
    satu = Evaluasi.objects.get()
    assert satu.naskah is not None
    assert satu.jenis == ("atasan" if profil().sekretariat.evaluasi.penilai else "internal")
    assert not tempo_evaluasi().is_lewat
    keadaan = {t.status: t.is_lewat for t in Temuan.objects.all()}
    assert keadaan == {"disetujui": False, "ditindaklanjuti": False, "terbuka": True}
