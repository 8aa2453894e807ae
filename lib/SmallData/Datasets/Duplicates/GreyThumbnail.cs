namespace SmallData.Datasets.Duplicates;

/// <summary>Shrinks a picture to a small grey square, each of whose values is the mean of the area that it covers.</summary>
internal static class GreyThumbnail
{
    /// <param name="planes">One grey plane, or three of red, green and blue.</param>
    /// <param name="width">Columns of the picture.</param>
    /// <param name="height">Rows of the picture.</param>
    /// <param name="thumbnail">Takes side × side values from 0 to 255.</param>
    /// <param name="side">Columns and rows of the square.</param>
    /// <exception cref="ArgumentException">The planes hold neither one nor three times width × height values.</exception>
    public static void Fill(ReadOnlySpan<byte> planes, int width, int height, Span<float> thumbnail, int side)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        int area = checked(width * height);
        thumbnail.Clear();
        if (planes.Length == area)
        {
            AddPlane(planes, width, height, 1f, thumbnail, side);
        }
        else if (planes.Length == 3L * area)
        {
            // ITU-R BT.601, as JPEG's own luminance.
            AddPlane(planes[..area], width, height, 0.299f, thumbnail, side);
            AddPlane(planes.Slice(area, area), width, height, 0.587f, thumbnail, side);
            AddPlane(planes[(2 * area)..], width, height, 0.114f, thumbnail, side);
        }
        else
        {
            throw new ArgumentException($"{planes.Length} values are neither one nor three planes of {width}×{height}.", nameof(planes));
        }
    }

    private static void AddPlane(ReadOnlySpan<byte> plane, int width, int height, float weight, Span<float> thumbnail, int side)
    {
        Span<float> line = stackalloc float[side];
        for (int y = 0; y < height; y++)
        {
            line.Clear();
            ReadOnlySpan<byte> row = plane.Slice(y * width, width);
            for (int x = 0; x < width; x++)
            {
                Spread(x, width, side, row[x], line);
            }

            // This row covers the squares from first to last, each in part.
            (float from, float to) = Cover(y, height, side);
            for (int target = (int)from; target < side && target < to; target++)
            {
                float share = (Math.Min(to, target + 1) - Math.Max(from, target)) * weight;
                for (int x = 0; x < side; x++)
                {
                    thumbnail[(target * side) + x] += line[x] * share;
                }
            }
        }
    }

    private static void Spread(int x, int width, int side, float value, Span<float> line)
    {
        (float from, float to) = Cover(x, width, side);
        for (int target = (int)from; target < side && target < to; target++)
        {
            line[target] += value * (Math.Min(to, target + 1) - Math.Max(from, target));
        }
    }

    private static (float From, float To) Cover(int index, int length, int side) => ((float)index * side / length, (float)(index + 1) * side / length);
}
