"""Golden values for the tests of this folder, made with PyTorch 1.13 (Debian's python3-torch).

    /usr/bin/python3 goldens.py        writes goldens.json beside itself

Inputs are formulas, not random numbers, so that a test can make them again: fill(shape, a, b)[i] = sin(a·i + b).
"""
import json
import pathlib
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
out = {}


def fill(shape, a=0.7, b=0.3):
    n = 1
    for s in shape:
        n *= s
    return torch.sin(torch.arange(n, dtype=torch.float64) * a + b).float().reshape(shape)


def flat(t):
    return [round(v, 9) if abs(v) > 1e-3 else v for v in t.detach().double().flatten().tolist()]


def record(name, y, *leaves):
    """Values of y, and the gradients of sum(y * fill(y.shape, 0.37, 0.1)) by the leaves."""
    for leaf in leaves:
        leaf.grad = None
    (y * fill(y.shape, 0.37, 0.1)).sum().backward()
    out[name] = {"shape": list(y.shape), "y": flat(y), "grads": [flat(leaf.grad) for leaf in leaves]}


def leaf(shape, a=0.7, b=0.3):
    return fill(shape, a, b).requires_grad_()


# Convolutions: (name, input, weight, bias?, options)
for name, xs, ws, bias, kw in [
    ("conv_plain", (2, 3, 7, 6), (4, 3, 3, 3), True, {}),
    ("conv_pad_stride", (2, 3, 7, 6), (4, 3, 3, 2), True, dict(stride=(2, 1), padding=(1, 0))),
    ("conv_groups", (1, 6, 5, 5), (9, 2, 3, 3), True, dict(groups=3, padding=1)),
    ("conv_depthwise", (2, 5, 6, 7), (5, 1, 3, 3), False, dict(groups=5, stride=2, padding=1)),
    ("conv_dilated", (1, 2, 9, 8), (3, 2, 3, 3), True, dict(dilation=(2, 3), padding=2)),
    ("conv_same", (1, 2, 6, 5), (3, 2, 4, 3), True, dict(padding="same")),
    ("conv_pointwise", (2, 17, 3, 3), (19, 17, 1, 1), True, {}),
    ("conv_one_column", (2, 1, 9, 1), (2, 1, 3, 1), True, {}),
]:
    x, w = leaf(xs), leaf(ws, 1.3, 0.2)
    b = leaf((ws[0],), 0.9, 0.5) if bias else None
    record(name, F.conv2d(x, w, b, **kw), *([x, w, b] if bias else [x, w]))

for name, kw in [("max_2", dict(kernel_size=2)), ("max_3_2_1", dict(kernel_size=3, stride=2, padding=1)),
                 ("max_ceil", dict(kernel_size=2, ceil_mode=True)), ("max_dilated", dict(kernel_size=2, stride=1, dilation=2))]:
    x = leaf((2, 3, 7, 5))
    record(name, F.max_pool2d(x, **kw), x)
    out[name]["indices"] = F.max_pool2d(x, return_indices=True, **kw)[1].flatten().tolist()
for name, kw in [("avg_2", dict(kernel_size=2)), ("avg_pad", dict(kernel_size=3, stride=2, padding=1)),
                 ("avg_pad_excluded", dict(kernel_size=3, stride=2, padding=1, count_include_pad=False)),
                 ("avg_divisor", dict(kernel_size=2, divisor_override=3))]:
    x = leaf((2, 3, 7, 5))
    record(name, F.avg_pool2d(x, **kw), x)
for size in [(1, 1), (3, 2)]:
    x = leaf((2, 3, 7, 5))
    record(f"adaptive_{size[0]}_{size[1]}", F.adaptive_avg_pool2d(x, size), x)

for name, shape in [("bn2d", (3, 4, 2, 3)), ("bn1d", (5, 4)), ("bn1d_seq", (3, 4, 5))]:
    bn = torch.nn.BatchNorm2d(4) if len(shape) == 4 else torch.nn.BatchNorm1d(4)
    bn.weight.data, bn.bias.data = fill((4,), 0.9, 0.5), fill((4,), 0.4, 0.1)
    x = leaf(shape)
    record(name, bn(x), x, bn.weight, bn.bias)
    out[name]["running"] = flat(torch.cat([bn.running_mean, bn.running_var]))
    bn.eval()
    record(name + "_eval", bn(x), x, bn.weight, bn.bias)
x, w, b = leaf((3, 4, 5)), leaf((4, 5), 0.9, 0.5), leaf((4, 5), 0.4, 0.1)
record("layer_norm", F.layer_norm(x, (4, 5), w, b), x, w, b)
x, w, b = leaf((5, 7)), leaf((3, 7), 1.3, 0.2), leaf((3,), 0.9, 0.5)
record("linear", F.linear(x, w, b), x, w, b)
x = leaf((2, 3, 7))
record("linear_3d", F.linear(x, w), x, w)

for name, f in [("relu", F.relu), ("relu6", lambda t: F.relu6(t * 8)), ("leaky_relu", lambda t: F.leaky_relu(t, 0.2)), ("gelu", F.gelu),
                ("silu", F.silu), ("sigmoid", torch.sigmoid), ("tanh", torch.tanh), ("hardswish", lambda t: F.hardswish(t * 4)),
                ("softplus", lambda t: F.softplus(t * 5, 2, 6)), ("softmax", lambda t: F.softmax(t, 1)), ("log_softmax", lambda t: F.log_softmax(t, 1))]:
    x = leaf((3, 7))
    record(name, f(x), x)

for name, f in [("nearest_up", dict(scale_factor=2)), ("nearest_size", dict(size=(5, 9))), ("bilinear", dict(size=(5, 9), mode="bilinear")),
                ("bilinear_corners", dict(size=(5, 9), mode="bilinear", align_corners=True)), ("area", dict(size=(2, 3), mode="area"))]:
    x = leaf((2, 3, 4, 6))
    record(name, F.interpolate(x, **f), x)
theta = torch.tensor([[[0.9, 0.3, 0.1], [-0.2, 1.1, -0.15]], [[1.3, 0.0, 0.4], [0.1, 0.7, 0.2]]])
for corners in (False, True):
    grid = F.affine_grid(theta, (2, 3, 4, 5), align_corners=corners)
    out[f"affine_grid_{corners}"] = flat(grid)
    for mode in ("bilinear", "nearest"):
        for padding in ("zeros", "border", "reflection"):
            x = leaf((2, 3, 5, 6))
            record(f"grid_{mode}_{padding}_{corners}", F.grid_sample(x, grid, mode=mode, padding_mode=padding, align_corners=corners), x)
for mode in ("constant", "reflect", "replicate", "circular"):
    x = leaf((1, 2, 4, 5))
    record(f"pad_{mode}", F.pad(x, (1, 2, 2, 1), mode=mode), x)

# Losses
labels, weight = torch.tensor([1, 0, 3, 2, 3]), torch.tensor([0.5, 1.5, 1.0, 2.0])
with_ignored = torch.tensor([1, -100, 3, 2, -100])
for reduction in ("none", "mean", "sum"):
    def loss(name, f, shape=(5, 4)):
        x = leaf(shape, 1.1, 0.4)
        record(f"{name}_{reduction}", f(x, reduction), x)
    p, y, pm = (fill((5, 4), 0.5, 0.2) + 1) / 2, fill((5, 4), 0.6, 0.9), torch.sign(fill((5, 4), 2.1, 0.9))
    loss("ce", lambda x, r: F.cross_entropy(x, labels, reduction=r))
    loss("ce_weight_ignore", lambda x, r: F.cross_entropy(x, with_ignored, weight, reduction=r))
    loss("ce_smooth", lambda x, r: F.cross_entropy(x, labels, weight, label_smoothing=0.1, reduction=r))
    loss("ce_probabilities", lambda x, r: F.cross_entropy(x, p, label_smoothing=0.1, reduction=r))
    loss("ce_pixels", lambda x, r: F.cross_entropy(x, torch.tensor([[[0, 1, 2], [1, 2, 0]]]), reduction=r), (1, 3, 2, 3))
    loss("nll", lambda x, r: F.nll_loss(x, labels, weight, reduction=r))
    loss("bce", lambda x, r: F.binary_cross_entropy((x + 1) / 2, p, reduction=r))
    loss("bce_logits", lambda x, r: F.binary_cross_entropy_with_logits(x * 9, p, reduction=r))
    loss("bce_logits_pos", lambda x, r: F.binary_cross_entropy_with_logits(x, p, y.abs(), reduction=r, pos_weight=weight))
    loss("mse", lambda x, r: F.mse_loss(x, y, reduction=r))
    loss("l1", lambda x, r: F.l1_loss(x, y, reduction=r))
    loss("smooth_l1", lambda x, r: F.smooth_l1_loss(x, y, reduction=r, beta=0.7))
    loss("huber", lambda x, r: F.huber_loss(x, y, reduction=r, delta=0.7))
    loss("hinge_embedding", lambda x, r: F.hinge_embedding_loss(x, pm, reduction=r, margin=0.8))
    loss("multi_margin", lambda x, r: F.multi_margin_loss(x, labels, reduction=r, weight=weight))
    loss("multi_margin_2", lambda x, r: F.multi_margin_loss(x, labels, p=2, margin=0.5, reduction=r))

# Random initialisation and dropout at a seed
torch.manual_seed(42)
net = torch.nn.Sequential(torch.nn.Conv2d(3, 8, 3), torch.nn.Linear(10, 4), torch.nn.BatchNorm2d(8), torch.nn.Conv2d(8, 8, 3, groups=8, bias=False))
out["init_default"] = flat(torch.cat([q.flatten() for q in net.parameters()]))
torch.manual_seed(7)
w = torch.empty(6, 5, 3, 3)
for name, f in [("kaiming_uniform", lambda: torch.nn.init.kaiming_uniform_(w, nonlinearity="relu")),
                ("kaiming_normal", lambda: torch.nn.init.kaiming_normal_(w, mode="fan_out")),
                ("xavier_uniform", lambda: torch.nn.init.xavier_uniform_(w, 1.5))]:
    out["init_" + name] = flat(f())
torch.manual_seed(3)
out["dropout"] = flat(F.dropout(torch.ones(4, 9), 0.3))
out["dropout2d"] = flat(F.dropout2d(torch.ones(3, 5, 2, 2), 0.4))

# 100 steps of each optimizer on one small problem
def trajectory(name, make, groups=False, dtype=torch.float32):
    a, c = (fill(shape, *ab).to(dtype).requires_grad_() for shape, ab in [((4, 3), (0.8, 0.1)), ((3,), (0.5, 0.7))])
    optimizer = make([{"params": [a], "lr": 0.03}, {"params": [c]}] if groups else [a, c])
    x, t = fill((6, 4), 1.7, 0.2).to(dtype), fill((6, 3), 0.9, 0.6).to(dtype)
    for _ in range(100):
        optimizer.zero_grad()
        (torch.tanh(x @ a + c) - t).pow(2).mean().backward()
        optimizer.step()
    out["optim_" + name] = flat(torch.cat([a.flatten(), c]))


O = torch.optim
trajectory("sgd", lambda p: O.SGD(p, lr=0.1))
trajectory("sgd_momentum", lambda p: O.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01))
trajectory("sgd_dampening", lambda p: O.SGD(p, lr=0.1, momentum=0.8, dampening=0.3))
trajectory("sgd_nesterov", lambda p: O.SGD(p, lr=0.1, momentum=0.9, nesterov=True))
trajectory("sgd_groups", lambda p: O.SGD(p, lr=0.1, momentum=0.5), groups=True)
trajectory("adam", lambda p: O.Adam(p, lr=0.02))
trajectory("adam_options", lambda p: O.Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.05, amsgrad=True))
trajectory("adam_groups", lambda p: O.Adam(p, lr=0.01), groups=True)
trajectory("adamw", lambda p: O.AdamW(p, lr=0.02, weight_decay=0.1))
trajectory("rmsprop", lambda p: O.RMSprop(p, lr=0.01))
trajectory("rmsprop_options", lambda p: O.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-7, weight_decay=0.02, momentum=0.7, centered=True), dtype=torch.float64)
trajectory("adagrad", lambda p: O.Adagrad(p, lr=0.1, lr_decay=0.01, weight_decay=0.02, initial_accumulator_value=0.1))


# 40 steps of each schedule: rates, and momenta where they change
def schedule(name, make, metric=None, momentum=False):
    optimizer = O.SGD([{"params": [leaf((2,))]}, {"params": [leaf((3,))], "lr": 0.5}], lr=0.1, momentum=0.9)
    scheduler = make(optimizer)
    rows = []
    for step in range(40):
        rows += [g["lr"] for g in optimizer.param_groups] + ([g["momentum"] for g in optimizer.param_groups] if momentum else [])
        scheduler.step(*([metric(step)] if metric else []))
    out["schedule_" + name] = rows


S = O.lr_scheduler
schedule("step", lambda o: S.StepLR(o, 7, 0.5))
schedule("multistep", lambda o: S.MultiStepLR(o, [5, 20, 21], 0.3))
schedule("exponential", lambda o: S.ExponentialLR(o, 0.93))
schedule("lambda", lambda o: S.LambdaLR(o, lambda e: 1 / (1 + e)))
schedule("linear", lambda o: S.LinearLR(o, 0.25, 1, 8))
schedule("cosine", lambda o: S.CosineAnnealingLR(o, 11, 0.01))
schedule("onecycle", lambda o: S.OneCycleLR(o, 0.8, total_steps=41), momentum=True)
schedule("onecycle_three", lambda o: S.OneCycleLR(o, 0.8, epochs=8, steps_per_epoch=6, three_phase=True, anneal_strategy="linear"), momentum=True)
schedule("plateau", lambda o: S.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1, min_lr=0.02), metric=lambda i: 1 / (1 + min(i, 9)))
schedule("sequential", lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, 1, 5), S.ExponentialLR(o, 0.9)], [5]))


# Net A (Chollet 2017, chapter 5.2) on 78×78 images: the losses of 100 training steps, batch 20, from a seed. Trained by SGD: under
# RMSprop, whose first steps have the size of the learning rate whatever the gradient's, PyTorch agrees with its own channels-last run
# to 1e-2 only.
def net_a():
    n = torch.nn
    torch.manual_seed(1)
    net = n.Sequential(n.Conv2d(3, 32, 3), n.ReLU(), n.MaxPool2d(2), n.Conv2d(32, 64, 3), n.ReLU(), n.MaxPool2d(2),
                       n.Conv2d(64, 128, 3), n.ReLU(), n.MaxPool2d(2), n.Conv2d(128, 128, 3), n.ReLU(), n.MaxPool2d(2),
                       n.Flatten(), n.Linear(1152, 512), n.ReLU(), n.Linear(512, 1))
    noise = torch.rand(200, 3, 78, 78)
    targets = torch.randint(0, 2, (200, 1)).float()
    stripes = torch.sin(torch.arange(78) * 0.4).reshape(1, 1, 1, 78)
    images = 0.5 + 0.3 * (noise - 0.5) + 0.2 * stripes * (2 * targets.reshape(200, 1, 1, 1) - 1)
    optimizer, losses = O.SGD(net.parameters(), lr=0.02, momentum=0.9), []
    for step in range(100):
        if step % 10 == 0:
            order = torch.randperm(200)
        batch = order[step % 10 * 20:step % 10 * 20 + 20]
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(net(images[batch]), targets[batch])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    out["net_a_losses"] = losses


torch.set_num_threads(2)
net_a()
pathlib.Path(__file__).with_name("goldens.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
print(len(out), "entries")
