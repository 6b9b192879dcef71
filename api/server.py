"""The port the service listens on, taken before anything is promised."""

import ipaddress
import socket

from graph_model.errors import WrongSetup

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
NO_ACCOUNTS = (
    "还没有账号, 只能监听本机地址, 不能监听 {host}; 请用 127.0.0.1, "
    "或先建立账号: gangmu account add 名字 --role admin"
)


def is_loopback(host: str) -> bool:
    """Whether this name or address can only mean this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def bound(host: str, port: int, anywhere: bool = False) -> socket.socket:
    """A listening socket; WrongSetup where the address is not of this machine, is taken, or
    is none of the loopback and may not be. anywhere: others may be let in, by accounts."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        raise WrongSetup(f"{host} 不是 IP 地址; 请用 127.0.0.1") from error
    if not anywhere and not address.is_loopback:
        raise WrongSetup(NO_ACCOUNTS.format(host=host))
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    # With its protocol named, asyncio sends small answers at once.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((str(address), port))
    except OSError as error:
        listening.close()
        raise WrongSetup(f"端口 {port} 不可用({error.strerror}); 请用 --port 换一个端口") from error
    return listening


def address_of(host: str, listening: socket.socket) -> str:
    """The address to open in a browser of this machine; an IPv6 host stands in brackets."""
    reached = ANYWHERE.get(host, host)
    name = f"[{reached}]" if ":" in reached else reached
    return f"http://{name}:{listening.getsockname()[1]}"
