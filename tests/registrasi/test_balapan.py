"""Two people at once: one outcome, one trail row, no number twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lpse.aturan import AturanDilanggar
from lpse.models import Akun, Jejak, KonfirmasiEmail, Naskah
from lpse.peran import Peran
from lpse.rahasia import sidik_token
from lpse.versi_profil import versi_profil
from registrasi import actions
from registrasi.actions.konfirmasi import TautanTidakBerlaku
from registrasi.actions.pegangan import TidakAdaBerkas
from registrasi.models import AlihPegangan, Pendaftaran, PenggunaSPSE
from registrasi.policies.pendaftaran import PeganganLepas, SudahBerubah, SudahTerdaftar, TidakDipegang
from tests.factories import buat_akun, buat_diajukan, buat_draf, npwp_baru, tandai_semua
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)


def buat_antrean(jumlah: int) -> None:
    """Submitted registrations straight into the table: the queue's concern is their rows alone."""
    profil, pada = versi_profil(), timezone.now()
    Pendaftaran.objects.bulk_create(
        Pendaftaran(
            akun=buat_akun(Peran.PEMOHON),
            profil=profil,
            status="diajukan",
            nomor=f"REG-UJI-{urut}",
            npwp16=f"{urut:016d}",
            diajukan_pada=pada,
            tenggat=pada + timedelta(minutes=urut),
        )
        for urut in range(jumlah)
    )


def test_delapan_verifikator_dua_ratus_berkas_tidak_ada_yang_diambil_dua_kali():
    buat_antrean(200)

    def habiskan(oleh):
        diambil = []
        while True:
            try:
                pk = actions.ambil_berikutnya(oleh=oleh).pk
            except TidakAdaBerkas:
                return diambil
            diambil.append(pk)
            actions.tolak(pk, oleh=oleh, alasan="uji")

    verifikator = [buat_akun(Peran.VERIFIKATOR) for _ in range(8)]
    hasil = serentak(*(lambda v=v: habiskan(v) for v in verifikator))

    semua = [pk for diambil in hasil for pk in diambil]
    assert len(semua) == len(set(semua)) == 200
    assert Jejak.objects.filter(peristiwa="pendaftaran.diambil").count() == 200
    assert Jejak.objects.filter(peristiwa="pendaftaran.ditolak").count() == 200


@pytest.mark.parametrize("_", range(3))
def test_ambil_berikutnya_ditekan_dua_kali_mengambil_satu_berkas(_):
    buat_antrean(4)
    verifikator = buat_akun(Peran.VERIFIKATOR)

    hasil = serentak(*[lambda: actions.ambil_berikutnya(oleh=verifikator)] * 3)

    assert len({p.pk for p in hasil}) == 1
    assert Pendaftaran.objects.filter(diklaim_oleh=verifikator).count() == 1
    assert Jejak.objects.filter(peristiwa="pendaftaran.diambil").count() == 1


@pytest.mark.parametrize("_", range(3))
def test_beberapa_tautan_satu_surel_dibuka_serentak_menjadi_satu_akun(_):
    sampai = timezone.now() + timedelta(hours=1)
    for urut in range(4):
        KonfirmasiEmail.objects.create(
            email="calon@uji.example", token_hash=sidik_token(f"t{urut}"), token_sampai=sampai
        )

    hasil = serentak(*(lambda t=f"t{urut}": actions.konfirmasi_email(t) for urut in (0, 1, 2, 3, 0)))

    masuk = [h for h in hasil if not isinstance(h, TautanTidakBerlaku)]
    assert len(masuk) == 4, "each link serves once"
    assert {akun.pk for akun in masuk} == {Akun.objects.get(email="calon@uji.example").pk}


@pytest.mark.parametrize("_", range(3))
def test_dua_putusan_serentak_menjadi_satu_putusan(_):
    pendaftaran = buat_diajukan()
    satu, dua = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.VERIFIKATOR)
    tandai_semua(pendaftaran, satu)
    actions.lepas(pendaftaran.pk, oleh=satu)

    hasil = serentak(
        lambda: actions.setujui(pendaftaran.pk, oleh=satu),
        lambda: actions.tolak(pendaftaran.pk, oleh=dua, alasan="uji"),
    )

    assert sum(isinstance(h, Pendaftaran) for h in hasil) == 1
    putusan = Jejak.objects.filter(peristiwa__in=["pendaftaran.disetujui", "pendaftaran.ditolak"])
    assert putusan.count() == 1


def test_menekan_setujui_berkali_kali_memberi_satu_user_id():
    pendaftaran = buat_diajukan()
    verifikator = buat_akun(Peran.VERIFIKATOR)
    tandai_semua(pendaftaran, verifikator)

    serentak(*[lambda: actions.setujui(pendaftaran.pk, oleh=verifikator)] * 4)

    assert PenggunaSPSE.objects.count() == 1
    assert Naskah.objects.count() == 2


def test_dua_pendaftaran_satu_perusahaan_serentak_hanya_satu_yang_masuk():
    npwp = npwp_baru()
    draf = [buat_draf(npwp=npwp), buat_draf(npwp=f"0{npwp}")]

    hasil = serentak(*(lambda d=d: actions.ajukan(d.pk, oleh=d.akun) for d in draf))

    assert sorted(type(h) for h in hasil if isinstance(h, SudahTerdaftar)) == [SudahTerdaftar]
    assert Pendaftaran.objects.filter(status="diajukan").count() == 1


def test_nomor_tanpa_celah_walau_sebagian_pengiriman_gagal():
    npwp = npwp_baru()
    buat_diajukan(npwp=npwp)
    draf = [buat_draf(npwp=npwp if urut % 2 else "") for urut in range(8)]

    serentak(*(lambda d=d: actions.ajukan(d.pk, oleh=d.akun) for d in draf))

    urut = sorted(int(n[-6:]) for n in Pendaftaran.objects.exclude(nomor="").values_list("nomor", flat=True))
    assert urut == list(range(1, 6))


def test_mulai_serentak_membuat_satu_draf():
    akun = buat_akun(Peran.PEMOHON)
    hasil = serentak(*[lambda: actions.mulai(oleh=akun)] * 6)
    assert len({p.pk for p in hasil}) == 1


def test_dua_perusahaan_senama_disetujui_serentak_mendapat_user_id_berbeda():
    verifikator = [buat_akun(Peran.VERIFIKATOR) for _ in range(3)]
    berkas = [buat_diajukan() for _ in range(3)]
    for p, v in zip(berkas, verifikator, strict=True):
        tandai_semua(p, v)

    serentak(
        *(lambda p=p, v=v: actions.setujui(p.pk, oleh=v) for p, v in zip(berkas, verifikator, strict=True))
    )

    assert PenggunaSPSE.objects.values("user_id").distinct().count() == 3


@pytest.mark.parametrize("_", range(3))
def test_ambil_alih_melawan_putusan_menghasilkan_satu_di_antaranya(_):
    verifikator, kepala = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA)
    pendaftaran = actions.ambil(buat_diajukan().pk, oleh=verifikator)

    alih, putusan = serentak(
        lambda: actions.ambil_alih(pendaftaran.pk, oleh=kepala, alasan="Mendesak."),
        lambda: actions.tolak(pendaftaran.pk, oleh=verifikator, alasan="Uji."),
    )

    pendaftaran.refresh_from_db()
    if isinstance(putusan, Pendaftaran):
        assert isinstance(alih, AturanDilanggar)
        assert (pendaftaran.status, AlihPegangan.objects.count()) == ("ditolak", 0)
    else:
        assert isinstance(alih, Pendaftaran)
        assert (pendaftaran.status, pendaftaran.diklaim_oleh) == ("diajukan", kepala)
    assert (
        Jejak.objects.filter(peristiwa__in=["pendaftaran.ditolak", "pendaftaran.diambil_alih"]).count() == 1
    )


@pytest.mark.parametrize("_", range(3))
def test_denyut_tidak_merebut_kembali_berkas_yang_diambil_alih(_):
    verifikator, kepala = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA)
    pendaftaran = actions.ambil(buat_diajukan().pk, oleh=verifikator)

    denyut = serentak(
        *[lambda: actions.perpanjang(pendaftaran.pk, oleh=verifikator)] * 4,
        lambda: actions.ambil_alih(pendaftaran.pk, oleh=kepala, alasan="Mendesak."),
    )[:4]

    pendaftaran.refresh_from_db()
    assert pendaftaran.diklaim_oleh == kepala
    assert all(isinstance(d, Pendaftaran | PeganganLepas) for d in denyut)
    assert isinstance(
        serentak(lambda: actions.perpanjang(pendaftaran.pk, oleh=verifikator))[0], PeganganLepas
    )


def test_lepas_massal_melawan_putusan_tidak_mengganggu_putusan():
    verifikator, kepala = buat_akun(Peran.VERIFIKATOR), buat_akun(Peran.KEPALA)
    berkas = [actions.ambil(buat_diajukan().pk, oleh=verifikator) for _ in range(4)]

    hasil = serentak(
        *(lambda p=p: actions.tolak(p.pk, oleh=verifikator, alasan="Uji.") for p in berkas),
        *(lambda p=p: actions.bebaskan(p.pk, oleh=kepala, alasan="Cuti.") for p in berkas),
    )

    # A released file is free, so its verifier's decision stands either way; nothing is released afterwards.
    assert all(isinstance(h, Pendaftaran) for h in hasil[:4])
    assert set(Pendaftaran.objects.values_list("status", "diklaim_oleh")) == {("ditolak", None)}
    dilepas = [h for h in hasil[4:] if isinstance(h, Pendaftaran)]
    assert AlihPegangan.objects.count() == len(dilepas)
    assert all(isinstance(h, AturanDilanggar) for h in hasil[4:] if h not in dilepas)


def test_dua_ambil_alih_serentak_tidak_saling_menimpa():
    verifikator, pengawas = buat_akun(Peran.VERIFIKATOR), [buat_akun(Peran.KEPALA) for _ in range(2)]
    pendaftaran = actions.ambil(buat_diajukan().pk, oleh=verifikator)

    serentak(*(lambda p=p: actions.bebaskan(pendaftaran.pk, oleh=p, alasan="Uji.") for p in pengawas))

    assert AlihPegangan.objects.count() == 1
    with pytest.raises(TidakDipegang):
        actions.bebaskan(pendaftaran.pk, oleh=pengawas[0], alasan="Uji.")


@pytest.mark.parametrize("_", range(3))
def test_dua_simpan_dari_halaman_yang_sama_serentak_hanya_satu_yang_tersimpan(_):
    verifikator = buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_diajukan()
    tanda = pendaftaran.dokumen.get(kode="ktp").tanda

    def simpan(catatan):
        return actions.tandai(
            pendaftaran.pk, "ktp", oleh=verifikator, ada=True, sesuai_asli=False, catatan=catatan, tanda=tanda
        )

    hasil = serentak(lambda: simpan("Satu."), lambda: simpan("Dua."))

    assert sorted(isinstance(h, SudahBerubah) for h in hasil) == [False, True]
    tersimpan = next(h for h in hasil if not isinstance(h, SudahBerubah))
    assert pendaftaran.dokumen.get(kode="ktp").catatan == tersimpan.catatan


def test_dua_ingatan_serentak_menjadi_satu_surat():
    verifikator = buat_akun(Peran.VERIFIKATOR)
    pendaftaran = buat_diajukan()
    actions.kembalikan(pendaftaran.pk, oleh=verifikator, dokumen={"ktp": "Foto ulang."})

    serentak(*[lambda: actions.ingatkan(pendaftaran.pk, oleh=verifikator)] * 3)

    assert Jejak.objects.filter(peristiwa="pendaftaran.diingatkan").count() == 1
