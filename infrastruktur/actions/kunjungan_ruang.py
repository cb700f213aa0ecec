"""Entering and leaving a server room: visitors with permit, badge and companion; officers of the list."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from infrastruktur.actions.izin_ruang import ubah_status
from infrastruktur.actions.temuan_ruang import catat_temuan
from infrastruktur.alur.izin_ruang import ALUR_IZIN
from infrastruktur.enums.ruang_server import JenisTemuan, TindakanIzin
from infrastruktur.models import AksesTetap, IzinRuangServer, KunjunganRuangServer, PerangkatIzin
from infrastruktur.policies.ruang_server import (
    AKSES_TERLAMA,
    AksesKeliru,
    TidakDapatMasuk,
    check_akses,
    check_dapat_masuk,
    check_jam_keluar,
    check_melayani,
    check_pemutus,
    check_pendamping,
    check_perangkat,
    is_lewat_waktu,
)
from infrastruktur.queries.ruang_server import pemutus, ruang_server
from lpse.aturan import TidakBerwenang
from lpse.jejak import catat
from lpse.kunci import kunci
from lpse.models import Akun
from lpse.waktu import hari_ini, setempat, waktu

T, J = TindakanIzin, JenisTemuan
PerangkatBaru = list[tuple[str, str]]


# --- Visitors ----------------------------------------------------------------------------------------


def masukkan_pengunjung(
    pk: int,
    *,
    oleh: Akun,
    nomor_badge: str,
    pendamping: Akun,
    is_identitas_dititipkan: bool = False,
    perangkat: Collection[int] = (),
    perangkat_lain: PerangkatBaru | None = None,
) -> KunjunganRuangServer:
    """Mencatat pengunjung berizin masuk: badge diberikan, pendamping ditunjuk, perangkat dicocokkan.

    `pk` and `perangkat` (the devices that came) are the permit's. Raises TidakBerwenang, TindakanTertutup,
    TidakDapatMasuk, PerangkatKeliru. Dasar: infrastruktur.izin_ruang
    """
    try:
        with transaction.atomic():
            izin, now = IzinRuangServer.objects.lock(pk), timezone.now()
            ubah_status(izin, T.MASUKKAN, oleh)
            check_dapat_masuk(izin, now)
            check_pendamping(pendamping, izin)
            kunjungan = KunjunganRuangServer.objects.create(
                lokasi=izin.lokasi,
                izin=izin,
                nomor_badge=nomor_badge.upper(),
                pendamping=pendamping,
                is_identitas_dititipkan=is_identitas_dititipkan,
                disetujui_pada=izin.diputus_pada,
                masuk_pada=now,
                masuk_oleh=oleh,
            )
            _bawa_masuk(izin, perangkat, perangkat_lain or [], now)
    except IntegrityError as galat:
        if "kunjungan_server_badge_sekali" in str(galat):
            raise TidakDapatMasuk(f"Badge {nomor_badge} masih dipakai tamu lain. Beri badge lain.") from galat
        raise
    return kunjungan


def _bawa_masuk(izin: IzinRuangServer, pks: Collection[int], lain: PerangkatBaru, now: datetime) -> None:
    """The devices that came in: those asked for that are here, and what else was brought."""
    semua = [(p.jenis, p.nomor_seri) for p in izin.perangkat.all()]
    check_perangkat([*semua, *lain])
    izin.perangkat.filter(pk__in=pks).update(masuk_pada=now)
    PerangkatIzin.objects.bulk_create(
        PerangkatIzin(izin=izin, jenis=jenis, nomor_seri=seri, is_diminta=False, masuk_pada=now)
        for jenis, seri in lain
    )


@transaction.atomic
def keluarkan_pengunjung(
    pk: int,
    *,
    oleh: Akun,
    pada: datetime | None = None,
    is_identitas_dikembalikan: bool = False,
    perangkat: Collection[int] = (),
    perangkat_lain: PerangkatBaru | None = None,
) -> KunjunganRuangServer:
    """Mencatat pengunjung keluar: badge kembali, perangkat dicocokkan; yang tidak cocok menjadi temuan.

    `pk` and `perangkat` (the devices that leave) are the permit's; `pada` is given where it is noted later.
    Raises TidakBerwenang, TindakanTertutup, JamKeliru, PerangkatKeliru. Dasar: infrastruktur.izin_ruang
    """
    izin, pada = IzinRuangServer.objects.lock(pk), pada or timezone.now()
    ALUR_IZIN.check(izin, T.KELUARKAN, oleh)
    kunjungan = kunci(KunjunganRuangServer.objects.all(), izin.kunjungan.pk, "lokasi", "izin", no_key=True)
    check_jam_keluar(kunjungan.masuk_pada, pada)
    _bawa_keluar(kunjungan, izin, perangkat, perangkat_lain or [], pada)
    if is_lewat_waktu(izin, pada):
        _lewat_waktu(kunjungan)
    # Last: with it the devices freeze.
    ubah_status(izin, T.KELUARKAN, oleh)
    # Only what was left here can be given back.
    kunjungan.is_identitas_dikembalikan = is_identitas_dikembalikan and kunjungan.is_identitas_dititipkan
    _keluar(kunjungan, oleh, pada)
    return kunjungan


def _bawa_keluar(
    kunjungan: KunjunganRuangServer,
    izin: IzinRuangServer,
    pks: Collection[int],
    lain: PerangkatBaru,
    pada: datetime,
) -> None:
    """The devices that leave, held against those that came in."""
    semua = list(izin.perangkat.all())
    check_perangkat([*((p.jenis, p.nomor_seri) for p in semua), *lain])
    izin.perangkat.filter(pk__in=pks).update(keluar_pada=pada)
    PerangkatIzin.objects.bulk_create(
        PerangkatIzin(izin=izin, jenis=jenis, nomor_seri=seri, is_diminta=False, keluar_pada=pada)
        for jenis, seri in lain
    )
    asing = [str(p) for p in semua if p.pk in pks and p.masuk_pada is None]
    asing += [f"{jenis} {seri}" for jenis, seri in lain]
    tertinggal = [str(p) for p in semua if p.masuk_pada and p.pk not in pks]
    for jenis, barang in ((J.PERANGKAT_KELUAR, asing), (J.PERANGKAT_TERTINGGAL, tertinggal)):
        if barang:
            _temukan(jenis, kunjungan, "; ".join(barang))


def _keluar(kunjungan: KunjunganRuangServer, oleh: Akun, pada: datetime) -> None:
    kunjungan.keluar_pada, kunjungan.keluar_oleh = pada, oleh
    kunjungan.save(update_fields=["keluar_pada", "keluar_oleh", "is_identitas_dikembalikan"])
    catat(kunjungan, "kunjungan_server.keluar", oleh=oleh)


# --- Officers of the access list ---------------------------------------------------------------------


@transaction.atomic
def beri_akses_tetap(
    *, oleh: Akun, akun: Akun, lokasi_id: int, mulai: date, selesai: date, alasan: str
) -> AksesTetap:
    """Memasukkan pegawai ke daftar akses tetap untuk suatu masa.

    Raises BukanPemutus, TidakDapatMasuk, AksesKeliru. Dasar: infrastruktur.pengamanan
    """
    check_pemutus(oleh, ada_pemutus=pemutus().exists())
    if akun.pk == oleh.pk:
        raise AksesKeliru("Akses untuk diri sendiri diberikan pejabat lain.")
    check_pendamping(akun)
    if selesai < mulai or selesai < hari_ini() or selesai - mulai > AKSES_TERLAMA:
        raise AksesKeliru("Masa akses berakhir hari ini atau sesudahnya, paling lama satu tahun.")
    # One at a time for a room, so that two entries for one person cannot overlap.
    lokasi = ruang_server().select_for_update().get(pk=lokasi_id)
    sama = AksesTetap.objects.filter(akun=akun, lokasi=lokasi, dicabut_pada__isnull=True)
    if sama.filter(mulai__lte=selesai, selesai__gte=mulai).exists():
        raise AksesKeliru(f"{akun} sudah punya akses di masa itu. Cabut dahulu yang lama.")
    akses = AksesTetap.objects.create(
        akun=akun, lokasi=lokasi, mulai=mulai, selesai=selesai, alasan=alasan, ditetapkan_oleh=oleh
    )
    catat(akses, "akses_tetap.diberikan", oleh=oleh, akun=akun.pk)
    return akses


@transaction.atomic
def cabut_akses_tetap(pk: int, *, oleh: Akun) -> AksesTetap:
    """Mengeluarkan pegawai dari daftar akses tetap; yang sudah dicabut dibiarkan.

    Raises BukanPemutus. Dasar: infrastruktur.pengamanan
    """
    check_pemutus(oleh, ada_pemutus=pemutus().exists())
    akses = AksesTetap.objects.select_for_update(no_key=True).get(pk=pk)
    if akses.dicabut_pada is None:
        akses.dicabut_pada, akses.dicabut_oleh = timezone.now(), oleh
        akses.save(update_fields=["dicabut_pada", "dicabut_oleh"])
        catat(akses, "akses_tetap.dicabut", oleh=oleh)
    return akses


def masuk_bertugas(pk: int, *, oleh: Akun, keperluan: str) -> KunjunganRuangServer:
    """Mencatat pegawai dalam daftar akses tetap masuk untuk bertugas; setiap masuk dicatat.

    `pk` is the entry of the list, one's own. Raises TidakBerwenang, TidakDapatMasuk.
    Dasar: infrastruktur.pengamanan
    """
    check_melayani(oleh)
    try:
        with transaction.atomic():
            akses = kunci(AksesTetap.objects.all(), pk, "akun", "lokasi", no_key=True)
            if akses.akun_id != oleh.pk:
                raise TidakBerwenang
            check_akses(akses)
            kunjungan = KunjunganRuangServer.objects.create(
                lokasi=akses.lokasi, akses=akses, keperluan=keperluan, masuk_oleh=oleh
            )
            catat(kunjungan, "kunjungan_server.masuk", oleh=oleh, akses=pk)
    except IntegrityError as galat:
        if "kunjungan_server_pegawai_sekali" in str(galat):
            raise TidakDapatMasuk("Anda masih tercatat di dalam. Catat keluar dahulu.") from galat
        raise
    return kunjungan


@transaction.atomic
def keluar_bertugas(pk: int, *, oleh: Akun) -> KunjunganRuangServer:
    """Mencatat pegawai keluar; dicatat sendiri atau oleh petugas ruang server. Yang sudah keluar dibiarkan.

    Raises TidakBerwenang. Dasar: infrastruktur.pengamanan
    """
    kunjungan = kunci(KunjunganRuangServer.objects.filter(akses__isnull=False), pk, "akses", no_key=True)
    if kunjungan.akses is None or kunjungan.akses.akun_id != oleh.pk:
        check_melayani(oleh)
    if kunjungan.keluar_pada is None:
        _keluar(kunjungan, oleh, timezone.now())
    return kunjungan


# --- What the clock finds ----------------------------------------------------------------------------


def _temukan(jenis: JenisTemuan, kunjungan: KunjunganRuangServer, rincian: str) -> bool:
    hari = setempat(kunjungan.masuk_pada).date()
    return catat_temuan(
        jenis, kunjungan.lokasi, hari, penanda=kunjungan.pk, kunjungan=kunjungan, rincian=rincian[:300]
    )


def _lewat_waktu(kunjungan: KunjunganRuangServer) -> bool:
    batas = kunjungan.izin.rencana_keluar if kunjungan.izin else kunjungan.masuk_pada
    return _temukan(J.LEWAT_WAKTU, kunjungan, f"Izinnya sampai {waktu(batas)}.")


@transaction.atomic
def periksa_kunjungan(pk: int) -> int:
    """Mencatat temuan bagi yang masih di dalam lewat waktu izin atau sesudah harinya berakhir; dapat diulang.

    Returns how many are new. Dasar: infrastruktur.pengamanan
    """
    kunjungan = kunci(KunjunganRuangServer.objects.all(), pk, "izin", "lokasi", no_key=True)
    if kunjungan.keluar_pada is not None:
        return 0
    baru = 0
    if kunjungan.izin and is_lewat_waktu(kunjungan.izin, timezone.now()):
        baru += _lewat_waktu(kunjungan)
    if setempat(kunjungan.masuk_pada).date() < hari_ini():
        baru += _temukan(J.LEWAT_HARI, kunjungan, f"Masuk {waktu(kunjungan.masuk_pada)}.")
    return baru
