using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>A picture of one kind of pixel.</summary>
/// <typeparam name="TPixel">The kind of pixel.</typeparam>
public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    /// <summary>Creates a picture whose pixels are all zero.</summary>
    /// <param name="configuration">Its settings.</param>
    /// <param name="width">Pixels across, 1 or more.</param>
    /// <param name="height">Pixels down, 1 or more.</param>
    public Image(Configuration configuration, int width, int height)
        : this(configuration, new PixelBuffer<TPixel>(width, height), new ImageMetadata())
    {
    }

    /// <summary>Creates a picture of one colour.</summary>
    /// <param name="configuration">Its settings.</param>
    /// <param name="width">Pixels across, 1 or more.</param>
    /// <param name="height">Pixels down, 1 or more.</param>
    /// <param name="backgroundColor">The value of every pixel.</param>
    public Image(Configuration configuration, int width, int height, TPixel backgroundColor)
        : this(configuration, new PixelBuffer<TPixel>(width, height, clear: false), new ImageMetadata()) =>
        Buffer.Span.Fill(backgroundColor);

    /// <summary>Creates a picture of one colour.</summary>
    /// <param name="width">Pixels across, 1 or more.</param>
    /// <param name="height">Pixels down, 1 or more.</param>
    /// <param name="backgroundColor">The value of every pixel.</param>
    public Image(int width, int height, TPixel backgroundColor)
        : this(Configuration.Default, width, height, backgroundColor)
    {
    }

    /// <summary>Creates a picture whose pixels are all zero.</summary>
    /// <param name="width">Pixels across, 1 or more.</param>
    /// <param name="height">Pixels down, 1 or more.</param>
    public Image(int width, int height)
        : this(Configuration.Default, width, height)
    {
    }

    internal Image(Configuration configuration, PixelBuffer<TPixel> buffer, ImageMetadata metadata)
        : base(configuration, PixelTypeInfo.Of<TPixel>(), metadata, new Size(buffer.Width, buffer.Height)) => Buffer = buffer;

    internal PixelBuffer<TPixel> Buffer { get; private set; }

    /// <summary>One pixel.</summary>
    /// <param name="x">Pixels from the left.</param>
    /// <param name="y">Pixels from the top.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place lies outside the picture.</exception>
    public TPixel this[int x, int y]
    {
        get => Buffer.Row(y)[Column(x)];
        set => Buffer.Row(y)[Column(x)] = value;
    }

    /// <summary>Copies the picture.</summary>
    /// <returns>The copy.</returns>
    public Image<TPixel> Clone() => Clone(Configuration);

    /// <summary>Copies the picture.</summary>
    /// <param name="configuration">Settings of the copy.</param>
    /// <returns>The copy.</returns>
    public Image<TPixel> Clone(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        EnsureNotDisposed();
        PixelBuffer<TPixel> copy = new(Width, Height, clear: false);
        Buffer.Span.CopyTo(copy.Span);
        return new(configuration, copy, Metadata.DeepClone());
    }

    /// <inheritdoc/>
    public override Image<TPixel2> CloneAs<TPixel2>(Configuration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        EnsureNotDisposed();
        PixelBuffer<TPixel2> copy = new(Width, Height, clear: false);
        PixelConverter.Convert(Buffer.Span, copy.Span);
        return new(configuration, copy, Metadata.DeepClone());
    }

    /// <summary>Copies all pixels, row by row.</summary>
    /// <param name="destination">Receives Width × Height pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void CopyPixelDataTo(Span<TPixel> destination)
    {
        EnsureNotDisposed();
        Span<TPixel> source = Buffer.Span;
        if (destination.Length < source.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(destination), $"{Width}×{Height} pixels need room for {source.Length}; there is room for {destination.Length}.");
        }

        source.CopyTo(destination);
    }

    /// <summary>Copies all pixels as bytes, row by row.</summary>
    /// <param name="destination">Receives Width × Height pixels, each in its own layout.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void CopyPixelDataTo(Span<byte> destination) => CopyPixelDataTo(MemoryMarshal.Cast<byte, TPixel>(destination));

    /// <summary>The pixels as one piece of memory, valid until the picture changes its size or is disposed.</summary>
    /// <param name="memory">All pixels, row by row.</param>
    /// <returns>Always true here: pictures lie in one piece.</returns>
    public bool DangerousTryGetSinglePixelMemory(out Memory<TPixel> memory)
    {
        EnsureNotDisposed();
        memory = Buffer.Memory;
        return true;
    }

    /// <summary>Gives access to whole rows, the fast way to read or write pixels.</summary>
    /// <param name="processPixels">Called once.</param>
    public void ProcessPixelRows(PixelAccessorAction<TPixel> processPixels)
    {
        ArgumentNullException.ThrowIfNull(processPixels);
        EnsureNotDisposed();
        processPixels(new PixelAccessor<TPixel>(Buffer));
    }

    /// <summary>Gives access to whole rows of two pictures.</summary>
    /// <typeparam name="TPixel2">The other picture's kind of pixel.</typeparam>
    /// <param name="image2">The other picture.</param>
    /// <param name="processPixels">Called once.</param>
    public void ProcessPixelRows<TPixel2>(Image<TPixel2> image2, PixelAccessorAction<TPixel, TPixel2> processPixels)
        where TPixel2 : unmanaged, IPixel<TPixel2>
    {
        ArgumentNullException.ThrowIfNull(image2);
        ArgumentNullException.ThrowIfNull(processPixels);
        EnsureNotDisposed();
        image2.EnsureNotDisposed();
        processPixels(new PixelAccessor<TPixel>(Buffer), new PixelAccessor<TPixel2>(image2.Buffer));
    }

    /// <inheritdoc/>
    public override string ToString() => $"Image<{typeof(TPixel).Name}>: {Width}x{Height}";

    internal override void Accept(IImageVisitor visitor)
    {
        EnsureNotDisposed();
        visitor.Visit(this);
    }

    internal override void ReleasePixels() => Buffer.Release();

    /// <summary>Puts new pixels, perhaps of another size, in the place of the old.</summary>
    internal void Replace(PixelBuffer<TPixel> buffer)
    {
        PixelBuffer<TPixel> old = Buffer;
        Buffer = buffer;
        Size = new(buffer.Width, buffer.Height);
        old.Release();
    }

    private int Column(int x) =>
        (uint)x < (uint)Width ? x : throw new ArgumentOutOfRangeException(nameof(x), x, $"A column is 0 to {Width - 1}.");
}
