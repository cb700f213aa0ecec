"""What verifiers had to do in a span, for the capacity report."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q

from lpse.models import Penugasan
from lpse.peran import Peran
from lpse.sumbangan import BebanPersonil
from lpse.waktu import awal_hari
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran

KELOMPOK = "Verifikator"


def beban_verifikator(dari: date, sampai: date) -> Iterator[BebanPersonil]:
    """Registrations that waited for a verifier when the span ended, and what each on duty decided within it.

    What an applicant withdrew, or got back to repair, no longer waits. Dasar: infrastruktur.kinerja
    """
    mulai, akhir = awal_hari(dari), awal_hari(sampai + timedelta(days=1))
    menunggu = Pendaftaran.objects.filter(diajukan_pada__lt=akhir).filter(
        Q(status=StatusPendaftaran.DIAJUKAN) | Q(diputus_pada__gte=akhir)
    )
    yield BebanPersonil(KELOMPOK, "", menunggu.count())
    diputus = Pendaftaran.objects.filter(diputus_pada__gte=mulai, diputus_pada__lt=akhir)
    selesai = dict(diputus.values_list("diputus_oleh").annotate(Count("pk")).order_by())
    bertugas = Penugasan.objects.berlaku(sampai).filter(peran=Peran.VERIFIKATOR).select_related("akun")
    for akun in {p.akun_id: p.akun for p in bertugas.order_by("akun")}.values():
        yield BebanPersonil(KELOMPOK, str(akun), 0, selesai.get(akun.pk, 0))
