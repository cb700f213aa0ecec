"""Personal links to a record, for people without an account: the mail has the secret, the row its digest."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Model, TextField, Value

from lpse.alamat import url_penuh
from lpse.rahasia import buat_token, sidik_token


def tambah_tautan(model: type[Model], kode: str, nama: str) -> str:
    """A personal link to the record with this `kode`, its secret made now; returns the whole address.

    `nama` is the page's URL name, which takes `kode` and `rahasia`. The `model` keeps the digest of every
    secret made for a row in `sidik_tautan`: the links of earlier mails keep working.
    """
    rahasia = buat_token()
    # Appended by the database: of two mails under way at once neither loses the other's.
    tambah = Func(
        F("sidik_tautan"),
        Value(sidik_token(rahasia)),
        function="array_append",
        output_field=ArrayField(TextField()),
    )
    model._default_manager.filter(kode=kode).update(sidik_tautan=tambah)
    return url_penuh(nama, kode=kode, rahasia=rahasia)
