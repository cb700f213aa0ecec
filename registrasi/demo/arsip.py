"""The archive of the demo: what was decided is in it, and for some of it the paper has its place."""

from lpse.jejak import catat
from lpse.models import Akun
from registrasi import actions
from registrasi.models import AntreanArsip, ButirArsip
from registrasi.models.arsip import AsalArsip

RUANG = (
    ("R-ARSIP", "Ruang arsip Unit Registrasi", "Lantai 1, kunci pada petugas arsip"),
    ("GUDANG", "Gudang arsip inaktif", "Lantai dasar, sebelah ruang rapat"),
)
DITEMPATKAN = 5


def isi_demo_arsip() -> None:
    """Archive what the story has decided, make the rooms, put some papers into their boxes, look at one.

    The PDFs of issued documents are built by the workers later; they come into the archive by themselves.
    """
    verifikator = Akun.objects.get(user_id="verifikator")
    ruang = [
        actions.simpan_tempat(None, oleh=verifikator, kode=kode, nama=nama, keterangan=keterangan)
        for kode, nama, keterangan in RUANG
    ]
    for pk in list(AntreanArsip.objects.order_by("pk").values_list("pk", flat=True)):
        actions.arsipkan_pendaftaran(pk)
    kertas = list(ButirArsip.objects.filter(asal=AsalArsip.PENDAFTARAN).order_by("pk")[:DITEMPATKAN])
    for urut, butir in enumerate(kertas, start=1):
        actions.tempatkan(
            butir.pk, oleh=verifikator, lokasi=ruang[0], rak="A1", boks=f"{(urut + 1) // 2:02d}"
        )
    if kertas:
        kepala = Akun.objects.get(user_id="kepala")
        catat(kertas[0], "butirarsip.dilihat", oleh=kepala, berkas=kertas[0].berkas_id, halaman=1)
