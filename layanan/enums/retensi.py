"""The retention classes of this unit's records."""

TIKET, SURAT = "LAY-TIKET", "LAY-SURAT"
NAMA = {
    TIKET: "Tiket bantuan beserta percakapan dan lampirannya",
    SURAT: "Surel masuk dalam bentuk aslinya",
}
_JRA = "sesudah itu menurut jadwal retensi arsip (JRA) daerah"
# No number of years: each region's JRA says its own, and destruction is decided there.
RETENSI = {
    TIKET: f"Tiket bantuan, percakapan, dan lampirannya: disimpan selama tiket ditangani, {_JRA}.",
    SURAT: f"Surel yang Anda kirim kepada kami: disimpan bersama tiketnya, {_JRA}.",
}
# What stands where words of people stood.
MUSNAH = "(dimusnahkan)"
