using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>A picture whose kind of pixel is known only when the program runs.</summary>
public abstract partial class Image : IDisposable
{
    internal Image(Configuration configuration, PixelTypeInfo pixelType, ImageMetadata metadata, Size size)
    {
        Configuration = configuration;
        PixelType = pixelType;
        Metadata = metadata;
        Size = size;
    }

    /// <summary>The settings that the picture was made with.</summary>
    public Configuration Configuration { get; }

    /// <summary>What its pixels are made of.</summary>
    public PixelTypeInfo PixelType { get; }

    /// <summary>What the file said about the picture beside its pixels.</summary>
    public ImageMetadata Metadata { get; }

    /// <summary>Width and height in pixels.</summary>
    public Size Size { get; internal set; }

    /// <summary>Pixels across.</summary>
    public int Width => Size.Width;

    /// <summary>Pixels down.</summary>
    public int Height => Size.Height;

    /// <summary>The whole picture as a rectangle.</summary>
    public Rectangle Bounds => new(0, 0, Width, Height);

    internal bool IsDisposed { get; private set; }

    /// <summary>Gives the pixels' memory back. The picture cannot be used afterwards.</summary>
    public void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }

        IsDisposed = true;
        ReleasePixels();
        GC.SuppressFinalize(this);
    }

    /// <summary>Encodes the picture.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="encoder">How they are made.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The picture was disposed.</exception>
    public void Save(Stream stream, IImageEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(encoder);
        EnsureNotDisposed();
        Accept(new EncodeVisitor(stream, encoder));
    }

    /// <summary>Copies the picture into another kind of pixel.</summary>
    /// <typeparam name="TPixel2">The other kind.</typeparam>
    /// <returns>The copy.</returns>
    public Image<TPixel2> CloneAs<TPixel2>()
        where TPixel2 : unmanaged, IPixel<TPixel2> => CloneAs<TPixel2>(Configuration);

    /// <summary>Copies the picture into another kind of pixel.</summary>
    /// <typeparam name="TPixel2">The other kind.</typeparam>
    /// <param name="configuration">Settings of the copy.</param>
    /// <returns>The copy.</returns>
    public abstract Image<TPixel2> CloneAs<TPixel2>(Configuration configuration)
        where TPixel2 : unmanaged, IPixel<TPixel2>;

    /// <summary>Calls the visitor with the picture's own kind of pixel.</summary>
    internal abstract void Accept(IImageVisitor visitor);

    /// <summary>Hands the pixels' memory back to the pool.</summary>
    internal abstract void ReleasePixels();

    internal void EnsureNotDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    private sealed class EncodeVisitor(Stream stream, IImageEncoder encoder) : IImageVisitor
    {
        public void Visit<TPixel>(Image<TPixel> image)
            where TPixel : unmanaged, IPixel<TPixel> => encoder.Encode(image, stream);
    }
}
