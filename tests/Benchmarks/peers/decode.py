"""The PIL side of `Benchmarks pipeline`: photos to size×size RGB bytes with libjpeg-turbo.

Reads "draft|full processes" a line, writes the seconds that all photos of the folder took, decoded and scaled into one array.
"draft" decodes straight to 1/2, 1/4 or 1/8 where that is still large enough, as PIL's thumbnails do. The processes are forked at
the start, each bound to a core of its own; a process reads, decodes and resizes every n-th photo.
"""
import io
import os
import sys
import time

import numpy as np
import PIL
from PIL import Image, features

FOLDER, SIZE = sys.argv[1], int(sys.argv[2])
FILES = sorted(os.path.join(FOLDER, name) for name in os.listdir(FOLDER) if name.endswith(".jpg"))


def decode(path, draft):
    with open(path, "rb") as file:
        image = Image.open(io.BytesIO(file.read()))
    if draft:
        image.draft("RGB", (SIZE, SIZE))
    return np.asarray(image.convert("RGB").resize((SIZE, SIZE), Image.BILINEAR))


def work(files, draft):
    out = np.empty((len(files), SIZE, SIZE, 3), np.uint8)
    for index, path in enumerate(files):
        out[index] = decode(path, draft)


class Worker:
    """A forked process that does its share when told to."""

    def __init__(self, core):
        to_child, to_parent = os.pipe(), os.pipe()
        if os.fork() == 0:
            os.sched_setaffinity(0, {core})
            commands, answers = os.fdopen(to_child[0]), os.fdopen(to_parent[1], "w")
            for line in commands:
                if line == "end\n":
                    break
                draft, first, step = line.split()
                work(FILES[int(first)::int(step)], draft == "draft")
                print("done", file=answers, flush=True)
            os._exit(0)
        self.commands, self.answers = os.fdopen(to_child[1], "w"), os.fdopen(to_parent[0])

    def tell(self, command):
        print(command, file=self.commands, flush=True)


cores = sorted(os.sched_getaffinity(0))
workers = [Worker(core) for core in cores]
print("ready", PIL.__version__, "libjpeg-turbo" if features.check("libjpeg_turbo") else "libjpeg", features.version("jpg"), flush=True)
for line in sys.stdin:
    draft, count = line.split()
    count = int(count)
    start = time.perf_counter()
    for index in range(count):
        workers[index].tell(f"{draft} {index} {count}")
    for index in range(count):
        workers[index].answers.readline()
    print(f"{time.perf_counter() - start:.4f}", flush=True)
for worker in workers:
    worker.tell("end")
