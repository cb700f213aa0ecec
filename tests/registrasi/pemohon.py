"""An applicant at the browser: sends forms, opens mails."""

import random
import re
import uuid
from dataclasses import dataclass, field

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lpse.models import Akun, Pemberitahuan
from lpse.models.pemberitahuan import StatusPemberitahuan
from lpse.pemberitahuan import kirim
from registrasi.models import Pendaftaran
from tests.factories import npwp_baru, unggahan

JENIS = {"jenis": "badan_usaha", "bidang_usaha": "konstruksi"}
PENANGGUNG_JAWAB = {
    "penanggung_jawab_nama": "Budi Ujiwan",
    "penanggung_jawab_nik": "3504 9915 0885 0001",
    "penanggung_jawab_jabatan": "Direktur",
}


def perusahaan(**lain: str) -> dict[str, str]:
    """Answers to the company page."""
    return {
        "nama_perusahaan": "PT Uji Peramban",
        "bentuk_usaha": "02",
        "npwp": npwp_baru(),
        "nib": "9900 0123 45678",
        "alamat": "Jalan Uji 1",
        "kabupaten": "3504",
        "telepon": "0812-3456-7890",
    } | lain


def browser() -> Client:
    """A client of its own on this machine: the limits per address count across tests and their processes."""
    return Client(REMOTE_ADDR=".".join(["127", *(str(random.randrange(256)) for _ in range(3))]))


def surel_baru() -> str:
    """An address never asked for before, for the same reason."""
    return f"{uuid.uuid4()}@uji.example"


def kirim_surat() -> list[mail.EmailMessage]:
    """Send what waits in the outbox; return the messages of this call."""
    sebelum = len(mail.outbox)
    antre = Pemberitahuan.objects.filter(status=StatusPemberitahuan.ANTRE)
    for pk in antre.order_by("pk").values_list("pk", flat=True):
        kirim(pk)
    return mail.outbox[sebelum:]


def jalan(teks: str, awalan: str) -> str:
    """The path of the first link in a mail that begins with this path."""
    cocok = re.search(rf"http://testserver({awalan}\S+)", teks)
    assert cocok, teks
    return cocok[1]


@dataclass
class Pemohon:
    """Goes through the pages as a person does."""

    email: str = field(default_factory=surel_baru)
    client: Client = field(default_factory=browser)

    def minta_tautan(self) -> str:
        """Ask for the link and return its path."""
        self.client.post("/daftar/", {"email": self.email})
        (surat,) = (s for s in kirim_surat() if s.to == [self.email])
        return jalan(surat.body, "/daftar/konfirmasi/")

    def mulai(self) -> "Pemohon":
        self.client.post(self.minta_tautan())
        return self

    @property
    def akun(self) -> Akun:
        return Akun.objects.get(email=self.email)

    @property
    def pendaftaran(self) -> Pendaftaran:
        return Pendaftaran.objects.filter(akun=self.akun).latest("pk")

    def alamat(self, ekor: str = "") -> str:
        return f"/daftar/{self.pendaftaran.kode}/{ekor}"

    def buka(self, ekor: str = "") -> str:
        """The text of a page of one's registration, which must answer 200."""
        jawaban = self.client.get(self.alamat(ekor))
        assert jawaban.status_code == 200, jawaban
        return jawaban.content.decode()

    def isi(self, bagian: str, data: dict[str, str]):
        return self.client.post(self.alamat(f"isi/{bagian}/"), data)

    def unggah(self, kode: str, berkas: SimpleUploadedFile | None = None):
        return self.client.post(self.alamat(f"dokumen/{kode}/"), {"berkas": berkas or unggahan()})

    def isi_semua(self, **lain: str) -> "Pemohon":
        """Answer everything and hand in every required document."""
        self.isi("jenis", JENIS)
        self.isi("perusahaan", perusahaan(**lain))
        self.isi("penanggung_jawab", PENANGGUNG_JAWAB)
        for dokumen in self.pendaftaran.dokumen.filter(is_wajib=True):
            self.unggah(dokumen.kode)
        return self

    def kirim(self):
        return self.client.post(self.alamat("kirim/"), follow=True)
