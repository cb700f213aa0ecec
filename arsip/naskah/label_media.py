"""Labels to stick on portable media."""

from collections.abc import Iterable

from arsip.models import MediaPortabel
from arsip.policies.kata import sebut_ukuran
from lpse.alamat import url_penuh
from lpse.label import Label, build_label


def build_label_media(media: Iterable[MediaPortabel]) -> bytes:
    """Sheets of labels as PDF. What a medium holds and where it is kept stays off its label."""
    return build_label(
        "media",
        (
            Label(
                satu.kode,
                satu.nama,
                f"Seri {satu.nomor_seri} · {sebut_ukuran(satu.kapasitas)}",
                url_penuh("admin:arsip_media_lihat", satu.kode),
            )
            for satu in media
        ),
    )
