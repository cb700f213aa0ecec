"""Files brought into a case of deactivation or reactivation, by officers or by the user it is about."""

from typing import Any

from django.db import transaction

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, Berkas, RujukanSurat
from lpse.peran import USULKAN_PENONAKTIFAN
from registrasi.enums.penonaktifan import PihakBukti, StatusPengaktifan, StatusPenonaktifan
from registrasi.models import BuktiPengaktifan, BuktiPenonaktifan, Pengaktifan, Penonaktifan
from registrasi.models.bukti_perkara import Bukti
from registrasi.models.penonaktifan import DAPAT_DIBUKTIKAN
from registrasi.policies.penonaktifan import Perkara, check_pengguna_lain

PALING_BANYAK = 10


class BuktiTertutup(AturanDilanggar):
    """The case has come further than the step at which this person may add or remove files."""


def pihak_dari(perkara: Perkara, oleh: Akun) -> PihakBukti:
    """Whose file it is: the user's own, or one of the LPSE. Raises TidakBerwenang."""
    if perkara.is_milik(oleh):
        return PihakBukti.PENGGUNA
    if not oleh.has_perm(USULKAN_PENONAKTIFAN):
        raise TidakBerwenang
    return PihakBukti.PETUGAS


def check_bukti_terbuka(perkara: Perkara, pihak: PihakBukti, *, hapus: bool = False) -> None:
    """Raise BuktiTertutup unless files of this side may be added (or taken out again) now."""
    if isinstance(perkara, Pengaktifan):
        terbuka = perkara.status == StatusPengaktifan.DIMOHON
    elif pihak == PihakBukti.PENGGUNA:
        terbuka = perkara.is_menunggu_jawaban
    else:
        terbuka = perkara.status in ((StatusPenonaktifan.DILAPORKAN,) if hapus else DAPAT_DIBUKTIKAN)
    if not terbuka:
        raise BuktiTertutup("Bukti perkara ini sudah dipakai, jadi tidak dapat ditambah atau dilepas lagi.")


def _kunci(perkara: Perkara) -> Perkara:
    if isinstance(perkara, Penonaktifan):
        return Penonaktifan.objects.lock(perkara.pk)
    return Pengaktifan.objects.lock(perkara.pk)


@transaction.atomic
def tambah_bukti(perkara: Perkara, *, oleh: Akun, berkas: Berkas, keterangan: str) -> Bukti:
    """Menambah satu berkas bukti ke perkara.

    Raises TidakBerwenang, BuktiTertutup, AturanDilanggar beyond PALING_BANYAK files of one side.
    Dasar: registrasi.nonaktif
    """
    terkunci = _kunci(perkara)
    pihak = pihak_dari(terkunci, oleh)
    check_bukti_terbuka(terkunci, pihak)
    if terkunci.bukti.filter(pihak=pihak).count() >= PALING_BANYAK:
        raise AturanDilanggar(
            f"Paling banyak {PALING_BANYAK} berkas. Gabungkan beberapa halaman menjadi satu PDF."
        )
    jenis: Any = BuktiPenonaktifan if isinstance(terkunci, Penonaktifan) else BuktiPengaktifan
    bukti: Bukti = jenis.objects.create(perkara=terkunci, berkas=berkas, pihak=pihak, keterangan=keterangan)
    catat(terkunci, f"{terkunci._meta.model_name}.bukti_ditambah", oleh=oleh, berkas=berkas.pk, pihak=pihak)
    return bukti


@transaction.atomic
def lepas_bukti(perkara: Perkara, berkas_pk: int, *, oleh: Akun) -> Berkas:
    """Melepas berkas bukti yang keliru, selama belum dipakai; baris jejaknya tetap.

    Returns the file, for the caller to destroy. Raises TidakBerwenang, BuktiTertutup.
    Dasar: registrasi.nonaktif
    """
    terkunci = _kunci(perkara)
    pihak = pihak_dari(terkunci, oleh)
    check_bukti_terbuka(terkunci, pihak, hapus=True)
    bukti = terkunci.bukti.select_related("berkas").filter(berkas_id=berkas_pk, pihak=pihak).first()
    if bukti is None:
        raise TidakBerwenang
    berkas: Berkas = bukti.berkas
    bukti.delete()
    catat(terkunci, f"{terkunci._meta.model_name}.bukti_dilepas", oleh=oleh, berkas=berkas.pk, pihak=pihak)
    return berkas


@transaction.atomic
def lampirkan_surat(perkara: Penonaktifan, *, oleh: Akun, berkas: Berkas) -> Penonaktifan:
    """Melampirkan pindaian surat laporan, sekali, sebelum klarifikasi diminta.

    Raises TidakBerwenang, PerkaraSendiri, BuktiTertutup. Dasar: registrasi.nonaktif
    """
    terkunci = Penonaktifan.objects.lock(perkara.pk)
    if not oleh.has_perm(USULKAN_PENONAKTIFAN):
        raise TidakBerwenang
    check_pengguna_lain(terkunci.pengguna, oleh)
    surat = RujukanSurat.objects.select_for_update().get(pk=terkunci.rujukan_surat_id)
    if terkunci.status != StatusPenonaktifan.DILAPORKAN or surat.berkas_id is not None:
        raise BuktiTertutup("Surat laporan perkara ini sudah dilampirkan dan tidak diganti lagi.")
    surat.berkas = berkas
    surat.save(update_fields=["berkas"])
    catat(terkunci, "penonaktifan.surat_dilampirkan", oleh=oleh, berkas=berkas.pk)
    return terkunci
