"""The PyTorch side of `Benchmarks engine`: reads one workload name a line, writes "name milliseconds…" a line.

Run by the benchmark, once as installed and once with BEST=1: channels-last, where that is faster, and whatever the environment sets
for OpenBLAS and malloc.
"""
import os
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

THREADS = int(os.environ.get("PEER_THREADS", "2"))
BEST = os.environ.get("BEST") == "1"
torch.set_num_threads(THREADS)
torch.manual_seed(0)


def layout(x):
    return x.to(memory_format=torch.channels_last) if BEST and (isinstance(x, nn.Module) or x.dim() == 4) else x


def net_a():
    return nn.Sequential(
        nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(128, 128, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(6272, 512), nn.ReLU(), nn.Linear(512, 1))


def net_b():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.MaxPool2d(2), nn.Conv2d(64, 128, 3),
        nn.Flatten(), nn.Linear(1152, 128), nn.ReLU(), nn.Dropout(0.3), nn.Linear(128, 10))


def net_c():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.5),
        nn.Conv2d(64, 128, 3, padding=1), nn.ReLU(), nn.Conv2d(128, 256, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.5),
        nn.Flatten(), nn.Linear(9216, 512), nn.ReLU(), nn.Dropout(0.5), nn.Linear(512, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 10))


class Residual(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.both = nn.Sequential(norm_unit(c, c), norm_unit(c, c))

    def forward(self, x):
        return x + self.both(x)


def norm_unit(i, o):
    return nn.Sequential(nn.Conv2d(i, o, 3, padding=1, bias=False), nn.BatchNorm2d(o), nn.ReLU())


def improved():
    return nn.Sequential(
        norm_unit(1, 32), nn.MaxPool2d(2), norm_unit(32, 64), Residual(64), nn.MaxPool2d(2), norm_unit(64, 128), Residual(128),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 10))


def fashion(net, batch, optimizer):
    return training_step(net, torch.rand(batch, 1, 28, 28), torch.randint(0, 10, (batch,)), nn.CrossEntropyLoss(), optimizer)


def vgg16():
    layers, c = [], 3
    for v in [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]:
        if v == 0:
            layers.append(nn.MaxPool2d(2))
        else:
            layers += [nn.Conv2d(c, v, 3, padding=1), nn.ReLU()]
            c = v
    return nn.Sequential(*layers)


def unit(i, o, k, s, g=1):
    return nn.Sequential(nn.Conv2d(i, o, k, s, (k - 1) // 2, groups=g, bias=False), nn.BatchNorm2d(o), nn.ReLU6())


class InvertedResidual(nn.Module):
    def __init__(self, i, o, s, t):
        super().__init__()
        h = i * t
        self.add = s == 1 and i == o
        self.conv = nn.Sequential(*([unit(i, h, 1, 1)] if t != 1 else []), unit(h, h, 3, s, h), nn.Conv2d(h, o, 1, bias=False), nn.BatchNorm2d(o))

    def forward(self, x):
        return x + self.conv(x) if self.add else self.conv(x)


def mobilenet():
    layers, c = [unit(3, 32, 3, 2)], 32
    for t, o, n, s in [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]:
        for i in range(n):
            layers.append(InvertedResidual(c, o, s if i == 0 else 1, t))
            c = o
    return nn.Sequential(*layers, unit(c, 1280, 1, 1))


def training_step(net, x, y, loss, optimizer):
    net, x = layout(net.train()), layout(x)
    opt = optimizer(net.parameters())

    def step():
        opt.zero_grad()
        loss(net(x), y).backward()
        opt.step()
    return step


def forward(net, x):
    net, x = layout(net.eval()), layout(x)

    def run():
        with torch.no_grad():
            net(x)
    return run


def affine():
    x, theta = torch.rand(32, 3, 150, 150), torch.randn(32, 2, 3) * 0.1
    theta[:, 0, 0] += 1
    theta[:, 1, 1] += 1
    return lambda: F.grid_sample(x, F.affine_grid(theta, x.shape, align_corners=False), "bilinear", "border", align_corners=False)


def sgemm():
    a, b = torch.rand(2048, 2048), torch.rand(2048, 2048)
    return lambda: torch.mm(a, b)


WORK = {
    "net-a": lambda: training_step(net_a(), torch.rand(20, 3, 150, 150), torch.randint(0, 2, (20, 1)).float(), nn.BCEWithLogitsLoss(), lambda p: torch.optim.RMSprop(p, lr=1e-4)),
    "vgg16": lambda: forward(vgg16(), torch.rand(16, 3, 150, 150)),
    "mobilenet": lambda: forward(mobilenet(), torch.rand(16, 3, 224, 224)),
    "net-b": lambda: fashion(net_b(), 128, lambda p: torch.optim.Adam(p)),
    "fashion-b": lambda: fashion(net_b(), 32, lambda p: torch.optim.Adam(p)),
    "fashion-c": lambda: fashion(net_c(), 32, lambda p: torch.optim.Adam(p)),
    "fashion-improved": lambda: fashion(improved(), 128, lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)),
    "affine": affine,
    "sgemm": sgemm,
}

made = {}
print("ready", torch.__version__, flush=True)
for line in sys.stdin:
    name, repeats = line.split()
    if name not in made:
        made.clear()                      # one workload's memory at a time
        made[name] = WORK[name]()
        warm = time.perf_counter()        # a second of warm-up, as on the other side
        while time.perf_counter() - warm < 1:
            made[name]()
    times = []
    for _ in range(int(repeats)):
        start = time.perf_counter()
        made[name]()
        times.append((time.perf_counter() - start) * 1e3)
    print(name, *(f"{t:.4f}" for t in times), flush=True)
