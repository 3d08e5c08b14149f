"""Run by test_fetching_addresses in a network of its own: what a fetcher does that may ask public hosts only.

There a public number is this computer's, so that a public host can be played without leaving it.
"""

import fcntl
import json
import socket
import struct

from loopback_site import Site, page

from corpus.fetch_settings import FetchSettings
from corpus.fetching import Fetcher

PUBLIC = "93.184.216.34"
SIOCSIFADDR, UP_AND_RUNNING, SIOCSIFFLAGS = 0x8916, 0x41, 0x8914


def make_public():
    """Brings up the loopback interface and gives it a public number."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", UP_AND_RUNNING))
        number = struct.pack("16sHH4s16x", b"lo:1", socket.AF_INET, 0, socket.inet_aton(PUBLIC))
        fcntl.ioctl(any_socket, SIOCSIFADDR, number)


def outcome(found):
    return getattr(found, "code", type(found).__name__)


def main():
    make_public()
    told = {}
    numbers = {"news.example": PUBLIC, "turning.example": [PUBLIC, "127.0.0.1"], "inside.example": "127.0.0.1"}

    def resolve(host, port, **options):
        number = numbers.get(host, host)
        number = number.pop(0) if isinstance(number, list) else number
        return socket.getaddrinfo(number, port, **options)

    with Site() as inside, Site(host=PUBLIC) as outside:
        inside.answers["/"] = page(b"a secret")
        base = f"http://news.example:{outside.port}"
        ways = FetchSettings(pause_s=0.0, longest_wait_s=0.01, step_s=5.0, obey_robots=False, resolve=resolve)
        with Fetcher(ways) as fetcher:
            outside.answers["/"] = page(Connection="close")
            told["public"] = outcome(fetcher.fetch(f"{base}/"))
            told["redirects"] = {}
            for host in ("127.0.0.1", "localhost", "2130706433", "[::1]", "inside.example"):
                outside.answers["/on"] = page(b"", "302 Found", Location=f"http://{host}:{inside.port}/")
                told["redirects"][f"http://{host}:{{port}}/"] = outcome(fetcher.fetch(f"{base}/on"))
            turning = f"http://turning.example:{outside.port}/"
            told["rebinding"] = [outcome(fetcher.fetch(turning)) for _ in range(2)]
        outside.answers["/robots.txt"] = page(b"", "302 Found", Location=f"http://127.0.0.1:{inside.port}/")
        with Fetcher(FetchSettings(pause_s=0.0, step_s=5.0, resolve=resolve)) as fetcher:
            told["robots"] = outcome(fetcher.fetch(f"{base}/"))
        told["connections inside"] = inside.connections
    print(json.dumps(told))  # noqa: T201  it is read by the test


if __name__ == "__main__":
    main()
