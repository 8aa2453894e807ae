namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>A scan of a progressive file: some frequencies, or one more bit of them (ITU-T T.81, annex G).</summary>
internal sealed unsafe class ProgressiveScan : ScanDecoder
{
    private readonly int start;
    private readonly int end;
    private readonly bool refines;
    private readonly int shift;

    /// <summary>Blocks to come that hold nothing new.</summary>
    private int emptyBlocks;

    public ProgressiveScan(
        JpegFrame frame, JpegComponent[] components, int restartInterval, int start, int end, int highBit, int lowBit)
        : base(frame, components, restartInterval)
    {
        bool valid = start == 0 ? end == 0 : end >= start && end < JpegComponent.BlockLength && components.Length == 1;
        if (!valid || lowBit > 13 || (highBit != 0 && highBit - 1 != lowBit))
        {
            throw new InvalidImageContentException(
                $"A scan of the JPEG file asks for frequencies {start} to {end}, bits {highBit} to {lowBit}, "
                + "which the format does not allow.");
        }

        if (components.Any(c => start == 0 ? highBit == 0 && c.Dc is null : c.Ac is null))
        {
            throw new InvalidImageContentException("The JPEG file lacks a Huffman table.");
        }

        this.start = start;
        this.end = end;
        refines = highBit != 0;
        shift = lowBit;
    }

    protected override void Reset()
    {
        base.Reset();
        emptyBlocks = 0;
    }

    protected override void DecodeBlock(ref BitReader reader, JpegComponent component, int column, int row)
    {
        fixed (short* block = &component.Coefficients[((row * component.BlocksPerRow) + column) * JpegComponent.BlockLength])
        {
            switch (start, refines)
            {
                case (0, false):
                    reader.Fill();
                    int size = reader.TakeSymbol(component.Dc!) & 15;
                    reader.Fill();
                    component.Prediction += reader.TakeSigned(size);
                    block[0] = (short)(component.Prediction << shift);
                    break;
                case (0, true):
                    reader.Fill();
                    block[0] |= (short)(reader.Take(1) << shift);
                    break;
                case (_, false):
                    ReadFirst(ref reader, component.Ac!, block);
                    break;
                default:
                    Refine(ref reader, component.Ac!, block);
                    break;
            }
        }
    }

    /// <summary>The upper bits of the coefficients.</summary>
    private void ReadFirst(ref BitReader reader, HuffmanTable table, short* block)
    {
        if (emptyBlocks > 0)
        {
            emptyBlocks--;
            return;
        }

        for (int k = start; k <= end; k++)
        {
            reader.Fill();
            int symbol = reader.TakeSymbol(table);
            int run = symbol >> 4;
            int size = symbol & 15;
            if (size != 0)
            {
                k += run;
                reader.Fill();
                block[ZigZag.Order[k]] = (short)(reader.TakeSigned(size) << shift);
            }
            else if (run == 15)
            {
                k += 15;
            }
            else
            {
                emptyBlocks = TakeRun(ref reader, run) - 1;
                return;
            }
        }
    }

    /// <summary>One more bit of each coefficient.</summary>
    private void Refine(ref BitReader reader, HuffmanTable table, short* block)
    {
        int bit = 1 << shift;
        int k = start;
        if (emptyBlocks == 0)
        {
            for (; k <= end; k++)
            {
                reader.Fill();
                int symbol = reader.TakeSymbol(table);
                int run = symbol >> 4;
                int value = 0;
                if ((symbol & 15) != 0)
                {
                    reader.Fill();
                    value = reader.Take(1) != 0 ? bit : -bit;
                }
                else if (run != 15)
                {
                    emptyBlocks = TakeRun(ref reader, run);
                    break;
                }

                // Steps over `run` coefficients that are still zero; those that are not get their bit on the way.
                for (; k <= end; k++)
                {
                    ref short coefficient = ref block[ZigZag.Order[k]];
                    if (coefficient != 0)
                    {
                        RefineOne(ref reader, ref coefficient, bit);
                    }
                    else if (run-- == 0)
                    {
                        coefficient = (short)value;
                        break;
                    }
                }
            }
        }

        if (emptyBlocks > 0)
        {
            for (; k <= end; k++)
            {
                ref short coefficient = ref block[ZigZag.Order[k]];
                if (coefficient != 0)
                {
                    RefineOne(ref reader, ref coefficient, bit);
                }
            }

            emptyBlocks--;
        }
    }

    private static void RefineOne(ref BitReader reader, ref short coefficient, int bit)
    {
        reader.Fill();
        if (reader.Take(1) != 0 && (coefficient & bit) == 0)
        {
            coefficient += (short)(coefficient >= 0 ? bit : -bit);
        }
    }

    /// <summary>The length of a run of blocks, this one included, that hold nothing new from here on.</summary>
    private static int TakeRun(ref BitReader reader, int size)
    {
        reader.Fill();
        return (1 << size) + (size == 0 ? 0 : reader.Take(size));
    }
}
