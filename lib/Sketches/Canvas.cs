namespace Sketches;

/// <summary>A picture of linear light, and filled outlines on it with exact edge coverage.</summary>
internal sealed class Canvas(int width, int height)
{
    // For each pixel, what the edges so far add to the coverage of this pixel and of all to its right.
    private readonly float[] edges = new float[(width + 2) * height];

    public int Width { get; } = width;
    public int Height { get; } = height;
    public Rgb[] Pixels { get; } = new Rgb[width * height];

    public void Fill(Path path, Rgb colour, float opacity = 1) => Fill(path, (_, _) => colour, opacity);

    /// <summary>Fills an outline; the paint gives the colour at a pixel.</summary>
    public void Fill(Path path, Func<float, float, Rgb> paint, float opacity = 1)
    {
        var points = path.Points;
        float left = Width, top = Height, right = 0, bottom = 0;
        foreach ((float x, float y) in points)
        {
            left = MathF.Min(left, x);
            right = MathF.Max(right, x);
            top = MathF.Min(top, y);
            bottom = MathF.Max(bottom, y);
        }
        int x0 = (int)MathF.Max(0, left), x1 = (int)MathF.Min(Width, right + 1);
        int y0 = (int)MathF.Max(0, top), y1 = (int)MathF.Min(Height, bottom + 1);
        if (x0 >= x1 || y0 >= y1)
            return;
        for (int i = 0; i < points.Count; i++)
            AddEdge(points[i], points[(i + 1) % points.Count], y0, y1);
        for (int y = y0; y < y1; y++)
        {
            Span<float> row = edges.AsSpan(y * (Width + 2), Width + 2);
            float sum = 0;
            for (int x = x0; x < x1; x++)
            {
                sum += row[x];
                float cover = MathF.Min(1, MathF.Abs(sum)) * opacity;
                if (cover > 0.004f)
                {
                    ref Rgb pixel = ref Pixels[y * Width + x];
                    pixel = cover > 0.996f ? paint(x, y) : Rgb.Lerp(pixel, paint(x, y), cover);
                }
            }
            row.Clear();
        }
    }

    /// <summary>Adds one side of an outline, row by row and cell by cell: its height in the cell, split by how far left it runs.</summary>
    private void AddEdge((float X, float Y) a, (float X, float Y) b, int y0, int y1)
    {
        if (a.Y == b.Y)
            return;
        float sign = 1;
        if (a.Y > b.Y)
            (a, b, sign) = (b, a, -1);
        float slope = (b.X - a.X) / (b.Y - a.Y);
        int last = (int)MathF.Min(y1, MathF.Floor(b.Y) + 1);
        for (int y = (int)MathF.Max(y0, a.Y); y < last; y++)
        {
            float from = MathF.Max(y, a.Y), to = MathF.Min(y + 1, b.Y);
            if (to <= from)
                continue;
            float xa = MathF.Min(Width, MathF.Max(0, a.X + (from - a.Y) * slope)),
                xb = MathF.Min(Width, MathF.Max(0, a.X + (to - a.Y) * slope));
            if (xa > xb)
                (xa, xb) = (xb, xa);
            float rise = (to - from) * sign;
            int row = y * (Width + 2), first = (int)xa, end = (int)xb;
            for (int x = first; x <= end; x++)
            {
                float l = MathF.Max(xa, x), r = MathF.Min(xb, x + 1);
                float part = end == first ? rise : rise * (r - l) / (xb - xa);
                float leftOf = part * (x + 1 - (l + r) / 2);
                edges[row + x] += leftOf;
                edges[row + x + 1] += part - leftOf;
            }
        }
    }

    /// <summary>The colour between four pixels' middles.</summary>
    public Rgb Smooth(float x, float y)
    {
        x = MathF.Max(0, MathF.Min(Width - 1.001f, x));
        y = MathF.Max(0, MathF.Min(Height - 1.001f, y));
        int x0 = (int)x, y0 = (int)y, right = Math.Min(1, Width - 1), down = Math.Min(1, Height - 1) * Width, at = y0 * Width + x0;
        Rgb top = Rgb.Lerp(Pixels[at], Pixels[at + right], x - x0), bottom = Rgb.Lerp(Pixels[at + down], Pixels[at + down + right], x - x0);
        return Rgb.Lerp(top, bottom, y - y0);
    }

    /// <summary>Colours every pixel.</summary>
    public void Paint(Func<float, float, Rgb> paint)
    {
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x++)
                Pixels[y * Width + x] = paint(x, y);
    }

    /// <summary>A blur of about this radius in pixels: two box averages along rows and columns; below one pixel, a small kernel.</summary>
    public void Blur(float radius)
    {
        if (radius < 0.15f)
            return;
        var line = new Rgb[Math.Max(Width, Height)];
        if (radius < 1)
        {
            float side = 0.25f * radius;
            Lines(line, values => Soften(values, side));
            return;
        }
        int reach = (int)(radius * 0.8f + 0.5f);
        reach = Math.Max(1, reach);
        Lines(line, values => { Average(values, reach); Average(values, reach); });
    }

    private void Lines(Rgb[] buffer, Action<Span<Rgb>> blur)
    {
        for (int y = 0; y < Height; y++)
            blur(Pixels.AsSpan(y * Width, Width));
        Span<Rgb> column = buffer.AsSpan(0, Height);
        for (int x = 0; x < Width; x++)
        {
            for (int y = 0; y < Height; y++)
                column[y] = Pixels[y * Width + x];
            blur(column);
            for (int y = 0; y < Height; y++)
                Pixels[y * Width + x] = column[y];
        }
    }

    private static void Soften(Span<Rgb> values, float side)
    {
        Rgb before = values[0];
        for (int i = 0; i < values.Length; i++)
        {
            Rgb here = values[i];
            values[i] = here * (1 - 2 * side) + (before + values[Math.Min(i + 1, values.Length - 1)]) * side;
            before = here;
        }
    }

    /// <summary>Replaces each value with the mean of those within reach; the ends repeat.</summary>
    private static void Average(Span<Rgb> values, int reach)
    {
        int n = values.Length;
        Span<Rgb> copy = n <= 1024 ? stackalloc Rgb[n] : new Rgb[n];
        values.CopyTo(copy);
        Rgb sum = default;
        for (int i = -reach; i <= reach; i++)
            sum += copy[Math.Clamp(i, 0, n - 1)];
        float scale = 1f / (2 * reach + 1);
        for (int i = 0; i < n; i++)
        {
            values[i] = sum * scale;
            sum += copy[Math.Min(i + reach + 1, n - 1)] - copy[Math.Max(i - reach, 0)];
        }
    }
}
