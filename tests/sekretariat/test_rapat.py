"""Meetings: invited to with a calendar file, held, minutes approved by who led and frozen, follow-ups."""

from functools import partial

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Naskah, Pemberitahuan
from lpse.naskah import pastikan_pdf
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini, waktu
from sekretariat.actions.ingat_rapat import sapu_tindak_lanjut_rapat
from sekretariat.actions.notula import (
    catat_kehadiran,
    catat_tindak_lanjut,
    lepas_peserta,
    sahkan_notula,
    selesaikan_tindak_lanjut_rapat,
    tambah_petugas,
    tambah_tamu,
    tulis_notula,
)
from sekretariat.actions.rapat import batalkan_rapat, selesaikan_rapat, ubah_rapat, undang_rapat
from sekretariat.enums.rapat import JenisRapat, StatusRapat, TindakanTindakLanjut
from sekretariat.models import Notula, Rapat, TindakLanjutRapat
from sekretariat.policies.rapat import (
    BelumAdaPeserta,
    NotulaBelumLengkap,
    PembinaKurang,
    PesertaSudahAda,
    TenggatKeliru,
    WaktuRapatKeliru,
)
from sekretariat.queries.rapat import rapat_periode
from tests.factories import buat_akun, buat_berkas
from tests.petugas import klien
from tests.sekretariat.persuratan import kepala, petugas, sekretaris
from tests.sekretariat.rapat import (
    SEHARI,
    SEJAM,
    bernotula,
    disahkan,
    diundang,
    lanjut,
    rencana,
    selesai,
)
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.koordinasi")]
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")
T = TindakanTindakLanjut


def kirim_semua() -> list:
    """The outbox handed over."""
    mail.outbox.clear()
    for baris in Pemberitahuan.objects.filter(status="antre").order_by("pk"):
        kirim(baris.pk)
    return mail.outbox


def kalender(pesan) -> str:
    (lampiran,) = pesan.attachments
    assert lampiran[0] == "rapat.ics"
    isi = lampiran[1]
    return isi if isinstance(isi, str) else isi.decode()


# --- Planned and invited to


def test_rapat_direncanakan_oleh_yang_berwenang_dengan_waktu_yang_mungkin():
    oleh, pejabat = sekretaris(), kepala()
    assert rencana(oleh, pejabat).status == StatusRapat.DIRENCANAKAN
    assert rencana(pejabat, pejabat).pembina == ""
    with pytest.raises(TidakBerwenang):
        rencana(petugas(), pejabat)
    with pytest.raises(WaktuRapatKeliru):
        rencana(oleh, pejabat, selesai=timezone.now())
    with pytest.raises(PembinaKurang):
        rencana(oleh, pejabat, jenis=JenisRapat.PEMBINAAN)


def test_undangan_terbit_bernomor_dan_disurati_sekali_dengan_berkas_kalender():
    oleh, pejabat, satu = sekretaris(), kepala(), petugas()
    rapat = rencana(oleh, pejabat)
    with pytest.raises(BelumAdaPeserta):
        undang_rapat(rapat.pk, oleh=oleh)
    tambah_petugas(rapat.pk, oleh=oleh, petugas=[satu])
    tambah_tamu(rapat.pk, oleh=oleh, nama="Dewi", instansi="Dinas PU", email="dewi@pu.example")
    tambah_tamu(rapat.pk, oleh=oleh, nama="Agus", instansi="Inspektorat")
    with pytest.raises(PesertaSudahAda):
        tambah_tamu(rapat.pk, oleh=oleh, nama="Dewi L.", instansi="Dinas PU", email="DEWI@pu.example")

    rapat = undang_rapat(rapat.pk, oleh=oleh)

    assert rapat.naskah.isi["yang_diundang"][0] == str(satu)
    assert rapat.naskah.isi["penanda_tangan"]["jabatan"] == "Kepala LPSE"
    pastikan_pdf(rapat.naskah.pk)
    surat = kirim_semua()
    assert sorted(pesan.to[0] for pesan in surat) == sorted([satu.email, "dewi@pu.example"])
    assert kirim_semua() == []
    with pytest.raises(TindakanTertutup):
        undang_rapat(rapat.pk, oleh=oleh)


def test_surat_undangan_kepada_orang_luar_tidak_membawa_ke_halaman_petugas():
    oleh, pejabat = sekretaris(), kepala()
    rapat = rencana(oleh, pejabat)
    tambah_tamu(rapat.pk, oleh=oleh, nama="Dewi", instansi="Dinas PU", email="dewi@pu.example")
    undang_rapat(rapat.pk, oleh=oleh)
    (pesan,) = kirim_semua()
    assert "/admin/" not in pesan.body
    assert "Ruang rapat LPSE" in pesan.body
    isi = kalender(pesan)
    assert "METHOD:PUBLISH" in isi
    assert f"UID:rapat-{rapat.kode}@" in isi


def test_perubahan_waktu_dan_pembatalan_dikabarkan_dengan_urutan_yang_naik():
    oleh, pejabat, satu = sekretaris(), kepala(), petugas()
    rapat = diundang(oleh, pejabat, satu)
    lama = rapat.naskah
    kirim_semua()

    ubah_rapat(rapat.pk, oleh=oleh, acara="Lain")
    assert kirim_semua() == []
    mulai = rapat.mulai + SEHARI
    rapat = ubah_rapat(rapat.pk, oleh=oleh, mulai=mulai, selesai=mulai + SEJAM)
    (pesan,) = kirim_semua()
    assert (pesan.subject.split(":")[0], "SEQUENCE:1" in kalender(pesan)) == ("Perubahan", True)
    assert not Naskah.objects.get(pk=lama.pk).is_berlaku
    batalkan_rapat(rapat.pk, oleh=oleh, alasan_batal="Pemimpin berhalangan.")
    (pesan,) = kirim_semua()
    assert pesan.subject.startswith("Dibatalkan")
    assert "METHOD:CANCEL" in kalender(pesan)
    with pytest.raises(TindakanTertutup):
        selesaikan_rapat(rapat.pk, oleh=oleh)


def test_undangan_yang_belum_terkirim_tidak_menyusul_sesudah_pembatalan():
    oleh, pejabat = sekretaris(), kepala()
    rapat = diundang(oleh, pejabat, petugas())
    batalkan_rapat(rapat.pk, oleh=oleh, alasan_batal="Tidak jadi.")
    assert [pesan.subject.split(":")[0] for pesan in kirim_semua()] == ["Dibatalkan"]


# --- Held


def test_rapat_yang_belum_dimulai_tidak_selesai_dan_yang_selesai_tidak_diubah():
    oleh, pejabat = sekretaris(), kepala()
    with pytest.raises(WaktuRapatKeliru, match="belum dimulai"):
        selesaikan_rapat(rencana(oleh, pejabat).pk, oleh=oleh)
    rapat = selesai(oleh, pejabat)
    for lakukan in (
        lambda: ubah_rapat(rapat.pk, oleh=oleh, topik="Lain"),
        lambda: lepas_peserta(rapat.pk, rapat.peserta.get().pk, oleh=oleh),
        lambda: batalkan_rapat(rapat.pk, oleh=oleh, alasan_batal="Terlambat."),
    ):
        with pytest.raises(TindakanTertutup):
            lakukan()


def test_notula_disahkan_pemimpin_rapat_dengan_nama_seperti_hari_itu_lalu_beku():
    oleh, pejabat, satu = sekretaris(), kepala(), petugas()
    rapat = selesai(oleh, pejabat, satu, pejabat)
    with pytest.raises(NotulaBelumLengkap, match="belum ditulis"):
        sahkan_notula(rapat.pk, oleh=pejabat)
    tulis_notula(rapat.pk, oleh=oleh, teks="Dibahas jadwal.", keputusan="Bulan April.")
    with pytest.raises(NotulaBelumLengkap, match="Kehadiran"):
        sahkan_notula(rapat.pk, oleh=pejabat)
    catat_kehadiran(rapat.pk, oleh=oleh, hadir=[rapat.peserta.get(akun=satu).pk])
    lanjut(rapat, oleh, satu)
    with pytest.raises(TidakBerwenang):
        sahkan_notula(rapat.pk, oleh=oleh)
    with pytest.raises(TidakBerwenang):
        sahkan_notula(rapat.pk, oleh=kepala())

    notula = sahkan_notula(rapat.pk, oleh=pejabat)

    nama = satu.nama
    satu.nama = "Berganti Nama"
    satu.save(update_fields=["nama"])
    isi = Naskah.objects.get(pk=notula.naskah_id).isi
    assert [h["nama"] for h in isi["hadir"]] == [nama]
    assert isi["tindak_lanjut"][0]["siapa"] == nama
    assert (isi["keputusan"], isi["pengesah"]["nama"]) == (["Bulan April."], "Kepala Uji")
    pastikan_pdf(notula.naskah_id)
    for lakukan in (
        lambda: tulis_notula(rapat.pk, oleh=oleh, teks="Diubah."),
        lambda: catat_kehadiran(rapat.pk, oleh=oleh, hadir=[]),
        lambda: lanjut(rapat, oleh, satu),
        lambda: sahkan_notula(rapat.pk, oleh=pejabat),
    ):
        with pytest.raises(TindakanTertutup):
            lakukan()
    for sql in ("UPDATE sekretariat_notula SET teks = 'x'", "DELETE FROM sekretariat_notula"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.django_db(transaction=True)
def test_notula_yang_disahkan_dua_kali_bersamaan_terbit_satu_kali():
    oleh, pejabat = sekretaris(), kepala()
    rapat = bernotula(oleh, pejabat)
    hasil = serentak(*[partial(sahkan_notula, rapat.pk, oleh=pejabat)] * 2)
    assert sorted(type(satu).__name__ for satu in hasil) == ["Notula", "TindakanTertutup"]
    assert Naskah.objects.filter(jenis="NTL").count() == 1


# --- What follows


def test_tindak_lanjut_dilaporkan_yang_mengerjakan_dan_milik_orang_luar_oleh_pengelola():
    oleh, pejabat, satu, lain = sekretaris(), kepala(), petugas(), petugas()
    rapat = selesai(oleh, pejabat, satu)
    dalam, luar = lanjut(rapat, oleh, satu), lanjut(rapat, oleh)
    with pytest.raises(TenggatKeliru):
        catat_tindak_lanjut(
            rapat.pk, oleh=oleh, uraian="Mundur", tenggat=hari_ini() - 9 * SEHARI, penanggung=satu
        )
    with pytest.raises(TidakBerwenang):
        selesaikan_tindak_lanjut_rapat(dalam.pk, T.SELESAIKAN, oleh=lain, hasil="Bukan saya.")

    dalam = selesaikan_tindak_lanjut_rapat(
        dalam.pk, T.SELESAIKAN, oleh=satu, hasil="Jadwal terbit.", bukti=buat_berkas(satu)
    )
    selesaikan_tindak_lanjut_rapat(luar.pk, T.CATAT_SELESAI, oleh=oleh, hasil="Sudah dikirim.")

    assert dalam.bukti is not None
    with pytest.raises(TindakanTertutup):
        selesaikan_tindak_lanjut_rapat(dalam.pk, T.SELESAIKAN, oleh=satu, hasil="Lagi.")
    with pytest.raises(IntegrityError), transaction.atomic():
        TindakLanjutRapat.objects.filter(pk=dalam.pk).update(hasil="Diubah.")


def test_tindak_lanjut_lewat_tenggat_disurati_sekali():
    oleh, pejabat, satu = sekretaris(), kepala(), petugas()
    rapat = selesai(oleh, pejabat, satu)
    for penanggung in (satu, None):
        lanjut(rapat, oleh, penanggung)
    TindakLanjutRapat.objects.update(tenggat=hari_ini() - SEHARI)
    Pemberitahuan.objects.all().delete()

    assert (sapu_tindak_lanjut_rapat(), sapu_tindak_lanjut_rapat()) == (2, 0)

    penerima = sorted(pesan.to[0] for pesan in kirim_semua())
    assert penerima == sorted([satu.email, oleh.email, pejabat.email])


def test_angka_rapat_suatu_masa_menghitung_yang_terlaksana():
    oleh, pejabat, satu = sekretaris(), kepala(), petugas()
    disahkan(oleh, pejabat, satu, pejabat)
    rapat = selesai(oleh, pejabat, satu, jenis=JenisRapat.PEMBINAAN, pembina="Sekretaris Daerah")
    lanjut(rapat, oleh, satu)
    TindakLanjutRapat.objects.update(tenggat=hari_ini() - SEHARI)
    batalkan_rapat(rencana(oleh, pejabat).pk, oleh=oleh, alasan_batal="Tidak jadi.")

    angka = rapat_periode(hari_ini() - SEHARI, hari_ini() + SEHARI)

    assert (angka.internal, angka.pembinaan, angka.terlaksana, angka.dibatalkan) == (1, 1, 2, 1)
    assert (angka.disahkan, angka.tanpa_notula, angka.hadir) == (1, 1, 2)
    assert (angka.tindak_lanjut, angka.tindak_lanjut_terlambat) == (1, 1)
    assert angka.terakhir is not None


# --- The regulation


@pytest.mark.dasar("sekretariat.pembinaan")
@pytest.mark.parametrize("kode", LIMA)
def test_pembinaan_menyebut_pasalnya_atau_bahwa_tidak_diatur(settings, kode):
    settings.LPSE_PROFIL = kode
    oleh, pejabat = sekretaris(), kepala()
    rapat = disahkan(oleh, pejabat, jenis=JenisRapat.PEMBINAAN, pembina="Sekretaris Daerah")
    isi = klien(oleh).get(reverse("admin:sekretariat_rapat_lihat", args=[rapat.kode])).content.decode()
    daftar = klien(pejabat).get(reverse("admin:sekretariat_rapat")).content.decode()

    diatur = profil().is_diatur("sekretariat.pembinaan")

    assert diatur == (kode == "blitar")
    assert ("tidak diatur dalam peraturan daerah ini" in isi) is not diatur
    assert ("tim pembina teknis" in daftar) is diatur
    assert Notula.objects.get().naskah.isi["dasar"] == profil().dasar("sekretariat.pembinaan")
    pastikan_pdf(Notula.objects.get().naskah_id)


# --- The pages


def test_dari_rencana_sampai_notula_lewat_halamannya():
    oleh, pejabat = sekretaris(), kepala()
    peramban, alamat = klien(oleh), "admin:sekretariat_rapat"
    kemarin = hari_ini() - SEHARI
    jawaban = peramban.post(
        reverse(f"{alamat}_baru"),
        {
            "jenis": "internal",
            "topik": "Rapat lewat halaman",
            "hari": str(kemarin),
            "jam_mulai": "09.00",
            "jam_selesai": "10:30",
            "tempat": "Ruang rapat",
            "pemimpin": pejabat.pk,
        },
    )
    lihat = jawaban["Location"]
    rapat = lihat.rstrip("/").rpartition("/")[2]
    url = {n: reverse(f"{alamat}_{n}", args=[rapat]) for n in ("petugas", "selesaikan", "hadir", "notula")}
    assert peramban.post(url["petugas"], {"petugas": [oleh.pk, pejabat.pk]}).status_code == 302
    assert peramban.post(url["selesaikan"]).status_code == 302
    pilihan = peramban.get(url["hadir"]).context["form"].fields["hadir"].choices
    assert peramban.post(url["hadir"], {"hadir": [pilihan[0][0]]}).status_code == 302
    assert peramban.post(url["notula"], {"teks": "Dibahas."}).status_code == 302
    assert b"09.00" in peramban.get(lihat).content
    atasan = klien(pejabat)
    assert "Notula menunggu pengesahan Anda" in atasan.get("/admin/").content.decode()
    assert atasan.post(reverse(f"{alamat}_sahkan", args=[rapat])).status_code == 302
    assert "Notula disahkan" in peramban.get(lihat).content.decode()


def test_isian_jahat_ditolak_dengan_kalimat_atau_ditulis_apa_adanya():
    oleh, pejabat = sekretaris(), kepala()
    rapat, peramban = rencana(oleh, pejabat, topik="<script>x</script>"), klien(oleh)
    lihat = reverse("admin:sekretariat_rapat_lihat", args=[rapat.kode])
    assert b"<script>x" not in peramban.get(lihat).content
    tamu = reverse("admin:sekretariat_rapat_tamu", args=[rapat.kode])
    assert peramban.post(tamu, {"nama": "\0", "instansi": "x", "email": "bukan"}).status_code == 200
    lepas = reverse("admin:sekretariat_rapat_lepas", args=[rapat.kode])
    for nomor in ("x", "9" * 40, "-1", ""):
        assert peramban.post(lepas, {"peserta": nomor}).status_code == 302
    daftar = reverse("admin:sekretariat_rapat")
    assert peramban.get(daftar, {"dari": "kapan", "jenis": "x", "after": "%%"}).status_code == 200
    assert buat_akun(Peran.AUDITOR).pk


def test_langkah_yang_belum_dapat_dikerjakan_disebut_sebabnya_bukan_tombolnya():
    oleh, pejabat = sekretaris(), kepala()
    rapat, peramban = rencana(oleh, pejabat), klien(oleh)
    lihat = reverse("admin:sekretariat_rapat_lihat", args=[rapat.kode])
    selesaikan = reverse("admin:sekretariat_rapat_selesaikan", args=[rapat.kode])
    undang = reverse("admin:sekretariat_rapat_undang", args=[rapat.kode])
    isi = peramban.get(lihat).content.decode()
    assert "Tambahkan peserta, lalu kirim undangannya." in isi
    assert f"Sesudah mulai {waktu(rapat.mulai)}, catat rapat selesai di sini." in isi
    assert undang not in isi
    assert selesaikan not in isi
    tambah_petugas(rapat.pk, oleh=oleh, petugas=[oleh])
    assert undang in peramban.get(lihat).content.decode()
    Rapat.objects.filter(pk=rapat.pk).update(mulai=timezone.now() - SEHARI)
    assert selesaikan in peramban.get(lihat).content.decode()
