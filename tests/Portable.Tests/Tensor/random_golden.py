"""Writes random.txt: streams of PyTorch's CPU generator. Run with Debian's python3-torch (x86-64 with AVX2)."""
import torch

lines = []


def out(name, *tensors):
    for i, t in enumerate(tensors):
        if t.dtype == torch.float32:
            values = [format(v & 0xFFFFFFFF, "08x") for v in t.contiguous().view(torch.int32).flatten().tolist()]
        elif t.dtype == torch.float64:
            values = [format(v & 0xFFFFFFFFFFFFFFFF, "016x") for v in t.contiguous().view(torch.int64).flatten().tolist()]
        else:
            values = [str(int(v)) for v in t.flatten().tolist()]
        lines.append(f"{name}.{i} {' '.join(values)}")


f64 = torch.float64
torch.manual_seed(42); out("rand", torch.rand(5), torch.rand(3, dtype=f64), torch.rand(700)[-8:])
torch.manual_seed(42); out("randn_small", torch.randn(5), torch.randn(4), torch.randn(3, dtype=f64), torch.randn(2))
torch.manual_seed(42); out("randn_16", torch.randn(16), torch.randn(3))
torch.manual_seed(42); out("randn_block", torch.randn(20), torch.randn(1024)[-16:], torch.randn(1003), torch.randn(3))
torch.manual_seed(7); out("randn_double", torch.randn(20, dtype=f64), torch.randn(33, dtype=f64), torch.randn(3, dtype=f64))
torch.manual_seed(42); out("randint", torch.randint(100, (8,)), torch.randint(-5, 5, (8,)), torch.randint(0, 2**40, (4,)), torch.randint(3, (5,), dtype=torch.int32))
torch.manual_seed(42); out("randperm", torch.randperm(10), torch.randperm(100), torch.rand(1))
torch.manual_seed(42); out("bernoulli", torch.full((12,), 0.3).bernoulli(), torch.empty(12).bernoulli_(0.7), torch.empty(12).bernoulli_(0.5), torch.rand(1))
torch.manual_seed(3); out("uniform", torch.empty(6).uniform_(-2, 3), torch.empty(4, dtype=f64).uniform_(0.25, 0.5))
torch.manual_seed(3); out("normal", torch.empty(6).normal_(2, 3), torch.empty(32).normal_(-1, 0.5), torch.empty(4, dtype=f64).normal_(1, 2))
torch.manual_seed(3); out("exponential", torch.empty(6, dtype=f64).exponential_(1.5), torch.empty(5).exponential_(2.0))
torch.manual_seed(3); out("multinomial", torch.multinomial(torch.tensor([0.1, 0.2, 0.3, 0.4]), 3), torch.multinomial(torch.tensor([0.1, 0.2, 0.3, 0.4]), 8, replacement=True))
torch.manual_seed(5); torch.randn(3); out("state", torch.get_rng_state())
open("random.txt", "w").write("\n".join(lines) + "\n")
