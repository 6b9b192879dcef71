"""How fast is the machine just now? A fixed loop of plain Python tells.

    python -m benchmarks.calibration

prints the seconds at work that each turn of it takes, until it is stopped.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

RUNS = 5


def calibration(clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of one turn, the best of several, by the clock that the work is measured by."""
    return min(_turn(clock) for _ in range(RUNS))


@contextmanager
def meanwhile() -> Iterator[list[float]]:
    """Seconds at work of each turn in a process beside, from now to the end; none where the end
    comes before the first is done."""
    found: list[float] = []
    command = [sys.executable, "-m", "benchmarks.calibration"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as beside:
        try:
            yield found
        finally:
            beside.terminate()
        found += map(float, beside.communicate()[0].split())


def _turn(clock: Callable[[], float]) -> float:
    start = clock()
    sum(i * i % 7 for i in range(2_000_000))
    return clock() - start


def main() -> None:
    while True:
        print(_turn(time.process_time), flush=True)


if __name__ == "__main__":
    main()
