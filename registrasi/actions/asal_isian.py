"""Who entered what of a registration with help: written by the acts that fill it in, and confirmed."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.jejak import catat
from lpse.models import Akun
from lpse.serentak import isian_berubah
from registrasi.actions.privasi import catat_tahu_privasi
from registrasi.enums.bantuan import JenisAsal
from registrasi.models import AsalIsian, BantuanPendaftaran, Pendaftaran
from registrasi.policies.bantuan import (
    DOKUMEN,
    IsianBaruBerubah,
    asal_isian,
    belum_disetujui,
    tanda_asal,
)
from registrasi.policies.pendaftaran import BAGIAN


def atas_nama(pendaftaran: Pendaftaran, bantuan: BantuanPendaftaran | None) -> dict[str, int]:
    """What a trail row says of an act done on behalf; nothing of the applicant's own."""
    return {"atas_nama": pendaftaran.akun_id, "bantuan": bantuan.pk} if bantuan else {}


def catat_asal(
    pendaftaran: Pendaftaran,
    jenis: JenisAsal,
    kolom: Iterable[str],
    *,
    oleh: Akun,
    bantuan: BantuanPendaftaran | None,
) -> None:
    """Within an act: remember who wrote these; without help, ever, there is nothing to tell apart."""
    if bantuan is None and pendaftaran.dibantu_oleh_id is None:
        return
    saat = timezone.now()
    AsalIsian.objects.bulk_create(
        [
            AsalIsian(
                pendaftaran=pendaftaran,
                jenis=jenis,
                kolom=nama,
                diisi_oleh=oleh,
                diisi_pada=saat,
                bantuan=bantuan,
            )
            for nama in sorted(set(kolom))
        ],
        update_conflicts=True,
        unique_fields=["pendaftaran", "jenis", "kolom"],
        update_fields=["diisi_oleh", "diisi_pada", "bantuan", "disetujui_pada"],
    )


def lupakan_asal(pendaftaran: Pendaftaran, jenis: JenisAsal, kolom: Iterable[str]) -> None:
    """Within an act: drop what is not there any more."""
    if pendaftaran.dibantu_oleh_id is not None:
        AsalIsian.objects.filter(pendaftaran=pendaftaran, jenis=jenis, kolom__in=list(kolom)).delete()


def catat_asal_bagian(
    pendaftaran: Pendaftaran,
    bagian: str,
    berubah: Iterable[str],
    *,
    oleh: Akun,
    bantuan: BantuanPendaftaran | None,
) -> None:
    """Within filling in a section: what it asks for was written, what only another kind is asked for went."""
    ditulis = [nama for nama in berubah if nama in BAGIAN[bagian]]
    catat_asal(pendaftaran, JenisAsal.ISIAN, ditulis, oleh=oleh, bantuan=bantuan)
    lupakan_asal(pendaftaran, JenisAsal.ISIAN, set(berubah) - set(ditulis))
    if pendaftaran.dibantu_oleh_id is not None:
        diminta = pendaftaran.dokumen.values("kode")
        dokumen = AsalIsian.objects.filter(pendaftaran=pendaftaran, jenis=JenisAsal.DOKUMEN)
        dokumen.exclude(kolom__in=diminta).delete()


@transaction.atomic
def nyatakan_benar(pk: int, *, oleh: Akun, bagian: str, tanda: str) -> Pendaftaran:
    """Menyatakan benar isian satu bagian, atau dokumen, yang diisi petugas atas nama pemohon.

    `bagian` is a key of policies BAGIAN or DOKUMEN; `tanda` the mark of what was read (`tanda_asal`).
    Raises IsianBaruBerubah when more was written since, TidakBerwenang, TindakanTertutup.
    Dasar: layanan.bantuan_pendaftaran
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    if not pendaftaran.is_milik(oleh):
        raise TidakBerwenang
    if not pendaftaran.is_bisa_diubah:
        raise TindakanTertutup(pendaftaran.get_status_display())
    baris = asal_bagian(asal_isian(pendaftaran).values(), bagian)
    if not baris:
        return pendaftaran
    if isian_berubah(tanda, tanda_asal(baris)):
        raise IsianBaruBerubah
    AsalIsian.objects.filter(pk__in=[a.pk for a in baris]).update(disetujui_pada=timezone.now())
    # Their page shows the notice as the page of the link does: pressing the button is having seen it.
    catat_tahu_privasi(oleh)
    catat(
        pendaftaran,
        "pendaftaran.isian_disetujui",
        oleh=oleh,
        bagian=bagian,
        kolom=[a.kolom for a in baris],
    )
    return pendaftaran


def asal_bagian(asal: Iterable[AsalIsian], bagian: str) -> list[AsalIsian]:
    """What waits for the applicant's word in one section, or among the documents."""
    menunggu = belum_disetujui(asal)
    if bagian == DOKUMEN:
        return [a for a in menunggu if a.jenis == JenisAsal.DOKUMEN]
    kolom = BAGIAN.get(bagian, ())
    return [a for a in menunggu if a.jenis == JenisAsal.ISIAN and a.kolom in kolom]
