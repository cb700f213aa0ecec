"""Portable media: registered, plugged in, handed over, back, lost, destroyed by two; apart from servers."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from arsip.actions.media import (
    hilangkan_media,
    lepaskan_media,
    pasang_media,
    temukan_media,
    ubah_media,
)
from arsip.actions.musnah_media import (
    setujui_pemusnahan_media,
    tarik_pemusnahan_media,
    tolak_pemusnahan_media,
    usulkan_pemusnahan_media,
)
from arsip.actions.retensi import lepas_penahanan
from arsip.actions.salin_media import catat_salinan
from arsip.actions.serah_media import kembalikan_media, simpan_salinan_serah_terima
from arsip.enums.cadangan import JenisRepositori
from arsip.enums.media import PeristiwaMedia, StatusMedia
from arsip.enums.retensi import LingkupTahan
from arsip.mesin.pasang_media import Terpasang
from arsip.models import Cadangan, MediaPortabel, RiwayatMedia
from arsip.policies.media import (
    BelumDibacaUlang,
    DiRuangServer,
    MasihTerpasang,
    PengenalDipakai,
    PutusanSendiri,
    SalinanDitahan,
    TanggalKembaliKeliru,
    TidakDikenali,
    UsulanMasihTerbuka,
)
from lpse.aturan import TidakBerwenang, TindakanTertutup
from lpse.models import Jejak, Lokasi, Naskah
from lpse.naskah import pastikan_pdf
from lpse.peran import Peran
from lpse.waktu import hari_ini
from tests.arsip.media import (
    COLOK,
    PEMBAWA,
    SEHARI,
    cadangan,
    di_luar,
    media,
    pengelola,
    serahkan,
    tempat,
    terbaca,
)
from tests.arsip.retensi import pasang_tahan
from tests.factories import buat_akun, buat_berkas

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("arsip.luar_ruang")]


def beku(sql: str, cocok: str = "") -> None:
    """The database itself refuses."""
    with pytest.raises(IntegrityError, match=cocok), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


# --- The register


def test_media_bernomor_urut_dan_mempunyai_repositori_bersandi_sendiri():
    oleh = pengelola()

    satu, dua = media(oleh), media(oleh, sandi="berkas:/srv/rahasia/mp-02")

    assert [satu.kode, dua.kode] == ["MP-01", "MP-02"]
    assert satu.repositori.jenis == JenisRepositori.MEDIA
    assert (satu.repositori.sandi, dua.repositori.sandi) == ("", "berkas:/srv/rahasia/mp-02")
    assert satu.repositori.lokasi != dua.repositori.lokasi
    with pytest.raises(PengenalDipakai, match="Nomor seri"):
        media(oleh, nomor_seri=satu.nomor_seri.lower())
    with pytest.raises(PengenalDipakai, match="Id filesystem"):
        media(oleh, uuid_fs=satu.uuid_fs.upper())
    assert media(oleh).kode == "MP-03"
    with pytest.raises(TidakBerwenang):
        media(buat_akun(Peran.KEPALA))


def test_media_tidak_disimpan_di_ruang_server_dan_tempatnya_tidak_menjadi_ruang_server():
    oleh, ruang, kantor = pengelola(), tempat("Ruang server", ruang_server=True), tempat("Kantor")
    with pytest.raises(DiRuangServer, match="Ruang server adalah ruang server"):
        media(oleh, tempat=ruang)
    satu = media(oleh, tempat=kantor)
    with pytest.raises(DiRuangServer):
        ubah_media(satu.pk, oleh=oleh, tempat=ruang)

    # Past the acts, from both sides.
    beku(
        f"UPDATE arsip_mediaportabel SET tempat_id = {ruang.pk} WHERE id = {satu.pk}",
        f"tidak boleh disimpan di ruang server. Pilih tempat lain untuk {satu.kode}",
    )
    beku(
        f"UPDATE lpse_lokasi SET is_ruang_server = true WHERE id = {kantor.pk}",
        f"menyimpan media cadangan .{satu.kode}.. Pindahkan dulu medianya",
    )
    hilangkan_media(satu.pk, oleh=oleh, alasan="Tidak ada di lemari")
    Lokasi.objects.filter(pk=kantor.pk).update(is_ruang_server=True)
    with pytest.raises(DiRuangServer):
        temukan_media(satu.pk, oleh=oleh, alasan="Ada di laci", tempat=kantor)


def test_id_filesystem_baru_membuat_salinan_lama_tidak_dihitung():
    oleh = pengelola()
    satu = terbaca(media(oleh), oleh)

    ubah_media(satu.pk, oleh=oleh, uuid_fs="4E2A-19F0")

    satu.refresh_from_db()
    assert satu.repositori.dibaca_pada is None
    assert not Cadangan.objects.filter(repositori=satu.repositori, dibuang_pada__isnull=True).exists()
    assert satu.riwayat.latest("pk").catatan == "Diubah: id filesystem"


# --- In and out of the server


def test_media_yang_tidak_dikenali_tidak_tercatat_terpasang():
    oleh = pengelola()
    satu = media(oleh)
    for ada, cocok in (
        (None, "Belum ada media dengan id filesystem"),
        (Terpasang(satu.uuid_fs, "/dev/sdz1", None), "belum dipasang"),
        (Terpasang(satu.uuid_fs, "/dev/sdz1", Path("/mnt"), is_baca_saja=True), "hanya untuk dibaca"),
    ):
        with pytest.raises(TidakDikenali, match=cocok):
            pasang_media(satu.pk, oleh=oleh, terpasang=ada)

    pasang_media(satu.pk, oleh=oleh, terpasang=COLOK)

    with pytest.raises(MasihTerpasang, match="/mnt/media"):
        lepaskan_media(satu.pk, oleh=oleh, masih=[Path("/mnt/media")])
    assert lepaskan_media(satu.pk, oleh=oleh, masih=()).status == StatusMedia.TERDAFTAR


# --- From hand to hand


def test_serah_terima_bernomor_tercatat_dan_salinan_bertanda_tangan_disimpan():
    oleh, depo = pengelola(), tempat("Depo arsip")
    satu = terbaca(media(oleh), oleh)

    serahkan(satu, oleh, tempat=depo, catatan="Kotak tahan benturan")

    satu.refresh_from_db()
    serah = satu.riwayat.latest("pk")
    assert (satu.status, satu.pemegang, satu.tempat) == (StatusMedia.DIBAWA, PEMBAWA.nama, depo)
    assert (serah.peristiwa, serah.nomor_segel, serah.ke_tempat) == ("diserahkan", "SGL-1", "Depo arsip")
    naskah = Naskah.objects.get(jenis="BA-STM")
    assert (serah.naskah, naskah.urut) == (naskah, 1)
    assert (naskah.isi["penerima"]["nama"], len(naskah.isi["isi"])) == (PEMBAWA.nama, 1)
    assert pastikan_pdf(naskah.pk).jenis == "application/pdf"
    simpan_salinan_serah_terima(satu.pk, naskah.pk, oleh=oleh, berkas=buat_berkas(oleh))
    naskah.refresh_from_db()
    assert naskah.berkas_bertanda_tangan is not None


def test_media_kembali_segelnya_diperiksa_dan_dibaca_ulang_sebelum_keluar_lagi():
    oleh, kantor = pengelola(), tempat("Kantor")
    satu = di_luar(oleh)

    kembali = kembalikan_media(
        satu.pk, oleh=oleh, dari=PEMBAWA, tempat=kantor, is_segel_utuh=False, catatan="Sobek"
    )

    serah = kembali.riwayat.latest("pk")
    assert (serah.is_segel_utuh, serah.nomor_segel, serah.kepada) == (False, "SGL-1", str(oleh))
    assert Naskah.objects.filter(jenis="BA-STM").count() == 2
    assert (kembali.status, kembali.wajib_kembali, kembali.nomor_segel) == ("terdaftar", None, "")
    with pytest.raises(BelumDibacaUlang):
        serahkan(kembali, oleh)


def test_media_tanpa_salinan_terbaca_ke_ruang_server_atau_bertanggal_lewat_tidak_diserahkan():
    oleh = pengelola()
    kosong, siap = media(oleh), terbaca(media(oleh), oleh)
    with pytest.raises(BelumDibacaUlang):
        serahkan(kosong, oleh)
    with pytest.raises(DiRuangServer):
        serahkan(siap, oleh, tempat=tempat("RS", ruang_server=True))
    for hari in (hari_ini(), hari_ini() + 400 * SEHARI):
        with pytest.raises(TanggalKembaliKeliru):
            serahkan(siap, oleh, wajib_kembali=hari)

    assert not Naskah.objects.filter(jenis="BA-STM").exists()


# --- Lost, found, destroyed


def test_media_hilang_dan_ditemukan_dengan_alasan_dan_salinannya_tidak_dihitung():
    oleh, kantor = pengelola(), tempat("Kantor")
    satu = di_luar(oleh)

    hilangkan_media(satu.pk, oleh=oleh, alasan="Tidak ada di depo")
    temukan_media(satu.pk, oleh=oleh, alasan="Di laci arsiparis", tempat=kantor)

    satu.refresh_from_db()
    assert (satu.status, satu.wajib_kembali, satu.tempat) == ("terdaftar", None, kantor)
    assert not satu.repositori.cadangan.filter(dibaca_pada__isnull=False).exists()
    assert list(satu.riwayat.order_by("-pk").values_list("catatan", flat=True)[:2]) == [
        "Di laci arsiparis",
        "Tidak ada di depo",
    ]


def test_pemusnahan_diusulkan_satu_orang_dan_diputus_orang_lain():
    oleh, kepala = pengelola(), buat_akun(Peran.KEPALA)
    rangkap = buat_akun(Peran.KEPALA, Peran.SEKRETARIS)
    satu, keluar = terbaca(media(oleh), oleh), di_luar(oleh)
    alasan = {"alasan": "Sektor rusak", "cara": "Dihancurkan"}
    with pytest.raises(TindakanTertutup):
        usulkan_pemusnahan_media(keluar.pk, oleh=oleh, **alasan)
    usulan = usulkan_pemusnahan_media(satu.pk, oleh=rangkap, **alasan)
    with pytest.raises(UsulanMasihTerbuka):
        usulkan_pemusnahan_media(satu.pk, oleh=oleh, **alasan)
    with pytest.raises(PutusanSendiri):
        setujui_pemusnahan_media(usulan.pk, oleh=rangkap)
    with pytest.raises(TidakBerwenang):
        setujui_pemusnahan_media(usulan.pk, oleh=oleh)
    tolak_pemusnahan_media(usulan.pk, oleh=kepala, catatan="Coba lagi")
    tarik_pemusnahan_media(usulkan_pemusnahan_media(satu.pk, oleh=oleh, **alasan).pk, oleh=oleh)
    usulan = usulkan_pemusnahan_media(satu.pk, oleh=oleh, **alasan)

    setujui_pemusnahan_media(usulan.pk, oleh=kepala)

    satu.refresh_from_db()
    assert (satu.status, satu.repositori.is_aktif) == (StatusMedia.DIMUSNAHKAN, False)
    assert satu.riwayat.latest("pk").catatan == "Sektor rusak Cara: Dihancurkan"
    beku(f"UPDATE arsip_mediaportabel SET nama = 'x' WHERE id = {satu.pk}", "hanya dapat ditambah")
    beku(f"UPDATE arsip_pemusnahanmedia SET alasan = 'x' WHERE id = {usulan.pk}", "hanya dapat ditambah")


def test_media_dengan_salinan_yang_ditahan_tidak_dimusnahkan():
    oleh = pengelola()
    satu = terbaca(media(oleh), oleh)
    Cadangan.objects.filter(repositori=satu.repositori).update(ditahan="Perkara 12")

    with pytest.raises(SalinanDitahan):
        usulkan_pemusnahan_media(satu.pk, oleh=oleh, alasan="Rusak", cara="Dihancurkan")


def test_salinan_cadangan_yang_ditahan_ikut_ditahan_sampai_dilepas():
    asal, kepala = cadangan(), buat_akun(Peran.KEPALA)
    penahanan = pasang_tahan(kepala, lingkup=LingkupTahan.CADANGAN, kunci=asal.kode)
    asal.refresh_from_db()
    salinan = catat_salinan(asal, media(pengelola()).repositori_id, "f" * 64)

    assert salinan.ditahan == asal.ditahan != ""
    lepas_penahanan(penahanan.pk, oleh=kepala, alasan_lepas="Selesai.")
    salinan.refresh_from_db()
    assert salinan.ditahan == ""


def test_rantai_penguasaan_hanya_dapat_ditambah_dan_media_tidak_dapat_dihapus():
    satu = di_luar(pengelola())

    assert list(satu.riwayat.order_by("pk").values_list("peristiwa", flat=True)) == [
        *("dicatat", "dipasang", "dilepas", "diserahkan", "tiba"),
    ]
    assert Jejak.objects.filter(peristiwa="media.diserahkan").count() == 1
    beku("DELETE FROM arsip_riwayatmedia", "hanya dapat ditambah")
    beku("UPDATE arsip_riwayatmedia SET kepada = 'x'", "hanya dapat ditambah")
    beku("DELETE FROM arsip_mediaportabel", "hanya dapat ditambah")
    beku("UPDATE arsip_mediaportabel SET kode = 'MP-99'", "hanya dapat ditambah")
    # Outside it is sealed and has a day to come back; a change of hands has its paper.
    beku("UPDATE arsip_mediaportabel SET nomor_segel = ''", "media_di_luar_bersegel")
    with pytest.raises(IntegrityError, match="riwayat_media_serah_terima"), transaction.atomic():
        RiwayatMedia.objects.create(media=satu, peristiwa=PeristiwaMedia.DISERAHKAN, dari="a", kepada="b")
    assert MediaPortabel.objects.count() == 1
