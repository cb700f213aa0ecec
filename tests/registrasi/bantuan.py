"""Help at the counter, given through the same acts that people use."""

from typing import Any

from lpse.models import Akun, Berkas
from lpse.peran import Peran
from lpse.profil import profil
from lpse.serentak import tanda_isian
from registrasi import actions
from registrasi.actions.asal_isian import asal_bagian
from registrasi.models import BantuanPendaftaran, Pendaftaran
from registrasi.policies.bantuan import DOKUMEN, asal_isian, tanda_asal
from registrasi.policies.pendaftaran import BAGIAN, JENIS, PENANGGUNG_JAWAB, PERUSAHAAN, label_bagian
from tests.factories import buat_akun, buat_berkas, npwp_baru
from tests.registrasi.pemohon import surel_baru


def minta(petugas: Akun, email: str = "") -> BantuanPendaftaran:
    """Asked for; the applicant has not agreed yet."""
    return actions.mulai_bantuan(
        oleh=petugas, email=email or surel_baru(), nama="Tarsih Ujiwati", telepon="0812 0000 0001"
    )


def bantu(petugas: Akun | None = None, email: str = "") -> BantuanPendaftaran:
    """Under way: the applicant has read out the code."""
    petugas = petugas or buat_akun(Peran.HELPDESK)
    bantuan = minta(petugas, email)
    return actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=actions.buat_kode(bantuan))


def isi_sebagian(pk: int, oleh: Akun) -> None:
    """The kind of applicant and the responsible person."""
    bidang = profil().bidang_usaha[0].kode
    actions.isi(pk, oleh=oleh, bagian=JENIS, jenis="badan_usaha", bidang_usaha=bidang)
    actions.isi(
        pk,
        oleh=oleh,
        bagian=PENANGGUNG_JAWAB,
        penanggung_jawab_nama="Tarsih Ujiwati",
        penanggung_jawab_nik="3504991508850001",
        penanggung_jawab_jabatan="Direktur",
    )


def perusahaan(**lain: Any) -> dict[str, Any]:
    return {
        "nama_perusahaan": "CV Uji Bantuan",
        "bentuk_usaha": "01",
        "npwp": npwp_baru(),
        "nib": "9900012345678",
        "alamat": "Jalan Uji 1",
        "provinsi": "35",
        "kabupaten": "3504",
        "telepon": "0355000111",
    } | lain


def isi_semua(pk: int, oleh: Akun) -> None:
    """Every answer and every required document."""
    isi_sebagian(pk, oleh)
    actions.isi(pk, oleh=oleh, bagian=PERUSAHAAN, **perusahaan())
    for dokumen in Pendaftaran.objects.get(pk=pk).dokumen.filter(is_wajib=True):
        unggah(pk, dokumen.kode, oleh)


def unggah(pk: int, kode: str, oleh: Akun) -> Berkas:
    berkas = buat_berkas(oleh)
    actions.unggah(pk, kode, oleh=oleh, berkas=berkas)
    return berkas


def tanda(pendaftaran: Pendaftaran, bagian: str) -> str:
    """The mark of the page on which this section was read."""
    return tanda_isian(tanda_asal(asal_bagian(asal_isian(pendaftaran).values(), bagian)))


def nyatakan_semua(pendaftaran: Pendaftaran) -> None:
    """The applicant reads every section and calls it right."""
    pendaftaran = Pendaftaran.objects.select_related("akun").get(pk=pendaftaran.pk)
    for bagian in (*label_bagian(pendaftaran.jenis), DOKUMEN):
        assert bagian == DOKUMEN or bagian in BAGIAN
        actions.nyatakan_benar(
            pendaftaran.pk, oleh=pendaftaran.akun, bagian=bagian, tanda=tanda(pendaftaran, bagian)
        )
