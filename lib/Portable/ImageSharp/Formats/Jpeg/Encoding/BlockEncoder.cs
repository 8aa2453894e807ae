using System.Numerics;
using SixLabors.ImageSharp.Formats.Jpeg.Decoding;

namespace SixLabors.ImageSharp.Formats.Jpeg.Encoding;

/// <summary>Transforms, quantises and writes the blocks of one component.</summary>
internal sealed class BlockEncoder(EncodedComponent component, byte[] quantization, BitWriter writer)
{
    private readonly HuffmanCode dc = component.IsColor ? HuffmanCode.ChrominanceDc : HuffmanCode.LuminanceDc;
    private readonly HuffmanCode ac = component.IsColor ? HuffmanCode.ChrominanceAc : HuffmanCode.LuminanceAc;
    private readonly int[] block = new int[64];
    private int prediction;

    /// <summary>Writes the blocks of one unit of the scan.</summary>
    public void WriteUnit(int column, int row)
    {
        for (int y = 0; y < component.Vertical; y++)
        {
            for (int x = 0; x < component.Horizontal; x++)
            {
                WriteBlock((column * component.Horizontal) + x, (row * component.Vertical) + y);
            }
        }
    }

    private static int Divide(int value, int divisor) =>
        value < 0 ? -((-value + (divisor / 2)) / divisor) : (value + (divisor / 2)) / divisor;

    private void WriteBlock(int column, int row)
    {
        Load(column, row);
        ForwardDct.Transform(block);
        int first = Divide(block[0], quantization[0] * 8);
        WriteValue(dc, 0, first - prediction);
        prediction = first;
        int run = 0;
        for (int k = 1; k < 64; k++)
        {
            int value = Divide(block[ZigZag.Order[k]], quantization[k] * 8);
            if (value == 0)
            {
                run++;
                continue;
            }

            for (; run > 15; run -= 16)
            {
                ac.Write(writer, 0xF0);
            }

            WriteValue(ac, run, value);
            run = 0;
        }

        if (run > 0)
        {
            ac.Write(writer, 0);
        }
    }

    /// <summary>Takes the block's samples; beyond the edges the last column and row go on.</summary>
    private void Load(int column, int row)
    {
        for (int y = 0; y < 8; y++)
        {
            int start = Math.Min((row * 8) + y, component.Size.Height - 1) * component.Size.Width;
            for (int x = 0; x < 8; x++)
            {
                block[(y * 8) + x] = component.Samples[start + Math.Min((column * 8) + x, component.Size.Width - 1)] - 128;
            }
        }
    }

    /// <summary>Writes a run of zeros, the value's size and its bits; negative values have their bits inverted.</summary>
    private void WriteValue(HuffmanCode code, int run, int value)
    {
        int size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));
        code.Write(writer, (run << 4) | size);
        writer.Write((uint)(value < 0 ? value - 1 : value) & ((1u << size) - 1), size);
    }
}
