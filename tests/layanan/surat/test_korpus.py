"""The corpus of ops_helpdesk F.2 against a real IMAP server: nothing lost, nothing in the wrong ticket."""

from collections import Counter

import pytest

from layanan.actions.ambil_surat import ambil_surat
from layanan.enums.surat_masuk import CaraMasuk, JenisSurat, StatusSurat
from layanan.models import SuratMasuk, Tiket
from lpse.berkas.simpan import penyimpanan
from lpse.models import Pemberitahuan
from tests.layanan.surat.dovecot import DOMAIN
from tests.layanan.surat.korpus import balasan, berlampiran, bertingkat, laporan, surat
from tests.layanan.surat.kotak import kirim_semua

pytestmark = [pytest.mark.django_db, pytest.mark.dasar("layanan.konsultasi")]
C, J, S = CaraMasuk, JenisSurat, StatusSurat
MEGABITA = 1024 * 1024


def isi_tersimpan() -> set[bytes]:
    """The raw letters in the storage."""
    semua = set()
    for kunci in SuratMasuk.objects.values_list("kunci", flat=True):
        with penyimpanan().open(kunci) as berkas:
            semua.add(berkas.read())
    return semua


def hasil() -> Counter[tuple[str, str, str]]:
    """How many letters ended how."""
    return Counter(SuratMasuk.objects.values_list("status", "jenis", "cara"))


def test_korpus_surat_baru_tidak_ada_yang_hilang(server, kotak):
    """Yang aneh dari luar: tiap surat menjadi tiket, dilewati, atau menunggu petugas; tak ada yang hilang."""
    utama, kedua = kotak
    dua_kotak = surat("Budi <budi@pt.example>", "Lewat dua kotak", Cc=f"bantuan@{DOMAIN}")
    tiket_baru = [
        surat(),
        dua_kotak,
        surat(
            "c@pt.example",
            "=?utf-8?b?8J+Y?= =?x-tak-ada?q?=FF=FE?=",
            Content_Type="text/plain; charset=rusak",
        ),
        surat("d@pt.example", badan=b"<p>Halo\xff</p><script>x()</script>", Content_Type="text/html"),
        surat("e@pt.example", "nol\0 byte", "isi\0 dengan nol"),
        surat("f@pt.example", Cc=",\r\n ".join(f"orang{n}@pt.example" for n in range(10_000))),
        surat("g@pt.example", Date="Thu, 01 Jan 1970 00:00:00 +0000"),
        surat("h@pt.example", message_id=None),
        berlampiran("rekaman.zip", b"PK\x03\x04" + b"\xa5" * (25 * MEGABITA), dari="i@pt.example"),
        # Programs that use one Message-ID for ever send different letters all the same.
        surat("j@pt.example", "Pindaian 1", "pertama", message_id="<pemindai@kantor.example>"),
        surat("j@pt.example", "Pindaian 2", "kedua", message_id="<pemindai@kantor.example>"),
        surat("k@pt.example", "Re: [TKT-2026-000001] Tidak dapat masuk", "Nomor di perihal bukan bukti."),
        surat("l@pt.example", In_Reply_To="<tiket-gezdgnbvgy3tqojq.0.0123456789abcdef@testserver>"),
        surat("m@pt.example", To=f"{utama}+gezdgnbvgy3tqojq.0123456789abcdef@{DOMAIN}"),
    ]
    menunggu = [
        surat(None),
        surat("a@pt.example, b@pt.example"),
        surat("bukan alamat"),
        bertingkat(1500),
        surat(
            badan=b"".join(b"--b\r\n\r\nx\r\n" for _ in range(300)),
            Content_Type="multipart/mixed; boundary=b",
        ),
    ]
    dilewati = [
        surat("milis@pt.example", List_Id="<milis.pt.example>"),
        surat("n@pt.example", "Di luar kantor", Auto_Submitted="auto-replied"),
        surat("o@pt.example", Precedence="bulk"),
        surat("p@pt.example", X_Auto_Response_Suppress="All"),
        surat("q@pt.example", Return_Path="<>"),
        surat("no-reply@toko.example", "Promo"),
    ]
    server.isi(utama, *tiket_baru, *menunggu, *dilewati)
    server.isi(kedua, dua_kotak)

    ambil_surat()

    assert hasil() == {
        (S.TEROLAH, J.SURAT, C.TIKET_BARU): len(tiket_baru),
        (S.BELUM_TEROLAH, J.SURAT, ""): 3,
        (S.BELUM_TEROLAH, J.BELUM_TERBACA, ""): 2,
        (S.DIABAIKAN, J.OTOMATIS, ""): len(dilewati),
        (S.DIABAIKAN, J.SALINAN, ""): 1,
    }
    assert Tiket.objects.count() == len(tiket_baru)
    assert not SuratMasuk.objects.exclude(status=S.TEROLAH).filter(alasan="").exists()
    assert (server.belum_terbaca(utama), server.belum_terbaca(kedua)) == (0, 0)
    # One acknowledgement an hour to each address: the scanner's second letter gets none.
    assert len(kirim_semua()) == len(tiket_baru) - 1
    assert isi_tersimpan() == server.mentah(utama) | server.mentah(kedua)


def test_korpus_balasan_masuk_ke_tiketnya_sendiri(server, kotak):
    """Hanya tanda tangan yang mengantar ke tiket; hanya pelapornya yang berbicara di sana."""
    utama, _ = kotak
    server.isi(utama, surat(), surat("Budi <budi@pt.example>", "Urusan lain"))
    ambil_surat()
    ani, budi = Tiket.objects.order_by("pk")
    (kepada_ani,) = (s.extra_headers for s in kirim_semua() if s.to == ["ani@penyedia.example"])
    plus = kepada_ani["Reply-To"]
    server.isi(
        utama,
        balasan(kepada_ani, "ani@penyedia.example"),
        # The signature in the address alone, folded by a server that writes everything in capitals.
        surat("ANI@penyedia.example", "Re: apa pun", Delivered_To=plus.upper()),
        balasan(kepada_ani, "Atasan Ani <atasan@penyedia.example>", "Saya atasannya."),
        balasan(kepada_ani, "ani@penyedia.example", "Saya cuti.", Auto_Submitted="auto-replied"),
        laporan("ani@penyedia.example", kepada_ani["Message-ID"]),
        laporan("ani@penyedia.example", kepada_ani["Message-ID"], tindakan="delayed", status="4.4.1"),
        laporan("orang@lain.example", "<bukan-kiriman-kami@lain.example>"),
        # Our own mail in the mailbox, by a rule that copies everything: it must not answer itself.
        surat(f"{utama}@{DOMAIN}", message_id=kepada_ani["Message-ID"], Auto_Submitted="auto-generated"),
    )

    ambil_surat()

    assert hasil() == {
        (S.TEROLAH, J.SURAT, C.TIKET_BARU): 2,
        (S.TEROLAH, J.SURAT, C.BALASAN): 2,
        (S.TEROLAH, J.SURAT, C.PENGIRIM_LAIN): 1,
        (S.TEROLAH, J.OTOMATIS, C.OTOMATIS): 1,
        (S.TEROLAH, J.PANTULAN, C.PANTULAN): 1,
        (S.DIABAIKAN, J.PANTULAN, ""): 1,
        (S.DIABAIKAN, J.OTOMATIS, ""): 1,
        (S.DIABAIKAN, J.SENDIRI, ""): 1,
    }
    assert budi.pesan.count() == 1
    assert Counter(ani.pesan.values_list("arah", flat=True)) == {"masuk": 3, "internal": 3}
    assert "menulis:" not in "".join(ani.pesan.values_list("isi", flat=True))
    dikirim = Pemberitahuan.objects.get(message_id=kepada_ani["Message-ID"])
    assert "tidak sampai" in dikirim.galat


def test_badai_tembusan_menjadi_satu_tiket(server, kotak):
    """Balasan ke semua sebelum jawaban pertama kami: satu tiket dengan catatan, bukan delapan percakapan."""
    utama, _ = kotak
    awal = surat(message_id="<awal@penyedia.example>", Cc="b@pt.example, c@pt.example")
    tembusan = [
        surat(f"{'bcdefg'[n % 6]}@pt.example", "Re: Tidak dapat masuk", f"Saya juga, {n}.",
              References="<awal@penyedia.example>", In_Reply_To="<awal@penyedia.example>")
        for n in range(30)
    ]  # fmt: skip
    server.isi(utama, awal, *tembusan)

    ambil_surat()

    assert hasil() == {(S.TEROLAH, J.SURAT, C.TIKET_BARU): 1, (S.TEROLAH, J.SURAT, C.RUJUKAN): 30}
    tiket = Tiket.objects.get()
    assert tiket.status == "tercatat"
    assert [s.to for s in kirim_semua()] == [["ani@penyedia.example"]]


def test_dua_mesin_yang_saling_menjawab_berhenti_sendiri(server, kotak):
    """Mesin tanpa tanda apa pun membalas dengan surat baru: satu tanda terima, lalu petugas yang melihat."""
    utama, _ = kotak
    jawaban = []
    for putaran in range(12):
        server.isi(
            utama, surat("robot@mesin.example", f"Tiket mesin {putaran}", "Terima kasih telah menghubungi.")
        )
        ambil_surat()
        jawaban += kirim_semua()

    assert len(jawaban) == 1
    assert hasil() == {(S.TEROLAH, J.SURAT, C.TIKET_BARU): 10, (S.BELUM_TEROLAH, J.SURAT, ""): 2}


def test_mesin_yang_menjawab_dalam_utas_tidak_mendapat_tanda_terima(server, kotak):
    utama, _ = kotak
    server.isi(utama, surat("robot@mesin.example"))
    ambil_surat()
    (tanda,) = kirim_semua()
    for _putaran in range(5):
        server.isi(utama, balasan(tanda.extra_headers, "robot@mesin.example"))
        ambil_surat()
        assert kirim_semua() == []
    assert Tiket.objects.count() == 1
