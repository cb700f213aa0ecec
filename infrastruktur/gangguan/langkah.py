"""The steps of an incident, each on its own page: what is asked, the act, the sentence afterwards."""

from infrastruktur.actions import gangguan as actions
from infrastruktur.actions.darurat import nyatakan_darurat
from infrastruktur.enums.gangguan import TindakanGangguan as T
from infrastruktur.forms.darurat import DaruratForm
from infrastruktur.forms.gangguan import (
    BatalForm,
    KabarForm,
    KonfirmasiForm,
    LangkahForm,
    LaporkanForm,
    NilaiForm,
    PulihForm,
    TanpaIsianForm,
    TautkanForm,
)
from lpse.formulir import Langkah

LANGKAH: dict[T, Langkah] = {
    T.LANGKAH: Langkah(LangkahForm, actions.catat_langkah, "Langkah tercatat."),
    T.KONFIRMASI: Langkah(KonfirmasiForm, actions.konfirmasi, "Gangguan dikonfirmasi. Catat langkahnya."),
    T.KABAR: Langkah(KabarForm, actions.catat_kabar, "Pemberitahuan tercatat."),
    T.NILAI: Langkah(
        NilaiForm,
        actions.nilai,
        "Sebab dan dampak tersimpan.",
        "Setiap layanan dinilai, juga yang tidak terganggu; daftarnya tercetak utuh dalam laporan.",
    ),
    T.TAUTKAN: Langkah(TautkanForm, actions.tautkan, "Tertaut."),
    T.LAPORKAN: Langkah(
        LaporkanForm,
        actions.laporkan,
        "Laporan kepada LKPP disiapkan. Periksa dan kirim dari tautannya di halaman ini.",
        "Laporan kendala teknis disiapkan dari isi gangguan ini, dan masih dapat diubah sebelum dikirim.",
    ),
    T.PULIHKAN: Langkah(
        PulihForm,
        actions.pulihkan,
        "Tercatat pulih.",
        "Hanya untuk yang tidak dipantau. Sasaran yang dipantau dinyatakan pulih oleh pengukuran.",
    ),
    T.TERBITKAN: Langkah(
        TanpaIsianForm,
        actions.terbitkan_laporan,
        "Laporan sementara terbit.",
        "Laporan Gangguan (DT-01) terbit bernomor dengan isi sekarang. Yang berikutnya menggantikannya.",
    ),
    T.TUTUP: Langkah(
        TanpaIsianForm,
        actions.tutup,
        "Gangguan ditutup. Laporan Gangguan (DT-01) terbit.",
        "Sesudah ditutup isinya tidak dapat diubah lagi, dan Laporan Gangguan (DT-01) terbit.",
    ),
    T.DARURAT: Langkah(
        DaruratForm,
        nyatakan_darurat,
        "Keadaan darurat dinyatakan. Setiap anggota tim disurati.",
        "Gangguan tidak dapat ditutup sebelum kerusakannya dinilai dan keadaan darurat diakhiri.",
        is_berat=True,
    ),
    T.BATALKAN: Langkah(
        BatalForm,
        actions.batalkan,
        "Gangguan dibatalkan.",
        "Untuk yang ternyata bukan gangguan. Yang terukur tetap tersimpan, pengumumannya diakhiri.",
        is_berat=True,
    ),
}
