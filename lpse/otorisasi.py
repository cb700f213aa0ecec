"""Permissions from the roles in force today."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from lpse.models import Akun
from lpse.peran import izin_peran


class PeranBackend(AuthenticationBackend):
    """Signs in by User ID or e-mail (allauth's part); grants what `Penugasan` says today."""

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
