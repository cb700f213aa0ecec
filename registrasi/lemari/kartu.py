"""What the archive shows on the officers' start page: damage only."""

from django.http import HttpRequest
from django.urls import reverse

from lpse.models import Akun
from lpse.peran import LIHAT_JEJAK, LIHAT_PENDAFTARAN
from lpse.sumbangan import Isi
from registrasi.lemari.bersama import NAMA_ARSIP
from registrasi.models import ButirArsip
from registrasi.models.arsip import RUSAK

PALING_BANYAK = 99


def kartu_rusak(request: HttpRequest, akun: Akun) -> Isi | None:
    """How many stored documents are damaged or gone; None without any, and for whom it is no concern."""
    bisa_membuka = akun.has_perm(LIHAT_PENDAFTARAN)
    if not bisa_membuka and not akun.has_perm(LIHAT_JEJAK):
        return None
    rusak = ButirArsip.objects.filter(keadaan__in=RUSAK).values_list("keadaan", flat=True)
    ditemukan = list(rusak[: PALING_BANYAK + 1])
    if not ditemukan:
        return None
    daftar = f"{reverse(f'admin:{NAMA_ARSIP}')}?keadaan={ditemukan[0]}"
    jejak = f"{reverse('admin:lpse_jejak_changelist')}?q=butirarsip.{ditemukan[0]}"
    return {
        "judul": "Dokumen arsip rusak",
        "angka": f"{PALING_BANYAK}+" if len(ditemukan) > PALING_BANYAK else str(len(ditemukan)),
        "keterangan": "Isinya berubah atau hilang dari penyimpanan. Pulihkan dari cadangan.",
        "perlu_perhatian": True,
        "url": daftar if bisa_membuka else jejak,
        "tautan": "Lihat dokumennya" if bisa_membuka else "Lihat jejaknya",
    }
