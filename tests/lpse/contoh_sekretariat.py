"""Documents of the secretariat, filled in, for the tests of every template."""

from typing import Any

CONTOH_SEKRETARIAT: dict[str, dict[str, Any]] = {}
_BUKTI = {
    "label": "Media portabel yang dipakai",
    "keadaan": "Terpenuhi",
    "harapan": "harus ada",
    "jumlah": "2",
    "terakhir": "26 Maret 2026",
    "daftar": "MP-02 (26-03-2026), MP-01 (02-01-2026)",
}
_HASIL = {
    "judul": "Back up disimpan dalam media yang mudah dipindah di tempat terpisah dari ruang server.",
    "dasar": "Pasal 25 ayat (2)",
    "keadaan": "Kurang",
    "kurang": ["Belum ada catatan: media tiba di tempat simpan luar sejak 1 Januari 2026."],
    "bukti": [_BUKTI],
}
# What carries no number, since no letter is issued by it.
SEKRETARIAT_TAK_TERBIT: dict[str, dict[str, Any]] = {
    "bundel_kepatuhan": {
        "periode": "triwulan I 2026",
        "sampai": "26 Maret 2026",
        "diminta": {"nama": "Rina Wulandari", "nip": "198703122010012005", "jabatan": "Auditor"},
        "disusun": "Kamis, 26 Maret 2026 pukul 15.30 WIB",
        "ringkas": [{"nama": "Terpenuhi", "jumlah": "40"}, {"nama": "Kurang", "jumlah": "1"}],
        "pasal": [{"judul": "Pasal 25", "keadaan": "Kurang", "aturan": [_HASIL]}],
        "standar": [_HASIL | {"judul": "Standar 12: Pengelolaan kelangsungan layanan", "dasar": ""}],
        "kurang": [
            {
                "bertindak": "Penanggung jawab Unit Administrasi Sistem Elektronik",
                "kalimat": "Belum ada catatan: media tiba di tempat simpan luar sejak 1 Januari 2026.",
                "dasar": "Pasal 25 ayat (2); Standar 12",
            }
        ],
        "diam": ["Pembinaan teknis dan fungsional."],
    },
}
