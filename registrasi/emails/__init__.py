"""What fills each mail when it is sent."""

from registrasi.emails import (
    arsip,
    bantuan,
    daftar_hitam,
    hak,
    janji,
    pendaftaran,
    penonaktifan,
    permohonan,
    spse,
)

AREA = (pendaftaran, arsip, bantuan, daftar_hitam, hak, janji, penonaktifan, permohonan, spse)
