"""A web server on this computer that says exactly what a test tells it to, well-formed or not."""

import contextlib
import socket
import threading
import time


def page(body=b"<p>Shelling near Terter.</p>", status="200 OK", **headers):
    """An answer as it goes out: its length told, other headers by their names with underscores."""
    told = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    told.update({name.replace("_", "-"): value for name, value in headers.items()})
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items() if value is not None)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


class Site:
    """A server on a free port of 127.0.0.1 that answers by path.

    `answers` maps a path to bytes as they go out (see `page`), to a row of pieces between which it may sleep,
    to a list of answers of which each is given once, the last for ever, or to a function of the question's headers
    that gives one of these. Where a path has none it answers 404. `came` are the questions, with their paths,
    headers in small letters, the moment and the number of the connection. With a TLS context it speaks https.
    """

    def __init__(self, context=None, host="127.0.0.1"):
        self.answers, self.came = {}, []
        self._context = context
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, 0), family=family)
        self.port = self._listener.getsockname()[1]
        self.root = f"{'https' if context else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"
        self.connections = 0
        self._open, self._threads = set(), []
        self._begin(self._listen)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
            assert not thread.is_alive()

    @property
    def paths(self):
        return [asked["path"] for asked in self.came]

    def none_open(self, within_s):
        """Whether all who asked have hung up in that time."""
        until_s = time.monotonic() + within_s
        while self._open and time.monotonic() < until_s:
            time.sleep(0.01)
        return not self._open

    def _begin(self, job, *given):
        thread = threading.Thread(target=job, args=given)
        self._threads.append(thread)
        thread.start()

    def _listen(self):
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.add(sock)
            self._begin(self._serve, sock, self.connections)

    def _serve(self, plain, number):
        sock = plain
        try:
            with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
                stack.enter_context(plain)
                if self._context:
                    sock = stack.enter_context(self._context.wrap_socket(plain, server_side=True))
                    self._open.add(sock)
                while asked := self._question(sock):
                    self.came.append({**asked, "at_s": time.monotonic(), "connection": number})
                    if not self._send(sock, self._answer(asked)):
                        return
        finally:
            self._open -= {plain, sock}

    @staticmethod
    def _question(sock):
        head = b""
        while b"\r\n\r\n" not in head:
            piece = sock.recv(65536)
            if not piece:
                return None
            head += piece
        first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        method, path, _ = first.split(" ")
        return {"method": method, "path": path, "headers": headers}

    def _answer(self, asked):
        told = self.answers.get(asked["path"], page(b"", "404 Not Found"))
        if isinstance(told, list):
            told = told.pop(0) if len(told) > 1 else told[0]
        return told(asked["headers"]) if callable(told) else told

    @staticmethod
    def _send(sock, told):
        """Whether the connection stays open: not where the answer is pieces, or says that it ends with it."""
        if not isinstance(told, bytes):
            for piece in told:
                sock.sendall(piece)
            return False
        sock.sendall(told)
        head = told.split(b"\r\n\r\n")[0].lower()
        return b"content-length" in head and b"connection: close" not in head
