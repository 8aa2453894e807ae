using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>
/// TorchSharp hands out a tensor's bytes as one span, and a span ends at 2 GiB: the augmented features of a full-size set are larger. So they go to and from files piece by piece.
/// </summary>
internal static class TensorPieces
{
    // 128 Mi numbers, at most 1 GiB.
    private const long Longest = 1L << 27;

    /// <summary>The numbers of a tensor in order, as views of one dimension. Each is disposed when the next is asked for.</summary>
    /// <param name="tensor">Contiguous, on the CPU.</param>
    /// <param name="longest">Numbers in a piece.</param>
    public static IEnumerable<Tensor> Of(Tensor tensor, long longest = Longest)
    {
        using Tensor flat = tensor.view(-1);
        for (long from = 0; from < flat.shape[0]; from += longest)
        {
            using Tensor piece = flat.narrow(0, from, Math.Min(longest, flat.shape[0] - from));
            yield return piece;
        }
    }
}
