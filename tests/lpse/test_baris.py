"""Rows read in the driver's binary format say what Django reads."""

import pytest

from lpse.baris import baca_baris
from lpse.models import Akun
from lpse.peran import Peran
from tests.factories import buat_akun


@pytest.mark.django_db
def test_baris_biner_sama_dengan_yang_dibaca_django():
    buat_akun(Peran.HELPDESK)
    buat_akun()
    kolom = ("pk", "email", "user_id", "is_active", "last_login", "created_at")
    rows = Akun.objects.order_by("pk").values_list(*kolom)
    assert len(rows) == 2
    assert baca_baris(rows) == list(rows)
    assert baca_baris(rows.filter(pk=0)) == []
    assert baca_baris(rows.filter(pk__in=[])) == []
