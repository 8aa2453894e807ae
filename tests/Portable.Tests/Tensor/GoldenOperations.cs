using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>The operations of golden.py in C#.</summary>
internal static class GoldenOperations
{
    private static Tensor Places(params long[] places) => tensor(places);

    public static Dictionary<string, Func<Tensor[], Tensor>> All { get; } = new()
    {
        ["exp"] = x => x[0].exp(), ["expm1"] = x => x[0].expm1(), ["sin"] = x => x[0].sin(), ["cos"] = x => x[0].cos(),
        ["tan"] = x => x[0].tan(), ["sinh"] = x => x[0].sinh(), ["cosh"] = x => x[0].cosh(), ["tanh"] = x => x[0].tanh(),
        ["sigmoid"] = x => x[0].sigmoid(), ["erf"] = x => x[0].erf(), ["erfc"] = x => x[0].erfc(), ["abs"] = x => x[0].abs(),
        ["neg"] = x => -x[0], ["square"] = x => x[0].square(), ["relu"] = x => x[0].relu(), ["sign"] = x => x[0].sign(),
        ["floor"] = x => x[0].floor(), ["ceil"] = x => x[0].ceil(), ["trunc"] = x => x[0].trunc(), ["round"] = x => x[0].round(),
        ["atan"] = x => x[0].atan(), ["frac"] = x => x[0].frac(), ["log"] = x => x[0].log(), ["log2"] = x => x[0].log2(),
        ["log10"] = x => x[0].log10(), ["log1p"] = x => x[0].log1p(), ["sqrt"] = x => x[0].sqrt(), ["rsqrt"] = x => x[0].rsqrt(),
        ["reciprocal"] = x => x[0].reciprocal(), ["asin"] = x => x[0].asin(), ["acos"] = x => x[0].acos(), ["erfinv"] = x => x[0].erfinv(),

        ["add"] = x => x[0] + x[1], ["add_row"] = x => x[0] + x[1], ["sub"] = x => x[0] - x[1], ["sub_row"] = x => x[0] - x[1],
        ["mul"] = x => x[0] * x[1], ["mul_row"] = x => x[0] * x[1], ["mul_column"] = x => x[0] * x[1],
        ["div"] = x => x[0] / x[1], ["div_row"] = x => x[0] / x[1],
        ["maximum"] = x => maximum(x[0], x[1]), ["maximum_row"] = x => maximum(x[0], x[1]),
        ["minimum"] = x => minimum(x[0], x[1]), ["minimum_row"] = x => minimum(x[0], x[1]),
        ["atan2"] = x => atan2(x[0], x[1]), ["atan2_row"] = x => atan2(x[0], x[1]),
        ["remainder"] = x => x[0] % x[1], ["remainder_row"] = x => x[0] % x[1],
        ["fmod"] = x => x[0].fmod(x[1]), ["fmod_row"] = x => x[0].fmod(x[1]),
        ["pow"] = x => x[0].pow(x[1]), ["pow_scalar"] = x => x[0].pow(2.5), ["pow_square"] = x => x[0].pow(2), ["pow_cube"] = x => x[0].pow(3),
        ["scalar_minus"] = x => 2 - x[0], ["scalar_over"] = x => 2 / x[0], ["add_alpha"] = x => x[0].add(x[1], 0.5),
        ["div_int"] = x => x[0] / x[1], ["div_floor"] = x => x[0].div(x[1], RoundingMode.floor), ["div_trunc"] = x => x[0].div(x[1], RoundingMode.trunc),
        ["div_floor_real"] = x => x[0].div(x[1], RoundingMode.floor), ["remainder_int"] = x => x[0] % x[1], ["fmod_int"] = x => x[0].fmod(x[1]),
        ["clamp"] = x => x[0].clamp(-0.5, 0.75), ["clamp_min"] = x => x[0].clamp(min: 0.1), ["where"] = x => where(x[0] > 0, x[0], x[1]),
        ["masked_fill"] = x => x[0].masked_fill(x[0] > 0.3, 7), ["lerp"] = x => x[0].lerp(x[1], tensor(0.3f)),

        ["sum"] = x => x[0].sum(), ["sum_dim"] = x => x[0].sum(1), ["sum_dims_keep"] = x => x[0].sum([0, 2], keepdim: true),
        ["sum_int"] = x => x[0].sum(dim: 0), ["mean"] = x => x[0].mean(), ["mean_dims"] = x => x[0].mean([0, 2]),
        ["prod"] = x => x[0].prod(), ["prod_dim"] = x => x[0].prod(1), ["max"] = x => x[0].max(), ["min"] = x => x[0].min(),
        ["max_dim"] = x => x[0].max(1).values, ["min_dim_keep"] = x => x[0].min(2, keepdim: true).values, ["amax"] = x => x[0].amax(0, 2),
        ["argmax"] = x => x[0].argmax(), ["argmax_dim"] = x => x[0].argmax(1), ["argmin_keep"] = x => x[0].argmin(2, keepdim: true),
        ["all_dim"] = x => (x[0] > -1).all(1), ["any_dim"] = x => (x[0] > 1).any(0),
        ["std"] = x => x[0].std(), ["var_dim"] = x => x[0].var(1, unbiased: false), ["std_dims_keep"] = x => x[0].std([0L, 2L], keepdim: true),
        ["norm"] = x => x[0].norm(), ["norm_one"] = x => x[0].norm(1f), ["norm_three_dim"] = x => x[0].norm(1, p: 3), ["norm_inf"] = x => x[0].norm(float.PositiveInfinity),
        ["logsumexp"] = x => x[0].logsumexp(1), ["softmax"] = x => x[0].softmax(1), ["softmax_last"] = x => x[0].softmax(-1),
        ["log_softmax"] = x => x[0].log_softmax(0), ["cumsum"] = x => x[0].cumsum(1), ["cumprod"] = x => x[0].cumprod(0),

        ["mm"] = x => x[0].mm(x[1]), ["mm_transposed"] = x => x[0].t().mm(x[1].t()), ["bmm"] = x => x[0].bmm(x[1]), ["mv"] = x => x[0].mv(x[1]),
        ["dot"] = x => x[0].dot(x[1]), ["outer"] = x => x[0].outer(x[1]), ["matmul_batch"] = x => matmul(x[0], x[1]),
        ["matmul_3_2"] = x => matmul(x[0], x[1]), ["matmul_1_3"] = x => matmul(x[0], x[1]), ["matmul_3_1"] = x => matmul(x[0], x[1]),
        ["mm_int"] = x => x[0].mm(x[1]), ["mm_double"] = x => x[0].mm(x[1]),

        ["reshape"] = x => x[0].permute(2, 0, 1).reshape(4, 6), ["flatten"] = x => x[0].flatten(1), ["transpose"] = x => x[0].transpose(0, 2),
        ["squeeze"] = x => x[0].unsqueeze(1).squeeze(1), ["expand"] = x => x[0].expand(2, 3, 4), ["repeat"] = x => x[0].repeat(2, 1, 3),
        ["tile"] = x => x[0].tile([2]), ["flip"] = x => x[0].flip(0, 2), ["roll"] = x => x[0].roll([1, -1], [0, 1]), ["roll_flat"] = x => x[0].roll(5),
        ["cat"] = x => cat([x[0], x[1]], 1), ["stack"] = x => stack([x[0], x[1]], 1), ["chunk"] = x => x[0].chunk(3, 1)[2],
        ["split"] = x => x[0].split([1, 3], 1)[1], ["unbind"] = x => x[0].unbind(1)[2], ["diagonal"] = x => x[0].diagonal(1),
        ["diag"] = x => x[0].diag(-1), ["tril"] = x => x[0].tril(1), ["triu"] = x => x[0].triu(),

        ["select"] = x => x[0][1], ["slice"] = x => x[0][.., 1.., TensorIndex.Slice(step: 2)],
        ["index_list"] = x => x[0][Places(2, 0, 2)],
        ["index_pair"] = x => x[0][TensorIndex.Tensor(Places(0, 1, 1)), TensorIndex.Colon, TensorIndex.Tensor(Places(3, 0, 3))],
        ["index_adjacent"] = x => x[0][TensorIndex.Colon, TensorIndex.Tensor(Places(0, 2, 1, 1).reshape(2, 2)), TensorIndex.Tensor(Places(3, 0))],
        ["index_mask"] = x => x[0][x[0] > 0], ["index_none"] = x => x[0][TensorIndex.None, TensorIndex.Ellipsis, 1],
        ["index_put"] = x => (x[0] * 1).index_put_(x[1], [Places(0, 2)], accumulate: false),
        ["gather"] = x => x[0].gather(1, Places(0, 3, 1, 1, 2, 0).reshape(3, 2)),
        ["scatter"] = x => x[0].scatter(1, Places(0, 3, 1, 2, 2, 0).reshape(3, 2), x[1]),
        ["scatter_add"] = x => x[0].scatter_add(0, Places(0, 1, 0, 2).reshape(1, 4), x[1]),
        ["index_select"] = x => x[0].index_select(2, Places(3, 3, 0)), ["masked_select"] = x => x[0].masked_select(x[0] < 0.2),
        ["nonzero"] = x => (x[0] > 0.5).nonzero(),

        ["sort"] = x => x[0].sort(1).Values, ["sort_places"] = x => x[0].sort(1, descending: true).Indices, ["argsort"] = x => x[0].argsort(0),
        ["topk"] = x => x[0].topk(2, 1).values, ["topk_places"] = x => x[0].topk(2, 0, largest: false).indexes, ["median"] = x => x[0].median(),
        ["unique"] = x => x[0].unique().output, ["bincount"] = x => x[0].bincount(null, 6),
        ["promote_int_real"] = x => x[0] + x[1], ["promote_byte_int"] = x => x[0] * x[1], ["promote_byte_byte"] = x => x[0] + x[1],
        ["promote_half_number"] = x => x[0] * 2.5, ["promote_number_int"] = x => x[0] * 2, ["promote_zero_dim"] = x => x[0] * x[1],
        ["real_to_byte"] = x => x[0].to(ScalarType.Byte), ["linspace"] = x => linspace(-1, 2, 7) + 0 * x[0], ["arange"] = x => arange(1, 2.9, 0.3) + 0 * x[0],
        ["nan_max"] = x => x[0].max(0).indexes, ["isfinite"] = x => x[0].isfinite(),
    };
}
