"""Change requests as they are listed, and what happened to one of them."""

import re
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from infrastruktur.enums.perubahan import StatusPerubahan
from infrastruktur.models import Aset, InstruksiLKPP, Pemeliharaan, PermintaanPerubahan
from lpse.models import Akun, Penugasan
from lpse.peran import LIHAT_INFRASTRUKTUR, Peran
from lpse.riwayat import riwayat_jejak
from lpse.sumbangan import Perkara

NOMOR = re.compile(r"(?:RFC|PML)-[0-9]{4}-[0-9]{4,}")
TERBANYAK = 20  # changes listed beside an asset or an instruction
TERBUKA, MENUNGGU, BELUM_SAH = "terbuka", "menunggu", "belum_sah"
PERISTIWA = {
    "perubahan.tercatat": "Permintaan dicatat",
    "perubahan.ubah": "Isian diubah",
    "perubahan.evaluasi": "Dievaluasi dan diajukan",
    "perubahan.setujui": "Disetujui",
    "perubahan.tolak": "Ditolak",
    "perubahan.laksanakan": "Mulai dilaksanakan",
    "perubahan.laksanakan_darurat": "Dilaksanakan mendahului persetujuan",
    "perubahan.sahkan": "Disahkan",
    "perubahan.tidak_sahkan": "Tidak disahkan",
    "perubahan.catat_hasil": "Hasil dicatat",
    "perubahan.tutup": "Ditutup",
    "perubahan.batalkan": "Dibatalkan",
}


def kepala_bertugas() -> list[Akun]:
    """Who leads the LPSE today, by name: those asked for a decision."""
    bertugas = Penugasan.objects.berlaku().filter(peran=Peran.KEPALA).values("akun")
    return list(Akun.objects.filter(pk__in=bertugas, is_active=True).order_by("nama", "pk"))


def saring_perubahan(saringan: dict[str, str]) -> QuerySet[PermintaanPerubahan]:
    """The requests that the filters leave: `status` (a status, or what waits), `kategori`, `cari`."""
    rows = PermintaanPerubahan.objects.select_related("naskah", "instruksi_lkpp")
    status = saringan.get("status", "")
    khusus = {TERBUKA: rows.terbuka, MENUNGGU: rows.menunggu_putusan, BELUM_SAH: rows.belum_disahkan}
    if status in khusus:
        rows = khusus[status]()
    elif status in StatusPerubahan.values:
        rows = rows.filter(status=status)
    if kategori := saringan.get("kategori", ""):
        rows = rows.filter(kategori=kategori)
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(
            Q(nomor=cari.upper())
            | Q(judul__icontains=cari)
            | Q(instruksi__icontains=cari)
            | Q(instruksi_lkpp__isi__icontains=cari)
            | Q(aset__contains=[cari])
        )
    return rows


def dengan_aset(kode: list[str]) -> list[tuple[str, bool]]:
    """Each code of an asset, and whether the register has it."""
    ada = set(Aset.objects.filter(kode__in=kode).values_list("kode", flat=True)) if kode else set()
    return [(satu, satu in ada) for satu in kode]


def perubahan_aset(aset: Aset) -> list[PermintaanPerubahan]:
    """The change requests that concern an asset, newest first."""
    return list(PermintaanPerubahan.objects.filter(aset_tercatat=aset).order_by("-pk")[:TERBANYAK])


def perubahan_instruksi(instruksi: InstruksiLKPP) -> list[PermintaanPerubahan]:
    """The change requests through which an instruction is carried out, newest first.

    Either side may have named the other.
    """
    menyebut = Q(instruksi_lkpp=instruksi)
    if instruksi.terkait:
        menyebut |= Q(nomor=instruksi.terkait)
    return list(PermintaanPerubahan.objects.filter(menyebut).order_by("-pk")[:TERBANYAK])


def instruksi_perubahan(permintaan: PermintaanPerubahan) -> list[InstruksiLKPP]:
    """LKPP's instructions that a change request carries out, whichever side named the other."""
    menyebut = Q(terkait=permintaan.nomor) | Q(pk=permintaan.instruksi_lkpp_id)
    return list(InstruksiLKPP.objects.filter(menyebut).order_by("pk")[:TERBANYAK])


def riwayat_perubahan(permintaan: PermintaanPerubahan) -> list[dict[str, Any]]:
    """What happened, newest first, with who did it; two queries."""
    return riwayat_jejak(permintaan, PERISTIWA)


def cari_perkara(nomor: str) -> Perkara | None:
    """The change request or the maintenance window with this number; None for another unit's."""
    nomor = nomor.strip().upper()
    if not NOMOR.fullmatch(nomor):
        return None
    model, nama = (
        (PermintaanPerubahan, "perubahan") if nomor.startswith("RFC") else (Pemeliharaan, "pemeliharaan")
    )
    baris = model.objects.filter(nomor=nomor).values_list("judul", "kode").first()
    if baris is None:
        return None
    judul, kode = baris
    return Perkara(
        nomor, judul, reverse(f"admin:infrastruktur_{nama}_lihat", args=[kode]), LIHAT_INFRASTRUKTUR
    )
