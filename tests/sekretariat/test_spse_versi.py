"""What the tables of SPSE data refuse by themselves."""

import uuid

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sekretariat.enums.spse import FormatData, JenisData, StatusKiriman, SumberKiriman
from sekretariat.models import KirimanSPSE, PengumumanTender
from sekretariat.models.baris_spse import BarisSPSE

TABEL = [m for m in apps.get_app_config("sekretariat").get_models() if issubclass(m, BarisSPSE)]
pytestmark = pytest.mark.django_db


def kiriman(**isian):
    sekarang = timezone.now()
    return KirimanSPSE.objects.create(
        **{
            "status": StatusKiriman.DITERAPKAN,
            "jenis": JenisData.TENDER_PENGUMUMAN,
            "format": FormatData.JSON,
            "sumber": SumberKiriman.PERINTAH,
            "nama_berkas": "tender.json",
            "ukuran": 10,
            "sha256": "0" * 64,
            "diterapkan_pada": sekarang,
            "selesai_pada": sekarang,
        }
        | isian
    )


def tender(**isian):
    sekarang = timezone.now()
    return PengumumanTender.objects.create(
        **{
            "kiriman": isian.pop("kiriman", None) or kiriman(),
            "nomor": 1,
            "sidik": uuid.uuid4(),
            "ditarik_pada": sekarang,
            "terlihat_pada": sekarang,
            "kd_tender": "10001",
            "nama_paket": "Pembangunan jembatan",
        }
        | isian
    )


def test_only_one_version_holds():
    lama = tender()
    with pytest.raises(IntegrityError), transaction.atomic():
        tender(kiriman=lama.kiriman)
    PengumumanTender.objects.filter(pk=lama.pk).update(is_kini=False)
    tender(kiriman=lama.kiriman)
    assert PengumumanTender.objects.filter(kd_tender="10001").count() == 2


@pytest.mark.parametrize(("kolom", "nilai"), [("nama_paket", "Lain"), ("kd_tender", "2"), ("nomor", 9)])
def test_a_version_stays_as_spse_said_it(kolom, nilai):
    baris = tender()
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        PengumumanTender.objects.filter(pk=baris.pk).update(**{kolom: nilai})
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        baris.delete()


def test_an_old_version_never_holds_again():
    baris = tender(is_kini=False)
    with pytest.raises(IntegrityError, match="hanya dapat ditambah"), transaction.atomic():
        PengumumanTender.objects.filter(pk=baris.pk).update(is_kini=True)
    PengumumanTender.objects.filter(pk=baris.pk).update(terlihat_pada=timezone.now())


@pytest.mark.parametrize("model", TABEL, ids=lambda m: m.__name__)
def test_every_table_of_rows_is_kept(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass "
            "AND tgfoid = 'sekretariat_tolak_ubah'::regproc",
            [model._meta.db_table],
        )
        assert cursor.fetchone()[0] == 2
