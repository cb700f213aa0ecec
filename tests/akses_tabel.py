"""Who may do what at which address: one row per URL of the portal.

A row says: the URL's name, who may use it, by which methods (with the status that whoever may gets for an
empty request), and which records stand behind it. From that follow all other answers (rancangan §6):

    stranger                                  302 to the sign-in page
    signed in, without right to the page      403
    right to the page, not to this record     404   (also: no such record)
    right to both, wrong method               405
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lpse.peran import Peran

# --- People: the stranger and one of every role ---------------------------------------------------------

TAMU = "tamu"
ORANG = (TAMU, *(p.value for p in Peran))
MASUK = frozenset(ORANG) - {TAMU}
SEMUA = frozenset(ORANG)
NIHIL: frozenset[str] = frozenset()
STAF = frozenset({"verifikator", "helpdesk", "admin_sistem", "sekretaris", "kepala", "auditor", "lkpp"})
VERIFIKATOR = frozenset({"verifikator"})
KEPALA = frozenset({"kepala"})
PEMBACA = frozenset({"verifikator", "kepala", "auditor"})
PENGELOLA = frozenset({"admin_sistem", "sekretaris", "kepala"})
PEMERIKSA_JEJAK = frozenset({"admin_sistem", "kepala", "auditor"})
KEPEGAWAIAN = PENGELOLA | PEMERIKSA_JEJAK

# --- Answers --------------------------------------------------------------------------------------------

Jawaban = int | tuple[int, ...]
# One's own security pages answer by what one has set up; whether they keep strangers out is what counts here.
SENDIRI = (200, 302, 404)
# Also 403: who has neither password nor second factor cannot say once more who they are.
SEKALI_LAGI = (200, 302, 403, 404)


@dataclass(frozen=True, slots=True)
class Baris:
    """One URL. `objek` names the records of `akses_dunia.OBJEK`; `alamat` replaces what has no reverse."""

    nama: str
    siapa: frozenset[str]
    get: Jawaban | None = None
    post: Jawaban | None = None
    objek: str = ""
    alamat: str = ""

    @property
    def metode(self) -> dict[str, Jawaban]:
        return {m: j for m, j in (("GET", self.get), ("POST", self.post)) if j is not None}


@dataclass(frozen=True, slots=True)
class Objek:
    """Values for an address, and who finds a record behind it (given the right to the page)."""

    kunci: dict[str, Any]
    bagi: frozenset[str]


def daftar_admin(model: str, siapa: frozenset[str]) -> Iterable[Baris]:
    """A read-only list of the admin site and its rows."""
    yield Baris(f"admin:{model}_changelist", siapa, get=200)
    yield Baris(f"admin:{model}_change", siapa, get=200, objek=model)
    # The auditor's room sends the trail.
    if model != "lpse_jejak":
        yield Baris(f"admin:{model}_ekspor", siapa, get=200)


MEJA, TERBIT = "meja", "meja_terbit"
PUBLIK = (
    Baris("sekretariat:beranda", SEMUA, get=200),
    Baris("sekretariat:tentang", SEMUA, get=200),
    Baris("sekretariat:laporan", SEMUA, get=200),
    Baris("lpse:healthz", SEMUA, get=200),
    Baris("lpse:readyz", SEMUA, get=200),
    Baris("lpse:favicon", SEMUA, get=301),
    Baris("lpse:tema", SEMUA, get=200),
    Baris("lpse:security_txt", SEMUA, get=200),
    Baris("lpse:periksa_naskah", SEMUA, get=200),
    Baris("lpse:naskah", SEMUA, get=200, objek="naskah"),
    Baris("lpse:surat_demo", SEMUA, get=404),  # the demo's mailbox: nowhere outside a demo
    Baris("registrasi:persyaratan", SEMUA, get=200),
    Baris("registrasi:lacak", SEMUA, get=200),
    Baris("registrasi:periksa_surel", SEMUA, get=200),
    Baris("registrasi:daftar", SEMUA, get=(200, 302), post=(200, 302)),
    Baris("registrasi:konfirmasi", SEMUA, get=(302, 404), post=(302, 404), objek="tautan_mati"),
    Baris("undangan", SEMUA, get=200, post=302, objek="undangan_terkirim"),
)
PEMOHON = (
    Baris("registrasi:mulai", frozenset({"pemohon", "penyedia"}), post=302),
    Baris("registrasi:tugas", MASUK, get=200, objek="draf"),
    Baris("registrasi:isian", MASUK, get=200, post=200, objek="draf"),
    Baris("registrasi:dokumen", MASUK, get=200, post=200, objek="draf"),
    Baris("registrasi:lepas", MASUK, post=302, objek="draf"),
    Baris("registrasi:formulir", MASUK, get=200, objek="draf_formulir"),
    Baris("registrasi:lihat", MASUK, get=200, objek="draf"),
    Baris("registrasi:gambar", MASUK, get=200, objek="draf"),
    Baris("registrasi:periksa", MASUK, get=200, objek="draf"),
    Baris("registrasi:kirim", MASUK, post=302, objek="draf"),
    Baris("registrasi:tarik", MASUK, get=302, post=302, objek="draf"),
    Baris("registrasi:selesai", MASUK, get=200, objek="disetujui"),
    Baris("registrasi:tanda_terima", MASUK, get=200, objek="disetujui"),
    Baris("registrasi:naskah", MASUK, get=200, objek="disetujui"),
)
AKUN = (
    Baris("lpse:beranda_akun", MASUK, get=302, post=302),
    Baris("account_login", SEMUA, get=(200, 302), post=(200, 302)),
    Baris("account_logout", SEMUA, get=(200, 302), post=302),
    Baris("account_inactive", SEMUA, get=200),
    Baris("account_signup", SEMUA, get=302, post=302),
    Baris("account_reauthenticate", MASUK, get=SEKALI_LAGI, post=SEKALI_LAGI),
    Baris("account_request_login_code", SEMUA, get=(200, 302), post=(200, 302)),
    Baris("account_confirm_login_code", SEMUA, get=302, post=302),
    Baris("account_email", MASUK, get=(200, 302), post=(200, 302)),
    Baris("account_email_verification_sent", SEMUA, get=200),
    Baris("account_confirm_email", SEMUA, get=(200, 404), post=404, objek="tautan_surel"),
    Baris("account_change_password", MASUK, get=SENDIRI, post=SENDIRI),
    Baris("account_set_password", MASUK, get=SENDIRI, post=SENDIRI),
    Baris("account_reset_password", SEMUA, get=200, post=200),
    Baris("account_reset_password_done", SEMUA, get=200),
    Baris("account_reset_password_from_key", SEMUA, get=200, post=200, objek="tautan_sandi"),
    Baris("account_reset_password_from_key_done", SEMUA, get=200),
    Baris("mfa_index", MASUK, get=SENDIRI),
    Baris("mfa_authenticate", SEMUA, get=302, post=302),
    Baris("mfa_reauthenticate", MASUK, get=SEKALI_LAGI, post=SEKALI_LAGI),
    Baris("mfa_activate_totp", MASUK, get=SENDIRI, post=SENDIRI),
    Baris("mfa_deactivate_totp", MASUK, get=SENDIRI, post=SENDIRI),
    Baris("mfa_view_recovery_codes", MASUK, get=SENDIRI),
    Baris("mfa_generate_recovery_codes", MASUK, get=SENDIRI, post=SENDIRI),
    Baris("mfa_download_recovery_codes", MASUK, get=SENDIRI, post=(404, 405)),
    Baris("mfa_list_webauthn", MASUK, get=SENDIRI),
    Baris("mfa_add_webauthn", MASUK, get=SENDIRI, post=SENDIRI),
    Baris("mfa_reauthenticate_webauthn", MASUK, get=SEKALI_LAGI, post=SEKALI_LAGI),
    Baris("mfa_remove_webauthn", MASUK, get=SENDIRI, post=SENDIRI, objek="kunci_sandi"),
    Baris("mfa_edit_webauthn", MASUK, get=SENDIRI, post=SENDIRI, objek="kunci_sandi"),
    Baris("mfa_login_webauthn", SEMUA, get=(200, 302), post=(200, 302)),
)
RUANG_KERJA = (
    Baris("admin:index", STAF, get=200),
    Baris("admin:galeri", STAF, get=200),
    Baris("admin:login", STAF, get=302, post=302),
    Baris("admin:logout", STAF, get=302, post=302),
    Baris("admin:password_change", STAF, get=302, post=302),
    Baris("admin:password_change_done", STAF, get=302, post=302),
    Baris("admin:autocomplete", frozenset(), get=200),
    Baris("admin:jsi18n", STAF, get=200),
    Baris("admin:view_on_site", STAF, get=404, post=404, objek="situs"),
    Baris("admin:app_list", STAF, get=302, objek="aplikasi"),
    Baris("admin:<(?P<url>.*)$>", STAF, get=404, post=404, alamat="/admin/tidak-ada/"),
    Baris("admin:penugasan", PENGELOLA, get=200),
    Baris("admin:penugasan_undang", PENGELOLA, get=200, post=200),
    Baris("admin:penugasan_putuskan", PENGELOLA, post=302, objek="undangan"),
    Baris("admin:penugasan_akhiri", PENGELOLA, get=200, post=200, objek="penugasan_staf"),
    Baris("admin:usulan_akun", PENGELOLA, get=200, post=200),
    Baris("admin:usulan_akun_ekspor", PENGELOLA, get=200),
    Baris("admin:usulan_akun_putuskan", PENGELOLA, post=302, objek="usulan_akun"),
    *daftar_admin("lpse_akun", KEPEGAWAIAN),
    *daftar_admin("lpse_penugasan", KEPEGAWAIAN),
    *daftar_admin("lpse_undangan", KEPEGAWAIAN),
    *daftar_admin("lpse_rujukansurat", KEPEGAWAIAN),
    *daftar_admin("lpse_jejak", PEMERIKSA_JEJAK),
    *daftar_admin("lpse_pemberitahuan", PEMERIKSA_JEJAK),
    *daftar_admin("lpse_versiprofil", PEMERIKSA_JEJAK),
    *daftar_admin("lpse_naskah", PEMBACA),
    *daftar_admin("lpse_harilibur", STAF),
    *daftar_admin("lpse_rezimjamkerja", STAF),
)
VERIFIKASI = (
    Baris("admin:registrasi_pendaftaran_changelist", PEMBACA, get=200),
    Baris("admin:registrasi_antrean_ekspor", PEMBACA, get=200),
    Baris("admin:registrasi_ambil_berikutnya", VERIFIKATOR, post=302),
    Baris("admin:registrasi_massal", PEMBACA, get=404, post=404),  # no act named; see MASSAL
    Baris("admin:registrasi_pendaftaran_change", PEMBACA, get=200, objek=MEJA),
    Baris("admin:registrasi_meja_nik", PEMBACA, post=200, objek=MEJA),
    Baris("admin:registrasi_meja_ambil", VERIFIKATOR, post=302, objek=MEJA),
    Baris("admin:registrasi_meja_lepas", PEMBACA, post=302, objek=MEJA),
    Baris("admin:registrasi_meja_perpanjang", PEMBACA, post=(200, 204, 302, 409), objek=MEJA),
    Baris("admin:registrasi_meja_ambil_alih", KEPALA, get=200, post=(200, 302), objek=MEJA),
    Baris("admin:registrasi_meja_tugaskan", KEPALA, get=200, post=(200, 302), objek=MEJA),
    Baris("admin:registrasi_meja_setujui", VERIFIKATOR, get=200, post=302, objek=MEJA),
    Baris("admin:registrasi_meja_kembalikan", VERIFIKATOR, get=200, post=200, objek=MEJA),
    Baris("admin:registrasi_meja_tolak", VERIFIKATOR, get=200, post=200, objek=MEJA),
    Baris("admin:registrasi_meja_cabut", KEPALA, get=200, post=200, objek=TERBIT),
    Baris("admin:registrasi_meja_halaman", PEMBACA, get=200, objek=MEJA),
    Baris("admin:registrasi_meja_asli", VERIFIKATOR, get=200, objek=MEJA),
    Baris("admin:registrasi_meja_tandai", VERIFIKATOR, post=(200, 302), objek=MEJA),
    Baris("admin:registrasi_meja_naskah", PEMBACA, get=200, objek=TERBIT),
    Baris("admin:registrasi_meja_salinan", PEMBACA, get=200, objek=TERBIT),
    Baris("admin:registrasi_meja_unggah_salinan", VERIFIKATOR, post=302, objek=TERBIT),
)
# Bulk acts share one address; each asks for a right of its own.
MASSAL = {
    "tugaskan": KEPALA,
    "lepas": VERIFIKATOR | KEPALA,
    "ingatkan": VERIFIKATOR | KEPALA,
    "ekspor": PEMBACA,
}
ALASAN = (
    Baris("admin:registrasi_alasanputusan_changelist", PEMBACA, get=200),
    Baris("admin:registrasi_alasan_ekspor", PEMBACA, get=200),
    Baris("admin:registrasi_alasan_tambah", KEPALA, get=200, post=200),
    Baris("admin:registrasi_alasan_ubah", KEPALA, get=200, post=200, objek="alasan"),
)
TABEL = PUBLIK + PEMOHON + AKUN + RUANG_KERJA + VERIFIKASI + ALASAN
