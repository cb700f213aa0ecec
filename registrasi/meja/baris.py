"""One row of the queue as HTML, written in Python: as a template it was half of what the whole page costs."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lpse.kalender import KalenderKerja
from lpse.pengenal import samarkan
from lpse.waktu import nama_hari, sisa_hari, tanggal
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import Pendaftaran
from registrasi.policies.instansi import sebut_peran

# Each row a card on a narrow screen, which is why the roles are written out.
BARIS = """<tr role="row">
<td role="cell"><span class="pilihan"><input type="checkbox" name="pilih" value="{kode}" aria-label="Pilih {nomor}"></span></td>
<td role="cell"><a class="nomor" href="{kode}/"><strong>{nomor}</strong></a>{putaran}<br>{nama}<br><small class="redup">{pengenal}</small></td>
<td role="cell">{tenggat}</td>
<td role="cell" data-label="Jenis">{jenis}</td>
<td role="cell" data-label="Diajukan">{diajukan}</td>
<td role="cell" data-label="Pemegang">{pemegang}</td>
</tr>
"""  # noqa: E501 - a line of markup is a line of the page


@dataclass(frozen=True, slots=True)
class PenulisBaris:
    """Writes the rows of one page: the calendar, the clock and the zone are read once for all of them."""

    kalender: KalenderKerja
    now: datetime
    zona: ZoneInfo

    def tulis(self, p: Pendaftaran, tanda: str) -> SafeString:
        """The row. Everything that somebody typed is escaped here."""
        return mark_safe(  # noqa: S308
            BARIS.format(
                kode=escape(p.kode),
                nomor=escape(p.nomor),
                putaran=f' <small class="redup">putaran ke-{p.putaran}</small>' if p.putaran > 1 else "",
                nama=escape(p.nama_perusahaan),
                pengenal=self._pengenal(p),
                tenggat=self._tenggat(p, tanda),
                jenis=escape(p.get_jenis_display() if p.is_penyedia else sebut_peran(p.peran_pengguna)),
                diajukan=self._hari(p.diajukan_pada) if p.diajukan_pada else "",
                pemegang=self._pemegang(p),
            )
        )

    @staticmethod
    def _pengenal(p: Pendaftaran) -> str:
        """The number a row is known by, masked; an official without a NIP has none to show."""
        nama, nomor = ("NPWP", p.npwp16) if p.is_penyedia else ("NIP", p.nip)
        return f'{nama}&nbsp;<span class="nomor">{escape(samarkan(nomor))}</span>' if nomor else ""

    def _tenggat(self, p: Pendaftaran, tanda: str) -> str:
        """The deadline and how near it is; the status where no clock runs."""
        if not tanda or p.tenggat is None:
            return f'<strong class="tag tag--{p.status}">{p.get_status_display()}</strong>'
        sisa = sisa_hari(self.kalender.hari_kerja(self.now, p.tenggat), lewat=p.tenggat < self.now)
        hari = nama_hari(p.tenggat.astimezone(self.zona).date())
        return f'{self._hari(p.tenggat, hari)}<br><strong class="tag tag--{tanda}">{sisa}</strong>'

    def _hari(self, saat: datetime, nama: str = "") -> str:
        setempat = saat.astimezone(self.zona)
        sebutan = f"{nama}, " if nama else ""
        return f'<time datetime="{setempat.isoformat()}">{sebutan}{tanggal(setempat.date())}</time>'

    def _pemegang(self, p: Pendaftaran) -> str:
        """Who is at work on it now, or whose work it is to be."""
        if p.klaim_sampai is not None and p.klaim_sampai > self.now:
            sampai = p.klaim_sampai.astimezone(self.zona).strftime("%H.%M %Z")
            orang = escape(str(p.diklaim_oleh))
            return f'<span>{orang}<br><small class="redup">sampai {sampai}</small></span>'
        if p.ditugaskan_kepada_id and p.status == StatusPendaftaran.DIAJUKAN:
            return f'<span class="redup">Tugas {escape(str(p.ditugaskan_kepada))}</span>'
        return "–"
