"""The watch over the rotation in the database, and two officers at one medium at the same moment."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from arsip.actions.media import hilangkan_media, ubah_media
from arsip.actions.serah_media import kembalikan_media
from arsip.actions.temuan_media import SURAT, sapu_rotasi
from arsip.models import MediaPortabel, TemuanMedia
from arsip.policies.media import DiRuangServer
from lpse.kalender_benih import isi_kalender_dari_profil
from lpse.models import Lokasi, Naskah, Pemberitahuan
from lpse.pemberitahuan import kirim
from lpse.peran import Peran
from tests.arsip.media import PEMBAWA, SEHARI, di_luar, media, pengelola, serahkan, tempat, terbaca
from tests.factories import buat_akun
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("arsip.luar_ruang")]


def jenis_terbuka() -> list[str]:
    return sorted(TemuanMedia.objects.filter(selesai__isnull=True).values_list("jenis", flat=True))


def test_rotasi_yang_putus_disurati_sekali_lalu_setiap_minggu_sampai_beres():
    isi_kalender_dari_profil()
    assert sapu_rotasi() == 0  # nothing is registered yet
    oleh = pengelola()
    buat_akun(Peran.KEPALA)
    satu = di_luar(oleh)
    media(oleh)

    assert [sapu_rotasi(), sapu_rotasi()] == [1, 0]
    assert jenis_terbuka() == ["kurang"]
    (surat,) = Pemberitahuan.objects.filter(templat=SURAT)
    assert surat.penerima == oleh.email
    kirim(surat.pk)
    assert "Ada 2 media dalam rotasi, paling sedikit 3" in mail.outbox[-1].body

    MediaPortabel.objects.filter(pk=satu.pk).update(wajib_kembali=timezone.localdate() - 2 * SEHARI)
    assert sapu_rotasi() == 1
    TemuanMedia.objects.filter(jenis="kurang").update(diingatkan_pada=timezone.now() - timedelta(days=8))
    assert sapu_rotasi() == 1
    media(oleh)
    kembalikan_media(satu.pk, oleh=oleh, dari=PEMBAWA, tempat=tempat("Kantor"), is_segel_utuh=True)
    assert sapu_rotasi() == 1  # now none is outside
    assert jenis_terbuka() == ["tanpa_luar"]
    # What is mended meanwhile is not told of.
    belum = Pemberitahuan.objects.filter(templat=SURAT).order_by("pk")[1]
    kirim(belum.pk)
    belum.refresh_from_db()
    assert belum.status == "batal"


@pytest.mark.django_db(transaction=True)
def test_serah_terima_serentak_bernomor_satu_dan_tempat_tidak_menjadi_ruang_server_di_sela():
    isi_kalender_dari_profil()
    oleh, lain = pengelola(), buat_akun(Peran.SEKRETARIS)
    satu, depo = terbaca(media(oleh), oleh), tempat("Depo")

    hasil = serentak(
        *(lambda siapa=siapa: serahkan(satu, siapa, tempat=depo) for siapa in (oleh, lain, oleh)),
        lambda: hilangkan_media(satu.pk, oleh=lain, alasan="Tidak ada"),
    )

    menang = [h for h in hasil if not isinstance(h, Exception)]
    satu.refresh_from_db()
    terbit = Naskah.objects.filter(jenis="BA-STM").count()
    assert (terbit, satu.riwayat.filter(peristiwa="diserahkan").count()) in {(0, 0), (1, 1)}
    assert len(menang) == 1 + (terbit == 1 and satu.status == "hilang")

    dua, gudang = media(oleh), tempat("Gudang")

    def jadikan_ruang_server() -> object:
        with transaction.atomic():
            Lokasi.objects.select_for_update().get(pk=gudang.pk)
            return Lokasi.objects.filter(pk=gudang.pk).update(is_ruang_server=True)

    def coba() -> object:
        try:
            return jadikan_ruang_server()
        except Exception as galat:  # whichever came second is refused by the database
            return galat

    pindah, ruang = serentak(lambda: ubah_media(dua.pk, oleh=oleh, tempat=gudang), coba)
    gudang.refresh_from_db()
    dua.refresh_from_db()
    assert isinstance(pindah, DiRuangServer) != isinstance(ruang, Exception)
    assert not (gudang.is_ruang_server and dua.tempat_id == gudang.pk)
