"""What the Laporan Gangguan (DT-01) prints, and what LKPP is told, copied from the incident that day."""

from typing import Any

from django.utils import timezone

from infrastruktur.alur.gangguan import KUNCI
from infrastruktur.enums.gangguan import LayananTerdampak, PeristiwaGangguan
from infrastruktur.models import CatatanGangguan, Gangguan
from infrastruktur.policies.gangguan import lama_gangguan, sebut_lama
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.otorisasi import pemegang_peran
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import jam, tanggal, waktu

P = PeristiwaGangguan
DARURAT = (P.DARURAT, P.KERUSAKAN, P.PUTUSAN, P.DARURAT_USAI)
PEMANTAUAN = "Pemantauan portal LPSE"
BELUM_BERNAMA = "........................................"


def isi_gangguan(gangguan: Gangguan, oleh: Akun) -> dict[str, Any]:
    """Laporan Gangguan: parts A to E, every service of part D, and who signs."""
    now = timezone.now()
    kepala = pemegang_peran(Peran.KEPALA).first()
    return {
        **isi_surat("DT-01", KUNCI),
        "tanggal": tanggal(now),
        "kota": profil().daerah.tempat,
        "sementara": "" if gangguan.ditutup_pada else "Laporan sementara: gangguan belum ditutup.",
        **_kejadian(gangguan),
        **_pelaporan(gangguan),
        **_penanganan(gangguan),
        "dampak": _dampak(gangguan),
        "evaluasi": gangguan.evaluasi,
        "dilaporkan_oleh": _pelapor(gangguan),
        "petugas": _pegawai(oleh),
        "kepala": _pegawai(kepala) if kepala else _orang(BELUM_BERNAMA, profil().unit.kepala.kepala),
    }


def _orang(nama: str, jabatan: str = "", nip: str = "") -> dict[str, str]:
    return {"nama": nama, "nip": nip, "jabatan": jabatan}


def _pegawai(akun: Akun) -> dict[str, str]:
    return _orang(str(akun), akun.jabatan, akun.nip)


def _pelapor(gangguan: Gangguan) -> dict[str, str]:
    """Who signs as having reported it: the person named, the officer who recorded or confirmed it."""
    if gangguan.pelapor:
        return _orang(gangguan.pelapor)
    petugas = gangguan.dibuka_oleh or gangguan.dikonfirmasi_oleh
    return _pegawai(petugas) if petugas else _orang(BELUM_BERNAMA, "Petugas LPSE")


def _kejadian(gangguan: Gangguan) -> dict[str, Any]:
    """Part A."""
    rentang = gangguan.sasaran.select_related("sasaran").order_by("pk")
    return {
        "nomor_gangguan": gangguan.nomor,
        "judul": gangguan.judul,
        "jenis": gangguan.get_peran_display(),
        "mulai": waktu(gangguan.mulai),
        "pulih": waktu(gangguan.pulih_pada) if gangguan.pulih_pada else "",
        "lama": sebut_lama(lama_gangguan(gangguan, timezone.now())),
        "sasaran": [
            f"{s.sasaran.nama}: {tanggal(s.turun_pada)} {jam(s.turun_pada)} sampai "
            + (f"{tanggal(s.pulih_pada)} {jam(s.pulih_pada)}" if s.pulih_pada else "sekarang")
            for s in rentang
        ],
    }


def _pelaporan(gangguan: Gangguan) -> dict[str, str]:
    """Part B."""
    pertama = gangguan.pengumuman.filter(galat="").order_by("pk").first()
    konfirmasi = ""
    if gangguan.dikonfirmasi_pada:
        konfirmasi = f"{waktu(gangguan.dikonfirmasi_pada)} oleh {gangguan.dikonfirmasi_oleh}"
    return {
        "pelapor": gangguan.pelapor or (str(gangguan.dibuka_oleh) if gangguan.dibuka_oleh else PEMANTAUAN),
        "saluran": gangguan.get_saluran_display(),
        "diketahui": waktu(gangguan.dibuka_pada),
        "dikonfirmasi": konfirmasi,
        "diumumkan": waktu(pertama.dibuka_pada) if pertama else "",
        "uraian": gangguan.uraian,
    }


def _penanganan(gangguan: Gangguan) -> dict[str, Any]:
    """Part C: the steps taken, those of a declared emergency named as such among them."""
    langkah = gangguan.catatan.filter(peristiwa__in=(P.LANGKAH, *DARURAT)).select_related("oleh")
    return {
        "penyebab": gangguan.penyebab,
        "langkah": [
            {"pada": waktu(satu.pada), "isi": _sebut_langkah(satu), "oleh": str(satu.oleh)}
            for satu in langkah.order_by("pada", "pk")
        ],
        "tautan": [f"{t.nomor}: {t.judul}" for t in gangguan.tautan.order_by("pk")],
    }


def _sebut_langkah(catatan: CatatanGangguan) -> str:
    """What was done; of an emergency, also which act it was."""
    if catatan.peristiwa not in DARURAT:
        return catatan.isi
    return f"{catatan.get_peristiwa_display()}. {catatan.isi}"


def _dampak(gangguan: Gangguan) -> list[dict[str, str]]:
    """Part D: every service of the list, in its order."""
    ada = {d.layanan: d for d in gangguan.dampak.all()}
    return [
        {
            "layanan": layanan.label,
            "tingkat": ada[layanan].get_tingkat_display(),
            "keterangan": ada[layanan].keterangan,
        }
        for layanan in LayananTerdampak
    ]


def isi_laporan_lkpp(gangguan: Gangguan, uraian: str) -> tuple[str, str, str]:
    """Subject, account and what was tried, for a report of a technical obstacle to LKPP."""
    keadaan = f"pulih {waktu(gangguan.pulih_pada)}" if gangguan.pulih_pada else "belum pulih"
    bagian = [
        f"Gangguan {gangguan.nomor}: {gangguan.judul}. Mulai {waktu(gangguan.mulai)}, {keadaan}.",
        gangguan.uraian,
        f"Penyebab: {gangguan.penyebab}" if gangguan.penyebab else "",
        uraian,
    ]
    langkah = gangguan.catatan.filter(peristiwa=P.LANGKAH).order_by("pada", "pk")
    upaya = "\n".join(f"{waktu(satu.pada)}: {satu.isi}" for satu in langkah)
    return gangguan.judul, "\n\n".join(satu for satu in bagian if satu), upaya
