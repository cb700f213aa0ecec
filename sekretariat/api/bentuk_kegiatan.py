"""What the answers about reports, procedures, findings and programmes hold, field by field; no people."""

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from lpse.api.tampilan import ParameterHalaman
from sekretariat.enums.evaluasi import PrioritasTemuan, StatusTemuan, SumberTemuan
from sekretariat.enums.kepegawaian import BagianUnit
from sekretariat.enums.pelaporan import Irama, JenisLaporan
from sekretariat.enums.prosedur import JenisProsedur
from sekretariat.models import ButirLaporan, LaporanBerkala, Temuan, VersiProsedur
from sekretariat.queries.program import RealisasiRingkas

TAHUN: dict[str, Any] = {"required": False, "min_value": 2000, "max_value": 2100}


def _angka(**lain: Any) -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=24, decimal_places=4, allow_null=True, **lain)


def _rupiah(**lain: Any) -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=18, decimal_places=2, **lain)


def _persen(**lain: Any) -> serializers.FloatField:
    return serializers.FloatField(help_text="Persen.", **lain)


class ParameterLaporan(ParameterHalaman):
    """Which reports."""

    jenis = serializers.ChoiceField(choices=JenisLaporan.choices, required=False)
    tahun = serializers.IntegerField(help_text="Tahun periode yang dilaporkan.", **TAHUN)


class ParameterProsedur(ParameterHalaman):
    """Which procedures."""

    jenis = serializers.ChoiceField(choices=JenisProsedur.choices, required=False)


class ParameterTemuan(ParameterHalaman):
    """Which findings."""

    sumber = serializers.ChoiceField(choices=SumberTemuan.choices, required=False)
    prioritas = serializers.ChoiceField(choices=PrioritasTemuan.choices, required=False)


class ParameterProgram(serializers.Serializer[Any]):
    """Of which year."""

    tahun = serializers.IntegerField(help_text="Bawaannya tahun ini.", **TAHUN)


class AngkaLaporanSerializer(serializers.Serializer[ButirLaporan]):
    """A figure as it was counted when the report was built."""

    bab = serializers.CharField()
    kode = serializers.CharField()
    label = serializers.CharField()
    satuan = serializers.CharField()
    nilai = _angka()
    sebelum = _angka(help_text="Periode sebelumnya; kosong: tidak dibandingkan.")
    baris = serializers.IntegerField(source="jumlah_rujukan", help_text="Catatan di balik angka ini.")


class LaporanSerializer(serializers.Serializer[LaporanBerkala]):
    """A published report, frozen; a correction is a version of its own."""

    kode = serializers.CharField()
    jenis = serializers.ChoiceField(choices=JenisLaporan.choices)
    unit = serializers.CharField(help_text="Kosong: seluruh LPSE.")
    irama = serializers.ChoiceField(choices=Irama.choices)
    mulai = serializers.DateField()
    selesai = serializers.DateField()
    versi = serializers.IntegerField()
    diganti = serializers.BooleanField(source="is_diganti", help_text="Ada versi yang lebih baru.")
    nomor = serializers.CharField(source="naskah.nomor")
    kepada = serializers.CharField()
    melalui = serializers.CharField()
    dasar = serializers.CharField()
    ditandatangani_pada = serializers.DateTimeField()
    terbit_pada = serializers.DateTimeField(source="penerbitan.pada")
    pdf = serializers.SerializerMethodField(help_text="Alamat PDF di portal ini.")
    angka = AngkaLaporanSerializer(source="butir_urut", many=True)

    def get_pdf(self, laporan: LaporanBerkala) -> str:
        return reverse("sekretariat:laporan_pdf", args=[laporan.kode])


class ProsedurSerializer(serializers.Serializer[VersiProsedur]):
    """The version of a procedure that is in force today."""

    kode = serializers.CharField(source="prosedur.kode")
    jenis = serializers.ChoiceField(source="prosedur.jenis", choices=JenisProsedur.choices)
    bidang = serializers.CharField(source="prosedur.bidang")
    judul = serializers.CharField(source="prosedur.judul")
    unit = serializers.CharField(source="prosedur.unit")
    versi = serializers.IntegerField(source="nomor")
    dasar = serializers.CharField(help_text="Pasal pada hari disahkan; kosong: peraturan tidak menyebutnya.")
    berlaku_mulai = serializers.DateField()
    tinjau_lagi = serializers.DateField(source="prosedur.tinjau_lagi", allow_null=True)
    tujuan = serializers.CharField()
    langkah = serializers.CharField(help_text="Markdown.")


class TemuanSerializer(serializers.Serializer[Temuan]):
    """A finding that is not closed."""

    kode = serializers.CharField()
    sumber = serializers.ChoiceField(choices=SumberTemuan.choices)
    evaluasi = serializers.CharField(source="evaluasi.kode", default=None, allow_null=True)
    standar = serializers.CharField()
    kriteria = serializers.CharField()
    nomor_permintaan = serializers.CharField()
    prioritas = serializers.ChoiceField(choices=PrioritasTemuan.choices)
    target = serializers.DateField()
    lewat = serializers.BooleanField(source="is_lewat", help_text="Targetnya sudah lewat.")
    status = serializers.ChoiceField(choices=StatusTemuan.choices)
    status_sejak = serializers.DateTimeField()
    dicatat_pada = serializers.DateTimeField()


class KegiatanSerializer(serializers.Serializer[RealisasiRingkas]):
    """An activity of a programme in force, with what was done and spent so far."""

    program = serializers.CharField(source="kode")
    kode = serializers.CharField(source="kegiatan_kode")
    unit = serializers.ChoiceField(choices=[("", "Seluruh LPSE"), *BagianUnit.choices])
    nama_unit = serializers.CharField()
    nama = serializers.CharField(source="kegiatan")
    aturan = serializers.CharField(source="kunci", help_text="Kunci aturan yang dilaksanakan.")
    target = _rupiah()
    satuan = serializers.CharField()
    realisasi = _rupiah(source="jumlah_kumulatif", help_text="Dalam satuan target.")
    pagu = _rupiah(help_text="Rupiah.")
    belanja = _rupiah(source="rupiah_kumulatif", help_text="Rupiah.")
    kemajuan = _persen(source="kemajuan.nyata")
    rencana = _persen(source="kemajuan.rencana")
    serapan = _persen(source="kemajuan.anggaran", allow_null=True)
    tertinggal = serializers.BooleanField(source="kemajuan.is_tertinggal")


class ProgramSerializer(serializers.Serializer[Any]):
    """The activities of one year."""

    tahun = serializers.IntegerField()
    kegiatan = KegiatanSerializer(many=True)
