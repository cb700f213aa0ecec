"""The secretariat's tables, one module per area."""

from sekretariat.models.kepatuhan import BundelKepatuhan

__all__ = ["BundelKepatuhan"]
