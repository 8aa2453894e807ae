using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sorting and running sums of lines.</summary>
internal static unsafe class Sorting
{
    /// <summary>The first count elements in order of each line, and where they were; equal elements keep their order.</summary>
    public static (Tensor Values, Tensor Indices) Run(Tensor lines, long count, bool descending)
    {
        long[] shape = lines.Sizes.Length == 0 ? [] : [.. lines.Sizes[..^1], count];
        var values = Tensor.Allocate(shape, lines.Type);
        var indices = Tensor.Allocate((long[])shape.Clone(), ScalarType.Int64);
        int length = lines.Sizes.Length == 0 ? 1 : (int)lines.Sizes[^1];
        switch (lines.Type)
        {
            case ScalarType.Float32: Lines<float>(lines, values, indices, length, (int)count, descending); break;
            case ScalarType.Float64: Lines<double>(lines, values, indices, length, (int)count, descending); break;
            case ScalarType.Int64: Lines<long>(lines, values, indices, length, (int)count, descending); break;
            case ScalarType.Int32: Lines<int>(lines, values, indices, length, (int)count, descending); break;
            case ScalarType.Int16: Lines<short>(lines, values, indices, length, (int)count, descending); break;
            case ScalarType.Int8: Lines<sbyte>(lines, values, indices, length, (int)count, descending); break;
            case ScalarType.Byte or ScalarType.Bool: Lines<byte>(lines, values, indices, length, (int)count, descending); break;
            default: throw Pointwise.Unsupported(lines.Type);
        }
        return (values, indices);
    }

    private readonly struct Item<T>(T value, int index) where T : unmanaged
    {
        public readonly T Value = value;
        public readonly int Index = index;
    }

    private readonly struct Order<T>(bool descending) : IComparer<Item<T>> where T : unmanaged, INumber<T>
    {
        public int Compare(Item<T> x, Item<T> y)
        {
            int order = T.IsNaN(x.Value) ? (T.IsNaN(y.Value) ? 0 : 1) : T.IsNaN(y.Value) ? -1 : x.Value < y.Value ? -1 : x.Value > y.Value ? 1 : 0;
            if (order == 0) return x.Index.CompareTo(y.Index);
            return descending ? -order : order;
        }
    }

    private static void Lines<T>(Tensor lines, Tensor values, Tensor indices, int length, int count, bool descending) where T : unmanaged, INumber<T>
    {
        if (length == 0 || count == 0) return;
        T* source = (T*)lines.Data, target = (T*)values.Data;
        long* places = (long*)indices.Data;
        Parallelism.For(lines.Count / length, 16L * length, (from, to) =>
        {
            var items = new Item<T>[length];
            for (long line = from; line < to; line++)
            {
                for (int i = 0; i < length; i++) items[i] = new Item<T>(source[(line * length) + i], i);
                if (count <= length / 16) SelectFirst(items, count, new Order<T>(descending));
                else items.AsSpan().Sort(new Order<T>(descending));
                for (int i = 0; i < count; i++)
                {
                    target[(line * count) + i] = items[i].Value;
                    places[(line * count) + i] = items[i].Index;
                }
            }
        });
    }

    /// <summary>Brings the few first items to the front, in order, by insertion.</summary>
    private static void SelectFirst<T>(Item<T>[] items, int count, Order<T> order) where T : unmanaged, INumber<T>
    {
        items.AsSpan(0, count).Sort(order);
        for (int i = count; i < items.Length; i++)
        {
            var item = items[i];
            if (order.Compare(item, items[count - 1]) > 0) continue;
            int at = count - 1;
            for (; at > 0 && order.Compare(item, items[at - 1]) < 0; at--) items[at] = items[at - 1];
            items[at] = item;
        }
    }

    /// <summary>Running sums or products along a dimension, in double or 64-bit integers.</summary>
    public static Tensor Cumulate(Tensor tensor, int dim, ScalarType type, bool product)
    {
        bool real = Dtypes.IsFloat(type);
        using var wide = Copying.Convert(tensor, real ? ScalarType.Float64 : ScalarType.Int64);
        // A private copy, so that the running values can be written over it.
        using var lines = TorchSharp.Lines.Last(wide, dim);
        long length = lines.Sizes.Length == 0 ? 1 : lines.Sizes[^1];
        if (real) Run((double*)lines.Data, lines.Count, length, product);
        else Run((long*)lines.Data, lines.Count, length, product);
        var result = Copying.Convert(lines, type);
        return TorchSharp.Lines.Back(result, dim);
    }

    private static void Run<T>(T* x, long count, long length, bool product) where T : unmanaged, INumberBase<T>
    {
        for (long i = 0; i < count; i++)
        {
            if (i % length == 0) continue;
            x[i] = product ? x[i] * x[i - 1] : x[i] + x[i - 1];
        }
    }
}
