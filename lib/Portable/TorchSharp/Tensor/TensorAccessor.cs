using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor as a collection over its memory.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly T* data;

    internal TensorAccessor(Tensor tensor)
    {
        this.tensor = tensor;
        data = (T*)tensor.Data;
    }

    /// <summary>The number of elements.</summary>
    public long Count => tensor.numel();

    /// <summary>Always false.</summary>
    public bool IsReadOnly => false;

    /// <summary>An element by an index per dimension, or by one that counts in row-major order.</summary>
    public T this[params long[] indices]
    {
        get => data[Place(indices)];
        set
        {
            data[Place(indices)] = value;
            tensor.BumpVersion();
        }
    }

    private long Place(long[] indices)
    {
        var sizes = tensor.shape;
        if (indices.Length == 1)
        {
            if (indices[0] < 0 || indices[0] >= Count) throw new IndexOutOfRangeException();
            return tensor.Position(indices[0]);
        }
        if (indices.Length != sizes.Length) throw new ArgumentException($"{indices.Length} indices for a tensor of {sizes.Length} dimensions");
        long at = 0;
        for (int d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= sizes[d]) throw new IndexOutOfRangeException();
            at += indices[d] * tensor.Strides[d];
        }
        return at;
    }

    /// <summary>A copy of the elements in row-major order.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>A copy of the elements as an array of the tensor's rank (1 for a single number).</summary>
    public Array ToNDArray()
    {
        var sizes = tensor.shape;
        if (sizes.Length < 2) return ToArray();
        var result = Array.CreateInstance(typeof(T), sizes);
        var flat = ToArray();
        Buffer.BlockCopy(flat, 0, result, 0, Buffer.ByteLength(flat));
        return result;
    }

    /// <summary>Copies elements in row-major order to an array.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">The first place to write in the array.</param>
    /// <param name="tensorIndex">The first element to read.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        long count = Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (tensor.is_contiguous())
        {
            new ReadOnlySpan<T>(data + tensorIndex, (int)count).CopyTo(array[arrayIndex..]);
            return;
        }
        for (long i = 0; i < count; i++) array[(int)(arrayIndex + i)] = data[tensor.Position(tensorIndex + i)];
    }

    /// <summary>Copies an array to elements in row-major order.</summary>
    /// <param name="array">Where from.</param>
    /// <param name="arrayIndex">The first place to read in the array.</param>
    /// <param name="tensorIndex">The first element to write.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        long count = Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        for (long i = 0; i < count; i++) data[tensor.Position(tensorIndex + i)] = array[(int)(arrayIndex + i)];
        tensor.BumpVersion();
    }

    /// <summary>The elements in row-major order.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0, count = Count; i < count; i++) yield return Read(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T Read(long i) => data[tensor.Position(i)];

    /// <summary>Whether another accessor shows the same elements in the same memory.</summary>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => ((nint)data).GetHashCode();

    /// <summary>Whether two accessors show the same values.</summary>
    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right)
    {
        if (left.Count != right.Count) return false;
        for (long i = 0; i < left.Count; i++)
        {
            if (!left.Read(i).Equals(right.Read(i))) return false;
        }
        return true;
    }

    /// <summary>Whether two accessors show different values.</summary>
    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    /// <summary>Nothing to release: the tensor keeps its memory.</summary>
    public void Dispose() => GC.KeepAlive(tensor);
}
