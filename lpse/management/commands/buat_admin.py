"""The first administrator, or a way back in: the one grant that needs no second person."""

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.forms import ValidationError

from lpse.jejak import catat
from lpse.models import Akun, Penugasan
from lpse.peran import Peran
from lpse.tautan_sandi import tautan_sandi


class Command(BaseCommand):
    help = "Membuat administrator dan mencetak tautan sekali pakai untuk membuat kata sandi."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--peran", default=Peran.ADMIN_SISTEM, choices=[Peran.ADMIN_SISTEM, Peran.KEPALA])

    def handle(self, *args: Any, email: str, peran: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"“{email}” bukan alamat surel.") from None
        with transaction.atomic():
            akun = Akun.objects.filter(email__iexact=email).first() or Akun.objects.create_user(
                email, is_demo=settings.LPSE_DEMO
            )
            EmailAddress.objects.update_or_create(
                user=akun, email=akun.email, defaults={"verified": True, "primary": True}
            )
            if peran not in akun.peran:
                Penugasan.objects.create(akun=akun, peran=peran)
            catat(akun, "akun.buat_admin", peran=peran)
        self.stderr.write(
            f"Buka tautan ini untuk membuat kata sandi {akun.email}; berlaku sekali, selama 3 hari:"
        )
        self.stdout.write(tautan_sandi(akun))
