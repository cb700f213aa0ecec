"""Finds a second file of another kind inside a file: what one program shows as a scan, another would run.

Data after the end is no proof by itself: phones append films, second pictures and their own notes to a
photo, and some screenshots carry the rest of an older one. So the tail is searched, not forbidden.
"""

import struct

from lpse.berkas.bilik.dasar import PDF, Tolak

# Long enough that no compressed picture contains them by chance; compared in lower case.
DI_MANA_PUN = (
    b"rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x7felf\x01\x01\x01",
    b"\x7felf\x02\x01\x01",
    b"this program cannot be run in dos mode",
    b"#!/bin/",
    b"#!/usr/bin/",
)
# Markup that some program would run; a name that goes on ("<htmlx") is another name.
SISIPAN = (b"<?php", b"<script", b"<html", b"<!doctype html")
# A first segment whose length reads as the start of a comment turns the picture into JavaScript.
AWAL_KOMENTAR, AKHIR_KOMENTAR = b"/*", b"*/"
AKHIR_ZIP, DAFTAR_ZIP = b"PK\x05\x06", b"PK\x01\x02"


def periksa_gabungan(isi: bytes, jenis: str) -> None:
    """Raise Tolak("gabungan") when the bytes are, read by another program, another kind of file."""
    kecil = isi.lower()
    penanda = DI_MANA_PUN if jenis == PDF else (*DI_MANA_PUN, b"%pdf-1.")
    if (
        any(tanda in kecil for tanda in penanda)
        or any(_is_sisipan(kecil, tanda) for tanda in SISIPAN)
        or _is_zip(isi)
        or _is_skrip_jpeg(isi)
    ):
        raise Tolak("gabungan")


def _is_sisipan(kecil: bytes, tanda: bytes) -> bool:
    letak = kecil.find(tanda)
    while letak >= 0:
        sesudah = letak + len(tanda)
        if kecil[sesudah : sesudah + 1] in (b" ", b"\n", b"\r", b"\t", b">", b"/"):
            return True
        letak = kecil.find(tanda, sesudah)
    return False


def _is_zip(isi: bytes) -> bool:
    """Whether a directory of a ZIP (or JAR, DOCX, APK) stands just before a mark that ends one."""
    letak = isi.find(AKHIR_ZIP)
    while letak >= 0:
        ekor = isi[letak + 4 : letak + 22]
        if len(ekor) == 18:
            besar = struct.unpack("<4H2IH", ekor)[4]
            if 0 < besar <= letak and isi.startswith(DAFTAR_ZIP, letak - besar):
                return True
        letak = isi.find(AKHIR_ZIP, letak + 4)
    return False


def _is_skrip_jpeg(isi: bytes) -> bool:
    return (
        isi.startswith(b"\xff\xd8\xff")
        and isi[4:6] == AWAL_KOMENTAR
        and not isi.startswith((b"JFIF\0", b"Exif\0"), 6)
        and AKHIR_KOMENTAR in isi[6:]
    )
