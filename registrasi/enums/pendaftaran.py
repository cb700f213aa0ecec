from django.db import models


class StatusPendaftaran(models.TextChoices):
    DRAF = "draf", "Belum dikirim"
    DIAJUKAN = "diajukan", "Menunggu verifikasi"
    DIKEMBALIKAN = "dikembalikan", "Perlu perbaikan"
    DISETUJUI = "disetujui", "Disetujui"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik pemohon"
    DICABUT = "dicabut", "Dicabut"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"


class Tindakan(models.TextChoices):
    AJUKAN = "ajukan", "Kirim"
    TARIK = "tarik", "Tarik pendaftaran"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    TOLAK = "tolak", "Tolak"
    CABUT = "cabut", "Cabut persetujuan"
    KEDALUWARSAKAN = "kedaluwarsakan", "Kedaluwarsakan"


class JenisAlasan(models.TextChoices):
    """What a catalogue reason ends: nothing yet (the applicant repairs it), or the case."""

    PERBAIKI = "perbaiki", "Dapat diperbaiki"
    FINAL = "final", "Penolakan"


class JenisPemohon(models.TextChoices):
    BADAN_USAHA = "badan_usaha", "Badan usaha"
    PERUSAHAAN_PERSEORANGAN = "perusahaan_perseorangan", "Perusahaan perseorangan"
    PERORANGAN = "perorangan", "Perorangan"
    NON_PENYEDIA = "non_penyedia", "Pejabat atau pegawai instansi"


class BentukUsaha(models.TextChoices):
    """The business forms with the codes that SPSE itself uses."""

    CV = "01", "CV"
    PT = "02", "PT"
    UD = "03", "UD"
    KOPERASI = "04", "Koperasi"
    FIRMA = "05", "Firma"
    PERUSAHAAN_PERSEORANGAN = "06", "Perusahaan perseorangan"
    KONSULTAN_PERORANGAN = "07", "Konsultan perorangan"
    PERUSAHAAN_DAGANG = "08", "Perusahaan dagang"
    PERUSAHAAN_ASING = "09", "Perusahaan asing"
    LEMBAGA_PENYIARAN_PUBLIK = "10", "Lembaga penyiaran publik"


BENTUK_PERSEORANGAN = (BentukUsaha.UD, BentukUsaha.PERUSAHAAN_DAGANG, BentukUsaha.PERUSAHAAN_PERSEORANGAN)
BENTUK_MENURUT_JENIS: dict[str, tuple[BentukUsaha, ...]] = {
    JenisPemohon.BADAN_USAHA: tuple(
        b for b in BentukUsaha if b not in (*BENTUK_PERSEORANGAN, BentukUsaha.KONSULTAN_PERORANGAN)
    ),
    JenisPemohon.PERUSAHAAN_PERSEORANGAN: BENTUK_PERSEORANGAN,
    JenisPemohon.PERORANGAN: (),
    JenisPemohon.NON_PENYEDIA: (),
}
# The profil names every other kind of institution (registrasi.pihak_lain); this one is the region itself.
INSTANSI_DAERAH = "daerah"


class StatusSPSE(models.TextChoices):
    """Where the account stands in SPSE itself, which LKPP runs."""

    BELUM = "belum", "Belum aktif di SPSE"
    AKTIF = "aktif", "Aktif"
    NONAKTIF = "nonaktif", "Nonaktif"
