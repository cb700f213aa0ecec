"""What a workbook would do to the registers as they are now: row by row, nothing written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.functions import Upper

from infrastruktur.models import Aset, MasaBerlaku
from infrastruktur.policies.buku_aset import CIA, JUDUL_CIA, BarisAset, IsiBaris, baca_isi, judul_kolom
from lpse.models import Lokasi

BARU, BERUBAH, SAMA, DITOLAK = "baru", "berubah", "sama", "ditolak"
# What a row without a code is recognised by, in this order.
PENGENAL = ("nomor_inventaris", "nomor_seri", "nama")


@dataclass(slots=True)
class Putusan:
    """What becomes of one row: its asset where it is known, the columns that change, or why not."""

    baris: BarisAset
    isi: IsiBaris
    hasil: str = BARU
    aset: Aset | None = None
    kolom: list[str] = field(default_factory=list)
    masa: list[str] = field(default_factory=list)

    @property
    def is_status_berubah(self) -> bool:
        return self.aset is not None and bool(self.isi.status) and self.isi.status != self.aset.status

    @property
    def judul_berubah(self) -> list[str]:
        """The headings of what changes."""
        judul = judul_kolom(self.baris.register)
        semua = [*self.kolom, *self.masa, *(["status"] if self.is_status_berubah else [])]
        return [judul[nama] for nama in semua]

    def tolak(self, judul: str, alasan: str) -> None:
        self.isi.galat.append((judul, alasan))


def pilah(rows: Sequence[BarisAset]) -> list[Putusan]:
    """Judge every row against the registers as they are now; six queries, however many rows."""
    lokasi = {satu.kode.upper(): satu for satu in Lokasi.objects.all()}
    putusan = [Putusan(baris, baca_isi(baris, lokasi)) for baris in rows]
    kenal = _Dikenal(putusan)
    for satu in putusan:
        kenal.pasangkan(satu)
    _tolak_kembar(putusan)
    masa = _masa_kini([p.aset for p in putusan if p.aset])
    for satu in putusan:
        _putuskan(satu, masa)
    return putusan


def hitung(putusan: Iterable[Putusan]) -> dict[str, int]:
    """How many rows of each outcome."""
    banyak = Counter(p.hasil for p in putusan)
    return {hasil: banyak[hasil] for hasil in (BARU, BERUBAH, SAMA, DITOLAK)}


class _Dikenal:
    """The assets that the rows may mean, found by what they carry."""

    def __init__(self, putusan: Sequence[Putusan]) -> None:
        kode = {p.isi.kode for p in putusan if p.isi.kode}
        syarat = Q(kode__in=kode)
        for nama in PENGENAL:
            teks = {p.isi.kolom[nama].upper() for p in putusan if p.isi.kolom.get(nama)}
            syarat |= Q(**{f"besar_{nama}__in": teks})
        aset = Aset.objects.select_related("lokasi").alias(
            **{f"besar_{nama}": Upper(nama) for nama in PENGENAL}
        )
        self.kode: dict[str, Aset] = {}
        self.lain: dict[tuple[str, str, str], list[Aset]] = {}
        for satu in aset.filter(syarat):
            self.kode[satu.kode] = satu
            for nama in PENGENAL:
                if teks := getattr(satu, nama).upper():
                    self.lain.setdefault((satu.register, nama, teks), []).append(satu)

    def pasangkan(self, putusan: Putusan) -> None:
        """Find the asset a row means; refuse it where that is not certain."""
        isi, register = putusan.isi, putusan.baris.register
        if isi.kode:
            putusan.aset = self.kode.get(isi.kode)
            if putusan.aset is None or putusan.aset.register != register:
                putusan.tolak(
                    "Kode", "Tidak ada aset dengan kode ini di register ini. Kosongkan untuk aset baru."
                )
            return
        nama = next((n for n in PENGENAL if isi.kolom.get(n)), "")
        cocok = self.lain.get((register, nama, isi.kolom[nama].upper()), []) if nama else []
        if len(cocok) > 1:
            judul = judul_kolom(register)[nama]
            putusan.tolak(judul, f"Ada {len(cocok)} aset seperti ini. Isi kodenya, atau nomor inventarisnya.")
        elif cocok:
            putusan.aset = cocok[0]


def _tolak_kembar(putusan: Sequence[Putusan]) -> None:
    """Two rows of one workbook about the same asset: neither is taken for the true one."""
    banyak = Counter(_tanda(p) for p in putusan)
    nomor = Counter(
        p.isi.kolom["nomor_inventaris"].upper() for p in putusan if p.isi.kolom.get("nomor_inventaris")
    )
    for satu in putusan:
        if banyak[_tanda(satu)] > 1:
            satu.tolak(
                "Kode", "Ada baris lain tentang aset yang sama dalam berkas ini. Isi nomor inventarisnya."
            )
        elif nomor[satu.isi.kolom.get("nomor_inventaris", "").upper()] > 1:
            satu.tolak("Nomor inventaris", "Nomor ini dipakai baris lain dalam berkas ini.")


def _tanda(putusan: Putusan) -> tuple[str, ...]:
    """What makes two rows the same asset."""
    if putusan.aset is not None:
        return ("aset", putusan.aset.kode)
    kolom = putusan.isi.kolom
    nama = next((n for n in PENGENAL if kolom.get(n)), "")
    teks = kolom[nama].upper() if nama else str(putusan.baris.nomor)
    return (putusan.baris.register, nama, teks)


def _masa_kini(aset: Sequence[Aset]) -> dict[tuple[int, str], Any]:
    rows = MasaBerlaku.objects.filter(aset__in=aset, diakhiri_pada__isnull=True)
    return {(pk, jenis): hari for pk, jenis, hari in rows.values_list("aset_id", "jenis", "berakhir")}


def _putuskan(putusan: Putusan, masa: Mapping[tuple[int, str], Any]) -> None:
    isi, aset = putusan.isi, putusan.aset
    if aset is None:
        kurang = [nama for nama in CIA if nama not in isi.kolom and nama not in putusan.baris.sel]
        isi.galat += [(JUDUL_CIA[nama], "Wajib diisi untuk aset baru.") for nama in kurang]
        if isi.status == "dihapuskan":
            putusan.tolak("Status", "Aset baru tidak dapat langsung dihapuskan.")
    else:
        putusan.kolom = [n for n, nilai in isi.kolom.items() if getattr(aset, n) != nilai]
        putusan.masa = [f"masa_{j}" for j, hari in isi.masa.items() if masa.get((aset.pk, j)) != hari]
        _tolak_terlarang(putusan, aset)
    if isi.galat:
        putusan.hasil = DITOLAK
    elif aset is not None:
        putusan.hasil = BERUBAH if putusan.judul_berubah else SAMA


def _tolak_terlarang(putusan: Putusan, aset: Aset) -> None:
    if putusan.judul_berubah and aset.is_dihapuskan:
        putusan.tolak("Kode", "Aset ini sudah dihapuskan, jadi tidak berubah lagi.")
    elif putusan.is_status_berubah and putusan.isi.status == "dihapuskan":
        putusan.tolak("Status", "Penghapusan diusulkan di halaman asetnya dan diputus orang lain.")
