"""The list of targets: what may be watched, who may say so, and the commands that do the same."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from infrastruktur.actions import sasaran as act
from infrastruktur.actions.siklus import KODE_INANG, pastikan_inang, pilih_sasaran
from infrastruktur.enums.pantau import JenisSasaran, Keadaan, Ukuran
from infrastruktur.forms.sasaran import FORM_JENIS
from infrastruktur.models import Deret, Sampel, Sasaran, Siklus
from infrastruktur.queries.sasaran import dengan_keadaan, saring
from lpse.aturan import TidakBerwenang
from lpse.models import Jejak
from lpse.peran import Peran
from tests.factories import buat_akun
from tests.infrastruktur.pantau import LOOPBACK, halaman, sasaran_web
from tests.petugas import klien_peran

J = JenisSasaran
ISIAN = {"nama": "Router", "kode": "router", "peran": "jaringan", "jeda_menit": "1", "batas_detik": "5"}
KOLOM = {"nama": "Laman", "alamat": "https://spse.example/"}


def form(jenis, **isi):
    return FORM_JENIS[jenis]({**ISIAN, **isi})


def lihat(sasaran, halaman="lihat", **lain):
    return reverse(f"admin:infrastruktur_sasaran_{halaman}", kwargs={"kode": sasaran.kode, **lain})


@pytest.fixture
def admin():
    return buat_akun(Peran.ADMIN_SISTEM)


# --- What is typed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jenis", "isi", "bidang", "kata"),
    [
        (J.HTTP, {"alamat": "http://127.0.0.1/"}, "alamat", "menunjuk server portal sendiri"),
        (J.HTTP, {"alamat": "http://169.254.169.254/latest/"}, "alamat", "metadata"),
        (J.HTTP, {"alamat": "ftp://spse.example/"}, "alamat", "http://"),
        (J.HTTP, {"alamat": ""}, "alamat", "Isi alamat"),
        (
            J.HTTP,
            {"alamat": "http://spse.example/", "opsi_status": "200-9x"},
            "opsi_status",
            "100 sampai 599",
        ),
        (J.TCP, {"alamat": "spse.example"}, "alamat", "port"),
        (J.UPS, {"alamat": "ups@8.8.8.8", "opsi_sandi": "rahasia"}, "opsi_sandi", "tidak disimpan"),
        (J.UPS, {"alamat": "ups@8.8.8.8", "opsi_sandi": "env:SECRET_KEY"}, "opsi_sandi", "PANTAU_RAHASIA_"),
        (J.SNMP, {"alamat": "8.8.8.8"}, "opsi_community", "community"),
        (J.PING, {"alamat": "8.8.8.8", "kode": "baru"}, "kode", "dipakai portal"),
        (J.PING, {"alamat": "8.8.8.8", "kode": "dua kata"}, "kode", "tanda hubung"),
        (J.PING, {"alamat": "8.8.8.8", "jeda_menit": "0"}, "jeda_menit", "Paling sedikit 1"),
        (J.PING, {"alamat": "8.8.8.8", "batas_detik": "31"}, "batas_detik", "Paling banyak 30"),
        (J.PING, {"alamat": "8.8.8.8", "opsi_port": "x"}, "opsi_port", "port"),
    ],
)
def test_isian_yang_keliru_disebut_di_bidangnya(jenis, isi, bidang, kata):
    salah = form(jenis, **isi)
    assert not salah.is_valid()
    assert list(salah.errors) == [bidang]
    assert kata in salah.errors[bidang][0]


@pytest.mark.parametrize("jenis", [jenis for jenis in J if jenis != J.INANG])
def test_setiap_jenis_menyimpan_pilihannya_sebagai_teks(jenis):
    alamat = {J.HTTP: "https://8.8.8.8/", J.UPS: "ups@8.8.8.8", J.TCP: "8.8.8.8:80", J.DNS: "spse.example"}
    semua = dict.fromkeys(("community", "sandi", "sandi_privasi"), "env:PANTAU_RAHASIA_X")
    semua |= {
        "status": "200, 401",
        "abaikan_sertifikat": "on",
        "rekaman": "MX",
        "port": "8443",
        "privasi": "aes256",
    }
    benar = form(
        jenis, alamat=alamat.get(jenis, "8.8.8.8"), **{f"opsi_{n}": nilai for n, nilai in semua.items()}
    )
    assert benar.is_valid(), benar.errors
    harap = {**semua, "status": "200,401", "abaikan_sertifikat": "ya"}
    assert benar.kolom["opsi"] == {n: harap[n] for n in benar.nama_opsi() if n in harap}
    assert benar.cleaned_data["kode"] == "router"
    kembali = FORM_JENIS[jenis].awal(Sasaran(jenis=jenis, **benar.kolom))
    lagi = FORM_JENIS[jenis]({**ISIAN, **kembali}, sasaran=Sasaran(jenis=jenis, **benar.kolom))
    assert lagi.is_valid()
    assert lagi.kolom == benar.kolom, "what is shown can be sent back"


# --- The acts -------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.dasar("infrastruktur.pantau_harian")
def test_sasaran_ditambah_diubah_dihentikan_dan_dilanjutkan_dengan_jejak(admin):
    satu = act.tambah_sasaran(oleh=admin, kode="Laman", jenis=J.HTTP, **KOLOM)
    Sasaran.objects.update(ditanya_pada=timezone.now(), galat="Sambungan ditolak.")
    act.ubah_sasaran(satu.pk, oleh=admin, **KOLOM)
    assert Sasaran.objects.get().galat, "nothing changed, nothing written"
    act.ubah_sasaran(satu.pk, oleh=admin, **{**KOLOM, "alamat": "https://spse2.example/"})
    satu.refresh_from_db()
    assert (satu.kode, satu.galat, pilih_sasaran(timezone.now())) == ("laman", "", [satu])
    act.hentikan_sasaran(satu.pk, oleh=admin, alasan="Pindah server")
    with pytest.raises(act.SasaranBerhenti):
        act.hentikan_sasaran(satu.pk, oleh=admin, alasan="Lagi")
    assert pilih_sasaran(timezone.now(), semua=True) == []
    act.lanjutkan_sasaran(satu.pk, oleh=admin)
    with pytest.raises(act.SasaranBerhenti):
        act.lanjutkan_sasaran(satu.pk, oleh=admin)
    assert pilih_sasaran(timezone.now()) == [satu]
    jejak = Jejak.objects.filter(peristiwa__startswith="sasaran.").order_by("pk")
    assert [j.peristiwa.partition(".")[2] for j in jejak] == [
        "ditambah",
        "diubah",
        "dihentikan",
        "dilanjutkan",
    ]
    assert jejak[1].rincian == {"kode": "laman", "kolom": ["alamat"]}


@pytest.mark.django_db
def test_kode_berlaku_sekali_besar_kecil_huruf_sama_saja(admin):
    act.tambah_sasaran(oleh=admin, kode="spse", jenis=J.HTTP, **KOLOM)
    with pytest.raises(act.KodeSasaranDipakai, match="SPSE"):
        act.tambah_sasaran(oleh=admin, kode="SPSE", jenis=J.HTTP, **KOLOM)
    with pytest.raises(TidakBerwenang):
        act.tambah_sasaran(oleh=buat_akun(Peran.AUDITOR), kode="lain", jenis=J.HTTP, **KOLOM)


@pytest.mark.django_db
def test_server_portal_selalu_dipantau(admin):
    pastikan_inang()
    pastikan_inang()
    inang = Sasaran.objects.get(jenis=J.INANG)
    with pytest.raises(act.InangSelaluDipantau):
        act.hentikan_sasaran(inang.pk, oleh=admin, alasan="Coba")
    with pytest.raises(act.InangSelaluDipantau):
        act.tambah_sasaran(oleh=admin, kode="portal-2", jenis=J.INANG, nama="Lagi", alamat="")


@pytest.mark.django_db
def test_bagian_yang_masih_terbaca_tidak_dilepas(admin):
    now = timezone.now()
    satu = sasaran_web("https://spse.example/", dijawab_pada=now)
    dicabut, dipakai = (
        Deret.objects.create(sasaran=satu, ukuran="disk", label=label, nilai=1, dibaca_pada=now - lalu)
        for label, lalu in (("/lama", timedelta(hours=1)), ("/data", timedelta(0)))
    )
    act.lepas_deret(dicabut.pk, oleh=admin)
    with pytest.raises(act.DeretMasihTerbaca):
        act.lepas_deret(dipakai.pk, oleh=admin)
    assert list(Deret.objects.filter(dilepas_pada__isnull=True)) == [dipakai]


# --- The pages ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_sasaran_ditambah_lewat_jenisnya_lalu_dicoba_tanpa_menyimpan_apa_pun(settings):
    settings.PANTAU_IZIN = LOOPBACK
    petugas = klien_peran(Peran.ADMIN_SISTEM)
    jawab = petugas.post(reverse("admin:infrastruktur_sasaran_baru"), {"jenis": "http"})
    assert jawab.url == reverse("admin:infrastruktur_sasaran_baru_jenis", args=["http"])
    with halaman() as hidup:
        isian = {**ISIAN, "kode": "laman", "alamat": hidup.alamat}
        assert petugas.post(jawab.url, isian).url == lihat(Sasaran.objects.get())
        assert petugas.post(jawab.url, isian).status_code == 409, "the code is taken; what was typed stays"
        dicoba = petugas.post(lihat(Sasaran.objects.get(), "coba")).content.decode()
        hidup.status = 500
        gagal = petugas.post(lihat(Sasaran.objects.get(), "coba")).content.decode()
    assert "Sasaran menjawab" in dicoba
    assert "tersedia" in dicoba
    assert "Server menjawab status 500" in gagal
    assert not any(model.objects.exists() for model in (Sampel, Deret, Siklus))
    assert Jejak.objects.filter(peristiwa="sasaran.dicoba").count() == 2


@pytest.mark.django_db
def test_yang_hanya_boleh_melihat_tidak_melihat_tombol():
    satu = sasaran_web("https://spse.example/", opsi={"sandi": "env:PANTAU_RAHASIA_X"})
    Deret.objects.create(sasaran=satu, ukuran="tersedia", keadaan=Keadaan.TIDAK_DIKETAHUI)
    auditor, pengelola = klien_peran(Peran.AUDITOR), klien_peran(Peran.ADMIN_SISTEM)
    for alamat in (lihat(satu), reverse("admin:infrastruktur_sasaran")):
        isi = auditor.get(alamat).content.decode()
        assert satu.nama in isi
        assert not any(kata in isi for kata in ("Coba sekarang", "Hentikan", "Tambah sasaran", "Lepas<"))
    assert "Lepas<" in pengelola.get(lihat(satu)).content.decode()


@pytest.mark.django_db
def test_alamat_dan_pilihan_hanya_untuk_pengelola():
    satu = sasaran_web("https://rahasia.example/", opsi={"pengguna": "monitor-ups"})
    Sasaran.objects.update(galat="Server DNS tidak menjawab (rahasia.example).")
    lkpp, pengelola = klien_peran(Peran.LKPP), klien_peran(Peran.ADMIN_SISTEM)
    daftar, ekspor = (reverse(f"admin:infrastruktur_sasaran{halaman}") for halaman in ("", "_ekspor"))
    for alamat in (lihat(satu), daftar, ekspor, f"{daftar}?cari=rahasia"):
        isi = b"".join(lkpp.get(alamat)).decode()
        assert "rahasia.example" not in isi
        assert "monitor-ups" not in isi
        assert "rahasia.example" in b"".join(pengelola.get(alamat)).decode()
    for tempat in (lihat(satu), reverse("admin:infrastruktur_papan")):
        isi = lkpp.get(tempat).content.decode()
        assert "Namanya tidak ditemukan lewat DNS." in isi
        assert "rahasia.example" not in isi
    assert satu.nama not in lkpp.get(f"{daftar}?cari=rahasia.ex").content.decode()
    assert "monitor-ups" in pengelola.get(lihat(satu)).content.decode()


@pytest.mark.django_db
def test_daftar_disaring_menurut_keadaan_terberat(django_assert_max_num_queries):
    keadaan = {
        "a": ("baik", "kritis"),
        "b": ("baik", "peringatan"),
        "c": ("baik",),
        "d": (),
        "e": ("tidak_diketahui",),
    }
    for kode, semua in keadaan.items():
        satu = sasaran_web("https://spse.example/", kode=kode, nama=f"=Laman {kode}")
        for urut, k in enumerate(semua):
            Deret.objects.create(
                sasaran=satu,
                ukuran=Ukuran.DISK,
                label=str(urut),
                keadaan=k,
                nilai=1,
                dibaca_pada=timezone.now(),
            )
        Deret.objects.create(sasaran=satu, ukuran=Ukuran.CPU)
    sasaran_web("https://spse.example/", kode="f", dihentikan_pada=timezone.now(), alasan_henti="Dilepas")
    harap = {
        "kritis": "a",
        "peringatan": "b",
        "baik": "c",
        "tidak_diketahui": "de",
        "dihentikan": "f",
        "": "abcde",
    }
    for satu, kode in harap.items():
        saringan = {"keadaan": satu} if satu else {}
        assert [s.kode for s in saring(saringan).order_by("kode")] == list(kode), satu
    berat = {b.sasaran.kode: b.keadaan.value for b in dengan_keadaan(saring({}))}
    assert berat == {
        "a": "kritis",
        "b": "peringatan",
        "c": "baik",
        "d": "tidak_diketahui",
        "e": "tidak_diketahui",
    }
    petugas = klien_peran(Peran.KEPALA)
    with django_assert_max_num_queries(8):
        isi = petugas.get(
            reverse("admin:infrastruktur_sasaran") + "?keadaan=kritis&cari=laman"
        ).content.decode()
    assert "=Laman a" in isi
    assert "=Laman b" not in isi
    csv = b"".join(petugas.get(reverse("admin:infrastruktur_sasaran_ekspor") + "?cari=laman")).decode()
    assert csv.count("'=Laman") == 5, "no spreadsheet runs it"
    assert Jejak.objects.get(peristiwa="sasaran.diekspor").rincian == {"cari": True}


# --- The commands ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_add_target_menilai_seperti_formulir(capsys):
    isi = ["router", "Router utama", "--jenis", "snmp", "--alamat", "8.8.8.8", "--peran", "jaringan"]
    rahasia = ["--opsi", "community=env:PANTAU_RAHASIA_ROUTER", "antarmuka=wan"]
    call_command("add_target", *isi, *rahasia, "--jeda-menit", "5")
    satu = Sasaran.objects.get()
    assert (satu.alamat, satu.peran, satu.jeda_menit) == ("8.8.8.8:161", "jaringan", 5)
    assert satu.opsi == {"community": "env:PANTAU_RAHASIA_ROUTER", "antarmuka": "wan"}
    for salah, kata in (
        ([*isi, *rahasia], "sudah dipakai"),
        ([*isi, "--opsi", "community=public"], "PANTAU_RAHASIA_"),
        ([*isi, "--opsi", "teks=x"], "tidak dikenal"),
        (["a", "A", "--jenis", "http", "--alamat", "http://10.0.0.1/"], "PANTAU_IZIN"),
        (["a", "A", "--jenis", "ping", "--alamat", "8.8.8.8", "--jeda-menit", "0"], "Paling sedikit 1"),
    ):
        with pytest.raises((CommandError, act.KodeSasaranDipakai), match=kata) as galat:
            call_command("add_target", *salah)
        assert "\n" not in str(galat.value)
    assert Sasaran.objects.count() == 1


@pytest.mark.django_db
def test_pantau_mencetak_satu_dokumen_json_dengan_server_ini(settings, capsys):
    settings.PANTAU_IZIN = LOOPBACK
    with halaman() as hidup:
        hidup.status = 503
        sasaran_web(hidup.alamat, kode="laman", ditanya_pada=timezone.now(), jeda_menit=1440)
        sasaran_web("http://10.0.0.1/", kode="terlarang")
        call_command("pantau", "--json")
        keluaran = capsys.readouterr()
        call_command("pantau")
    isi = json.loads(keluaran.out)
    assert (list(isi), keluaran.err) == (["sasaran"], "")
    kunci = {"kode", "ukuran", "label", "nilai", "satuan", "keadaan", "durasi_ms"}
    assert all(satu.keys() == kunci for satu in isi["sasaran"])
    nilai = {(s["kode"], s["ukuran"]): s for s in isi["sasaran"]}
    assert 0 < nilai[KODE_INANG, "ram"]["nilai"] <= 100
    assert (nilai[KODE_INANG, "disk"]["satuan"], nilai["laman", "tersedia"]["nilai"]) == ("%", 0)
    asing = nilai["terlarang", "tersedia"]
    assert (asing["nilai"], asing["keadaan"]) == (None, "tidak_diketahui")
    meja = capsys.readouterr()
    assert KODE_INANG in meja.out
    assert " ms " in meja.out
    assert "terlarang: Alamat 10.0.0.1" in meja.err
