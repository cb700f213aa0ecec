"""Adds a target of monitoring from the command line, judged by the same form as in the admin."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from infrastruktur.actions.sasaran import tambah_sasaran
from infrastruktur.enums.pantau import JenisSasaran, PeranSasaran
from infrastruktur.forms.sasaran import DAPAT_DITAMBAH, FORM_JENIS, OPSI, SasaranForm


class Command(BaseCommand):
    help = "Menambah sasaran pemantauan. Rahasia ditulis sebagai rujukan: --opsi sandi=env:PANTAU_RAHASIA_UPS"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kode", help="tetap, misalnya spse-utama")
        parser.add_argument("nama", help="sebagaimana petugas menyebutnya")
        parser.add_argument("--jenis", required=True, choices=[jenis.value for jenis in DAPAT_DITAMBAH])
        parser.add_argument("--alamat", required=True)
        parser.add_argument("--peran", default=PeranSasaran.LAIN.value, choices=PeranSasaran.values)
        parser.add_argument("--kelompok", default="")
        parser.add_argument("--layanan", default="", help="kode layanan yang terdampak, misalnya spse")
        parser.add_argument("--jeda-menit", default=None, help="1 sampai 1440")
        parser.add_argument("--batas-detik", default=None, help="1 sampai 30")
        parser.add_argument("--opsi", nargs="+", action="extend", default=[], metavar="NAMA=NILAI")

    def handle(self, *args: Any, **options: Any) -> None:
        jenis = JenisSasaran(options["jenis"])
        form = FORM_JENIS[jenis](_isian(FORM_JENIS[jenis], options))
        if not form.is_valid():
            raise CommandError(_galat(form))
        kode = form.cleaned_data["kode"]
        sasaran = tambah_sasaran(oleh=None, kode=kode, jenis=jenis.value, **form.kolom)
        self.stdout.write(f"Sasaran {sasaran.kode} ditambah. Siklus berikutnya menanyainya.")


def _isian(kelas: type[SasaranForm], options: dict[str, Any]) -> dict[str, str]:
    """What would have been typed into the form. Raises CommandError for an option this kind does not know."""
    isian = {nama: options[nama] for nama in ("kode", "nama", "alamat", "peran", "kelompok", "layanan")}
    isian["jeda_menit"] = options["jeda_menit"] or str(kelas.jeda_awal)
    isian["batas_detik"] = options["batas_detik"] or str(kelas.base_fields["batas_detik"].initial)
    for satu in options["opsi"]:
        nama, ada, nilai = satu.partition("=")
        if not ada or nama not in kelas.nama_opsi():
            dikenal = ", ".join(kelas.nama_opsi()) or "tidak ada"
            raise CommandError(f"Opsi “{nama}” tidak dikenal untuk jenis ini. Yang dikenal: {dikenal}.")
        isian[f"{OPSI}{nama}"] = nilai
    return isian


def _galat(form: SasaranForm) -> str:
    """What is wrong, on one line."""
    return " ".join(
        f"{form.fields[nama].label if nama in form.fields else nama}: {galat[0]}".replace("\n", " ")
        for nama, galat in form.errors.items()
    )
