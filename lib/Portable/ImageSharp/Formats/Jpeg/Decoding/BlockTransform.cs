namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>Turns blocks of coefficients into samples, at full or reduced size.</summary>
internal static unsafe class BlockTransform
{
    /// <summary>Transforms one block.</summary>
    /// <param name="block">64 coefficients in natural order, multiplied by their quantisation.</param>
    /// <param name="last">Place in stored order of the last one that may differ from zero.</param>
    /// <param name="samples">Receives side × side samples.</param>
    /// <param name="stride">Samples from row to row.</param>
    /// <param name="side">8, 4, 2 or 1.</param>
    public static void Transform(short* block, int last, byte* samples, int stride, int side)
    {
        if (last == 0)
        {
            Fill(block[0], samples, stride, side);
            return;
        }

        switch (side)
        {
            case 8:
                InverseDct.Transform(block, samples, stride);
                break;
            case 4:
                ReducedInverseDct.Transform4(block, samples, stride);
                break;
            case 2:
                ReducedInverseDct.Transform2(block, samples, stride);
                break;
            default:
                Fill(block[0], samples, stride, 1);
                break;
        }
    }

    /// <summary>Transforms all blocks of a component whose coefficients are complete.</summary>
    public static void TransformAll(JpegComponent component)
    {
        short* block = stackalloc short[JpegComponent.BlockLength];
        ushort[] quantization = component.Quantization ?? new ushort[JpegComponent.BlockLength];
        int side = component.BlockSide;
        fixed (short* coefficients = component.Coefficients)
        fixed (byte* plane = component.Plane)
        {
            for (int row = 0; row < component.BlocksPerColumn; row++)
            {
                for (int column = 0; column < component.BlocksPerRow; column++)
                {
                    short* source = coefficients + (((row * component.BlocksPerRow) + column) * JpegComponent.BlockLength);
                    for (int k = 0; k < JpegComponent.BlockLength; k++)
                    {
                        int place = ZigZag.Order[k];
                        block[place] = (short)(source[place] * quantization[k]);
                    }

                    bool flat = new ReadOnlySpan<short>(block + 1, JpegComponent.BlockLength - 1).IndexOfAnyExcept((short)0) < 0;
                    byte* samples = plane + (((row * component.Stride) + column) * side);
                    Transform(block, flat ? 0 : JpegComponent.BlockLength - 1, samples, component.Stride, side);
                }
            }
        }
    }

    /// <summary>A block with its first coefficient alone is flat.</summary>
    private static void Fill(int first, byte* samples, int stride, int side)
    {
        byte value = (byte)Math.Clamp(((first + 4) >> 3) + 128, 0, 255);
        for (int y = 0; y < side; y++)
        {
            new Span<byte>(samples + (y * stride), side).Fill(value);
        }
    }
}
