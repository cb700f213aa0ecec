"""A user of SPSE, and a case about them brought to any step by the acts themselves."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.penonaktifan import StatusPenonaktifan as S
from registrasi.models import PenggunaSPSE, Penonaktifan, Penyedia
from tests.factories import buat_akun, buat_berkas, npwp_baru

SANDI = "sandi-uji-2026"


def surat(**lain: Any) -> dict[str, Any]:
    """A letter's columns."""
    isi = {"nomor": "050/77/ULP", "tanggal": hari_ini(), "dari": "ULP Uji", "perihal": "Laporan"}
    return isi | lain


def buat_pengguna(*, sandi: str = SANDI) -> PenggunaSPSE:
    """A provider with User ID, role and password, as an approval leaves them."""
    npwp = npwp_baru()
    akun = buat_akun(Peran.PEMOHON, Peran.PENYEDIA, sandi=sandi, user_id=f"U{npwp[:10]}")
    penyedia = Penyedia.objects.create(
        nama="PT Uji Perkara", jenis="badan_usaha", npwp=npwp, npwp16=f"0{npwp}", kabupaten="3504"
    )
    return PenggunaSPSE.objects.create(
        akun=akun, penyedia=penyedia, user_id=akun.user_id, status_spse="aktif"
    )


def laporkan(pengguna: PenggunaSPSE, oleh: Akun, **lain: Any) -> Penonaktifan:
    """A report with its letter uploaded."""
    isi: dict[str, Any] = {"dasar": "pelanggaran", "surat": surat(), "uraian": "Dokumen palsu."} | lain
    perkara = actions.laporkan(pengguna.pk, oleh=oleh, **isi)
    actions.lampirkan_surat(perkara, oleh=oleh, berkas=buat_berkas(oleh))
    perkara.refresh_from_db()
    return perkara


def lewatkan_tenggat(perkara: Penonaktifan) -> None:
    """Let the time to answer run out."""
    Penonaktifan.objects.filter(pk=perkara.pk).update(tenggat=timezone.now() - timedelta(minutes=1))


def bawa_ke(status: S, pengguna: PenggunaSPSE, petugas: Akun, kepala: Akun) -> Penonaktifan:
    """A case taken along the procedure until it stands in this status (`diusulkan_lkpp`: LKPP consented)."""
    perkara = laporkan(pengguna, petugas)
    pk, hari = perkara.pk, hari_ini()
    langkah = (
        (S.KLARIFIKASI, lambda: actions.minta_klarifikasi(pk, oleh=petugas, nomor_klarifikasi="K-1")),
        (S.KLARIFIKASI, lambda: actions.jawab_klarifikasi(pk, oleh=pengguna.akun, jawaban="Tidak benar.")),
        (S.PERNYATAAN_TERBIT, lambda: actions.terbitkan_pernyataan(pk, oleh=petugas, temuan="Palsu.")),
        (
            S.DIUSULKAN_LKPP,
            lambda: actions.usulkan_lkpp(pk, oleh=petugas, nomor_usulan="U-1", tanggal_usulan=hari),
        ),
        (
            S.DIUSULKAN_LKPP,
            lambda: actions.catat_persetujuan_lkpp(pk, oleh=petugas, nomor_lkpp="L-1", tanggal_lkpp=hari),
        ),
        (S.NONAKTIF, lambda: actions.nonaktifkan(pk, oleh=kepala)),
        (
            S.DIBERITAHUKAN,
            lambda: actions.beritahukan_penonaktifan(
                pk,
                oleh=kepala,
                nomor_pemberitahuan="B-1",
                tanggal_pemberitahuan=hari,
                lpse_tujuan="LPSE Uji",
                surel_lpse="lpse@uji.example",
            ),
        ),
        (S.DIARSIPKAN, lambda: actions.arsipkan_penonaktifan(pk, oleh=petugas, tempat_arsip="Boks 1")),
    )
    urutan = [S.DILAPORKAN, *(ke for ke, _ in langkah)]
    sampai = len(urutan) - 1 - urutan[::-1].index(status)
    for _, act in langkah[:sampai]:
        act()
    perkara.refresh_from_db()
    return perkara
