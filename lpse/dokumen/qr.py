"""QR codes as SVG, for pages under a strict Content-Security-Policy and for the typesetter alike."""

import io

import segno

from lpse.dokumen.galat import DokumenGagal


def qr_svg(url: str) -> str:
    """Draw a URL as a QR code: one `<svg>` element without size or style attributes, quiet zone included.

    Error correction Q, because a letter is folded, stamped and photographed. Its class is `qr`.
    Raises DokumenGagal when the URL is empty or longer than a QR code holds.
    """
    if not url:
        raise DokumenGagal("kode QR tanpa alamat")
    try:
        kode = segno.make_qr(url, error="q", boost_error=False)
    except segno.DataOverflowError as galat:
        raise DokumenGagal(f"alamat terlalu panjang untuk kode QR: {len(url)} huruf") from galat
    keluaran = io.BytesIO()
    # HTML ignores the namespace, the typesetter needs it; painted white, it scans on any background.
    kode.save(
        keluaran,
        kind="svg",
        xmldecl=False,
        nl=False,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        light="#fff",
        title=f"Kode QR: {url}",
    )
    return keluaran.getvalue().decode()
