using System.Buffers;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>One component (brightness, a colour difference, …) of a JPEG picture, and its decoded samples.</summary>
internal sealed class JpegComponent(byte id, int horizontal, int vertical, int quantizationIndex) : IDisposable
{
    public const int BlockLength = 64;

    /// <summary>Vector code reads and writes whole vectors beyond the last sample of a row.</summary>
    private const int Slack = 64;

    /// <summary>What a sample is before anything is decoded: the middle of the range.</summary>
    private const byte Grey = 128;

    public byte Id => id;

    /// <summary>Samples across, relative to the other components: 1 to 4.</summary>
    public int Horizontal => horizontal;

    /// <summary>Samples down, relative to the other components: 1 to 4.</summary>
    public int Vertical => vertical;

    public int QuantizationIndex => quantizationIndex;

    /// <summary>Blocks that hold picture. Scans of this component alone have just these.</summary>
    public Size Blocks { get; private set; }

    /// <summary>Blocks across with those that fill up the last unit of a scan of several components.</summary>
    public int BlocksPerRow { get; private set; }

    /// <summary>Blocks down with those that fill up the last unit.</summary>
    public int BlocksPerColumn { get; private set; }

    /// <summary>Samples along a decoded block's side: 8, or 4, 2, 1 in a scaled decode.</summary>
    public int BlockSide { get; private set; }

    /// <summary>Samples that hold picture.</summary>
    public Size Samples { get; private set; }

    /// <summary>Samples from one row of <see cref="Plane"/> to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>The decoded samples.</summary>
    public byte[] Plane { get; private set; } = [];

    /// <summary>The coefficients of all blocks in natural order, where several scans build them up; otherwise empty.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>The quantisation table of the first scan that has this component, in stored order.</summary>
    public ushort[]? Quantization { get; set; }

    public HuffmanTable? Dc { get; set; }

    public HuffmanTable? Ac { get; set; }

    /// <summary>The DC coefficient that the next one is relative to.</summary>
    public int Prediction { get; set; }

    public void Allocate(JpegFrame frame, int blockSide)
    {
        static int DivideUp(int a, int b) => (a + b - 1) / b;

        Size units = frame.Units;
        Blocks = new(
            DivideUp(DivideUp(frame.Size.Width * horizontal, frame.MaxHorizontal), 8),
            DivideUp(DivideUp(frame.Size.Height * vertical, frame.MaxVertical), 8));
        BlocksPerRow = units.Width * horizontal;
        BlocksPerColumn = units.Height * vertical;
        BlockSide = blockSide;
        Samples = new(
            DivideUp(frame.Size.Width * horizontal * blockSide, frame.MaxHorizontal * 8),
            DivideUp(frame.Size.Height * vertical * blockSide, frame.MaxVertical * 8));
        Stride = BlocksPerRow * blockSide;
        int length = (Stride * BlocksPerColumn * blockSide) + Slack;
        Plane = ArrayPool<byte>.Shared.Rent(length);
        Plane.AsSpan(0, length).Fill(Grey);
        if (frame.IsProgressive)
        {
            length = BlocksPerRow * BlocksPerColumn * BlockLength;
            Coefficients = ArrayPool<short>.Shared.Rent(length);
            Coefficients.AsSpan(0, length).Clear();
        }
    }

    public void Dispose()
    {
        if (Plane.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Plane);
            Plane = [];
        }

        if (Coefficients.Length > 0)
        {
            ArrayPool<short>.Shared.Return(Coefficients);
            Coefficients = [];
        }
    }
}
