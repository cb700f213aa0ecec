"""The archive of users' documents: taking in, following up what was decided, and where the paper lies."""

from dataclasses import asdict
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lpse.background import enqueue
from lpse.jejak import catat
from lpse.models import Akun, Berkas, Naskah
from lpse.naskah import milik, unggah_bertanda_tangan
from lpse.waktu import setempat
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import AntreanArsip, BerkasSyarat, ButirArsip, Pendaftaran, PenggunaSPSE
from registrasi.models.arsip import BERDIRI_SENDIRI, AsalArsip
from registrasi.policies.arsip import MAKS_JENIS, MAKS_JUDUL, MAKS_NOMOR, kelas_untuk, pemilik_dari

# Also what was withdrawn: it was handed in, numbered and perhaps looked at (ADR 0015). An expired draft never
# was, and is destroyed instead.
BERAKHIR = (
    StatusPendaftaran.DISETUJUI,
    StatusPendaftaran.DITOLAK,
    StatusPendaftaran.DICABUT,
    StatusPendaftaran.DITARIK,
)
JEDA = timedelta(minutes=1)  # until a PDF that is not built yet is asked for again
JEDA_GAGAL = timedelta(hours=1)
SALINAN = "-ttd"  # ending of the kind of a wet-signed copy


def arsipkan(
    berkas: Berkas,
    *,
    asal: AsalArsip,
    jenis: str,
    judul: str,
    pendaftaran: Pendaftaran | None = None,
    pengguna: PenggunaSPSE | None = None,
    nomor: str = "",
    tanggal: date | None = None,
    terkini: bool = True,
) -> ButirArsip:
    """Memasukkan satu berkas ke arsip pengguna, di dalam transaksi tindakan yang memanggilnya.

    `jenis` is a short code of the document's kind (`akta_perubahan`): within one user's file a document of
    the same kind is the next version, and takes the earlier one's place unless `terkini` is false. `nomor`
    is what the document is called by, `tanggal` its day (default: the day it came in). Idempotent: a file
    archived before is returned as it is. Dasar: registrasi.arsip
    """
    pendaftaran = pendaftaran or (pengguna.pendaftaran if pengguna else None)
    _kunci(pendaftaran, pengguna)
    ada = ButirArsip.objects.filter(berkas=berkas).first()
    if ada:
        return ada
    jenis = jenis[:MAKS_JENIS]
    return ButirArsip.objects.create(
        **asdict(pemilik_dari(pendaftaran, pengguna)),
        berkas=berkas,
        pendaftaran=pendaftaran,
        pengguna=pengguna,
        asal=asal,
        jenis=jenis,
        judul=judul[:MAKS_JUDUL],
        nomor=nomor[:MAKS_NOMOR],
        tanggal=tanggal or setempat(berkas.diunggah_pada).date(),
        versi=_versi_berikut(pendaftaran, pengguna, jenis, terkini and asal not in BERDIRI_SENDIRI),
        is_terkini=terkini,
        kelas_retensi=kelas_untuk(AsalArsip(asal), pendaftaran),
    )


def _kunci(pendaftaran: Pendaftaran | None, pengguna: PenggunaSPSE | None) -> None:
    """Two documents of one file taken in at once would be the same version."""
    pemilik: Pendaftaran | PenggunaSPSE | None = pendaftaran or pengguna
    if pemilik is not None:
        type(pemilik)._default_manager.select_for_update(of=("self",)).get(pk=pemilik.pk)


def _versi_berikut(
    pendaftaran: Pendaftaran | None, pengguna: PenggunaSPSE | None, jenis: str, menggantikan: bool
) -> int:
    """The number of the next of this kind; if it replaces them, those before it are current no more."""
    if pendaftaran is None and pengguna is None:
        return 1
    milik_siapa = {"pendaftaran": pendaftaran} if pendaftaran else {"pendaftaran": None, "pengguna": pengguna}
    sebelum = ButirArsip.objects.filter(**milik_siapa, jenis=jenis)
    if menggantikan:
        sebelum.filter(is_terkini=True).update(is_terkini=False)
    return int(sebelum.aggregate(n=Max("versi"))["n"] or 0) + 1


def antrekan_arsip(pendaftaran: Pendaftaran) -> None:
    """Leave word, in the act's transaction, that a registration has papers for the archive.

    Within a minute a worker takes in what is there; until its documents are built it comes back for them.
    """
    AntreanArsip.objects.bulk_create(
        [AntreanArsip(pendaftaran=pendaftaran, setelah=timezone.now())],
        update_conflicts=True,
        unique_fields=["pendaftaran"],
        update_fields=["setelah"],
    )
    enqueue("registrasi.arsipkan", pendaftaran.pk, queue="lama")


@transaction.atomic
def arsipkan_pendaftaran(pk: int) -> int:
    """Mengarsipkan semua berkas satu pendaftaran yang sudah berakhir, beserta naskah dan salinannya.

    Every version handed in goes in, in the order it came. Idempotent; returns how many were new. While a
    document's PDF has not been built the registration stays in the queue. Dasar: registrasi.arsip
    """
    # The registration first, its place in the queue second, as the acts do: nobody waits crosswise.
    pendaftaran = Pendaftaran.objects.lock(pk)
    antre = AntreanArsip.objects.select_for_update().filter(pendaftaran=pendaftaran)
    if pendaftaran.status not in BERAKHIR or not list(antre):
        antre.delete()
        return 0
    pengguna = PenggunaSPSE.objects.select_related("penyedia", "akun").filter(pendaftaran=pendaftaran).first()
    terbit = list(milik(pendaftaran).select_related("berkas", "berkas_bertanda_tangan").order_by("pk"))
    belum = BerkasSyarat.objects.filter(dokumen__pendaftaran=pendaftaran, berkas__butir_arsip=None)
    diserahkan = belum.select_related("berkas", "dokumen").order_by("pk")
    baru = sum(_arsipkan_syarat(pendaftaran, satu) for satu in diserahkan)
    baru += sum(_arsipkan_naskah(pendaftaran, pengguna, n) for n in terbit)
    if baru:
        catat(pendaftaran, "pendaftaran.diarsipkan", berkas_baru=baru)
    if all(n.berkas_id for n in terbit):
        antre.delete()
    else:
        antre.update(setelah=timezone.now() + JEDA)
    return baru


def tunda_arsip(pk: int) -> None:
    """Put a registration that could not be archived behind the others."""
    AntreanArsip.objects.filter(pk=pk).update(setelah=timezone.now() + JEDA_GAGAL)


def _arsipkan_syarat(pendaftaran: Pendaftaran, satu: BerkasSyarat) -> int:
    # An upgrade archives the registration after what was approved since: that stays the current one.
    lain = pendaftaran.arsip.filter(jenis=satu.dokumen.kode, is_terkini=True)
    digantikan = lain.exclude(asal=AsalArsip.PENDAFTARAN).exists()
    # Without the user: what was handed in belongs to the registration as it was then.
    arsipkan(
        satu.berkas,
        asal=AsalArsip.PENDAFTARAN,
        jenis=satu.dokumen.kode,
        judul=satu.dokumen.nama,
        pendaftaran=pendaftaran,
        nomor=pendaftaran.nomor,
        terkini=satu.berkas_id == satu.dokumen.berkas_id and not digantikan,
    )
    return 1


def _arsipkan_naskah(pendaftaran: Pendaftaran, pengguna: PenggunaSPSE | None, naskah: Naskah) -> int:
    """The PDF as issued and the wet-signed copy beside it; how many of them were new."""
    salinan = (naskah.berkas_bertanda_tangan, f"{naskah.jenis}{SALINAN}", f"{naskah.judul}, bertanda tangan")
    baru = 0
    for berkas, jenis, judul in ((naskah.berkas, naskah.jenis, naskah.judul), salinan):
        if berkas is None or ButirArsip.objects.filter(berkas=berkas).exists():
            continue
        arsipkan(
            berkas,
            asal=AsalArsip.NASKAH,
            jenis=jenis,
            judul=judul,
            pendaftaran=pendaftaran,
            pengguna=pengguna,
            nomor=naskah.nomor,
            tanggal=setempat(naskah.terbit_pada).date(),
        )
        baru += 1
    return baru


@transaction.atomic
def simpan_salinan(pk: int, naskah_pk: int, *, oleh: Akun, berkas: Berkas) -> Naskah:
    """Menyimpan dan mengarsipkan salinan bertanda tangan basah suatu naskah pendaftaran.

    Raises as `lpse.naskah.unggah_bertanda_tangan`. Dasar: registrasi.arsip
    """
    pendaftaran = Pendaftaran.objects.lock(pk)
    naskah = unggah_bertanda_tangan(naskah_pk, oleh=oleh, berkas=berkas)
    # At once, and not by the queue: a newer copy may take its place before the queue comes by.
    pengguna = PenggunaSPSE.objects.filter(pendaftaran=pendaftaran).first()
    _arsipkan_naskah(pendaftaran, pengguna, naskah)
    return naskah
