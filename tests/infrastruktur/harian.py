"""Series, readings and changes of state as the monitoring leaves them, for what follows from them."""

from datetime import date, datetime, timedelta
from itertools import count

from django.utils import timezone

from infrastruktur.actions.sesudah_balik import ikuti
from infrastruktur.actions.tindak_lanjut import IsianPenggantian, catat_penggantian
from infrastruktur.enums.harian import Kondisi
from infrastruktur.enums.pantau import JenisSasaran, Keadaan, PeranSasaran, Ukuran
from infrastruktur.models import Ambang, Balik, Deret, Sampel, SampelHari, Sasaran, TindakLanjut
from infrastruktur.models.harian import PEMERIKSAAN
from lpse.models import Akun
from lpse.waktu import awal_hari

_urut = count(1)
SEMUA_BAIK = dict.fromkeys(PEMERIKSAAN, Kondisi.BAIK.value)


def buat_sasaran(peran: str = PeranSasaran.SERVER_SPSE, **kolom: object) -> Sasaran:
    """A server that is asked over node_exporter."""
    nomor = next(_urut)
    bawaan = {
        "kode": f"srv-{nomor}",
        "nama": f"Server {nomor}",
        "jenis": JenisSasaran.NODE,
        "alamat": "srv:9100",
    }
    return Sasaran.objects.create(**{**bawaan, **kolom}, peran=peran)


def buat_deret(ukuran: str = Ukuran.DISK, sasaran: Sasaran | None = None, **kolom: object) -> Deret:
    """A series that has been read and is good."""
    kolom.setdefault("keadaan", Keadaan.BAIK)
    return Deret.objects.create(
        sasaran=sasaran or buat_sasaran(),
        ukuran=ukuran,
        nilai=kolom.pop("nilai", 40.0),
        dibaca_pada=timezone.now(),
        **kolom,
    )


def jadikan(deret: Deret, ke: str, nilai: float = 93.4, pada: datetime | None = None) -> Balik:
    """The series changes its state, as judging writes it down."""
    pada = pada or timezone.now()
    balik = Balik.objects.create(
        deret=deret,
        dari=deret.keadaan,
        ke=ke,
        pada=pada,
        nilai=nilai,
        ambang=Ambang.objects.filter(ukuran=deret.ukuran).first(),
    )
    deret.keadaan, deret.sejak, deret.nilai, deret.dibaca_pada, deret.calon = ke, pada, nilai, pada, ""
    deret.save()
    ikuti(balik)
    return balik


def baca_lagi(deret: Deret, nilai: float, kali: int = 1, **kolom: object) -> None:
    """So many more readings, the newest now; the judged state stays what it is unless it is given."""
    now = timezone.now()
    for n in reversed(range(kali)):
        Sampel.objects.create(
            deret=deret, pada=now - timedelta(milliseconds=n), nilai=nilai, keadaan=Keadaan.KRITIS
        )
    Deret.objects.filter(pk=deret.pk).update(nilai=nilai, dibaca_pada=now, **kolom)


def buat_tindak_lanjut(ukuran: str = Ukuran.DISK) -> TindakLanjut:
    """An open follow-up of a critical disk, or RAM."""
    jadikan(buat_deret(ukuran), Keadaan.KRITIS)
    return TindakLanjut.objects.latest("pk")


def isian(**kolom: object) -> IsianPenggantian:
    bawaan = {
        "cara": "penggantian",
        "komponen": "SSD SATA",
        "ukuran": "960 GB",
        "nomor_seri": "CONTOH-0001",
        "pelaksana": "Teknisi Contoh",
        "dipasang_pada": timezone.now(),
    }
    return IsianPenggantian(**{**bawaan, **kolom})


def buat_dicatat(oleh: Akun) -> TindakLanjut:
    """A follow-up whose replacement is recorded, and waits to be proven."""
    return catat_penggantian(buat_tindak_lanjut().pk, oleh=oleh, isian=isian())


def ringkas(deret: Deret, hari: date, tertinggi: float, rata: float | None = None) -> SampelHari:
    """The summary of one day that is over."""
    rata = tertinggi if rata is None else rata
    return SampelHari.objects.create(
        deret=deret, mulai=awal_hari(hari), n=1440, minimum=rata, maksimum=tertinggi, rata=rata, akhir=rata
    )
