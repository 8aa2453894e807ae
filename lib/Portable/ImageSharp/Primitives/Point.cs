namespace SixLabors.ImageSharp;

/// <summary>A place in a picture: X pixels from the left, Y from the top.</summary>
public struct Point : IEquatable<Point>
{
    /// <summary>The top left corner.</summary>
    public static readonly Point Empty;

    /// <summary>Creates a point.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    public Point(int x, int y)
    {
        X = x;
        Y = y;
    }

    /// <summary>Takes the width as X and the height as Y.</summary>
    /// <param name="size">The size.</param>
    public Point(Size size)
        : this(size.Width, size.Height)
    {
    }

    /// <summary>Pixels from the left.</summary>
    public int X { get; set; }

    /// <summary>Pixels from the top.</summary>
    public int Y { get; set; }

    /// <summary>Whether this is the top left corner.</summary>
    public readonly bool IsEmpty => X == 0 && Y == 0;

    /// <summary>Moves a point by a size.</summary>
    /// <param name="point">The point.</param>
    /// <param name="size">How far right and down.</param>
    /// <returns>The moved point.</returns>
    public static Point operator +(Point point, Size size) => new(point.X + size.Width, point.Y + size.Height);

    /// <summary>Moves a point back by a size.</summary>
    /// <param name="point">The point.</param>
    /// <param name="size">How far left and up.</param>
    /// <returns>The moved point.</returns>
    public static Point operator -(Point point, Size size) => new(point.X - size.Width, point.Y - size.Height);

    /// <summary>Whether two points are the same.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where both coordinates agree.</returns>
    public static bool operator ==(Point left, Point right) => left.Equals(right);

    /// <summary>Whether two points differ.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a coordinate differs.</returns>
    public static bool operator !=(Point left, Point right) => !left.Equals(right);

    /// <summary>Splits the point into its coordinates.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    public readonly void Deconstruct(out int x, out int y)
    {
        x = X;
        y = Y;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Point other) => X == other.X && Y == other.Y;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Point other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Point [ X={X}, Y={Y} ]";
}
