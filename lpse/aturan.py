"""The refusals a person may read."""


class AturanDilanggar(Exception):
    """A rule forbids what was asked; `str()` is the Indonesian sentence for the person who asked."""


class TidakBerwenang(AturanDilanggar):
    """The person lacks the permission that the act asks for."""

    def __init__(self) -> None:
        super().__init__("Anda tidak berwenang melakukan tindakan ini.")


class TindakanTertutup(AturanDilanggar):
    """The record's state does not admit the act (any more)."""

    def __init__(self, label_status: str) -> None:
        super().__init__(
            f"Tindakan ini tidak dapat dilakukan karena statusnya sekarang “{label_status}”. "
            "Muat ulang halaman untuk melihat keadaan terakhir."
        )
