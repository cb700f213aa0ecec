"""What the law lets a person ask about their data, and what an answer needs."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils import timezone

from lpse.aturan import AturanDilanggar, TidakBerwenang
from lpse.models import Akun, Jejak
from lpse.peran import PUTUSKAN_HAK_DATA
from lpse.profil import profil
from lpse.sumbangan import sumbangan
from registrasi.enums.hak import JenisHakData, TindakanHakData
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.enums.permohonan import StatusPermohonan
from registrasi.models import Pendaftaran, PenggunaSPSE, PermintaanHakData, Permohonan
from registrasi.models.arsip import AsalArsip
from registrasi.policies.arsip import RETENSI, kelas_untuk
from registrasi.policies.privasi import UU
from registrasi.policies.riwayat import Kejadian

J, T = JenisHakData, TindakanHakData
# The right, and by which article its answer is due.
DASAR_UU = {
    J.AKSES: f"{UU} Pasal 7 dan Pasal 32",
    J.PEMBETULAN: f"{UU} Pasal 6 dan Pasal 30",
    J.PENGHAPUSAN: f"{UU} Pasal 8 dan Pasal 43",
    J.KEBERATAN: f"{UU} Pasal 11 dan Pasal 41",
    J.TARIK_PERSETUJUAN: f"{UU} Pasal 9 dan Pasal 40",
}
DASAR_INSIDEN = f"{UU} Pasal 46"
# Which acts serve which kind of request: two persons decide what takes something away.
SEORANG, BERDUA = (T.PENUHI, T.TOLAK), (T.USULKAN, T.PUTUSKAN, T.PUTUSKAN_TOLAK)
BATAS_RIWAYAT = 60
PERISTIWA = {
    "permintaanhakdata.diajukan": "Diterima",
    "permintaanhakdata.diproses": "Mulai diproses",
    "permintaanhakdata.diarahkan": "Diarahkan ke permohonan perubahan data",
    "permintaanhakdata.diusulkan": "Putusan diusulkan",
    "permintaanhakdata.dipenuhi": "Dipenuhi",
    "permintaanhakdata.ditolak": "Ditolak",
    "permintaanhakdata.ditarik": "Ditarik",
    "insidendata.dicatat": "Insiden dicatat",
    "insidendata.catatan": "Catatan ditambah",
    "insidendata.dinilai": "Insiden dinilai",
    "insidendata.diberitahukan": "Pemberitahuan terbit",
    "insidendata.disurati": "Semua orang yang terkena disurati",
    "insidendata.ditutup": "Insiden ditutup",
}


class BukanUntukJenisIni(AturanDilanggar):
    def __init__(self, jenis: str) -> None:
        super().__init__(f"Langkah ini bukan untuk permintaan “{jenis}”.")


class PermintaanMasihTerbuka(AturanDilanggar):
    def __init__(self, nomor: str) -> None:
        super().__init__(f"Permintaan sejenis masih terbuka: {nomor}. Tunggu jawabannya, atau tarik dulu.")


class BelumDiusulkan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Putusan ini memerlukan usulan petugas lain. Minta petugas mengusulkannya dulu.")


class SudahDiusulkan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Usulan sudah tercatat dan tidak berubah lagi. Orang kedua memutus atas usulan itu.")


class OrangYangSama(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Yang mengusulkan tidak boleh memutus. Minta orang lain yang berwenang memutusnya.")


class PemutusTidakMengusulkan(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Yang berwenang memutus tidak mengusulkan. Minta petugas lain mengusulkannya.")


class PembetulanBelumBerlaku(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Data Pengguna SPSE dibetulkan lewat permohonan perubahan. Arahkan dulu, lalu penuhi setelah "
            "permohonannya disetujui."
        )


class BukanPengguna(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__("Akun ini belum menjadi Pengguna SPSE; isian drafnya dapat ia betulkan sendiri.")


class TidakAdaYangDihapus(AturanDilanggar):
    def __init__(self) -> None:
        super().__init__(
            "Tidak ada draf yang dapat dihapus; semua yang tersimpan wajib disimpan. Tolak dengan dasarnya."
        )


def dasar_uu(permintaan: PermintaanHakData) -> str:
    """The law's articles about this right and its answer."""
    return DASAR_UU[J(permintaan.jenis)]


def sisa_jam(tenggat: datetime) -> str:
    """Calendar hours until a deadline: `12 jam lagi`, `kurang dari 1 jam lagi`, `terlambat 5 jam`."""
    detik = (tenggat - timezone.now()).total_seconds()
    jam = int(abs(detik) // 3600)
    if detik < 0:
        return f"terlambat {jam} jam" if jam else "terlambat kurang dari 1 jam"
    return f"{jam} jam lagi" if jam else "kurang dari 1 jam lagi"


def check_untuk_jenis(permintaan: PermintaanHakData, tindakan: TindakanHakData) -> None:
    """Raise BukanUntukJenisIni for an act of the other kind of request."""
    if not is_untuk_jenis(permintaan, tindakan):
        raise BukanUntukJenisIni(permintaan.get_jenis_display())


def is_untuk_jenis(permintaan: PermintaanHakData, tindakan: TindakanHakData) -> bool:
    """Whether this act serves this kind of request at all."""
    if tindakan == T.ARAHKAN:
        return permintaan.jenis == J.PEMBETULAN
    if tindakan in BERDUA:
        return permintaan.is_dua_orang
    return tindakan not in SEORANG or not permintaan.is_dua_orang


def is_bagiannya(permintaan: PermintaanHakData, tindakan: TindakanHakData, oleh: Akun) -> bool:
    """Whether this officer is offered this act: it serves the request, and two persons share the work."""
    if tindakan == T.USULKAN and (permintaan.usulan or oleh.has_perm(PUTUSKAN_HAK_DATA)):
        return False
    return is_untuk_jenis(permintaan, tindakan)


def check_bukan_sendiri(permintaan: PermintaanHakData, oleh: Akun) -> None:
    """Raise TidakBerwenang for an officer who would answer their own request."""
    if permintaan.is_milik(oleh):
        raise TidakBerwenang


def check_dapat_diusulkan(permintaan: PermintaanHakData, oleh: Akun) -> None:
    """Raise SudahDiusulkan when a proposal stands: what is written stays.

    Raise PemutusTidakMengusulkan for whoever decides: the unit may have nobody else to decide upon theirs.
    """
    if permintaan.usulan:
        raise SudahDiusulkan
    if oleh.has_perm(PUTUSKAN_HAK_DATA):
        raise PemutusTidakMengusulkan


def check_dua_orang(permintaan: PermintaanHakData, oleh: Akun) -> None:
    """Raise BelumDiusulkan without a proposal, OrangYangSama for whoever proposed."""
    if not permintaan.usulan:
        raise BelumDiusulkan
    if permintaan.diusulkan_oleh_id == oleh.pk:
        raise OrangYangSama


def check_pembetulan(permintaan: PermintaanHakData) -> None:
    """Raise PembetulanBelumBerlaku while a user's data have not been changed by their own case."""
    if permintaan.jenis != J.PEMBETULAN or pengguna_dari(permintaan.akun) is None:
        return
    berlaku = permintaan.permohonan
    if berlaku is None or berlaku.status != StatusPermohonan.DISETUJUI:
        raise PembetulanBelumBerlaku


def pengguna_dari(akun: Akun) -> PenggunaSPSE | None:
    """The user of SPSE behind an Akun; None before approval."""
    return PenggunaSPSE.objects.filter(akun=akun).first()


def draf_pendaftaran(akun: Akun) -> "models.QuerySet[Pendaftaran]":
    """What may be erased on request: registrations that were never sent."""
    return Pendaftaran.objects.for_akun(akun).filter(
        status=StatusPendaftaran.DRAF, diajukan_pada__isnull=True
    )


def draf_permohonan(akun: Akun) -> "models.QuerySet[Permohonan]":
    """The same of requests for change."""
    return Permohonan.objects.for_akun(akun).filter(status=StatusPermohonan.DRAF, diajukan_pada__isnull=True)


@dataclass(frozen=True, slots=True)
class WajibSimpan:
    """Something the unit must keep, under which class, by which article."""

    nama: str
    kelas: str
    dasar: str


def wajib_simpan(akun: Akun) -> list[WajibSimpan]:
    """What the LPSE keeps of this person whatever they ask, with the article that says so."""
    dasar = profil().dasar_lengkap("registrasi.arsip")
    dikirim = Pendaftaran.objects.for_akun(akun).filter(diajukan_pada__isnull=False).order_by("-pk")
    perkara = Permohonan.objects.for_akun(akun).filter(diajukan_pada__isnull=False).order_by("-pk")
    kelas_perkara = RETENSI[kelas_untuk(AsalArsip.PERMOHONAN, None)]
    return [
        *(
            WajibSimpan(f"Pendaftaran {p.nomor}", RETENSI[kelas_untuk(AsalArsip.PENDAFTARAN, p)], dasar)
            for p in dikirim[:50]
        ),
        *(WajibSimpan(f"Permohonan {p.nomor}", kelas_perkara, dasar) for p in perkara[:50]),
        *(WajibSimpan(*lain) for satu in sumbangan.wajib_simpan for lain in satu(akun)),
    ]


def riwayat_hak(objek: models.Model, *, bernama: bool) -> list[Kejadian]:
    """What happened in a request or a breach, newest first; with the officers' names for officers only."""
    baris = Jejak.objects.filter(
        objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk), peristiwa__in=PERISTIWA
    )
    jejak = list(baris.order_by("-pk")[:BATAS_RIWAYAT])
    orang = Akun.objects.in_bulk({b.oleh_id for b in jejak} - {None}) if bernama else {}
    return [
        Kejadian(PERISTIWA[b.peristiwa], b.pada, str(orang.get(b.oleh_id, "Sistem")) if bernama else "")
        for b in jejak
    ]
