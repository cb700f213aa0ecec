"""What the queue and the clock carry out."""

from registrasi.tasks import (
    arsip,
    bantuan,
    daftar_hitam,
    hak,
    janji,
    masa_peran,
    pendaftaran,
    penonaktifan,
    permohonan,
    spse,
)

AREA = (pendaftaran, arsip, bantuan, daftar_hitam, hak, janji, masa_peran, penonaktifan, permohonan, spse)
