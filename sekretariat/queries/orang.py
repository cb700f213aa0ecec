"""What the secretariat keeps of one person, for that person, and what of it must stay."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, Q

from lpse.models import Akun, Berkas
from lpse.profil import profil
from sekretariat.enums.retensi import PEGAWAI, RAPAT, RETENSI
from sekretariat.enums.spse import JenisData, PeranPejabat
from sekretariat.models import (
    Pegawai,
    PejabatSPSE,
    PendidikanPegawai,
    PenempatanPegawai,
    PenilaianSyarat,
    PernyataanBaca,
    PesertaRapat,
    SaringanTersimpan,
    TemuanRangkap,
)

KEHADIRAN = {True: "hadir", False: "tidak hadir", None: "belum dicatat"}


def data_orang(akun: Akun) -> Iterator[tuple[str, str, Iterable[Any]]]:
    """Code, name and rows of each table that is about this person: models, or rows in words."""
    pegawai = {"pegawai__akun": akun}
    yield "pegawai", "Catatan pegawai", Pegawai.objects.filter(akun=akun)
    yield "penempatan", "Penempatan di LPSE", PenempatanPegawai.objects.filter(**pegawai).order_by("pk")
    yield "pendidikan", "Pendidikan dan pelatihan", PendidikanPegawai.objects.filter(**pegawai).order_by("pk")
    yield "syarat", "Penilaian syarat pegawai", PenilaianSyarat.objects.filter(**pegawai).order_by("pk")
    yield "rangkap", "Temuan rangkap jabatan", TemuanRangkap.objects.filter(**pegawai).order_by("pk")
    yield "rapat", "Rapat yang mengundang Anda", [_baris_rapat(satu) for satu in _undangan(akun)]
    yield "prosedur", "Prosedur yang Anda nyatakan dibaca", _dibaca(akun)
    yield "pejabat_spse", "Anda sebagai pejabat dalam data SPSE", _disebut(akun)
    yield "saringan", "Saringan jejak Anda", SaringanTersimpan.objects.filter(pemilik=akun).order_by("pk")


def _undangan(akun: Akun) -> Any:
    """Also as a guest under the address that is theirs."""
    siapa = Q(akun=akun) | Q(akun=None, email__iexact=akun.email) & ~Q(email="")
    return PesertaRapat.objects.filter(siapa).select_related("rapat").order_by("-rapat__mulai", "pk")


def _baris_rapat(peserta: PesertaRapat) -> dict[str, Any]:
    return {
        "rapat": peserta.rapat.topik,
        "mulai": peserta.rapat.mulai,
        "nama": peserta.nama,
        "jabatan": peserta.jabatan,
        "instansi": peserta.instansi,
        "kehadiran": KEHADIRAN[peserta.is_hadir],
    }


def _dibaca(akun: Akun) -> list[dict[str, Any]]:
    rows = PernyataanBaca.objects.filter(akun=akun).select_related("versi__prosedur").order_by("pk")
    return [{"prosedur": str(satu.versi), "pada": satu.pada} for satu in rows]


def _disebut(akun: Akun) -> list[dict[str, Any]]:
    """How many packages name them, by what they are there; nothing where the account has no number."""
    nomor = Q(nip=akun.nip) & ~Q(nip="") | Q(nik=akun.nik) & ~Q(nik="")
    rows = PejabatSPSE.objects.filter(nomor).values("jenis", "peran").order_by("jenis", "peran")
    return [
        {"data": JenisData(s["jenis"]).label, "sebagai": PeranPejabat(s["peran"]).label, "paket": s["paket"]}
        for s in rows.annotate(paket=Count("kd_paket", distinct=True))
    ]


def dokumen_orang(akun: Akun) -> Iterator[tuple[str, str, Berkas]]:
    """The scans of their certificates: what it is, where it belongs, the file."""
    rows = PendidikanPegawai.objects.filter(pegawai__akun=akun, berkas__isnull=False)
    for satu in rows.select_related("berkas").order_by("pk"):
        if satu.berkas:
            yield satu.nama, "Catatan pegawai", satu.berkas


def wajib_simpan(akun: Akun) -> Iterator[tuple[str, str, str]]:
    """What stays whatever they ask: its name, its class in words, the article."""
    if Pegawai.objects.filter(akun=akun, dimusnahkan_pada=None).exists():
        yield "Catatan pegawai", RETENSI[PEGAWAI], profil().dasar_lengkap("sekretariat.pegawai")
    if _undangan(akun).exists():
        yield (
            "Undangan dan daftar hadir rapat",
            RETENSI[RAPAT],
            profil().dasar_lengkap("sekretariat.koordinasi"),
        )
