"""What each unit contributes to pages and services made from several units.

A unit registers in its `AppConfig.ready()`; `/`, the menus, `/metrics`, retention and the outbox read here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from django.db import models
from django.http import HttpRequest

from lpse.bukti import Bukti
from lpse.models import Akun, Berkas, Pemberitahuan, TokenAPI
from lpse.peran import Peran

Isi = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sampel:
    """One figure of several that share a name, told apart by labels."""

    nilai: float
    label: Mapping[str, str]


# What a source of /metrics knows: each name with one figure, or with labelled ones.
Ukuran = Mapping[str, "float | Sequence[Sampel]"]


def bool_benar() -> bool:
    """Whatever does not depend on the regulation."""
    return True


@dataclass(frozen=True, slots=True)
class ButirMenu:
    """One menu entry: URL name, label, and the permission it needs ("" = every member of staff).

    A public entry may depend on the regulation: `ada` is asked each time.
    """

    url: str
    label: str
    izin: str = ""
    ada: Callable[[], bool] = bool_benar


class Utas(Protocol):
    """How the mails about one record hang together, so that an answer finds its way back to it."""

    def message_id(self, objek: models.Model, kunci: str) -> str:
        """The Message-ID of the mail with this key of the outbox; the same each time."""

    def kepala(self, baris: Pemberitahuan) -> Mapping[str, str]:
        """More headers for the mail when it is sent: Reply-To, In-Reply-To, References."""


@dataclass(frozen=True, slots=True)
class Surat:
    """One e-mail kind: its template stem under templates/surat/ and who fills it when it is sent.

    With an `utas` its Message-ID and its answers are that unit's affair.
    """

    templat: str
    isi: Callable[[Pemberitahuan], Isi | None]
    utas: Utas | None = None


@dataclass(frozen=True, slots=True)
class CakupanAPI:
    """What a token may be allowed: its code, in a few words, and the permission its owner must hold.

    Without a permission it reads what is the owner's own.
    """

    kode: str
    label: str
    izin: str = ""


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody the unit knows, as found by who serves a caller: nothing here is a secret of theirs."""

    nama: str
    telepon: str = ""
    surel: str = ""
    user_id: str = ""
    instansi: str = ""
    kelompok: str = ""
    akun_id: int | None = None


@dataclass(frozen=True, slots=True)
class PenggunaSatker:
    """A user of SPSE who works for an agency, for lists of whom to invite."""

    satker_id: int
    akun_id: int
    nama: str
    surel: str
    user_id: str
    peran: str


@dataclass(frozen=True, slots=True)
class Perkara:
    """A case of another unit that a ticket may point to: its number, what it is, and where it is read."""

    nomor: str
    judul: str
    url: str
    izin: str


@dataclass(frozen=True, slots=True)
class BebanPersonil:
    """What one officer had to do in a span: waiting for them at its end, and finished within it.

    Without a name it is what waits for whoever of the group comes first.
    """

    kelompok: str
    nama: str
    menunggu: int
    selesai: int = 0


@dataclass(frozen=True, slots=True)
class Pengumum:
    """How any unit tells users of a disturbance it has found, without knowing who keeps announcements.

    `buka(layanan_kode, judul, isi, *, sumber, kunci)` shows one and returns its code; while one with this
    `kunci` runs it changes nothing. `tutup(kunci, isi)` ends it; False where none runs. `layanan()` gives
    code and name of the services that can be announced. Maintenance is planned by `rencana`.
    """

    buka: Callable[..., str]
    tutup: Callable[..., bool]
    layanan: Callable[[], list[tuple[str, str]]]
    rencana: "PengumumRencana | None" = None


@dataclass(frozen=True, slots=True)
class PengumumRencana:
    """How a unit announces planned maintenance; what users were told stays in the announcements' record.

    `rencanakan(layanan_kode, judul, isi, mulai, selesai, *, sumber, kunci)` shows it at once; the codes of
    several services are given. `jadwalkan_ulang(kunci, mulai, selesai, alasan)` calls it off and shows the
    new time, `perpanjang(kunci, selesai, isi)` tells of a later end; these three return the announcement's
    code. `batalkan(kunci, isi)` withdraws it; False where none is shown. `alamat(kunci)` is where the last
    one is read; "" where there is none.
    """

    rencanakan: Callable[..., str]
    jadwalkan_ulang: Callable[..., str]
    perpanjang: Callable[..., str]
    batalkan: Callable[[str, str], bool]
    alamat: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PenerimaInstruksi:
    """Who takes over what LKPP instructs us to do to the systems.

    `catat(isi, *, oleh, asal, dari)` records an instruction of `dari` that came with the matter of this code
    ("": by itself) and returns its code; `dari(asal)` says how those stand that came with it: isi, status,
    is_menunggu, url.
    `daftar` is the URL name of the list.
    """

    catat: Callable[..., str]
    dari: Callable[[str], list[Isi]]
    daftar: str


@dataclass(frozen=True, slots=True)
class ButirRetensi:
    """One record that has a retention time: its key, what it is, from which day its time is counted.

    `label` holds no personal data, since it outlives the record. Without `tanggal` the time does not run yet
    (the user still exists). `akun_id` is whose it is; `disimpan_pada` when its youngest bytes were stored.
    """

    kunci: str
    label: str
    tanggal: date | None
    akun_id: int | None = None
    disimpan_pada: datetime | None = None


@dataclass(frozen=True, slots=True)
class RekamanRetensi:
    """The records of one retention class, as the unit that keeps them counts and destroys them.

    `jatuh_tempo(sampai, setelah, cari)`: those whose time is counted from a day up to `sampai`, by day and
    key, beyond the (day, key) `setelah`; destroyed ones are gone from it. `cari(kunci)`: one of them as it is
    now, None where there is none or it is destroyed. `musnahkan(kunci, *, oleh)` works within the caller's
    transaction and may be repeated; `is_tuntas(kunci)` looks whether its bytes are gone. `url(kunci)`: its
    page.
    """

    kelas: str
    nama: str
    peristiwa: str
    jatuh_tempo: Callable[[date, tuple[date, str] | None, str], Iterable[ButirRetensi]]
    cari: Callable[[str], ButirRetensi | None]
    musnahkan: Callable[..., None]
    is_tuntas: Callable[[str], bool]
    url: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class HalamanRekaman:
    """The officers' page of the records of one kind: its URL name, and the columns its address is made of.

    `terbuka(akun)`: those whose page opens to this person, where not all do to whoever may open such pages.
    """

    nama: str
    kunci: tuple[str, ...] = ("kode",)
    terbuka: Callable[[Akun], "models.QuerySet[Any]"] | None = None


@dataclass(slots=True)
class Sumbangan:
    """The registry itself; one per process."""

    menu_publik: list[ButirMenu] = field(default_factory=list)
    menu_kaki: list[ButirMenu] = field(default_factory=list)
    kartu_publik: list[Callable[[], Isi | None]] = field(default_factory=list)
    spanduk: list[Callable[[], Isi | None]] = field(default_factory=list)
    menu_staf: dict[str, list[ButirMenu]] = field(default_factory=dict)
    # Whose daily work is in which group of that menu: those stand first, and open.
    menu_harian: dict[str, frozenset[Peran]] = field(default_factory=dict)
    kartu: list[Callable[[HttpRequest, Akun], Isi | None]] = field(default_factory=list)
    surat: dict[str, Surat] = field(default_factory=dict)
    pengumum: Pengumum | None = None
    penerima_instruksi: PenerimaInstruksi | None = None
    # Prepares a report of a technical obstacle to LKPP: (judul, uraian, upaya, *, oleh) -> what it became.
    penerus_lkpp: Callable[..., Perkara] | None = None
    detak: list[Callable[[], object]] = field(default_factory=list)
    cari_orang: list[Callable[[str, int], list[Orang]]] = field(default_factory=list)
    pengguna_satker: list[Callable[[Collection[int]], Iterable[PenggunaSatker]]] = field(default_factory=list)
    cari_perkara: list[Callable[[str], Perkara | None]] = field(default_factory=list)
    # How many open deadlines a change of the calendar on these days, first through last, may move.
    tenggat_terbuka: list[Callable[[date, date], int]] = field(default_factory=list)
    # What the officers on duty had to do from the first day through the last, for the capacity report.
    kapasitas_personil: list[Callable[[date, date], Iterable[BebanPersonil]]] = field(default_factory=list)
    cakupan_api: dict[str, CakupanAPI] = field(default_factory=dict)
    # Told of each call that a known token made, with the status of the answer.
    panggilan_token: list[Callable[[TokenAPI, HttpRequest, int], None]] = field(default_factory=list)
    metrik: list[Callable[[], Ukuran]] = field(default_factory=list)
    # Figures that are nothing but the number of some rows: all of them are counted in one query.
    hitungan: dict[str, Callable[[], models.QuerySet[Any]]] = field(default_factory=dict)
    cakupan_metrik: str = ""  # the scope whose tokens read /metrics; "": none do
    kesehatan: dict[str, Callable[[], None]] = field(default_factory=dict)
    retensi: dict[str, str] = field(default_factory=dict)
    # For the privacy notice: of whom the units keep what, and why, by a code.
    data_pribadi: dict[str, str] = field(default_factory=dict)
    # What a unit keeps of one person: code, name and rows of each table; rows are models, or in words.
    data_orang: list[Callable[[Akun], Iterable[tuple[str, str, Iterable[Any]]]]] = field(default_factory=list)
    # Their own scans: what it is, where it belongs, the file.
    dokumen_orang: list[Callable[[Akun], Iterable[tuple[str, str, Berkas]]]] = field(default_factory=list)
    # What must stay whatever they ask: its name, its class in words, the article.
    wajib_simpan: list[Callable[[Akun], Iterable[tuple[str, str, str]]]] = field(default_factory=list)
    # Whether all that is this user's must stay, for the law.
    is_ditahan: Callable[[int], bool] = field(default=lambda akun_id: False)
    # How long the records of each class are kept by the region's schedule, in words; absent: not said there.
    masa_retensi: Callable[[], dict[str, str]] = field(default=dict)
    # What can fall due and be destroyed, by the code of its retention class.
    rekaman_retensi: dict[str, RekamanRetensi] = field(default_factory=dict)
    # Where officers read one record, by the label of its model: the trail and the reports lead there.
    halaman_rekaman: dict[str, HalamanRekaman] = field(default_factory=dict)
    # What shows that a rule is carried out, by its code.
    bukti: dict[str, Bukti] = field(default_factory=dict)
    demo: list[Callable[[], None]] = field(default_factory=list)
    # Storage keys of bytes that a unit keeps beside `Berkas`.
    kunci_simpanan: list[Callable[[], Iterable[str]]] = field(default_factory=list)

    def daftarkan_surat(
        self, templat: str, isi: Callable[[Pemberitahuan], Isi | None], utas: Utas | None = None
    ) -> None:
        """Register an e-mail kind. `isi` returns its context, or None when it need not go any more."""
        self.surat[templat] = Surat(templat, isi, utas)

    def daftarkan_cakupan(self, *cakupan: CakupanAPI) -> None:
        """Register what tokens may be allowed."""
        self.cakupan_api |= {satu.kode: satu for satu in cakupan}

    def daftarkan_bukti(self, *bukti: Bukti) -> None:
        """Register evidence. Raises ValueError for a code that is taken."""
        for satu in bukti:
            if self.bukti.setdefault(satu.kode, satu) is not satu:
                raise ValueError(f"bukti “{satu.kode}” didaftarkan dua kali")


sumbangan = Sumbangan()
