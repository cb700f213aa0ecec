"""Evaluations: by whom the regulation names, all questions answered, the report frozen; the cadence."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.evaluasi import (
    batalkan_evaluasi,
    jawab_evaluasi,
    mulai_evaluasi,
    terbitkan_evaluasi,
)
from sekretariat.enums.evaluasi import StatusEvaluasi
from sekretariat.policies.evaluasi import BelumTerjawab, PeriodeKeliru, PertanyaanAsing, UnitKeliru
from sekretariat.policies.pertanyaan import STANDAR, pertanyaan
from sekretariat.queries.evaluasi import kelompok_jawaban, tempo_evaluasi
from tests.factories import buat_akun
from tests.sekretariat.evaluasi import SEHARI, berlangsung, evaluasi, sekretaris, selesai, temuan, terjawab

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.evaluasi")]
PROFIL = ["tulungagung", "bangkalan", "bandung", "blitar", "karo"]


def beku(sql: str, cocok: str = "") -> None:
    """The database itself refuses."""
    with pytest.raises(IntegrityError, match=cocok), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_disiapkan_oleh_pengelola_dengan_periode_yang_masuk_akal():
    oleh = sekretaris()
    satu = evaluasi(oleh, surat={"nomor": "700/1", "tanggal": hari_ini(), "dari": "Setda", "perihal": "x"})
    assert (satu.kode, satu.surat.nomor) == (f"EV-{hari_ini().year}-01", "700/1")
    with pytest.raises(PeriodeKeliru):
        evaluasi(oleh, periode_selesai=hari_ini() - 300 * SEHARI)
    with pytest.raises(TidakBerwenang):
        evaluasi(buat_akun(Peran.AUDITOR))


def test_pertanyaan_disalin_ketika_dimulai_dan_tidak_berubah():
    oleh = sekretaris()
    satu = berlangsung(oleh)
    assert satu.jawaban.count() == sum(len(isi) for _, isi in STANDAR)
    assert len(kelompok_jawaban(satu)) == len(STANDAR) == 17
    pertama = satu.jawaban.get(urut=1)
    assert (pertama.perangkat, pertama.kelompok) == ("standar/1", "Standar 1: Kebijakan layanan")
    beku(f"UPDATE sekretariat_jawabanevaluasi SET teks = 'lain' WHERE id = {pertama.pk}", "tidak diubah")
    beku(f"DELETE FROM sekretariat_jawabanevaluasi WHERE id = {pertama.pk}", "tidak dihapus")
    with pytest.raises(TindakanTertutup):
        mulai_evaluasi(satu.pk, oleh=oleh)


def test_jawaban_disimpan_bertahap_dan_hanya_yang_berubah_tercatat():
    oleh = sekretaris()
    satu, lain = berlangsung(oleh), berlangsung(oleh)
    a, b = satu.jawaban.order_by("urut")[:2]
    isi = {a.pk: ("ya", "", "/admin/arsip/"), b.pk: ("", "menunggu data", "")}
    assert jawab_evaluasi(satu.pk, oleh=oleh, jawaban=isi) == 2
    assert jawab_evaluasi(satu.pk, oleh=oleh, jawaban=isi) == 0
    assert Jejak.objects.get(peristiwa="evaluasi.dijawab").rincian == {"kode_pertanyaan": [a.kode, b.kode]}
    with pytest.raises(PertanyaanAsing):
        jawab_evaluasi(lain.pk, oleh=oleh, jawaban={a.pk: ("tidak", "", "")})
    with pytest.raises(TidakBerwenang):
        jawab_evaluasi(satu.pk, oleh=buat_akun(Peran.VERIFIKATOR), jawaban=isi)


def test_selesai_hanya_bila_semua_terjawab_lalu_beku():
    oleh = sekretaris()
    satu = berlangsung(oleh)
    with pytest.raises(BelumTerjawab, match="Masih 34 pertanyaan"):
        terbitkan_evaluasi(satu.pk, oleh=oleh, kesimpulan="Baik.")
    jawaban = {j.pk: ("sebagian" if j.urut == 1 else "ya", "Belum lengkap", "") for j in satu.jawaban.all()}
    jawab_evaluasi(satu.pk, oleh=oleh, jawaban=jawaban)
    temuan(oleh, buat_akun(Peran.ADMIN_SISTEM), sumber="evaluasi", evaluasi=satu)
    satu = terbitkan_evaluasi(satu.pk, oleh=oleh, kesimpulan="Baik.")

    isi = satu.naskah.isi
    assert satu.naskah.jenis == "LP-EVL"
    assert [t["nomor"] for t in isi["temuan"]] == [f"TM-{hari_ini().year}-001"]
    assert [c["jawaban"] for c in isi["catatan"]] == ["Sebagian"]
    assert pastikan_pdf(satu.naskah_id).ukuran > 1000
    with pytest.raises(TindakanTertutup):
        jawab_evaluasi(satu.pk, oleh=oleh, jawaban={})
    beku(f"UPDATE sekretariat_evaluasi SET kesimpulan = 'x' WHERE id = {satu.pk}", "hanya dapat ditambah")
    beku("UPDATE sekretariat_jawabanevaluasi SET nilai = 'tidak'", "selama evaluasi berlangsung")


def test_dibatalkan_dengan_alasan_dan_tidak_dibuka_lagi():
    oleh = sekretaris()
    satu = batalkan_evaluasi(terjawab(oleh).pk, oleh=oleh, alasan="Penilainya berganti.")
    assert satu.status == StatusEvaluasi.DIBATALKAN
    with pytest.raises(TindakanTertutup):
        terbitkan_evaluasi(satu.pk, oleh=oleh, kesimpulan="x")


@pytest.mark.parametrize("nama", PROFIL)
def test_penilai_dan_irama_menurut_setiap_peraturan(settings, nama):
    settings.LPSE_PROFIL = nama
    oleh, isi = sekretaris(), profil().sekretariat.evaluasi
    tempo = tempo_evaluasi()
    assert tempo.penilai == {"bandung": "Sekretaris Daerah", "blitar": "Sekretaris Daerah"}.get(nama, "")
    assert bool(tempo.melalui) == (nama == "blitar")
    assert tempo.is_lewat == (nama == "bandung")
    assert len(tempo.internal) == (4 if nama == "karo" else 1)

    if isi.penilai:
        selesai(oleh, jenis="atasan", perangkat="peraturan", penilai_jabatan=isi.penilai)
    else:
        with pytest.raises(UnitKeliru):
            evaluasi(oleh, jenis="atasan")
        selesai(oleh, unit=isi.internal[-1], perangkat="peraturan")
    tempo = tempo_evaluasi()
    assert tempo.terakhir == hari_ini()
    assert not tempo.is_lewat
    if nama != "karo":
        with pytest.raises(UnitKeliru):
            evaluasi(oleh, unit="registrasi")
    diatur = [satu.kode for satu in pertanyaan("peraturan")]
    assert "sekretariat.evaluasi" in diatur
    assert all(profil().is_diatur(kunci) for kunci in diatur)
    assert ("sekretariat.petunjuk_teknis" in diatur) == (nama == "blitar")


def test_bandung_setahun_sesudahnya_terlewat(settings):
    settings.LPSE_PROFIL = "bandung"
    oleh = sekretaris()
    # An internal one does not stand for the Sekda's.
    selesai(oleh)
    assert tempo_evaluasi().kalimat.startswith("Evaluasi belum pernah selesai")
    selesai(oleh, jenis="atasan", pada=timezone.now() - timedelta(days=400))
    tempo = tempo_evaluasi()
    assert tempo.is_lewat
    assert "terlewat sejak" in tempo.kalimat
    selesai(oleh, jenis="atasan", pada=timezone.now() - timedelta(days=300))
    assert "berikutnya paling lambat" in tempo_evaluasi().kalimat
