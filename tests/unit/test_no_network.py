"""The tests' own lock on the network: a test that reaches out fails, on any machine."""

import socket
import urllib.error
import urllib.request

import pytest

# 192.0.2.0/24 and .invalid are reserved: there is nobody behind them.


def test_a_connection_to_another_machine_is_refused_before_it_leaves() -> None:
    with socket.socket() as sock, pytest.raises(RuntimeError, match=r"reach 192\.0\.2\.1, port 80"):
        sock.connect(("192.0.2.1", 80))


def test_a_datagram_to_another_machine_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock,
        pytest.raises(RuntimeError, match=r"reach 192\.0\.2\.1"),
    ):
        sock.sendto(b"x", ("192.0.2.1", 53))


def test_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(RuntimeError, match=r"look up 'statbel\.invalid'"):
        urllib.request.urlopen("https://statbel.invalid/", timeout=1)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_stays_within_reach(host: str) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.create_connection((host, listener.getsockname()[1]), timeout=5) as sock,
    ):
        assert sock.getpeername() == listener.getsockname()


def test_a_closed_port_of_this_machine_fails_as_usual() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(urllib.error.URLError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1)
