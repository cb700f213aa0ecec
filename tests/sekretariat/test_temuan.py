"""Findings: recorded, acted on by the owner, judged by another, reminded of once; auditors judge theirs."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Pemberitahuan
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.waktu import hari_ini
from sekretariat.actions.temuan import (
    kembalikan_temuan,
    sapu_temuan,
    setujui_temuan,
    tindak_lanjuti_temuan,
    ubah_temuan,
)
from sekretariat.enums.evaluasi import StatusTemuan
from sekretariat.models import RiwayatTemuan, Temuan
from sekretariat.policies.evaluasi import (
    PemilikKeliru,
    PemilikTidakMenyetujui,
    SuratAuditKurang,
    TanpaEvaluasi,
    TargetKeliru,
)
from sekretariat.queries.evaluasi import ringkasan_temuan, temuan_terbuka
from tests.factories import buat_akun, buat_berkas
from tests.petugas import klien, klien_peran
from tests.sekretariat.evaluasi import ISI_TEMUAN, SEHARI, dilaporkan, sekretaris, selesai, temuan
from tests.sekretariat.persuratan import masuk, terkirim

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.evaluasi")]


def beku(sql: str, cocok: str = "") -> None:
    """The database itself refuses."""
    with pytest.raises(IntegrityError, match=cocok), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


def test_temuan_bernomor_dan_pemiliknya_disurati():
    oleh, pic = sekretaris(), admin()
    satu = temuan(oleh, pic)
    tahun = hari_ini().year
    assert (satu.kode, satu.nomor_permintaan) == (f"TM-{tahun}-001", f"PP-{tahun}-001")
    assert (satu.status, satu.penilai) == (StatusTemuan.TERBUKA, oleh)
    surat = Pemberitahuan.objects.get()
    assert surat.akun == pic
    assert satu.kode in susun(surat).subject
    # What people wrote is in the finding's own story, never in the trail.
    assert Jejak.objects.get(peristiwa="temuan.dicatat").rincian == {"kode": satu.kode, "sumber": "kepatuhan"}


def test_ditindaklanjuti_pemiliknya_lalu_disetujui_penilai_dan_beku():
    oleh, pic = sekretaris(), admin()
    satu = temuan(oleh, pic)
    with pytest.raises(TindakanTertutup):
        setujui_temuan(satu.pk, oleh=oleh)
    for orang in (oleh, admin()):
        with pytest.raises(TidakBerwenang):
            tindak_lanjuti_temuan(satu.pk, oleh=orang, tindakan="x")
    tindak_lanjuti_temuan(satu.pk, oleh=pic, tindakan="Sudah diuji.", bukti="BA-UPL/1")
    assert susun(Pemberitahuan.objects.get(akun=oleh)).subject.endswith("menunggu persetujuan Anda")
    for orang in (pic, admin(), buat_akun(Peran.AUDITOR)):
        with pytest.raises((PemilikTidakMenyetujui, TidakBerwenang)):
            setujui_temuan(satu.pk, oleh=orang)

    satu = setujui_temuan(satu.pk, oleh=oleh, catatan="Cocok dengan berita acaranya.")
    assert (satu.status, satu.disetujui_oleh) == (StatusTemuan.DISETUJUI, oleh)
    assert not temuan_terbuka().exists()
    beku(f"UPDATE sekretariat_temuan SET target = target + 1 WHERE id = {satu.pk}", "hanya dapat ditambah")
    beku("DELETE FROM sekretariat_riwayattemuan", "hanya dapat ditambah")


def test_dikembalikan_dengan_alasan_lalu_dilaporkan_lagi():
    oleh, pic = sekretaris(), admin()
    satu = dilaporkan(oleh, pic)
    kembalikan_temuan(satu.pk, oleh=oleh, alasan="Buktinya tidak terbaca.")
    surat = Pemberitahuan.objects.filter(akun=pic).latest("pk")
    assert "Buktinya tidak terbaca." in susun(surat).body
    tindak_lanjuti_temuan(satu.pk, oleh=pic, tindakan="Diunggah ulang.")
    assert susun(surat) is None
    assert list(RiwayatTemuan.objects.values_list("peristiwa", flat=True).order_by("pk")) == [
        *("dicatat", "ditindaklanjuti", "dikembalikan", "ditindaklanjuti")
    ]


def test_pemilik_bukan_penilainya_dan_berwenang():
    oleh = sekretaris()
    with pytest.raises(PemilikKeliru, match="tidak boleh penilainya"):
        temuan(oleh, oleh)
    with pytest.raises(PemilikKeliru, match="tidak berwenang"):
        temuan(oleh, buat_akun(Peran.AUDITOR))
    with pytest.raises(TargetKeliru):
        temuan(oleh, admin(), target=hari_ini() - SEHARI)
    satu = dilaporkan(oleh, pic := admin())
    beku(f"UPDATE sekretariat_temuan SET pic_id = penilai_id WHERE id = {satu.pk}", "temuan_dua_orang")
    beku(
        f"UPDATE sekretariat_temuan SET status = 'disetujui', disetujui_pada = now(), "
        f"disetujui_oleh_id = {pic.pk} WHERE id = {satu.pk}",
        "temuan_tidak_disetujui_pemilik",
    )
    beku(f"UPDATE sekretariat_temuan SET keterangan = 'lain' WHERE id = {satu.pk}", "hanya dapat ditambah")


def test_temuan_evaluasi_hanya_selama_evaluasinya_berlangsung():
    oleh, pic = sekretaris(), admin()
    with pytest.raises(TanpaEvaluasi):
        temuan(oleh, pic, sumber="evaluasi")
    with pytest.raises(TindakanTertutup):
        temuan(oleh, pic, sumber="evaluasi", evaluasi=selesai(oleh))


def test_temuan_audit_dicatat_dan_ditutup_auditor():
    auditor, pic = buat_akun(Peran.AUDITOR), admin()
    for orang in (sekretaris(), admin(), buat_akun(Peran.KEPALA)):
        with pytest.raises(TidakBerwenang):
            temuan(orang, pic, sumber="audit")
    with pytest.raises(TidakBerwenang):
        temuan(auditor, pic)
    satu = dilaporkan(auditor, pic, sumber="audit")
    for orang in (sekretaris(), buat_akun(Peran.KEPALA)):
        with pytest.raises(TidakBerwenang):
            setujui_temuan(satu.pk, oleh=orang)
    assert setujui_temuan(satu.pk, oleh=buat_akun(Peran.AUDITOR)).status == StatusTemuan.DISETUJUI


def test_temuan_laporan_audit_luar_dicatat_kepala_dengan_suratnya():
    oleh, kepala, pic = sekretaris(), buat_akun(Peran.KEPALA), admin()
    surat, polos = masuk(oleh, berkas=buat_berkas(oleh)), masuk(oleh)
    luar = {"sumber": "audit_luar", "surat": surat}
    for orang in (oleh, pic, buat_akun(Peran.AUDITOR)):
        with pytest.raises(TidakBerwenang):
            temuan(orang, pic, **luar)
    # No letter, one without its scan, one that went out.
    for bukan in (None, polos, terkirim(oleh, kepala)):
        with pytest.raises(SuratAuditKurang):
            temuan(kepala, pic, **(luar | {"surat": bukan}))
    satu = dilaporkan(kepala, pic, **luar)
    assert satu.surat == surat
    with pytest.raises(TidakBerwenang):
        setujui_temuan(satu.pk, oleh=oleh)
    assert setujui_temuan(satu.pk, oleh=kepala).status == StatusTemuan.DISETUJUI
    # A letter belongs to findings of this source alone; the database keeps both apart.
    assert temuan(oleh, pic, surat=surat).surat is None
    lain = temuan(kepala, pic, **luar)
    for ganti in ({"surat": None}, {"sumber": "audit"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Temuan.objects.filter(pk=lain.pk).update(**ganti)


def test_halaman_temuan_laporan_audit_luar_menyebut_suratnya():
    oleh, kepala, pic = sekretaris(), buat_akun(Peran.KEPALA), admin()
    surat, alamat = masuk(oleh, berkas=buat_berkas(oleh)), reverse("admin:sekretariat_temuan_baru")
    assert "surat" not in klien(oleh).get(alamat).context["form"].fields
    isi = {
        **ISI_TEMUAN,
        "sumber": "audit_luar",
        "pic": str(pic.pk),
        "target": f"{hari_ini() + SEHARI:%d-%m-%Y}",
    }
    peramban = klien(kepala)
    for nomor, kalimat in (
        ("SM-1999-0001", "Tidak ada surat dengan nomor"),
        ("", "Isi nomor agenda surat masuk"),
    ):
        assert kalimat in peramban.post(alamat, isi | {"surat": nomor}).text
    jawaban = peramban.post(alamat, isi | {"surat": surat.sebutan}, follow=True)
    assert f'href="{reverse("admin:sekretariat_persuratan_lihat", args=[surat.kode])}"' in jawaban.text


def test_pemeriksa_dengan_peran_lain_tidak_menilai_temuan_evaluasi():
    rangkap, oleh, pic = buat_akun(Peran.AUDITOR, Peran.SEKRETARIS), sekretaris(), admin()
    with pytest.raises(TidakBerwenang):
        temuan(rangkap, pic)
    satu = dilaporkan(oleh, pic)
    with pytest.raises(TidakBerwenang):
        setujui_temuan(satu.pk, oleh=rangkap)
    assert temuan(rangkap, pic, sumber="audit").penilai == rangkap


def test_diubah_penilai_dan_target_baru_mengulang_pengingat():
    oleh, pic = sekretaris(), admin()
    satu = temuan(oleh, pic, target=hari_ini() + SEHARI)
    assert sapu_temuan() == 1
    isi = {"pic": pic, "prioritas": "sedang", "permintaan": satu.permintaan}
    with pytest.raises(TidakBerwenang):
        ubah_temuan(satu.pk, oleh=pic, target=satu.target, **isi)
    satu = ubah_temuan(satu.pk, oleh=oleh, target=hari_ini() + 5 * SEHARI, **isi)
    assert satu.diingatkan_dekat is None
    assert satu.riwayat.latest("pk").catatan == "Diubah: target, prioritas"
    assert sapu_temuan() == 1
    with pytest.raises(PemilikKeliru):
        ubah_temuan(satu.pk, oleh=oleh, target=satu.target, **(isi | {"pic": oleh}))
    setujui_temuan(tindak_lanjuti_temuan(satu.pk, oleh=pic, tindakan="Sudah.").pk, oleh=oleh)
    with pytest.raises(TindakanTertutup):
        ubah_temuan(satu.pk, oleh=oleh, target=satu.target, **isi)


def test_pengingat_tujuh_hari_sebelumnya_dan_sekali_setelah_lewat():
    oleh, pic = sekretaris(), admin()
    satu = temuan(oleh, pic, target=hari_ini() + 8 * SEHARI)
    tempo = Pemberitahuan.objects.filter(templat="sekretariat/temuan_tempo")
    assert sapu_temuan() == 0
    Temuan.objects.update(target=hari_ini() + 7 * SEHARI)
    assert (sapu_temuan(), sapu_temuan()) == (1, 0)
    assert "mendekati target" in susun(tempo.get()).subject
    Temuan.objects.update(target=hari_ini() - SEHARI)
    assert (sapu_temuan(), sapu_temuan()) == (1, 0)
    assert tempo.count() == 3  # the owner twice, the evaluator of what is late
    assert "melewati target" in susun(tempo.get(akun=oleh)).subject
    tindak_lanjuti_temuan(satu.pk, oleh=pic, tindakan="Sudah.")
    assert susun(tempo.get(akun=oleh)) is None


def test_ringkasan_menghitung_masa_dan_keadaan_hari_ini():
    oleh, pic = sekretaris(), admin()
    temuan(oleh, pic)
    dilaporkan(oleh, pic)
    setujui_temuan(dilaporkan(oleh, pic).pk, oleh=oleh)
    Temuan.objects.filter(status="terbuka").update(target=hari_ini() - SEHARI)
    ringkas = ringkasan_temuan(hari_ini() - SEHARI, hari_ini())
    assert (ringkas.dicatat, ringkas.disetujui, ringkas.terbuka, ringkas.lewat) == (3, 1, 2, 1)
    assert ringkas.prioritas == {"Tinggi": 2, "Sedang": 0, "Rendah": 0}
    lalu = ringkasan_temuan(hari_ini() - timedelta(days=30), hari_ini() - SEHARI)
    assert (lalu.dicatat, lalu.disetujui, lalu.terbuka) == (0, 0, 2)


def test_tanpa_wewenang_tidak_mengubah_apa_pun():
    oleh, pic, asing = sekretaris(), admin(), buat_akun(Peran.VERIFIKATOR)
    satu = dilaporkan(oleh, pic)
    for act in (
        partial(setujui_temuan, satu.pk),
        partial(kembalikan_temuan, satu.pk, alasan="x"),
        partial(tindak_lanjuti_temuan, satu.pk, tindakan="x"),
        partial(ubah_temuan, satu.pk, pic=pic, target=satu.target, prioritas="tinggi", permintaan="x"),
    ):
        with pytest.raises(TidakBerwenang):
            act(oleh=asing)


@pytest.mark.parametrize(("peran", "tertaut"), [(Peran.ADMIN_SISTEM, True), (Peran.VERIFIKATOR, False)])
def test_bukti_ditautkan_hanya_bagi_yang_boleh_membukanya(peran, tertaut):
    pemilik = admin()
    satu = temuan(sekretaris(), pemilik)
    tindak_lanjuti_temuan(satu.pk, oleh=pemilik, tindakan="Diuji.", bukti="/admin/arsip/kesiapan/")
    isi = klien_peran(peran).get(f"/admin/sekretariat/temuan/{satu.kode}/").text
    assert ('href="/admin/arsip/kesiapan/">Kesiapan' in isi) is tertaut
    assert "/admin/arsip/kesiapan/" in isi
