"""A small web server on this machine that does what a test tells it to."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Server:
    """Answers from `pages`: path -> (status, headers, body) or a function of the request; `seen` holds what was asked."""

    def __init__(self):
        self.pages, self.seen = {}, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                found = outer.pages.get(self.path, (404, {}, b""))
                try:
                    status, headers, body = found(self) if callable(found) else found
                    self.send_response(status)
                    for name, value in {"Content-Length": str(len(body)), "Content-Type": "text/html; charset=utf-8", **headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
                except OSError:  # the client has hung up, as some tests want it to
                    pass

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def asked(self, path):
        return sum(seen == path for seen, _ in self.seen)

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server():
    made = Server()
    yield made
    made.close()
