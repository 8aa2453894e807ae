namespace Sketches;

/// <summary>A closed outline in the plane of the picture, as straight pieces; x to the right and y down, in pixels.</summary>
internal sealed class Path
{
    private static readonly (float X, float Y)[] Circle =
        [.. Enumerable.Range(0, 28).Select(i => (Scalar.Cos(i * 2 * MathF.PI / 28), Scalar.Sin(i * 2 * MathF.PI / 28)))];

    public List<(float X, float Y)> Points { get; } = [];

    public Path Add(float x, float y)
    {
        Points.Add((x, y));
        return this;
    }

    public static Path Polygon(params ReadOnlySpan<(float X, float Y)> points)
    {
        var path = new Path();
        path.Points.AddRange(points);
        return path;
    }

    public static Path Rectangle(float x, float y, float width, float height) =>
        Polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height));

    /// <summary>A rectangle with elliptic corners.</summary>
    public static Path Rounded(float x, float y, float width, float height, float radius)
    {
        var path = new Path();
        radius = MathF.Min(radius, MathF.Min(width, height) / 2);
        for (int corner = 0; corner < 4; corner++)
        {
            float cx = corner is 0 or 3 ? x + width - radius : x + radius;
            float cy = corner < 2 ? y + height - radius : y + radius;
            for (int i = 0; i <= 5; i++)
            {
                float angle = (corner * 90 + i * 18) * Scalar.Degree;
                path.Add(cx + radius * Scalar.Cos(angle), cy + radius * Scalar.Sin(angle));
            }
        }
        return path;
    }

    public static Path Ellipse(float cx, float cy, float rx, float ry)
    {
        var path = new Path();
        foreach ((float x, float y) in Circle)
            path.Add(cx + rx * x, cy + ry * y);
        return path;
    }

    /// <summary>A stroke along a quadratic Bézier curve whose width goes from one end's to the other's.</summary>
    public static Path Stroke((float X, float Y) from, (float X, float Y) bend, (float X, float Y) to, float width, float endWidth)
    {
        const int Pieces = 8;
        Span<(float X, float Y)> left = stackalloc (float, float)[Pieces + 1], right = stackalloc (float, float)[Pieces + 1];
        for (int i = 0; i <= Pieces; i++)
        {
            float t = i / (float)Pieces, u = 1 - t;
            float x = u * u * from.X + 2 * u * t * bend.X + t * t * to.X, y = u * u * from.Y + 2 * u * t * bend.Y + t * t * to.Y;
            float dx = u * (bend.X - from.X) + t * (to.X - bend.X), dy = u * (bend.Y - from.Y) + t * (to.Y - bend.Y);
            float half = 0.5f * Scalar.Lerp(width, endWidth, t) / MathF.Max(1e-6f, MathF.Sqrt(dx * dx + dy * dy));
            left[i] = (x - dy * half, y + dx * half);
            right[Pieces - i] = (x + dy * half, y - dx * half);
        }
        var path = new Path();
        path.Points.AddRange(left);
        path.Points.AddRange(right);
        return path;
    }

    /// <summary>A line of even width.</summary>
    public static Path Line(float x0, float y0, float x1, float y1, float width) =>
        Stroke((x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2), (x1, y1), width, width);
}
