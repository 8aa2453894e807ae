namespace SmallData.Models.Weights;

/// <summary>Numbers in a file that PyTorch wrote.</summary>
/// <param name="Type">Their type.</param>
/// <param name="Key">Their name in the file.</param>
/// <param name="Count">How many.</param>
internal sealed record TorchStorage(StoredType Type, string Key, long Count)
{
    /// <summary>Reads a persistent id: ("storage", class, key, device, count), in old files with a sixth item that is None.</summary>
    public static TorchStorage FromPersistentId(object? id) =>
        id is object?[] { Length: 5 or 6 } parts && parts is ["storage", PickleGlobal { Storage: { } type }, string key, string, long count, ..]
        && count >= 0 && count <= long.MaxValue / type.Size && (parts.Length == 5 || parts[5] is null)
            ? new TorchStorage(type, key, count)
            : throw new InvalidDataException("its pickle refers to something other than a storage of numbers");
}

/// <summary>A view of a storage.</summary>
/// <param name="Storage">The numbers.</param>
/// <param name="Offset">The first of them.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Strides">How far apart neighbours are, for each dimension.</param>
internal sealed record TorchTensor(TorchStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    private const int MostDimensions = 16;

    /// <summary>Whether the numbers stand in the file as they stand in memory.</summary>
    public bool IsContiguous
    {
        get
        {
            long expected = 1;
            for (int i = Shape.Length - 1; i >= 0; i--)
            {
                if (Shape[i] != 1 && Strides[i] != expected)
                {
                    return false;
                }

                expected *= Shape[i];
            }

            return true;
        }
    }

    /// <summary>What <c>torch._utils._rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)</c> stands for; old files lack the last two.</summary>
    public static TorchTensor Rebuild(object?[] arguments)
    {
        if (arguments is not [TorchStorage storage, long offset, object?[] size, object?[] stride, ..] || size.Length != stride.Length || size.Length > MostDimensions)
        {
            throw new InvalidDataException("its pickle describes a tensor in a way that is not known");
        }

        long[] shape = WholeNumbers(size), strides = WholeNumbers(stride);
        if (!Fits(storage, offset, shape, strides))
        {
            throw new InvalidDataException($"a tensor of {StoredTensor.ShapeOf(shape)} reaches beyond its storage '{storage.Key}'");
        }

        return new TorchTensor(storage, offset, shape, strides);
    }

    private static long[] WholeNumbers(object?[] values) =>
        [.. values.Select(value => value is >= 0L and long number ? number : throw new InvalidDataException("a shape in its pickle holds something other than whole numbers"))];

    /// <summary>Neither the last number nor the count may go beyond the storage: strides of zero would make much out of little.</summary>
    private static bool Fits(TorchStorage storage, long offset, long[] shape, long[] strides)
    {
        if (offset < 0 || offset > storage.Count)
        {
            return false;
        }

        try
        {
            long count = shape.Aggregate(1L, (product, side) => checked(product * Math.Max(side, 1)));
            if (shape.Contains(0))
            {
                return true;
            }

            long last = shape.Zip(strides).Aggregate(offset, (place, dimension) => checked(place + (dimension.First - 1) * dimension.Second));
            return count <= storage.Count && last < storage.Count;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
