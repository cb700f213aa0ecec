"""The facilities of the unit: what the registers of infrastructure hold, and what their upkeep costs."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from infrastruktur.reports import ringkas_sarana
from lpse.grafik import grafik_palang
from lpse.peran import LIHAT_INFRASTRUKTUR
from lpse.profil import profil
from lpse.situs_admin import petugas, tampilkan
from lpse.waktu import hari_ini
from sekretariat.queries.program import realisasi_periode

KUNCI = "sekretariat.sarana"


@require_safe
def sarana(request: HttpRequest) -> HttpResponse:
    """Figures of today, with links to the rows behind them for whoever may see those."""
    hari = hari_ini()
    ringkas = ringkas_sarana(hari)
    nilai = [(satu.nama, satu.jumlah) for satu in ringkas.register]
    p = profil()
    anggaran = [r for r in realisasi_periode(hari.replace(month=1, day=1), hari) if r.pagu]
    return tampilkan(
        request,
        "admin/sekretariat/persuratan/sarana.html",
        "Sarana dan prasarana",
        ringkas=ringkas,
        grafik=grafik_palang("sarana", "Aset per register", nilai, kolom="Register", satuan="aset"),
        anggaran=anggaran,
        hari=hari,
        boleh_aset=petugas(request).has_perm(LIHAT_INFRASTRUKTUR),
        bunyi=p.bunyi(KUNCI),
        dasar=p.dasar(KUNCI),
    )
