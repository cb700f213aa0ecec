"""Labels to stick on assets."""

from collections.abc import Iterable

from infrastruktur.models import Aset
from lpse.alamat import url_penuh
from lpse.label import Label, build_label


def build_label_aset(aset: Iterable[Aset]) -> bytes:
    """Sheets of labels as PDF; each says the inventory number, or the register where there is none."""
    return build_label(
        "aset",
        (
            Label(
                satu.kode,
                satu.nama,
                satu.nomor_inventaris or satu.get_register_display(),
                url_penuh("admin:infrastruktur_aset_lihat", satu.kode),
            )
            for satu in aset
        ),
    )
