"""What a step of a deactivation, or of its reversal, asks for beside status and permission: no writes."""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef

from lpse.aturan import AturanDilanggar
from lpse.models import Akun
from lpse.profil import profil
from lpse.waktu import hari_ini, waktu
from registrasi.enums.pendaftaran import StatusSPSE
from registrasi.enums.penonaktifan import (
    DasarPenonaktifan,
    StatusPengaktifan,
    TindakanPengaktifan,
    TindakanPenonaktifan,
)
from registrasi.models import Pengaktifan, PenggunaSPSE, Penonaktifan
from registrasi.models.penonaktifan import SUDAH_NONAKTIF


class SudahNonaktif(AturanDilanggar):
    pass


class MasihAktif(AturanDilanggar):
    pass


class PerkaraTerbuka(AturanDilanggar):
    """The user already has an open case of this kind; `nomor` is its number."""

    def __init__(self, nomor: str) -> None:
        super().__init__(f"Pengguna ini masih mempunyai perkara terbuka, {nomor}. Selesaikan itu dahulu.")
        self.nomor = nomor


class PerkaraSendiri(AturanDilanggar):
    pass


class PemintaKeliru(AturanDilanggar):
    pass


class SuratBelumAda(AturanDilanggar):
    pass


class BelumDidengar(AturanDilanggar):
    pass


class SudahDijawab(AturanDilanggar):
    pass


class BelumDijawabLKPP(AturanDilanggar):
    pass


class DuaOrang(AturanDilanggar):
    """Whoever recorded or proposed does not decide."""


class TanggalKeliru(AturanDilanggar):
    pass


class AksesDiakhiri(AturanDilanggar):
    """A deactivation holds: nothing else gives access again but the reversal of that case."""

    def __init__(self) -> None:
        super().__init__(
            "Akun ini dinonaktifkan, jadi belum dapat diteruskan. "
            "Yang membukanya kembali hanya permohonan pengaktifan kembali yang disetujui."
        )


Perkara = Penonaktifan | Pengaktifan


def alasan_nonaktif(dasar: str) -> str:
    """The ground in the regulation's own words; our label where the profil lists none."""
    kata = {butir.kode: butir.nama for butir in profil().registrasi.alasan_nonaktif}
    return kata.get(dasar) or DasarPenonaktifan(dasar).label


def nama_peminta(kode: str) -> str:
    """Who asked, in words; "" for nobody."""
    return dict(pilihan_peminta()).get(kode, kode)


def pilihan_peminta() -> list[tuple[str, str]]:
    """Who may ask for a deactivation because of the blacklist, by this profil."""
    return [(kode, str(profil().pihak[kode])) for kode in profil().registrasi.peminta_nonaktif]


def is_nonaktif(akun: Akun) -> bool:
    """Whether this person's access was ended by a case, and not given back since.

    A revoked approval ends access too, but leaves the way open to register anew.
    """
    diputus = Penonaktifan.objects.filter(pengguna__akun=akun, status__in=SUDAH_NONAKTIF)
    dibalik = Pengaktifan.objects.filter(penonaktifan=OuterRef("pk"), status=StatusPengaktifan.DISETUJUI)
    return diputus.filter(~Exists(dibalik), pengguna__status_spse=StatusSPSE.NONAKTIF).exists()


def is_ditunggu_jawabannya(akun: Akun) -> bool:
    """Whether a report about this person waits for their answer."""
    return Penonaktifan.objects.menunggu_jawaban().filter(pengguna__akun=akun).exists()


def is_pengguna_spse(akun: Akun) -> bool:
    """Whether this person has a User ID that is not deactivated, by a registration here or by an import."""
    pengguna = PenggunaSPSE.objects.filter(akun=akun)
    return pengguna.exclude(status_spse=StatusSPSE.NONAKTIF).exists()


def check_tidak_nonaktif(akun: Akun) -> None:
    """Raise AksesDiakhiri while a deactivation of this person holds."""
    if is_nonaktif(akun):
        raise AksesDiakhiri


def check_pengguna_lain(pengguna: PenggunaSPSE, oleh: Akun) -> None:
    """Raise PerkaraSendiri for an officer whose own access the case is about."""
    if pengguna.akun_id == oleh.pk:
        raise PerkaraSendiri("Perkara ini tentang Anda sendiri. Serahkan kepada petugas lain.")


def check_dapat_dilaporkan(pengguna: PenggunaSPSE) -> None:
    """Raise SudahNonaktif or PerkaraTerbuka where there is nothing to report against."""
    if pengguna.status_spse == StatusSPSE.NONAKTIF:
        raise SudahNonaktif(f"Pengguna {pengguna} sudah nonaktif, jadi tidak ada yang dinonaktifkan.")
    terbuka = Penonaktifan.objects.terbuka().filter(pengguna=pengguna).first()
    if terbuka:
        raise PerkaraTerbuka(terbuka.nomor)


def check_dapat_dimohonkan(pengguna: PenggunaSPSE) -> None:
    """Raise MasihAktif or PerkaraTerbuka where there is nothing to make active again."""
    if pengguna.status_spse != StatusSPSE.NONAKTIF:
        raise MasihAktif(f"Pengguna {pengguna} tidak nonaktif, jadi tidak ada yang diaktifkan kembali.")
    terbuka = Pengaktifan.objects.terbuka().filter(pengguna=pengguna).first()
    if terbuka:
        raise PerkaraTerbuka(terbuka.nomor)


def check_peminta(dasar: str, peminta: str) -> None:
    """Raise PemintaKeliru unless a request about the blacklist comes from one whom the regulation names."""
    if dasar == DasarPenonaktifan.DAFTAR_HITAM and peminta not in profil().registrasi.peminta_nonaktif:
        raise PemintaKeliru("Pilih siapa yang meminta; hanya pihak yang disebut peraturan dapat meminta.")
    if dasar == DasarPenonaktifan.PELANGGARAN and peminta:
        raise PemintaKeliru("Peminta hanya diisi untuk permintaan berkaitan dengan daftar hitam.")


def check_tanggal(*hari: date | None) -> None:
    """Raise TanggalKeliru for the date of a letter that lies ahead."""
    if any(satu is not None and satu > hari_ini() for satu in hari):
        raise TanggalKeliru("Tanggal surat tidak boleh sesudah hari ini.")


def check_bersurat(perkara: Penonaktifan, oleh: Akun | None) -> None:
    """Raise SuratBelumAda before the report's letter has been uploaded."""
    if perkara.rujukan_surat.berkas_id is None:
        raise SuratBelumAda("Unggah dahulu pindaian surat laporannya.")


def check_belum_dijawab(perkara: Penonaktifan, oleh: Akun | None) -> None:
    """Raise SudahDijawab for a second answer; later evidence goes to the officer."""
    if perkara.dijawab_pada is not None:
        raise SudahDijawab("Jawaban Anda sudah kami terima dan tidak dapat diganti.")


def check_didengar(perkara: Penonaktifan, oleh: Akun | None) -> None:
    """Raise BelumDidengar while the user may still answer and has not."""
    if not perkara.is_didengar and perkara.tenggat:
        raise BelumDidengar(f"Pengguna masih dapat menjawab sampai {waktu(perkara.tenggat)}. Tunggu dahulu.")


def check_disetujui_lkpp(perkara: Penonaktifan, oleh: Akun | None) -> None:
    """Raise BelumDijawabLKPP until LKPP's consent is on record."""
    if not perkara.is_disetujui_lkpp:
        raise BelumDijawabLKPP("Persetujuan LKPP belum dicatat. Petugas mencatatnya dahulu.")


def check_dua_orang(perkara: Perkara, oleh: Akun | None) -> None:
    """Raise DuaOrang for a decider who recorded or proposed the same case."""
    pencatat = perkara.dilaporkan_oleh_id if isinstance(perkara, Penonaktifan) else perkara.dimohon_oleh_id
    if oleh is not None and oleh.pk in (perkara.pengusul_id, pencatat):
        raise DuaOrang("Anda yang mencatat atau mengusulkan perkara ini, jadi orang lain yang memutus.")


T = TindakanPenonaktifan
SYARAT: dict[str, tuple[Callable[[Penonaktifan, Akun | None], None], ...]] = {
    T.MINTA_KLARIFIKASI: (check_bersurat,),
    T.JAWAB: (check_belum_dijawab,),
    T.TERBITKAN_PERNYATAAN: (check_didengar,),
    T.NONAKTIFKAN: (check_disetujui_lkpp, check_dua_orang),
}


def check_syarat(perkara: Penonaktifan, tindakan: TindakanPenonaktifan, oleh: Akun | None) -> None:
    """Raise the first rule that stands in the way of a step whose status and permission are right."""
    if oleh is not None and tindakan != T.JAWAB:
        check_pengguna_lain(perkara.pengguna, oleh)
    for syarat in SYARAT.get(tindakan, ()):
        syarat(perkara, oleh)


def check_syarat_pengaktifan(perkara: Pengaktifan, tindakan: TindakanPengaktifan, oleh: Akun) -> None:
    """Raise PerkaraSendiri, or DuaOrang where a decision is asked of whoever prepared it."""
    check_pengguna_lain(perkara.pengguna, oleh)
    if tindakan != TindakanPengaktifan.CATAT_KLARIFIKASI:
        check_dua_orang(perkara, oleh)


def halangan(perkara: Perkara, tindakan: TindakanPenonaktifan | TindakanPengaktifan, oleh: Akun) -> str:
    """Why a step cannot be taken now, for the button's place; "" when it can."""
    try:
        if isinstance(perkara, Penonaktifan):
            check_syarat(perkara, TindakanPenonaktifan(tindakan), oleh)
        else:
            check_syarat_pengaktifan(perkara, TindakanPengaktifan(tindakan), oleh)
    except AturanDilanggar as aturan:
        return str(aturan)
    return ""
