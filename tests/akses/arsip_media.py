"""Portable media: who sees the register, who keeps it, who decides on destroying one."""

from arsip.actions.musnah_media import usulkan_pemusnahan_media
from arsip.models import RiwayatMedia
from lpse.models import Akun
from lpse.naskah import pastikan_pdf, unggah_bertanda_tangan
from lpse.peran import KELOLA_MEDIA
from tests.akses_tabel import KEPALA, NIHIL, SEMUA, Baris, Objek
from tests.arsip.media import di_luar, media, serahkan, terbaca
from tests.factories import buat_berkas

KELOLA = frozenset({"admin_sistem", "sekretaris"})
PEMBACA = KELOLA | KEPALA | {"auditor"}
P = "admin:arsip_media"
SATU, LUAR, USUL, SURAT = "media", "media_luar", "media_diusulkan", "media_surat"

BARIS = (
    Baris(P, PEMBACA, get=200),
    Baris(f"{P}_ekspor", PEMBACA, get=200),
    Baris(f"{P}_ekspor_xlsx", PEMBACA, get=200),
    Baris(f"{P}_label", PEMBACA, get=302),  # none is ticked
    Baris(f"{P}_baru", KELOLA, get=200, post=200),
    Baris(f"{P}_lihat", PEMBACA, get=200, objek=SATU),
    Baris(f"{P}_ubah", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{P}_pandu", KELOLA, get=200, objek=SATU),
    *(Baris(f"{P}_{nama}", KELOLA, post=302, objek=SATU) for nama in ("pasang", "salin", "lepaskan")),
    Baris(f"{P}_serahkan", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{P}_tiba", KELOLA, get=200, post=(302, 409), objek=LUAR),
    Baris(f"{P}_kembalikan", KELOLA, get=200, post=200, objek=LUAR),
    Baris(f"{P}_hilangkan", KELOLA, get=200, post=200, objek=LUAR),
    Baris(f"{P}_temukan", KELOLA, get=200, post=200, objek=LUAR),
    Baris(f"{P}_musnah", KELOLA, get=200, post=200, objek=SATU),
    Baris(f"{P}_musnah_setujui", KEPALA, get=200, post=(302, 409), objek=USUL),
    Baris(f"{P}_musnah_tolak", KEPALA, get=200, post=200, objek=USUL),
    Baris(f"{P}_musnah_tarik", KELOLA, get=200, post=(302, 409), objek=USUL),
    Baris(f"{P}_naskah", PEMBACA, get=200, objek=SURAT),
    Baris(f"{P}_salinan", PEMBACA, get=200, objek=SURAT),
    Baris(f"{P}_unggah", KELOLA, get=200, post=200, objek=SURAT),
)


def objek(orang: dict[str, Akun]) -> dict[str, list[Objek]]:
    """A medium in the unit, one outside with a signed paper, one that somebody proposed to destroy."""
    oleh = orang["admin_sistem"]
    satu, luar, usul = media(oleh), serahkan(terbaca(media(oleh), oleh), oleh), media(oleh)
    usulkan_pemusnahan_media(usul.pk, oleh=oleh, alasan="Rusak", cara="Dihancurkan")
    naskah = RiwayatMedia.objects.get(media=luar, peristiwa="diserahkan").naskah
    pastikan_pdf(naskah.pk)
    unggah_bertanda_tangan(naskah.pk, oleh=oleh, berkas=buat_berkas(oleh), izin=KELOLA_MEDIA)
    lain = di_luar(oleh)
    asing = Objek({"kode": "MP-99"}, NIHIL)
    surat = {"kode": luar.kode, "naskah": naskah.kode}
    return {
        SATU: [Objek({"kode": satu.kode}, SEMUA), asing],
        LUAR: [Objek({"kode": luar.kode}, SEMUA), asing],
        USUL: [Objek({"kode": usul.kode}, SEMUA), Objek({"kode": satu.kode}, NIHIL), asing],
        SURAT: [Objek(surat, SEMUA), Objek({**surat, "kode": lain.kode}, NIHIL)],
    }
