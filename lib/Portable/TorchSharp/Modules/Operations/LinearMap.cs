using System.Runtime.InteropServices;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y = x · weightᵀ + bias on the last dimension, with its gradients.</summary>
internal static unsafe class LinearMap
{
    internal static Tensor Run(Tensor input, Tensor weight, Tensor? bias)
    {
        if (weight.ndim != 2 || input.ndim < 1 || input.Sizes[^1] != weight.Sizes[^1])
        {
            long inner = input.ndim > 0 ? input.Sizes[^1] : 1;
            throw new ExternalException($"mat1 and mat2 shapes cannot be multiplied ({input.Count / Math.Max(1, inner)}x{inner} and " +
                $"{weight.Sizes[^1]}x{weight.Sizes[0]})");
        }
        if (input.dtype != weight.dtype)
            throw new ExternalException($"mat1 and mat2 must have the same dtype, but got {Dtypes.Name(input.dtype)} and {Dtypes.Name(weight.dtype)}");
        if (input.dtype != ScalarType.Float32) return Composed(input, weight, bias);

        using var scope = NewDisposeScope();
        var (x, w) = (Operands.Contiguous(input), Operands.Contiguous(weight));
        var b = bias is null ? null : Operands.Contiguous(bias);
        int k = (int)w.Sizes[1], n = (int)w.Sizes[0], m = (int)(x.Count / Math.Max(1, k));
        long[] shape = [.. input.Sizes[..^1], n];
        var y = Tensor.NewPlanar(shape, ScalarType.Float32);
        Gemm.Run(false, true, m, n, k, x.Floats, k, w.Floats, k, y.Floats, n, bias: b is null ? null : b.Floats);
        if (Autograd.Needed(input, weight, bias))
            Autograd.Record("AddmmBackward", y, [input, weight, bias], [x, w], (gradient, saved, needed) =>
            {
                var dy = Operands.Contiguous(gradient);
                var gradients = new Tensor?[3];
                if (needed[0])
                {
                    gradients[0] = Tensor.NewPlanar(saved[0].Sizes, ScalarType.Float32);
                    Gemm.Run(false, false, m, k, n, dy.Floats, n, saved[1].Floats, k, gradients[0]!.Floats, k);
                }
                if (needed[1])
                {
                    gradients[1] = Tensor.NewPlanar(saved[1].Sizes, ScalarType.Float32);
                    Gemm.Run(true, false, n, k, m, dy.Floats, n, saved[0].Floats, k, gradients[1]!.Floats, k);
                }
                if (needed[2])
                {
                    gradients[2] = Tensor.NewPlanar([n], ScalarType.Float32);
                    Reduce.ColumnSums(m, n, dy.Floats, gradients[2]!.Floats);
                }
                return gradients;
            });
        return y.MoveToOuterDisposeScope();
    }

    private static Tensor Composed(Tensor input, Tensor weight, Tensor? bias)
    {
        using var scope = NewDisposeScope();
        var product = input.matmul(weight.transpose(0, 1));
        return (bias is null ? product : product.add(bias)).MoveToOuterDisposeScope();
    }
}
