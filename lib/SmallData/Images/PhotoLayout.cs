namespace SmallData.Images;

/// <summary>What every photo of a set is decoded to: planes of size·size bytes, red, green, blue, or one of grey.</summary>
internal readonly record struct PhotoLayout
{
    /// <summary>Takes a size of at least 1 and 1 or 3 channels.</summary>
    public PhotoLayout(int size, int channels = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "Photos have 3 channels (colour) or 1 (grey).");
        }

        (Size, Channels) = (size, channels);
    }

    /// <summary>Width and height in pixels.</summary>
    public int Size { get; }

    /// <summary>Planes.</summary>
    public int Channels { get; }

    /// <summary>Bytes of one photo.</summary>
    public int Bytes => Channels * Size * Size;

    /// <summary>Shape of so many photos.</summary>
    public long[] Shape(int count) => [count, Channels, Size, Size];
}
