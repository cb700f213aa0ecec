"""What the mails about follow-up and empty days say when they are sent."""

from datetime import date

from infrastruktur.enums.harian import StatusTindakLanjut as S
from infrastruktur.enums.pantau import Ukuran
from infrastruktur.models import TindakLanjut
from infrastruktur.policies.harian import dasar_temuan, sebut_nilai
from infrastruktur.queries.harian import temuan
from lpse.alamat import url_penuh
from lpse.models import Pemberitahuan
from lpse.sumbangan import Isi, sumbangan


def _isi(baris: Pemberitahuan, *status: S) -> Isi | None:
    """The follow-up in words; nothing once it has gone on."""
    satu = TindakLanjut.objects.select_related("deret__sasaran", "diusulkan_oleh").get(pk=baris.objek_id)
    if satu.status not in status:
        return None
    return {
        "tindak_lanjut": satu,
        "sasaran": satu.deret.sasaran,
        "bagian": str(satu.deret),
        "nilai": sebut_nilai(Ukuran(satu.deret.ukuran), satu.nilai),
        "url": url_penuh("admin:infrastruktur_tindak_lanjut_lihat", satu.kode),
    }


def isi_dibuka(baris: Pemberitahuan) -> Isi | None:
    """A disk or RAM turned critical, or still is after a replacement."""
    return _isi(baris, S.TERBUKA)


def isi_diusulkan(baris: Pemberitahuan) -> Isi | None:
    """Somebody proposes to leave it as it is; Kepala decides."""
    return _isi(baris, S.MENUNGGU_PUTUSAN)


def isi_terlambat(baris: Pemberitahuan) -> Isi | None:
    """It is past its time."""
    return _isi(baris, S.TERBUKA)


def isi_hari_kosong(baris: Pemberitahuan) -> Isi | None:
    """A day that is over lacks a record; nothing where its record came after all."""
    hari = date.fromisoformat(baris.data["hari"])
    semua = temuan(hari, hari)
    if not semua:
        return None
    return {
        "hari": hari,
        "temuan": semua,
        "ukuran": dasar_temuan(),
        "url": url_penuh("admin:infrastruktur_harian_lihat", hari.isoformat()),
    }


def daftarkan() -> None:
    """Register the mails."""
    sumbangan.daftarkan_surat("infrastruktur/tindak_lanjut_dibuka", isi_dibuka)
    sumbangan.daftarkan_surat("infrastruktur/tindak_lanjut_diusulkan", isi_diusulkan)
    sumbangan.daftarkan_surat("infrastruktur/tindak_lanjut_terlambat", isi_terlambat)
    sumbangan.daftarkan_surat("infrastruktur/hari_kosong", isi_hari_kosong)
