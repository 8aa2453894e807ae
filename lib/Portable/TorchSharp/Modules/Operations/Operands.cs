using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Checks and conversions that the network operations share.</summary>
internal static class Operands
{
    /// <summary>The two numbers of a 2-d option; one number counts for both.</summary>
    internal static (int H, int W) Pair(long[] values, string what) => values.Length switch
    {
        1 => ((int)values[0], (int)values[0]),
        2 => ((int)values[0], (int)values[1]),
        _ => throw new ExternalException($"{what} must have one or two numbers, but has {values.Length}"),
    };

    /// <summary>The tensor itself where its elements lie in plain order, else a copy that does.</summary>
    internal static Tensor Contiguous(Tensor tensor)
    {
        tensor.Planar();
        return tensor.IsContiguous ? tensor : tensor.contiguous();
    }

    internal static void RequireFloat32(Tensor tensor, string operation)
    {
        if (tensor.dtype != ScalarType.Float32)
            throw new ExternalException($"{operation}: expected scalar type Float but found {Dtypes.Name(tensor.dtype)}; convert with .to(Float32)");
    }

    /// <summary>Runs an operation on a batch of images, adding and removing the batch dimension of a single one.</summary>
    internal static Tensor Batched(Tensor input, string operation, Func<Tensor, Tensor> run)
    {
        RequireFloat32(input, operation);
        if (input.ndim == 4) return run(input);
        if (input.ndim != 3)
            throw new ExternalException(
                $"Expected 3D (unbatched) or 4D (batched) input to {operation}, but got input of size: {Dims.Text(input.Sizes)}");
        using var batch = input.unsqueeze(0);
        using var result = run(batch);
        return result.squeeze(0);
    }
}
