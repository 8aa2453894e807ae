"""Writes golden.txt: what PyTorch computes, for the tests of the engine. Run with a Python that has torch (Debian: python3-torch)."""
import itertools
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(7)
lines = []


def put(name, tensor):
    lines.append(name + " " + " ".join(f"{v:.9g}" for v in tensor.detach().flatten().tolist()))


# Sampling: points inside, on and beyond the border.
x = torch.randn(2, 3, 5, 7)
grid = torch.rand(2, 4, 19, 2) * 3 - 1.5
grid[0, 0, 0] = torch.tensor([1.0, -1.0])
dy = torch.randn(2, 3, 4, 19)
put("sample.x", x)
put("sample.grid", grid)
put("sample.dy", dy)
for mode, padding, align in itertools.product(["bilinear", "nearest"], ["zeros", "border", "reflection"], [False, True]):
    source = x.clone().requires_grad_()
    y = F.grid_sample(source, grid, mode=mode, padding_mode=padding, align_corners=align)
    y.backward(dy)
    put(f"sample.{mode}.{padding}.{align}.y", y)
    put(f"sample.{mode}.{padding}.{align}.dx", source.grad)
theta = torch.randn(2, 2, 3)
put("affine.theta", theta)
for align in [False, True]:
    points = F.affine_grid(theta, (2, 3, 4, 19), align_corners=align)
    put(f"affine.{align}.grid", points)
    put(f"affine.{align}.y", F.grid_sample(x, points, padding_mode="border", align_corners=align))

# Resizing.
for name, size in [("up", (9, 16)), ("down", (3, 4)), ("one", (1, 1))]:
    for mode, align in [("nearest", None), ("bilinear", False), ("bilinear", True)]:
        source = x.clone().requires_grad_()
        y = F.interpolate(source, size=size, mode=mode, align_corners=align)
        weight = torch.randn_like(y)
        y.backward(weight)
        put(f"resize.{name}.{mode}.{align}.y", y)
        put(f"resize.{name}.{mode}.{align}.dy", weight)
        put(f"resize.{name}.{mode}.{align}.dx", source.grad)

# Batch normalisation, channels last in the file.
x = torch.randn(4, 19, 3, 5) * 2 + 5
gamma, beta, dy = torch.randn(19), torch.randn(19), torch.randn(4, 19, 3, 5)
mean, variance = torch.randn(19), torch.rand(19) + 0.5
last = lambda t: t.permute(0, 2, 3, 1)
for name, value in [("x", last(x)), ("gamma", gamma), ("beta", beta), ("dy", last(dy)), ("mean", mean), ("variance", variance)]:
    put("norm." + name, value)
for training in [True, False]:
    source, g, b = x.clone().requires_grad_(), gamma.clone().requires_grad_(), beta.clone().requires_grad_()
    y = F.batch_norm(source, mean.clone(), variance.clone(), g, b, training=training, eps=1e-5)
    y.backward(dy)
    for name, value in [("y", last(y)), ("dx", last(source.grad)), ("dgamma", g.grad), ("dbeta", b.grad)]:
        put(f"norm.{training}.{name}", value)

# Softmax.
x, dy = torch.randn(5, 37) * 4, torch.randn(5, 37)
put("softmax.x", x)
put("softmax.dy", dy)
for name, function in [("plain", F.softmax), ("log", F.log_softmax)]:
    source = x.clone().requires_grad_()
    y = function(source, dim=1)
    y.backward(dy)
    put(f"softmax.{name}.y", y)
    put(f"softmax.{name}.dx", source.grad)

# Five steps of each optimizer on 37 parameters.
start, gradients = torch.randn(37), torch.randn(5, 37)
put("steps.start", start)
put("steps.gradients", gradients)
optimizers = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd.momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, dampening=0.2, weight_decay=0.05),
    "sgd.nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, maximize=True),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.1),
    "adam.amsgrad": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.8, 0.9), amsgrad=True),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.2),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, weight_decay=0.1),
    "rmsprop.centered": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, momentum=0.8, centered=True),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.1, weight_decay=0.1),
}
for name, make in optimizers.items():
    p = start.clone().requires_grad_()
    optimizer = make([p])
    for gradient in gradients:
        p.grad = gradient.clone()
        optimizer.step()
    put("steps." + name, p)

pathlib.Path(__file__).with_name("golden.txt").write_text("\n".join(lines) + "\n")
