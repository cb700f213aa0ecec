"""What is said between the user and the unit, and among the officers."""

from collections.abc import Sequence

from django.db import transaction

from layanan.actions.peristiwa import tulis_peristiwa
from layanan.actions.tiket import ambil_terkunci, periksa_tetap, tulis_pesan
from layanan.alur.tiket import ALUR_TIKET
from layanan.enums.tiket import ArahPesan, JenisPeristiwa, Saluran, StatusTiket, TindakanTiket
from layanan.models import Pelapor, PesanTiket, Tiket
from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.jejak import catat
from lpse.models import Akun, Berkas
from lpse.pemberitahuan import beritahukan
from lpse.peran import LAYANI_TIKET

P, S, T = JenisPeristiwa, StatusTiket, TindakanTiket
# What the user's own word does, by where the ticket stands; elsewhere it changes nothing.
TINDAKAN_PENGGUNA = {
    S.MENUNGGU_PENGGUNA: (T.JAWAB, P.DIJAWAB_PENGGUNA),
    S.SELESAI: (T.BELUM_SELESAI, P.BELUM_SELESAI),
    S.DITUTUP: (T.TANYA_LAGI, P.DIBUKA_KEMBALI),
    S.LUAR_KEWENANGAN: (T.TANYA_LAGI, P.DIBUKA_KEMBALI),
}


class AdaPesanBaru(AturanDilanggar):
    """Somebody wrote to or for the user after the page was made on which this answer was written."""


def periksa_terbaca(tiket: Tiket, sampai: int | None) -> None:
    """Guard an answer written below message `sampai`, the last one its author saw (None: not asked).

    Raises AdaPesanBaru. The ticket must be locked.
    """
    if sampai is None:
        return
    if tiket.pesan.filter(pk__gt=sampai).exclude(arah=ArahPesan.INTERNAL).exists():
        raise AdaPesanBaru("Ada pesan baru sejak halaman ini dibuka, jadi jawaban Anda belum dikirim.")


@transaction.atomic
def balas(
    pk: int,
    *,
    oleh: Akun,
    isi: str,
    saluran: Saluran = Saluran.WEB,
    lampiran: Sequence[Berkas] = (),
    terbaca: int | None = None,
) -> PesanTiket:
    """Menjawab pengguna; tiket yang belum dipegang menjadi pegangan penjawabnya.

    `terbaca` is the last message the officer saw. Raises TidakBerwenang, TindakanTertutup, AdaPesanBaru.
    Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.BALAS, oleh)
    periksa_terbaca(tiket, terbaca)
    if tiket.status == S.TERCATAT:
        ambil_terkunci(tiket, oleh)
    tulis_peristiwa(tiket, P.DIBALAS, oleh=oleh)
    pesan = tulis_pesan(tiket, ArahPesan.KELUAR, isi, saluran=saluran, oleh=oleh, lampiran=lampiran)
    beritahu_pelapor(tiket, "layanan/tiket_dijawab", pesan)
    return pesan


@transaction.atomic
def minta_keterangan(
    pk: int, *, oleh: Akun, isi: str, lampiran: Sequence[Berkas] = (), terbaca: int | None = None
) -> PesanTiket:
    """Meminta keterangan pengguna; jam penyelesaian berhenti sampai ia menjawab.

    Raises TidakBerwenang, TindakanTertutup, AdaPesanBaru. Dasar: layanan.konsultasi
    """
    tiket = Tiket.objects.lock(pk)
    transisi = ALUR_TIKET.check(tiket, T.MINTA_KETERANGAN, oleh)
    periksa_terbaca(tiket, terbaca)
    if tiket.status == S.TERCATAT:
        ambil_terkunci(tiket, oleh)
    tulis_peristiwa(tiket, P.DIMINTA_KETERANGAN, oleh=oleh, status=transisi.ke)
    pesan = tulis_pesan(tiket, ArahPesan.KELUAR, isi, saluran=Saluran.WEB, oleh=oleh, lampiran=lampiran)
    beritahu_pelapor(tiket, "layanan/tiket_diminta", pesan)
    return pesan


@transaction.atomic
def catat_internal(pk: int, *, oleh: Akun, isi: str, lampiran: Sequence[Berkas] = ()) -> PesanTiket:
    """Menyimpan catatan yang hanya dibaca petugas. Raises TidakBerwenang. Dasar: layanan.kendala_teknis"""
    tiket = Tiket.objects.lock(pk)
    periksa_tetap(tiket, T.CATAT_INTERNAL, oleh)
    tulis_peristiwa(tiket, P.CATATAN_INTERNAL, oleh=oleh)
    return tulis_pesan(tiket, ArahPesan.INTERNAL, isi, saluran=Saluran.WEB, oleh=oleh, lampiran=lampiran)


@transaction.atomic
def terima_pesan_pengguna(
    pk: int, *, pelapor: Pelapor, isi: str, saluran: Saluran, lampiran: Sequence[Berkas] = ()
) -> PesanTiket:
    """Menerima pesan dari pelapor: jawaban, pertanyaan susulan, atau pernyataan belum selesai.

    A ticket merged into another passes it on to that one. Raises TidakBerwenang for anybody else's word.
    Dasar: layanan.konsultasi
    """
    # What is merged stays so, and is not locked: a merge locks the one that takes in before the others.
    tiket = Tiket.objects.filter(pk=pk, digabung_ke__isnull=False).first() or Tiket.objects.lock(pk)
    if not tiket.is_milik(pelapor):
        raise TidakBerwenang
    if tiket.digabung_ke_id:
        return _teruskan_ke_gabungan(tiket, pelapor, isi, saluran, lampiran)
    _tandai_jawaban(tiket, pelapor)
    pesan = tulis_pesan(tiket, ArahPesan.MASUK, isi, saluran=saluran, oleh=pelapor.akun, lampiran=lampiran)
    beritahu_petugas(tiket, f"pesan:{pesan.pk}")
    return pesan


def _tandai_jawaban(tiket: Tiket, pelapor: Pelapor) -> None:
    """The event that a user's word is, and what becomes of the ticket by it."""
    tindakan, jenis = TINDAKAN_PENGGUNA.get(S(tiket.status), (T.TULIS, P.DIJAWAB_PENGGUNA))
    if tindakan is T.TULIS:
        tulis_peristiwa(tiket, jenis, oleh=pelapor.akun)
    else:
        transisi = ALUR_TIKET.check(tiket, tindakan, pelapor)
        if tindakan is not T.JAWAB:
            # Not solved after all: it goes back to whoever said it was.
            tiket.ditugaskan_kepada = tiket.diselesaikan_oleh or tiket.ditugaskan_kepada
        tulis_peristiwa(tiket, jenis, oleh=pelapor.akun, status=transisi.ke)


@transaction.atomic
def catat_pesan_pengguna(pk: int, *, oleh: Akun, isi: str, saluran: Saluran) -> PesanTiket:
    """Mencatat kata pengguna yang disampaikan lewat telepon, kunjungan, atau WhatsApp.

    It counts as the user's own word; who wrote it down stands in the trail. Raises TidakBerwenang.
    Dasar: layanan.konsultasi
    """
    if not oleh.has_perm(LAYANI_TIKET):
        raise TidakBerwenang
    pesan = terima_pesan_pengguna(pk, pelapor=Pelapor(pk), isi=isi, saluran=saluran)
    catat(pesan.tiket, "tiket.pesan_dicatat", oleh=oleh, pesan=pesan.pk)
    return pesan


def _teruskan_ke_gabungan(
    tiket: Tiket, pelapor: Pelapor, isi: str, saluran: Saluran, lampiran: Sequence[Berkas]
) -> PesanTiket:
    """Keep the words with their own ticket; whoever works on the other one reads them there as a note.

    The other ticket's person is somebody else: to them nothing of this is shown.
    """
    assert tiket.digabung_ke_id
    pesan = tulis_pesan(tiket, ArahPesan.MASUK, isi, saluran=saluran, oleh=pelapor.akun, lampiran=lampiran)
    tujuan = Tiket.objects.lock(tiket.digabung_ke_id)
    _tandai_jawaban(tujuan, Pelapor(tujuan.pk))
    catatan = f"[{tiket.nomor}] {isi}"
    tulis_pesan(tujuan, ArahPesan.INTERNAL, catatan, saluran=saluran, oleh=None, lampiran=lampiran)
    beritahu_petugas(tujuan, f"pesan:{pesan.pk}")
    return pesan


def beritahu_pelapor(tiket: Tiket, templat: str, pesan: PesanTiket) -> None:
    """Mail what was said to the ticket's person, and to those whose tickets were merged into it."""
    for satu in [tiket, *tiket.gabungan.all()]:
        if satu.surel:
            beritahukan(
                templat,
                kepada=satu.surel,
                akun=satu.akun,
                objek=satu,
                kunci=f"tiket:{satu.pk}:pesan:{pesan.pk}",
                data={"pesan": pesan.pk},
            )


def beritahu_petugas(tiket: Tiket, sebab: str) -> None:
    """Mail the officers who work on a ticket or watch it; `sebab` makes the mail one of its kind."""
    orang = {satu.akun for satu in tiket.penonton.select_related("akun")}
    if tiket.ditugaskan_kepada is not None:
        orang.add(tiket.ditugaskan_kepada)
    for akun in sorted(orang, key=lambda satu: satu.pk):
        kunci = f"tiket:{tiket.pk}:{sebab}:{akun.pk}"
        beritahukan("layanan/tiket_pembaruan", kepada=akun.email, akun=akun, objek=tiket, kunci=kunci)
