"""The acts on a control over a risk: planned, carried out with evidence, called off.

`pada` is for the demo, whose past needs dates.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lpse.models import Akun, Berkas
from lpse.nomor import ambil_nomor
from lpse.waktu import setempat
from sekretariat.actions.risiko import kabari_risiko, tulis_riwayat
from sekretariat.alur.risiko import ALUR_PENGENDALIAN
from sekretariat.enums.risiko import PeristiwaRisiko as P
from sekretariat.enums.risiko import TindakanPengendalian as T
from sekretariat.models import PengendalianRisiko, Risiko
from sekretariat.policies.risiko import (
    TanpaBukti,
    check_dapat_diubah,
    check_kelola,
    check_pelaksana,
    check_tenggat,
)


@transaction.atomic
def rencanakan_pengendalian(
    risiko_pk: int,
    *,
    oleh: Akun,
    uraian: str,
    penanggung: Akun,
    tenggat: date,
    pada: datetime | None = None,
) -> PengendalianRisiko:
    """Merencanakan pengendalian atas risiko, dan menyurati pelaksananya.

    Raises TidakBerwenang, TindakanTertutup, PelaksanaKeliru, TenggatKeliru.
    """
    risiko, saat = Risiko.objects.lock(risiko_pk), pada or timezone.now()
    hari = setempat(saat).date()
    check_kelola(oleh)
    check_dapat_diubah(risiko)
    check_pelaksana(penanggung)
    check_tenggat(tenggat, hari)
    satu = PengendalianRisiko.objects.create(
        kode=ambil_nomor("KENDALI", hari, pola="PR-{tahun}-{urut:03d}").teks,
        risiko=risiko,
        uraian=uraian,
        penanggung=penanggung,
        tenggat=tenggat,
        dibuat_oleh=oleh,
        dibuat_pada=saat,
    )
    tulis_riwayat(risiko, P.PENGENDALIAN, oleh, saat, f"{satu.kode}: {uraian}")
    kabari_risiko(risiko, penanggung, P.PENGENDALIAN)
    return satu


@transaction.atomic
def laksanakan_pengendalian(
    pk: int,
    *,
    oleh: Akun,
    hasil: str,
    bukti: str = "",
    berkas: Berkas | None = None,
    pada: datetime | None = None,
) -> PengendalianRisiko:
    """Melaporkan pelaksanaan pengendalian oleh pelaksananya, dengan buktinya; risikonya lalu dinilai ulang.

    Raises TidakBerwenang, TindakanTertutup, TanpaBukti.
    """
    satu, saat = _terkunci(pk), pada or timezone.now()
    transisi = ALUR_PENGENDALIAN.check(satu, T.LAKSANAKAN, oleh)
    if not bukti and berkas is None:
        raise TanpaBukti
    satu.status, satu.berakhir_pada = transisi.ke, saat
    satu.hasil, satu.bukti, satu.berkas = hasil, bukti, berkas
    satu.save(update_fields=["status", "berakhir_pada", "hasil", "bukti", "berkas"])
    tulis_riwayat(satu.risiko, P.DILAKSANAKAN, oleh, saat, f"{satu.kode}: {hasil}")
    kabari_risiko(satu.risiko, satu.risiko.dicatat_oleh, P.DILAKSANAKAN)
    return satu


@transaction.atomic
def batalkan_pengendalian(
    pk: int, *, oleh: Akun, alasan: str, pada: datetime | None = None
) -> PengendalianRisiko:
    """Membatalkan pengendalian yang tidak jadi dilaksanakan, dengan alasannya.

    Raises TidakBerwenang, TindakanTertutup.
    """
    satu, saat = _terkunci(pk), pada or timezone.now()
    transisi = ALUR_PENGENDALIAN.check(satu, T.BATALKAN, oleh)
    satu.status, satu.berakhir_pada, satu.hasil = transisi.ke, saat, alasan
    satu.save(update_fields=["status", "berakhir_pada", "hasil"])
    tulis_riwayat(satu.risiko, P.DIBATALKAN, oleh, saat, f"{satu.kode}: {alasan}")
    return satu


def _terkunci(pk: int) -> PengendalianRisiko:
    """The control, its risk locked first: in the order in which every other act locks them."""
    risiko = PengendalianRisiko.objects.values_list("risiko", flat=True).get(pk=pk)
    Risiko.objects.lock(risiko)
    return PengendalianRisiko.objects.lock(pk)
