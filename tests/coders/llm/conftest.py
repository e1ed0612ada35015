"""A model server in a process of its own, and a client that does not wait long."""

import json
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from saksi.coders.llm.client import Client
from saksi.settings import Secret, Settings


@dataclass
class Server:
    """A running server: its base address, and what it was asked."""

    url: str

    @property
    def asked(self):
        with urllib.request.urlopen(self.url.removesuffix("/v1") + "/asked") as answer:
            return json.load(answer)

    @property
    def formats(self):
        return [item["format"] for item in self.asked]


@pytest.fixture
def serve():
    """Start a server with a script; it ends with the test."""
    with ExitStack() as stack:

        def start(*script):
            command = [sys.executable, str(Path(__file__).with_name("model_server.py")), json.dumps(script)]
            process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            stack.callback(process.kill)
            assert process.stdout is not None
            return Server(f"http://127.0.0.1:{int(process.stdout.readline())}/v1")

        yield start


@pytest.fixture
def settings(tmp_path):
    """Make settings for a server."""
    return lambda url, **more: Settings(
        **{
            "llm_url": url,
            "llm_model": "tiny",
            "llm_key": Secret("s3cret"),
            "cache": tmp_path / "cache",
            **more,
        }
    )


@pytest.fixture
def client(settings):
    """Make a client for a server that waits a moment only."""
    return lambda server, **more: Client(settings(server.url, **more), backoff=0.01)
