"""The register of letters: numbers without gap, approval by another, what is cancelled stays."""

from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Naskah
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.profil import profil
from lpse.waktu import hari_ini
from sekretariat.actions.kaitan_surat import kaitkan_surat, lepas_kaitan
from sekretariat.actions.surat_keluar import (
    ajukan_surat,
    batalkan_surat,
    kembalikan_surat,
    kirim_surat,
    nomori_surat,
    setujui_surat,
    ubah_konsep,
)
from sekretariat.actions.surat_masuk import selesaikan_surat, ubah_surat_masuk, unggah_surat
from sekretariat.enums.persuratan import BentukSurat, SifatSurat, StatusSurat
from sekretariat.models import AgendaSurat
from sekretariat.policies.persuratan import (
    BalasanKeliru,
    DisposisiMasihTerbuka,
    PenyetujuSendiri,
    PerkaraTidakDitemukan,
    SuratBelumLengkap,
    TanggalSuratKeliru,
)
from sekretariat.queries.persuratan import cari_perkara, surat_periode
from tests.factories import buat_akun, buat_berkas
from tests.sekretariat.persuratan import (
    SEHARI,
    bernomor,
    disetujui,
    disposisi,
    kepala,
    konsep,
    masuk,
    petugas,
    sekretaris,
    terkirim,
)
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("sekretariat.ketatausahaan")]
LIMA = ("tulungagung", "bangkalan", "bandung", "blitar", "karo")


def beku(sql: str) -> None:
    """The database itself refuses."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- Letters that come in


def test_surat_masuk_bernomor_agenda_urut_dan_hanya_dicatat_yang_berwenang():
    oleh = sekretaris()

    satu, dua = masuk(oleh), masuk(oleh)

    assert [satu.nomor_agenda, dua.nomor_agenda] == [1, 2]
    assert dua.sebutan == f"SM-{hari_ini().year}-0002"
    assert satu.status == StatusSurat.DICATAT
    for peran in (Peran.KEPALA, Peran.HELPDESK, Peran.AUDITOR):
        with pytest.raises(TidakBerwenang):
            masuk(buat_akun(peran))
    assert masuk(oleh).nomor_agenda == 3


@pytest.mark.django_db(transaction=True)
def test_nomor_agenda_tanpa_celah_dan_tanpa_kembar_walau_dicatat_bersamaan():
    oleh = sekretaris()

    serentak(*[partial(masuk, oleh, nomor_surat=f"{urut}/2026") for urut in range(6)])

    assert sorted(AgendaSurat.objects.values_list("nomor_agenda", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_tanggal_yang_tidak_mungkin_ditolak_tanpa_memakai_nomor():
    oleh, kini = sekretaris(), hari_ini()
    with pytest.raises(TanggalSuratKeliru, match="sesudah hari ini"):
        masuk(oleh, diterima=kini + SEHARI)
    with pytest.raises(TanggalSuratKeliru, match="sesudah tanggal diterima"):
        masuk(oleh, tanggal_surat=kini, diterima=kini - SEHARI)
    with pytest.raises(TanggalSuratKeliru, match="Tenggat membalas"):
        masuk(oleh, balas_sebelum=kini - SEHARI)
    assert masuk(oleh).nomor_agenda == 1


def test_catatan_surat_masuk_dapat_diperbaiki_sampai_selesai():
    oleh = sekretaris()
    surat = masuk(oleh)

    ubah_surat_masuk(surat.pk, oleh=oleh, perihal="Permohonan bimbingan teknis")
    with pytest.raises(TanggalSuratKeliru):
        ubah_surat_masuk(surat.pk, oleh=oleh, diterima=hari_ini() + SEHARI)
    selesaikan_surat(surat.pk, oleh=oleh, catatan="Dijawab lewat telepon.")

    surat.refresh_from_db()
    assert (surat.perihal, surat.status) == ("Permohonan bimbingan teknis", StatusSurat.SELESAI)
    with pytest.raises(TindakanTertutup):
        ubah_surat_masuk(surat.pk, oleh=oleh, perihal="Lain")


def test_surat_masuk_tidak_selesai_selama_disposisinya_terbuka():
    oleh, pejabat = sekretaris(), kepala()
    surat = masuk(oleh)
    disposisi(surat, pejabat, petugas())
    with pytest.raises(DisposisiMasihTerbuka, match="1 disposisi"):
        selesaikan_surat(surat.pk, oleh=oleh, catatan="Selesai.")


# --- Letters that go out


def test_surat_keluar_disetujui_orang_lain_lalu_bernomor_dan_terbit_dengan_qr():
    oleh, pejabat = sekretaris(), kepala()
    surat = konsep(oleh)
    assert (surat.nomor_agenda, surat.nomor_surat) == (None, "")

    ajukan_surat(surat.pk, oleh=oleh)
    with pytest.raises(TidakBerwenang):
        setujui_surat(surat.pk, oleh=oleh)
    setujui_surat(surat.pk, oleh=pejabat)
    surat = nomori_surat(surat.pk, oleh=oleh)

    assert (surat.nomor_agenda, surat.tanggal_surat) == (1, hari_ini())
    assert surat.nomor_surat.startswith("001/SRT/")
    assert surat.naskah.isi["paragraf"] == [
        "Pelatihan dilaksanakan pada hari Kamis.",
        "Peserta membawa surat tugas.",
    ]
    assert surat.naskah.isi["penanda_tangan"]["jabatan"] == "Kepala LPSE"
    assert pastikan_pdf(surat.naskah.pk).jenis == "application/pdf"
    kirim_surat(surat.pk, oleh=oleh, dikirim=hari_ini(), cara_kirim="surel", bukti=buat_berkas(oleh))
    surat.refresh_from_db()
    assert surat.status == StatusSurat.DIKIRIM


def test_penyusun_tidak_menyetujui_suratnya_sendiri():
    rangkap = buat_akun(Peran.SEKRETARIS, Peran.KEPALA)
    surat = konsep(rangkap)
    ajukan_surat(surat.pk, oleh=rangkap)
    with pytest.raises(PenyetujuSendiri):
        setujui_surat(surat.pk, oleh=rangkap)
    beku(
        "UPDATE sekretariat_agendasurat SET status = 'disetujui', disetujui_oleh_id = dibuat_oleh_id "
        f"WHERE id = {surat.pk}"
    )


@pytest.mark.parametrize("tindakan", ["ubah", "ajukan"])
def test_yang_mengubah_atau_mengajukan_surat_tidak_menyetujuinya(tindakan):
    oleh, rangkap = sekretaris(), buat_akun(Peran.SEKRETARIS, Peran.KEPALA)
    surat = konsep(oleh)
    if tindakan == "ubah":
        ubah_konsep(surat.pk, oleh=rangkap, isi="Isinya sama sekali lain.")
    ajukan_surat(surat.pk, oleh=oleh if tindakan == "ubah" else rangkap)
    with pytest.raises(PenyetujuSendiri):
        setujui_surat(surat.pk, oleh=rangkap)
    assert setujui_surat(surat.pk, oleh=kepala()).status == "disetujui"


def test_surat_tanpa_isi_tidak_diajukan_dan_yang_dikembalikan_dapat_diperbaiki():
    oleh, pejabat = sekretaris(), kepala()
    surat = konsep(oleh, isi=" \n ")
    with pytest.raises(SuratBelumLengkap, match="kosong"):
        ajukan_surat(surat.pk, oleh=oleh)
    ubah_konsep(surat.pk, oleh=oleh, isi="Ada isinya.")
    ajukan_surat(surat.pk, oleh=oleh)
    with pytest.raises(TindakanTertutup):
        ubah_konsep(surat.pk, oleh=oleh, isi="Diubah diam-diam.")
    kembalikan_surat(surat.pk, oleh=pejabat, catatan="Sebutkan tempatnya.")
    surat.refresh_from_db()
    assert (surat.status, surat.catatan) == (StatusSurat.KONSEP, "Sebutkan tempatnya.")
    ubah_konsep(surat.pk, oleh=oleh, isi="Ada tempatnya.")


@pytest.mark.django_db(transaction=True)
def test_nomor_surat_keluar_tanpa_celah_walau_dinomori_bersamaan_dalam_dua_bentuk():
    oleh, pejabat = sekretaris(), kepala()
    bentuk = (BentukSurat.PORTAL, BentukSurat.PINDAIAN) * 2
    surat = [disetujui(oleh, pejabat, bentuk=satu) for satu in bentuk]

    serentak(*[partial(nomori_surat, satu.pk, oleh=oleh) for satu in surat])

    nomor = sorted(AgendaSurat.objects.values_list("nomor_agenda", flat=True))
    assert nomor == [1, 2, 3, 4]
    assert len(set(AgendaSurat.objects.values_list("nomor_surat", flat=True))) == 4


def test_nomor_yang_dibatalkan_tetap_dalam_agenda_dan_naskahnya_dicabut():
    oleh, pejabat = sekretaris(), kepala()
    surat = bernomor(oleh, pejabat)

    batalkan_surat(surat.pk, oleh=oleh, catatan="Salah alamat.")

    surat.refresh_from_db()
    assert (surat.status, surat.nomor_agenda) == (StatusSurat.DIBATALKAN, 1)
    assert not Naskah.objects.get(pk=surat.naskah_id).is_berlaku
    assert bernomor(oleh, pejabat).nomor_agenda == 2
    terkirim_surat = terkirim(oleh, pejabat)
    with pytest.raises(TindakanTertutup):
        batalkan_surat(terkirim_surat.pk, oleh=oleh, catatan="Terlambat.")


def test_surat_bernomor_beku_juga_di_basis_data():
    oleh, pejabat = sekretaris(), kepala()
    keluar, surat = bernomor(oleh, pejabat), masuk(oleh)
    for pk, ganti in (
        (keluar.pk, "nomor_agenda = 7"),
        (keluar.pk, "perihal = 'Lain'"),
        (keluar.pk, "isi = 'Lain'"),
        (surat.pk, "nomor_agenda = NULL, tahun = NULL"),
    ):
        beku(f"UPDATE sekretariat_agendasurat SET {ganti} WHERE id = {pk}")
    beku(f"DELETE FROM sekretariat_agendasurat WHERE id = {surat.pk}")


def test_surat_dari_luar_portal_dikirim_sesudah_pindaiannya_diunggah():
    oleh, pejabat = sekretaris(), kepala()
    surat = bernomor(oleh, pejabat, bentuk=BentukSurat.PINDAIAN, isi="")
    assert surat.naskah is None
    kirim = {"oleh": oleh, "dikirim": hari_ini(), "cara_kirim": "pos"}
    with pytest.raises(SuratBelumLengkap, match="Unggah dulu"):
        kirim_surat(surat.pk, **kirim)
    unggah_surat(surat.pk, oleh=oleh, berkas=buat_berkas(oleh))
    with pytest.raises(TanggalSuratKeliru):
        kirim_surat(surat.pk, **(kirim | {"dikirim": hari_ini() - SEHARI}))
    assert kirim_surat(surat.pk, **kirim).status == StatusSurat.DIKIRIM
    with pytest.raises(TindakanTertutup):
        unggah_surat(surat.pk, oleh=oleh, berkas=buat_berkas(oleh))


# --- What belongs together


def test_balasan_berlawanan_arah():
    oleh, pejabat = sekretaris(), kepala()
    surat, keluar = masuk(oleh), konsep(oleh)
    with pytest.raises(BalasanKeliru):
        masuk(oleh, membalas=surat)
    with pytest.raises(BalasanKeliru):
        masuk(oleh, membalas=keluar)
    balasan = terkirim(oleh, pejabat, membalas=surat)
    assert "Nomor 600/17/2026" in balasan.naskah.isi["menjawab"]
    assert masuk(oleh, membalas=balasan).membalas == balasan


def test_surat_dikaitkan_dengan_catatan_yang_ada_dan_ditemukan_dari_sana():
    oleh, pejabat = sekretaris(), kepala()
    surat, lain = masuk(oleh), masuk(oleh, sifat=SifatSurat.RAHASIA)

    kaitan = kaitkan_surat(surat.pk, lain.sebutan.lower(), oleh=oleh)
    kaitkan_surat(surat.pk, lain.sebutan, oleh=oleh)

    assert (kaitan.nomor, surat.kaitan.count()) == (lain.sebutan, 1)
    assert cari_perkara(surat.sebutan).judul == surat.perihal
    assert cari_perkara(lain.sebutan).judul == "Surat rahasia"
    for nomor in ("TKT-2026-999999", "SM-2026-9999", "'; DROP TABLE", surat.sebutan, "\0"[:0]):
        with pytest.raises(PerkaraTidakDitemukan):
            kaitkan_surat(surat.pk, nomor, oleh=oleh)
    with pytest.raises(TidakBerwenang):
        kaitkan_surat(surat.pk, lain.sebutan, oleh=pejabat)
    lepas_kaitan(surat.pk, lain.sebutan, oleh=oleh)
    assert surat.kaitan.count() == 0
    assert Jejak.objects.filter(peristiwa="surat.kaitan_dilepas").exists()


def test_angka_suatu_masa_dihitung_dari_agenda():
    oleh, pejabat = sekretaris(), kepala()
    masuk(oleh, balas_sebelum=hari_ini())
    terkirim(oleh, pejabat)
    batalkan_surat(bernomor(oleh, pejabat).pk, oleh=oleh, catatan="Salah alamat.")
    konsep(oleh)

    hari = surat_periode(hari_ini(), hari_ini())
    dulu = surat_periode(date(2001, 1, 1), date(2001, 12, 31))

    assert (hari.masuk, hari.keluar, hari.dikirim, hari.dibatalkan, hari.surat) == (1, 2, 1, 1, 3)
    assert hari.terakhir is not None
    assert (dulu.surat, dulu.disposisi, dulu.terakhir) == (0, 0, None)


@pytest.mark.parametrize("kode", LIMA)
def test_di_setiap_profil_surat_terbit_dengan_pasal_atau_tanpa_pasal(settings, kode):
    settings.LPSE_PROFIL = kode
    surat = bernomor(sekretaris(), kepala())
    assert surat.naskah.isi["dasar"] == profil().dasar("sekretariat.ketatausahaan")
    assert surat.naskah.isi["peraturan"] == profil().peraturan.singkat
    pastikan_pdf(surat.naskah.pk)
