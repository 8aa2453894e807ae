"""Makes the golden files of the pretrained bases with PyTorch 1.13: python3 make.py [folder with the real weights]"""
import json
import pathlib
import struct
import sys

import numpy as np
import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
TYPES = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.float64: "F64", torch.int64: "I64", torch.int32: "I32", torch.uint8: "U8"}


def save(name, tensors, metadata=None):
    header, data = ({"__metadata__": metadata} if metadata else {}), b""
    for key, tensor in tensors.items():
        tensor = tensor.detach().contiguous()
        raw = (tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor).numpy().tobytes()
        header[key] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (HERE / name).write_bytes(struct.pack("<Q", len(text)) + text + data)


def load(path):
    raw = pathlib.Path(path).read_bytes()
    length = struct.unpack("<Q", raw[:8])[0]
    data = raw[8 + length:]
    return {k: torch.from_numpy(np.frombuffer(data[v["data_offsets"][0]:v["data_offsets"][1]], "<f4").reshape(v["shape"]).copy())
            for k, v in json.loads(raw[8:8 + length]).items() if k != "__metadata__"}


class Base(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.features = nn.Sequential(*layers)

    def forward(self, x):
        return self.features(x)


def vgg16():
    layers, channels = [], 3
    for out in [64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512, 0, 512, 512, 512, 0]:
        layers += [nn.MaxPool2d(2)] if out == 0 else [nn.Conv2d(channels, out, 3, padding=1), nn.ReLU()]
        channels = out or channels
    return Base(*layers)


def unit(n, out, kernel, stride=1, groups=1):
    return nn.Sequential(nn.Conv2d(n, out, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False), nn.BatchNorm2d(out), nn.ReLU6())


class Bottleneck(nn.Module):
    def __init__(self, n, out, stride, t):
        super().__init__()
        self.adds = stride == 1 and n == out
        wide = n * t
        layers = [unit(n, wide, 1)] if t != 1 else []
        self.conv = nn.Sequential(*layers, unit(wide, wide, 3, stride, wide), nn.Conv2d(wide, out, 1, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        return x + self.conv(x) if self.adds else self.conv(x)


def mobilenet():
    layers, channels = [unit(3, 32, 3, 2)], 32
    for t, out, repeats, stride in [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]:
        for i in range(repeats):
            layers.append(Bottleneck(channels, out, stride if i == 0 else 1, t))
            channels = out
    return Base(*layers, unit(320, 1280, 1))


def picture(size, count=1):
    torch.manual_seed(11)
    return torch.rand(count, 3, size, size)


@torch.no_grad()
def features(real):
    golden = {}
    for name, make in [("vgg16", vgg16)]:
        torch.manual_seed(5)
        net = make().eval()
        for size in (150, 224):
            maps = net(picture(size))
            print(name, size, tuple(maps.shape), float(maps.abs().max()))
            # Every map of one size, the means of the maps of the other.
            golden[f"{name}.{size}"] = maps if size == 150 and name == "vgg16" else maps.mean((2, 3))
    if real:
        folder = pathlib.Path(real)
        for name, make, file, prepare in [
            ("mobilenet", mobilenet, "mobilenet_v2-torchvision.safetensors", lambda x: x * 2 - 1),
        ]:
            net = make().eval()
            missing, _ = net.load_state_dict(load(folder / file), strict=False)
            assert all(key.endswith("num_batches_tracked") for key in missing), missing
            for size in (150, 224):
                golden[f"real.{name}.{size}"] = net(prepare(picture(size))).mean((2, 3))
    save("features.safetensors", golden)


def state_dicts():
    torch.manual_seed(3)
    base = torch.randn(4, 6)
    state = nn.Linear(3, 2).state_dict()
    state["transposed"] = base.t()
    state["row"] = base[2]
    state["every.other"] = base[:, ::2]
    state["parameter"] = nn.Parameter(torch.randn(2, 2))
    state["empty"] = torch.zeros(0, 3)
    state["single"] = torch.tensor(2.5)
    for dtype in (torch.float16, torch.bfloat16, torch.float64, torch.int64, torch.int32, torch.uint8):
        state[str(dtype)] = (torch.randn(5) * 10).abs().to(dtype)
    save("state.safetensors", state, {"maker": "PyTorch " + torch.__version__})


state_dicts()
features(sys.argv[1] if len(sys.argv) > 1 else None)
