using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Blocks of 4×4 floats: the unit in which every reordering here transposes.</summary>
internal static unsafe class Transposition
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Transpose(ref Vector128<float> a, ref Vector128<float> b, ref Vector128<float> c, ref Vector128<float> d)
    {
        if (Sse.IsSupported)
        {
            Vector128<float> ab0 = Sse.UnpackLow(a, b), ab1 = Sse.UnpackHigh(a, b), cd0 = Sse.UnpackLow(c, d), cd1 = Sse.UnpackHigh(c, d);
            a = Sse.MoveLowToHigh(ab0, cd0);
            b = Sse.MoveHighToLow(cd0, ab0);
            c = Sse.MoveLowToHigh(ab1, cd1);
            d = Sse.MoveHighToLow(cd1, ab1);
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<double> ab0 = AdvSimd.Arm64.ZipLow(a, b).AsDouble(), ab1 = AdvSimd.Arm64.ZipHigh(a, b).AsDouble();
            Vector128<double> cd0 = AdvSimd.Arm64.ZipLow(c, d).AsDouble(), cd1 = AdvSimd.Arm64.ZipHigh(c, d).AsDouble();
            a = AdvSimd.Arm64.ZipLow(ab0, cd0).AsSingle();
            b = AdvSimd.Arm64.ZipHigh(ab0, cd0).AsSingle();
            c = AdvSimd.Arm64.ZipLow(ab1, cd1).AsSingle();
            d = AdvSimd.Arm64.ZipHigh(ab1, cd1).AsSingle();
        }
        else
        {
            Vector128<float> w = a, x = b, y = c, z = d;
            a = Vector128.Create(w[0], x[0], y[0], z[0]);
            b = Vector128.Create(w[1], x[1], y[1], z[1]);
            c = Vector128.Create(w[2], x[2], y[2], z[2]);
            d = Vector128.Create(w[3], x[3], y[3], z[3]);
        }
    }

    /// <summary>
    /// target[c·targetStep + r] = source[r·sourceStep + c] for r in [0, rows), c in [0, columns). Rows up to the next
    /// multiple of four are written as zeros where <paramref name="pad"/> is set.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Block(float* source, long sourceStep, float* target, long targetStep, int rows, int columns, bool pad = false)
    {
        int r = 0;
        for (; r <= rows - 4; r += 4)
        {
            float* from = source + r * sourceStep, to = target + r;
            int c = 0;
            for (; c <= columns - 4; c += 4, from += 4, to += 4 * targetStep)
            {
                Vector128<float> v0 = Vector128.Load(from), v1 = Vector128.Load(from + sourceStep);
                Vector128<float> v2 = Vector128.Load(from + 2 * sourceStep), v3 = Vector128.Load(from + 3 * sourceStep);
                Transpose(ref v0, ref v1, ref v2, ref v3);
                v0.Store(to);
                v1.Store(to + targetStep);
                v2.Store(to + 2 * targetStep);
                v3.Store(to + 3 * targetStep);
            }
            for (; c < columns; c++, from++, to += targetStep)
            {
                Vector128.Create(*from, from[sourceStep], from[2 * sourceStep], from[3 * sourceStep]).Store(to);
            }
        }
        if (r == rows) return;
        int last = pad ? r + 4 : rows;
        for (int c = 0; c < columns; c++)
        {
            for (int i = r; i < last; i++) target[c * targetStep + i] = i < rows ? source[i * sourceStep + c] : 0;
        }
    }
}
