"""The .NET kernel behind two front ends: Jupyter's messages, and the JSON lines that VS Code exchanges with it."""
import json
import os
import queue
import random
import signal
import subprocess
import tempfile
import threading
import time

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

TOOL = ['dotnet', 'tool', 'run', 'dotnet-interactive']   # the version that .config/dotnet-tools.json names


class Cell:
    """A cell that ran: its outputs as a reader sees them in the end, what failed, and the updates that met no output."""

    def __init__(self, source):
        self.source, self.outputs, self.errors, self.lost = source, [], [], []

    def text(self, kind):
        return ''.join(output.get(kind, '') for output in self.outputs)

    @property
    def html(self):
        return self.text('text/html')


def family(root):
    """A process and all that descend from it."""
    parents = {}
    for entry in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open(f'/proc/{entry}/stat', encoding='utf-8') as file:
                parents[int(entry)] = int(file.read().rsplit(')', 1)[1].split()[1])
        except OSError:
            pass   # it has ended
    found = [root]
    for process in found:
        found += [child for child, parent in parents.items() if parent == process]
    return found


def addresses(processes):
    """The addresses, as the system writes them, at either end of the TCP and UDP sockets that processes hold."""
    held = set()
    for process in processes:
        for descriptor in os.listdir(f'/proc/{process}/fd'):
            try:
                held.add(os.readlink(f'/proc/{process}/fd/{descriptor}'))
            except OSError:
                pass   # closed meanwhile
    found = set()
    for table in ('tcp', 'tcp6', 'udp', 'udp6'):
        with open(f'/proc/net/{table}', encoding='ascii') as file:
            for columns in [line.split() for line in file][1:]:
                if f'socket:[{columns[9]}]' in held:
                    found |= {columns[1].split(':')[0], columns[2].split(':')[0]} if columns[3] != '0A' else {columns[1].split(':')[0]}   # 0A: it listens
    return found


def is_here(address):
    """Whether an address is one of loopback: 127.x.x.x, ::1 or the first in the guise of the second."""
    return address in ('0' * 24 + '01000000',) or address[-2:] == '7F' and (len(address) == 8 or address.startswith('0' * 16 + 'FFFF0000'))


def resident(process):
    with open(f'/proc/{process}/statm', encoding='utf-8') as file:
        return int(file.read().split()[1]) * os.sysconf('SC_PAGE_SIZE')


class Kernel:
    """What both front ends share: outputs by their identifiers, so that an update finds what it replaces, in an earlier cell too."""

    def __init__(self):
        self.shown = {}

    def show(self, cell, data, identifier):
        if identifier:
            self.shown[identifier] = data
        cell.outputs.append(data)

    def update(self, cell, data, identifier):
        if identifier in self.shown:
            self.shown[identifier].clear()
            self.shown[identifier].update(data)
        else:
            cell.lost.append(identifier)

    def run(self, source, stop_when=None, seconds=900):
        """Runs a cell to its end. Where stop_when(cell) becomes true, the cell is stopped as a reader would stop it."""
        cell, stopped, end = Cell(source), False, time.time() + seconds
        ticket = self.submit(source)
        while self.take(ticket, cell):
            if stop_when and not stopped and stop_when(cell):
                stopped = True
                self.stop()
            if time.time() > end:
                raise TimeoutError(f'no end after {seconds} s: {source[:80]!r}')
        return cell

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Jupyter(Kernel):
    @staticmethod
    def specification():
        """As `dotnet interactive jupyter install` writes it, but for the tool's place, and for its HTTP server: that answers the whole network, and takes the lowest
        free port, so that of kernels that start in the same second all but one die. It names no interrupt mode: Jupyter sends SIGINT (JupyterInterrupt.cs)."""
        first = random.randrange(10_000, 30_000, 10)
        return {
            'argv': TOOL + ['--', 'jupyter', '--default-kernel', 'csharp', '--http-local-only', '--http-port-range', f'{first}-{first + 9}', '{connection_file}'],
            'display_name': '.NET (C#)', 'language': 'C#',
        }

    def __init__(self, folder):
        super().__init__()
        self.specifications = tempfile.TemporaryDirectory()
        home = os.path.join(self.specifications.name, '.net-csharp')
        os.mkdir(home)
        with open(os.path.join(home, 'kernel.json'), 'w', encoding='utf-8') as file:
            json.dump(self.specification(), file)
        finder = KernelSpecManager(kernel_dirs=[self.specifications.name], ensure_native_kernel=False)
        self.last_words = open(os.path.join(self.specifications.name, 'stderr'), 'w+', encoding='utf-8')
        self.manager = KernelManager(kernel_name='.net-csharp', kernel_spec_manager=finder)
        self.manager.start_kernel(cwd=folder, stderr=self.last_words, stdout=subprocess.DEVNULL)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=300)   # a class starts at once, on two cores

    def submit(self, source):
        return self.client.execute(source)

    def take(self, ticket, cell):
        try:
            message = self.client.get_iopub_msg(timeout=1)
        except queue.Empty:
            if not self.manager.is_alive():
                self.last_words.seek(0)
                raise ConnectionError(f'the kernel died ({self.manager.provisioner.process.returncode}): {self.last_words.read()[:1000]}')
            return True
        kind, content = message['msg_type'], message['content']
        identifier = content.get('transient', {}).get('display_id')
        if kind == 'update_display_data':
            self.update(cell, content['data'], identifier)
        elif kind in ('display_data', 'execute_result'):
            self.show(cell, content['data'], identifier)
        elif kind == 'stream':
            self.show(cell, {'text/plain': content['text']}, None)
        elif kind == 'error':
            cell.errors.append(f"{content['ename']}: {content['evalue']}")
        elif kind == 'status' and content['execution_state'] == 'idle' and message['parent_header'].get('msg_id') == ticket:
            return False
        return True

    def memory(self):
        """Resident bytes of the kernel: the largest process of those that `dotnet tool run` started."""
        return max(resident(process) for process in family(self.manager.provisioner.pid))

    def strangers(self):
        """Addresses outside this machine that the kernel talks to, or answers at."""
        return sorted(address for address in addresses(family(self.manager.provisioner.pid)) if not is_here(address))

    def stop(self):
        self.manager.interrupt_kernel()

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.last_words.close()
        self.specifications.cleanup()


class Stdio(Kernel):
    def __init__(self, folder):
        super().__init__()
        self.process = subprocess.Popen(
            TOOL + ['--', 'stdio', '--working-dir', folder], cwd=folder,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1, encoding='utf-8',
            start_new_session=True)
        self.events, self.sent = queue.Queue(), 0
        threading.Thread(target=self.listen, daemon=True).start()
        end = time.time() + 120
        while self.next_event().get('eventType') != 'KernelReady':
            if time.time() > end:
                raise TimeoutError('the kernel was not ready after 120 s')

    def listen(self):
        for line in self.process.stdout:
            try:
                self.events.put(json.loads(line))
            except ValueError:
                pass   # what a native library prints

    def next_event(self):
        try:
            return self.events.get(timeout=1)
        except queue.Empty:
            if self.process.poll() is not None:
                raise ConnectionError('the kernel died')
            return {}

    def send(self, kind, **command):
        self.sent += 1
        token = f'command-{self.sent}'
        envelope = {'token': token, 'commandType': kind, 'command': {'targetKernelName': 'csharp', **command}}
        self.process.stdin.write(json.dumps(envelope) + '\n')
        self.process.stdin.flush()
        return token

    def submit(self, source):
        return self.send('SubmitCode', code=source)

    def take(self, ticket, cell):
        envelope = self.next_event()
        kind, event = envelope.get('eventType'), envelope.get('event', {})
        if not kind:
            return True
        data = {value['mimeType']: value['value'] for value in event.get('formattedValues', [])}
        if kind == 'DisplayedValueUpdated':
            self.update(cell, data, event.get('valueId'))
        elif kind in ('DisplayedValueProduced', 'ReturnValueProduced'):
            self.show(cell, data, event.get('valueId'))
        elif kind in ('StandardOutputValueProduced', 'StandardErrorValueProduced'):
            self.show(cell, data, None)
        elif kind in ('CommandSucceeded', 'CommandFailed') and envelope.get('command', {}).get('token') == ticket:
            if kind == 'CommandFailed':
                cell.errors.append(event.get('message', ''))
            return False
        return True

    def stop(self):
        self.send('Cancel')

    def close(self):
        # `dotnet tool run` is the parent of the kernel, which would outlive it, spinning.
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


FRONT_ENDS = {'jupyter': Jupyter, 'stdio': Stdio}
