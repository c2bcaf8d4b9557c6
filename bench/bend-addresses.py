"""Runs checkdmarc, with the addresses of the benchmark's mail domain led to ports of this machine."""

import json
import os
import socket

import dns.nameserver

PORTS = json.loads(os.environ["BENT_ADDRESSES"])
HOSTS = json.loads(os.environ["BENT_HOSTS"])

create = dns.nameserver.AddressAndPortNameserver.__init__


def create_bent(self, address, port):
    create(self, address, PORTS.get(f"{address}:{port}", port))


dns.nameserver.AddressAndPortNameserver.__init__ = create_bent

look_up = socket.getaddrinfo


def look_up_bent(host, port, *args, **kwargs):
    address = HOSTS.get(host)
    if address is None:
        return look_up(host, port, *args, **kwargs)
    bent = ("127.0.0.1", PORTS.get(f"{address}:{port}", port))
    return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", bent)]


socket.getaddrinfo = look_up_bent

from checkdmarc._cli import _main  # noqa: E402

_main()
