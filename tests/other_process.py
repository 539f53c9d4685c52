"""A Python of its own that answers each line with one."""

import subprocess
import sys

from tests.browser.serving import ROOT


class OtherProcess:
    """A process that reads lines and writes lines; its end is that of the block."""

    def __init__(self, *arguments, env):
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, line) -> str:
        """Return the answer to a line, without its end; "" where the process has ended."""
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()
