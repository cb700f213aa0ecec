"""Letters as mail servers deliver them: built here, so that no real person's mail is kept."""

import base64
from collections.abc import Mapping
from itertools import count

from tests.layanan.surat.dovecot import DOMAIN

KOTAK = f"lpse@{DOMAIN}"
SENIN = "Mon, 16 Nov 2026 08:30:00 +0700"
_urut = count(1)


def surat(
    dari: str | None = "Ani Contoh <ani@penyedia.example>",
    subjek: str = "Tidak dapat masuk",
    isi: str = "Selamat pagi, saya tidak dapat masuk ke SPSE.",
    *,
    message_id: str | None = "",
    badan: bytes = b"",
    **kepala: str,
) -> bytes:
    """One raw letter. `kepala` are headers with _ for -; an empty Message-ID becomes one of its own."""
    tetap: dict[str, str | None] = {
        "From": dari,
        "To": KOTAK,
        "Subject": subjek,
        "Date": SENIN,
        "Message-ID": f"<{next(_urut)}@uji.example>" if message_id == "" else message_id,
        "MIME-Version": "1.0",
    }
    lain = {nama.replace("_", "-"): nilai for nama, nilai in kepala.items()}
    if not badan and "Content-Type" not in lain:
        lain["Content-Type"] = "text/plain; charset=utf-8"
    baris = [f"{nama}: {nilai}" for nama, nilai in {**tetap, **lain}.items() if nilai is not None]
    return ("\r\n".join(baris) + "\r\n\r\n").encode() + (badan or isi.encode())


def bertingkat(dalam: int) -> bytes:
    """Multiparts within multiparts."""
    buka = "".join(
        f'Content-Type: multipart/mixed; boundary="b{satu}"\r\n\r\n--b{satu}\r\n' for satu in range(dalam)
    )
    return surat(badan=b"x", Content_Type="multipart/mixed; boundary=luar") + (
        f"\r\n--luar\r\n{buka}Content-Type: text/plain\r\n\r\ndi dasar\r\n".encode()
    )


def bagian(jenis: str, isi: bytes, **kepala: str) -> bytes:
    """One MIME part in base64."""
    lain = "".join(f"{nama.replace('_', '-')}: {nilai}\r\n" for nama, nilai in kepala.items())
    return (
        f"Content-Type: {jenis}\r\nContent-Transfer-Encoding: base64\r\n{lain}\r\n".encode()
        + base64.encodebytes(isi)
    )


def berbagian(*semua: bytes, jenis: str = "multipart/mixed", **lain: str) -> bytes:
    """A letter of several parts."""
    badan = b"".join(b"--batas\r\n" + satu + b"\r\n" for satu in semua) + b"--batas--\r\n"
    return surat(badan=badan, Content_Type=f'{jenis}; boundary="batas"', **lain)


def berlampiran(nama: str, isi: bytes, jenis: str = "application/octet-stream", **lain: str) -> bytes:
    """A letter with one file."""
    return berbagian(
        bagian("text/plain; charset=utf-8", b"Terlampir berkasnya."),
        bagian(jenis, isi, Content_Disposition=f'attachment; filename="{nama}"'),
        **lain,
    )


def laporan(
    penerima: str, message_id: str, *, tindakan: str = "failed", status: str = "5.1.1", **lain: str
) -> bytes:
    """What a mail server writes when it could not deliver, RFC 3464."""
    return berbagian(
        b"Content-Type: text/plain\r\n\r\nThis is the mail system. Your message could not be delivered.",
        (
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.uji.example\r\n\r\n"
            f"Final-Recipient: rfc822; {penerima}\r\nAction: {tindakan}\r\nStatus: {status}\r\n"
            "Diagnostic-Code: smtp; 550 5.1.1 Alamat tidak dikenal"
        ).encode(),
        f"Content-Type: message/rfc822\r\n\r\nMessage-ID: {message_id}\r\nSubject: x\r\n\r\nisi".encode(),
        jenis="multipart/report; report-type=delivery-status",
        **{
            "dari": "Mail Delivery System <MAILER-DAEMON@mx.uji.example>",
            "subjek": "Undelivered Mail Returned to Sender",
            "Return_Path": "<>",
            "Auto_Submitted": "auto-replied",
            **lain,
        },
    )


def balasan(
    kepada: Mapping[str, str], dari: str, isi: str = "Terima kasih, sudah kami coba.", **lain: str
) -> bytes:
    """An answer to one of our own mails, as a mail program writes it: its headers name what it answers."""
    kutipan = "\r\n\r\nPada Sen, 16 Nov 2026 pukul 08.31 LPSE <lpse@lpse.uji.example> menulis:\r\n\r\n> Yth."
    tajuk = {
        "In_Reply_To": kepada["Message-ID"],
        "References": f"{kepada.get('References', '')} {kepada['Message-ID']}".strip(),
        "To": kepada.get("Reply-To", KOTAK),
        "subjek": "Re: apa pun",
    }
    return surat(dari, isi=isi + kutipan, **{**tajuk, **lain})
