namespace SixLabors.ImageSharp;

/// <summary>A width and a height in pixels.</summary>
public struct Size : IEquatable<Size>
{
    /// <summary>No width and no height.</summary>
    public static readonly Size Empty;

    /// <summary>Creates a square size.</summary>
    /// <param name="value">Width and height.</param>
    public Size(int value)
        : this(value, value)
    {
    }

    /// <summary>Creates a size.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public Size(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Copies a size.</summary>
    /// <param name="size">The size to copy.</param>
    public Size(Size size)
        : this(size.Width, size.Height)
    {
    }

    /// <summary>Takes X as the width and Y as the height.</summary>
    /// <param name="point">The point.</param>
    public Size(Point point)
        : this(point.X, point.Y)
    {
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; set; }

    /// <summary>Pixels down.</summary>
    public int Height { get; set; }

    /// <summary>Whether both are zero.</summary>
    public readonly bool IsEmpty => Width == 0 && Height == 0;

    /// <summary>Adds width to width and height to height.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static Size operator +(Size left, Size right) => Add(left, right);

    /// <summary>Subtracts width from width and height from height.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">What is taken off.</param>
    /// <returns>The difference.</returns>
    public static Size operator -(Size left, Size right) => Subtract(left, right);

    /// <summary>Scales a size.</summary>
    /// <param name="left">The size.</param>
    /// <param name="right">The factor.</param>
    /// <returns>The scaled size.</returns>
    public static Size operator *(Size left, int right) => new(left.Width * right, left.Height * right);

    /// <summary>Scales a size.</summary>
    /// <param name="left">The factor.</param>
    /// <param name="right">The size.</param>
    /// <returns>The scaled size.</returns>
    public static Size operator *(int left, Size right) => right * left;

    /// <summary>Divides a size, rounding towards zero.</summary>
    /// <param name="left">The size.</param>
    /// <param name="right">The divisor.</param>
    /// <returns>The smaller size.</returns>
    public static Size operator /(Size left, int right) => new(left.Width / right, left.Height / right);

    /// <summary>Whether two sizes are the same.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where both sides agree.</returns>
    public static bool operator ==(Size left, Size right) => left.Equals(right);

    /// <summary>Whether two sizes differ.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where a side differs.</returns>
    public static bool operator !=(Size left, Size right) => !left.Equals(right);

    /// <summary>Takes the width as X and the height as Y.</summary>
    /// <param name="size">The size.</param>
    public static explicit operator Point(Size size) => new(size.Width, size.Height);

    /// <summary>Adds two sizes.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sum.</returns>
    public static Size Add(Size left, Size right) => new(left.Width + right.Width, left.Height + right.Height);

    /// <summary>Subtracts one size from another.</summary>
    /// <param name="left">One size.</param>
    /// <param name="right">What is taken off.</param>
    /// <returns>The difference.</returns>
    public static Size Subtract(Size left, Size right) => new(left.Width - right.Width, left.Height - right.Height);

    /// <summary>Splits the size into its sides.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    public readonly void Deconstruct(out int width, out int height)
    {
        width = Width;
        height = Height;
    }

    /// <inheritdoc/>
    public readonly bool Equals(Size other) => Width == other.Width && Height == other.Height;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Size other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Width, Height);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Size [ Width={Width}, Height={Height} ]";
}
