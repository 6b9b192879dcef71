"""The port the service listens on: loopback only, taken before anything is promised."""

import ipaddress
import socket

from graph_model.errors import WrongSetup


def bound(host: str, port: int) -> socket.socket:
    """A listening socket; WrongSetup where the address is not of this machine or is taken."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        raise WrongSetup(f"{host} 不是 IP 地址; 请用 127.0.0.1") from error
    if not address.is_loopback:
        raise WrongSetup(f"还没有账号, 只能监听本机地址, 不能监听 {host}; 请用 127.0.0.1")
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((str(address), port))
    except OSError as error:
        listening.close()
        raise WrongSetup(f"端口 {port} 不可用({error.strerror}); 请用 --port 换一个端口") from error
    return listening


def address_of(host: str, listening: socket.socket) -> str:
    """The address to open in a browser; an IPv6 host stands in brackets."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}"
