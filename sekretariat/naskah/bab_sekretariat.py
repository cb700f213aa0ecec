"""The secretariat's own chapters of a report: tenders as SPSE's data tell them, the programme, the office."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from django.utils.text import slugify

from lpse.butir import Butir, Rujukan, hitungan, rujuk
from lpse.kalender import ONE_DAY
from lpse.waktu import awal_hari, setempat
from sekretariat.enums.e_reporting import Kumpulan
from sekretariat.enums.rapat import TERLAKSANA
from sekretariat.models import Rapat, RealisasiKegiatan
from sekretariat.naskah.angka_laporan import RUPIAH
from sekretariat.queries.e_reporting import ringkasan_periode
from sekretariat.queries.e_reporting_saring import SaringanPaket, saring
from sekretariat.queries.evaluasi import ringkasan_temuan
from sekretariat.queries.persuratan import surat_periode
from sekretariat.queries.program import RealisasiRingkas, realisasi_periode
from sekretariat.queries.rapat import rapat_periode

METODE = "Paket tender menurut metode"


def periode_tender(mulai: date, selesai: date) -> list[Butir]:
    """The tenders announced in the period; the packages behind each number are frozen with it.

    Dasar: sekretariat.e_reporting
    """
    r = ringkasan_periode(mulai, selesai)
    paket = partial(_paket, mulai, selesai)
    return [
        hitungan("paket", "Paket tender diumumkan", r.paket, "paket", paket()),
        Butir("selesai", "Paket selesai", r.selesai, "paket"),
        Butir("gagal", "Paket gagal atau batal", r.gagal, "paket"),
        Butir("berlangsung", "Paket masih berlangsung", r.berlangsung, "paket"),
        Butir("diulang", "Paket yang diulang", r.diulang, "paket"),
        Butir("pagu", "Pagu", r.pagu, RUPIAH, paket()),
        Butir("hps", "HPS", r.hps, RUPIAH, paket()),
        Butir("kontrak", "Nilai kontrak", r.kontrak, RUPIAH, paket()),
        Butir("hemat", "Selisih HPS dan kontrak", r.hemat, RUPIAH, paket()),
        Butir("peserta", "Peserta tender", r.peserta, "peserta"),
        Butir("penawaran", "Peserta yang menawar", r.penawaran, "peserta"),
        Butir("hari", "Median hari dari pengumuman sampai pemenang", r.hari_median, "hari"),
        *(
            # By its name: the period before may know other methods.
            Butir(f"metode-{slugify(nama)[:40]}", nama, banyak, "paket", kelompok=METODE)
            for nama, banyak, _ in r.per_metode
        ),
    ]


def _paket(mulai: date, selesai: date) -> Callable[[], Iterable[Rujukan]]:
    masa = SaringanPaket(kumpulan=Kumpulan.TENDER.value, dari=mulai, sampai=selesai)

    def baca() -> Iterable[Rujukan]:
        rows = saring(masa).order_by("urut", "id")
        for kode, status, saat in rows.values_list("kode", "status", "diumumkan").iterator(chunk_size=5000):
            yield Rujukan("paket", kode, status, _hari(saat))

    return baca


def _hari(saat: datetime | None) -> date | None:
    return setempat(saat).date() if saat is not None else None


def periode_program(mulai: date, selesai: date, unit: str = "") -> list[Butir]:
    """What each activity brought in the period; of one unit's programmes, or ("") of all.

    Dasar: sekretariat.program_kerja
    """
    semua = [r for r in realisasi_periode(mulai, selesai) if unit in ("", r.unit)]
    return [
        Butir("kegiatan", "Kegiatan dalam program kerja", len(semua), "kegiatan"),
        Butir("belanja", "Belanja program kerja", sum((r.rupiah for r in semua), Decimal(0)), RUPIAH),
        *(butir for satu in semua for butir in _kegiatan(satu, mulai, selesai)),
    ]


def _kegiatan(r: RealisasiRingkas, mulai: date, selesai: date) -> Sequence[Butir]:
    rows = RealisasiKegiatan.objects.filter(
        kegiatan__program__kode=r.kode, kegiatan__kode=r.kegiatan_kode, tanggal__range=(mulai, selesai)
    )
    baris = rujuk(rows, "realisasi", "kegiatan__kode", "tanggal")
    nama = r.kegiatan if len(r.kegiatan) <= 160 else f"{r.kegiatan[:159]}…"
    return (
        Butir(f"{r.kegiatan_kode}-hasil", nama, r.jumlah, r.satuan, baris),
        Butir(f"{r.kegiatan_kode}-belanja", f"{nama}: belanja", r.rupiah, RUPIAH, baris),
    )


def periode_tata_usaha(mulai: date, selesai: date) -> list[Butir]:
    """Letters, instructions and meetings of the period.

    Dasar: sekretariat.ketatausahaan, sekretariat.koordinasi
    """
    surat, rapat = surat_periode(mulai, selesai), rapat_periode(mulai, selesai)
    terlaksana = Rapat.objects.filter(
        status__in=TERLAKSANA, mulai__gte=awal_hari(mulai), mulai__lt=awal_hari(selesai + ONE_DAY)
    )
    return [
        Butir("masuk", "Surat masuk", surat.masuk, "surat"),
        Butir("keluar", "Surat keluar", surat.keluar, "surat"),
        Butir("disposisi", "Disposisi", surat.disposisi, "disposisi"),
        Butir("disposisi-selesai", "Disposisi selesai", surat.disposisi_selesai, "disposisi"),
        hitungan(
            "rapat",
            "Rapat dan pembinaan",
            rapat.terlaksana,
            "rapat",
            rujuk(terlaksana, "rapat", "kode", "mulai"),
        ),
        Butir("notula", "Notula disahkan", rapat.disahkan, "notula"),
        Butir("tindak-lanjut", "Tindak lanjut rapat", rapat.tindak_lanjut, "butir"),
        Butir("tindak-lanjut-selesai", "Tindak lanjut rapat selesai", rapat.tindak_lanjut_selesai, "butir"),
    ]


def periode_temuan(mulai: date, selesai: date) -> list[Butir]:
    """The findings of evaluations and audits, recorded and closed in the period, open as it is told.

    Dasar: sekretariat.evaluasi
    """
    r = ringkasan_temuan(mulai, selesai)
    return [
        Butir("dicatat", "Temuan dicatat", r.dicatat, "temuan"),
        Butir("disetujui", "Temuan selesai disetujui", r.disetujui, "temuan"),
        Butir("terbuka", "Temuan terbuka", r.terbuka, "temuan"),
        Butir("lewat", "Temuan lewat tenggat", r.lewat, "temuan"),
    ]
