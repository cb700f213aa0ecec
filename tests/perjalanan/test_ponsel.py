"""A cheap phone on a bad line: real browser, real portal, a network that comes and goes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.perjalanan import kertas
from tests.perjalanan.conftest import NewScreen
from tests.perjalanan.jaringan import Jaringan
from tests.perjalanan.pemohon import AKAN_DIKIRIM, AKTA, DAFTAR_TUGAS, KTP, NPWP, Pemohon
from tests.perjalanan.screen import DESK, PHONE, Screen

# The portal's first start counts as well, on a machine that may be busy.
pytestmark = pytest.mark.timeout(600)

Ponsel = Callable[..., Pemohon]
TERPUTUS = re.compile("net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED|status of 40[39]")
LAMBAT = 10_000  # bytes a second: what a photograph of 300 KB takes thirty seconds for
MERAYAP = 4_000  # bytes a second: the same takes more than a minute, time to look at the page meanwhile


@pytest.fixture
def ponsel(new_screen: NewScreen) -> Ponsel:
    """Somebody with a draft open on a phone, the kind of applicant chosen."""

    def buat(nama: str, width: int = PHONE) -> Pemohon:
        pemohon = Pemohon(new_screen(nama, width), f"{nama}@ponsel.example", "98.765.432.4-000.000")
        pemohon.mulai()
        pemohon.pilih_jenis()
        return pemohon

    return buat


def pilih(layar: Screen, label: str = "Pilih berkas", foto: bytes | None = None) -> int:
    """Choose a photograph (default: of a card); return the KB that the page says it will send."""
    layar.attach(label, "IMG_0001.jpg", foto or kertas.foto_ponsel())
    keadaan = layar.main.get_by_role("status").filter(has_text="IMG_0001.jpg")
    expect(keadaan).to_have_text(AKAN_DIKIRIM)
    cocok = AKAN_DIKIRIM.search(keadaan.inner_text())
    assert cocok
    return int(cocok[1])


def mulai_kirim(layar: Screen, persen: int) -> None:
    """Press Unggah and wait until that much has left the phone."""
    layar.page.get_by_role("button", name="Unggah", exact=True).click()
    kemajuan = layar.page.get_by_role("progressbar", name="Mengirim IMG_0001.jpg")
    expect(kemajuan).to_be_visible()
    layar.page.wait_for_function("persen => document.querySelector('progress').value >= persen", arg=persen)


def maafkan(layar: Screen) -> None:
    """What the console says about a line that we cut ourselves is no fault of the page."""
    layar.complaints[:] = [keluhan for keluhan in layar.complaints if not TERPUTUS.search(keluhan)]


def test_foto_diperkecil_dilihat_dan_dikirim_dengan_kemajuannya(ponsel: Ponsel) -> None:
    layar = ponsel("foto").layar
    layar.follow(KTP)
    expect(layar.page.get_by_label("Ambil foto")).to_have_attribute("capture", "environment")
    expect(layar.page.get_by_label("Pilih berkas")).not_to_have_attribute("capture", re.compile(""))

    assert pilih(layar) <= 400
    expect(layar.page.get_by_role("img", name="Pratinjau IMG_0001.jpg")).to_be_visible()
    layar.check()

    jaringan = Jaringan.of(layar.page)
    jaringan.lambat(MERAYAP)
    mulai_kirim(layar, 1)
    expect(layar.page.locator(".kiriman__angka")).to_have_text(re.compile(r"^\d+% \(\d+ KB dari \d+ KB\)$"))
    layar.check()
    jaringan.sambung()
    layar.shows(f"{KTP} sudah tersimpan.")
    layar.check()


@pytest.mark.berat
def test_foto_lembar_bertulisan_rapat_tetap_ringan(ponsel: Ponsel) -> None:
    layar = ponsel("lembar").layar
    layar.follow(AKTA)
    assert pilih(layar, foto=kertas.foto_lembar()) <= 600


@pytest.mark.berat
def test_ambil_foto_hanya_di_layar_sentuh(ponsel: Ponsel) -> None:
    layar = ponsel("tanpa-sentuh", DESK).layar
    layar.follow(KTP)
    expect(layar.page.get_by_label("Pilih berkas")).to_be_visible()
    expect(layar.page.get_by_label("Ambil foto")).to_have_count(0)


@pytest.mark.berat
def test_tab_mati_di_tengah_unggahan_tidak_menghilangkan_apa_pun(ponsel: Ponsel) -> None:
    pemohon = ponsel("tab-mati")
    layar = pemohon.layar
    pemohon.unggah(NPWP, "npwp.png", kertas.npwp(pemohon.npwp))
    layar.follow(KTP)
    alamat = layar.page.url
    pilih(layar)
    jaringan = Jaringan.of(layar.page)
    jaringan.lambat(LAMBAT)
    mulai_kirim(layar, 40)

    lama = layar.page
    jaringan.matikan_tab()
    layar.page = lama.context.new_page()
    layar.open(alamat)

    layar.heading(KTP)
    expect(layar.page.get_by_text("Berkas yang tersimpan")).to_have_count(0)
    layar.go(layar.page.locator("a.kembali"))
    layar.heading(DAFTAR_TUGAS)
    # The kind of applicant and the document handed in before.
    expect(layar.page.locator(".tag--selesai")).to_have_count(2)
    pemohon.unggah(KTP, "ktp.jpg", kertas.ktp(sisi=1400, derau=0.0))
    expect(layar.page.locator(".tag--selesai")).to_have_count(3)


def putus_di_tengah(ponsel: Ponsel, nama: str, milidetik: int) -> None:
    layar = ponsel(nama).layar
    layar.follow(KTP)
    pilih(layar)
    jaringan = Jaringan.of(layar.page)
    jaringan.lambat(LAMBAT)
    mulai_kirim(layar, 40)
    jaringan.putus()
    expect(layar.page.get_by_text("Sambungan terputus.")).to_be_visible()
    layar.page.wait_for_timeout(milidetik)
    jaringan.sambung()
    # Nobody touches the phone.
    layar.shows(f"{KTP} sudah tersimpan.")
    expect(layar.page.get_by_role("link", name="IMG_0001.jpg")).to_have_count(1)
    maafkan(layar)
    layar.check()


@pytest.mark.berat
def test_sambungan_putus_sebentar_unggahan_selesai_sendiri(ponsel: Ponsel) -> None:
    putus_di_tengah(ponsel, "putus-sebentar", 2_000)


@pytest.mark.berat
def test_sambungan_putus_20_detik_unggahan_selesai_sendiri(ponsel: Ponsel) -> None:
    putus_di_tengah(ponsel, "putus-20-detik", 20_000)


@pytest.mark.berat
def test_jawaban_yang_hilang_tidak_menggandakan_berkas(ponsel: Ponsel) -> None:
    """The file arrives, the answer does not: the phone sends again, the portal keeps one."""
    layar = ponsel("jawaban-hilang").layar
    layar.follow(KTP)
    pilih(layar)
    terkirim: list[int] = []

    def hilangkan_jawaban(rute: Route) -> None:
        if rute.request.method == "POST":
            terkirim.append(rute.fetch().status)
            if len(terkirim) == 1:
                rute.abort()
                return
        rute.fallback()

    layar.page.route("**/dokumen/ktp/", hilangkan_jawaban)
    layar.page.get_by_role("button", name="Unggah", exact=True).click()
    layar.shows(f"{KTP} sudah tersimpan.")
    assert terkirim == [200, 200]
    expect(layar.page.get_by_role("link", name="IMG_0001.jpg")).to_have_count(1)
    maafkan(layar)
    layar.check()


@pytest.mark.berat
def test_unggahan_dapat_dibatalkan_dan_meninggalkan_halaman_ditanya(ponsel: Ponsel) -> None:
    layar = ponsel("batal").layar
    layar.follow(KTP)
    pilih(layar)
    jaringan = Jaringan.of(layar.page)
    jaringan.lambat(LAMBAT)
    mulai_kirim(layar, 20)

    with layar.page.expect_event("dialog") as pertanyaan:
        layar.page.close(run_before_unload=True)
    assert pertanyaan.value.type == "beforeunload"
    pertanyaan.value.dismiss()

    layar.page.get_by_role("button", name="Batal").click()
    layar.shows("Pengiriman dibatalkan. Berkas belum tersimpan.")
    jaringan.sambung()
    layar.go(layar.page.locator("a.kembali"))
    layar.heading(DAFTAR_TUGAS)
    expect(layar.page.locator(".tag--selesai")).to_have_count(1)


@pytest.mark.berat
def test_penolakan_tampil_seperti_tanpa_skrip_lalu_dapat_diulang(ponsel: Ponsel) -> None:
    layar = ponsel("ditolak").layar
    layar.follow(KTP)
    layar.attach("Pilih berkas", "ktp.pdf", b"ini bukan pdf")
    layar.page.get_by_role("button", name="Unggah", exact=True).click()
    ringkasan = layar.page.locator("#ringkasan-galat")
    expect(ringkasan).to_contain_text("Berkas ini bukan PDF")
    expect(ringkasan).to_be_focused()
    expect(layar.page.locator(".bidang__galat")).to_contain_text("Berkas ini bukan PDF")
    expect(layar.page).to_have_title(re.compile("^Galat: "))
    layar.check()
    pilih(layar)
    layar.press("Unggah")
    layar.shows(f"{KTP} sudah tersimpan.")


@pytest.mark.berat
def test_sesi_berakhir_di_tengah_jalan_berkas_tidak_hilang(ponsel: Ponsel) -> None:
    pemohon = ponsel("sesi")
    layar = pemohon.layar
    layar.follow(KTP)
    pilih(layar)
    layar.page.context.clear_cookies(name="lpse_sesi")
    layar.page.get_by_role("button", name="Unggah", exact=True).click()
    layar.shows("Sesi Anda sudah berakhir")
    layar.check()

    pertama = layar.page
    with layar.page.context.expect_page() as tab:
        layar.page.get_by_role("link", name="Masuk lagi (tab baru)").click()
    layar.page = tab.value
    pemohon.masuk_dengan_kode()
    layar.page = pertama
    layar.press("Coba lagi")
    layar.shows(f"{KTP} sudah tersimpan.")


@pytest.mark.berat
def test_dua_tab_pada_satu_bagian_tidak_saling_menimpa(ponsel: Ponsel) -> None:
    layar = ponsel("dua-tab").layar
    layar.follow("Penanggung jawab")
    pertama = layar.page
    layar.page = pertama.context.new_page()
    layar.open(pertama.url)
    layar.fill({"Nama lengkap": "Budi Ujiwan", "NIK": "3504991508850001", "Jabatan": "Direktur"})
    layar.press("Simpan")

    layar.page = pertama
    layar.fill({"Nama lengkap": "Siti Ujiwati", "NIK": "3504991508850001", "Jabatan": "Direktur"})
    with layar.page.expect_event("load"):
        layar.page.get_by_role("button", name="Simpan").click()
    maafkan(layar)
    layar.shows("Yang berbeda")
    layar.shows("Budi Ujiwan")
    layar.check()
    layar.press("Simpan yang saya tulis")
    layar.follow("Penanggung jawab")
    expect(layar.page.get_by_label("Nama lengkap")).to_have_value("Siti Ujiwati")


@pytest.mark.berat
def test_tombol_kembali_menunjukkan_yang_tersimpan(ponsel: Ponsel) -> None:
    pemohon = ponsel("kembali")
    layar = pemohon.layar
    layar.follow("Penanggung jawab")
    layar.fill({"Nama lengkap": "Budi Ujiwan", "NIK": "3504991508850001", "Jabatan": "Direktur"})
    layar.press("Simpan")
    layar.back()
    layar.fill({"Jabatan": "Komisaris"})
    layar.press("Simpan")
    layar.heading(DAFTAR_TUGAS)

    layar.follow(AKTA)
    layar.attach("Pilih berkas", "akta.pdf", kertas.akta())
    layar.press("Unggah")
    layar.shows(f"{AKTA} sudah tersimpan.")
    layar.follow("Selesai")
    layar.back()
    expect(layar.page.get_by_role("link", name="akta.pdf")).to_have_count(1)
    layar.follow("Selesai")
    expect(layar.page.locator(".tag--selesai")).to_have_count(3)


@pytest.mark.berat
def test_unggah_ditekan_dua_kali_terkirim_sekali(ponsel: Ponsel) -> None:
    layar = ponsel("dua-kali").layar
    layar.follow(KTP)
    pilih(layar)
    kiriman: list[str] = []
    layar.page.on("request", lambda r: kiriman.append(r.method) if r.method == "POST" else None)
    layar.page.get_by_role("button", name="Unggah", exact=True).dblclick()
    layar.shows(f"{KTP} sudah tersimpan.")
    layar.page.wait_for_load_state()
    assert kiriman == ["POST"]
