namespace SixLabors.ImageSharp;

/// <summary>A part of a picture, in pixels.</summary>
public struct Rectangle : IEquatable<Rectangle>
{
    /// <summary>The rectangle of no extent at the top left corner.</summary>
    public static readonly Rectangle Empty;

    /// <summary>Creates a rectangle.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Top edge.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public Rectangle(int x, int y, int width, int height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    /// <summary>Creates a rectangle.</summary>
    /// <param name="point">Its top left corner.</param>
    /// <param name="size">Its size.</param>
    public Rectangle(Point point, Size size)
        : this(point.X, point.Y, size.Width, size.Height)
    {
    }

    /// <summary>Left edge.</summary>
    public int X { get; set; }

    /// <summary>Top edge.</summary>
    public int Y { get; set; }

    /// <summary>Pixels across.</summary>
    public int Width { get; set; }

    /// <summary>Pixels down.</summary>
    public int Height { get; set; }

    /// <summary>The top left corner.</summary>
    public Point Location
    {
        readonly get => new(X, Y);
        set => (X, Y) = value;
    }

    /// <summary>The extent.</summary>
    public Size Size
    {
        readonly get => new(Width, Height);
        set => (Width, Height) = value;
    }

    /// <summary>Whether all four numbers are zero.</summary>
    public readonly bool IsEmpty => Equals(Empty);

    /// <summary>Top edge.</summary>
    public readonly int Top => Y;

    /// <summary>First column to the right of the rectangle.</summary>
    public readonly int Right => unchecked(X + Width);

    /// <summary>First row below the rectangle.</summary>
    public readonly int Bottom => unchecked(Y + Height);

    /// <summary>Left edge.</summary>
    public readonly int Left => X;

    /// <summary>Whether two rectangles are the same.</summary>
    /// <param name="left">One rectangle.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where all sides agree.</returns>
    public static bool operator ==(Rectangle left, Rectangle right) => left.Equals(right);

    /// <summary>Whether two rectangles differ.</summary>
    /// <param name="left">One rectangle.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a side differs.</returns>
    public static bool operator !=(Rectangle left, Rectangle right) => !left.Equals(right);

    /// <summary>Creates a rectangle from its edges.</summary>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Top edge.</param>
    /// <param name="right">First column to the right.</param>
    /// <param name="bottom">First row below.</param>
    /// <returns>The rectangle.</returns>
    public static Rectangle FromLTRB(int left, int top, int right, int bottom) =>
        new(left, top, unchecked(right - left), unchecked(bottom - top));

    /// <summary>The part that two rectangles share.</summary>
    /// <param name="a">One rectangle.</param>
    /// <param name="b">The other.</param>
    /// <returns>The shared part, or <see cref="Empty"/>.</returns>
    public static Rectangle Intersect(Rectangle a, Rectangle b)
    {
        int left = Math.Max(a.X, b.X);
        int top = Math.Max(a.Y, b.Y);
        int right = Math.Min(a.Right, b.Right);
        int bottom = Math.Min(a.Bottom, b.Bottom);
        return right >= left && bottom >= top ? FromLTRB(left, top, right, bottom) : Empty;
    }

    /// <summary>Whether a point lies inside.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <returns>True inside; the right and bottom edges are outside.</returns>
    public readonly bool Contains(int x, int y) => X <= x && x < Right && Y <= y && y < Bottom;

    /// <summary>Whether a point lies inside.</summary>
    /// <param name="point">The point.</param>
    /// <returns>True inside; the right and bottom edges are outside.</returns>
    public readonly bool Contains(Point point) => Contains(point.X, point.Y);

    /// <summary>Whether a rectangle lies inside, edges included.</summary>
    /// <param name="rectangle">The rectangle.</param>
    /// <returns>True where no part sticks out.</returns>
    public readonly bool Contains(Rectangle rectangle) =>
        X <= rectangle.X && rectangle.Right <= Right && Y <= rectangle.Y && rectangle.Bottom <= Bottom;

    /// <inheritdoc/>
    public readonly bool Equals(Rectangle other) =>
        X == other.X && Y == other.Y && Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rectangle other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Width, Height);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rectangle [ X={X}, Y={Y}, Width={Width}, Height={Height} ]";
}
