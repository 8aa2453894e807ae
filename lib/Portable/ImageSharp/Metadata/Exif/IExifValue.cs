namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>A value that Exif keeps.</summary>
public interface IExifValue
{
    /// <summary>The number it is kept under.</summary>
    ExifTag Tag { get; }

    /// <summary>The value.</summary>
    /// <returns>A string or a number.</returns>
    object? GetValue();
}

/// <summary>A value of a given type that Exif keeps.</summary>
/// <typeparam name="TValueType">The value's type.</typeparam>
public interface IExifValue<TValueType> : IExifValue
{
    /// <summary>The value.</summary>
    TValueType? Value { get; set; }
}
