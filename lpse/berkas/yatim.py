"""Bytes without a row: what a process that died between storing and writing left behind."""

from datetime import timedelta

from django.core.files.storage import Storage
from django.utils import timezone

from lpse.berkas.simpan import penyimpanan
from lpse.models.berkas import Berkas

AKAR = "berkas"


def sapu_yatim(lebih_tua_dari: timedelta) -> int:
    """Delete stored bytes that no living row names and that are older than this. Returns how many.

    Asked for by a person, never by a clock: after a database was restored from a backup, every later upload
    looks like this, and its bytes may be all that is left of it.
    """
    gudang, batas, jumlah = penyimpanan(), timezone.now() - lebih_tua_dari, 0
    for folder in _isi(gudang, AKAR)[0]:
        kunci = [f"{AKAR}/{folder}/{nama}" for nama in _isi(gudang, f"{AKAR}/{folder}")[1]]
        baris = Berkas.objects.filter(kunci__in=kunci, dimusnahkan_pada__isnull=True)
        bernama = set(baris.values_list("kunci", flat=True))
        for satu in kunci:
            if satu not in bernama and gudang.get_modified_time(satu) < batas:
                gudang.delete(satu)
                jumlah += 1
    return jumlah


def _isi(gudang: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return gudang.listdir(folder)
    except FileNotFoundError:  # a local directory that was never made
        return [], []
