"""What is watched in the demo: this host for real, and a unit's machines with half a year behind them.

Those machines are not there. Their addresses are reserved for examples, so nothing is ever sent to anybody,
and they are asked once a day only: what they were last stays on the screens, and nothing sounds an alarm.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from infrastruktur.actions.bacaan import simpan_bacaan
from infrastruktur.actions.sampel import ringkas_sampel, siapkan_partisi
from infrastruktur.actions.sasaran import tambah_sasaran
from infrastruktur.actions.siklus import KODE_INANG, pastikan_inang, tanyai
from infrastruktur.enums.pantau import JenisSasaran, Keadaan, PeranSasaran, Ukuran
from infrastruktur.models import Balik, Deret, Sasaran, Siklus
from infrastruktur.queries.penilaian import ambang_untuk
from lpse.demo import AKUN_DEMO
from lpse.models import Akun
from lpse.peran import Peran
from lpse.waktu import awal_hari, setempat, zona

U, J, P = Ukuran, JenisSasaran, PeranSasaran
HARI_MENTAH, HARI_JAM, HARI_RINGKAS = 2, 14, 180
SEHARI_SEKALI = 1440
# The outage that the incident of the same day tells of.
GANGGUAN_LALU, GANGGUAN_MENIT = timedelta(days=9, hours=3), 47


@dataclass(frozen=True, slots=True)
class Riwayat:
    """How a series went: `dasar` now, `tren` a day, `ayunan` more in working hours, `acak` up or down."""

    ukuran: Ukuran
    label: str
    dasar: float
    ayunan: float = 0
    acak: float = 0
    tren: float = 0
    atas: float = 100


@dataclass(frozen=True, slots=True)
class Contoh:
    """A target of the demo and its series."""

    kode: str
    nama: str
    jenis: JenisSasaran
    peran: PeranSasaran
    alamat: str
    deret: tuple[Riwayat, ...]
    layanan: str = ""


TERSEDIA = Riwayat(U.TERSEDIA, "", 1, atas=1)
MEGABIT = 1e6
CONTOH = (
    Contoh(
        *("spse", "Aplikasi SPSE (contoh)", J.HTTP, P.APLIKASI_SPSE, "https://192.0.2.10/eproc4/"),
        (TERSEDIA, Riwayat(U.WAKTU_JAWAB, "", 180, 320, 60, atas=9000)),
        layanan="spse",
    ),
    Contoh(
        *("server-spse", "Server SPSE (contoh)", J.NODE, P.SERVER_SPSE, "http://192.0.2.10:9100/metrics"),
        (
            Riwayat(U.DISK, "/", 41, tren=0.02),
            Riwayat(U.DISK, "/var/lib/postgresql", 84.6, acak=0.1, tren=0.48),
            Riwayat(U.RAM, "", 52, 14, 3),
            Riwayat(U.CPU, "", 9, 34, 6),
            Riwayat(U.BEBAN, "", 0.2, 0.7, 0.1, atas=8),
            Riwayat(U.LALU_MASUK, "eth0", 2 * MEGABIT, 26 * MEGABIT, MEGABIT, atas=1e9),
            Riwayat(U.LALU_KELUAR, "eth0", 3 * MEGABIT, 41 * MEGABIT, 2 * MEGABIT, atas=1e9),
        ),
    ),
    Contoh(
        *("internet", "Koneksi internet (contoh)", J.PING, P.INTERNET, "192.0.2.1"),
        (TERSEDIA, Riwayat(U.WAKTU_JAWAB, "", 11, 9, 4, atas=9000)),
    ),
    Contoh(
        *("router", "Router utama (contoh)", J.SNMP, P.JARINGAN, "192.0.2.2:161"),
        (
            Riwayat(U.LALU_MASUK, "ether1-wan", 6 * MEGABIT, 58 * MEGABIT, 5 * MEGABIT, atas=1e9),
            Riwayat(U.LALU_KELUAR, "ether1-wan", 4 * MEGABIT, 31 * MEGABIT, 3 * MEGABIT, atas=1e9),
        ),
    ),
    Contoh(
        *("ups", "UPS ruang server (contoh)", J.UPS, P.LISTRIK, "ups@192.0.2.20:3493"),
        (
            Riwayat(U.UPS_SUMBER, "", 2, atas=2),
            Riwayat(U.UPS_BATERAI, "", 100, acak=0.4),
            Riwayat(U.UPS_BEBAN, "", 37, 6, 2),
        ),
    ),
)
OPSI = {"router": {"community": "env:PANTAU_RAHASIA_ROUTER"}}

# The value at a moment: people work from six to six, at the weekend hardly any. A whole day is taken at the
# hour of its mean (`geser`).
NILAI = """
least(r.atas, greatest(0, r.dasar - r.tren * extract(epoch FROM %(now)s - saat) / 86400
    + r.ayunan * greatest(0, sin(pi() * (extract(hour FROM lokal) - 6) / 12))
        * CASE WHEN extract(isodow FROM lokal) > 5 THEN 0.15 ELSE 1 END
    + r.acak * (random() * 2 - 1)))
"""
SAAT = """
generate_series(%(dari)s::timestamptz, %(sampai)s::timestamptz, %(jarak)s::interval) saat,
    LATERAL (SELECT (saat + %(geser)s::interval) AT TIME ZONE %(zona)s AS lokal) l
"""
DERET = """
unnest(%(id)s::bigint[], %(ambang)s::bigint[], %(dasar)s::float8[], %(ayunan)s::float8[], %(acak)s::float8[],
    %(tren)s::float8[], %(atas)s::float8[]) AS r (id, ambang, dasar, ayunan, acak, tren, atas)
"""
# Nothing in these statements comes from outside this module.
MENTAH = f"""
INSERT INTO infrastruktur_sampel (deret_id, pada, nilai, ambang_id, keadaan)
SELECT n.id, n.saat, n.nilai, n.ambang, CASE
    WHEN a.arah = 'naik' AND n.nilai >= a.kritis OR a.arah = 'turun' AND n.nilai <= a.kritis THEN 'kritis'
    WHEN a.arah = 'naik' AND n.nilai >= a.peringatan OR a.arah = 'turun' AND n.nilai <= a.peringatan
    THEN 'peringatan' ELSE 'baik' END
FROM (SELECT r.id, saat, {NILAI} AS nilai, r.ambang
    FROM {DERET}, {SAAT}) n
    LEFT JOIN infrastruktur_ambang a ON a.id = n.ambang
ON CONFLICT DO NOTHING
"""  # noqa: S608
RINGKAS = f"""
INSERT INTO infrastruktur_sampel{{tabel}} (deret_id, mulai, n, minimum, maksimum, rata, akhir)
SELECT id, saat, {{n}}, greatest(0, nilai - acak), least(atas, nilai + acak + ayunan * {{puncak}}),
    nilai, nilai
FROM (SELECT r.id, r.acak, r.atas, r.ayunan, saat, {NILAI} AS nilai
    FROM {DERET}, {SAAT}) n
ON CONFLICT DO NOTHING
"""  # noqa: S608
PUTUS = """
UPDATE infrastruktur_sampel{tabel} SET minimum = 0, rata = 1 - extract(epoch FROM
    least(mulai + %(jarak)s::interval, %(selesai)s) - greatest(mulai, %(mulai)s))
    / extract(epoch FROM %(jarak)s::interval)
WHERE deret_id = %(deret)s AND mulai < %(selesai)s AND mulai + %(jarak)s::interval > %(mulai)s
"""
SIKLUS = """
INSERT INTO infrastruktur_siklus (mulai, selesai, sasaran, gagal, bacaan)
SELECT saat, saat + interval '1.4 seconds', 6, 0, %s
FROM generate_series(%s::timestamptz, %s::timestamptz, '5 minutes') saat
"""
TERAKHIR = """
UPDATE infrastruktur_deret d SET nilai = s.nilai, dibaca_pada = s.pada
FROM (SELECT DISTINCT ON (deret_id) deret_id, nilai, pada FROM infrastruktur_sampel
    WHERE deret_id = ANY(%s) AND pada >= %s ORDER BY deret_id, pada DESC) s
WHERE d.id = s.deret_id AND (d.dibaca_pada IS NULL OR d.dibaca_pada < s.pada)
"""


def isi_demo_pantau() -> None:
    """Targets, half a year of readings, a disk that fills up, and an outage of the link nine days ago."""
    now = timezone.now().replace(microsecond=0)
    riwayat = {deret: r for satu in CONTOH for deret, r in _tambah(satu, now)} | dict(_inang(now))
    tulis_riwayat(riwayat, now)
    _putus_internet(now)
    _disk_penuh(now)


def _tambah(contoh: Contoh, now: datetime) -> Iterator[tuple[Deret, Riwayat]]:
    sasaran = tambah_sasaran(
        oleh=Akun.objects.get(user_id=next(a.user_id for a in AKUN_DEMO if a.peran == Peran.ADMIN_SISTEM)),
        kode=contoh.kode,
        jenis=contoh.jenis,
        nama=contoh.nama,
        peran=contoh.peran,
        alamat=contoh.alamat,
        opsi=OPSI.get(contoh.kode, {}),
        layanan=contoh.layanan,
        jeda_menit=SEHARI_SEKALI,
    )
    awal = now - timedelta(days=HARI_RINGKAS)
    Sasaran.objects.filter(pk=sasaran.pk).update(dibuat_pada=awal, ditanya_pada=now, dijawab_pada=now)
    for r in contoh.deret:
        yield _deret(sasaran, r, awal), r


def _deret(sasaran: Sasaran, r: Riwayat, awal: datetime) -> Deret:
    return Deret.objects.create(
        sasaran=sasaran, ukuran=r.ukuran, label=r.label, keadaan=Keadaan.BAIK, sejak=awal, dibuat_pada=awal
    )


def _inang(now: datetime) -> Iterator[tuple[Deret, Riwayat]]:
    """This host, asked for real; what lies behind it ends where it is now."""
    pastikan_inang()
    inang = Sasaran.objects.get(kode=KODE_INANG)
    bacaan = simpan_bacaan([inang], tanyai([inang]), now=now)
    # The story's last round is this one; judging begins with the portal's own next round.
    Siklus.objects.create(mulai=now, selesai=now, sasaran=1, bacaan=len(bacaan))
    awal = now - timedelta(days=HARI_RINGKAS)
    inang.deret.update(keadaan=Keadaan.BAIK, sejak=awal, dibuat_pada=awal)
    pola = {U.DISK: Riwayat(U.DISK, "", 0, tren=0.01), U.RAM: Riwayat(U.RAM, "", 0, 4, 1)}
    for deret in inang.deret.filter(ukuran__in=pola, nilai__isnull=False):
        yield deret, replace(pola[U(deret.ukuran)], dasar=deret.nilai or 0)


def tulis_riwayat(riwayat: dict[Deret, Riwayat], now: datetime) -> None:
    """Write what these series have been: two days of readings, two weeks of hours, half a year of days."""
    jam = now.replace(minute=0, second=0)
    mentah = jam - timedelta(days=HARI_MENTAH)
    siapkan_partisi(mentah, hari=HARI_MENTAH + 3)
    batas = ambang_untuk([deret.pk for deret in riwayat])
    pola = {
        nama: [float(getattr(r, nama)) for r in riwayat.values()]
        for nama in ("dasar", "ayunan", "acak", "tren", "atas")
    }
    isi: dict[str, Any] = {
        **pola,
        "id": [deret.pk for deret in riwayat],
        "ambang": [batas[deret.pk].pk if deret.pk in batas else None for deret in riwayat],
        "now": now,
        "zona": str(zona()),
    }
    hari = awal_hari(setempat(now).date())
    with connection.cursor() as cursor:
        cursor.execute(MENTAH, isi | _rentang(mentah, now, "5 minutes"))
        rentang = _rentang(jam - timedelta(days=HARI_JAM), mentah - timedelta(hours=1), "1 hour")
        cursor.execute(RINGKAS.format(tabel="jam", n=60, puncak=0), isi | rentang)
        rentang = _rentang(hari - timedelta(days=HARI_RINGKAS), hari - timedelta(days=HARI_JAM + 1), "1 day")
        rentang["geser"] = "7 hours"
        cursor.execute(RINGKAS.format(tabel="hari", n=1440, puncak=0.7), isi | rentang)
        cursor.execute(SIKLUS, [len(riwayat), now - timedelta(days=HARI_JAM), now - timedelta(minutes=1)])
        cursor.execute(TERAKHIR, [isi["id"], mentah])
    ringkas_sampel(now, sejak=jam - timedelta(days=HARI_JAM))


def _rentang(dari: datetime, sampai: datetime, jarak: str) -> dict[str, Any]:
    return {"dari": dari, "sampai": sampai, "jarak": jarak, "geser": "0"}


def _putus_internet(now: datetime) -> None:
    """Three quarters of an hour without the link, found and over."""
    mulai = now - GANGGUAN_LALU
    selesai = mulai + timedelta(minutes=GANGGUAN_MENIT)
    deret = Deret.objects.get(sasaran__kode="internet", ukuran=U.TERSEDIA)
    with connection.cursor() as cursor:
        for tabel, jarak in (("jam", "1 hour"), ("hari", "1 day")):
            isi: dict[str, Any] = {"deret": deret.pk, "mulai": mulai, "selesai": selesai, "jarak": jarak}
            cursor.execute(PUTUS.format(tabel=tabel), isi)
    _balik(deret, mulai + timedelta(minutes=3), Keadaan.BAIK, Keadaan.KRITIS, 0)
    _balik(deret, selesai + timedelta(minutes=2), Keadaan.KRITIS, Keadaan.BAIK, 1)


def _disk_penuh(now: datetime) -> None:
    """It crossed its warning some days ago; the day it is full can be told from its trend."""
    deret = Deret.objects.get(sasaran__kode="server-spse", label="/var/lib/postgresql")
    _balik(deret, now - timedelta(days=9, hours=4), Keadaan.BAIK, Keadaan.PERINGATAN, 80.2)


def _balik(deret: Deret, pada: datetime, dari: Keadaan, ke: Keadaan, nilai: float) -> None:
    Balik.objects.create(
        deret=deret, dari=dari, ke=ke, pada=pada, nilai=nilai, ambang=ambang_untuk([deret.pk]).get(deret.pk)
    )
    Deret.objects.filter(pk=deret.pk).update(keadaan=ke, sejak=pada)
