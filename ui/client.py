"""A thin client of the API, for the pages and for scripts of a college.

client = Client("http://127.0.0.1:8501", token="…")
for gap in client.get("gaps", unit="教务处")["gaps"]: …
"""

from types import TracebackType
from typing import Any, Self

import httpx

Json = dict[str, Any]
BELOW = "/api/v1/"


class Refused(Exception):
    """The service answered with a problem; the text is meant for the user. status: 0 where
    it did not answer at all; body: the whole problem document."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(str(body.get("detail") or body.get("title") or status))
        self.status, self.body = status, body


class Client:
    """One service and, in its headers, who asks. Safe to use from several threads."""

    def __init__(self, address: str, token: str = "", timeout: float = 60) -> None:
        address = address.rstrip("/")
        self._headers = {"Origin": address} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        self._http = httpx.Client(base_url=address + BELOW, timeout=timeout, trust_env=False)

    def get(self, path: str, **parameters: Any) -> Json:
        """The answer to a question; parameters that are empty are left out."""
        return _json(self.request("GET", path, params=parameters))

    def file(self, path: str, **parameters: Any) -> bytes:
        """The bytes of a file."""
        return self.request("GET", path, params=parameters).content

    def post(self, path: str, body: Any = None, **more: Any) -> Json:
        """Make something, or do it; more: as in `request`."""
        return _json(self.request("POST", path, json=body, **more))

    def put(self, path: str, body: Any = None, **more: Any) -> Json:
        """Set something as it shall be."""
        return _json(self.request("PUT", path, json=body, **more))

    def patch(self, path: str, body: Any = None, **more: Any) -> Json:
        """Change what the body names, and nothing else."""
        return _json(self.request("PATCH", path, json=body, **more))

    def delete(self, path: str, **more: Any) -> Json:
        """Take something back."""
        return _json(self.request("DELETE", path, **more))

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Any request. more: params, json, files, headers (If-Match, Cookie), as httpx has
        them. Refused tells what is wrong."""
        more["params"] = {
            key: value
            for key, value in (more.get("params") or {}).items()
            if value not in (None, "", [], ())
        }
        more["headers"] = {**self._headers, **(more.get("headers") or {})}
        try:
            answer = self._http.request(method, path, **more)
        except httpx.HTTPError as error:
            raise Refused(0, {"detail": str(error)}) from error
        if answer.is_error:
            raise Refused(answer.status_code, _problem(answer))
        return answer

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _json(answer: httpx.Response) -> Json:
    body: Json = answer.json() if answer.content else {}
    return body


def _problem(answer: httpx.Response) -> Json:
    try:
        body: Json = answer.json()
    except ValueError:
        return {"detail": f"{answer.status_code} {answer.reason_phrase}"}
    return body
