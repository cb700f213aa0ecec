"""Retention: classes by rule only, holds before everything, destruction after a second person's word."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from arsip.actions import pemusnahan as tindakan
from arsip.actions.kerja import pegang, pegang_isi
from arsip.actions.musnah_naskah import musnahkan_naskah
from arsip.actions.pemusnahan import (
    batalkan_pemusnahan,
    laksanakan_pemusnahan,
    musnahkan_butir,
    setujui_pemusnahan,
    tolak_pemusnahan,
)
from arsip.actions.retensi import lepas_penahanan
from arsip.enums.retensi import KeadaanButir, StatusPemusnahan
from arsip.models import ButirPemusnahan, KelasRetensi, Pekerjaan, Pemusnahan, Sumber
from arsip.policies.retensi import RetensiTidakTepat
from arsip.queries.retensi import butir_jatuh_tempo, kelas_berlaku
from infrastruktur.actions.akses import lupakan_panggilan
from infrastruktur.models import PanggilanPemantauan
from lpse.aturan import TidakBerwenang
from lpse.berkas import musnahkan
from lpse.berkas.simpan import penyimpanan
from lpse.models import Berkas, Jejak, Pemberitahuan, TokenAPI
from lpse.pemberitahuan import susun
from lpse.peran import Peran
from lpse.sumbangan import sumbangan
from lpse.waktu import hari_ini
from registrasi.actions.retensi import musnahkan_dokumen
from registrasi.actions.terbengkalai import kedaluwarsakan, peringatkan
from registrasi.models import ButirArsip
from registrasi.models.arsip import KeutuhanIsi
from registrasi.policies.privasi import pernyataan_kini
from tests.arsip.retensi import (
    KELAS,
    LAMA,
    disetujui,
    dokumen,
    jra,
    kepala,
    naskah_lama,
    pasang_tahan,
    sekretaris,
    tahan_satu,
    usulan,
)
from tests.factories import buat_akun, buat_berkas, buat_draf
from tests.penelepon import token_untuk

__all__ = ["kepala", "sekretaris"]
K, S = KeadaanButir, StatusPemusnahan
pytestmark = pytest.mark.django_db


def laksanakan(pemusnahan, django_capture_on_commit_callbacks) -> Pemusnahan:
    """Carry the list out, with what happens after each commit."""
    for butir in tindakan.sisa_butir(pemusnahan).order_by("pk"):
        with django_capture_on_commit_callbacks(execute=True):
            tindakan._musnahkan(butir.pk)
        tindakan._pastikan_tuntas(butir.pk)
    laksanakan_pemusnahan(pemusnahan.pk, detik=5)
    return Pemusnahan.objects.get(pk=pemusnahan.pk)


def test_kelas_yang_ditulis_unit_ada_tanpa_tahun(db):
    """The portal invents no years: of every class that has records the name is there, and nothing is due."""
    dokumen()
    for kode in sumbangan.rekaman_retensi:
        kelas = kelas_berlaku(kode)
        assert kelas is not None, kode
        assert (kelas.masa_bulan, kelas.dasar, list(butir_jatuh_tempo(kelas, hari_ini()))) == (None, "", [])


def test_versi_lama_tetap_dan_tidak_dapat_diubah(sekretaris):
    lama = jra(sekretaris)
    jra(sekretaris, nama="Berkas uji, diperbaiki")
    assert [k.nama for k in KelasRetensi.objects.filter(kode=KELAS).order_by("-pk")][:2] == [
        "Berkas uji, diperbaiki",
        "Berkas uji",
    ]
    assert kelas_berlaku(KELAS).nama == "Berkas uji, diperbaiki"
    with pytest.raises(IntegrityError), transaction.atomic():
        KelasRetensi.objects.filter(pk=lama.pk).update(nasib="permanen")


def test_yang_jatuh_tempo_menurut_kelasnya_saja(sekretaris):
    tua, _baru = dokumen(), dokumen(hari_ini())
    kelas = jra(sekretaris)
    assert [b.kunci for b in butir_jatuh_tempo(kelas, hari_ini())] == [tua.kode]
    permanen = jra(sekretaris, nasib="permanen")
    assert not permanen.is_dimusnahkan
    with pytest.raises(RetensiTidakTepat, match="tidak dimusnahkan"):
        usulan(sekretaris)


def test_daftar_beku_dan_satu_rekaman_di_satu_daftar(sekretaris):
    butir = dokumen()
    jra(sekretaris)
    pertama = usulan(sekretaris)
    baris = pertama.butir.get()
    assert (pertama.jumlah, baris.kunci, baris.keadaan) == (1, butir.kode, K.MENUNGGU)
    with pytest.raises(RetensiTidakTepat):
        usulan(sekretaris)
    for ubah in ({"label": "lain"}, {"keadaan": K.MUSNAH, "musnah_pada": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ButirPemusnahan.objects.filter(pk=baris.pk).update(**ubah)
    with pytest.raises(IntegrityError), transaction.atomic():
        ButirPemusnahan.objects.create(
            pemusnahan=pertama,
            kelas=KELAS,
            kunci="lain",
            label="x",
            tanggal=hari_ini(),
            jatuh_tempo=hari_ini(),
        )
    batalkan_pemusnahan(pertama.pk, oleh=sekretaris)
    assert usulan(sekretaris).jumlah == 1


def test_pengusul_tidak_memutus_usulannya_sendiri(kepala, sekretaris):
    dokumen()
    jra(sekretaris)
    pemusnahan = usulan(kepala)
    for putus in (setujui_pemusnahan, tolak_pemusnahan):
        with pytest.raises(RetensiTidakTepat, match="orang lain"):
            putus(pemusnahan.pk, oleh=kepala, catatan_putusan="ya")
    with pytest.raises(TidakBerwenang):
        setujui_pemusnahan(pemusnahan.pk, oleh=sekretaris)
    with pytest.raises(IntegrityError, match="pemusnahan_dua_orang"), transaction.atomic():
        Pemusnahan.objects.filter(pk=pemusnahan.pk).update(
            status=S.DISETUJUI, diputus_oleh=kepala, diputus_pada=timezone.now()
        )


def test_ditolak_rekamannya_tetap_dan_dapat_diusulkan_lagi(sekretaris, kepala):
    butir = dokumen()
    jra(sekretaris)
    tolak_pemusnahan(usulan(sekretaris).pk, oleh=kepala, catatan_putusan="Masih dipakai auditor.")
    assert penyimpanan().exists(butir.berkas.kunci)
    assert usulan(sekretaris).jumlah == 1


def test_rekaman_musnah_isinya_hilang_dan_barisnya_berkata_begitu(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    butir = dokumen()
    ButirArsip.objects.filter(pk=butir.pk).update(nama="PT Contoh", npwp16="0" * 16)
    jra(sekretaris)
    selesai = laksanakan(disetujui(sekretaris, kepala), django_capture_on_commit_callbacks)
    butir = ButirArsip.objects.select_related("berkas").get(pk=butir.pk)
    assert not penyimpanan().exists(butir.berkas.kunci)
    assert (butir.keadaan, butir.nama, butir.npwp16, butir.berkas.is_musnah) == (
        KeutuhanIsi.MUSNAH,
        "",
        "",
        True,
    )
    assert selesai.status == S.SELESAI
    assert selesai.butir.get().tuntas_pada is not None
    isi = selesai.naskah.isi
    assert (isi["jumlah"], [b["kode"] for b in isi["butir"]]) == (1, [butir.kode])
    assert Jejak.objects.filter(peristiwa="butirarsip.dimusnahkan", oleh_id=kepala.pk).exists()
    assert not list(butir_jatuh_tempo(kelas_berlaku(KELAS), hari_ini()))


def test_yang_ditahan_tidak_pernah_masuk_daftar(sekretaris, kepala):
    butir = dokumen()
    jra(sekretaris)
    penahanan = tahan_satu(butir, sekretaris)
    with pytest.raises(RetensiTidakTepat, match="Tidak ada rekaman"):
        usulan(sekretaris)
    lepas_penahanan(penahanan.pk, oleh=kepala, alasan_lepas="Perkaranya selesai.")
    pemusnahan = usulan(sekretaris)
    assert pemusnahan.jumlah == 1
    batalkan_pemusnahan(pemusnahan.pk, oleh=sekretaris)
    pasang_tahan(sekretaris, lingkup="kelas", kelas=KELAS)
    # Whatever writes the line, the database refuses it.
    baru = Pemusnahan.objects.create(
        nomor="X", kelas=kelas_berlaku(KELAS), sampai=hari_ini(), alasan="x", diusulkan_oleh=sekretaris
    )
    with pytest.raises(IntegrityError, match="ditahan untuk hukum"), transaction.atomic():
        ButirPemusnahan.objects.create(
            pemusnahan=baru,
            kelas=KELAS,
            kunci=butir.kode,
            label="x",
            tanggal=hari_ini(),
            jatuh_tempo=hari_ini(),
        )


def test_penahanan_hanya_dapat_dilepas_kepala_dan_tidak_berubah(sekretaris, kepala):
    penahanan = tahan_satu(dokumen(), sekretaris)
    with pytest.raises(TidakBerwenang):
        lepas_penahanan(penahanan.pk, oleh=sekretaris, alasan_lepas="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        type(penahanan).objects.filter(pk=penahanan.pk).update(alasan="lain")
    lepas_penahanan(penahanan.pk, oleh=kepala, alasan_lepas="Selesai.")
    with pytest.raises(IntegrityError), transaction.atomic():
        type(penahanan).objects.filter(pk=penahanan.pk).update(status="berlaku")


def test_ditahan_sesudah_disetujui_tetap_tidak_dimusnahkan(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    ditahan, bebas = dokumen(), dokumen()
    jra(sekretaris)
    pemusnahan = disetujui(sekretaris, kepala)
    tahan_satu(ditahan, sekretaris)
    with django_capture_on_commit_callbacks(execute=True):
        musnahkan_butir(pemusnahan.butir.get(kunci=ditahan.kode).pk)
    selesai = laksanakan(pemusnahan, django_capture_on_commit_callbacks)
    assert selesai.butir.get(kunci=ditahan.kode).keadaan == K.DIKECUALIKAN
    assert penyimpanan().exists(ditahan.berkas.kunci)
    assert not penyimpanan().exists(bebas.berkas.kunci)
    assert [ditahan.kode in satu for satu in selesai.naskah.isi["dikecualikan"]] == [True]


def test_rekaman_yang_sudah_musnah_tidak_dapat_ditahan(
    sekretaris, kepala, django_capture_on_commit_callbacks
):
    butir = dokumen()
    jra(sekretaris)
    laksanakan(disetujui(sekretaris, kepala), django_capture_on_commit_callbacks)
    with pytest.raises(RetensiTidakTepat, match="sudah dimusnahkan"):
        tahan_satu(butir, sekretaris)


def test_yang_hitungannya_mulai_lagi_tidak_dimusnahkan(sekretaris, kepala):
    butir = dokumen()
    jra(sekretaris)
    pemusnahan = disetujui(sekretaris, kepala)
    ButirArsip.objects.filter(pk=butir.pk).update(tanggal=hari_ini())
    assert musnahkan_butir(pemusnahan.butir.get().pk) == K.DIKECUALIKAN
    assert penyimpanan().exists(butir.berkas.kunci)


def test_selama_portal_dicadangkan_tidak_ada_yang_dihapus(sekretaris, kepala, monkeypatch):
    dokumen()
    jra(sekretaris)
    pemusnahan = disetujui(sekretaris, kepala)
    monkeypatch.setattr(tindakan, "is_sedang_dicadangkan", lambda: True)
    assert laksanakan_pemusnahan(pemusnahan.pk, detik=5) == 0
    assert pemusnahan.butir.get().keadaan == K.MENUNGGU


def test_pemusnahan_dan_pencadangan_portal_tidak_pernah_bersamaan(sekretaris, kepala):
    """By a lock, not by a look: whichever comes second waits for its next minute."""
    dokumen()
    jra(sekretaris)
    pemusnahan = disetujui(sekretaris, kepala)
    portal = Sumber.objects.get(kode="portal")
    cadangan = Pekerjaan(pk=0, jenis="cadangkan", sumber=portal, repositori=portal.repositori)
    with pegang(cadangan) as dapat:
        assert dapat
        assert laksanakan_pemusnahan(pemusnahan.pk, detik=5) == 0
    with pegang_isi() as satu, pegang_isi() as dua, pegang(cadangan) as dapat:
        assert (satu, dua, dapat) == (True, True, False)


def test_butir_yang_gagal_dicatat_dan_tidak_menahan_yang_lain(
    sekretaris, kepala, monkeypatch, django_capture_on_commit_callbacks
):
    admin = buat_akun(Peran.ADMIN_SISTEM)
    buruk, baik = dokumen(), dokumen()
    jra(sekretaris)
    pemusnahan = disetujui(sekretaris, kepala)
    musnah = tindakan._musnahkan

    def gagal(pk):
        if pemusnahan.butir.get(pk=pk).kunci == buruk.kode:
            raise RuntimeError("penyimpanan menolak: rahasia")
        return musnah(pk)

    monkeypatch.setattr(tindakan, "_musnahkan", gagal)
    for ditangani in (1, 0):
        with django_capture_on_commit_callbacks(execute=True):
            assert laksanakan_pemusnahan(pemusnahan.pk, detik=5) == ditangani
        tindakan._pastikan_tuntas(pemusnahan.butir.get(kunci=baik.kode).pk)
    tersisa = Pemusnahan.objects.get(pk=pemusnahan.pk)
    assert tersisa.status == S.DISETUJUI
    assert not penyimpanan().exists(baik.berkas.kunci)
    assert tersisa.butir.get(kunci=buruk.kode).sebab.startswith("Belum berhasil (RuntimeError)")
    assert Jejak.objects.filter(peristiwa="pemusnahan.butir_gagal").count() == 1
    (surat,) = Pemberitahuan.objects.filter(templat="arsip/pemusnahan_tersendat")
    assert (surat.penerima, pemusnahan.nomor in susun(surat).body) == (admin.email, True)
    monkeypatch.setattr(tindakan, "_musnahkan", musnah)
    selesai = laksanakan(pemusnahan, django_capture_on_commit_callbacks)
    assert (selesai.status, selesai.butir.get(kunci=buruk.kode).sebab) == (S.SELESAI, "")


@pytest.mark.django_db(transaction=True)
def test_mati_di_tengah_jalan_dilanjutkan(sekretaris, kepala, monkeypatch):
    """Killed after the commit and before the bytes went: the next run destroys them again, and goes on."""
    butir = [dokumen() for _ in range(3)]
    jra(sekretaris)
    pemusnahan = disetujui(sekretaris, kepala)
    hapus = type(penyimpanan()).delete

    class Mati(BaseException):
        pass

    def mati(*_):
        raise Mati

    monkeypatch.setattr(type(penyimpanan()), "delete", mati)
    with pytest.raises(Mati):
        laksanakan_pemusnahan(pemusnahan.pk, detik=30)
    keadaan = list(pemusnahan.butir.order_by("pk").values_list("keadaan", "tuntas_pada"))
    assert keadaan[0] == (K.MUSNAH, None)
    assert [k for k, _ in keadaan[1:]] == [K.MENUNGGU] * 2
    monkeypatch.setattr(type(penyimpanan()), "delete", hapus)
    assert laksanakan_pemusnahan(pemusnahan.pk, detik=30) == 3
    assert not any(penyimpanan().exists(b.berkas.kunci) for b in butir)
    assert Pemusnahan.objects.get(pk=pemusnahan.pk).status == S.SELESAI
    assert laksanakan_pemusnahan(pemusnahan.pk, detik=30) == 0


@pytest.mark.django_db(transaction=True)
def test_penahanan_mendahului_pelaksanaan_yang_bersamaan(sekretaris, kepala):
    """A hold whose transaction is open when the record's turn comes: the record waits for it, and stays."""
    butir = dokumen()
    jra(sekretaris)
    baris = disetujui(sekretaris, kepala).butir.get()
    ditahan, hasil = threading.Event(), []

    def musnahkan_di_sebelah() -> None:
        try:
            ditahan.wait(60)
            hasil.append(musnahkan_butir(baris.pk))
        finally:
            connection.close()

    utas = threading.Thread(target=musnahkan_di_sebelah)
    utas.start()
    with transaction.atomic():
        tahan_satu(butir, sekretaris)
        ditahan.set()
        _tunggu_pengantre()
    utas.join(60)
    assert hasil == [K.DIKECUALIKAN]
    assert penyimpanan().exists(butir.berkas.kunci)


def _tunggu_pengantre() -> None:
    """Until another session waits for the hold's lock."""
    tanya = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    batas = timezone.now() + timezone.timedelta(seconds=60)
    with connection.cursor() as cursor:
        while timezone.now() < batas:
            cursor.execute(tanya)
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.02)")
    raise AssertionError("nobody waited for the hold")


# --- Whatever way leads to a record's end, a hold stands before it


def test_yang_ditahan_tidak_hilang_lewat_jalan_lain(sekretaris):
    butir = dokumen()
    tahan_satu(butir, sekretaris)
    for jalan in (lambda: musnahkan_dokumen(butir.kode, oleh=sekretaris), butir.delete):
        with pytest.raises(IntegrityError, match="ditahan untuk hukum"), transaction.atomic():
            jalan()

    musnahkan(butir.berkas)

    butir.berkas.refresh_from_db()
    assert not butir.berkas.is_musnah
    assert Jejak.objects.filter(peristiwa="berkas.tetap_ditahan").count() == 1


def test_draf_dan_berkas_orang_yang_ditahan_tinggal_sampai_penahanannya_dilepas(sekretaris, kepala):
    draf, mulai = buat_draf(), timezone.now()
    pindaian = buat_berkas(draf.akun)
    with time_machine.travel(mulai + timedelta(days=24)):
        assert peringatkan(draf.pk)
    penahanan = pasang_tahan(sekretaris, lingkup="pengguna", akun=draf.akun)
    baru = buat_berkas(draf.akun)
    musnahkan(baru)  # brought after the hold came: thrown away as ever
    musnahkan(pindaian)
    pindaian.refresh_from_db()
    assert (baru.is_musnah, pindaian.is_musnah) == (True, False)
    with time_machine.travel(mulai + timedelta(days=32)):
        assert not kedaluwarsakan(draf.pk)
        lepas_penahanan(penahanan.pk, oleh=kepala, alasan_lepas="Perkaranya selesai.")
        assert kedaluwarsakan(draf.pk)


def test_masa_menurut_jra_terbaca_di_pernyataan_privasi(sekretaris):
    lama = pernyataan_kini()
    jra(sekretaris, nasib="permanen")
    kini = pernyataan_kini()
    tahun = "1 tahun 1 bulan, lalu disimpan permanen (Peraturan Bupati Contoh 1/2020)."
    assert tahun in str(kini.isi)
    assert tahun not in str(lama.isi)
    assert kini.versi != lama.versi


def test_laporan_dan_naskah_di_luar_berkas_pengguna_jatuh_tempo_sejak_terbit_dan_musnah(sekretaris):
    naskah = {jenis: naskah_lama(jenis) for jenis in ("LP-KAP", "BA-STM")}
    for kelas, jenis in (("ARS-LAPORAN", "LP-KAP"), ("ARS-NASKAH", "BA-STM")):
        (satu,) = butir_jatuh_tempo(jra(sekretaris, kelas), hari_ini())
        assert (satu.kunci, naskah[jenis].nomor in satu.label) == (naskah[jenis].kode, True)
    ditahan, bebas = naskah["BA-STM"], naskah["LP-KAP"]
    pasang_tahan(sekretaris, lingkup="kelas", kelas="ARS-NASKAH")
    musnahkan_naskah(bebas.kode, oleh=sekretaris)
    with pytest.raises(RetensiTidakTepat, match="Ditahan untuk hukum"):
        musnahkan_naskah(ditahan.kode, oleh=sekretaris)
    assert [Berkas.objects.get(pk=n.berkas_id).is_musnah for n in (ditahan, bebas)] == [False, True]


def test_catatan_pemantauan_yang_ditahan_dilewati_pembersihnya(sekretaris, kepala):
    token_untuk(sekretaris, "infrastruktur.pemantauan:baca")
    token, lama = TokenAPI.objects.get(), timezone.now() - LAMA
    PanggilanPemantauan.objects.create(token=token, metode="GET", jalur="/", status=200, pada=lama)
    penahanan = pasang_tahan(sekretaris, lingkup="kelas", kelas="LOG-PEMANTAUAN")
    assert lupakan_panggilan(timezone.now()) == 0
    lepas_penahanan(penahanan.pk, oleh=kepala, alasan_lepas="Perkaranya selesai.")
    assert lupakan_panggilan(timezone.now()) == 1
