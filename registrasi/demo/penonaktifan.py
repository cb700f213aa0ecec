"""Two invented users: one asked to answer a report, one whose deactivation went through to the archive."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress

from lpse.berkas import terima
from lpse.demo import SANDI_DEMO
from lpse.models import Akun, Berkas, Penugasan
from lpse.models.berkas import KeadaanPemeriksaan
from lpse.peran import Peran
from lpse.waktu import hari_ini
from registrasi import actions
from registrasi.demo.pendaftaran import unggahan_contoh
from registrasi.enums.pendaftaran import JenisPemohon, StatusSPSE
from registrasi.models import PenggunaSPSE, Penonaktifan, Penyedia

# Tax office 000 and these leading digits exist nowhere, so nobody bears these numbers.
TERLAPOR = ("terlapor", "PT Andai Terlapor", "Tono Terlaporwan", "987654320000000")
DIPUTUS = ("nonaktif", "CV Seumpama Ditutup", "Nina Ditutupwati", "987654321000000")


def _pengguna(user_id: str, perusahaan: str, nama: str, npwp: str) -> PenggunaSPSE:
    """A provider with access, as the registrations of long ago left them."""
    akun = Akun.objects.create_user(
        f"{user_id}@demo.example", SANDI_DEMO, user_id=user_id, nama=nama, is_demo=True
    )
    EmailAddress.objects.create(user=akun, email=akun.email, verified=True, primary=True)
    mulai = hari_ini() - timedelta(days=400)
    for peran in (Peran.PEMOHON, Peran.PENYEDIA):
        Penugasan.objects.create(akun=akun, peran=peran, mulai=mulai)
    penyedia = Penyedia.objects.create(
        nama=perusahaan, jenis=JenisPemohon.BADAN_USAHA, npwp=npwp, npwp16=f"0{npwp}", kabupaten="3504"
    )
    return PenggunaSPSE.objects.create(
        akun=akun, penyedia=penyedia, user_id=user_id, status_spse=StatusSPSE.AKTIF
    )


def _pindaian(judul: str, baris: list[str], oleh: Akun) -> Berkas:
    berkas = terima(unggahan_contoh("surat", judul, baris), oleh=oleh, batas_mb=10)
    # A picture of our own making need not wait for the scanner, which comes to it too.
    berkas.keadaan_pemeriksaan = KeadaanPemeriksaan.TANPA_PEMINDAI
    berkas.save(update_fields=["keadaan_pemeriksaan"])
    return berkas


def _laporan(
    pengguna: PenggunaSPSE, oleh: Akun, nomor: str, hari: int, uraian: str, **lain: Any
) -> Penonaktifan:
    tanggal = hari_ini() - timedelta(days=hari)
    surat = {"nomor": nomor, "tanggal": tanggal, "dari": "Pokja Contoh", "perihal": "Laporan pelanggaran"}
    isi = {"dasar": "pelanggaran", **lain}
    perkara = actions.laporkan(pengguna.pk, oleh=oleh, surat=surat, uraian=uraian, **isi)
    berkas = _pindaian("SURAT LAPORAN", [f"Nomor {nomor}", uraian[:50]], oleh)
    actions.lampirkan_surat(perkara, oleh=oleh, berkas=berkas)
    bukti = _pindaian("BUKTI LAPORAN", ["Surat dukungan yang diragukan"], oleh)
    actions.tambah_bukti(perkara, oleh=oleh, berkas=bukti, keterangan="Surat dukungan yang diragukan")
    return perkara


def isi_demo_penonaktifan() -> None:
    """One case in clarification, one finished; both made by the acts that people use."""
    petugas, kepala = (Akun.objects.get(user_id=u) for u in ("verifikator", "kepala"))
    uraian = "Surat dukungan pabrikan pada dua paket tidak pernah diterbitkan oleh pabriknya."
    terlapor = _laporan(_pengguna(*TERLAPOR), petugas, "027/031/POKJA", 2, uraian)
    actions.minta_klarifikasi(terlapor.pk, oleh=petugas, nomor_klarifikasi="005/112/LPSE")
    pengguna, lalu = _pengguna(*DIPUTUS), hari_ini() - timedelta(days=5)
    diputus = _laporan(
        pengguna,
        petugas,
        "027/018/PPK",
        20,
        "Masuk daftar hitam karena tidak menyelesaikan kontrak.",
        dasar="daftar_hitam",
        peminta="ppk",
    )
    pk = diputus.pk
    actions.minta_klarifikasi(pk, oleh=petugas, nomor_klarifikasi="005/098/LPSE")
    actions.jawab_klarifikasi(pk, oleh=pengguna.akun, jawaban="Kami menerima keputusan itu.")
    actions.terbitkan_pernyataan(pk, oleh=petugas, temuan="Pengguna tercantum dalam daftar hitam nasional.")
    actions.usulkan_lkpp(pk, oleh=petugas, nomor_usulan="027/104/LPSE", tanggal_usulan=lalu)
    actions.catat_persetujuan_lkpp(pk, oleh=petugas, nomor_lkpp="T-20931", tanggal_lkpp=lalu)
    actions.nonaktifkan(pk, oleh=kepala)
    actions.beritahukan_penonaktifan(
        pk,
        oleh=kepala,
        nomor_pemberitahuan="005/120/LPSE",
        tanggal_pemberitahuan=hari_ini(),
        lpse_tujuan="LPSE Kota Contoh",
        surel_lpse="lpse@kota-contoh.example",
    )
    actions.arsipkan_penonaktifan(pk, oleh=petugas, tempat_arsip="Ruang Arsip, rak 2, boks 14")
    actions.mohon_pengaktifan(
        pengguna.pk, oleh=pengguna.akun, dasar="permohonan", uraian="Kontrak sudah kami selesaikan."
    )
