"""Declared emergencies as queries: the last one of an incident, and the incidents in which one stands."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from infrastruktur.models import AnggotaDarurat, Gangguan, KeadaanDarurat, PenilaianKerusakan


def darurat_terakhir(gangguan: Gangguan) -> KeadaanDarurat | None:
    """Its emergency, the last one where it had several, with team and assessments; three queries at most."""
    rows = KeadaanDarurat.objects.filter(gangguan=gangguan)
    rows = rows.select_related("gangguan", "dinyatakan_oleh", "diakhiri_oleh")
    anggota = AnggotaDarurat.objects.select_related("akun").order_by("pk")
    penilaian = PenilaianKerusakan.objects.select_related("aset", "dicatat_oleh", "diputus_oleh")
    isi = (Prefetch("anggota", anggota), Prefetch("penilaian", penilaian.order_by("pk")))
    return rows.prefetch_related(*isi).order_by("-pk").first()


def terbuka_dan_darurat() -> QuerySet[Any]:
    """Open incidents, those in an emergency first, then the newest; each says so as `is_darurat`."""
    berlaku = KeadaanDarurat.objects.berlaku().filter(gangguan=OuterRef("pk"))
    return (
        Gangguan.objects.terbuka()
        .annotate(is_darurat=Exists(berlaku))
        .order_by("-is_darurat", "-mulai", "-pk")
    )
