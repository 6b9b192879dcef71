"""Answers that are files."""

from urllib.parse import quote

from fastapi import Response


def download(content: bytes, name: str, media_type: str, tag: str = "") -> Response:
    """A file to be saved under a name in any script. tag: its ETag."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(
        content, media_type=media_type, headers=headers | ({"ETag": tag} if tag else {})
    )
