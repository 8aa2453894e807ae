namespace SixLabors.ImageSharp.Formats;

/// <summary>The base of the encoders of formats that can hold a palette.</summary>
public abstract class QuantizingImageEncoder : ImageEncoder
{
    internal QuantizingImageEncoder()
    {
    }
}
