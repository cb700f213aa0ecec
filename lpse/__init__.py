"""The core every unit stands on; the Celery application is loaded with it, so tasks know where to go."""

from lpse.celery import app as celery_app

__all__ = ("celery_app",)
