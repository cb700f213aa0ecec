"""What the certificate of a training prints, copied from its rows as they are that day."""

from typing import Any

from django.utils import timezone

from layanan.models import PesertaPelatihan
from lpse.isi_surat import isi_surat
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import tanggal


def isi_sertifikat(peserta: PesertaPelatihan, oleh: Akun) -> dict[str, Any]:
    """Sertifikat: who attended what, where and when; signed by the officer who declares it held."""
    pelatihan = peserta.pelatihan
    return {
        **isi_surat("", pelatihan.kunci),
        "nama": peserta.nama,
        "nip": peserta.nip,
        "asal": peserta.asal,
        "bentuk": pelatihan.get_bentuk_display(),
        "acara": pelatihan.judul,
        "waktu": pelatihan.waktu_acara,
        "tempat": pelatihan.nama_tempat,
        "pengajar": pelatihan.pengajar,
        "tanggal": tanggal(timezone.now()),
        "kota": profil().daerah.tempat,
        "petugas": {"nama": str(oleh), "nip": oleh.nip, "jabatan": oleh.jabatan},
    }
