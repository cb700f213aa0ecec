"""Registration: the public list of requirements, the queue, the desk, submitting, uploading, deciding."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from bench import bare, pages
from bench.acts import PAPER
from bench.client import Request, request
from bench.latency import OFFICE_DESK, OFFICE_LIST, PROVIDER, Visited
from bench.lines import Bar, Line, Portal, repeated
from bench.lines.inti import Visit
from bench.visitor import Visitor
from lpse.models import Akun
from lpse.waktu import hari_ini
from registrasi.enums.pendaftaran import StatusPendaftaran
from registrasi.models import DokumenSyarat, Pendaftaran

QUEUE, SUBMIT = "antrean", "kirim pendaftaran"
SUBMITTED = bare.Act(numbers=1, inserts=2)
APPROVED = bare.Act(numbers=2, inserts=10)
ROUND_OF_ACTS = 24


def _seen(address: pages.Address) -> Callable[[Portal, int], Iterator[Request]]:
    """A page as the officer sees it; the address is another one each time where samples are."""
    return lambda portal, _times: repeated(lambda: request(address(portal.place), portal.officer))


def _as_applicant(akun: Akun) -> dict[str, str]:
    """An applicant's cookies: a session as a sign-in by e-mailed code leaves it, without the e-mail."""
    session = SessionStore()
    session[SESSION_KEY] = str(akun.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = akun.get_session_auth_hash()
    session.create()
    return {settings.SESSION_COOKIE_NAME: str(session.session_key)}


def _filled_in(visitor: Visitor, page: str, ending: str, **more: str) -> Callable[..., Request]:
    """The POST of the form on `page`; the page itself is asked for now, before the time counts."""
    address, fields = visitor.form(visitor.get(page), ending)
    return partial(request, address, visitor.cookies, form={**fields, **more})


def _submit(portal: Portal, times: int) -> list[Request]:
    """As many complete drafts as the round sends, each with its owner signed in."""
    return [
        _filled_in(
            Visitor(portal.server.port, _as_applicant(draft.akun)),
            reverse("registrasi:periksa", args=[draft.kode]),
            "/kirim/",
        )(hoped=reverse("registrasi:selesai", args=[draft.kode]))
        for draft in _drafts()[:times]
    ]


def _upload(portal: Portal, times: int) -> list[Request]:
    """A scan as the phone sends it, for a document of a draft."""
    requests = []
    for draft in _drafts().reverse()[:times]:
        document = DokumenSyarat.objects.filter(pendaftaran=draft, berkas__isnull=False).earliest("urutan")
        page = reverse("registrasi:dokumen", args=[draft.kode, document.kode])
        visitor = Visitor(portal.server.port, _as_applicant(draft.akun))
        requests.append(_filled_in(visitor, page, page)(file=("berkas", _another(PAPER)), hoped=page))
    return requests


def _another(jpeg: bytes) -> bytes:
    """The same picture with a comment of its own: a file sent twice is taken for one, and costs less."""
    comment = uuid4().bytes
    return jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:]


def _drafts() -> QuerySet[Pendaftaran]:
    drafts = Pendaftaran.objects.filter(status=StatusPendaftaran.DRAF).select_related("akun")
    return drafts.order_by("pk")


def _approve(portal: Portal, times: int) -> list[Request]:
    """Files with every mark; from the far end, since the lists are read from the near one."""
    waiting = list(Pendaftaran.objects.menunggu_verifikasi().reverse()[:times])
    officer = Akun.objects.get(email=portal.place.officer.email)
    DokumenSyarat.objects.filter(pendaftaran__in=waiting, berkas__isnull=False).update(
        ada=True,
        sesuai_asli=True,
        asli_diperlihatkan_pada=hari_ini(),
        diperiksa_oleh=officer,
        diperiksa_pada=timezone.now(),
    )
    return [
        _filled_in(Visitor(portal.server.port, portal.officer), _decision(p), _decision(p))(
            hoped=reverse("admin:registrasi_pendaftaran_change", args=[p.kode])
        )
        for p in waiting
    ]


def _decision(pendaftaran: Pendaftaran) -> str:
    return reverse("admin:registrasi_meja_setujui", args=[pendaftaran.kode])


def _counted(status: StatusPendaftaran) -> Callable[[], int]:
    return Pendaftaran.objects.filter(status=status).count


def visited(portal: Portal) -> list[Visited]:
    """The six pages of an applicant, and the officer's queue and desk."""
    draft, sent = _drafts().reverse()[0], next(portal.place.samples)
    document = DokumenSyarat.objects.filter(pendaftaran=draft).earliest("urutan")
    applicant, waiting = _as_applicant(draft.akun), _as_applicant(sent.akun)
    tasks = reverse("registrasi:tugas", args=[draft.kode])
    return [
        Visited("halaman depan", "/", {}, PROVIDER),
        Visited("daftar persyaratan", reverse("registrasi:persyaratan"), {}, PROVIDER),
        Visited("daftar tugas", tasks, applicant, PROVIDER),
        Visited(
            "unggah", reverse("registrasi:dokumen", args=[draft.kode, document.kode]), applicant, PROVIDER
        ),
        Visited("periksa", reverse("registrasi:periksa", args=[draft.kode]), applicant, PROVIDER),
        Visited("status", reverse("registrasi:tugas", args=[sent.kode]), waiting, PROVIDER),
        Visited("antrean", pages.queue()(portal.place), portal.officer, OFFICE_LIST),
        Visited("meja", pages.desk(portal.place), portal.officer, OFFICE_DESK),
    ]


LINES = [
    Line("daftar persyaratan", bare.LIST, Visit("registrasi:persyaratan"), bare.case_list),
    Line(QUEUE, bare.SIGNED_IN_LIST, _seen(pages.queue()), bare.signed_in_list, sizes=2),
    Line(
        "antrean, cari nama",
        bare.SIGNED_IN_LIST,
        _seen(pages.search(pages.rare_word)),
        bare.signed_in_list,
        sizes=2,
    ),
    Line("meja", bare.SIGNED_IN_LIST, _seen(pages.desk), bare.signed_in_list),
    Line(
        SUBMIT,
        SUBMITTED.name,
        _submit,
        SUBMITTED,
        times=ROUND_OF_ACTS,
        count=_counted(StatusPendaftaran.DIAJUKAN),
    ),
    Line(
        f"unggah {len(PAPER) / 1000:.0f} KB",
        bare.Upload.name,
        _upload,
        bare.Upload(PAPER),
        times=ROUND_OF_ACTS,
    ),
    Line(
        "setujui",
        APPROVED.name,
        _approve,
        APPROVED,
        times=ROUND_OF_ACTS,
        count=_counted(StatusPendaftaran.DISETUJUI),
    ),
]
BARS = [
    Bar("antrean: SQL dalam satu permintaan", lambda r: r.statements(pages.QUEUE.name), 8),
    Bar("antrean: bagian dari lantainya, permintaan per detik", lambda r: r.rate_ratio(QUEUE), 0.5, True),
    Bar("antrean: p50 basis data besar terhadap kecil", lambda r: r.growth_beside(QUEUE), 1.25),
    Bar("kirim: CPU terhadap lantainya", lambda r: r.cpu_ratio(SUBMIT), 1.5),
]
