namespace SixLabors.ImageSharp.Formats;

/// <summary>Options of one format, beside the general ones.</summary>
public interface ISpecializedDecoderOptions
{
    /// <summary>The general options.</summary>
    DecoderOptions GeneralOptions { get; init; }
}
