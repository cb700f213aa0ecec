"""The acts on what of an asset runs out: warranty, licence, contract, refill, certificate."""

from datetime import date
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from infrastruktur.actions.aset import tulis_riwayat
from infrastruktur.enums.aset import JenisMasa
from infrastruktur.models import Aset, MasaBerlaku
from infrastruktur.policies.aset import ambang_tercapai, check_masa, check_ubah
from infrastruktur.queries.aset import perlu_diingatkan
from lpse.aturan import TindakanTertutup
from lpse.jejak import catat
from lpse.models import Akun
from lpse.otorisasi import pemegang_izin
from lpse.pemberitahuan import beritahukan
from lpse.peran import KELOLA_ASET
from lpse.waktu import hari_ini, tanggal

SURAT = "infrastruktur/aset_masa_berlaku"
SEKALI = 200


@transaction.atomic
def catat_masa(pk: int, *, oleh: Akun, jenis: str, berakhir: date, keterangan: str = "") -> MasaBerlaku:
    """Mencatat atau memperbarui masa berlaku; yang lama ditutup dan tetap tersimpan.

    The same day again changes nothing. Raises TidakBerwenang, TindakanTertutup, RegisterMenolak.
    Dasar: infrastruktur.kinerja
    """
    aset = Aset.objects.lock(pk)
    check_ubah(aset, oleh)
    check_masa(aset, jenis)
    kini = aset.masa.filter(jenis=jenis, diakhiri_pada__isnull=True).first()
    if kini is not None and kini.berakhir == berakhir:
        return kini
    if kini is not None:
        _tutup(kini, oleh)
    baru = MasaBerlaku.objects.create(
        aset=aset, jenis=jenis, berakhir=berakhir, keterangan=keterangan, dicatat_oleh=oleh
    )
    lama = f", sebelumnya {tanggal(kini.berakhir)}" if kini else ""
    catatan = f"{JenisMasa(jenis).label} sampai {tanggal(berakhir)}{lama}"
    tulis_riwayat(aset, "masa", {}, (), oleh=oleh, catatan=catatan)
    catat(aset, "aset.masa_dicatat", oleh=oleh, masa=baru.pk, jenis=jenis)
    return baru


@transaction.atomic
def akhiri_masa(pk: int, *, oleh: Akun) -> MasaBerlaku:
    """Menghentikan pengawasan suatu masa berlaku yang tidak berlaku lagi.

    Raises TidakBerwenang, TindakanTertutup. Dasar: infrastruktur.kinerja
    """
    aset = Aset.objects.lock(MasaBerlaku.objects.values_list("aset_id", flat=True).get(pk=pk))
    check_ubah(aset, oleh)
    masa = MasaBerlaku.objects.get(pk=pk)
    if masa.diakhiri_pada is not None:
        raise TindakanTertutup("tidak berlaku lagi")
    _tutup(masa, oleh)
    catatan = f"{masa.get_jenis_display()} sampai {tanggal(masa.berakhir)} tidak diawasi lagi"
    tulis_riwayat(aset, "masa", {}, (), oleh=oleh, catatan=catatan)
    catat(aset, "aset.masa_diakhiri", oleh=oleh, masa=masa.pk)
    return masa


def _tutup(masa: MasaBerlaku, oleh: Akun) -> None:
    masa.diakhiri_oleh, masa.diakhiri_pada = oleh, timezone.now()
    masa.save(update_fields=["diakhiri_oleh", "diakhiri_pada"])


@transaction.atomic
def ingatkan_masa() -> int:
    """Mengingatkan pengelola aset 90, 30, dan 7 hari sebelum masa berlaku habis, masing-masing satu kali.

    What falls due together goes in one mail to each person. Returns how many dates were told of.
    Dasar: infrastruktur.kinerja
    """
    hari = hari_ini()
    rows = perlu_diingatkan().select_for_update(of=("self",), skip_locked=True)[:SEKALI]
    jatuh_tempo = sorted(rows, key=lambda masa: _ambang(masa, hari))
    for ambang, kelompok in groupby(jatuh_tempo, key=lambda masa: _ambang(masa, hari)):
        pks = [masa.pk for masa in kelompok]
        MasaBerlaku.objects.filter(pk__in=pks).update(diingatkan=ambang)
    if jatuh_tempo:
        _surati({masa.pk: _ambang(masa, hari) for masa in jatuh_tempo})
    return len(jatuh_tempo)


def _ambang(masa: MasaBerlaku, hari: date) -> int:
    return ambang_tercapai((masa.berakhir - hari).days) or 0


def _surati(ambang: dict[int, int]) -> None:
    # Named by its first date and threshold, each of which is told of once.
    pertama = min(ambang)
    for akun in pemegang_izin(KELOLA_ASET):
        kunci = f"aset.masa:{pertama}:{ambang[pertama]}:{akun.pk}"
        beritahukan(SURAT, kepada=akun.email, kunci=kunci, akun=akun, data={"masa": sorted(ambang)})
