"""Four tables: a list of cases with its papers, a row that everybody counts on, a log, and files."""

from django.db import models
from django.utils import timezone


class Case(models.Model):
    """A row of the list."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Menunggu"
        DONE = "done", "Selesai"

    number = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=24)
    status = models.CharField(max_length=14, choices=Status, default=Status.WAITING)
    sent_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at", "id"], name="floor_due")]


class Paper(models.Model):
    """What belongs to a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField(max_length=200)
    has_file = models.BooleanField(default=True)


class Counter(models.Model):
    """A number without gaps: one row, locked until its transaction ends."""

    kind = models.CharField(max_length=20, unique=True)
    last = models.PositiveIntegerField(default=0)


class Entry(models.Model):
    """Whatever an act leaves behind: a trail row, a message, a document."""

    what = models.CharField(max_length=80)
    about = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)


class Upload(models.Model):
    """A stored file."""

    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
