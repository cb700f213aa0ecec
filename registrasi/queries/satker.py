"""The users of SPSE of an agency, as their letters say."""

from collections.abc import Collection, Iterator

from lpse.sumbangan import PenggunaSatker
from registrasi.models import MasaPeran


def pengguna_satker(satker: Collection[int]) -> Iterator[PenggunaSatker]:
    """Who holds a role in SPSE today for one of these agencies; a person with two roles comes twice."""
    berlaku = MasaPeran.objects.berlaku().filter(satker__in=satker).select_related("pengguna__akun")
    for masa in berlaku.order_by("pengguna__akun__nama", "pk"):
        akun = masa.pengguna.akun
        assert masa.satker_id is not None
        yield PenggunaSatker(
            satker_id=masa.satker_id,
            akun_id=akun.pk,
            nama=str(akun),
            surel=akun.email,
            user_id=masa.pengguna.user_id,
            peran=masa.nama_peran,
        )
