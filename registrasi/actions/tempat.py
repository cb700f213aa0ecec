"""Where the paper lies: the unit's rooms and stores, and the place of one archived document."""

from django.db import IntegrityError, transaction

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun, Lokasi
from lpse.serentak import isian_berubah
from registrasi.models import ButirArsip
from registrasi.policies.arsip import check_boleh_kelola, check_letak


class KodeDipakai(AturanDilanggar):
    def __init__(self, kode: str) -> None:
        super().__init__(f"Kode {kode} sudah dipakai ruang lain. Pakai kode yang berbeda.")


class LetakBerubah(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Letak dokumen ini sudah diubah petugas lain sejak halaman ini dibuka. "
            "Periksa letak yang sekarang, lalu simpan lagi bila perlu."
        )


@transaction.atomic
def tempatkan(
    pk: int, *, oleh: Akun, lokasi: Lokasi | None, rak: str = "", boks: str = "", tanda: str | None = None
) -> ButirArsip:
    """Mencatat letak naskah kertas satu dokumen: ruang, rak, boks; tanpa ruang berarti tidak diketahui.

    `tanda` is the mark of the form (lpse.serentak). Raises TidakBerwenang, AturanDilanggar for a rack in no
    room, LetakBerubah rather than overwrite what another saved meanwhile. Dasar: registrasi.arsip
    """
    check_boleh_kelola(oleh)
    butir = ButirArsip.objects.select_for_update(of=("self",)).select_related("lokasi").get(pk=pk)
    rak, boks = rak.strip(), boks.strip()
    check_letak(lokasi is not None, rak, boks)
    baru = {"lokasi": lokasi, "rak": rak, "boks": boks}
    berubah = [nama for nama, nilai in baru.items() if getattr(butir, nama) != nilai]
    if berubah and tanda is not None and isian_berubah(tanda, butir.isian_letak):
        raise LetakBerubah
    for nama in berubah:
        setattr(butir, nama, baru[nama])
    if berubah:
        butir.save(update_fields=berubah)
        catat(butir, "butirarsip.ditempatkan", oleh=oleh, kolom=berubah, berkas=butir.berkas_id)
    return butir


def simpan_tempat(lokasi: Lokasi | None, *, oleh: Akun, kode: str, nama: str, keterangan: str = "") -> Lokasi:
    """Menambah satu ruang atau tempat penyimpanan, atau mengubah yang ada (`lokasi`).

    Raises TidakBerwenang, KodeDipakai. Dasar: registrasi.arsip
    """
    check_boleh_kelola(oleh)
    lokasi = lokasi or Lokasi()
    lokasi.kode, lokasi.nama, lokasi.keterangan = kode.strip().upper(), nama.strip(), keterangan.strip()
    peristiwa = "lokasi.diubah" if lokasi.pk else "lokasi.ditambah"
    try:
        with transaction.atomic():
            lokasi.save()
            catat(lokasi, peristiwa, oleh=oleh)
    except IntegrityError as galat:
        if "lokasi_kode_unik" in str(galat):
            raise KodeDipakai(lokasi.kode) from galat
        raise
    return lokasi
