"""Invented applicants at the counter: one whose entries wait for her word, one being helped, one who left."""

from lpse.berkas import terima
from lpse.models import Akun
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.profil import profil
from registrasi import actions
from registrasi.demo.pendaftaran import unggahan_contoh
from registrasi.enums.pendaftaran import JenisPemohon
from registrasi.models import BantuanPendaftaran
from registrasi.policies.pendaftaran import JENIS, PENANGGUNG_JAWAB

TELEPON = "0355000077"


def isi_demo_bantuan() -> None:
    """Ask, agree, fill in and hand over through the acts that people use."""
    petugas = Akun.objects.get(user_id="helpdesk")
    diserahkan = _bantu(petugas, "loket1@demo.example", "Tarsih Contohwati")
    _isi(diserahkan, petugas)
    actions.serahkan_bantuan(diserahkan.pk, oleh=petugas)
    _isi(_bantu(petugas, "loket2@demo.example", "Wagimin Spesimenwan"), petugas)
    pulang = actions.mulai_bantuan(
        oleh=petugas, email="loket3@demo.example", nama="Darto Fiktifwan", telepon=TELEPON
    )
    actions.akhiri_bantuan(pulang.pk, oleh=petugas)


def _bantu(petugas: Akun, email: str, nama: str) -> BantuanPendaftaran:
    bantuan = actions.mulai_bantuan(oleh=petugas, email=email, nama=nama, telepon=TELEPON)
    return actions.izinkan_bantuan(bantuan.pk, oleh=petugas, angka=actions.buat_kode(bantuan))


def _isi(bantuan: BantuanPendaftaran, petugas: Akun) -> None:
    """The kind of applicant, who is responsible, and a scanned card."""
    pendaftaran = bantuan.pendaftaran
    assert pendaftaran is not None
    pk, jenis = pendaftaran.pk, JenisPemohon.PERORANGAN.value
    bidang = profil().bidang_usaha[0].kode
    actions.isi(pk, oleh=petugas, bagian=JENIS, jenis=jenis, bidang_usaha=bidang)
    actions.isi(
        pk,
        oleh=petugas,
        bagian=PENANGGUNG_JAWAB,
        penanggung_jawab_nama=bantuan.nama,
        penanggung_jawab_nik="3504990108850099",
        penanggung_jawab_jabatan="Konsultan",
    )
    dokumen = pendaftaran.dokumen.get(kode="ktp")
    contoh = unggahan_contoh("ktp", dokumen.nama[:48], [bantuan.nama, "Data contoh, bukan KTP sungguhan."])
    berkas = terima(contoh, oleh=petugas, batas_mb=dokumen.batas_mb)
    # Pictures of our own making: the scanner comes to them too.
    berkas.keadaan_pemeriksaan = KeadaanPemeriksaan.TANPA_PEMINDAI
    berkas.save(update_fields=["keadaan_pemeriksaan"])
    actions.unggah(pk, "ktp", oleh=petugas, berkas=berkas)
