"""Bare views: no checks of content, no rules, no trail; the least that the same kind of request costs."""

import hashlib
import json
from uuid import uuid4

from django.contrib.auth.decorators import login_required, permission_required
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from bench.floor.models import Case, Counter, Entry, Upload

ROWS = 25
PERMISSION = "floor.view_case"


def hello(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return HttpResponse("halo")


def case_list(request: HttpRequest) -> HttpResponse:
    """The first 25 rows, in an order that an index serves."""
    return render(request, "list.html", {"cases": Case.objects.order_by("due_at", "pk")[:ROWS]})


@login_required
@permission_required(PERMISSION, raise_exception=True)
def signed_in_list(request: HttpRequest) -> HttpResponse:
    """The same list behind session, user and permission: as many queries for that as the portal's four."""
    return case_list(request)


@login_required
@permission_required(PERMISSION, raise_exception=True)
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """A file to disk, with its SHA-256 and a row."""
    file = request.FILES["berkas"]
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    key = default_storage.save(uuid4().hex, file)
    Upload.objects.create(key=key, digest=digest.hexdigest(), size=file.size)
    return redirect("hello")


@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    """One row, one commit, nobody signed in."""
    Entry.objects.create(what="sisip", about=request.POST["tentang"])
    return redirect("hello")


@login_required
@permission_required(PERMISSION, raise_exception=True)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """A transaction with as many rows read and written as the form says.

    Always: the case without a lock and again with one, its papers, an UPDATE of the case. `nomor` numbers
    are taken from the locked counter (SELECT FOR UPDATE, UPDATE), `sisip` rows inserted, the first with a
    digest of what it says.
    """
    Case.objects.get(pk=pk)
    numbers, inserts = int(request.POST["nomor"]), int(request.POST["sisip"])
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=pk)
        papers = list(case.papers.all())
        for _ in range(numbers):
            counter = Counter.objects.select_for_update().get(kind="act")
            counter.last += 1
            counter.save(update_fields=["last"])
            case.number = f"REG-{counter.last:06d}"
        case.status, case.note = Case.Status.DONE, f"{len(papers)} dokumen"
        case.save()
        for number in range(inserts):
            data = {"nomor": case.number, "urut": number}
            digest = "" if number else hashlib.sha256(json.dumps(data).encode()).hexdigest()
            Entry.objects.create(what="tindakan", about=str(pk), digest=digest, data=data)
    return redirect("hello")
