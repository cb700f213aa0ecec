"""One row of the queue as HTML, written in Python: as a template it was half of what the whole page costs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from layanan.enums.tiket import ArahPesan, StatusTiket
from layanan.policies.sebutan import sisa_tenggat
from lpse.kalender import KalenderKerja
from lpse.waktu import nama_hari, tanggal

# Each row a card on a narrow screen, which is why the roles are written out.
BARIS = """<tr role="row">
<td role="cell"><span class="pilihan"><input type="checkbox" name="pilih" value="{kode}" aria-label="Pilih {nomor}"></span></td>
<td role="cell"><a class="nomor" href="{kode}/"><strong>{nomor}</strong></a>{pesan}<br>{judul}<br><small class="redup">{pelapor}</small></td>
<td role="cell">{tenggat}</td>
<td role="cell" data-label="Jenis"><span>{jenis}<br><small class="redup">{saluran}</small></span></td>
<td role="cell" data-label="Prioritas">{prioritas}</td>
<td role="cell" data-label="Petugas">{petugas}</td>
</tr>
"""  # noqa: E501 - a line of markup is a line of the page
PESAN_BARU = ' <strong class="tag tag--biru">Pesan pengguna</strong>'


@dataclass(frozen=True, slots=True)
class PenulisBaris:
    """Writes the rows of one page: the calendar, the clock and the zone are read once for all of them."""

    kerja: KalenderKerja
    now: datetime
    zona: ZoneInfo

    def tulis(self, t: Any, tanda: str) -> SafeString:
        """The row of a ticket with `bicara_terakhir`. Everything that somebody typed is escaped here."""
        # Before the first answer every ticket waits for one; only later is the user's word news.
        menunggu = t.is_berjalan and t.respons_pada and t.bicara_terakhir == ArahPesan.MASUK
        instansi = f", {escape(t.instansi)}" if t.instansi else ""
        return mark_safe(  # noqa: S308
            BARIS.format(
                kode=escape(t.kode),
                nomor=escape(t.nomor),
                pesan=PESAN_BARU if menunggu else "",
                judul=escape(t.judul),
                pelapor=f"{escape(t.nama)}{instansi}",
                tenggat=self._tenggat(t, tanda),
                jenis=t.get_jenis_display(),
                saluran=t.get_saluran_display(),
                prioritas=self._prioritas(t),
                petugas=escape(str(t.ditugaskan_kepada)) if t.ditugaskan_kepada_id else "–",
            )
        )

    @staticmethod
    def _prioritas(t: Any) -> str:
        label = t.get_prioritas_display()
        return f"<strong>{label}</strong>" if t.prioritas == "T" else label

    def _tenggat(self, t: Any, tanda: str) -> str:
        """The deadline and how near it is; the status where no clock runs."""
        if not tanda:
            return f'<strong class="tag tag--{WARNA.get(t.status, "abu")}">{t.get_status_display()}</strong>'
        setempat = t.tenggat.astimezone(self.zona)
        sebutan = f"{nama_hari(setempat.date())}, {tanggal(setempat.date())}, {setempat:%H.%M}"
        sisa = sisa_tenggat(self.kerja, self.now, t.tenggat)
        return (
            f'<time datetime="{setempat.isoformat()}">{sebutan}</time>'
            f'<br><strong class="tag tag--{tanda}">{sisa}</strong>'
        )


WARNA: dict[str, str] = {
    StatusTiket.TERCATAT: "biru",
    StatusTiket.DITANGANI: "biru",
    StatusTiket.MENUNGGU_PENGGUNA: "kuning",
    StatusTiket.MENUNGGU_LKPP: "kuning",
    StatusTiket.SELESAI: "hijau",
}
