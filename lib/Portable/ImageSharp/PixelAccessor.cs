using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>Work on the rows of one picture.</summary>
/// <typeparam name="TPixel">Its kind of pixel.</typeparam>
/// <param name="pixelAccessor">Gives the rows.</param>
public delegate void PixelAccessorAction<TPixel>(PixelAccessor<TPixel> pixelAccessor)
    where TPixel : unmanaged, IPixel<TPixel>;

/// <summary>Work on the rows of two pictures.</summary>
/// <typeparam name="TPixel1">The first one's kind of pixel.</typeparam>
/// <typeparam name="TPixel2">The second one's.</typeparam>
/// <param name="pixelAccessor1">Gives the rows of the first.</param>
/// <param name="pixelAccessor2">Gives the rows of the second.</param>
public delegate void PixelAccessorAction<TPixel1, TPixel2>(
    PixelAccessor<TPixel1> pixelAccessor1, PixelAccessor<TPixel2> pixelAccessor2)
    where TPixel1 : unmanaged, IPixel<TPixel1>
    where TPixel2 : unmanaged, IPixel<TPixel2>;

/// <summary>Gives a picture's rows.</summary>
/// <typeparam name="TPixel">Its kind of pixel.</typeparam>
public readonly ref struct PixelAccessor<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly PixelBuffer<TPixel> buffer;

    internal PixelAccessor(PixelBuffer<TPixel> buffer) => this.buffer = buffer;

    /// <summary>Pixels across.</summary>
    public int Width => buffer.Width;

    /// <summary>Pixels down.</summary>
    public int Height => buffer.Height;

    /// <summary>One row.</summary>
    /// <param name="rowIndex">Rows from the top.</param>
    /// <returns>Its pixels, to read or write.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<TPixel> GetRowSpan(int rowIndex) => buffer.Row(rowIndex);
}
