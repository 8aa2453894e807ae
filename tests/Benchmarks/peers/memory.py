"""The PyTorch side of `Benchmarks memory`: NET STEPS WARM_UP INTERVAL THREADS.

Writes one line: resident MB each INTERVAL steps from step WARM_UP on, and last the peak of the process. PyTorch runs as installed: the
settings that make it fastest (see engine.py) keep freed memory mapped.
"""
import sys

import torch
import torch.nn as nn


def resident(field):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(field)) / 1024


def net_a():
    net = nn.Sequential(
        nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(128, 128, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(6272, 512), nn.ReLU(), nn.Linear(512, 1))
    optimizer = torch.optim.RMSprop(net.parameters(), lr=1e-4)
    return net, torch.rand(20, 3, 150, 150), torch.randint(0, 2, (20, 1)).float(), nn.BCEWithLogitsLoss(), optimizer


def net_b():
    net = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.MaxPool2d(2), nn.Conv2d(64, 128, 3),
        nn.Flatten(), nn.Linear(1152, 128), nn.ReLU(), nn.Dropout(0.3), nn.Linear(128, 10))
    return net, torch.rand(128, 1, 28, 28), torch.randint(0, 10, (128,)), nn.CrossEntropyLoss(), torch.optim.Adam(net.parameters())


name, (steps, warm_up, interval, threads) = sys.argv[1], map(int, sys.argv[2:])
torch.set_num_threads(threads)
torch.manual_seed(0)
net, x, y, loss, optimizer = {"net-a": net_a, "net-b": net_b}[name]()
net.train()
samples = []
for done in range(1, steps + 1):
    optimizer.zero_grad()
    loss(net(x), y).backward()
    optimizer.step()
    if done >= warm_up and done % interval == 0:
        samples.append(resident("VmRSS:"))
print(*(f"{value:.2f}" for value in [*samples, resident("VmHWM:")]), flush=True)
