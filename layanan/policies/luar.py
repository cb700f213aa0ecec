"""The courteous answer about a matter the unit is not responsible for, to begin with."""

from layanan.models import Tiket
from layanan.policies.tiket import perkara_luar
from lpse.profil import profil

JAWABAN = """Terima kasih sudah menghubungi {lpse}.

Yang Anda sampaikan, “{judul}”, menyangkut hal ini: {perkara}. Menurut {dasar}, hal itu bukan tanggung jawab LPSE, jadi kami tidak berwenang memutus atau mengubahnya.

Yang bertanggung jawab adalah {pihak}. Silakan sampaikan langsung kepada {pihak} paket yang bersangkutan; bila perlu, kami bantu menunjukkan cara menghubunginya di SPSE.

Bila yang Anda alami sebenarnya kendala pada aplikasi SPSE, balas pesan ini dengan tangkapan layarnya. Kami tangani."""  # noqa: E501 - a paragraph is a line of the answer


def jawaban_luar(tiket: Tiket, kode: str) -> str:
    """What an officer begins with: the matter, the article, who answers for it; "" for an unknown code.

    Dasar: layanan.di_luar_tanggung_jawab
    """
    perkara = perkara_luar(kode)
    if perkara is None:
        return ""
    return JAWABAN.format(
        lpse=profil().lpse.nama,
        judul=tiket.judul,
        perkara=perkara.nama[:1].lower() + perkara.nama[1:],
        dasar=perkara.dasar,
        pihak=perkara.penanggung_jawab,
    )
