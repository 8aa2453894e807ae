"""Writes golden.json: operations of tensors and their gradients, computed by PyTorch. Run with Debian's python3-torch.

A case is a name, inputs, the output, and the gradients of sum(output * weight) with weight = 1, 2, 3, … / count.
"""
import json
import math
import torch

torch.manual_seed(0)
cases = []


def pack(t):
    if t.dtype == torch.bool or not t.dtype.is_floating_point:
        data = [int(v) for v in t.flatten().tolist()]
    else:
        data = [v if math.isfinite(v) else str(v) for v in t.double().flatten().tolist()]
    return {"dtype": str(t.dtype).split(".")[1], "shape": list(t.shape), "data": data}


def case(name, f, *inputs):
    inputs = [i.clone() for i in inputs]
    for i in inputs:
        if i.dtype.is_floating_point:
            i.requires_grad_()
    out = f(*inputs)
    grads = []
    if out.dtype.is_floating_point and out.requires_grad:
        w = torch.arange(1, out.numel() + 1, dtype=out.dtype).reshape(out.shape) / out.numel()
        (out * w).sum().backward()
        grads = [pack(i.grad) if i.grad is not None else None for i in inputs]
    cases.append({"name": name, "inputs": [pack(i.detach()) for i in inputs], "output": pack(out.detach()), "grads": grads})


x, y = torch.randn(3, 4), torch.randn(3, 4)
pos, row, col = torch.rand(3, 4) + 0.5, torch.randn(4), torch.randn(3, 1)
unit = torch.rand(3, 4) * 1.8 - 0.9
cube = torch.randn(2, 3, 4)
i64 = torch.tensor([[3, -7, 5], [-2, 9, 4]])
j64 = torch.tensor([[2, 2, -3], [3, -4, 5]])

for n in "exp expm1 sin cos tan sinh cosh tanh sigmoid erf erfc abs neg square relu sign floor ceil trunc round atan frac".split():
    case(n, getattr(torch, n), x)
for n in "log log2 log10 log1p sqrt rsqrt reciprocal".split():
    case(n, getattr(torch, n), pos)
for n in "asin acos erfinv".split():
    case(n, getattr(torch, n), unit)
for n in "add sub mul div maximum minimum atan2 remainder fmod".split():
    case(n, getattr(torch, n), x, y)
    case(n + "_row", getattr(torch, n), x, row)
case("mul_column", torch.mul, col, row)
case("pow", torch.pow, pos, y)
case("pow_scalar", lambda a: a.pow(2.5), pos)
case("pow_square", lambda a: a.pow(2), x)
case("pow_cube", lambda a: a.pow(3), x)
case("scalar_minus", lambda a: 2 - a, x)
case("scalar_over", lambda a: 2 / a, pos)
case("add_alpha", lambda a, b: torch.add(a, b, alpha=0.5), x, y)
case("div_int", torch.div, i64, j64)
case("div_floor", lambda a, b: torch.div(a, b, rounding_mode="floor"), i64, j64)
case("div_trunc", lambda a, b: torch.div(a, b, rounding_mode="trunc"), i64, j64)
case("div_floor_real", lambda a, b: torch.div(a, b, rounding_mode="floor"), x, y)
case("remainder_int", torch.remainder, i64, j64)
case("fmod_int", torch.fmod, i64, j64)
case("clamp", lambda a: a.clamp(-0.5, 0.75), x)
case("clamp_min", lambda a: a.clamp(min=0.1), x)
case("where", lambda a, b: torch.where(a > 0, a, b), x, y)
case("masked_fill", lambda a: a.masked_fill(a > 0.3, 7.0), x)
case("lerp", lambda a, b: a + 0.3 * (b - a), x, y)

case("sum", lambda a: a.sum(), cube)
case("sum_dim", lambda a: a.sum(1), cube)
case("sum_dims_keep", lambda a: a.sum((0, 2), keepdim=True), cube)
case("sum_int", lambda a: a.sum(0), i64)
case("mean", lambda a: a.mean(), cube)
case("mean_dims", lambda a: a.mean((0, 2)), cube)
case("prod", lambda a: a.prod(), x)
case("prod_dim", lambda a: a.prod(1), x)
case("max", lambda a: a.max(), x)
case("min", lambda a: a.min(), x)
case("max_dim", lambda a: a.max(1)[0], cube)
case("min_dim_keep", lambda a: a.min(2, keepdim=True)[0], cube)
case("amax", lambda a: a.amax((0, 2)), cube)
case("argmax", lambda a: a.argmax(), cube)
case("argmax_dim", lambda a: a.argmax(1), cube)
case("argmin_keep", lambda a: a.argmin(2, keepdim=True), cube)
case("all_dim", lambda a: (a > -1).all(1), x)
case("any_dim", lambda a: (a > 1).any(0), x)
case("std", lambda a: a.std(), x)
case("var_dim", lambda a: a.var(1, unbiased=False), cube)
case("std_dims_keep", lambda a: a.std((0, 2), keepdim=True), cube)
case("norm", lambda a: a.norm(), x)
case("norm_one", lambda a: a.norm(1), x)
case("norm_three_dim", lambda a: a.norm(3, 1), x)
case("norm_inf", lambda a: a.norm(float("inf")), x)
case("logsumexp", lambda a: a.logsumexp(1), cube)
case("softmax", lambda a: a.softmax(1), cube)
case("softmax_last", lambda a: a.softmax(-1), cube)
case("log_softmax", lambda a: a.log_softmax(0), cube)
case("cumsum", lambda a: a.cumsum(1), cube)
case("cumprod", lambda a: a.cumprod(0), i64)

case("mm", torch.mm, x, torch.randn(4, 5))
case("mm_transposed", lambda a, b: torch.mm(a.t(), b.t()), torch.randn(6, 3), torch.randn(4, 6))
case("bmm", torch.bmm, cube, torch.randn(2, 4, 5))
case("mv", torch.mv, x, row)
case("dot", torch.dot, row, torch.randn(4))
case("outer", torch.outer, row, torch.randn(3))
case("matmul_batch", torch.matmul, torch.randn(2, 1, 3, 4), torch.randn(5, 4, 2))
case("matmul_3_2", torch.matmul, cube, torch.randn(4, 2))
case("matmul_1_3", torch.matmul, torch.randn(3), cube)
case("matmul_3_1", torch.matmul, cube, row)
case("mm_int", torch.mm, i64, j64.t())
case("mm_double", torch.mm, x.double(), torch.randn(4, 5).double())

case("reshape", lambda a: a.permute(2, 0, 1).reshape(4, 6), cube)
case("flatten", lambda a: a.flatten(1), cube)
case("transpose", lambda a: a.transpose(0, 2), cube)
case("squeeze", lambda a: a.unsqueeze(1).squeeze(1), x)
case("expand", lambda a: a.expand(2, 3, 4), col)
case("repeat", lambda a: a.repeat(2, 1, 3), x)
case("tile", lambda a: a.tile((2,)), x)
case("flip", lambda a: a.flip(0, 2), cube)
case("roll", lambda a: a.roll((1, -1), (0, 1)), x)
case("roll_flat", lambda a: a.roll(5), x)
case("cat", lambda a, b: torch.cat([a, b], 1), x, torch.randn(3, 2))
case("stack", lambda a, b: torch.stack([a, b], 1), x, y)
case("chunk", lambda a: a.chunk(3, 1)[2], torch.randn(2, 7))
case("split", lambda a: a.split([1, 3], 1)[1], x)
case("unbind", lambda a: a.unbind(1)[2], cube)
case("diagonal", lambda a: a.diagonal(1), x)
case("diag", lambda a: a.diag(-1), row)
case("tril", lambda a: a.tril(1), x)
case("triu", lambda a: a.triu(), cube)

case("select", lambda a: a[1], cube)
case("slice", lambda a: a[:, 1:, ::2], cube)
case("index_list", lambda a: a[torch.tensor([2, 0, 2])], x)
case("index_pair", lambda a: a[torch.tensor([0, 1, 1]), :, torch.tensor([3, 0, 3])], cube)
case("index_adjacent", lambda a: a[:, torch.tensor([[0, 2], [1, 1]]), torch.tensor([3, 0])], cube)
case("index_mask", lambda a: a[a > 0], x)
case("index_none", lambda a: a[None, ..., 1], cube)
case("index_put", lambda a, b: torch.index_put(a * 1, (torch.tensor([0, 2]),), b), x, torch.randn(2, 4))
case("gather", lambda a: a.gather(1, torch.tensor([[0, 3], [1, 1], [2, 0]])), x)
case("scatter", lambda a, b: a.scatter(1, torch.tensor([[0, 3], [1, 2], [2, 0]]), b), x, torch.randn(3, 2))
case("scatter_add", lambda a, b: a.scatter_add(0, torch.tensor([[0, 1, 0, 2]]), b), x, torch.randn(1, 4))
case("index_select", lambda a: a.index_select(2, torch.tensor([3, 3, 0])), cube)
case("masked_select", lambda a: a.masked_select(a < 0.2), x)
case("nonzero", lambda a: torch.nonzero(a > 0.5), x)

case("sort", lambda a: a.sort(1)[0], cube)
case("sort_places", lambda a: a.sort(1, descending=True)[1], cube)
case("argsort", lambda a: a.argsort(0), x)
case("topk", lambda a: a.topk(2, 1)[0], x)
case("topk_places", lambda a: a.topk(2, 0, largest=False)[1], x)
case("median", lambda a: a.median(), x)
case("unique", lambda a: a.unique(), torch.tensor([3, 1, 3, 2, 1, 9]))
case("bincount", lambda a: a.bincount(minlength=6), torch.tensor([3, 1, 3, 2, 1]))
case("promote_int_real", lambda a, b: a + b, i64, torch.randn(3))
case("promote_byte_int", lambda a, b: a * b, torch.tensor([200, 100], dtype=torch.uint8), torch.tensor([2, 3], dtype=torch.int32))
case("promote_byte_byte", lambda a, b: a + b, torch.tensor([200, 100], dtype=torch.uint8), torch.tensor([100, 100], dtype=torch.uint8))
case("promote_half_number", lambda a: a * 2.5, i64)
case("promote_number_int", lambda a: a * 2, torch.tensor([200, 100], dtype=torch.uint8))
case("promote_zero_dim", lambda a, b: a * b, x, torch.tensor(2.0, dtype=torch.float64))
case("real_to_byte", lambda a: a.to(torch.uint8), torch.tensor([0.9, 1.5, 254.99, 3.0]))
case("linspace", lambda a: torch.linspace(-1, 2, 7) + 0 * a, torch.zeros(7))
case("arange", lambda a: torch.arange(1, 2.9, 0.3) + 0 * a, torch.zeros(7))
case("nan_max", lambda a: a.max(0)[1], torch.tensor([1.0, float("nan"), 3.0]))
case("isfinite", lambda a: a.isfinite(), torch.tensor([1.0, float("nan"), float("inf")]))
json.dump(cases, open("golden.json", "w"), separators=(",", ":"))
