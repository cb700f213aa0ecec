"""Retention in the demo: three classes have their years, one record is held, a list waits for the head.

The years are the demo's own, of a regulation that does not exist: the portal itself knows none.
"""

import io
from itertools import islice

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from arsip.actions.pembersihan import IsianAturan, tetapkan_aturan
from arsip.actions.pemusnahan import usulkan_pemusnahan
from arsip.actions.retensi import IsianKelas, IsianTahan, tahan, tetapkan_kelas
from arsip.enums.retensi import LingkupTahan, NasibAkhir
from arsip.models import KelasRetensi, Repositori
from arsip.policies.retensi import RetensiTidakTepat
from arsip.queries.retensi import butir_jatuh_tempo
from lpse.berkas import diterima
from lpse.models import Akun
from lpse.waktu import hari_ini

DASAR = "Peraturan Bupati Contoh Nomor 12 Tahun 2021 (contoh demo)"
# Short, so that something of the demo's few weeks is due.
KELAS = (
    ("REG-DITOLAK", "Berkas pendaftaran yang ditolak, dicabut, atau ditarik", 0, 0, NasibAkhir.MUSNAH),
    ("LAY-TIKET", "Tiket bantuan beserta percakapan dan lampirannya", 0, 0, NasibAkhir.MUSNAH),
    ("REG-NASKAH", "Naskah dinas yang terbit", 24, 36, NasibAkhir.PERMANEN),
)


def isi_demo_retensi() -> None:
    """All made by the acts that people use."""
    sekretaris = Akun.objects.get(user_id="sekretaris")
    kelas = {satu[0]: _tetapkan(*satu, oleh=sekretaris) for satu in KELAS}
    _tahan_satu(kelas["LAY-TIKET"], sekretaris)
    for kode in ("LAY-TIKET", "REG-DITOLAK"):
        try:
            usulkan_pemusnahan(
                kode, oleh=sekretaris, alasan="Masa simpannya berakhir dan tidak ada yang dipersoalkan."
            )
        except RetensiTidakTepat:
            # Nothing of this class is old enough yet in a portal that was filled a minute ago.
            continue
        break
    for repositori in Repositori.objects.filter(kode="utama"):
        isian = IsianAturan(3, 14, 8, 12, 5, "Kebiasaan sehat: rapat di dekat hari ini, jarang di masa lalu.")
        tetapkan_aturan(repositori, isian, oleh=sekretaris)


def _tetapkan(
    kode: str, nama: str, aktif: int, inaktif: int, nasib: NasibAkhir, *, oleh: Akun
) -> KelasRetensi:
    isian = IsianKelas(
        kode=kode,
        nama=nama,
        nasib=nasib,
        berlaku_mulai=hari_ini(),
        dasar=DASAR,
        aktif_bulan=aktif,
        inaktif_bulan=inaktif,
    )
    return tetapkan_kelas(isian, oleh=oleh)


def _tahan_satu(kelas: KelasRetensi, oleh: Akun) -> None:
    """The first that is due is asked for by the prosecutor."""
    for butir in islice(butir_jatuh_tempo(kelas, hari_ini()), 1):
        isian = IsianTahan(
            lingkup=LingkupTahan.REKAMAN,
            kelas=kelas.kode,
            kunci=butir.kunci,
            alasan="Diminta penyidik sebagai bahan keterangan.",
            surat_nomor="B-112/M.5.29/Fd.1/XI/2026",
            surat_tanggal=hari_ini(),
            surat_dari="Kejaksaan Negeri Contoh",
        )
        with diterima(_pindaian(), oleh=oleh, batas_mb=5) as surat:
            tahan(isian, surat=surat, oleh=oleh)


def _pindaian() -> SimpleUploadedFile:
    """A page that says what it stands for."""
    isi, lembar = io.BytesIO(), Image.new("RGB", (595, 842), "white")
    ImageDraw.Draw(lembar).text((60, 80), "Contoh pindaian surat Kejaksaan Negeri Contoh", fill="black")
    lembar.save(isi, "PNG")
    return SimpleUploadedFile("surat-permintaan.png", isi.getvalue(), "image/png")
