"""The figures of the service desk over a period, and the rows behind each."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from layanan.enums.pelatihan import BentukPelatihan, StatusPelatihan, StatusPeserta
from layanan.enums.survei import StatusSurvei
from layanan.enums.tempat import StatusPemesanan
from layanan.enums.tiket import JenisTiket, Saluran, StatusTiket
from layanan.models import Pelatihan, PemesananRuang, PenilaianTiket, PesertaPelatihan, Survei, Tiket
from lpse.butir import Butir, hitungan, rujuk
from lpse.waktu import awal_hari

SEHARI = timedelta(days=1)
S = StatusTiket
PER_JENIS, PER_SALURAN = "Tiket menurut jenis", "Tiket menurut saluran"
TERPAKAI = (StatusPemesanan.HADIR, StatusPemesanan.SELESAI)
KOLOM_TIKET = ("Tiket", "nomor", "dibuka_pada", "jenis", "saluran", "status")


def _dalam(rows: "QuerySet[Any]", kolom: str, mulai: date, selesai: date) -> "QuerySet[Any]":
    batas = {f"{kolom}__gte": awal_hari(mulai), f"{kolom}__lt": awal_hari(selesai + SEHARI)}
    return rows.filter(**batas)


def _persen(bagian: int, seluruh: int) -> float | None:
    return 100 * bagian / seluruh if seluruh else None


def periode_tiket(mulai: date, selesai: date) -> list[Butir]:
    """Tickets by kind and channel, and the service standard's results; two queries.

    Merged tickets count with the one they went into. In time is what the ticket's own deadlines say.
    Dasar: layanan.konsultasi, layanan.kendala_teknis
    """
    rows = _dalam(Tiket.objects.exclude(status=S.DIGABUNG), "dibuka_pada", mulai, selesai)
    per = list(rows.order_by().values_list("jenis", "saluran").annotate(n=Count("*")))
    butir = [hitungan("masuk", "Tiket masuk", sum(n for *_, n in per), "tiket", rujuk(rows, *KOLOM_TIKET))]
    for jenis in JenisTiket:
        banyak = sum(n for j, _, n in per if j == jenis)
        baca = rujuk(rows.filter(jenis=jenis), *KOLOM_TIKET)
        butir.append(hitungan(f"jenis_{jenis.value}", jenis.label, banyak, "tiket", baca, PER_JENIS))
    for saluran in Saluran:
        banyak = sum(n for _, s, n in per if s == saluran)
        baca = rujuk(rows.filter(saluran=saluran), *KOLOM_TIKET)
        butir.append(hitungan(f"saluran_{saluran.value}", saluran.label, banyak, "tiket", baca, PER_SALURAN))
    return [*butir, *_standar(rows)]


def _standar(rows: "QuerySet[Tiket]") -> list[Butir]:
    """How the service standard was kept."""
    dijawab = Q(status__in=(S.SELESAI, S.DITUTUP))
    # A clock that stopped in time has no deadline any more; one that ran out keeps it.
    selesai_lambat = dijawab & Q(tenggat_selesai__lt=F("diselesaikan_pada"))
    selesai_tepat = dijawab & (
        Q(tenggat_selesai__isnull=True) | Q(tenggat_selesai__gte=F("diselesaikan_pada"))
    )
    tanpa_jawaban = Q(respons_pada__isnull=True, tenggat_respons__lt=timezone.now())
    pilih = {
        "selesai": ("Dijawab atau ditutup", dijawab),
        "luar": ("Dijawab: di luar kewenangan", Q(status=S.LUAR_KEWENANGAN)),
        "respons_tepat": ("Jawaban pertama tepat waktu", Q(respons_pada__lte=F("tenggat_respons"))),
        "respons_lambat": (
            "Jawaban pertama terlambat",
            Q(respons_pada__gt=F("tenggat_respons")) | tanpa_jawaban,
        ),
        "selesai_tepat": ("Diselesaikan tepat waktu", selesai_tepat),
        "selesai_lambat": ("Diselesaikan terlambat", selesai_lambat),
    }
    angka = rows.aggregate(**{kode: Count("dibuka_pada", filter=q) for kode, (_, q) in pilih.items()})
    butir = [
        hitungan(kode, label, angka[kode], "tiket", rujuk(rows.filter(q), *KOLOM_TIKET))
        for kode, (label, q) in pilih.items()
    ]
    for kode, label in (
        ("respons", "Jawaban pertama sesuai standar"),
        ("selesai", "Penyelesaian sesuai standar"),
    ):
        tepat, lambat = angka[f"{kode}_tepat"], angka[f"{kode}_lambat"]
        terukur = rows.filter(pilih[f"{kode}_tepat"][1] | pilih[f"{kode}_lambat"][1])
        baca = rujuk(terukur, *KOLOM_TIKET)
        butir.append(Butir(f"{kode}_persen", label, _persen(tepat, tepat + lambat), "%", baca))
    return butir


def periode_pelatihan(mulai: date, selesai: date) -> list[Butir]:
    """Trainings held and who came; two queries. Dasar: layanan.pelatihan"""
    rows = _dalam(Pelatihan.objects.filter(status=StatusPelatihan.SELESAI), "mulai", mulai, selesai)
    per = dict(rows.order_by().values_list("bentuk").annotate(n=Count("pk")))
    peserta = PesertaPelatihan.objects.filter(pelatihan__in=rows)
    hadir = Q(status=StatusPeserta.HADIR)
    angka = peserta.aggregate(
        hadir=Count("pk", filter=hadir), sertifikat=Count("pk", filter=Q(sertifikat__isnull=False))
    )

    def orang(kode: str, label: str, pilih: Q) -> Butir:
        # A person is told by their code, never by name.
        kolom = ("Peserta pelatihan", "kode", "pelatihan__mulai", "pelatihan__judul")
        return hitungan(kode, label, angka[kode], "orang", rujuk(peserta.filter(pilih), *kolom))

    def acara(kode: str, label: str, banyak: int, pilih: Any) -> Butir:
        return hitungan(kode, label, banyak, "kegiatan", rujuk(pilih, "Pelatihan", "kode", "mulai", "judul"))

    return [
        acara("kegiatan", "Kegiatan selesai", sum(per.values()), rows),
        *(
            acara(f"bentuk_{b.value}", b.label, per.get(b.value, 0), rows.filter(bentuk=b))
            for b in BentukPelatihan
        ),
        orang("hadir", "Peserta hadir", hadir),
        orang("sertifikat", "Sertifikat terbit", Q(sertifikat__isnull=False)),
    ]


def periode_ruang(mulai: date, selesai: date) -> list[Butir]:
    """Rooms booked and used; one query. Dasar: layanan.ruang"""
    awal, akhir = awal_hari(mulai), awal_hari(selesai + SEHARI)
    semua = PemesananRuang.objects.annotate(pada=Lower("masa"))
    # The range finds them by its index; the start decides to which period one belongs.
    rows = semua.filter(masa__overlap=(awal, akhir), masa__startswith__gte=awal)
    terpakai = Q(status__in=TERPAKAI)
    angka = rows.aggregate(pesan=Count("pk"), pakai=Count("pk", filter=terpakai))
    kolom = ("Pemesanan ruang", "kode_datang", "pada", "ruang__nama", "keperluan", "status")
    return [
        hitungan("pemesanan", "Pemesanan ruang", angka["pesan"], "pemesanan", rujuk(rows, *kolom)),
        hitungan(
            "terpakai", "Ruang dipakai", angka["pakai"], "pemesanan", rujuk(rows.filter(terpakai), *kolom)
        ),
    ]


def periode_kepuasan(mulai: date, selesai: date) -> list[Butir]:
    """Complaints, the marks users gave, and surveys that were published; three queries.

    Dasar: layanan.keluhan, layanan.masukan
    """
    keluhan = _dalam(Tiket.objects.filter(jenis=JenisTiket.KELUHAN), "dibuka_pada", mulai, selesai)
    keluhan = keluhan.exclude(status=S.DIGABUNG)
    tuntas = Q(status__in=(S.SELESAI, S.DITUTUP, S.LUAR_KEWENANGAN))
    angka = keluhan.aggregate(keluhan=Count("*"), tuntas=Count("dibuka_pada", filter=tuntas))
    nilai = _dalam(PenilaianTiket.objects.all(), "pada", mulai, selesai)
    rata = nilai.aggregate(n=Count("pk"), rata=Avg("nilai"))
    survei = _dalam(Survei.objects.filter(status=StatusSurvei.TERBIT), "terbit_pada", mulai, selesai)
    terbit = list(survei.order_by("terbit_pada").values_list("indeks", flat=True))
    baca_nilai = rujuk(nilai, "Penilaian tiket", "tiket__nomor", "pada", "nilai")
    baca_survei = rujuk(survei, "Survei kepuasan", "kode", "terbit_pada", "judul", "indeks")
    return [
        hitungan("keluhan", "Keluhan masuk", angka["keluhan"], "tiket", rujuk(keluhan, *KOLOM_TIKET)),
        hitungan(
            *("tuntas", "Keluhan dijawab", angka["tuntas"], "tiket"),
            rujuk(keluhan.filter(tuntas), *KOLOM_TIKET),
        ),
        hitungan("penilai", "Pengguna yang menilai", rata["n"], "orang", baca_nilai),
        Butir("rata_nilai", "Rata-rata nilai (1 sampai 4)", rata["rata"], "", baca_nilai),
        Butir("indeks", "Indeks kepuasan masyarakat", terbit[-1] if terbit else None, "", baca_survei),
    ]
