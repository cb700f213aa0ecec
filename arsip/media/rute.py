"""The officers' addresses of portable media inside the admin site."""

from functools import partial

from arsip.media import daftar, halaman, kartu, langkah, pandu
from arsip.media.bersama import NAMA
from lpse.peran import KELOLA_MEDIA as KELOLA
from lpse.peran import LIHAT_CADANGAN as LIHAT
from lpse.peran import PUTUSKAN_PEMUSNAHAN
from lpse.pintu import Rute, rute_ruang
from lpse.sumbangan import ButirMenu

AWAL = "arsip/media/"
SATU = f"{AWAL}<slug:kode>/"
_rute = partial(rute_ruang, AWAL, NAMA, KELOLA)
_satu = partial(rute_ruang, SATU, NAMA, KELOLA)
RUTE: tuple[Rute, ...] = (
    _rute("", daftar.daftar, izin=LIHAT),
    _rute("ekspor.csv", partial(daftar.ekspor, bentuk="csv"), "ekspor", LIHAT),
    _rute("ekspor.xlsx", partial(daftar.ekspor, bentuk="xlsx"), "ekspor_xlsx", LIHAT),
    _rute("label.pdf", daftar.label, "label", LIHAT),
    # Before the codes, which would take this word for one.
    _rute("baru/", halaman.baru, "baru"),
    _satu("", halaman.lihat, "lihat", LIHAT),
    _satu("ubah/", halaman.ubah, "ubah"),
    _satu("pandu/", pandu.pandu, "pandu"),
    _satu("pasang/", pandu.pasang, "pasang"),
    _satu("salin/", pandu.salin, "salin"),
    _satu("lepaskan/", pandu.lepaskan, "lepaskan"),
    *(_satu(f"{t.value}/", partial(langkah.langkah, tindakan=t), t.value) for t in langkah.LANGKAH),
    _satu("musnah/", langkah.usul_musnah, "musnah"),
    *(
        _satu(
            f"musnah/{t.value}/",
            partial(langkah.putus_musnah, tindakan=t),
            f"musnah_{t.value}",
            KELOLA if t == langkah.H.TARIK else PUTUSKAN_PEMUSNAHAN,
        )
        for t in langkah.PUTUSAN
    ),
    _satu("naskah/<slug:naskah>/", halaman.naskah, "naskah", LIHAT),
    _satu("naskah/<slug:naskah>/salinan/", halaman.salinan, "salinan", LIHAT),
    _satu("naskah/<slug:naskah>/unggah/", halaman.unggah_salinan, "unggah"),
)
MENU = (ButirMenu("admin:arsip_media", "Media portabel", LIHAT),)
KARTU = (kartu.kartu_rotasi, kartu.kartu_pemusnahan)
