"""The list of what is watched: added, changed, tried, stopped with a reason, taken up again."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.actions.penilaian import lupakan_keadaan
from infrastruktur.actions.siklus import tanyai
from infrastruktur.enums.pantau import JenisSasaran
from infrastruktur.models import Deret, Sasaran
from infrastruktur.pemantau import Hasil
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.peran import KELOLA_PEMANTAUAN

# What a person may say of a target; its kind stays, for its series are of that kind.
DAPAT_DIUBAH = frozenset(
    {"nama", "peran", "alamat", "opsi", "kelompok", "layanan", "jeda_menit", "batas_detik"}
)


class KodeSasaranDipakai(AturanDilanggar):
    """Another target has this code, be it in other letters."""

    def __init__(self, kode: str) -> None:
        super().__init__(f"Kode “{kode}” sudah dipakai sasaran lain. Pilih kode lain.")


class InangSelaluDipantau(AturanDilanggar):
    """The host the portal runs on is always watched."""

    def __init__(self) -> None:
        super().__init__("Server portal ini selalu dipantau, jadi tidak dapat dihentikan atau ditambah.")


class SasaranBerhenti(AturanDilanggar):
    """The target is stopped already, or not stopped."""


class DeretMasihTerbaca(AturanDilanggar):
    """A series that still yields readings is not taken out."""


@transaction.atomic
def tambah_sasaran(*, oleh: Akun | None, kode: str, jenis: str, **isi: Any) -> Sasaran:
    """Menambah sasaran pemantauan; siklus berikutnya menanyainya.

    `isi`: DAPAT_DIUBAH. `oleh` None: the command line. Raises TidakBerwenang, KodeSasaranDipakai,
    InangSelaluDipantau. Dasar: infrastruktur.pantau_harian
    """
    _pastikan_berhak(oleh)
    if jenis == JenisSasaran.INANG:
        raise InangSelaluDipantau
    sasaran = Sasaran(kode=kode.lower(), jenis=jenis, dibuat_oleh=oleh, **_kolom(isi))
    try:
        with transaction.atomic():
            sasaran.save(force_insert=True)
    except IntegrityError as galat:
        if "sasaran_kode_unik" in str(galat):
            raise KodeSasaranDipakai(kode) from None
        raise
    catat(sasaran, "sasaran.ditambah", oleh=oleh, kode=sasaran.kode, jenis=sasaran.jenis)
    return sasaran


@transaction.atomic
def ubah_sasaran(pk: int, *, oleh: Akun, **isi: Any) -> Sasaran:
    """Mengubah sasaran; jenis dan kodenya tetap, pembacaannya yang lama tetap.

    `isi`: DAPAT_DIUBAH. Raises TidakBerwenang. Dasar: infrastruktur.pantau_harian
    """
    _pastikan_berhak(oleh)
    sasaran = kunci(Sasaran.objects.all(), pk)
    berubah = sorted(nama for nama, nilai in _kolom(isi).items() if getattr(sasaran, nama) != nilai)
    for nama in berubah:
        setattr(sasaran, nama, isi[nama])
    if berubah:
        # Asked anew at the next round: what was wrong with the old address says nothing of the new one.
        sasaran.ditanya_pada, sasaran.galat = None, ""
        sasaran.save(update_fields=[*berubah, "ditanya_pada", "galat"])
        catat(sasaran, "sasaran.diubah", oleh=oleh, kode=sasaran.kode, kolom=berubah)
    return sasaran


@transaction.atomic
def hentikan_sasaran(pk: int, *, oleh: Akun, alasan: str) -> Sasaran:
    """Menghentikan pemantauan sasaran dengan alasan; pembacaannya tetap tersimpan.

    Raises TidakBerwenang, InangSelaluDipantau, SasaranBerhenti. Dasar: infrastruktur.pantau_harian
    """
    _pastikan_berhak(oleh)
    # Judging holds series and refers to the target: this lock must not stand in its way.
    sasaran = kunci(Sasaran.objects.all(), pk, no_key=True)
    if sasaran.jenis == JenisSasaran.INANG:
        raise InangSelaluDipantau
    if sasaran.dihentikan_pada is not None:
        raise SasaranBerhenti("Sasaran ini sudah dihentikan. Muat ulang halaman.")
    sasaran.dihentikan_pada, sasaran.dihentikan_oleh = timezone.now(), oleh
    sasaran.alasan_henti = alasan
    sasaran.save(update_fields=["dihentikan_pada", "dihentikan_oleh", "alasan_henti"])
    # What it was when it was stopped says nothing of the time after.
    lupakan_keadaan(pk, now=sasaran.dihentikan_pada)
    catat(sasaran, "sasaran.dihentikan", oleh=oleh, kode=sasaran.kode)
    return sasaran


@transaction.atomic
def lanjutkan_sasaran(pk: int, *, oleh: Akun) -> Sasaran:
    """Memantau lagi sasaran yang dihentikan; siklus berikutnya menanyainya.

    Raises TidakBerwenang, SasaranBerhenti. Dasar: infrastruktur.pantau_harian
    """
    _pastikan_berhak(oleh)
    sasaran = kunci(Sasaran.objects.all(), pk)
    if sasaran.dihentikan_pada is None:
        raise SasaranBerhenti("Sasaran ini sedang dipantau. Muat ulang halaman.")
    sasaran.dihentikan_pada = sasaran.dihentikan_oleh = sasaran.ditanya_pada = None
    sasaran.alasan_henti = ""
    sasaran.save(update_fields=["dihentikan_pada", "dihentikan_oleh", "ditanya_pada", "alasan_henti"])
    catat(sasaran, "sasaran.dilanjutkan", oleh=oleh, kode=sasaran.kode)
    return sasaran


def coba_sasaran(sasaran: Sasaran, *, oleh: Akun) -> Hasil:
    """Menanyai sasaran satu kali untuk dilihat hasilnya; tidak ada pembacaan yang disimpan.

    The trail row is written first and outside any transaction: nobody asks a machine without a trace.
    Raises TidakBerwenang. Dasar: infrastruktur.pantau_harian
    """
    _pastikan_berhak(oleh)
    with transaction.atomic(durable=True):
        catat(sasaran, "sasaran.dicoba", oleh=oleh, kode=sasaran.kode)
    (hasil,) = tanyai([sasaran])
    return hasil


@transaction.atomic
def lepas_deret(pk: int, *, oleh: Akun) -> Deret:
    """Menyatakan bagian yang sudah dicabut (disk, antarmuka) tidak lagi ditunggu bacaannya.

    It comes back by itself with its next reading. Raises TidakBerwenang, DeretMasihTerbaca.
    Dasar: infrastruktur.pantau_harian
    """
    _pastikan_berhak(oleh)
    deret = kunci(Deret.objects.all(), pk, "sasaran")
    dijawab = deret.sasaran.dijawab_pada
    if deret.dibaca_pada is not None and dijawab is not None and deret.dibaca_pada >= dijawab:
        raise DeretMasihTerbaca("Bagian ini masih terbaca pada jawaban terakhir, jadi tidak dapat dilepas.")
    if deret.dilepas_pada is None:
        deret.dilepas_pada = timezone.now()
        deret.save(update_fields=["dilepas_pada"])
        catat(deret, "deret.dilepas", oleh=oleh, sasaran=deret.sasaran_id)
    return deret


def _pastikan_berhak(oleh: Akun | None) -> None:
    """Whoever sits at the server's command line may already do more than this."""
    if oleh is not None and not oleh.has_perm(KELOLA_PEMANTAUAN):
        raise TidakBerwenang


def _kolom(isi: dict[str, Any]) -> dict[str, Any]:
    if asing := isi.keys() - DAPAT_DIUBAH:
        raise TypeError(f"bukan kolom sasaran: {sorted(asing)}")
    return isi
