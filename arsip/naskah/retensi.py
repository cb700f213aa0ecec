"""What the Berita Acara Pemusnahan prints, copied from the list as it is the moment it ends."""

from typing import Any

from django.utils import timezone

from arsip.enums.retensi import KeadaanButir
from arsip.models import Pemusnahan
from arsip.policies.retensi import sebut_masa
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import hari_ini, tanggal, tanggal_terbilang, waktu

K = KeadaanButir


def isi_pemusnahan(pemusnahan: Pemusnahan) -> dict[str, Any]:
    """Class, rule, who proposed and who decided; every record destroyed, every one left and why."""
    kelas, kini = pemusnahan.kelas, timezone.now()
    baris = list(pemusnahan.butir.order_by("pk"))
    musnah = [b for b in baris if b.keadaan == K.MUSNAH]
    pemutus, diputus_pada = pemusnahan.diputus_oleh, pemusnahan.diputus_pada
    assert pemutus is not None  # a constraint: somebody approved it
    assert diputus_pada is not None
    return {
        **isi_surat("", "arsip.retensi"),
        "tanggal_terbilang": tanggal_terbilang(hari_ini()),
        "nomor_usulan": pemusnahan.nomor,
        "kelas": str(kelas),
        "aturan": kelas.dasar,
        "masa": f"{sebut_masa(kelas.masa_bulan)} sejak: {kelas.dihitung_dari}",
        "pertimbangan": pemusnahan.alasan,
        "diusulkan": f"{pemusnahan.diusulkan_oleh}, {waktu(pemusnahan.diusulkan_pada)}",
        "disetujui": f"{pemutus}, {waktu(diputus_pada)}",
        "jumlah": len(musnah),
        "cara": "Isi berkas dihapus dari penyimpanan dan data pribadi pada barisnya dikosongkan.",
        "butir": [
            {
                "kode": b.kunci,
                "label": b.label,
                "tempo": tanggal(b.jatuh_tempo),
                "musnah": waktu(b.musnah_pada or kini),
            }
            for b in musnah
        ],
        "dikecualikan": [f"{b.label} ({b.kunci}): {b.sebab}" for b in baris if b.keadaan == K.DIKECUALIKAN],
        "tanggal": tanggal(kini),
        "kota": profil().daerah.tempat,
        "pengusul": _petugas(pemusnahan.diusulkan_oleh),
        "pemutus": _petugas(pemutus),
    }


def _petugas(akun: Akun) -> dict[str, str]:
    return {"nama": str(akun), "nip": akun.nip, "jabatan": akun.jabatan}
