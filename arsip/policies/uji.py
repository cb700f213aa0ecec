"""What a restore drill looks at, and how its result is told."""

from dataclasses import asdict, dataclass, field
from typing import Any

from lpse.aturan import AturanDilanggar

# So many documents of the restored database are looked up by their fingerprint.
BANYAK_DOKUMEN = 50
PALING_BANYAK_BEDA = 50

MANIFES, DUMP, BARIS, MIGRASI = "manifes", "dump", "baris", "migrasi"
SEGEL, BERKAS, DOKUMEN, JEJAK, MASUK = "segel", "berkas", "dokumen", "jejak", "masuk"
NAMA = {
    MANIFES: "Manifes di dalam cadangan sama dengan yang tercatat",
    DUMP: "Salinan basis data terbaca seluruhnya",
    BARIS: "Jumlah baris setiap tabel",
    MIGRASI: "Migrasi basis data",
    SEGEL: "Segel jejak terakhir saat dicadangkan",
    BERKAS: "Berkas pulih tanpa beda (SHA-256)",
    DOKUMEN: "Dokumen dalam basis data menemukan isinya",
    JEJAK: "Jejak utuh (audit_verify)",
    MASUK: "Masuk ke portal hasil pemulihan",
}


class BelumAdaCadangan(AturanDilanggar):
    """Nothing stands that could be restored."""

    def __init__(self) -> None:
        super().__init__("Belum ada cadangan yang tersimpan untuk diuji. Cadangkan dahulu, lalu uji.")


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """One thing that was compared, what came out, and whether it is as it must be."""

    kode: str
    hasil: str
    is_lulus: bool

    @property
    def nama(self) -> str:
        return NAMA[self.kode]


@dataclass(slots=True)
class CatatanUji:
    """What a drill has found so far."""

    pemeriksaan: list[Pemeriksaan] = field(default_factory=list)
    beda: list[str] = field(default_factory=list)

    def tambah(self, kode: str, hasil: str, beda: list[str] | None = None) -> None:
        """Write down one comparison with whatever differs."""
        self.pemeriksaan.append(Pemeriksaan(kode, hasil, not beda))
        self.beda += beda or []

    @property
    def is_lulus(self) -> bool:
        return bool(self.pemeriksaan) and not self.beda

    def sebagai_json(self) -> dict[str, Any]:
        """As the row keeps it: names as they were that day."""
        lihat = [{**asdict(p), "nama": p.nama} for p in self.pemeriksaan]
        return {"pemeriksaan": lihat, "beda": self.beda[:PALING_BANYAK_BEDA]}


def sebut_beda(beda: list[str]) -> str:
    """The differences in one text for the job; the drill has them all."""
    lebih = len(beda) - 10
    ekor = f"; dan {lebih} beda lain" if lebih > 0 else ""
    return f"Hasil pemulihan tidak sama dengan manifes: {'; '.join(beda[:10])}{ekor}."
