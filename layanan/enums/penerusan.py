"""What goes from the unit to LKPP: obstacles it cannot solve, questions, technical proposals."""

from django.db import models


class JenisPenerusan(models.TextChoices):
    """A user's obstacle always belongs to a ticket; the others are the unit's own.

    A report tells LKPP of an obstacle that the unit itself met, such as an outage.
    """

    KENDALA = "kendala", "Penerusan kendala teknis"
    LAPORAN = "laporan", "Laporan kendala teknis"
    KONSULTASI = "konsultasi", "Konsultasi"
    USULAN = "usulan", "Usulan teknis"


KUNCI_PENERUSAN = {
    JenisPenerusan.KENDALA: "layanan.penerusan_lkpp",
    JenisPenerusan.LAPORAN: "infrastruktur.informasi_lkpp",
    JenisPenerusan.KONSULTASI: "layanan.koordinasi_lkpp",
    JenisPenerusan.USULAN: "layanan.koordinasi_lkpp",
}


class StatusPenerusan(models.TextChoices):
    DISIAPKAN = "disiapkan", "Disiapkan"
    DIKIRIM = "dikirim", "Menunggu LKPP"
    DIJAWAB = "dijawab", "Dijawab LKPP"
    DITARIK = "ditarik", "Ditarik"


class TingkatLKPP(models.TextChoices):
    """Who has it now: a desk of LKPP (Kep. Kepala LKPP 26/2022), or whom the regulation names beside LKPP."""

    EPROC = "eproc", "Helpdesk Eproc LKPP"
    TEKNIS = "teknis", "Helpdesk Teknis LKPP"
    PUSAT = "pusat", "Pusat teknis lain"


class TindakanPenerusan(models.TextChoices):
    UBAH = "ubah", "Ubah isian"
    KIRIM = "kirim", "Catat sudah dikirim"
    CATAT_NOMOR = "catat_nomor", "Catat nomor tiket LKPP"
    NAIKKAN = "naikkan", "Catat naik ke Helpdesk Teknis"
    TANYAKAN = "tanyakan", "Catat sudah ditanyakan lagi"
    CATAT_JAWABAN = "catat_jawaban", "Catat jawaban LKPP"
    TARIK = "tarik", "Tarik kembali"


class PeristiwaPenerusan(models.TextChoices):
    DISIAPKAN = "disiapkan", "Disiapkan"
    DIUBAH = "diubah", "Isian diubah"
    DIKIRIM = "dikirim", "Dikirim ke LKPP"
    BERNOMOR = "bernomor", "Nomor tiket LKPP dicatat"
    DINAIKKAN = "dinaikkan", "Naik ke Helpdesk Teknis"
    DITANYAKAN = "ditanyakan", "Ditanyakan lagi"
    DIJAWAB = "dijawab", "LKPP menjawab"
    DITARIK = "ditarik", "Ditarik kembali"
