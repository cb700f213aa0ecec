"""How the mails about one ticket hang together, in the mail programs of both sides."""

from collections.abc import Mapping

from django.conf import settings
from django.db import models

from layanan.models import Tiket
from layanan.surat_masuk.kotak import baca_alamat
from layanan.surat_masuk.utas import alamat_balasan, message_id_tiket
from lpse.models import Pemberitahuan


class UtasTiket:
    """Signed Message-IDs and, where a mailbox is read, a signed address for the answer."""

    def message_id(self, objek: models.Model, kunci: str) -> str:
        """The signed Message-ID of one mail about this ticket."""
        assert isinstance(objek, Tiket)
        return message_id_tiket(objek.kode, kunci)

    def kepala(self, baris: Pemberitahuan) -> Mapping[str, str]:
        """What the mail answers, and where answers to it go; nothing for a ticket that is gone."""
        tiket = Tiket.objects.filter(pk=baris.objek_id).first()
        if tiket is None:
            return {}
        surat = tiket.surat.exclude(message_id="").order_by("-pk").first()
        # The root was never sent: it holds the thread together where no letter began it.
        akar = message_id_tiket(tiket.kode, "")
        dijawab = surat.message_id if surat else akar
        kepala = {"In-Reply-To": dijawab, "References": " ".join(dict.fromkeys((akar, dijawab)))}
        kotak = baca_alamat(settings.IMAP_URL)
        if kotak and all(satu.is_plus for satu in kotak):
            kepala["Reply-To"] = alamat_balasan(tiket.kode)
        return kepala


UTAS_TIKET = UtasTiket()
