"""A small real mail server on the loopback: keeps what it accepted, and can be made to stall before that."""

import contextlib
import math
import re
import select
import socketserver
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self

GREETING = "greeting"  # connected, not a word said yet
CONTENT = "content"  # the whole message handed over, its acceptance still outstanding


class MailServer(socketserver.ThreadingTCPServer):
    """Serves in threads while used as a context manager; at its end every stalled client is let go.

    A message counts as accepted from the moment its 250 is on the way (RFC 5321, 4.2.5). A client that went
    away while it was stalled never got one, so its message is dropped.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.port: int = self.server_address[1]
        self.stalled = 0
        self._accepted: list[bytes] = []
        self._stage: str | None = None
        self._places = 0.0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
        self.shutdown()
        self.server_close()

    def stall(self, stage: str, clients: float = math.inf) -> None:
        """From now on let clients wait at this stage; so many of them, the later ones are served."""
        self._stage, self._places = stage, clients

    def release(self) -> None:
        """Serve everybody again, those who still wait first."""
        self._stage = None

    def messages(self, recipient: str = "") -> list[EmailMessage]:
        """What was accepted so far, in order; for one recipient only when given."""
        with self._lock:
            read = [message_from_bytes(raw, policy=policy.default) for raw in self._accepted]
        return [message for message in read if recipient in str(message["To"])]

    def accept(self, raw: bytes) -> None:
        with self._lock:
            self._accepted.append(raw)

    def hold(self, session: "_Session", stage: str) -> bool:
        """Let the session wait while this stage stalls; return whether its client is still there."""
        with self._lock:
            if self._stage != stage or not self._places:
                return True
            self._places -= 1
            self.stalled += 1
        # A waiting client says nothing, so its socket turns readable only when it closes.
        while self._stage == stage:
            if select.select([session.connection], [], [], 0.05)[0]:
                return False
        return True


class _Session(socketserver.StreamRequestHandler):
    """One client's conversation."""

    server: MailServer

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):
            if self.server.hold(self, GREETING):
                self._answer("220 uji")
                self._converse()

    def _converse(self) -> None:
        for line in self.rfile:
            verb = line[:4].strip().upper()
            if verb == b"QUIT":
                self._answer("221 sampai jumpa")
                return
            if verb != b"DATA":
                self._answer("250 baik")
                continue
            self._answer("354 silakan")
            raw = self._read_content()
            if raw is None or not self.server.hold(self, CONTENT):
                return
            self.server.accept(raw)
            self._answer("250 diterima")

    def _read_content(self) -> bytes | None:
        """The message without its closing dot; None when the client went away in the middle."""
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)
        return None

    def _answer(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


def links(message: EmailMessage) -> list[str]:
    """The addresses in a message's text."""
    body = message.get_body(("plain",))
    return re.findall(r"https?://\S+", body.get_content()) if body else []
