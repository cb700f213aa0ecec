"""Records of the secretariat whose time is over, one of each class, made by the acts."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from arsip.actions.pemusnahan import laksanakan_pemusnahan, setujui_pemusnahan
from arsip.models import Pemusnahan
from lpse.models import Akun, Berkas
from lpse.waktu import hari_ini
from sekretariat.actions.kepegawaian import berhentikan_pegawai, catat_pendidikan, nilai_syarat
from sekretariat.actions.notula import selesaikan_tindak_lanjut_rapat, tambah_tamu
from sekretariat.actions.surat_masuk import selesaikan_surat, unggah_surat
from sekretariat.enums.kepatuhan import StatusBundel
from sekretariat.enums.rapat import TindakanTindakLanjut
from sekretariat.models import AgendaSurat, BundelKepatuhan, KirimanSPSE, Pegawai, Rapat
from tests.arsip.retensi import LAMA, jra, usulan
from tests.factories import buat_akun, buat_berkas
from tests.sekretariat import kepegawaian, persuratan, rapat, spse

SEHARI = timedelta(days=1)
RAHASIA = "Siti Rahmawati"
NIP = "197001012000031001"


def surat_masuk(oleh: Akun, kepala: Akun) -> AgendaSurat:
    """A letter with its scan that names a person, dealt with."""
    surat = persuratan.masuk(oleh, dari=RAHASIA, perihal=f"Pengaduan {RAHASIA}")
    unggah_surat(surat.pk, oleh=oleh, berkas=buat_berkas())
    return selesaikan_surat(surat.pk, oleh=oleh, catatan=f"{RAHASIA} sudah dijawab.")


def surat_keluar(oleh: Akun, kepala: Akun) -> AgendaSurat:
    return persuratan.terkirim(oleh, kepala, kepada=RAHASIA, perihal=f"Jawaban {RAHASIA}", isi=RAHASIA)


def rapat_selesai(oleh: Akun, kepala: Akun) -> Rapat:
    """A meeting yesterday with a guest, minutes and one thing to do that is done."""
    mulai = timezone.now() - SEHARI
    satu = rapat.rencana(oleh, kepala, topik=f"Aduan {RAHASIA}", mulai=mulai)
    rapat.tambah_petugas(satu.pk, oleh=oleh, petugas=[kepala])
    tambah_tamu(satu.pk, oleh=oleh, nama=RAHASIA, jabatan="Direktur", email="siti@contoh.example")
    rapat.selesaikan_rapat(satu.pk, oleh=oleh)
    rapat.catat_kehadiran(satu.pk, oleh=oleh, hadir=satu.peserta.values_list("pk", flat=True))
    rapat.tulis_notula(satu.pk, oleh=oleh, teks=f"{RAHASIA} hadir.", keputusan=RAHASIA)
    lanjut = rapat.lanjut(satu, oleh, uraian=f"Menjawab {RAHASIA}")
    rapat.sahkan_notula(satu.pk, oleh=kepala)
    selesaikan_tindak_lanjut_rapat(
        lanjut.pk, TindakanTindakLanjut.CATAT_SELESAI, oleh=oleh, hasil=RAHASIA, bukti=buat_berkas()
    )
    return Rapat.objects.get(pk=satu.pk)


def pegawai_berhenti(oleh: Akun, kepala: Akun) -> Pegawai:
    """Somebody who left yesterday, with a certificate and a scanned decree."""
    akun = buat_akun(nama=RAHASIA, nip=NIP)
    lama = kepegawaian.surat(berkas=buat_berkas())
    pegawai = kepegawaian.tempatkan(
        oleh, akun, mulai=hari_ini() - 30 * SEHARI, surat=lama, catatan=f"Pindahan, {RAHASIA}"
    )
    catat_pendidikan(
        pegawai.pk,
        oleh=oleh,
        jenis="pelatihan",
        nama=f"Sertifikasi {RAHASIA}",
        penyelenggara="LKPP",
        mulai=hari_ini() - 20 * SEHARI,
        selesai=hari_ini() - 19 * SEHARI,
        nomor_sertifikat="PBJ-1",
        berlaku_sampai=None,
        berkas=buat_berkas(),
    )
    nilai_syarat(pegawai.pk, oleh=oleh, syarat="integritas", is_terpenuhi=True, dasar=RAHASIA)
    surat = kepegawaian.surat()
    berhentikan_pegawai(pegawai.pk, oleh=oleh, surat=surat, selesai=hari_ini() - SEHARI)
    return Pegawai.objects.get(pk=pegawai.pk)


def kiriman(oleh: Akun, kepala: Akun) -> KirimanSPSE:
    """An applied import that names an official."""
    satu = spse.impor([spse.tender(nip_ppk=NIP, nama_ppk=RAHASIA)])
    KirimanSPSE.objects.filter(pk=satu.pk).update(selesai_pada=timezone.now() - LAMA)
    return KirimanSPSE.objects.get(pk=satu.pk)


def bundel(oleh: Akun, kepala: Akun) -> BundelKepatuhan:
    return BundelKepatuhan.objects.create(
        periode="2026",
        status=StatusBundel.SIAP,
        kemajuan=100,
        diminta_oleh=oleh,
        selesai_pada=timezone.now() - LAMA,
        berkas=buat_berkas(),
    )


def berlaku(oleh: Akun, kelas: str) -> None:
    """The class falls due on the day itself, and all bytes are in two backups."""
    jra(oleh, kelas, aktif_bulan=0, inaktif_bulan=0)
    Berkas.objects.update(diunggah_pada=timezone.now() - LAMA)


def musnahkan(kelas: str, oleh: Akun, kepala: Akun, callbacks: Any) -> Pemusnahan:
    """Proposed by one, approved by the other, carried out."""
    daftar = setujui_pemusnahan(usulan(oleh, kelas).pk, oleh=kepala)
    for _ in range(2):  # once to destroy, once to see that it is gone
        with callbacks(execute=True):
            laksanakan_pemusnahan(daftar.pk, detik=30)
    return Pemusnahan.objects.get(pk=daftar.pk)
