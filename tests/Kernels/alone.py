"""Runs a command in a network that ends at this machine, and fails with a word if anything in it asked for another: alone.py COMMAND [ARGUMENT ...]

The kernel counts what had nowhere to go, so nothing is missed however short it lived. It takes Linux, and root or user namespaces."""
import ctypes
import fcntl
import os
import socket
import struct
import subprocess
import sys

CLONE_NEWUSER, CLONE_NEWNET, SIOCSIFFLAGS, IFF_UP = 0x10000000, 0x40000000, 0x8914, 1


def enter():
    """A network of this process's own, with loopback alone."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) and libc.unshare(CLONE_NEWUSER | CLONE_NEWNET):
        sys.exit(f'No network of its own can be had here: {os.strerror(ctypes.get_errno())}. Run this as root.')
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        fcntl.ioctl(link, SIOCSIFFLAGS, struct.pack('16sh14x', b'lo', IFF_UP))


def asked():
    """How often something was sent where no way leads (another machine), or to a port of this one that nobody serves (a resolver here)."""
    with open('/proc/net/snmp', encoding='ascii') as file:
        lines = [line.split() for line in file]
    counted = {names[0] + name: int(value) for names, values in zip(lines[::2], lines[1::2]) for name, value in zip(names[1:], values[1:])}
    with open('/proc/net/snmp6', encoding='ascii') as file:
        counted.update((name, int(value)) for name, value in map(str.split, file))
    return counted['Ip:OutNoRoutes'] + counted['Ip6OutNoRoutes'] + counted['Udp:NoPorts']


def main(command):
    if not command:
        sys.exit(__doc__)
    enter()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:   # a counter that does not count proves nothing
        try:
            probe.connect(('192.0.2.1', 9))
        except OSError:
            pass
    before = asked()
    if before == 0:
        sys.exit('The counter of this system does not count.')
    code = subprocess.call(command)
    others = asked() - before
    if others:
        print(f'Asked for another machine, {others} times.')
    return code or (1 if others else 0)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
