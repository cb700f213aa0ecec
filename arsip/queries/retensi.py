"""What is kept, held, due and on lists, as pages and acts ask for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db.models import Q, QuerySet
from django.utils import timezone

from arsip.enums.cadangan import JenisSumber
from arsip.enums.retensi import KeadaanButir, LingkupTahan, NasibAkhir, StatusTahan
from arsip.models import ButirPemusnahan, Cadangan, KelasRetensi, Pemusnahan, Penahanan, Sumber
from arsip.policies.retensi import (
    Tahanan,
    batas_simpan,
    is_boleh_dihapus,
    peristiwa_terakhir,
    sebut_masa,
    tambah_bulan,
)
from lpse.sumbangan import ButirRetensi, RekamanRetensi, sumbangan
from lpse.waktu import hari_ini

SELANG_BAWAAN = 24  # hours between two backups where no source says otherwise
MENUNGGU_TERLAMA = date.max
L, K = LingkupTahan, KeadaanButir
KELAK = {
    NasibAkhir.MUSNAH: "dimusnahkan",
    NasibAkhir.PERMANEN: "disimpan permanen",
    NasibAkhir.DINILAI: "dinilai kembali",
}
Kursor = tuple[date, str] | None


@dataclass(frozen=True, slots=True)
class BarisTempo:
    """One line of the list of what is due."""

    kelas: str
    butir: ButirRetensi
    jatuh_tempo: date
    url: str
    is_ditahan: bool
    is_baru: bool
    nomor_usulan: str


def kelas_kini() -> list[KelasRetensi]:
    """Every class as it holds today, by code."""
    return list(KelasRetensi.objects.berlaku(hari_ini()).select_related("ditetapkan_oleh"))


def kelas_berlaku(kode: str, hari: date | None = None) -> KelasRetensi | None:
    """One class as it holds on a day (today); None for a code nobody has described."""
    return KelasRetensi.objects.filter(kode=kode).berlaku(hari or hari_ini()).first()


def sebut_jadwal(kelas: KelasRetensi) -> str:
    """`5 tahun, lalu dimusnahkan (Perbup …). Dihitung dari: tiket berakhir`."""
    masa = f"{sebut_masa(kelas.masa_bulan)}, lalu {KELAK[NasibAkhir(kelas.nasib)]} ({kelas.dasar})"
    return f"{masa}. Dihitung dari: {kelas.dihitung_dari}"


def rekaman(kode: str) -> RekamanRetensi | None:
    """How the portal counts and destroys the records of a class; None where it keeps none."""
    return sumbangan.rekaman_retensi.get(kode)


def tahanan_kini(kelas: str = "") -> Tahanan:
    """What is held now, of one class or of all; one query."""
    semua = Penahanan.objects.berlaku()
    if kelas:
        semua = semua.filter(Q(kelas=kelas) | Q(lingkup=L.PENGGUNA))
    baris = list(semua.values_list("lingkup", "kelas", "kunci", "akun_id"))
    return Tahanan(
        frozenset(k for lingkup, k, _, _ in baris if lingkup == L.KELAS),
        frozenset((k, kunci) for lingkup, k, kunci, _ in baris if lingkup == L.REKAMAN),
        frozenset(akun for lingkup, _, _, akun in baris if lingkup == L.PENGGUNA and akun is not None),
    )


def batas_cadangan(now: datetime) -> datetime:
    """Bytes stored since then may stand in no backup yet."""
    selang = Sumber.objects.filter(jenis=JenisSumber.PORTAL).values_list("selang_jam", flat=True).first()
    return batas_simpan(selang or SELANG_BAWAAN, now)


def butir_jatuh_tempo(
    kelas: KelasRetensi, sampai: date, setelah: Kursor = None, cari: str = ""
) -> Iterator[ButirRetensi]:
    """The records of a class whose time is over on a day, longest due first; nothing without years."""
    sumber, masa = rekaman(kelas.kode), kelas.masa_bulan
    if sumber is not None and masa is not None:
        yield from sumber.jatuh_tempo(peristiwa_terakhir(sampai, masa), setelah, cari)


def halaman_jatuh_tempo(
    kelas: KelasRetensi, sampai: date, *, setelah: Kursor = None, cari: str = "", banyak: int
) -> list[BarisTempo]:
    """One page of what is due, with what keeps a record from a list: a hold, its age, or a list it is on."""
    return list(baris_tempo(kelas, list(islice(butir_jatuh_tempo(kelas, sampai, setelah, cari), banyak))))


def baris_tempo(kelas: KelasRetensi, semua: list[ButirRetensi]) -> Iterator[BarisTempo]:
    """These records as lines, with two questions to the database however many they are."""
    sumber, masa = rekaman(kelas.kode), kelas.masa_bulan
    if sumber is None or masa is None:
        return
    tahanan, batas = tahanan_kini(kelas.kode), batas_cadangan(timezone.now())
    usulan = _pada_daftar(kelas.kode, [b.kunci for b in semua])
    for butir in semua:
        yield BarisTempo(
            kelas.kode,
            butir,
            jatuh_tempo(butir, masa),
            sumber.url(butir.kunci),
            tahanan.is_menahan(kelas.kode, butir),
            not is_boleh_dihapus(butir, batas),
            usulan.get(butir.kunci, ""),
        )


def jatuh_tempo(butir: ButirRetensi, masa_bulan: int) -> date:
    """The day on which a record's time is over; the last of all days while it does not run."""
    try:
        return tambah_bulan(butir.tanggal, masa_bulan) if butir.tanggal else MENUNGGU_TERLAMA
    except OverflowError:
        return MENUNGGU_TERLAMA


def _pada_daftar(kelas: str, kunci: list[str]) -> dict[str, str]:
    terpakai = ButirPemusnahan.objects.filter(
        kelas=kelas, kunci__in=kunci, keadaan__in=(K.MENUNGGU, K.MUSNAH)
    )
    return dict(terpakai.values_list("kunci", "pemusnahan__nomor"))


def sisa_butir(pemusnahan: Pemusnahan) -> QuerySet[ButirPemusnahan]:
    """The lines still to be dealt with: not yet destroyed, or not yet seen to be gone."""
    return ButirPemusnahan.objects.filter(pemusnahan=pemusnahan).filter(
        Q(keadaan=K.MENUNGGU) | Q(keadaan=K.MUSNAH, tuntas_pada__isnull=True)
    )


def is_akun_ditahan(akun_id: int) -> bool:
    """Whether everything of this user is held."""
    return Penahanan.objects.berlaku().filter(lingkup=L.PENGGUNA, akun_id=akun_id).exists()


def masa_kini() -> dict[str, str]:
    """How long the records of each class are kept, as the public reads it; without a rule none."""
    return {k.kode: sebut_jadwal(k) for k in kelas_kini() if k.masa_bulan is not None}


def penahanan_atas(kelas: str, butir: ButirRetensi) -> QuerySet[Penahanan]:
    """The holds in force that cover one record."""
    atas = Q(lingkup=L.KELAS, kelas=kelas) | Q(lingkup=L.REKAMAN, kelas=kelas, kunci=butir.kunci)
    if butir.akun_id is not None:
        atas |= Q(lingkup=L.PENGGUNA, akun_id=butir.akun_id)
    return Penahanan.objects.filter(atas, status=StatusTahan.BERLAKU)


def cadangan_terkait(kode: str) -> QuerySet[Cadangan]:
    """A backup and the copies made of it."""
    return Cadangan.objects.filter(Q(kode=kode) | Q(asal__kode=kode))


def saring_penahanan(status: str, cari: str) -> QuerySet[Penahanan]:
    """Holds by status and by what they name: code, label, letter."""
    rows = Penahanan.objects.select_related("akun", "ditahan_oleh")
    if status:
        rows = rows.filter(status=status)
    if cari:
        rows = rows.filter(
            Q(label__icontains=cari) | Q(surat_nomor__icontains=cari) | Q(kunci=cari) | Q(kelas__iexact=cari)
        )
    return rows


def saring_pemusnahan(status: str, cari: str) -> QuerySet[Pemusnahan]:
    """Lists by status, number and class."""
    rows = Pemusnahan.objects.select_related("kelas", "diusulkan_oleh", "diputus_oleh")
    if status:
        rows = rows.filter(status=status)
    if cari:
        rows = rows.filter(Q(nomor__icontains=cari) | Q(kelas__kode__iexact=cari))
    return rows
