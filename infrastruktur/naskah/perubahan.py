"""What the change request form prints: request, evaluation, decision and result on the day it ends."""

from typing import Any

from django.utils import timezone

from infrastruktur.models import PermintaanPerubahan
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal, waktu


def isi_perubahan(permintaan: PermintaanPerubahan) -> dict[str, Any]:
    """Formulir Permintaan Perubahan, all four parts; call it with the final status set."""
    kepala = permintaan.diputus_oleh or permintaan.disahkan_oleh
    return {
        **isi_surat("", "infrastruktur.kinerja"),
        "tanggal": tanggal(timezone.now()),
        "kota": profil().daerah.tempat,
        **_permintaan(permintaan),
        **_evaluasi(permintaan),
        **_putusan(permintaan),
        **_hasil(permintaan),
        "pengelola": _pegawai(permintaan.dievaluasi_oleh),
        "kepala": _pegawai(kepala),
        "pelaksana": [_pegawai(permintaan.eksekutor)] if permintaan.eksekutor else [],
    }


def _pegawai(akun: Akun | None) -> dict[str, str]:
    return {
        "nama": str(akun or ""),
        "nip": akun.nip if akun else "",
        "jabatan": akun.jabatan if akun else "",
    }


def _permintaan(p: PermintaanPerubahan) -> dict[str, Any]:
    return {
        "kode_perubahan": p.nomor,
        "tanggal_permintaan": tanggal(p.tanggal),
        "pemohon": p.pemohon,
        "kontak": p.kontak,
        "instansi": p.instansi,
        "perubahan": p.judul,
        "deskripsi": p.deskripsi,
        "berlaku_mulai": tanggal(p.berlaku_mulai),
        "tujuan": p.tujuan,
        "instruksi": p.instruksi,
        "aset": ", ".join(p.aset),
        "jendela": p.pemeliharaan.nomor if p.pemeliharaan else "",
    }


def _evaluasi(p: PermintaanPerubahan) -> dict[str, Any]:
    return {
        "jenis": p.get_jenis_display(),
        "kategori": p.get_kategori_display(),
        "dampak": p.dampak,
        "sumber": p.nama_sumber,
        "rencana_uji": p.rencana_uji,
        "rencana_kembali": p.rencana_kembali,
    }


def _putusan(p: PermintaanPerubahan) -> dict[str, Any]:
    if p.diputus_oleh:
        hasil = "Tidak disetujui" if p.eksekutor is None else "Disetujui"
        pada, keterangan = p.diputus_pada, p.keterangan_putusan
    else:
        hasil = f"{p.get_pengesahan_display()} sesudah dilaksanakan"
        pada, keterangan = p.disahkan_pada, p.catatan_pengesahan
    return {
        "putusan": hasil,
        "diputus": waktu(pada) if pada else "",
        "keterangan": keterangan,
        "jadwal": waktu(p.jadwal) if p.jadwal else "",
        "petugas": str(p.petugas or ""),
        "alasan_darurat": p.alasan_darurat,
    }


def _hasil(p: PermintaanPerubahan) -> dict[str, Any]:
    return {
        "mulai": waktu(p.mulai_pada) if p.mulai_pada else "",
        "selesai": waktu(p.selesai_pada) if p.selesai_pada else "",
        "hasil_uji": p.hasil_uji,
        "hasil": p.hasil,
        "pengembalian": ""
        if p.is_dikembalikan is None
        else "Dijalankan"
        if p.is_dikembalikan
        else "Tidak dijalankan",
    }
