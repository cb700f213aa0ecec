"""What a letter writes into a ticket: the user's own word, a note by the machine, or the first message."""

from layanan.actions.lampiran_surat import LampiranDiterima
from layanan.actions.percakapan import beritahu_petugas, terima_pesan_pengguna
from layanan.actions.peristiwa import tulis_peristiwa
from layanan.actions.tiket import IsianTiket, catat_tiket, tulis_pesan
from layanan.enums.tiket import ArahPesan, JenisPeristiwa, JenisTiket, Saluran
from layanan.models import Pelapor, PesanTiket, Tiket
from layanan.surat_masuk.urai import SuratTerurai
from lpse.models import Akun

TANPA_TEKS = "(Surat ini tidak berisi teks.)"
PANJANG_PESAN = 20_000


def isi_pesan(terurai: SuratTerurai, lampiran: LampiranDiterima) -> str:
    """What the message says: the sender's words, and which files were not taken."""
    catatan = lampiran.catatan[:4000]
    return (terurai.isi or TANPA_TEKS)[: PANJANG_PESAN - len(catatan) - 500] + catatan


def tiket_dari_surat(terurai: SuratTerurai, lampiran: LampiranDiterima, *, tanda_terima: bool) -> PesanTiket:
    """Membuka tiket konsultasi dari sebuah surat, within an act. Returns its first message.

    The address is written by whoever wrote the letter: it makes nobody the owner of an account's ticket.
    """
    isian = IsianTiket(
        jenis=JenisTiket.KONSULTASI,
        judul=terurai.judul,
        uraian=isi_pesan(terurai, lampiran),
        nama=(terurai.nama or terurai.dari.partition("@")[0])[:150],
        surel=terurai.dari,
    )
    tiket = catat_tiket(
        isian, saluran=Saluran.SUREL, oleh=None, lampiran=lampiran.berkas, tanda_terima=tanda_terima
    )
    return tiket.pesan.get()


def masukkan_balasan(tiket: Tiket, isi: str, lampiran: LampiranDiterima) -> PesanTiket:
    """Memasukkan balasan pelapor, within an act: it does to the ticket what its status lets it do."""
    return terima_pesan_pengguna(
        tiket.pk, pelapor=Pelapor(tiket.pk), isi=isi, saluran=Saluran.SUREL, lampiran=lampiran.berkas
    )


def catat_di_tiket(
    tiket: Tiket, isi: str, lampiran: LampiranDiterima | None = None, *, oleh: Akun | None = None
) -> PesanTiket:
    """Mencatat surat yang tidak mewakili pelapor, within an act: officers read it, no status changes.

    In a ticket that was merged the note goes to where its matter is.
    """
    tujuan = Tiket.objects.lock(tiket.digabung_ke_id or tiket.pk)
    tulis_peristiwa(tujuan, JenisPeristiwa.CATATAN_INTERNAL, oleh=oleh, surel=True)
    berkas = lampiran.berkas if lampiran else []
    pesan = tulis_pesan(
        tujuan, ArahPesan.INTERNAL, isi[:PANJANG_PESAN], saluran=Saluran.SUREL, oleh=oleh, lampiran=berkas
    )
    beritahu_petugas(tujuan, f"pesan:{pesan.pk}")
    return pesan
