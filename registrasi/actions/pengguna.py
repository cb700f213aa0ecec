"""Giving and ending a User ID, as part of a decision."""

import re
from collections.abc import Iterator
from itertools import count

from django.db import connection

from lpse.jejak import catat
from lpse.models import Akun, Penugasan, RujukanSurat
from lpse.peran import Peran
from registrasi.actions.akses_pengguna import akhiri_akses
from registrasi.actions.masa_peran import beri_masa_peran
from registrasi.actions.spse import tulis_status_spse
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.models import Pendaftaran, PenggunaSPSE, Penyedia
from registrasi.policies.instansi import sebut_peran
from registrasi.policies.penonaktifan import check_tidak_nonaktif

KUNCI_USER_ID = 7_301_002
# What a provider is known by from its approval on; later changes come by Permohonan.
KOLOM_SAMA = (
    *("bentuk_usaha", "alamat", "provinsi", "kabupaten", "kode_pos", "telepon"),
    *("penanggung_jawab_nama", "penanggung_jawab_nik", "penanggung_jawab_jabatan"),
)
BENTUK = re.compile(r"^(PT|CV|UD|PD|FA|FIRMA|KOPERASI)\b\.?|[^A-Z0-9]")


def _calon_user_id(nama: str) -> Iterator[str]:
    """User IDs made of the applicant's name: SPESIMENKARYA, SPESIMENKARYA2, …

    A company's legal form is left out, and so is what follows a comma, as a person's degrees do.
    """
    polos = BENTUK.sub("", nama.upper().split(",")[0].strip())
    dasar = BENTUK.sub("", polos)[:20] or "PENYEDIA"
    yield dasar
    for angka in count(2):
        yield f"{dasar}{angka}"


def _user_id_bebas(nama: str) -> str:
    return next(c for c in _calon_user_id(nama) if not Akun.objects.filter(user_id__iexact=c).exists())


def _catat_penyedia(pendaftaran: Pendaftaran) -> Penyedia:
    penyedia, _ = Penyedia.objects.update_or_create(
        npwp16=pendaftaran.npwp16,
        defaults={
            "nama": pendaftaran.nama_perusahaan,
            "jenis": pendaftaran.jenis,
            "npwp": pendaftaran.npwp,
            "nib": pendaftaran.nib,
            **{kolom: getattr(pendaftaran, kolom) for kolom in KOLOM_SAMA},
        },
    )
    return penyedia


def _jadikan_penyedia(pengguna: PenggunaSPSE, *, oleh: Akun) -> None:
    if Peran.PENYEDIA not in pengguna.akun.peran:
        penugasan = Penugasan.objects.create(akun=pengguna.akun, peran=Peran.PENYEDIA, disetujui_oleh=oleh)
        catat(penugasan, "penugasan.diberikan", oleh=oleh, peran=Peran.PENYEDIA.value)


def _jadikan_pejabat(pengguna: PenggunaSPSE, pendaftaran: Pendaftaran, *, oleh: Akun) -> None:
    """The role their letter gives, for as long as it holds. Raises SuratSudahBerakhir."""
    # The constraint pendaftaran_pejabat_lengkap promises both.
    assert pendaftaran.surat_tanggal
    assert pendaftaran.surat_berlaku_sampai
    dokumen = pendaftaran.dokumen.filter(berkas__isnull=False).select_related("berkas").first()
    surat = RujukanSurat.objects.create(
        nomor=pendaftaran.surat_nomor,
        tanggal=pendaftaran.surat_tanggal,
        dari=pendaftaran.surat_dari,
        perihal=f"Penugasan sebagai {sebut_peran(pendaftaran.peran_pengguna)}",
        berkas=dokumen.berkas if dokumen else None,
    )
    beri_masa_peran(
        pengguna,
        peran=pendaftaran.peran_pengguna,
        satker=pendaftaran.satker,
        instansi=pendaftaran.instansi,
        surat=surat,
        sampai=pendaftaran.surat_berlaku_sampai,
        oleh=oleh,
    )


def _kunci_pemohon(akun_id: int) -> Akun:
    """The applicant, locked. Raises AksesDiakhiri."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_USER_ID])
    # The user before their Akun, as a deactivation locks them.
    list(PenggunaSPSE.objects.select_for_update(no_key=True).filter(akun=akun_id).values("pk"))
    akun = Akun.objects.select_for_update(of=("self",)).get(pk=akun_id)
    check_tidak_nonaktif(akun)
    return akun


def beri_user_id(pendaftaran: Pendaftaran, *, oleh: Akun) -> PenggunaSPSE:
    """Give the applicant a User ID and their role, within the decision's transaction.

    A provider's role has no end, an official's ends with the letter. Raises SuratSudahBerakhir,
    AksesDiakhiri for whoever was deactivated: an approval is no way round the reversal of that case.
    The advisory lock makes two approvals of companies of one name take two User IDs instead of colliding.
    """
    akun = _kunci_pemohon(pendaftaran.akun_id)
    akun.user_id = akun.user_id or _user_id_bebas(pendaftaran.nama_perusahaan)
    akun.nama = akun.nama or pendaftaran.penanggung_jawab_nama
    if not pendaftaran.is_penyedia:
        akun.nip = akun.nip or pendaftaran.nip
        akun.jabatan = akun.jabatan or pendaftaran.penanggung_jawab_jabatan
    akun.save(update_fields=["user_id", "nama", "nip", "jabatan"])
    pengguna, _ = PenggunaSPSE.objects.update_or_create(
        akun=akun,
        defaults={
            "penyedia": _catat_penyedia(pendaftaran) if pendaftaran.is_penyedia else None,
            "jenis": pendaftaran.jenis if pendaftaran.is_penyedia else pendaftaran.peran_pengguna,
            "pendaftaran": pendaftaran,
            "user_id": akun.user_id,
            "status_spse": StatusSPSE.BELUM,
        },
    )
    if pendaftaran.is_penyedia:
        _jadikan_penyedia(pengguna, oleh=oleh)
    else:
        _jadikan_pejabat(pengguna, pendaftaran, oleh=oleh)
    catat(pengguna, "pengguna_spse.user_id_diberikan", oleh=oleh)
    return pengguna


def cabut_user_id(pendaftaran: Pendaftaran, *, oleh: Akun) -> None:
    """End the access that a revoked approval gave, as a deactivation does: at once, not at midnight."""
    milik = PenggunaSPSE.objects.select_for_update(of=("self",), no_key=True).select_related("akun")
    for pengguna in milik.filter(pendaftaran=pendaftaran):
        akhiri_akses(pengguna, oleh=oleh)
        tulis_status_spse(pengguna, StatusSPSE.NONAKTIF, oleh=oleh, catatan="Persetujuannya dicabut.")
        catat(pengguna, "pengguna_spse.dicabut", oleh=oleh)
