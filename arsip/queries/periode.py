"""The figures of backups and restore drills over a period, and the rows behind each."""

from datetime import date, timedelta

from django.db.models import Count, Q, Sum

from arsip.enums.cadangan import JenisPekerjaan, StatusPekerjaan
from arsip.models import Cadangan, Pekerjaan, UjiPemulihan
from lpse.butir import Butir, hitungan, rujuk
from lpse.waktu import awal_hari

SEHARI = timedelta(days=1)
GIGABITA = 10**9


def periode(mulai: date, selesai: date) -> list[Butir]:
    """Backups made, those that failed, and drills with their results; three queries.

    Dasar: arsip.cadangan
    """
    awal, akhir = awal_hari(mulai), awal_hari(selesai + SEHARI)
    buat = Cadangan.objects.filter(created_at__gte=awal, created_at__lt=akhir)
    gagal = Pekerjaan.objects.filter(
        jenis=JenisPekerjaan.CADANGKAN,
        status=StatusPekerjaan.GAGAL,
        berakhir_pada__gte=awal,
        berakhir_pada__lt=akhir,
    )
    uji = UjiPemulihan.objects.filter(created_at__gte=awal, created_at__lt=akhir)
    asli, salin = Q(asal__isnull=True), Q(asal__isnull=False)
    angka = buat.aggregate(
        asli=Count("pk", filter=asli),
        salin=Count("pk", filter=salin),
        ukuran=Sum("ukuran_baru", filter=asli),
    )
    hasil = uji.aggregate(semua=Count("pk"), lulus=Count("pk", filter=Q(is_lulus=True)))
    cadangan = ("Cadangan", "kode", "created_at", "sumber__nama", "repositori__nama")
    drill = ("Uji pemulihan", "kode", "created_at", "cadangan__sumber__nama", "naskah__nomor")
    return [
        hitungan(
            "cadangan", "Cadangan dibuat", angka["asli"], "cadangan", rujuk(buat.filter(asli), *cadangan)
        ),
        hitungan(
            "salinan", "Salinan dibuat", angka["salin"], "salinan", rujuk(buat.filter(salin), *cadangan)
        ),
        Butir(
            *("ukuran", "Data baru yang dicadangkan", (angka["ukuran"] or 0) / GIGABITA, "GB"),
            rujuk(buat.filter(asli), *cadangan, "ukuran_baru"),
        ),
        hitungan(
            *("gagal", "Pencadangan gagal", gagal.count(), "pekerjaan"),
            rujuk(gagal, "Pekerjaan cadangan", "kode", "berakhir_pada", "sumber__nama", "sebab"),
        ),
        hitungan("uji", "Uji pemulihan", hasil["semua"], "uji", rujuk(uji, *drill)),
        hitungan(
            "lulus", "Uji pemulihan lulus", hasil["lulus"], "uji", rujuk(uji.filter(is_lulus=True), *drill)
        ),
    ]
