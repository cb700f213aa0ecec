"""What the core can show: the regulation in force, who holds which office by which decree, delegations."""

from collections.abc import Mapping
from functools import partial

from django.db.models import Q, QuerySet

from lpse.bukti import Bukti, Daftar
from lpse.harapan import Cakupan, Nihil, Tercatat
from lpse.models import Delegasi, HariLibur, Penugasan, Undangan, UsulanAkun, VersiProfil
from lpse.peran import PERAN_LUAR, PERAN_PINJAMAN, PERAN_STAF, Peran
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini

# The offices of the chart, each with the unit whose name it carries.
JABATAN: Mapping[Peran, str] = {
    Peran.KEPALA: "kepala",
    Peran.SEKRETARIS: "sekretariat",
    Peran.ADMIN_SISTEM: "sistem",
    Peran.VERIFIKATOR: "registrasi",
    Peran.HELPDESK: "layanan",
}
PENUGASAN = Daftar("admin:penugasan")

_bukti = partial(Bukti, unit="sekretariat")


def _jabatan() -> Mapping[str, str]:
    return {peran.value: getattr(profil().unit, unit).nama for peran, unit in JABATAN.items()}


def _berlaku() -> QuerySet[Penugasan]:
    hari = hari_ini()
    return Penugasan.objects.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari), mulai__lte=hari)


def _staf() -> QuerySet[Penugasan]:
    """Assignments in force of who works here, without what is only borrowed."""
    return _berlaku().filter(peran__in=PERAN_PINJAMAN, delegasi__isnull=True)


BUKTI = (
    _bukti(
        kode="profil",
        label="peraturan yang berlaku pada portal",
        baris=VersiProfil.objects.all,
        pada="sejak",
        kunci=("lpse.identitas",),
        unit="kepala",
        harapan=Tercatat(),
        standar=(1, 16),
        daftar=Daftar("admin:lpse_versiprofil_changelist", izin="lpse.lihat_jejak"),
    ),
    _bukti(
        kode="susunan",
        label="pemegang jabatan",
        baris=_staf,
        pada="mulai",
        kunci=("sekretariat.susunan_organisasi", "sekretariat.pegawai"),
        harapan=Cakupan(_jabatan),
        standar=(2, 8),
        nomor="peran",
        butir="peran",
        daftar=PENUGASAN,
    ),
    _bukti(
        kode="pengangkatan",
        label="penugasan dengan surat keputusan",
        baris=lambda: _staf().filter(rujukan_surat__isnull=False),
        pada="mulai",
        kunci=("sekretariat.pengangkatan",),
        harapan=Tercatat(),
        standar=(2,),
        nomor="rujukan_surat__nomor",
        daftar=PENUGASAN,
    ),
    _bukti(
        kode="tanpa_surat",
        label="penugasan",
        baris=lambda: _staf().filter(rujukan_surat__isnull=True),
        pada="mulai",
        kunci=("sekretariat.pengangkatan",),
        harapan=Nihil("berlaku tanpa surat keputusan"),
        standar=(2,),
        nomor="peran",
        daftar=PENUGASAN,
    ),
    _bukti(
        kode="kepala",
        label="Kepala yang bertugas",
        baris=lambda: _berlaku().filter(peran=Peran.KEPALA),
        pada="mulai",
        kunci=("sekretariat.kepala",),
        unit="kepala",
        harapan=Tercatat(),
        standar=(2,),
        nomor="peran",
        daftar=PENUGASAN,
    ),
    _bukti(
        kode="delegasi",
        label="pelimpahan wewenang disetujui",
        baris=lambda: Delegasi.objects.filter(disetujui_pada__isnull=False),
        pada="mulai",
        kunci=("sekretariat.kepala",),
        unit="kepala",
        standar=(2,),
        daftar=Daftar("admin:delegasi"),
        lihat="admin:delegasi_lihat",
    ),
    _bukti(
        kode="undangan",
        label="hak akses pegawai diusulkan",
        baris=Undangan.objects.all,
        pada="created_at",
        kunci=(),
        standar=(1, 10),
        nomor="rujukan_surat__nomor",
        daftar=PENUGASAN,
    ),
    _bukti(
        kode="usulan_akun",
        label="perubahan akun diusulkan dan disetujui dua orang",
        baris=lambda: UsulanAkun.objects.filter(disetujui_pada__isnull=False),
        pada="disetujui_pada",
        kunci=(),
        standar=(1, 10),
        nomor="tindakan",
        daftar=Daftar("admin:usulan_akun"),
    ),
    _bukti(
        kode="auditor",
        label="penugasan auditor dan pemantau",
        baris=lambda: Penugasan.objects.filter(peran__in=PERAN_LUAR & PERAN_STAF),
        pada="mulai",
        kunci=("sekretariat.audit",),
        unit="kepala",
        standar=(17,),
        nomor="peran",
        daftar=PENUGASAN,
    ),
    _bukti(
        kode="kalender",
        label="hari libur disahkan",
        baris=lambda: HariLibur.objects.filter(berlaku=True, perkiraan=False),
        pada="tanggal",
        kunci=(),
        standar=(1,),
        nomor="tanggal",
        daftar=Daftar("admin:kalender_kini"),
    ),
)


def daftarkan() -> None:
    """Register the core's own evidence."""
    sumbangan.daftarkan_bukti(*BUKTI)
