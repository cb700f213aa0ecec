"""The steps of a matter that have a page: what is asked, the act, what is said afterwards."""

from layanan.actions import penerusan as actions
from layanan.enums.penerusan import TindakanPenerusan as T
from layanan.forms.penerusan import (
    JawabanForm,
    KirimForm,
    NaikkanForm,
    NomorForm,
    TanyakanForm,
    TarikForm,
)
from lpse.formulir import Langkah

LANGKAH: dict[T, Langkah] = {
    T.KIRIM: Langkah(
        KirimForm,
        actions.kirim,
        "Tercatat. Surat penerusan terbit; bundel buktinya dapat diunduh.",
        "Surat penerusan diberi nomor dan isinya beku. Jam penyelesaian tiket berhenti selama menunggu LKPP.",
    ),
    T.CATAT_NOMOR: Langkah(NomorForm, actions.catat_nomor, "Nomor tiket LKPP tercatat."),
    T.NAIKKAN: Langkah(NaikkanForm, actions.naikkan, "Tercatat: perkara berada pada Helpdesk Teknis LKPP."),
    T.TANYAKAN: Langkah(TanyakanForm, actions.tanyakan, "Tercatat. Hitungan hari diam mulai dari awal."),
    T.CATAT_JAWABAN: Langkah(
        JawabanForm,
        actions.catat_jawaban,
        "Jawaban tercatat. Tiketnya kembali ditangani.",
        "Sampaikan jawabannya kepada pelapor di halaman tiket.",
    ),
    T.TARIK: Langkah(
        TarikForm,
        actions.tarik,
        "Penerusan ditarik.",
        "Surat penerusan dicabut, dan tiketnya kembali ditangani LPSE.",
        is_berat=True,
    ),
}
