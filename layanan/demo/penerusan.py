"""Matters for LKPP in the demo: one waits, one was answered with an instruction, one is a proposal."""

from layanan.actions.penerusan import IsianPenerusan, catat_jawaban, kirim, siapkan
from layanan.actions.tiket import IsianTiket, catat_tiket
from layanan.enums.penerusan import JenisPenerusan
from layanan.enums.tiket import JenisTiket, KelompokPengguna, Saluran
from layanan.models import Penerusan, Tiket
from lpse.models import Akun


def isi_demo_penerusan() -> None:
    """All made by the acts that people use."""
    helpdesk = Akun.objects.get(user_id="helpdesk")
    admin = Akun.objects.get(user_id="admin_sistem")
    unggah = _kendala(helpdesk, "Penawaran berhenti di 99 persen", "10011868000")
    kirim(_siapkan(unggah, helpdesk, "tidak_terselesaikan").pk, oleh=helpdesk, nomor_lkpp="LS-2026-004417")
    sertifikat = _kendala(admin, "Peramban menolak sertifikat SPSE", "")
    dijawab = kirim(_siapkan(sertifikat, admin, "tidak_terselesaikan").pk, oleh=admin)
    catat_jawaban(
        dijawab.pk,
        oleh=admin,
        jawaban="Sertifikat peladen sudah diperbarui dari sisi LKPP.",
        instruksi="Perbarui daftar penerbit sertifikat pada komputer ruang layanan.",
    )
    usulan = IsianPenerusan(
        jenis=JenisPenerusan.USULAN,
        judul="Pemberitahuan pemeliharaan SPSE tiga hari sebelumnya",
        uraian="Penyedia di daerah kami banyak dari luar kota; pemberitahuan lebih awal menolong.",
    )
    kirim(siapkan(usulan, oleh=helpdesk).pk, oleh=helpdesk)


def _kendala(oleh: Akun, judul: str, kode_tender: str) -> Tiket:
    isian = IsianTiket(
        jenis=JenisTiket.KENDALA,
        judul=judul,
        uraian=f"{judul}. Sudah dicoba dari dua peramban dan dua jaringan.",
        nama="Bayu Contohwan",
        surel="bayu@demo.example",
        instansi="CV Contoh Makmur",
        kelompok=KelompokPengguna.PENYEDIA,
        kode_tender=kode_tender,
        urgensi="M",
        dampak="S",
    )
    return catat_tiket(isian, saluran=Saluran.TELEPON, oleh=oleh)


def _siapkan(tiket: Tiket, oleh: Akun, alasan: str) -> Penerusan:
    isian = IsianPenerusan(
        jenis=JenisPenerusan.KENDALA,
        judul=tiket.judul,
        uraian=f"{tiket.judul}. Dilaporkan {tiket.instansi}.",
        upaya="Diuji pada tiga komputer di ruang layanan; galatnya sama.",
        alasan=alasan,
    )
    return siapkan(isian, oleh=oleh, tiket=tiket)
