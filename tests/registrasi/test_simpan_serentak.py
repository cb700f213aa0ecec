"""Two verifiers at one document: nothing is overwritten, nothing typed is lost."""

import html
import json
import re

import pytest

from lpse.models import Jejak
from lpse.peran import Peran
from lpse.serentak import isian_berubah
from registrasi import actions
from registrasi.models import DokumenSyarat
from registrasi.policies.pendaftaran import SudahBerubah, tanda_dokumen
from tests.factories import buat_akun, buat_berkas, buat_diajukan, tandai_semua
from tests.petugas import klien

pytestmark = pytest.mark.django_db
ADA = {"ada": True, "sesuai_asli": False}


@pytest.fixture
def verifikator():
    return buat_akun(Peran.VERIFIKATOR, nama="Vera Ujiwati")


@pytest.fixture
def lain():
    return buat_akun(Peran.VERIFIKATOR, nama="Lani Ujiwati")


@pytest.fixture
def pendaftaran():
    return buat_diajukan()


def ktp(pendaftaran) -> DokumenSyarat:
    return pendaftaran.dokumen.get(kode="ktp")


def simpan(pendaftaran, oleh, **tanda) -> DokumenSyarat:
    """Save as somebody at their own desk, who then lets go of the file."""
    dokumen = actions.tandai(pendaftaran.pk, "ktp", oleh=oleh, **tanda)
    actions.lepas(pendaftaran.pk, oleh=oleh)
    return dokumen


def url(pendaftaran, langkah: str = "dokumen/ktp/tandai") -> str:
    return f"/admin/registrasi/pendaftaran/{pendaftaran.kode}/{langkah}/"


def test_simpan_basi_tidak_menimpa_dan_menyebut_bidangnya(verifikator, lain, pendaftaran):
    tanda = ktp(pendaftaran).tanda
    simpan(pendaftaran, lain, **ADA, catatan="Buram di bawah.")

    with pytest.raises(SudahBerubah) as galat:
        actions.tandai(
            pendaftaran.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False, catatan="Baik.", tanda=tanda
        )

    # Both ticked Ada: equal values are no conflict.
    assert galat.value.beda == {"ktp": ("catatan",)}
    dokumen = ktp(pendaftaran)
    assert (dokumen.catatan, dokumen.diperiksa_oleh) == ("Buram di bawah.", lain)


def test_formulir_yang_sama_dua_kali_tersimpan_sekali_tanpa_pertentangan(verifikator, pendaftaran):
    tanda = ktp(pendaftaran).tanda
    for _ in range(2):
        actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, **ADA, tanda=tanda)
    assert ktp(pendaftaran).ada


def test_berkas_yang_diganti_sejak_dilihat_tidak_ikut_tertandai(verifikator, pendaftaran):
    tanda = ktp(pendaftaran).tanda
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Foto ulang."})
    actions.unggah(pendaftaran.pk, "ktp", oleh=pendaftaran.akun, berkas=buat_berkas(pendaftaran.akun))
    actions.ajukan(pendaftaran.pk, oleh=pendaftaran.akun)

    with pytest.raises(SudahBerubah) as galat:
        actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, **ADA, tanda=tanda)

    assert "berkas" in galat.value.beda["ktp"]
    assert not ktp(pendaftaran).ada


@pytest.mark.parametrize("tanda", ["", "karangan", "e30:x:y"])
def test_tanda_yang_hilang_atau_dikarang_tidak_menimpa_apa_pun(tanda, verifikator, lain, pendaftaran):
    simpan(pendaftaran, lain, ada=True, sesuai_asli=True, catatan="Cocok.")
    with pytest.raises(SudahBerubah):
        actions.tandai(pendaftaran.pk, "ktp", oleh=verifikator, ada=False, sesuai_asli=False, tanda=tanda)
    assert ktp(pendaftaran).sesuai_asli


def isi_formulir(client, pendaftaran) -> dict[str, str]:
    """The hidden fields of the marks form as the desk shows it."""
    isi = client.get(url(pendaftaran, "")[:-1] + "?dok=ktp").content.decode()
    return {n: re.search(rf'name="{n}" value="([^"]*)"', isi)[1] for n in ("tanda", "semula")}


def test_halaman_menunjukkan_semula_kini_dan_tulisan_lalu_dapat_dipakai(verifikator, lain, pendaftaran):
    client = klien(verifikator)
    dokumen = ktp(pendaftaran)
    data = {"ada": "on", "catatan": "Yang saya tulis.", "tanda": dokumen.tanda, "semula": dokumen.semula}
    simpan(pendaftaran, lain, **ADA, catatan="Yang dia tulis.")

    jawaban = client.post(url(pendaftaran), data)

    assert jawaban.status_code == 409
    form = jawaban.context["form"]
    assert [(b.label, b.semula, b.kini, b.tulisan) for b in form.beda] == [
        ("Catatan", "", "Yang dia tulis.", "Yang saya tulis.")
    ]
    assert form.beda_oleh.startswith("Lani Ujiwati, ")
    assert form["catatan"].value() == "Yang saya tulis."
    assert ktp(pendaftaran).catatan == "Yang dia tulis."
    assert (
        Jejak.objects.get(peristiwa="pendaftaran.tandai.tidak_diizinkan").rincian["aturan"] == "SudahBerubah"
    )

    # "Pakai yang saya tulis": the same form again, made from what was just read.
    lagi = {**data, "tanda": form["tanda"].value(), "semula": form["semula"].value()}
    assert client.post(url(pendaftaran), lagi).status_code == 302
    assert ktp(pendaftaran).catatan == "Yang saya tulis."


def test_semula_yang_dikarang_tidak_ditampilkan_sebagai_kebenaran(verifikator, lain, pendaftaran):
    dokumen = ktp(pendaftaran)
    simpan(pendaftaran, lain, **ADA, catatan="Yang dia tulis.")
    for karangan in ('{"catatan": "Karangan"}', "bukan json", "[1]"):
        data = {"catatan": "Saya.", "tanda": dokumen.tanda, "semula": karangan}
        form = klien_sekali(verifikator).post(url(pendaftaran), data).context["form"]
        assert {b.semula for b in form.beda} == {"?"}


def klien_sekali(akun):
    akun.authenticator_set.all().delete()
    return klien(akun)


def test_pegangan_yang_habis_mengembalikan_tulisan_dan_menyebut_pemegang(verifikator, lain, pendaftaran):
    client = klien(verifikator)
    actions.ambil(pendaftaran.pk, oleh=lain)
    jawaban = client.post(url(pendaftaran), {"ada": "on", "catatan": "Sudah panjang saya tulis."})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Berkas ini sedang diperiksa oleh Lani Ujiwati." in isi
    assert "Sudah panjang saya tulis." in isi


@pytest.mark.parametrize("langkah", ["setujui", "kembalikan", "tolak"])
def test_putusan_atas_tanda_yang_berubah_dibaca_lagi_dulu(langkah, verifikator, lain, pendaftaran):
    tandai_semua(pendaftaran, verifikator)
    tanda = tanda_dokumen(pendaftaran.dokumen.all())
    actions.lepas(pendaftaran.pk, oleh=verifikator)
    simpan(pendaftaran, lain, ada=True, sesuai_asli=True, catatan="Nama beda satu huruf.")
    client = klien(verifikator)
    data = {"dokumen-ktp-saran": "FOTO_BURAM", "saran": "DUPLIKAT_PENDAFTARAN", "tanda": tanda}
    if langkah != "setujui":
        data["sidik"] = client.post(url(pendaftaran, langkah), data).context["surat"].sidik

    jawaban = client.post(url(pendaftaran, langkah), {**data, "kirim": "1"})

    assert jawaban.status_code == 409
    assert "(oleh Lani Ujiwati, pukul" in jawaban.content.decode()
    pendaftaran.refresh_from_db()
    assert pendaftaran.status == "diajukan"
    lagi = {**data, "kirim": "1", "tanda": jawaban.context["tanda_halaman"]}
    assert client.post(url(pendaftaran, langkah), lagi).status_code == 302
    pendaftaran.refresh_from_db()
    assert pendaftaran.status != "diajukan"


def test_meja_membawa_tanda_di_formulirnya(verifikator, pendaftaran):
    actions.ambil(pendaftaran.pk, oleh=verifikator)
    isi = isi_formulir(klien(verifikator), pendaftaran)
    assert isian_berubah(isi["tanda"], ktp(pendaftaran).nilai_tanda) == []
    assert json.loads(html.unescape(isi["semula"])) == ktp(pendaftaran).nilai_tanda
