# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Several processes as one: started together, ended together, the death of one said clearly."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from standort.cli.error import CommandError
from standort.cli.language import _

_PATIENCE_S = 5.0
_LOOK_EVERY_S = 0.3
_SHOWN_LINES = 12


class Child:
    """One process of ours with its log file. It ends by itself when our end of its pipe closes."""

    def __init__(self, name: str, arguments: Sequence[str], *, log_dir: Path) -> None:
        self.name = name
        log_dir.mkdir(parents=True, exist_ok=True)
        self.log_file = log_dir / f"{name}.log"
        self._log: BinaryIO = self.log_file.open("ab")
        self._log_start = self._log.tell()
        self.process = subprocess.Popen(  # noqa: S603 - our own program with our own arguments
            [sys.executable, "-m", "standort.cli", *arguments, "--supervised"],
            stdin=subprocess.PIPE,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            # Ctrl-C reaches the parent only; it ends its children in order.
            start_new_session=os.name == "posix",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )

    def last_words(self) -> str:
        with self.log_file.open("rb") as file:
            file.seek(self._log_start)
            lines = file.read().decode(errors="replace").splitlines()
        return "\n".join(lines[-_SHOWN_LINES:])

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()

    def wait(self, deadline: float) -> None:
        try:
            self.process.wait(timeout=max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdin is not None:
            with contextlib.suppress(OSError):
                self.process.stdin.close()
        self._log.close()


class Supervisor:
    """Holds children; leaving the block ends them all within seconds."""

    def __init__(self, log_dir: Path) -> None:
        self._log_dir = log_dir
        self._children: list[Child] = []
        self._before: object = None

    def __enter__(self) -> Self:
        # Whoever stops us with SIGTERM (systemd, a container) gets the same orderly end as with Ctrl-C.
        self._before = signal.signal(signal.SIGTERM, _interrupt)
        return self

    def start(self, name: str, *arguments: str) -> None:
        self._children.append(Child(name, arguments, log_dir=self._log_dir))

    def refuse_dead(self) -> None:
        """Say which process has ended, and its last words."""
        for child in self._children:
            status = child.process.poll()
            if status is not None:
                raise CommandError(
                    _("{name} has ended unexpectedly (status {status}); everything is being stopped.").format(
                        name=child.name, status=status
                    ),
                    hint=f"{child.last_words()}\n({child.log_file})",
                )

    def watch(self) -> None:
        """Wait until one ends by itself, or until we are interrupted."""
        while True:
            self.refuse_dead()
            time.sleep(_LOOK_EVERY_S)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            child.end()
        deadline = time.monotonic() + _PATIENCE_S
        for child in self._children:
            child.wait(deadline)
        signal.signal(signal.SIGTERM, self._before)  # type: ignore[arg-type]


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
