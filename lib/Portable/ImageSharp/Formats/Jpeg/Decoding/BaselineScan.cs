using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>A scan that holds its blocks whole: each is decoded straight into samples.</summary>
internal sealed unsafe class BaselineScan : ScanDecoder
{
    public BaselineScan(JpegFrame frame, JpegComponent[] components, int restartInterval)
        : base(frame, components, restartInterval)
    {
        if (components.Any(c => c.Dc is null || c.Ac is null))
        {
            throw new InvalidImageContentException("The JPEG file lacks a Huffman table.");
        }
    }

    [SkipLocalsInit]
    protected override void DecodeBlock(ref BitReader reader, JpegComponent component, int column, int row)
    {
        short* block = stackalloc short[JpegComponent.BlockLength];
        new Span<short>(block, JpegComponent.BlockLength).Clear();
        int last;
        fixed (ushort* quantization = component.Quantization)
        {
            int size = TakeDcSize(ref reader, component.Dc!);
            component.Prediction += reader.TakeSigned(size);
            block[0] = (short)(component.Prediction * quantization[0]);
            last = ReadAc(ref reader, component.Ac!, quantization, block);
        }

        int side = component.BlockSide;
        fixed (byte* samples = &component.Plane[(((row * component.Stride) + column) * side)])
        {
            BlockTransform.Transform(block, last, samples, component.Stride, side);
        }
    }

    private static int TakeDcSize(ref BitReader reader, HuffmanTable table)
    {
        reader.Fill();
        return reader.TakeSymbol(table) & 15;
    }

    /// <summary>
    /// Reads the coefficients after the first, multiplied by their quantisation, and returns the place of the last one stored.
    /// </summary>
    private static int ReadAc(ref BitReader reader, HuffmanTable table, ushort* quantization, short* block)
    {
        ref byte order = ref MemoryMarshal.GetReference(ZigZag.Order);
        ref int fast = ref MemoryMarshal.GetArrayDataReference(table.Fast);
        ref ushort lookup = ref MemoryMarshal.GetArrayDataReference(table.Lookup);
        ulong bits = reader.Bits;
        int count = reader.Count;
        int last = 0;
        int k = 1;
        do
        {
            if (count < 32)
            {
                reader.Bits = bits;
                reader.Count = count;
                reader.Refill();
                bits = reader.Bits;
                count = reader.Count;
            }

            nuint index = (nuint)(bits >> (64 - HuffmanTable.LookupBits));
            int entry = Unsafe.Add(ref fast, index);
            if (entry != 0)
            {
                k += (entry >> 8) & 0xFF;
                bits <<= entry & 0xFF;
                count -= entry & 0xFF;
                block[Unsafe.Add(ref order, k)] = (short)((entry >> 16) * quantization[k]);
                last = k++;
                continue;
            }

            int symbol = Unsafe.Add(ref lookup, index);
            if (symbol != 0)
            {
                bits <<= symbol >> 8;
                count -= symbol >> 8;
                symbol &= 0xFF;
            }
            else
            {
                reader.Bits = bits;
                reader.Count = count;
                symbol = reader.TakeLongSymbol(table);
                bits = reader.Bits;
                count = reader.Count;
            }

            int size = symbol & 15;
            int run = symbol >> 4;
            if (size == 0)
            {
                if (run != 15)
                {
                    break;
                }

                k += 16;
                continue;
            }

            k += run;
            int value = HuffmanTable.Extend((int)(bits >> (64 - size)), size);
            bits <<= size;
            count -= size;
            block[Unsafe.Add(ref order, k)] = (short)(value * quantization[k]);
            last = k++;
        }
        while (k < JpegComponent.BlockLength);
        reader.Bits = bits;
        reader.Count = count;
        return last;
    }
}
