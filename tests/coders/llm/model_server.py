"""A server of our own that speaks the protocol of OpenAI and misbehaves as told; a process of its own.

It answers POST /v1/chat/completions from a script: a JSON list of steps, one for each request, the last
of which repeats. A step has `status`, `headers`, `body` (a string for raw bytes), `content` (the model's
words), `finish`, `wait` (seconds), `refuse` (formats that are answered with 400), `drop` (the connection
is cut), `drip` (where bytes come one by one without end: "head" or "body"). All that was asked is given back
by GET /asked.
"""

import json
import sys
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self):
        self._send(200, json.dumps(self.server.asked).encode())

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            number = len(self.server.asked)
            way = (body.get("response_format") or {"type": "text"})["type"]
            seen = {"path": self.path, "format": way, "key": self.headers.get("Authorization"), "body": body}
            self.server.asked.append(seen)
        step = self.server.script[min(number, len(self.server.script) - 1)]
        time.sleep(step.get("wait", 0))
        if step.get("drop"):
            self.connection.close()
            return
        if "drip" in step:
            self._drip(b"X-Slow: " if step["drip"] == "head" else b"\r\n")
            return
        if way in step.get("refuse", ()):
            error = {"error": {"message": f"response_format {way} is not supported"}}
            self._send(400, json.dumps(error).encode())
            return
        if "body" in step or step.get("status", 200) != 200:
            self._send(step.get("status", 200), step.get("body", "").encode(), step.get("headers", {}))
            return
        choice = {
            "message": {"role": "assistant", "content": step["content"]},
            "finish_reason": step.get("finish", "stop"),
        }
        usage = step.get("usage", {"prompt_tokens": 100, "completion_tokens": 10})
        self._send(200, json.dumps({"choices": [choice], "usage": usage}).encode())

    def _drip(self, start):
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.0 200 OK\r\n" + start)
            while True:
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)

    def _send(self, status, body, headers=()):
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, *words):
        pass


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.script = json.loads(sys.argv[1])
    server.asked = []
    server.lock = threading.Lock()
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
