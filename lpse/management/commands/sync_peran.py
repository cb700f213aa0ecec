"""Mirrors the roles into Django's groups, for display; nothing reads them for a decision."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from lpse.models import Akun, Penugasan
from lpse.peran import Peran


class Command(BaseCommand):
    help = "Menyalin peran yang berlaku hari ini ke grup Django (hanya untuk ditampilkan)."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for peran in Peran:
            grup, _ = Group.objects.get_or_create(name=peran.value)
            pemegang = Penugasan.objects.berlaku().filter(peran=peran).values("akun")
            grup.user_set.set(Akun.objects.filter(pk__in=pemegang))
        self.stdout.write(f"{len(Peran)} peran disalin.")
