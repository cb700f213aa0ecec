"""Classes, records and lists in the states that tests need, made by the acts."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from arsip.actions.pemusnahan import setujui_pemusnahan, usulkan_pemusnahan
from arsip.actions.retensi import IsianKelas, IsianTahan, tahan, tetapkan_kelas
from arsip.models import KelasRetensi, Pemusnahan, Penahanan
from lpse.models import Akun, Berkas, Naskah
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.models import ButirArsip
from registrasi.models.arsip import AsalArsip
from tests.factories import buat_akun, buat_berkas

KELAS = "REG-LAIN"
LAMA = timedelta(days=800)


@pytest.fixture
def sekretaris(db: None) -> Akun:
    return buat_akun(Peran.SEKRETARIS)


@pytest.fixture
def kepala(db: None) -> Akun:
    return buat_akun(Peran.KEPALA)


def jra(oleh: Akun, kode: str = KELAS, **isi: object) -> KelasRetensi:
    """A class of one year and a month, to be destroyed then."""
    bawaan: dict[str, object] = {
        "nama": "Berkas uji",
        "nasib": "musnah",
        "berlaku_mulai": hari_ini(),
        "dasar": "Peraturan Bupati Contoh 1/2020",
        "aktif_bulan": 12,
        "inaktif_bulan": 1,
    }
    return tetapkan_kelas(IsianKelas(kode=kode, **{**bawaan, **isi}), oleh=oleh)  # type: ignore[arg-type]


def dokumen(tanggal: date | None = None, *, lama: bool = True) -> ButirArsip:
    """An archived document of nobody in particular, from long ago."""
    hari = tanggal or hari_ini() - LAMA
    butir = actions.arsipkan(
        buat_berkas(), asal=AsalArsip.LAINNYA, jenis="akta", judul="Akta pendirian", tanggal=hari
    )
    if lama:
        Berkas.objects.filter(pk=butir.berkas_id).update(diunggah_pada=timezone.now() - LAMA)
    return ButirArsip.objects.select_related("berkas").get(pk=butir.pk)


def naskah_lama(jenis: str) -> Naskah:
    """A document of no user's file, issued and built long ago."""
    return Naskah.objects.create(
        jenis=jenis,
        nomor=f"1/{jenis}/2024",
        tahun=2024,
        urut=1,
        judul="Naskah uji",
        objek_jenis="arsip.uji",
        objek_id="1",
        isi={"uji": True},
        terbit_pada=timezone.now() - LAMA,
        berkas=buat_berkas(),
    )


def usulan(oleh: Akun, kelas: str = KELAS) -> Pemusnahan:
    """A list of what is due."""
    return usulkan_pemusnahan(kelas, oleh=oleh, alasan="Masa simpannya berakhir.")


def disetujui(oleh: Akun, kepala: Akun) -> Pemusnahan:
    """One that the head has approved."""
    return setujui_pemusnahan(usulan(oleh).pk, oleh=kepala)


def tahan_satu(butir: ButirArsip, oleh: Akun) -> Penahanan:
    """A hold on one document."""
    return pasang_tahan(oleh, lingkup="rekaman", kelas=butir.kelas_retensi, kunci=butir.kode)


def pasang_tahan(oleh: Akun, **isi: object) -> Penahanan:
    """A hold by letter."""
    return tahan(isian_tahan(**isi), surat=buat_berkas(oleh), oleh=oleh)


def isian_tahan(**isi: object) -> IsianTahan:
    """A hold as it is typed."""
    surat = {"surat_nomor": "B/12/2026", "surat_tanggal": hari_ini(), "surat_dari": "Kejaksaan Negeri"}
    return IsianTahan(alasan="Diminta penyidik.", **{**surat, **isi})  # type: ignore[arg-type]
