"""Amounts and spans as officers read them."""

from datetime import timedelta

SATUAN = ("B", "kB", "MB", "GB", "TB")


def sebut_angka(angka: float) -> str:
    """`13.360`."""
    return f"{angka:,.0f}".replace(",", ".")


def sebut_ukuran(byte: float) -> str:
    """`1,4 GB`, in steps of a thousand as disks are sold."""
    for satuan in SATUAN:
        if abs(byte) < 1000 or satuan == SATUAN[-1]:
            break
        byte /= 1000
    angka = f"{byte:.0f}" if satuan == "B" or abs(byte) >= 100 else f"{byte:.1f}".removesuffix(".0")
    return f"{angka} {satuan}".replace(".", ",")


def sebut_lama(lama: timedelta) -> str:
    """`3 jam 20 menit`, `45 detik`: two units at most."""
    detik = max(int(lama.total_seconds()), 0)
    bagian = [
        f"{nilai} {nama}"
        for nama, nilai in (
            ("hari", detik // 86400),
            ("jam", detik // 3600 % 24),
            ("menit", detik // 60 % 60),
            ("detik", detik % 60),
        )
        if nilai
    ]
    return " ".join(bagian[:2]) or "kurang dari sedetik"
