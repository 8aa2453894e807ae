"""The Keras and PyTorch sides of `Benchmarks pipeline`: one batch of 32 pictures, 150×150, augmented as in lesson A.

Reads "keras|torch repeats" a line, writes milliseconds a batch. "keras" is the method of keras_preprocessing's apply_affine_transform:
one matrix a picture, one scipy.ndimage.affine_transform a colour, then the flip. "torch" gets matrices drawn the same way and is timed for
affine_grid and grid_sample alone.
"""
import os
import sys
import time

import numpy as np
import scipy
import torch
import torch.nn.functional as F
from scipy import ndimage

torch.set_num_threads(int(os.environ.get("PEER_THREADS", "2")))
random = np.random.default_rng(42)
N, SIDE = 32, 150
pictures = random.random((N, SIDE, SIDE, 3), dtype=np.float32)


def draw():
    """rotation 40, shifts 0.2, shear 0.2 degrees, zoom 0.2, horizontal flip."""
    return dict(
        theta=np.deg2rad(random.uniform(-40, 40)), tx=random.uniform(-0.2, 0.2) * SIDE, ty=random.uniform(-0.2, 0.2) * SIDE,
        shear=np.deg2rad(random.uniform(-0.2, 0.2)), zx=random.uniform(0.8, 1.2), zy=random.uniform(0.8, 1.2), flip=random.random() < 0.5)


def matrix(p):
    """Rotation · shift · shear · zoom in (row, column), 3×3."""
    c, s = np.cos(p["theta"]), np.sin(p["theta"])
    return (np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
            @ np.array([[1, 0, p["tx"]], [0, 1, p["ty"]], [0, 0, 1]])
            @ np.array([[1, -np.sin(p["shear"]), 0], [0, np.cos(p["shear"]), 0], [0, 0, 1]])
            @ np.diag([p["zx"], p["zy"], 1]))


def keras_picture(x, p):
    offset = np.array([SIDE / 2 - 0.5, SIDE / 2 - 0.5])
    to_centre, back = np.eye(3), np.eye(3)
    to_centre[:2, 2], back[:2, 2] = offset, -offset
    whole = to_centre @ matrix(p) @ back
    channels = np.rollaxis(x, 2, 0)
    x = np.rollaxis(np.stack([
        ndimage.affine_transform(channel, whole[:2, :2], whole[:2, 2], order=1, mode="nearest", cval=0.0) for channel in channels]), 0, 3)
    return x[:, ::-1] if p["flip"] else x


def keras():
    batch = np.zeros((N, SIDE, SIDE, 3), np.float32)
    for index in range(N):
        batch[index] = keras_picture(pictures[index], draw())


def torch_batch():
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).contiguous()
    thetas = []
    for _ in range(N):
        p = draw()
        m = matrix(p)
        side = -1 if p["flip"] else 1
        thetas.append([[m[1, 1] * side, m[1, 0], 2 * m[1, 2] / SIDE], [m[0, 1] * side, m[0, 0], 2 * m[0, 2] / SIDE]])
    theta = torch.tensor(np.array(thetas), dtype=torch.float32)
    return lambda: F.grid_sample(x, F.affine_grid(theta, x.shape, align_corners=False), "bilinear", "border", align_corners=False)


WORK = {"keras": keras, "torch": torch_batch()}
print("ready", scipy.__version__, torch.__version__, flush=True)
warm = set()
for line in sys.stdin:
    name, repeats = line.split()
    start = time.perf_counter()
    while name not in warm and time.perf_counter() - start < 1:
        WORK[name]()
    warm.add(name)
    times = []
    for _ in range(int(repeats)):
        start = time.perf_counter()
        WORK[name]()
        times.append((time.perf_counter() - start) * 1e3)
    print(*(f"{t:.4f}" for t in times), flush=True)
