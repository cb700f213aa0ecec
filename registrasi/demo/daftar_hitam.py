"""An invented blacklist: thirty sanctions, one that means a waiting registration, one that has just ended."""

import io
import json
from datetime import date, timedelta
from typing import Any

from lpse.models import Akun
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.enums.daftar_hitam import TindakanCocok
from registrasi.models import CocokDaftarHitam, Pendaftaran

BANYAK = 30
KENA, BERAKHIR = "CV Semu Berkah", "PT Umpama Abadi"
PELANGGARAN = (
    "Menyampaikan dokumen palsu",
    "Mengundurkan diri tanpa alasan yang dapat diterima",
    "Tidak menyelesaikan pekerjaan",
)
BENTUK = ("PT", "CV", "UD")
KATA = ("Rekaan", "Karangan", "Khayal", "Contoh", "Andai")
USAHA = ("Bangun Sarana", "Cipta Niaga")


def _sanksi(urut: int, nama: str, npwp: str, dari: date, **ganti: Any) -> dict[str, Any]:
    """One record in the shape of the source."""
    return {
        "tahun_anggaran": dari.year,
        "kd_klpd": "D999",
        "nama_klpd": "Kabupaten Contoh",
        "nama_satker": "Dinas Contoh",
        "nama_penyedia": nama,
        "npwp_penyedia": npwp,
        "alamat": f"Jalan Rekaan Nomor {urut}",
        "kabupaten": "Contoh (Kab.)",
        "provinsi": "Jawa Timur",
        "jenis_paket": "Tender",
        "kd_paket": f"100990{urut:05d}",
        "no_sk_blacklist": f"188/{urut:03d}/DH/{dari.year}",
        "tgl_tayang": f"{dari} 09:00:00",
        "tgl_berlaku_dari": str(dari),
        "tgl_berlaku_sampai": str(dari + timedelta(days=365 if urut % 3 else 730)),
        "jenis_pelanggaran": PELANGGARAN[urut % len(PELANGGARAN)],
        "status": "tayang",
        **ganti,
    }


def _lain() -> list[dict[str, Any]]:
    """Nobody of ours: district 99 and tax office 000 do not exist."""
    daftar = []
    for urut in range(1, BANYAK - 1):
        nama = f"{BENTUK[urut % 3]} {KATA[urut % 5]} {USAHA[urut % 2]} {urut}"
        dari = hari_ini() - timedelta(days=30 * urut)
        daftar.append(_sanksi(urut, nama, f"0997{urut:05d}000000", dari))
    return daftar


def _impor(*rekaman: dict[str, Any]) -> None:
    actions.impor_daftar_hitam(io.BytesIO(json.dumps(rekaman).encode()))


def isi_demo_daftar_hitam() -> None:
    """Import the list, let it be compared, look at one match, and let its sanction end."""
    verifikator = Akun.objects.get(user_id="verifikator")
    nomor = dict(
        Pendaftaran.objects.filter(nama_perusahaan__in=(KENA, BERAKHIR)).values_list(
            "nama_perusahaan", "npwp16"
        )
    )
    kemarin = hari_ini() - timedelta(days=1)
    kena = _sanksi(BANYAK - 1, KENA, nomor[KENA], hari_ini() - timedelta(days=40))
    dari = hari_ini() - timedelta(days=200)
    berakhir = _sanksi(BANYAK, BERAKHIR, nomor[BERAKHIR], dari, alamat="Jalan Contoh Nomor 1")
    _impor(*_lain(), kena, berakhir)
    actions.cocokkan_daftar_hitam()
    temuan = CocokDaftarHitam.objects.get(entri__no_sk=berakhir["no_sk_blacklist"], penyedia__isnull=False)
    actions.tinjau_temuan(
        temuan.pk,
        oleh=verifikator,
        tindakan=TindakanCocok.BENARKAN,
        catatan="NPWP dan alamat di SK sama dengan berkas penyedia.",
    )
    _impor(
        {**berakhir, "no_sk_pencabutan": f"188/002/CABUT/{kemarin.year}", "tgl_sk_pencabutan": str(kemarin)}
    )
    actions.cocokkan_daftar_hitam()
