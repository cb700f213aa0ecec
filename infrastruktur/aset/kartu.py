"""What the registers show on the start page: what runs out soon, and what was not renewed."""

from datetime import timedelta

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse

from infrastruktur.models import MasaBerlaku
from lpse.models import Akun
from lpse.paging import sebut_sampai
from lpse.peran import KELOLA_ASET
from lpse.sumbangan import Isi
from lpse.waktu import hari_ini

SEGERA = 30


def kartu_masa(request: HttpRequest, akun: Akun) -> Isi | None:
    """Dates within thirty days and those past; None where there is none."""
    if not akun.has_perm(KELOLA_ASET):
        return None
    hari = hari_ini()
    jumlah = MasaBerlaku.objects.berakhir_sampai(hari + timedelta(days=SEGERA)).aggregate(
        semua=Count("pk"), lewat=Count("pk", filter=Q(berakhir__lt=hari))
    )
    if not jumlah["semua"]:
        return None
    lewat = f"{jumlah['lewat']} di antaranya sudah lewat." if jumlah["lewat"] else "Belum ada yang lewat."
    return {
        "judul": "Masa berlaku aset segera habis",
        "angka": sebut_sampai(jumlah["semua"]),
        "keterangan": f"Dalam {SEGERA} hari. {lewat}",
        "url": f"{reverse('admin:infrastruktur_aset')}?habis={SEGERA}",
        "tautan": "Buka daftar aset",
        "perlu_perhatian": bool(jumlah["lewat"]),
    }
