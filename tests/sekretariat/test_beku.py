"""What has come to its end stays as it was, also for whoever has the database; and the acts go on."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from lpse.aturan import TindakanTertutup
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.disposisi import selesaikan_disposisi
from sekretariat.actions.evaluasi import terbitkan_evaluasi
from sekretariat.actions.kaitan_surat import kaitkan_surat, lepas_kaitan
from sekretariat.actions.kepatuhan import gagalkan_bundel, minta_bundel, selesaikan_bundel
from sekretariat.actions.notula import sahkan_notula, selesaikan_tindak_lanjut_rapat
from sekretariat.actions.pelaporan import kembalikan_laporan
from sekretariat.actions.pengesahan_laporan import terbitkan_laporan
from sekretariat.actions.prosedur import kembalikan_versi
from sekretariat.actions.rapat import batalkan_rapat
from sekretariat.actions.surat_masuk import selesaikan_surat, unggah_surat
from sekretariat.enums.periksa import StatusKerja
from sekretariat.enums.rapat import TindakanTindakLanjut
from sekretariat.models import EksporPemeriksaan, PeriksaSegel, SampelJejak
from sekretariat.policies.persuratan import check_lepas
from tests.factories import buat_akun, buat_berkas
from tests.sekretariat import evaluasi, pelaporan, persuratan, program, prosedur, rapat

pytestmark = pytest.mark.django_db


def tidak_ditolak(*perintah: str) -> list[str]:
    """Those of these commands that the database carries out; each is undone again."""
    return [sql for sql in perintah if not _ditolak(sql)]


def _ditolak(sql: str) -> bool:
    """By a trigger: what a constraint of a name refuses besides, says nothing of freezing."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(sql)
        except IntegrityError as galat:
            return galat.__cause__.diag.constraint_name is None
        transaction.set_rollback(True)
    return False


def ubah(baris: Model, *ganti: str) -> list[str]:
    """An UPDATE for each of these, and a DELETE, of one row."""
    tabel = baris._meta.db_table
    return [f"UPDATE {tabel} SET {satu} WHERE id = {baris.pk}" for satu in ganti] + [
        f"DELETE FROM {tabel} WHERE id = {baris.pk}"
    ]


def sisipkan(baris: Model, **ganti: str) -> str:
    """An INSERT of a copy of a row, some columns of it changed."""
    kolom = [f.column for f in baris._meta.concrete_fields if not f.primary_key]
    isi = [ganti.get(nama, nama) for nama in kolom]
    tabel, ke, dari = baris._meta.db_table, ", ".join(kolom), ", ".join(isi)
    return f"INSERT INTO {tabel} ({ke}) SELECT {dari} FROM {tabel} WHERE id = {baris.pk}"


# --- Rapat


def test_rapat_beku_sejak_notulanya_disahkan_dan_tindak_lanjutnya_masih_dilaporkan():
    oleh, pejabat = persuratan.sekretaris(), persuratan.kepala()
    satu = rapat.bernotula(oleh, pejabat)
    lanjut, peserta = rapat.lanjut(satu, oleh, oleh), satu.peserta.get()
    # Until then all of it may still be put right.
    assert len(tidak_ditolak(*ubah(peserta, "is_hadir = false"))) == 2
    sahkan_notula(satu.pk, oleh=pejabat)
    assert not tidak_ditolak(
        *ubah(
            satu, "topik = 'Lain'", "acara = 'Lain'", "mulai = mulai - interval '1 day'", "status = 'selesai'"
        ),
        *ubah(satu, f"pemimpin_id = {oleh.pk}", "urutan = 9"),
        *ubah(satu.notula, "teks = 'Lain'", "keputusan = 'Lain'", f"disusun_oleh_id = {pejabat.pk}"),
        *ubah(peserta, "is_hadir = false", "nama = 'Lain'", "instansi = 'Lain'"),
        sisipkan(peserta, akun_id="NULL", nama="'Datang kemudian'"),
        *ubah(lanjut, "uraian = 'Lain'", "tenggat = tenggat + 9", f"penanggung_id = {pejabat.pk}"),
        sisipkan(lanjut, kode="'tambahan'"),
    )
    selesai = TindakanTindakLanjut.SELESAIKAN
    selesaikan_tindak_lanjut_rapat(lanjut.pk, selesai, oleh=oleh, hasil="Sudah.", bukti=buat_berkas(oleh))
    assert not tidak_ditolak(*ubah(lanjut, "hasil = 'Lain'", "bukti_id = NULL", "status = 'terbuka'"))


def test_rapat_yang_dibatalkan_beku():
    oleh, pejabat = persuratan.sekretaris(), persuratan.kepala()
    satu = rapat.diundang(oleh, pejabat)
    peserta = satu.peserta.get()
    batalkan_rapat(satu.pk, oleh=oleh, alasan_batal="Ditunda.")
    assert not tidak_ditolak(
        *ubah(satu, "alasan_batal = 'Lain'", "topik = 'Lain'"), *ubah(peserta, "nama = 'Lain'")
    )


# --- Surat


@pytest.mark.dasar("sekretariat.ketatausahaan")
def test_surat_masuk_beku_bersama_disposisinya_sejak_selesai():
    oleh, pejabat, satu = persuratan.sekretaris(), persuratan.kepala(), persuratan.petugas()
    surat, lain = persuratan.masuk(oleh, berkas=buat_berkas(oleh)), persuratan.masuk(oleh)
    disposisi = persuratan.disposisi(surat, pejabat, satu)
    kaitan = kaitkan_surat(surat.pk, lain.sebutan, oleh=oleh)
    # What was given in writing is not given otherwise later, not even while it is open.
    assert not tidak_ditolak(*ubah(disposisi, "instruksi = 'Lain'", f"kepada_id = {oleh.pk}"))
    assert not tidak_ditolak(*ubah(disposisi, "naskah_id = NULL", "dibuat_pada = now()"))
    selesaikan_disposisi(disposisi.pk, oleh=satu, catatan="Sudah.")
    selesaikan_surat(surat.pk, oleh=oleh, catatan="Dijawab lisan.")
    assert not tidak_ditolak(
        *ubah(surat, "perihal = 'Lain'", "dari = 'Lain'", "diterima = diterima - 1", "berkas_id = NULL"),
        *ubah(surat, "sifat = 'rahasia'", "catatan = 'Lain'", "balas_sebelum = now()", "status = 'dicatat'"),
        *ubah(disposisi, "catatan = 'Lain'", "berakhir_pada = now()", "tenggat = now()"),
        sisipkan(disposisi, kode="'tambahan'"),
        *ubah(kaitan, "nomor = 'Lain'"),
    )
    with pytest.raises(TindakanTertutup):
        unggah_surat(surat.pk, oleh=oleh, berkas=buat_berkas(oleh))
    with pytest.raises(TindakanTertutup):
        lepas_kaitan(surat.pk, lain.sebutan, oleh=oleh)
    check_lepas(lain, oleh)
    # What came after it may still point to it.
    assert kaitkan_surat(surat.pk, persuratan.masuk(oleh).sebutan, oleh=oleh)


@pytest.mark.dasar("sekretariat.ketatausahaan")
def test_surat_keluar_beku_sejak_dikirim():
    oleh, pejabat = persuratan.sekretaris(), persuratan.kepala()
    surat = persuratan.terkirim(oleh, pejabat, bukti=buat_berkas(oleh))
    assert not tidak_ditolak(
        *ubah(surat, "dikirim = dikirim - 1", "cara_kirim = 'pos'", "keterangan_kirim = 'Lain'"),
        *ubah(surat, "bukti_kirim_id = NULL", "disetujui_pada = now()", f"dibuat_oleh_id = {pejabat.pk}"),
        *ubah(surat, "status = 'dinomori', dikirim = NULL, cara_kirim = ''", "membalas_id = id"),
    )


# --- Bundel, sampel, ekspor, pemeriksaan segel


def test_bundel_beku_sejak_selesai_disusun():
    oleh = buat_akun(Peran.KEPALA)
    siap, gagal = (minta_bundel(f"{hari_ini().year - n}", oleh=oleh) for n in (1, 2))
    assert not tidak_ditolak(*ubah(siap, "periode = '2020'", "kode = 'lain'"))
    assert selesaikan_bundel(siap.pk, berkas=buat_berkas())
    gagalkan_bundel(gagal.pk, sebab="Terputus.")
    lain = buat_berkas()
    assert not tidak_ditolak(
        *ubah(siap, "periode = '2020'", f"berkas_id = {lain.pk}", "selesai_pada = now() - interval '1 day'"),
        *ubah(siap, "status = 'gagal', berkas_id = NULL, galat = 'x'"),
        *ubah(gagal, "galat = 'Lain'", f"status = 'siap', berkas_id = {lain.pk}, galat = ''"),
    )


def test_yang_dibuat_di_ruang_pemeriksa_beku():
    oleh = buat_akun(Peran.AUDITOR)
    batas: dict[str, Any] = {"saringan_kata": "semua", "batas_id": 9, "batas_potret": "1:1:"}
    sampel = SampelJejak.objects.create(**batas, benih="benih", populasi=2, baris=[1], dibuat_oleh=oleh)
    selesai: dict[str, Any] = {"status": StatusKerja.SELESAI, "selesai_pada": timezone.now()}
    ekspor = EksporPemeriksaan.objects.create(
        **(batas | selesai),
        bentuk="csv",
        total=2,
        kunci="ekspor/x",
        ukuran=9,
        sidik="a" * 64,
        diminta_oleh=oleh,
    )
    segel = PeriksaSegel.objects.create(**selesai, total=2, diperiksa=2, diminta_oleh=oleh)
    assert not tidak_ditolak(
        *ubah(sampel, "baris = '{2}'", "benih = 'lain'", "populasi = 9", "saringan = '{}', batas_id = 3"),
        *ubah(ekspor, "sidik = repeat('b', 64)", "total = 9", "saringan_kata = 'lain'", "ditulis = 1"),
        *ubah(
            segel,
            "jumlah_rusak = 1",
            "rusak = '[1]'",
            "total = 9",
            "status = 'menunggu', selesai_pada = NULL",
        ),
    )
    # The bytes of an old export go; that there was one, stays.
    assert EksporPemeriksaan.objects.filter(pk=ekspor.pk).update(ukuran=0, bagian=0)


# --- Evaluasi dan temuan


@pytest.mark.dasar("sekretariat.evaluasi")
def test_evaluasi_dan_jawabannya_beku_sejak_selesai_dan_temuan_seperti_ditemukan():
    oleh, pic = evaluasi.sekretaris(), buat_akun(Peran.ADMIN_SISTEM)
    jalan = evaluasi.terjawab(oleh)
    satu = jalan.jawaban.first()
    assert not tidak_ditolak(
        *ubah(satu, "teks = 'Lain'", "kelompok = 'Lain'", "perangkat = 'Lain'", "urut = 999")
    )
    temuan = evaluasi.dilaporkan(oleh, pic, sumber="evaluasi", evaluasi=jalan)
    assert not tidak_ditolak(
        *ubah(temuan, "standar = 'Lain'", "kriteria = 'Lain'", "keterangan = 'Lain'", "sumber = 'audit'"),
        *ubah(
            temuan,
            "evaluasi_id = NULL, sumber = 'kepatuhan'",
            "nomor_permintaan = 'PP'",
            "dicatat_pada = now()",
        ),
        *ubah(temuan.riwayat.first(), "catatan = 'Lain'"),
    )
    terbitkan_evaluasi(jalan.pk, oleh=oleh, kesimpulan="Baik.")
    assert not tidak_ditolak(
        *ubah(satu, "nilai = 'tidak'", "catatan = 'Lain'", "bukti = 'Lain'"),
        sisipkan(satu, kode="'tambahan'", urut="999"),
        *ubah(jalan, "kesimpulan = 'Lain'", "penilai_nama = 'Lain'", "naskah_id = NULL"),
    )


# --- Prosedur, program, laporan


@pytest.mark.dasar("sekretariat.standar_prosedur")
def test_versi_prosedur_beku_sejak_diajukan_dan_terbuka_lagi_bila_dikembalikan():
    oleh, pejabat = prosedur.sekretaris(), prosedur.kepala()
    versi = prosedur.diajukan(oleh)
    isi = ("langkah = 'Lain'", "tujuan = 'Lain'", "perubahan = 'Lain'", f"disusun_oleh_id = {pejabat.pk}")
    assert not tidak_ditolak(*ubah(versi, *isi, f"lampiran_id = {buat_berkas().pk}"))
    kembalikan_versi(versi.pk, oleh=pejabat, alasan="Perjelas.")
    # As a draft it may be written again, by its author alone; still nobody deletes it.
    assert len(tidak_ditolak(*ubah(versi, "langkah = 'Lain'"))) == 1
    berlaku = prosedur.berlaku(oleh, pejabat)
    assert not tidak_ditolak(
        *ubah(berlaku, *isi, "berlaku_mulai = berlaku_mulai - 1", "dasar = 'Lain'", "naskah_id = NULL")
    )


@pytest.mark.dasar("sekretariat.program_kerja")
def test_program_beku_sejak_disahkan():
    oleh = buat_akun(Peran.SEKRETARIS)
    satu = program.disahkan(oleh)
    assert not tidak_ditolak(
        *ubah(satu, f"disusun_oleh_id = {satu.disahkan_oleh_id}", "diajukan_pada = now()", "tahun = 2030"),
        *ubah(satu, "status = 'diajukan', disahkan_oleh_id = NULL, disahkan_pada = NULL"),
        *ubah(program.kegiatan(satu), "pagu = 1", "nama = 'Lain'", "target = 99"),
    )


@pytest.mark.dasar("sekretariat.laporan")
def test_laporan_beku_sejak_diperiksa_kecuali_dikembalikan():
    satu = pelaporan.diperiksa()
    assert not tidak_ditolak(
        *ubah(satu, "catatan = 'Lain'", "kepada = 'Lain'", "mulai = mulai - 1", "diperiksa_pada = now()"),
        *ubah(satu.butir.first(), "nilai = 7", "label = 'Lain'"),
        sisipkan(satu.butir.first(), urut="9999", kode="'tambahan'"),
    )
    kembalikan_laporan(satu.pk, oleh=pelaporan.kepala(), alasan="Lengkapi.")
    assert len(tidak_ditolak(*ubah(satu, "catatan = 'Lain'"))) == 1


@pytest.mark.dasar("sekretariat.laporan")
def test_setiap_baris_laporan_yang_dikirim_beku():
    satu = pelaporan.dikirim()
    terbit = terbitkan_laporan(satu.pk, oleh=pelaporan.kepala())
    assert not tidak_ditolak(
        *ubah(satu, "kepada = 'Lain'", "status = 'ditandatangani'", "naskah_id = NULL"),
        *ubah(satu.pengiriman, "nomor_agenda = 'Lain'", "tanggal = tanggal - 1", "berkas_id = NULL"),
        *ubah(satu.berkas.first(), "isi = ''", "sha256 = repeat('b', 64)"),
        *ubah(terbit, "pada = now() - interval '1 day'"),
    )
