"""The auditor in the demo: came with a letter, keeps one filter, has drawn one sample."""

from lpse.models import Akun
from sekretariat.actions.periksa import ambil_sampel, simpan_saringan
from sekretariat.enums.periksa import JenisBaris
from sekretariat.queries.periksa import SaringanJejak

BENIH, BANYAK = "periksa-demo", 15


def isi_demo_periksa() -> None:
    """Told by the acts themselves; the letter and the last day came with the account (`seed_demo`)."""
    auditor = Akun.objects.get(user_id="auditor")
    simpan_saringan(
        oleh=auditor,
        nama="Putusan pendaftaran yang ditolak aturan",
        kueri=f"baris={JenisBaris.PENOLAKAN.value}&unit=registrasi",
    )
    simpan_saringan(oleh=auditor, nama="Pindaian yang dilihat", kueri=f"baris={JenisBaris.AKSES.value}")
    tindakan = SaringanJejak(baris=JenisBaris.TINDAKAN.value, unit="registrasi")
    ambil_sampel(oleh=auditor, saringan=tindakan, banyak=BANYAK, benih=BENIH)
