"""Takes from this process, for good and without needing root, everything that a parser does not need.

Limits first, then the user, then the system calls: what is left can compute, read the descriptors that are
open and write to them. No network, no new program, no new process, no file of the portal, no other process.
"""

import ctypes
import os
import resource
import struct
import sys
from collections.abc import Iterable

MEMORI_MAKS = 1024**3  # bytes of address space; 65 megapixels with alpha, twice, is half of it
CPU_MAKS = 10  # seconds; a 48-megapixel HEIC takes three
KELUARAN_MAKS = 32 * 1024**2  # bytes
BUKAN_SIAPA_SIAPA = 65534  # "nobody", on every Linux

BATAS = (
    (resource.RLIMIT_AS, MEMORI_MAKS),
    (resource.RLIMIT_CPU, CPU_MAKS),
    (resource.RLIMIT_FSIZE, KELUARAN_MAKS),
    (resource.RLIMIT_NOFILE, 64),
    (resource.RLIMIT_CORE, 0),  # a core dump would hold somebody's identity card
)

# name: number on x86_64, number on aarch64
PANGGILAN = {
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "pread64": (17, 67),
    "lseek": (8, 62),
    "close": (3, 57),
    "fstat": (5, 80),
    "newfstatat": (262, 79),
    "fcntl": (72, 25),
    "ioctl": (16, 29),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "mprotect": (10, 226),
    "madvise": (28, 233),
    "brk": (12, 214),
    "futex": (202, 98),
    "rseq": (334, 293),
    "set_robust_list": (273, 99),
    "membarrier": (324, 283),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "gettimeofday": (96, 169),
    "getrandom": (318, 278),
    "getrusage": (98, 165),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
# Allowed only in part: a thread but no process, one's own limits, a signal to oneself (abort).
CLONE, PRLIMIT64, TGKILL = (56, 220), (302, 261), (234, 131)
CLONE_THREAD = 0x00010000

ARSITEKTUR = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
# Refused calls look as if this kernel had never had them: libraries then take their older, plainer way.
IZINKAN, TOLAK, BUNUH = 0x7FFF0000, 0x00050000 | 38, 0x80000000
MUAT, SAMA, MEMUAT_BIT, JAWAB = 0x20, 0x15, 0x45, 0x06
NOMOR, ARSIP, ARGUMEN = 0, 4, 16  # offsets in the kernel's struct seccomp_data (little-endian)


def kurung() -> list[str]:
    """Shut this process in; returns, one phrase each, the protections that this system does not give.

    What was asked for and cannot be had is told, never raised: the other protections still hold.
    """
    kurang = [masalah for langkah in (_batasi_sumber, _lepaskan_root) for masalah in langkah()]
    try:
        _saring_panggilan()
    except OSError as galat:
        kurang.append(f"seccomp: {galat}")
    return kurang


def _batasi_sumber() -> Iterable[str]:
    for sumber, batas in BATAS:
        keras = resource.getrlimit(sumber)[1]
        if keras != resource.RLIM_INFINITY:
            batas = min(batas, keras)
        try:
            resource.setrlimit(sumber, (batas, batas))
        except (ValueError, OSError) as galat:  # macOS knows the memory limit and refuses it
            yield f"rlimit {sumber}: {galat}"


def _lepaskan_root() -> Iterable[str]:
    if os.geteuid() != 0:
        return
    try:
        os.setgroups([])
        os.setresgid(*[BUKAN_SIAPA_SIAPA] * 3)
        os.setresuid(*[BUKAN_SIAPA_SIAPA] * 3)
    except OSError as galat:
        yield f"setresuid: {galat}"


def _saring_panggilan() -> None:
    """Let the kernel refuse every system call that is not on the list. Raises OSError where it cannot."""
    mesin = os.uname().machine
    if sys.platform != "linux" or mesin not in ARSITEKTUR:
        raise OSError(f"tidak ada untuk {sys.platform} {mesin}")
    program = _susun(*ARSITEKTUR[mesin], os.getpid())
    isi = ctypes.create_string_buffer(program)
    saringan = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(isi))
    libc = ctypes.CDLL(None, use_errno=True)
    for argumen in (
        (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, saringan, 0, 0),
    ):
        if libc.prctl(*(ctypes.c_ulong(a) if isinstance(a, int) else a for a in argumen)):
            nomor = ctypes.get_errno()
            raise OSError(nomor, os.strerror(nomor))


def _susun(kolom: int, arsip: int, pid: int) -> bytes:
    """The filter as the kernel reads it: 8 bytes an instruction, jumps counted from the next one."""
    bebas = [nomor[kolom] for nomor in PANGGILAN.values()]
    sebagian = [
        (CLONE[kolom], MEMUAT_BIT, CLONE_THREAD),
        (PRLIMIT64[kolom], SAMA, 0),
        (TGKILL[kolom], SAMA, pid),
    ]
    baris = [(MUAT, 0, 0, ARSIP), (SAMA, 1, 0, arsip), (JAWAB, 0, 0, BUNUH), (MUAT, 0, 0, NOMOR)]
    for urutan, nomor in enumerate(bebas):
        baris.append((SAMA, len(bebas) - urutan + 4 * len(sebagian), 0, nomor))
    for sisa, (nomor, uji, nilai) in zip(range(len(sebagian), 0, -1), sebagian, strict=True):
        # Another call: on to the next test. This one: its first argument decides.
        baris += [(SAMA, 0, 3, nomor), (MUAT, 0, 0, ARGUMEN), (uji, 4 * sisa - 2, 0, nilai)]
        baris.append((JAWAB, 0, 0, TOLAK))
    baris += [(JAWAB, 0, 0, TOLAK), (JAWAB, 0, 0, IZINKAN)]
    return b"".join(struct.pack("HBBI", *satu) for satu in baris)
