using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The two passes of a separable resize over rows of bytes: down the columns, then across.</summary>
internal static class Weighing
{
    /// <summary>How far vector code may read beyond a row of floats.</summary>
    public const int Slack = 8;

    /// <summary>Adds up rows of bytes, each with its weight.</summary>
    /// <param name="rows">The first row, and what follows it.</param>
    /// <param name="stride">Bytes from row to row.</param>
    /// <param name="weights">One weight a row.</param>
    /// <param name="sums">Receives the sums.</param>
    public static void Down(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<float> weights, Span<float> sums)
    {
        // The last row must be whole too; all reads below stay within it.
        _ = rows.Slice((weights.Length - 1) * stride, sums.Length);
        ref byte start = ref MemoryMarshal.GetReference(rows);
        ref float target = ref MemoryMarshal.GetReference(sums);
        int x = 0;
        for (; x + 16 <= sums.Length; x += 16)
        {
            Vector256<float> low = Vector256<float>.Zero;
            Vector256<float> high = Vector256<float>.Zero;
            for (int i = 0; i < weights.Length; i++)
            {
                Vector128<byte> bytes = Vector128.LoadUnsafe(ref start, (nuint)((i * stride) + x));
                Vector256<float> weight = Vector256.Create(weights[i]);
                low = Vector256.MultiplyAddEstimate(ToFloat(Vector128.WidenLower(bytes)), weight, low);
                high = Vector256.MultiplyAddEstimate(ToFloat(Vector128.WidenUpper(bytes)), weight, high);
            }

            low.StoreUnsafe(ref target, (nuint)x);
            high.StoreUnsafe(ref target, (nuint)(x + 8));
        }

        for (; x < sums.Length; x++)
        {
            float sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += rows[(i * stride) + x] * weights[i];
            }

            sums[x] = sum;
        }
    }

    /// <summary>Weighs one row of floats into bytes, rounded and clamped.</summary>
    /// <param name="row">The row, <see cref="Slack"/> longer than its values.</param>
    /// <param name="kernels">The weights of each new pixel.</param>
    /// <param name="first">Which new pixel comes first.</param>
    /// <param name="result">Receives the new pixels.</param>
    /// <param name="channels">Values a pixel: 1 or 3.</param>
    public static void Across(ReadOnlySpan<float> row, ResizeKernels kernels, int first, Span<byte> result, int channels)
    {
        if (channels == 3)
        {
            AcrossThree(row, kernels, first, result);
            return;
        }

        for (int x = 0; x < result.Length; x++)
        {
            ReadOnlySpan<float> weights = kernels.Of(first + x, out int start);
            float sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += row[start + i] * weights[i];
            }

            result[x] = (byte)Math.Clamp(sum + .5f, 0, 255);
        }
    }

    private static void AcrossThree(ReadOnlySpan<float> row, ResizeKernels kernels, int first, Span<byte> result)
    {
        for (int x = 0, o = 0; o + 3 <= result.Length; x++, o += 3)
        {
            ReadOnlySpan<float> weights = kernels.Of(first + x, out int start);
            _ = row.Slice(start * 3, (weights.Length * 3) + 1);
            ref float values = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), start * 3);

            // Four values are read where three are meant: the fourth lane is never looked at. Two sums break the chain of additions.
            Vector128<float> even = Vector128.Create(.5f);
            Vector128<float> odd = Vector128<float>.Zero;
            int i = 0;
            for (; i + 2 <= weights.Length; i += 2)
            {
                Vector128<float> one = Vector128.LoadUnsafe(ref values, (nuint)(i * 3));
                Vector128<float> next = Vector128.LoadUnsafe(ref values, (nuint)((i * 3) + 3));
                even = Vector128.MultiplyAddEstimate(one, Vector128.Create(weights[i]), even);
                odd = Vector128.MultiplyAddEstimate(next, Vector128.Create(weights[i + 1]), odd);
            }

            if (i < weights.Length)
            {
                even = Vector128.MultiplyAddEstimate(Vector128.LoadUnsafe(ref values, (nuint)(i * 3)), Vector128.Create(weights[i]), even);
            }

            Vector128<int> rounded = Vector128.ConvertToInt32(
                Vector128.Min(Vector128.Max(even + odd, Vector128<float>.Zero), Vector128.Create(255f)));
            result[o] = (byte)rounded.GetElement(0);
            result[o + 1] = (byte)rounded.GetElement(1);
            result[o + 2] = (byte)rounded.GetElement(2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ToFloat(Vector128<ushort> values) =>
        Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(values), Vector128.WidenUpper(values)).AsInt32());
}
