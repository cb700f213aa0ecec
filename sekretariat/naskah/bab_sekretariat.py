"""The secretariat's own chapters of a report: tenders as SPSE's data tell them, the programme, the office."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from django.db.models import QuerySet
from django.utils.text import slugify

from lpse.butir import Butir, Rujukan, hitungan, rujuk
from lpse.kalender import ONE_DAY
from lpse.waktu import awal_hari, hari_ini, setempat
from sekretariat.enums.e_reporting import TIDAK_DISEBUT, Golongan, Kumpulan
from sekretariat.enums.evaluasi import BELUM_SELESAI
from sekretariat.enums.persuratan import ArahSurat, StatusDisposisi
from sekretariat.enums.rapat import TERLAKSANA, StatusRapat, StatusTindakLanjut
from sekretariat.models import (
    AgendaSurat,
    Disposisi,
    KegiatanProgram,
    PaketGabungan,
    Rapat,
    RealisasiKegiatan,
    Temuan,
    TindakLanjutRapat,
)
from sekretariat.naskah.angka_laporan import RUPIAH
from sekretariat.queries.e_reporting import ringkasan_periode
from sekretariat.queries.e_reporting_saring import SaringanPaket, saring
from sekretariat.queries.evaluasi import ringkasan_temuan
from sekretariat.queries.persuratan import surat_periode
from sekretariat.queries.program import RealisasiRingkas, realisasi_periode
from sekretariat.queries.rapat import rapat_periode

Baca = Callable[[], Iterable[Rujukan]]
METODE = "Paket tender menurut metode"
TANPA_METODE = "Tidak disebut"  # as `ringkasan_periode` calls what SPSE does not say


def periode_tender(mulai: date, selesai: date) -> list[Butir]:
    """The tenders announced in the period; the packages behind each number are frozen with it.

    Dasar: sekretariat.e_reporting
    """
    r = ringkasan_periode(mulai, selesai)
    paket = partial(_paket, mulai, selesai)
    berpeserta = paket(golongan=Golongan.BERPESERTA.value)
    return [
        hitungan("paket", "Paket tender diumumkan", r.paket, "paket", paket()),
        hitungan("selesai", "Paket selesai", r.selesai, "paket", paket(golongan=Golongan.SELESAI.value)),
        hitungan("gagal", "Paket gagal atau batal", r.gagal, "paket", paket(golongan=Golongan.GAGAL.value)),
        hitungan(
            *("berlangsung", "Paket masih berlangsung", r.berlangsung, "paket"),
            paket(golongan=Golongan.BERLANGSUNG.value),
        ),
        hitungan("diulang", "Paket yang diulang", r.diulang, "paket", paket(golongan=Golongan.DIULANG.value)),
        Butir("pagu", "Pagu", r.pagu, RUPIAH, paket()),
        Butir("hps", "HPS", r.hps, RUPIAH, paket()),
        Butir("kontrak", "Nilai kontrak", r.kontrak, RUPIAH, paket()),
        Butir(
            *("hemat", "Selisih HPS dan kontrak", r.hemat, RUPIAH), paket(golongan=Golongan.BERPASANGAN.value)
        ),
        Butir("peserta", "Peserta tender", r.peserta, "peserta", berpeserta),
        Butir("penawaran", "Peserta yang menawar", r.penawaran, "peserta", berpeserta),
        Butir(
            *("hari", "Median hari dari pengumuman sampai pemenang", r.hari_median, "hari"),
            paket(golongan=Golongan.BERHARI.value),
        ),
        *(
            # By its name: the period before may know other methods.
            Butir(
                *(f"metode-{slugify(nama)[:40]}", nama, banyak, "paket"),
                paket(metode=TIDAK_DISEBUT if nama == TANPA_METODE else nama),
                kelompok=METODE,
            )
            for nama, banyak, _ in r.per_metode
        ),
    ]


def _paket(mulai: date, selesai: date, **sebagian: str) -> Baca:
    """The reader of the tenders announced in the period, or of those that more filters leave."""
    masa = SaringanPaket(kumpulan=Kumpulan.TENDER.value, dari=mulai, sampai=selesai, **sebagian)

    def baca() -> Iterable[Rujukan]:
        rows = saring(masa).order_by("urut", "id").values_list("pk", "kode", "status", "diumumkan")
        for pk, kode, status, saat in rows.iterator(chunk_size=5000):
            yield Rujukan("paket", kode, status, _hari(saat), PaketGabungan._meta.label_lower, pk)

    return baca


def _hari(saat: datetime | None) -> date | None:
    return setempat(saat).date() if saat is not None else None


def periode_program(mulai: date, selesai: date, unit: str = "") -> list[Butir]:
    """What each activity brought in the period; of one unit's programmes, or ("") of all.

    Dasar: sekretariat.program_kerja
    """
    semua = [r for r in realisasi_periode(mulai, selesai) if unit in ("", r.unit)]
    kegiatan = KegiatanProgram.objects.filter(kode__in=[r.kegiatan_kode for r in semua])
    jumlah = sum((r.rupiah for r in semua), Decimal(0))
    return [
        hitungan(
            *("kegiatan", "Kegiatan dalam program kerja", len(semua), "kegiatan"),
            rujuk(kegiatan, "kegiatan", "kode", "program__disahkan_pada", "nama"),
        ),
        Butir("belanja", "Belanja program kerja", jumlah, RUPIAH, _realisasi(kegiatan, mulai, selesai)),
        *(butir for satu in semua for butir in _kegiatan(satu, mulai, selesai)),
    ]


def _kegiatan(r: RealisasiRingkas, mulai: date, selesai: date) -> Sequence[Butir]:
    satu = KegiatanProgram.objects.filter(kode=r.kegiatan_kode)
    baris = _realisasi(satu, mulai, selesai)
    nama = r.kegiatan if len(r.kegiatan) <= 160 else f"{r.kegiatan[:159]}…"
    return (
        Butir(f"{r.kegiatan_kode}-hasil", nama, r.jumlah, r.satuan, baris),
        Butir(f"{r.kegiatan_kode}-belanja", f"{nama}: belanja", r.rupiah, RUPIAH, baris),
    )


def _realisasi(kegiatan: QuerySet[KegiatanProgram], mulai: date, selesai: date) -> Baca:
    """What was realised of these activities in any version of their programme, as their sums have it."""
    rows = RealisasiKegiatan.objects.filter(
        kegiatan__seri__in=kegiatan.values("seri"), tanggal__range=(mulai, selesai)
    )
    return rujuk(rows, "realisasi", "kegiatan__kode", "tanggal", "kegiatan__nama")


def periode_tata_usaha(mulai: date, selesai: date) -> list[Butir]:
    """Letters, instructions and meetings of the period.

    Dasar: sekretariat.ketatausahaan, sekretariat.koordinasi
    """
    surat, rapat = surat_periode(mulai, selesai), rapat_periode(mulai, selesai)
    masa, rentang = _saat("mulai", mulai, selesai), (mulai, selesai)
    agenda = AgendaSurat.objects.filter(nomor_agenda__isnull=False)
    masuk = agenda.filter(arah=ArahSurat.MASUK, diterima__range=rentang)
    keluar = agenda.filter(arah=ArahSurat.KELUAR, tanggal_surat__range=rentang)
    disposisi = Disposisi.objects.filter(**_saat("dibuat_pada", mulai, selesai))
    disposisi = disposisi.exclude(status=StatusDisposisi.DITARIK)
    usai = disposisi.filter(status=StatusDisposisi.SELESAI)
    ada = Rapat.objects.filter(**masa)
    lanjut = TindakLanjutRapat.objects.filter(rapat__in=ada)
    return [
        Butir("masuk", "Surat masuk", surat.masuk, "surat", _surat(masuk, "diterima")),
        Butir("keluar", "Surat keluar", surat.keluar, "surat", _surat(keluar, "tanggal_surat")),
        Butir("disposisi", "Disposisi", surat.disposisi, "disposisi", _disposisi(disposisi)),
        Butir(
            *("disposisi-selesai", "Disposisi selesai", surat.disposisi_selesai, "disposisi"),
            _disposisi(usai),
        ),
        hitungan(
            *("rapat", "Rapat dan pembinaan", rapat.terlaksana, "rapat"),
            _rapat(ada.filter(status__in=TERLAKSANA)),
        ),
        Butir(
            *("notula", "Notula disahkan", rapat.disahkan, "notula"),
            _rapat(ada.filter(status=StatusRapat.DISAHKAN)),
        ),
        Butir("tindak-lanjut", "Tindak lanjut rapat", rapat.tindak_lanjut, "butir", _lanjut(lanjut)),
        Butir(
            *("tindak-lanjut-selesai", "Tindak lanjut rapat selesai", rapat.tindak_lanjut_selesai, "butir"),
            _lanjut(lanjut.filter(status=StatusTindakLanjut.SELESAI)),
        ),
    ]


def _saat(kolom: str, mulai: date, selesai: date) -> dict[str, datetime]:
    """The filter that a moment lies on the days from `mulai` through `selesai`."""
    return {f"{kolom}__gte": awal_hari(mulai), f"{kolom}__lt": awal_hari(selesai + ONE_DAY)}


# What a letter, an instruction or minutes say may be confidential: codes, and how they stand, are enough.
def _surat(rows: QuerySet[AgendaSurat], pada: str) -> Baca:
    return rujuk(rows, "surat", "kode", pada, "status")


def _disposisi(rows: QuerySet[Disposisi]) -> Baca:
    return rujuk(rows, "disposisi", "kode", "dibuat_pada", "status")


def _rapat(rows: QuerySet[Rapat]) -> Baca:
    return rujuk(rows, "rapat", "kode", "mulai", "jenis")


def _lanjut(rows: QuerySet[TindakLanjutRapat]) -> Baca:
    return rujuk(rows, "tindak lanjut", "kode", "tenggat", "status")


def periode_temuan(mulai: date, selesai: date) -> list[Butir]:
    """The findings of evaluations and audits, recorded and closed in the period, open as it is told.

    Dasar: sekretariat.evaluasi
    """
    r = ringkasan_temuan(mulai, selesai)
    dicatat = Temuan.objects.filter(**_saat("dicatat_pada", mulai, selesai))
    selesai_ = Temuan.objects.filter(**_saat("disetujui_pada", mulai, selesai))
    terbuka = Temuan.objects.filter(status__in=BELUM_SELESAI)
    lewat = terbuka.filter(target__lt=hari_ini())
    return [
        Butir("dicatat", "Temuan dicatat", r.dicatat, "temuan", _temuan(dicatat, "dicatat_pada")),
        Butir(
            "disetujui",
            "Temuan selesai disetujui",
            r.disetujui,
            "temuan",
            _temuan(selesai_, "disetujui_pada"),
        ),
        Butir("terbuka", "Temuan terbuka", r.terbuka, "temuan", _temuan(terbuka, "target")),
        Butir("lewat", "Temuan lewat tenggat", r.lewat, "temuan", _temuan(lewat, "target")),
    ]


def _temuan(rows: QuerySet[Temuan], pada: str) -> Baca:
    return rujuk(rows, "temuan", "kode", pada, "standar", "prioritas", "status")
