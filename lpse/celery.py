"""The Celery application: configured by the settings whose names begin with CELERY_."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lpse.settings")

app = Celery("lpse")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
