namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>A JPEG picture's size, kind and components, as its frame header gives them.</summary>
internal sealed class JpegFrame : IDisposable
{
    /// <summary>Memory that any header may ask for; beyond it the file must be long enough to hold such a picture.</summary>
    private const long FreeMemory = 160L << 20;

    private JpegFrame(Size size, bool isProgressive, JpegComponent[] components)
    {
        Size = size;
        IsProgressive = isProgressive;
        Components = components;
        MaxHorizontal = components.Max(c => c.Horizontal);
        MaxVertical = components.Max(c => c.Vertical);
        Units = new(DivideUp(size.Width, 8 * MaxHorizontal), DivideUp(size.Height, 8 * MaxVertical));
    }

    /// <summary>Width and height in the file.</summary>
    public Size Size { get; }

    public bool IsProgressive { get; }

    public JpegComponent[] Components { get; }

    public int MaxHorizontal { get; }

    public int MaxVertical { get; }

    /// <summary>Units (one block of each component, or several of finely sampled ones) across and down.</summary>
    public Size Units { get; }

    /// <summary>Output pixels along a block's side: 8, or 4, 2, 1 in a scaled decode.</summary>
    public int BlockSide { get; private set; } = 8;

    /// <summary>Width and height of the decoded picture.</summary>
    public Size OutputSize => new(DivideUp(Size.Width * BlockSide, 8), DivideUp(Size.Height * BlockSide, 8));

    /// <summary>Rows of units that were decoded at least in part. Below them the picture stays black.</summary>
    public int DecodedUnitRows { get; set; }

    /// <param name="header">The frame header after its length.</param>
    /// <param name="marker">Which kind of frame.</param>
    /// <exception cref="InvalidImageContentException">The header breaks the rules, or is of a kind that is not read here.</exception>
    public static JpegFrame Parse(ReadOnlySpan<byte> header, byte marker)
    {
        if (marker is not (Marker.StartOfFrameBaseline or Marker.StartOfFrameExtended or Marker.StartOfFrameProgressive))
        {
            throw new InvalidImageContentException(
                $"The JPEG file is lossless, hierarchical or arithmetic-coded (frame FF{marker:X2}); "
                + "baseline and progressive are read here.");
        }

        if (header.Length < 6 || header.Length < 6 + (header[5] * 3))
        {
            throw new InvalidImageContentException("The JPEG frame header is too short.");
        }

        if (header[0] != 8)
        {
            throw new InvalidImageContentException($"The JPEG file has {header[0]} bits a sample; 8 are read here.");
        }

        Size size = new((header[3] << 8) | header[4], (header[1] << 8) | header[2]);
        int count = header[5];
        if (size.Width == 0 || size.Height == 0)
        {
            throw new InvalidImageContentException($"The JPEG frame is {size.Width}×{size.Height} pixels.");
        }

        if (count is not (1 or 3 or 4))
        {
            throw new InvalidImageContentException($"The JPEG file has {count} components; 1, 3 or 4 are read here.");
        }

        JpegComponent[] components = new JpegComponent[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = header.Slice(6 + (i * 3), 3);
            int horizontal = entry[1] >> 4;
            int vertical = entry[1] & 15;
            if (horizontal is < 1 or > 4 || vertical is < 1 or > 4 || entry[2] > 3)
            {
                throw new InvalidImageContentException($"Component {i} of the JPEG file has impossible sampling or tables.");
            }

            // One component is its own measure: its sampling says nothing.
            components[i] = count == 1 ? new(entry[0], 1, 1, entry[2]) : new(entry[0], horizontal, vertical, entry[2]);
        }

        return new(size, marker == Marker.StartOfFrameProgressive, components);
    }

    /// <summary>Makes room for the samples, decoded just large enough for <paramref name="target"/>.</summary>
    /// <exception cref="InvalidImageContentException">The file is far too short for a picture of this size.</exception>
    public void Allocate(Size? target, long fileLength)
    {
        long blocks = Components.Sum(c => (long)Units.Width * c.Horizontal * Units.Height * c.Vertical);
        long memory = (blocks * JpegComponent.BlockLength * (IsProgressive ? 3 : 1)) + ((long)Size.Width * Size.Height * 3);
        if ((memory > FreeMemory && blocks > fileLength * 8) || blocks * JpegComponent.BlockLength > int.MaxValue / 4)
        {
            throw new InvalidImageContentException(
                $"The JPEG header asks for {Size.Width}×{Size.Height} pixels, which {fileLength} bytes cannot hold.");
        }

        BlockSide = target is { } wanted ? SmallestBlockSide(wanted) : 8;
        foreach (JpegComponent component in Components)
        {
            component.Allocate(this, BlockSideOf(component));
        }
    }

    public void Dispose()
    {
        foreach (JpegComponent component in Components)
        {
            component.Dispose();
        }
    }

    private static int DivideUp(int a, int b) => (a + b - 1) / b;

    private int SmallestBlockSide(Size target)
    {
        foreach (int side in (ReadOnlySpan<int>)[1, 2, 4])
        {
            if (DivideUp(Size.Width * side, 8) >= target.Width && DivideUp(Size.Height * side, 8) >= target.Height)
            {
                return side;
            }
        }

        return 8;
    }

    /// <summary>A coarsely sampled component is decoded at a larger scale rather than enlarged afterwards (as libjpeg does).</summary>
    private int BlockSideOf(JpegComponent component)
    {
        int side = BlockSide;
        while (side < 8
            && MaxHorizontal * BlockSide % (component.Horizontal * side * 2) == 0
            && MaxVertical * BlockSide % (component.Vertical * side * 2) == 0)
        {
            side *= 2;
        }

        return side;
    }
}
