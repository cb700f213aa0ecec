"""The database's memory of the profil it works under."""

from django.conf import settings

from lpse.aturan import AturanDilanggar
from lpse.jejak import catat
from lpse.models import Jejak, VersiProfil
from lpse.profil import profil


class ProfilBerbeda(AturanDilanggar):
    def __init__(self, lama: str, baru: str) -> None:
        super().__init__(
            f"Basis data ini milik profil {lama}, bukan {baru}. Pakai LPSE_PROFIL={lama}, "
            "atau direktori data dan basis data lain."
        )


def versi_profil() -> VersiProfil:
    """The row of the active profil as it reads now; an amended profil makes a new one, with a trail row."""
    aktif = profil()
    versi, baru = VersiProfil.objects.get_or_create(
        sidik=aktif.sidik, defaults={"kode": aktif.kode, "isi": aktif.isi}
    )
    if baru:
        catat(versi, "profil.berubah", kode=aktif.kode, sidik=aktif.sidik)
    return versi


def catat_rilis() -> None:
    """Leave a trail row when the portal's release is another than the last one recorded."""
    terakhir = Jejak.objects.filter(peristiwa="rilis.berubah").order_by("-pk").first()
    if terakhir is None or terakhir.rincian.get("rilis") != settings.RELEASE:
        catat(None, "rilis.berubah", rilis=settings.RELEASE)


def check_profil() -> VersiProfil:
    """Return the active version; raise ProfilBerbeda when the database has worked under another profil."""
    lain = VersiProfil.objects.exclude(kode=profil().kode).first()
    if lain is not None:
        raise ProfilBerbeda(lain.kode, profil().kode)
    return versi_profil()
