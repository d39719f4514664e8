"""An internet of our own: names, public addresses, and connections that end at servers on loopback.

Only the last step is bent: the fetcher looks up, checks and connects as it does outside, and the socket that it
connects to a public address reaches a server of the test. What it tried to reach is kept.
"""

import socket
from collections.abc import Sequence
from typing import Any

from bot.fetching.resolver import AddrInfo
from tests.bot.fetching.server import Server

PUBLIC = "93.184.215.14"
"""A public address: where every name of this internet leads unless another is given."""


class Internet:
    """What the fetcher gets for `lookup` and `sockets`; `servers` stand behind the ports of every public address."""

    def __init__(self, **servers: Server) -> None:
        self.servers = {int(port.removeprefix("port")): server for port, server in servers.items()}
        self.names: dict[str, list[Sequence[str]]] = {}
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []

    def name(self, host: str, *answers: Sequence[str]) -> None:
        """Let a name lead to these addresses; with several answers, to each in turn, and to the last from then on."""
        self.names[host] = list(answers)

    async def lookup(self, host: str) -> Sequence[str]:
        """The addresses of a name."""
        self.looked_up.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def socket(self, info: AddrInfo) -> socket.socket:
        """A socket that reaches a server of the test, whatever address it is connected to."""
        return _Bent(self, info)


class _Bent(socket.socket):
    def __init__(self, internet: Internet, info: AddrInfo) -> None:
        super().__init__(socket.AF_INET, info[1], info[2])
        self._internet = internet

    def connect(self, address: Any) -> None:
        self._internet.connected.append((address[0], address[1]))
        super().connect(("127.0.0.1", self._internet.servers[address[1]].port))
