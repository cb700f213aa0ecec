"""What the archive's pages share: which document it is, and the way to it."""

from django.urls import reverse

from lpse.pintu import dengan
from registrasi.models import ButirArsip

NAMA_ARSIP = "registrasi_arsip"
NAMA_BUTIR = "registrasi_arsip_dokumen"


dengan_butir = dengan(ButirArsip.objects.select_related("berkas", "lokasi", "pendaftaran", "pengguna"))


def url_butir(butir: ButirArsip) -> str:
    return reverse(f"admin:{NAMA_BUTIR}", args=[butir.kode])
