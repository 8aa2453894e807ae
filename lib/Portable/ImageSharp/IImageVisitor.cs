using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>Work on a picture that must know the kind of its pixels.</summary>
internal interface IImageVisitor
{
    void Visit<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>;
}
