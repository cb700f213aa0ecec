"""Incidents and LKPP's instructions as queries: the lists, one timeline, what is due."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, Min, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from infrastruktur.enums.gangguan import DIPANTAU, TingkatDampak
from infrastruktur.enums.pantau import Keadaan, Ukuran
from infrastruktur.models import Balik, DampakGangguan, Deret, Gangguan, InstruksiLKPP, SasaranGangguan
from infrastruktur.queries.pemeliharaan import dalam_pemeliharaan
from lpse.peran import LIHAT_GANGGUAN
from lpse.sumbangan import Perkara
from lpse.waktu import hari_ini

BERLANGSUNG, PULIH = "berlangsung", "pulih"
SEKALI = 50  # at most in one round of the clock


def saring(saringan: dict[str, Any]) -> QuerySet[Gangguan]:
    """The incidents that the filters leave, not yet ordered."""
    rows = _berkeadaan(saringan.get("keadaan", ""))
    for nama, kolom in (("peran", "peran"), ("dari", "mulai__gte"), ("sampai", "mulai__lt")):
        if nilai := saringan.get(nama):
            rows = rows.filter(**{kolom: nilai})
    if sasaran := saringan.get("sasaran"):
        terkena = SasaranGangguan.objects.filter(gangguan=OuterRef("pk"), sasaran__kode__iexact=sasaran)
        rows = rows.filter(Exists(terkena))
    if layanan := saringan.get("layanan"):
        terkena_dampak = DampakGangguan.objects.filter(
            gangguan=OuterRef("pk"),
            layanan=layanan,
            tingkat__in=(TingkatDampak.SEBAGIAN, TingkatDampak.PADAM),
        )
        rows = rows.filter(Exists(terkena_dampak))
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(Q(nomor=cari.upper()) | Q(judul__icontains=cari))
    return rows


def _berkeadaan(keadaan: str) -> QuerySet[Gangguan]:
    """Down now, working again but not closed, or in a status; all where nothing is asked."""
    if keadaan in (BERLANGSUNG, PULIH):
        return Gangguan.objects.terbuka().filter(pulih_pada__isnull=keadaan == BERLANGSUNG)
    return Gangguan.objects.filter(status=keadaan) if keadaan else Gangguan.objects.all()


def dengan_rentang(rows: QuerySet[Gangguan]) -> QuerySet[Gangguan]:
    """With what each row needs to say how long it was, in one more query."""
    return rows.prefetch_related(
        Prefetch("sasaran", SasaranGangguan.objects.select_related("sasaran").order_by("pk"))
    )


def riwayat(gangguan: Gangguan) -> list[dict[str, Any]]:
    """The timeline, newest first."""
    semua = gangguan.catatan.select_related("oleh").order_by("-pada", "-pk")
    return [
        {
            "judul": f"{c.get_peristiwa_display()}, {c.oleh or 'pemantauan'}",
            "saat": c.pada,
            "isi": c.isi,
        }
        for c in semua
    ]


def perlu_diumumkan(sejak: datetime) -> list[int]:
    """Open incidents that were down by then and still are."""
    rows = Gangguan.objects.terbuka().filter(pulih_pada__isnull=True, mulai__lte=sejak)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:SEKALI])


def layanan_padam(gangguan: Gangguan, sejak: datetime) -> set[str]:
    """The services that an incident keeps down, and did so at that moment."""
    if not gangguan.is_berlangsung:
        return set()
    padam = gangguan.sasaran.padam().filter(turun_pada__lte=sejak).exclude(sasaran__layanan="")
    semua = set(padam.values_list("sasaran__layanan", flat=True))
    if gangguan.layanan and gangguan.mulai <= sejak:
        semua.add(gangguan.layanan)
    return semua


def padam_sejak(gangguan: Gangguan, layanan: str) -> datetime:
    """Since when a service is down without a break: an incident that goes on may have begun days before."""
    rows = gangguan.sasaran.padam().filter(sasaran__layanan=layanan)
    sejak: datetime | None = rows.aggregate(sejak=Min("turun_pada"))["sejak"]
    return sejak or gangguan.mulai


def padam_tanpa_gangguan(now: datetime) -> list[Balik]:
    """The last change of each watched target that is down, outside maintenance, and in no incident.

    So it is once maintenance that explained it is over, and where its incident could not be opened then. One
    that an officer has ended stays ended until the target changes again.
    """
    padam = Deret.objects.filter(
        ukuran=Ukuran.TERSEDIA,
        keadaan=Keadaan.KRITIS,
        dilepas_pada__isnull=True,
        sasaran__dihentikan_pada__isnull=True,
        sasaran__peran__in=DIPANTAU,
    ).exclude(Exists(SasaranGangguan.objects.padam().filter(sasaran=OuterRef("sasaran"))))
    masih = dalam_pemeliharaan(now)
    calon = [_terakhir(d) for d in padam.order_by("pk")[:SEKALI] if d.sasaran_id not in masih]
    return [b for b in calon if b is not None and not _sudah_berakhir(b)]


def pulih_dalam_gangguan() -> list[Balik]:
    """The last change of each target that is known to work and is still down in an incident."""
    tidak_baik = Deret.objects.filter(
        sasaran=OuterRef("sasaran"),
        ukuran=Ukuran.TERSEDIA,
        keadaan__in=(Keadaan.KRITIS, Keadaan.TIDAK_DIKETAHUI),
        dilepas_pada__isnull=True,
    )
    tertinggal = SasaranGangguan.objects.padam().exclude(Exists(tidak_baik)).values("sasaran")
    deret = Deret.objects.filter(ukuran=Ukuran.TERSEDIA, dilepas_pada__isnull=True, sasaran__in=tertinggal)
    return [b for d in deret.order_by("pk")[:SEKALI] if (b := _terakhir(d)) is not None]


def _terakhir(deret: Deret) -> Balik | None:
    return deret.balik.select_related("deret__sasaran").order_by("-pada").first()


def _sudah_berakhir(balik: Balik) -> bool:
    """Whether what this change began is over in its incident."""
    rows = SasaranGangguan.objects.filter(sasaran=balik.deret.sasaran_id, pulih_pada__gte=balik.pada)
    return rows.exists()


def cari_perkara(nomor: str) -> Perkara | None:
    """The incident with this number as other units name it; what is no number of ours asks no database."""
    nomor = nomor.strip().upper()
    gangguan = Gangguan.objects.filter(nomor=nomor).first() if nomor.startswith("GGN-") else None
    if gangguan is None:
        return None
    alamat = reverse("admin:infrastruktur_gangguan_lihat", args=[gangguan.kode])
    return Perkara(gangguan.nomor, gangguan.judul, alamat, LIHAT_GANGGUAN)


def saring_instruksi(saringan: dict[str, Any]) -> QuerySet[InstruksiLKPP]:
    """LKPP's instructions that the filters leave, not yet ordered."""
    rows = InstruksiLKPP.objects.select_related("penanggung_jawab", "dilaksanakan_oleh")
    if status := saringan.get("status"):
        rows = rows.filter(status=status)
    if cari := saringan.get("cari", "").strip():
        rows = rows.filter(isi__icontains=cari)
    return rows


def instruksi_lewat() -> list[InstruksiLKPP]:
    """Instructions that wait past their day, with somebody to remind."""
    rows = InstruksiLKPP.objects.menunggu().filter(tenggat__lt=hari_ini(), penanggung_jawab__isnull=False)
    return list(rows.select_related("penanggung_jawab").order_by("tenggat", "pk")[:SEKALI])
