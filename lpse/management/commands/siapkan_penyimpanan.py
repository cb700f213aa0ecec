"""Makes the bucket that scans are kept in, where there is none yet."""

from typing import Any

from django.core.files.storage import storages
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Membuat bucket penyimpanan berkas bila belum ada; tidak berbuat apa pun untuk direktori lokal."

    def handle(self, *args: Any, **options: Any) -> None:
        penyimpanan: Any = storages["berkas"]
        if not hasattr(penyimpanan, "bucket_name"):
            self.stdout.write("Berkas disimpan di direktori lokal.")
            return
        klien = penyimpanan.connection.meta.client
        ada = {bucket["Name"] for bucket in klien.list_buckets()["Buckets"]}
        if penyimpanan.bucket_name not in ada:
            klien.create_bucket(Bucket=penyimpanan.bucket_name)
        self.stdout.write(f"Bucket {penyimpanan.bucket_name} siap.")
