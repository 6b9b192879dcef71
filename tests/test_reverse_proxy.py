"""The reverse proxy of docs/operation.md, really run: TLS, cookies, sockets."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.browsing import serving
from tests.people import PASSWORD

PAGE = Path(__file__).parent.parent / "docs" / "operation.md"
NAME = "gangmu.example.edu.cn"
AROUND = """daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{ }}
http {{
access_log off;
client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
{server}
}}
"""
CERTIFICATE = (
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    "-subj",
    f"/CN={NAME}",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service with an account behind nginx, as the page says."""
    if not shutil.which("nginx") or not shutil.which("openssl"):
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse("no nginx on this machine (Debian packages nginx-light and openssl)")
    folder = tmp_path_factory.mktemp("proxy")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    outside = f"https://{NAME}:{port}"
    settings = {"public_address": outside, "proxies": '["127.0.0.1"]'}
    first = ("account", "add", "chief", "--role", "admin", "--password-stdin")
    with serving(folder, "--no-example", **settings) as running:
        running.gangmu(*first, typed=f"{PASSWORD}\n")
        inside = running.address.rpartition(":")[2]
        with subprocess.Popen(["nginx", "-c", _written(folder, port, inside)]) as nginx:
            _wait_for(port)
            yield f"127.0.0.1:{port}"
            nginx.terminate()


def _written(folder: Path, port: int, inside: str) -> str:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", *CERTIFICATE, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    found = re.search(r"```nginx\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert found
    server = found[1].replace("443", str(port)).replace("8501", inside)
    server = server.replace("/etc/ssl/gangmu.pem", str(certificate))
    server = server.replace("/etc/ssl/gangmu.key", str(key))
    file = folder / "nginx.conf"
    file.write_text(AROUND.format(folder=folder, server=server))
    return str(file)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nginx did not start")


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """A browser that finds the name at this machine."""
    name = f"{NAME}:{address.rpartition(':')[2]}"
    headers = {"Host": name, "Origin": f"https://{name}"}
    with httpx.Client(
        base_url=f"https://{address}", headers=headers, verify=False, trust_env=False
    ) as opened:
        yield opened


def test_one_signs_in_over_tls_and_works(client: httpx.Client) -> None:
    page = client.get("/", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?next=%2F")
    signed = client.post("/sign-in", data={"name": "chief", "password": PASSWORD})
    assert signed.status_code == 303
    assert "Secure" in signed.headers["set-cookie"]
    assert "strict-transport-security" in signed.headers
    assert client.get("/api/v1/status").status_code == 200
    assert client.post("/api/v1/tokens", json={"name": "x"}).status_code == 201
    evil = {"Origin": "https://evil.example"}
    assert client.post("/api/v1/tokens", json={"name": "x"}, headers=evil).status_code == 403


def test_the_socket_of_the_pages_comes_through(client: httpx.Client) -> None:
    client.post("/sign-in", data={"name": "chief", "password": PASSWORD})
    cookie = f"gangmu_session={client.cookies['gangmu_session']}"
    assert "101" in upgraded(client, cookie)
    assert "403" in upgraded(client, "")


def upgraded(client: httpx.Client, cookie: str) -> str:
    """The first line of the answer to whoever asks for the socket."""
    asked = {
        "Host": client.headers["host"],
        "Origin": client.headers["origin"],
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Cookie": cookie,
    }
    lines = "\r\n".join(f"{name}: {value}" for name, value in asked.items() if value)
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    place = (client.base_url.host, client.base_url.port or 443)
    with (
        socket.create_connection(place, timeout=30) as plain,
        trusting.wrap_socket(plain, server_hostname=NAME) as wire,
    ):
        wire.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{lines}\r\n\r\n".encode())
        return wire.recv(1000).decode(errors="replace").splitlines()[0]
