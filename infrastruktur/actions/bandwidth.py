"""Which lines to the internet there are, what is contracted for them, and what it is set aside for."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from infrastruktur.models import AlokasiBandwidth, Deret, PengaturanBandwidth, TautanInternet
from infrastruktur.policies.pemeliharaan import check_kelola
from infrastruktur.queries.bandwidth import tumpang_tindih
from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Akun

Alokasi = tuple[str, Decimal, Decimal]


class PengaturanTumpangTindih(AturanDilanggar):
    """Two contracts for one line on one day."""

    def __init__(self) -> None:
        super().__init__(
            "Sudah ada pengaturan untuk tautan ini dalam kurun itu. Akhiri dahulu yang lama, atau ubah "
            "tanggalnya."
        )


class AlokasiMelebihi(AturanDilanggar):
    """More is set aside than there is."""

    def __init__(self, arah: str) -> None:
        super().__init__(f"Jumlah alokasi {arah} melebihi kapasitas yang dikontrak.")


class AlokasiGanda(AturanDilanggar):
    """One use is named twice."""

    def __init__(self) -> None:
        super().__init__("Setiap peruntukan ditulis satu kali.")


class KurunTerbalik(AturanDilanggar):
    """The end stands before the beginning."""

    def __init__(self) -> None:
        super().__init__("Tanggal terakhir harus pada atau sesudah tanggal mulainya.")


class NamaTautanTerpakai(AturanDilanggar):
    """Two lines of one name."""

    def __init__(self) -> None:
        super().__init__("Sudah ada tautan dengan nama ini.")


@transaction.atomic
def simpan_tautan(
    pk: int | None, *, oleh: Akun, nama: str, deret_masuk: Deret | None, deret_keluar: Deret | None
) -> TautanInternet:
    """Mencatat tautan internet dan deret yang mengukurnya, atau mengubahnya.

    Raises TidakBerwenang, NamaTautanTerpakai. Dasar: infrastruktur.bandwidth
    """
    check_kelola(oleh)
    tautan = TautanInternet.objects.select_for_update().get(pk=pk) if pk else TautanInternet()
    if TautanInternet.objects.filter(nama__iexact=nama).exclude(pk=pk or 0).exists():
        raise NamaTautanTerpakai
    tautan.nama, tautan.deret_masuk, tautan.deret_keluar = nama, deret_masuk, deret_keluar
    tautan.save()
    catat(tautan, "bandwidth.tautan", oleh=oleh)
    return tautan


@transaction.atomic
def atur_bandwidth(
    pk: int,
    *,
    oleh: Akun,
    penyedia: str,
    nomor_kontrak: str,
    masuk: Decimal,
    keluar: Decimal,
    mulai: date,
    sampai: date | None = None,
    alokasi: Sequence[Alokasi] = (),
    catatan: str = "",
) -> PengaturanBandwidth:
    """Mencatat kapasitas yang dikontrak untuk satu tautan dan pembagiannya; tidak berubah lagi.

    Raises TidakBerwenang, PengaturanTumpangTindih, AlokasiMelebihi, AlokasiGanda, KurunTerbalik.
    Dasar: infrastruktur.bandwidth
    """
    check_kelola(oleh)
    tautan = TautanInternet.objects.select_for_update().get(pk=pk)
    check_alokasi(alokasi, masuk, keluar)
    if sampai is not None and sampai < mulai:
        raise KurunTerbalik
    if tumpang_tindih(pk, mulai, sampai):
        raise PengaturanTumpangTindih
    pengaturan = PengaturanBandwidth.objects.create(
        tautan=tautan,
        penyedia=penyedia,
        nomor_kontrak=nomor_kontrak,
        masuk=masuk,
        keluar=keluar,
        mulai=mulai,
        sampai=sampai,
        catatan=catatan,
        dibuat_oleh=oleh,
    )
    for peruntukan, ke_dalam, ke_luar in alokasi:
        AlokasiBandwidth.objects.create(
            pengaturan=pengaturan, peruntukan=peruntukan, masuk=ke_dalam, keluar=ke_luar
        )
    catat(pengaturan, "bandwidth.diatur", oleh=oleh, tautan=tautan.pk)
    return pengaturan


@transaction.atomic
def akhiri_bandwidth(pk: int, *, oleh: Akun, sampai: date) -> PengaturanBandwidth:
    """Menetapkan hari terakhir satu pengaturan.

    Raises TidakBerwenang, KurunTerbalik, PengaturanTumpangTindih. Dasar: infrastruktur.bandwidth
    """
    check_kelola(oleh)
    pengaturan = PengaturanBandwidth.objects.select_for_update().get(pk=pk)
    TautanInternet.objects.select_for_update().get(pk=pengaturan.tautan_id)
    if sampai < pengaturan.mulai:
        raise KurunTerbalik
    if _menabrak_berikutnya(pengaturan, sampai):
        raise PengaturanTumpangTindih
    pengaturan.sampai = sampai
    pengaturan.save(update_fields=["sampai"])
    catat(pengaturan, "bandwidth.diakhiri", oleh=oleh)
    return pengaturan


def _menabrak_berikutnya(pengaturan: PengaturanBandwidth, sampai: date) -> bool:
    berikutnya = PengaturanBandwidth.objects.filter(tautan=pengaturan.tautan_id, mulai__gt=pengaturan.mulai)
    return berikutnya.filter(mulai__lte=sampai).exists()


def check_alokasi(alokasi: Sequence[Alokasi], masuk: Decimal, keluar: Decimal) -> None:
    """Raises AlokasiMelebihi, AlokasiGanda."""
    if len({nama.upper() for nama, _, _ in alokasi}) < len(alokasi):
        raise AlokasiGanda
    for arah, batas, jumlah in (
        ("masuk", masuk, sum(satu[1] for satu in alokasi)),
        ("keluar", keluar, sum(satu[2] for satu in alokasi)),
    ):
        if jumlah > batas:
            raise AlokasiMelebihi(arah)
