"""A repository that opens at once: `restic init` makes the key cost half a second of every later command."""

import base64
import hashlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.poly1305 import Poly1305

_N, _R, _P = 2, 1, 1  # the cheapest scrypt there is; the password protects nothing here
_POLINOMIAL = "2277ed7e0383f5"


def buat_repositori_cepat(tempat: Path, sandi: str) -> str:
    """Make an empty repository of restic's format 2 with a cheap key; its id."""
    for bagian in ("data", "index", "keys", "locks", "snapshots"):
        (tempat / bagian).mkdir(mode=0o700, parents=True)
    utama, garam, id_mesin = os.urandom(64), os.urandom(64), os.urandom(32).hex()
    turunan = hashlib.scrypt(sandi.encode(), salt=garam, n=_N, r=_R, p=_P, dklen=64)
    isi = {"mac": {"k": _b64(utama[32:48]), "r": _b64(utama[48:])}, "encrypt": _b64(utama[:32])}
    kunci = {
        "created": datetime.now(UTC).isoformat(),
        "username": "uji",
        "hostname": "uji",
        "kdf": "scrypt",
        "N": _N,
        "r": _R,
        "p": _P,
        "salt": _b64(garam),
        "data": _b64(_sandikan(turunan, json.dumps(isi).encode())),
    }
    berkas = json.dumps(kunci).encode()
    (tempat / "keys" / hashlib.sha256(berkas).hexdigest()).write_bytes(berkas)
    config = {"version": 2, "id": id_mesin, "chunker_polynomial": _POLINOMIAL}
    (tempat / "config").write_bytes(_sandikan(utama, json.dumps(config).encode()))
    return id_mesin


def _b64(isi: bytes) -> str:
    return base64.b64encode(isi).decode()


def _sandikan(kunci: bytes, isi: bytes) -> bytes:
    """AES-256-CTR under a Poly1305-AES tag, as restic's design document describes it."""
    sandi, k, r = kunci[:32], kunci[32:48], kunci[48:]
    nonce = os.urandom(16)
    tersandi = Cipher(algorithms.AES(sandi), modes.CTR(nonce)).encryptor().update(isi)
    s = Cipher(algorithms.AES(k), modes.ECB()).encryptor().update(nonce)  # one block
    return nonce + tersandi + Poly1305.generate_tag(r + s, tersandi)
