"""The acts on the parts of a server: put in, taken out, replaced; each with its day and its reason."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from infrastruktur.actions.aset import tulis_riwayat
from infrastruktur.models import Aset, SukuCadang
from infrastruktur.policies.aset import (
    SeriTerpasang,
    check_bersuku_cadang,
    check_sudah_terjadi,
    check_terpasang,
    check_ubah,
)
from lpse.jejak import catat
from lpse.models import Akun


@transaction.atomic
def pasang_suku_cadang(aset: Aset, *, oleh: Akun, pada: date, alasan: str = "", **kolom: Any) -> SukuCadang:
    """Mencatat suku cadang yang dipasang; `kolom`: jenis, nama, nomor_seri, ukuran_gb.

    Raises TidakBerwenang, TindakanTertutup, BukanBersukuCadang, TanggalKeliru, SeriTerpasang.
    Dasar: infrastruktur.kinerja
    """
    terkunci = _kunci(aset.pk, oleh, pada)
    baru = _pasang(terkunci, oleh, pada, alasan, kolom)
    tulis_riwayat(terkunci, "suku_cadang", {}, (), oleh=oleh, tanggal=pada, catatan=f"Dipasang: {baru}")
    catat(terkunci, "aset.suku_cadang_dipasang", oleh=oleh, suku_cadang=baru.pk)
    return baru


@transaction.atomic
def lepas_suku_cadang(pk: int, *, oleh: Akun, pada: date, alasan: str) -> SukuCadang:
    """Mencatat suku cadang yang dilepas, dan sebabnya.

    Raises TidakBerwenang, TindakanTertutup, TanggalKeliru. Dasar: infrastruktur.kinerja
    """
    lama = SukuCadang.objects.get(pk=pk)
    aset = _kunci(lama.aset_id, oleh, pada)
    lama = _lepas(pk, oleh, pada, alasan)
    catatan = f"Dilepas: {lama}. {alasan}"
    tulis_riwayat(aset, "suku_cadang", {}, (), oleh=oleh, tanggal=pada, catatan=catatan)
    catat(aset, "aset.suku_cadang_dilepas", oleh=oleh, suku_cadang=lama.pk)
    return lama


@transaction.atomic
def ganti_suku_cadang(
    aset: Aset, *, oleh: Akun, lama: SukuCadang, pada: date, alasan: str, **kolom: Any
) -> SukuCadang:
    """Mengganti suku cadang: yang lama dilepas dan penggantinya dipasang pada hari yang sama.

    `kolom` of the new part: nama, nomor_seri, ukuran_gb, and jenis unless it is the old one's. Returns the
    new part. Raises TidakBerwenang, TindakanTertutup, TanggalKeliru, SeriTerpasang.
    Dasar: infrastruktur.kinerja
    """
    terkunci = _kunci(aset.pk, oleh, pada)
    # Of this asset: a part of another one is no match for its lock.
    dilepas = _lepas(terkunci.suku_cadang.only("pk").get(pk=lama.pk).pk, oleh, pada, alasan)
    kolom = {"jenis": dilepas.jenis, **kolom, "menggantikan": dilepas}
    baru = _pasang(terkunci, oleh, pada, alasan, kolom)
    catatan = f"{dilepas} diganti {baru}. {alasan}"
    tulis_riwayat(terkunci, "suku_cadang", {}, (), oleh=oleh, tanggal=pada, catatan=catatan)
    catat(terkunci, "aset.suku_cadang_diganti", oleh=oleh, suku_cadang=baru.pk, menggantikan=dilepas.pk)
    return baru


def _kunci(pk: int, oleh: Akun, pada: date) -> Aset:
    """The asset, locked and open to such work: its lock orders all work on its parts."""
    aset = Aset.objects.lock(pk)
    check_ubah(aset, oleh)
    check_bersuku_cadang(aset)
    check_sudah_terjadi(pada)
    return aset


def _pasang(aset: Aset, oleh: Akun, pada: date, alasan: str, kolom: dict[str, Any]) -> SukuCadang:
    baru = SukuCadang(aset=aset, dipasang_oleh=oleh, dipasang_pada=pada, alasan_pasang=alasan, **kolom)
    try:
        with transaction.atomic():
            baru.save()
    except IntegrityError as galat:
        if "suku_cadang_seri_terpasang" in str(galat):
            raise SeriTerpasang(baru.nomor_seri) from None
        raise
    return baru


def _lepas(pk: int, oleh: Akun, pada: date, alasan: str) -> SukuCadang:
    suku = SukuCadang.objects.get(pk=pk)
    check_terpasang(suku, pada)
    suku.dilepas_pada, suku.alasan_lepas, suku.dilepas_oleh = pada, alasan, oleh
    suku.save(update_fields=["dilepas_pada", "alasan_lepas", "dilepas_oleh"])
    return suku
