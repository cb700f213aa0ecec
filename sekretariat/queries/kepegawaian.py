"""Readings over staff: the list, one officer's story, their education, what runs out, clashes."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Upper

from lpse.models import Akun, Delegasi, Penugasan
from lpse.otorisasi import pemegang_peran
from lpse.peran import PERAN_STAF, Peran
from lpse.waktu import awal_hari, hari_ini
from sekretariat.enums.kepegawaian import HasilRangkap, StatusRangkap, SyaratPegawai
from sekretariat.models import (
    Pegawai,
    PemeriksaanRangkap,
    PendidikanPegawai,
    PenempatanPegawai,
    PenilaianSyarat,
    TemuanRangkap,
)
from sekretariat.policies.kepegawaian import AMBANG_SERTIFIKAT

SEMUA_RIWAYAT = 100
CALON_TERBANYAK = 200
PENUGASAN_TERBANYAK = 20


def semua_pegawai() -> QuerySet[Pegawai]:
    """Every record, with how many open clashes it has, as `rangkap`."""
    terbuka = Count("temuan_rangkap", filter=Q(temuan_rangkap__status=StatusRangkap.TERBUKA))
    return Pegawai.objects.select_related("akun").annotate(rangkap=terbuka)


def saring_pegawai(saringan: dict[str, str]) -> QuerySet[Pegawai]:
    """What the filters leave; without a state those who have not left."""
    rows = semua_pegawai()
    keadaan = saringan.get("keadaan", "")
    berhenti = Q(selesai__lt=hari_ini())
    if keadaan == "berhenti":
        rows = rows.filter(berhenti)
    elif keadaan != "semua":
        rows = rows.exclude(berhenti)
    if unit := saringan.get("unit"):
        rows = rows.filter(unit=unit)
    if status := saringan.get("status"):
        rows = rows.filter(status_pegawai=status)
    if cari := saringan.get("cari"):
        kata = cari.upper()
        rows = rows.alias(n=Upper("nama"), j=Upper("jabatan")).filter(
            Q(n__contains=kata) | Q(j__contains=kata) | Q(akun__nip=cari)
        )
    return rows


def calon_pegawai() -> QuerySet[Akun]:
    """The people with a role in the unit today or later who are not on record as placed."""
    hari = hari_ini()
    tugas = Penugasan.objects.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari), peran__in=PERAN_STAF)
    tugas = tugas.exclude(peran__in=(Peran.AUDITOR, Peran.LKPP))
    sudah = Pegawai.objects.belum_berhenti().values("akun")
    rows = Akun.objects.filter(pk__in=tugas.values("akun"), is_active=True).exclude(pk__in=sudah)
    return rows.order_by("nama", "pk")[:CALON_TERBANYAK]


def riwayat_penempatan(pegawai: Pegawai) -> QuerySet[PenempatanPegawai]:
    """The history of placements, the latest first."""
    rows = pegawai.penempatan.select_related("rujukan_surat__berkas", "oleh")
    return rows.order_by("-pk")[:SEMUA_RIWAYAT]


def penugasan_pegawai(pegawai: Pegawai) -> QuerySet[Penugasan]:
    """The roles this person has or had in the portal, the latest first."""
    rows = Penugasan.objects.filter(akun=pegawai.akun_id, peran__in=PERAN_STAF)
    return rows.select_related("rujukan_surat", "delegasi__dari").order_by("-mulai", "-pk")[
        :PENUGASAN_TERBANYAK
    ]


def delegasi_pegawai(pegawai: Pegawai) -> QuerySet[Delegasi]:
    """What this person lends or borrows and is not past."""
    rows = Delegasi.objects.hidup().filter(Q(dari=pegawai.akun_id) | Q(kepada=pegawai.akun_id))
    return rows.select_related("dari", "kepada").order_by("mulai", "pk")[:PENUGASAN_TERBANYAK]


def pimpinan_bertabrakan(unit: str, mulai: date, selesai: date | None, kecuali: int | None) -> bool:
    """Whether somebody else leads this unit on a day from `mulai` through `selesai`."""
    rows = Pegawai.objects.filter(unit=unit, is_pimpinan=True)
    if kecuali is not None:
        rows = rows.exclude(pk=kecuali)
    rows = rows.filter(Q(selesai__isnull=True) | Q(selesai__gte=mulai))
    return (rows.filter(mulai__lte=selesai) if selesai else rows).exists()


# --- Education and requirements -----------------------------------------------------------------------


def saring_pendidikan(saringan: dict[str, str]) -> QuerySet[PendidikanPegawai]:
    """The education records the filters leave."""
    rows = PendidikanPegawai.objects.select_related("pegawai__akun", "berkas")
    if jenis := saringan.get("jenis"):
        rows = rows.filter(jenis=jenis)
    if unit := saringan.get("unit"):
        rows = rows.filter(pegawai__unit=unit)
    if saringan.get("habis"):
        rows = rows.filter(pk__in=perlu_diperbarui().values("pk"))
    if cari := saringan.get("cari"):
        kata = cari.upper()
        rows = rows.alias(n=Upper("nama"), o=Upper("pegawai__nama"), p=Upper("penyelenggara"))
        rows = rows.filter(Q(n__contains=kata) | Q(o__contains=kata) | Q(p__contains=kata))
    return rows


def perlu_diperbarui() -> QuerySet[PendidikanPegawai]:
    """Certificates of staff that ran out or soon will, and have no later one of the same name."""
    batas = hari_ini() + timedelta(days=AMBANG_SERTIFIKAT)
    aktif = Pegawai.objects.belum_berhenti().values("pk")
    rows = PendidikanPegawai.objects.filter(berlaku_sampai__lte=batas, pegawai__in=aktif)
    terakhir = (
        PendidikanPegawai.objects.filter(pegawai__in=aktif, berlaku_sampai__isnull=False)
        .order_by("pegawai", "nama", "-berlaku_sampai", "-pk")
        .distinct("pegawai", "nama")
        .values("pk")
    )
    return rows.filter(pk__in=terakhir).select_related("pegawai__akun").order_by("berlaku_sampai", "pk")


def pendidikan_pegawai(pegawai: Pegawai) -> QuerySet[PendidikanPegawai]:
    """This officer's schooling and training, the latest first."""
    return pegawai.pendidikan.select_related("berkas").order_by("-selesai", "-pk")[:SEMUA_RIWAYAT]


def syarat_pegawai(pegawai: Pegawai) -> list[tuple[SyaratPegawai, PenilaianSyarat | None]]:
    """Each requirement with the judgement that counts; None where it was not judged yet."""
    rows = pegawai.penilaian_syarat.select_related("oleh").order_by("syarat", "-pk").distinct("syarat")
    ada = {satu.syarat: satu for satu in rows}
    return [(syarat, ada.get(syarat)) for syarat in SyaratPegawai]


def semua_syarat() -> dict[int, dict[str, bool]]:
    """Of every officer the requirements that were judged, and whether each is met; one query."""
    rows = PenilaianSyarat.objects.order_by("pegawai", "syarat", "-pk").distinct("pegawai", "syarat")
    hasil: dict[int, dict[str, bool]] = {}
    for pegawai, syarat, is_terpenuhi in rows.values_list("pegawai", "syarat", "is_terpenuhi"):
        hasil.setdefault(pegawai, {})[syarat] = is_terpenuhi
    return hasil


# --- Clashes of offices -------------------------------------------------------------------------------


def saring_temuan(saringan: Mapping[str, str]) -> QuerySet[TemuanRangkap]:
    """The findings in one `status`, whose officer or office contains `cari`; all, where neither is asked."""
    rows = TemuanRangkap.objects.select_related("pegawai__akun", "diselesaikan_oleh")
    if status := saringan.get("status"):
        rows = rows.filter(status=status)
    if cari := saringan.get("cari"):
        kata = cari.upper()
        rows = rows.alias(n=Upper("pegawai__nama"), j=Upper("jabatan")).filter(
            Q(n__contains=kata) | Q(j__contains=kata)
        )
    return rows


def temuan_pegawai(pegawai: Pegawai) -> QuerySet[TemuanRangkap]:
    """This officer's findings, the latest first."""
    return saring_temuan({}).filter(pegawai=pegawai).order_by("-pk")[:SEMUA_RIWAYAT]


def sudah_dijawab(pegawai: Pegawai, sejak: date) -> set[tuple[str, str]]:
    """Source and office of what is not asked again: another person's, or moved since that day."""
    rows = pegawai.temuan_rangkap.filter(status=StatusRangkap.SELESAI)
    baru = Q(hasil=HasilRangkap.DIALIHKAN, diselesaikan_pada__gte=awal_hari(sejak))
    rows = rows.filter(Q(hasil=HasilRangkap.BUKAN_ORANG) | baru)
    return set(rows.values_list("sumber", "jabatan"))


def pemeriksaan_terakhir() -> date | None:
    """The day on which all staff were last looked through."""
    return PemeriksaanRangkap.objects.order_by("-tanggal").values_list("tanggal", flat=True).first()


def penerima_temuan() -> QuerySet[Akun]:
    """Who is told of a clash: Sekretaris and Kepala."""
    return pemegang_peran(Peran.SEKRETARIS, Peran.KEPALA)
