"""What each answer of this API holds, field by field."""

from typing import Any

from rest_framework import serializers

from lpse.api.tampilan import ParameterHalaman
from sekretariat.enums.e_reporting import TIDAK_DISEBUT, Golongan, Kelompok, Kumpulan
from sekretariat.models import PaketGabungan
from sekretariat.queries.e_reporting import Hitungan
from sekretariat.queries.e_reporting_saring import SaringanPaket

KOSONG = f"“{TIDAK_DISEBUT}”: yang tidak menyebutnya."


class SaringanSerializer(serializers.Serializer[Any]):
    """Which packages."""

    kumpulan = serializers.ChoiceField(choices=Kumpulan.choices, required=False, help_text="Kosong: semua.")
    tahun = serializers.IntegerField(
        required=False, min_value=1900, max_value=2999, help_text="Tahun anggaran."
    )
    dari = serializers.DateField(required=False, help_text="Diumumkan sejak hari ini.")
    sampai = serializers.DateField(required=False, help_text="Diumumkan sampai hari ini.")
    satker = serializers.CharField(required=False, max_length=40, help_text=f"Kode satuan kerja. {KOSONG}")
    metode = serializers.CharField(required=False, max_length=100, help_text=f"Metode pemilihan. {KOSONG}")
    jenis = serializers.CharField(required=False, max_length=100, help_text=f"Jenis pengadaan. {KOSONG}")
    status = serializers.CharField(required=False, max_length=60, help_text="Seperti di SPSE.")
    golongan = serializers.ChoiceField(choices=Golongan.choices, required=False, help_text="Hanya yang …")

    def validate(self, isi: dict[str, Any]) -> dict[str, Any]:
        if "dari" in isi and "sampai" in isi and isi["dari"] > isi["sampai"]:
            raise serializers.ValidationError({"sampai": "Tanggal akhir mendahului tanggal awal."})
        return isi


class ParameterPaket(SaringanSerializer, ParameterHalaman):
    """Which packages, and which part of the list."""


class ParameterRingkasan(SaringanSerializer):
    """Which packages, told apart by what."""

    menurut = serializers.ChoiceField(choices=Kelompok.choices, required=False, default=Kelompok.BULAN)


def baca_saringan(parameter: dict[str, Any]) -> SaringanPaket:
    """The filters among the parameters."""
    ada = {nama: nilai for nama in SaringanSerializer().fields if (nilai := parameter.get(nama))}
    if "tahun" in ada:
        ada["tahun"] = str(ada["tahun"])
    return SaringanPaket(**ada)


def _rupiah(**lain: Any) -> serializers.DecimalField:
    return serializers.DecimalField(max_digits=26, decimal_places=2, **lain)


class PaketSerializer(serializers.Serializer[PaketGabungan]):
    """A package; money as text with two decimals. No provider, no official."""

    kumpulan = serializers.ChoiceField(choices=Kumpulan.choices)
    kode = serializers.CharField()
    kode_paket = serializers.CharField(source="kd_paket", help_text="Sama pada setiap pengulangan.")
    kode_rup = serializers.CharField(source="kd_rup")
    nama = serializers.CharField()
    tahun = serializers.IntegerField(allow_null=True)
    kode_satker = serializers.CharField()
    satker = serializers.CharField(source="nama_satker")
    metode = serializers.CharField()
    jenis = serializers.CharField()
    kualifikasi = serializers.CharField()
    status = serializers.CharField()
    putaran = serializers.IntegerField(source="versi", help_text="1, atau pengulangan ke berapa.")
    pagu = _rupiah(allow_null=True)
    hps = _rupiah(allow_null=True)
    kontrak = _rupiah(allow_null=True)
    hemat = _rupiah(allow_null=True, help_text="HPS dikurangi kontrak; kosong bila salah satunya tidak ada.")
    diumumkan = serializers.DateTimeField(allow_null=True)
    selesai = serializers.DateTimeField(source="selesai_pada", allow_null=True)
    ditarik_pada = serializers.DateTimeField(help_text="Saat data ditarik dari SPSE.")


class HitunganSerializer(serializers.Serializer[Hitungan]):
    """The figures of some packages; `hemat` is of those `berpasangan`, which have HPS and contract."""

    kunci = serializers.CharField()
    label = serializers.CharField()
    paket = serializers.IntegerField()
    tanpa_pengulangan = serializers.IntegerField(source="unik")
    selesai = serializers.IntegerField()
    gagal = serializers.IntegerField()
    berlangsung = serializers.IntegerField()
    diulang = serializers.IntegerField()
    pagu = _rupiah()
    hps = _rupiah()
    kontrak = _rupiah()
    berpasangan = serializers.IntegerField(help_text="Paket yang mempunyai HPS dan kontrak.")
    hps_berpasangan = _rupiah()
    hemat = _rupiah()
    peserta = serializers.IntegerField()
    penawaran = serializers.IntegerField()
    tender_berpeserta = serializers.IntegerField(
        source="berpeserta", help_text="Tender yang data pesertanya ada."
    )
    hari_median = serializers.FloatField(
        allow_null=True, help_text="Hari sejak diumumkan sampai pemenang; menurut tahapan: lama tahapan."
    )
    hari_rata = serializers.FloatField(allow_null=True)
    paket_usaha_kecil = serializers.IntegerField(source="kecil")
    nilai_umk = _rupiah(source="umk", help_text="Bagian usaha mikro dan kecil dari nilai kontrak.")


class RingkasanSerializer(serializers.Serializer[Any]):
    """A report: its rows, and the figures of all packages in it."""

    menurut = serializers.ChoiceField(choices=Kelompok.choices)
    diperbarui = serializers.DateTimeField(allow_null=True, help_text="Saat data SPSE terakhir masuk.")
    semua = HitunganSerializer()
    baris = HitunganSerializer(many=True)
