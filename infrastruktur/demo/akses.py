"""The demo's access for LKPP: one dashboard that was closed, one that its owner has yet to take."""

from infrastruktur.actions.akses import beri_akses, cabut_akses
from infrastruktur.queries.akses import token_pemantauan
from lpse import token_api
from lpse.models import Akun


def isi_demo_akses() -> None:
    """Tell it through the acts: given, taken, closed, and given anew for one network."""
    if token_pemantauan().exists():
        return
    admin, pemantau = Akun.objects.get(user_id="admin_sistem"), Akun.objects.get(user_id="lkpp")
    lama = beri_akses(pemantau.pk, oleh=admin, nama="Dasbor LKPP lama", hari=30)
    token_api.ambil(lama.pk, oleh=pemantau)
    cabut_akses(lama.pk, oleh=admin)
    beri_akses(pemantau.pk, oleh=admin, nama="Dasbor LKPP", hari=365, alamat=["203.0.113.0/24"])
