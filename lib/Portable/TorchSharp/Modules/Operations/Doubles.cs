using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// The elements of a small tensor as doubles, in memory borrowed from the pool: a loss is computed at every step, and arrays would be
/// left to the garbage collector each time.
/// </summary>
internal readonly unsafe struct Doubles : IDisposable
{
    private readonly double* numbers;

    /// <summary>So many zeros.</summary>
    internal Doubles(int length)
    {
        Length = length;
        numbers = (double*)NativePool.Rent((long)length * sizeof(double));
        Fill(0);
    }

    internal int Length { get; }

    internal ref double this[int index] => ref numbers[index];

    private Span<double> Span => new(numbers, Length);

    /// <summary>The elements of a tensor, in plain order.</summary>
    internal static Doubles Read(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = Operands.Contiguous(tensor);
        var numbers = new Doubles(checked((int)plain.Count));
        if (plain.dtype == ScalarType.Float32)
        {
            for (int i = 0; i < numbers.Length; i++) numbers[i] = plain.Floats[i];
            return numbers;
        }
        new ReadOnlySpan<double>(plain.to(ScalarType.Float64).Data, numbers.Length).CopyTo(numbers.Span);
        return numbers;
    }

    /// <summary>A tensor without dimensions.</summary>
    internal static Tensor Scalar(double value, ScalarType type)
    {
        using var number = new Doubles(1);
        number[0] = value;
        return number.Write([], type);
    }

    internal void Fill(double value) => Span.Fill(value);

    /// <summary>The sum from the first to the last.</summary>
    internal double Sum()
    {
        double sum = 0;
        foreach (double number in Span) sum += number;
        return sum;
    }

    /// <summary>A tensor of these numbers, rounded to its type.</summary>
    internal Tensor Write(ReadOnlySpan<long> shape, ScalarType type)
    {
        var result = Tensor.NewPlanar(shape, type == ScalarType.Float32 ? type : ScalarType.Float64);
        if (type == ScalarType.Float32)
        {
            for (int i = 0; i < Length; i++) result.Floats[i] = (float)numbers[i];
            return result;
        }
        Span.CopyTo(new Span<double>(result.Data, Length));
        return type == ScalarType.Float64 ? result : result.to(type, disposeAfter: true);
    }

    public void Dispose() => NativePool.Return((nint)numbers);
}
