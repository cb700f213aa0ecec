"""Working time in words, for whoever has to keep to it."""

from datetime import datetime, timedelta

from lpse.kalender import DiLuarKalender, KalenderKerja

SEHARI = timedelta(hours=8)


def lama_kerja(lama: timedelta) -> str:
    """`45 menit`, `3 jam`, `3 jam 20 menit`: working time, whole minutes."""
    menit = int(lama.total_seconds()) // 60
    jam, sisa = divmod(menit, 60)
    kata = [f"{jam} jam"] if jam else []
    return " ".join([*kata, f"{sisa} menit"]) if sisa or not jam else kata[0]


def sisa_tenggat(kerja: KalenderKerja, now: datetime, tenggat: datetime) -> str:
    """`45 menit kerja lagi`, `2 hari kerja lagi`, `terlambat 3 jam kerja`."""
    lewat = tenggat < now
    awal, akhir = (tenggat, now) if lewat else (now, tenggat)
    try:
        lama = kerja.elapsed(awal, akhir)
        hari = kerja.hari_kerja(awal, akhir)
    except DiLuarKalender:
        return "terlambat" if lewat else ""
    sebutan = f"{hari} hari kerja" if lama >= SEHARI and hari else f"{_sebut_pendek(lama)} kerja"
    return f"terlambat {sebutan}" if lewat else f"{sebutan} lagi"


def _sebut_pendek(lama: timedelta) -> str:
    """Whole hours from three on: nobody plans by the minute then."""
    jam = int(lama.total_seconds()) // 3600
    return f"{jam} jam" if jam >= 3 else lama_kerja(lama)
