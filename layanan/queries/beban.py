"""What the helpdesk had to do in a span, for the capacity report."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from layanan.models import Tiket
from lpse.models import Penugasan
from lpse.peran import Peran
from lpse.sumbangan import BebanPersonil
from lpse.waktu import awal_hari

KELOMPOK = "Helpdesk"


def beban_helpdesk(dari: date, sampai: date) -> Iterator[BebanPersonil]:
    """Tickets open when the span ended, and those ended within it, of each officer on duty and of nobody.

    What an officer holds who is no longer on duty waits for whoever comes first. Dasar: infrastruktur.kinerja
    """
    mulai, akhir = awal_hari(dari), awal_hari(sampai + timedelta(days=1))
    terbuka = Tiket.objects.filter(dibuka_pada__lt=akhir).filter(
        Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gte=akhir)
    )
    menunggu = _per_petugas(terbuka)
    selesai = _per_petugas(Tiket.objects.filter(berakhir_pada__gte=mulai, berakhir_pada__lt=akhir))
    bertugas = Penugasan.objects.berlaku(sampai).filter(peran=Peran.HELPDESK).select_related("akun")
    orang = {p.akun_id: p.akun for p in bertugas.order_by("akun")}
    yield BebanPersonil(KELOMPOK, "", sum(n for pk, n in menunggu.items() if pk not in orang))
    for akun in orang.values():
        yield BebanPersonil(KELOMPOK, str(akun), menunggu.get(akun.pk, 0), selesai.get(akun.pk, 0))


def _per_petugas(tiket: "QuerySet[Tiket]") -> dict[int | None, int]:
    return dict(tiket.values_list("ditugaskan_kepada").annotate(Count("pk")).order_by())
