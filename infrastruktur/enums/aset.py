"""The six registers, what each of them says about an asset, and what may happen to one."""

from django.db import models


class Register(models.TextChoices):
    INFORMASI = "informasi", "Informasi"
    SDM = "sdm", "Sumber daya manusia"
    FISIK = "fisik", "Fisik"
    PERANGKAT_LUNAK = "perangkat_lunak", "Perangkat lunak"
    LAYANAN = "layanan", "Layanan"
    INTANGIBLE = "intangible", "Tak berwujud"


R = Register
# The middle of a code: AS-FIS-0001.
SINGKATAN: dict[str, str] = {
    R.INFORMASI: "INF",
    R.SDM: "SDM",
    R.FISIK: "FIS",
    R.PERANGKAT_LUNAK: "PL",
    R.LAYANAN: "LAY",
    R.INTANGIBLE: "INT",
}


class NilaiCIA(models.IntegerChoices):
    """How much depends on one property of an asset."""

    RENDAH = 1, "1 – rendah"
    SEDANG = 2, "2 – sedang"
    TINGGI = 3, "3 – tinggi"


class KelasAset(models.TextChoices):
    """The mean of the three values, rounded to the nearest."""

    RENDAH = "rendah", "Rendah"
    SEDANG = "sedang", "Sedang"
    TINGGI = "tinggi", "Tinggi"


class StatusAset(models.TextChoices):
    DIPAKAI = "dipakai", "Dipakai"
    CADANGAN = "cadangan", "Cadangan"
    RUSAK = "rusak", "Rusak"
    DIHAPUSKAN = "dihapuskan", "Dihapuskan"


class TindakanAset(models.TextChoices):
    """What changes an asset's status; each word is also its address."""

    PAKAI = "pakai", "Nyatakan dipakai"
    CADANGKAN = "cadangkan", "Jadikan cadangan"
    RUSAKKAN = "rusakkan", "Nyatakan rusak"
    HAPUSKAN = "hapuskan", "Hapuskan"


class StatusPenghapusan(models.TextChoices):
    DIUSULKAN = "diusulkan", "Diusulkan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik"


class TindakanPenghapusan(models.TextChoices):
    SETUJUI = "setujui", "Setujui penghapusan"
    TOLAK = "tolak", "Tolak penghapusan"
    TARIK = "tarik", "Tarik usulan"


class JenisMasa(models.TextChoices):
    """What runs out."""

    BERLAKU = "berlaku", "Masa berlaku"
    GARANSI = "garansi", "Garansi"
    LISENSI = "lisensi", "Lisensi"
    KONTRAK = "kontrak", "Kontrak"
    ISI_APAR = "isi_apar", "Isi ulang APAR"
    SERTIFIKAT = "sertifikat", "Sertifikat"


class JenisSuku(models.TextChoices):
    RAM = "ram", "RAM"
    DISK = "disk", "Disk"
    PROSESOR = "prosesor", "Prosesor"
    CATU_DAYA = "catu_daya", "Catu daya"
    JARINGAN = "jaringan", "Kartu jaringan"
    BATERAI = "baterai", "Baterai"
    KIPAS = "kipas", "Kipas"
    LAIN = "lain", "Lainnya"


# Parts whose size adds up to what the server has.
BERUKURAN = (JenisSuku.RAM, JenisSuku.DISK)

# What every register says, and what only some say, by the unit's asset standard. `lokasi` is a relation,
# everything else is text.
KOLOM_BERSAMA = ("nama", "nomor_inventaris", "sub_klasifikasi", "pemilik")
KOLOM_KHUSUS: dict[str, tuple[str, ...]] = {
    R.INFORMASI: ("format_penyimpanan", "metode_penghapusan"),
    R.SDM: ("nip", "fungsi", "jabatan", "nomor_kontrak", "atasan"),
    R.FISIK: ("jenis", "spesifikasi", "nomor_seri", "penyedia", "pemegang", "lokasi"),
    R.PERANGKAT_LUNAK: ("pemegang", "lokasi", "metode_penghapusan"),
    R.LAYANAN: ("penyedia", "nomor_kontrak", "deskripsi"),
    R.INTANGIBLE: (),
}
WAJIB: dict[str, tuple[str, ...]] = {
    R.INFORMASI: ("format_penyimpanan",),
    R.SDM: ("jabatan",),
    R.FISIK: ("jenis",),
    R.PERANGKAT_LUNAK: (),
    R.LAYANAN: ("penyedia",),
    R.INTANGIBLE: (),
}
MASA: dict[str, tuple[JenisMasa, ...]] = {
    R.INFORMASI: (JenisMasa.BERLAKU,),
    R.SDM: (JenisMasa.KONTRAK, JenisMasa.SERTIFIKAT),
    R.FISIK: (JenisMasa.GARANSI, JenisMasa.ISI_APAR, JenisMasa.KONTRAK, JenisMasa.SERTIFIKAT),
    R.PERANGKAT_LUNAK: (JenisMasa.LISENSI, JenisMasa.SERTIFIKAT),
    R.LAYANAN: (JenisMasa.KONTRAK,),
    R.INTANGIBLE: (),
}
# Of a person these stay out of the history: there only that they changed.
PRIBADI_SDM = ("nama", "nomor_inventaris", "nip", "jabatan", "nomor_kontrak", "atasan", "keterangan")


def kolom_register(register: str) -> tuple[str, ...]:
    """The columns of a register in the order people see them."""
    cia = ("kerahasiaan", "keutuhan", "ketersediaan")
    return (*KOLOM_BERSAMA, *KOLOM_KHUSUS[register], *cia, "keterangan")
