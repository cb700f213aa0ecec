"""The kinds of record that the trail tells of: their words, and the officers' page of one of them."""

from functools import cache

from django.apps import apps
from django.contrib.admin import site
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

UNIT = ("registrasi", "layanan", "infrastruktur", "arsip", "sekretariat", "lpse")
# label of the model -> URL name of its page, which takes the record's code. Words only: nothing is imported.
HALAMAN = {
    "lpse.delegasi": "delegasi_lihat",
    "registrasi.pendaftaran": "registrasi_pendaftaran_change",
    "registrasi.bantuanpendaftaran": "registrasi_bantuan_satu",
    "registrasi.penggunaspse": "registrasi_pengguna_lihat",
    "registrasi.permohonan": "registrasi_permohonan_perkara",
    "registrasi.penonaktifan": "registrasi_penonaktifan_lihat",
    "registrasi.pengaktifan": "registrasi_pengaktifan_lihat",
    "registrasi.entridaftarhitam": "registrasi_daftar_hitam_entri",
    "registrasi.cocokdaftarhitam": "registrasi_temuan_lihat",
    "registrasi.butirarsip": "registrasi_arsip_dokumen",
    "registrasi.insidendata": "registrasi_hak_insiden_lihat",
    "registrasi.permintaanhakdata": "registrasi_hak_lihat",
    "registrasi.alasanputusan": "registrasi_alasan_ubah",
    "layanan.tiket": "layanan_tiket",
    "layanan.suratmasuk": "layanan_surat_lihat",
    "layanan.penerusan": "layanan_lkpp_lihat",
    "layanan.kesaksian": "layanan_kesaksian_lihat",
    "layanan.pelatihan": "layanan_pelatihan_lihat",
    "layanan.survei": "layanan_survei_lihat",
    "layanan.pengumuman": "layanan_pengumuman_lihat",
    "layanan.artikel": "layanan_artikel_lihat",
    "infrastruktur.sasaran": "infrastruktur_sasaran_lihat",
    "infrastruktur.tindaklanjut": "infrastruktur_tindak_lanjut_lihat",
    "infrastruktur.laporankapasitas": "infrastruktur_kapasitas_lihat",
    "infrastruktur.gangguan": "infrastruktur_gangguan_lihat",
    "infrastruktur.instruksilkpp": "infrastruktur_instruksi_lihat",
    "infrastruktur.imporaset": "infrastruktur_aset_impor_lihat",
    "infrastruktur.aset": "infrastruktur_aset_lihat",
    "infrastruktur.izinruangserver": "infrastruktur_ruang_server_izin_satu",
    "infrastruktur.pemeliharaan": "infrastruktur_pemeliharaan_lihat",
    "infrastruktur.permintaanperubahan": "infrastruktur_perubahan_lihat",
    "arsip.ujipemulihan": "arsip_kesiapan_uji_lihat",
    "arsip.pekerjaan": "arsip_pekerjaan_lihat",
    "arsip.sumber": "arsip_sumber_lihat",
    "arsip.mediaportabel": "arsip_media_lihat",
    "arsip.penahanan": "arsip_retensi_penahanan_lihat",
    "arsip.pemusnahan": "arsip_retensi_pemusnahan_lihat",
    "arsip.pembersihan": "arsip_retensi_pembersihan_lihat",
    "sekretariat.risiko": "sekretariat_risiko_lihat",
    "sekretariat.sampeljejak": "sekretariat_periksa_sampel_lihat",
    "sekretariat.eksporpemeriksaan": "sekretariat_periksa_ekspor_lihat",
    "sekretariat.periksasegel": "sekretariat_periksa_segel_lihat",
}


@cache
def jenis_rekaman() -> dict[str, type[models.Model]]:
    """Every kind of record of the portal, by its label, in the units' order."""
    return {
        model._meta.label_lower: model
        for unit in UNIT
        for model in sorted(apps.get_app_config(unit).get_models(), key=lambda m: m._meta.verbose_name or "")
    }


def sebut_unit(unit: str) -> str:
    """The unit's name for people."""
    return str(apps.get_app_config(unit).verbose_name)


def sebut_jenis(jenis: str) -> str:
    """What kind of record it is, in words; the label itself where the kind is gone."""
    model = jenis_rekaman().get(jenis)
    return capfirst(str(model._meta.verbose_name)) if model else jenis


def jenis_unit(unit: str) -> list[str]:
    """The labels of a unit's kinds of record."""
    return [label for label in jenis_rekaman() if label.startswith(f"{unit}.")]


def is_berhalaman(jenis: str) -> bool:
    """Whether a record of this kind has a page that officers open."""
    model = jenis_rekaman().get(jenis)
    return jenis in HALAMAN or (model is not None and site.is_registered(model))


def alamat_rekaman(jenis: str, pk: str) -> str | None:
    """The page of this record; None where it, or its kind, has none. One query at most."""
    model = jenis_rekaman().get(jenis)
    if model is None or not is_berhalaman(jenis):
        return None
    if jenis not in HALAMAN:
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])
    kode = model._default_manager.filter(pk=pk).values_list("kode", flat=True).first() if _is_pk(pk) else None
    return reverse(f"admin:{HALAMAN[jenis]}", args=[kode]) if kode else None


def cari_rekaman(jenis: str, teks: str) -> str | None:
    """The key, as the trail has it, of the record with this code, number or key; None where there is none."""
    model = jenis_rekaman().get(jenis)
    if model is None or "\0" in teks:
        return None
    sebutan = {"kode", "nomor"} & {f.name for f in model._meta.fields}
    cocok = Q(*((f"{kolom}__iexact", teks) for kolom in sorted(sebutan)), _connector=Q.OR)
    rows = model._default_manager.filter(cocok) if sebutan else model._default_manager.none()
    if satu := rows.values_list("pk", flat=True).first():
        return str(satu)
    # A record that is gone has left its rows: its key alone finds them.
    return teks if _is_pk(teks) else None


def _is_pk(teks: str) -> bool:
    return teks.isascii() and teks.isdigit() and len(teks) <= 18
