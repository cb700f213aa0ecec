"""Permissions from the roles in force today."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef

from lpse.models import Akun, Penugasan
from lpse.peran import IZIN, Peran, izin_peran


def pemegang_izin(izin: str) -> "models.QuerySet[Akun]":
    """The active people whose roles of today carry this permission, oldest Akun first."""
    return pemegang_peran(*(p for p, punya in IZIN.items() if izin in punya))


def pemegang_peran(*peran: Peran) -> "models.QuerySet[Akun]":
    """The active people who hold one of these roles today, oldest Akun first."""
    berlaku = Penugasan.objects.berlaku().filter(peran__in=peran).values("akun")
    return Akun.objects.filter(pk__in=berlaku, is_active=True).order_by("pk")


class PeranBackend(AuthenticationBackend):
    """Signs in by User ID or e-mail (allauth's part); grants what `Penugasan` says today."""

    def get_user(self, user_id: Any) -> Akun | None:
        """The person of a session with the roles of today, in one query; None when deactivated or gone."""
        berlaku = Penugasan.objects.berlaku().filter(akun=OuterRef("pk")).values("peran")
        akun = Akun.objects.annotate(peran_kini=ArraySubquery(berlaku)).filter(pk=user_id).first()
        if akun is None or not self.user_can_authenticate(akun):
            return None
        akun.ingat_peran(Peran(peran) for peran in akun.peran_kini)
        return akun

    def get_all_permissions(
        self, user_obj: AbstractBaseUser | models.Model, obj: models.Model | None = None
    ) -> set[str]:
        """Return an active Akun's permissions; a record-level question (`obj`) is for the policies."""
        if obj is not None or not isinstance(user_obj, Akun) or not user_obj.is_active:
            return set()
        return set(izin_peran(user_obj.peran))

    def has_perm(self, user_obj: Any, perm: str, obj: models.Model | None = None) -> bool:
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(izin.startswith(f"{app_label}.") for izin in self.get_all_permissions(user_obj))
