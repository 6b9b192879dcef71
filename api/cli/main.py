"""The command `gangmu`."""

import sys

from api.cli.app import app
from graph_model.errors import GangmuError

WRONG_USE, INTERRUPTED = 2, 130


def main() -> None:
    """Run; an error of ours ends with its text and exit code 2, never with a traceback."""
    try:
        app()
    except GangmuError as error:
        print(f"错误: {error}", file=sys.stderr)
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
    except (OSError, UnicodeError) as error:
        place = getattr(error, "filename", None) or ""
        reason = getattr(error, "strerror", None) or error
        print(f"错误: 无法读写 {place}: {reason}", file=sys.stderr)
        sys.exit(WRONG_USE)
