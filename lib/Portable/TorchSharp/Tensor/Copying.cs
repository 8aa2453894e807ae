using System.Numerics;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Copies between tensors of any layout and type, and fills.</summary>
internal static unsafe class Copying
{
    /// <summary>A copy in another type, of the same pixel order.</summary>
    public static Tensor Convert(Tensor source, ScalarType type)
    {
        var result = Pointwise.Result(source.Sizes, type, source);
        Copy(result, source);
        return result;
    }

    /// <summary>Writes the source, broadcast to it, into the target.</summary>
    public static void Copy(Tensor target, Tensor source)
    {
        if (TiledCopy.Done(target, source)) return;
        switch (target.Type)
        {
            case ScalarType.Float32: From<float>(target, source); break;
            case ScalarType.Float64: From<double>(target, source); break;
            case ScalarType.Int64: From<long>(target, source); break;
            case ScalarType.Int32: From<int>(target, source); break;
            case ScalarType.Int16: From<short>(target, source); break;
            case ScalarType.Int8: From<sbyte>(target, source); break;
            case ScalarType.Byte: From<byte>(target, source); break;
            case ScalarType.Float16: From<Half>(target, source); break;
            case ScalarType.Bool: ToBool(target, source); break;
            default: throw Pointwise.Unsupported(target.Type);
        }
    }

    private static void From<T>(Tensor target, Tensor source) where T : unmanaged, INumberBase<T>
    {
        var shape = target.Sizes;
        switch (source.Type)
        {
            case ScalarType.Float32: Strided.Run(default(ConvertLoop<float, T>), shape, target, source); break;
            case ScalarType.Float64: Strided.Run(default(ConvertLoop<double, T>), shape, target, source); break;
            case ScalarType.Int64: Strided.Run(default(ConvertLoop<long, T>), shape, target, source); break;
            case ScalarType.Int32: Strided.Run(default(ConvertLoop<int, T>), shape, target, source); break;
            case ScalarType.Int16: Strided.Run(default(ConvertLoop<short, T>), shape, target, source); break;
            case ScalarType.Int8: Strided.Run(default(ConvertLoop<sbyte, T>), shape, target, source); break;
            case ScalarType.Float16: Strided.Run(default(ConvertLoop<Half, T>), shape, target, source); break;
            case ScalarType.Byte or ScalarType.Bool: Strided.Run(default(ConvertLoop<byte, T>), shape, target, source); break;
            default: throw Pointwise.Unsupported(source.Type);
        }
    }

    private static void ToBool(Tensor target, Tensor source)
    {
        if (source.Type == ScalarType.Bool)
        {
            From<byte>(target, source);
            return;
        }
        using var zero = Pointwise.Compare<NeOp>(source, Factory.Number(0, source.Type));
        From<byte>(target, zero);
    }

    public static void Fill(Tensor target, Scalar value)
    {
        switch (target.Type)
        {
            case ScalarType.Float32: Strided.Run(new FillLoop<float>((float)value.AsDouble), target.Sizes, target); break;
            case ScalarType.Float64: Strided.Run(new FillLoop<double>(value.AsDouble), target.Sizes, target); break;
            case ScalarType.Int64: Strided.Run(new FillLoop<long>(value.As<long>()), target.Sizes, target); break;
            case ScalarType.Int32: Strided.Run(new FillLoop<int>(value.As<int>()), target.Sizes, target); break;
            case ScalarType.Int16: Strided.Run(new FillLoop<short>(value.As<short>()), target.Sizes, target); break;
            case ScalarType.Int8: Strided.Run(new FillLoop<sbyte>(value.As<sbyte>()), target.Sizes, target); break;
            case ScalarType.Byte: Strided.Run(new FillLoop<byte>(value.As<byte>()), target.Sizes, target); break;
            case ScalarType.Float16: Strided.Run(new FillLoop<Half>((Half)value.AsDouble), target.Sizes, target); break;
            case ScalarType.Bool: Strided.Run(new FillLoop<byte>(value.AsBool ? (byte)1 : (byte)0), target.Sizes, target); break;
            default: throw Pointwise.Unsupported(target.Type);
        }
    }

    private readonly struct FillLoop<T>(T value) : IStridedLoop where T : unmanaged
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            if (s0 == sizeof(T))
            {
                for (long i = 0; i < n; i += int.MaxValue / 2) new Span<T>((T*)p0 + i, (int)Math.Min(n - i, int.MaxValue / 2)).Fill(value);
                return;
            }
            for (long i = 0; i < n; i++) *(T*)(p0 + (i * s0)) = value;
        }
    }

    private readonly struct ConvertLoop<TFrom, TTo> : IStridedLoop
        where TFrom : unmanaged, INumberBase<TFrom> where TTo : unmanaged, INumberBase<TTo>
    {
        public void Run(long n, byte* p0, byte* p1, byte* p2, byte* p3, long s0, long s1, long s2, long s3)
        {
            if (typeof(TFrom) == typeof(TTo))
            {
                if (s0 == sizeof(TTo) && s1 == sizeof(TFrom)) Buffer.MemoryCopy(p1, p0, n * s0, n * s0);
                else for (long i = 0; i < n; i++) *(TTo*)(p0 + (i * s0)) = *(TTo*)(p1 + (i * s1));
                return;
            }
            if (typeof(TFrom) == typeof(byte) && typeof(TTo) == typeof(float) && s0 == sizeof(float) && s1 == 1)
            {
                Elementwise.FromBytes(n, p1, (float*)p0);
                return;
            }
            for (long i = 0; i < n; i++) *(TTo*)(p0 + (i * s0)) = Cast(*(TFrom*)(p1 + (i * s1)));
        }

        // As C++ on x64 does it: a real becomes a small integer by way of a 64-bit one (whose overflow is the smallest value) and wraps.
        private static TTo Cast(TFrom x)
        {
            if (typeof(TFrom) == typeof(float) && typeof(TTo) != typeof(double) && typeof(TTo) != typeof(Half))
                return TTo.CreateTruncating(ToLong((float)(object)x));
            if (typeof(TFrom) == typeof(double) && typeof(TTo) != typeof(float) && typeof(TTo) != typeof(Half))
                return TTo.CreateTruncating(ToLong((double)(object)x));
            return TTo.CreateTruncating(x);
        }

        private static long ToLong(double x) => x is > -9.3e18 and < 9.2233720368547758e18 ? (long)x : long.MinValue;
    }
}
