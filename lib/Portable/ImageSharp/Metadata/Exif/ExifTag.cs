namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>The number under which Exif keeps a value.</summary>
public abstract partial class ExifTag : IEquatable<ExifTag>
{
    private readonly ushort value;

    internal ExifTag(ushort value) => this.value = value;

    /// <summary>Who took the picture.</summary>
    public static ExifTag<string> Artist { get; } = new(0x013B);

    /// <summary>Who may copy the picture.</summary>
    public static ExifTag<string> Copyright { get; } = new(0x8298);

    /// <summary>What the picture shows.</summary>
    public static ExifTag<string> ImageDescription { get; } = new(0x010E);

    /// <summary>Who made the camera.</summary>
    public static ExifTag<string> Make { get; } = new(0x010F);

    /// <summary>Which camera it was.</summary>
    public static ExifTag<string> Model { get; } = new(0x0110);

    /// <summary>How the stored picture must be turned and mirrored to stand upright: 1 (not at all) to 8.</summary>
    public static ExifTag<ushort> Orientation { get; } = new(0x0112);

    /// <summary>Which program wrote the file.</summary>
    public static ExifTag<string> Software { get; } = new(0x0131);

    /// <summary>The number.</summary>
    /// <param name="tag">The tag.</param>
    public static explicit operator ushort(ExifTag tag) => tag?.value ?? ushort.MaxValue;

    /// <summary>Whether two tags are the same.</summary>
    /// <param name="left">One tag.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where the numbers agree.</returns>
    public static bool operator ==(ExifTag left, ExifTag right) => Equals(left, right);

    /// <summary>Whether two tags differ.</summary>
    /// <param name="left">One tag.</param>
    /// <param name="right">The other.</param>
    /// <returns>True where the numbers differ.</returns>
    public static bool operator !=(ExifTag left, ExifTag right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(ExifTag? other) => other is not null && value == other.value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ExifTag other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"0x{value:X4}";
}

/// <summary>The number under which Exif keeps a value of a given type.</summary>
/// <typeparam name="TValueType">The value's type.</typeparam>
public sealed class ExifTag<TValueType> : ExifTag
{
    internal ExifTag(ushort value)
        : base(value)
    {
    }
}
