"""Requests after approval, made through the same acts that people use."""

from datetime import date, timedelta

from lpse.models import Akun, RujukanSurat
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.actions.masa_peran import beri_masa_peran
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import PenggunaSPSE, Permohonan
from tests.factories import buat_akun, buat_berkas, buat_disetujui
from tests.registrasi.pemohon import jalan, kirim_surat

ALAMAT = {"alamat": "Jalan Baru 7", "kabupaten": "3504", "kode_pos": "66211", "telepon": "0355999111"}
BARU = {
    "ubah_surel": {"email": "baru@uji.example"},
    "ubah_alamat": ALAMAT,
    "ubah_penanggung_jawab": {
        "penanggung_jawab_nama": "Sari Ujiwati",
        "penanggung_jawab_nik": "3504995508850002",
        "penanggung_jawab_jabatan": "Direktur Utama",
    },
    "ubah_nama": {"nama": "PT Uji Coba Sejahtera"},
    "akta_baru": {"akta_nomor": "12", "akta_tanggal": "2026-02-03"},
}


def sk_baru(hari: int = 365) -> dict[str, str]:
    """The values of a new decree that holds for so many days."""
    return {
        "sk_nomor": "188/77/2026",
        "sk_tanggal": hari_ini().isoformat(),
        "sk_dari": "Bupati",
        "peran_sampai": (hari_ini() + timedelta(days=hari)).isoformat(),
    }


def buat_penyedia(**kolom: str) -> PenggunaSPSE:
    """A provider whose registration was approved."""
    akun = buat_disetujui().akun
    akun.set_password(kolom.pop("sandi", "sandi-uji-2026"))
    akun.save(update_fields=["password"])
    return PenggunaSPSE.objects.select_related("akun", "penyedia").get(akun=akun)


def buat_ppk(sampai: date | None = None) -> PenggunaSPSE:
    """An official with a role in SPSE, given on a letter."""
    akun = buat_akun(sandi="sandi-uji-2026", user_id=f"PPK{Akun.objects.count()}", nip="198001012005011991")
    pengguna = PenggunaSPSE.objects.create(akun=akun, user_id=akun.user_id, status_spse=StatusSPSE.AKTIF)
    surat = RujukanSurat.objects.create(nomor="1", tanggal=date(2026, 1, 5), dari="Bupati", perihal="PPK")
    beri_masa_peran(
        pengguna,
        peran="ppk",
        satker=None,
        instansi="Dinas Uji",
        surat=surat,
        sampai=sampai or hari_ini(),
        oleh=buat_akun(Peran.VERIFIKATOR),
    )
    return pengguna


def unggah_semua(permohonan: Permohonan, oleh: Akun) -> None:
    for dokumen in actions.dokumen_berlaku(permohonan):
        if dokumen.is_wajib and not dokumen.is_terpenuhi:
            actions.unggah_berkas_permohonan(permohonan.pk, dokumen.kode, oleh=oleh, berkas=buat_berkas(oleh))


def buat_draf(pengguna: PenggunaSPSE, jenis: str, data: dict[str, str] | None = None) -> Permohonan:
    """Filled in, with every paper that is asked for; a new mailbox is not proved yet."""
    akun = pengguna.akun
    isi = data or BARU.get(jenis) or sk_baru()
    permohonan = actions.mulai_permohonan(pengguna, jenis=jenis, oleh=akun, data=isi)
    unggah_semua(permohonan, akun)
    permohonan.refresh_from_db()
    return permohonan


def tautan_bukti() -> str:
    """The path of the link in the mail that proves a new mailbox."""
    surat = [s for s in kirim_surat() if s.subject == "Buktikan surel baru Anda"]
    return jalan(surat[-1].body, "/akun/permohonan/bukti/")


def buktikan(permohonan: Permohonan) -> Permohonan:
    """Follow the link of the mail."""
    token = tautan_bukti().strip("/").rpartition("/")[2]
    return actions.buktikan_surel(token)


def buat_terkirim(pengguna: PenggunaSPSE, jenis: str, data: dict[str, str] | None = None) -> Permohonan:
    """Sent, and waiting for a decision."""
    permohonan = buat_draf(pengguna, jenis, data)
    if jenis == "ubah_surel":
        buktikan(permohonan)
    return actions.ajukan_permohonan(permohonan.pk, oleh=pengguna.akun)


def tandai_semua(permohonan: Permohonan, verifikator: Akun) -> None:
    for dokumen in actions.dokumen_berlaku(permohonan):
        if dokumen.berkas_id:
            actions.tandai_permohonan(
                permohonan.pk, dokumen.kode, oleh=verifikator, ada=True, sesuai_asli=True
            )


def setujui(permohonan: Permohonan, verifikator: Akun | None = None) -> Permohonan:
    verifikator = verifikator or buat_akun(Peran.VERIFIKATOR)
    tandai_semua(permohonan, verifikator)
    return actions.setujui_permohonan(permohonan.pk, oleh=verifikator)
