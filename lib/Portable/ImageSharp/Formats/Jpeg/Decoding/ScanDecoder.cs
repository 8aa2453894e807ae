namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>Walks over the blocks of one scan in the order in which they are stored, restarts included.</summary>
internal abstract unsafe class ScanDecoder(JpegFrame frame, JpegComponent[] components, int restartInterval)
{
    /// <summary>Decodes a scan.</summary>
    /// <param name="data">The file from the first entropy-coded byte on.</param>
    /// <returns>How many bytes were taken; the next marker lies at or after them.</returns>
    public int Decode(ReadOnlySpan<byte> data)
    {
        fixed (byte* start = data)
        {
            BitReader reader = new(start, start + data.Length);
            Reset();
            if (components.Length == 1)
            {
                DecodeAlone(ref reader, components[0]);
            }
            else
            {
                DecodeInterleaved(ref reader);
            }

            return (int)(reader.Position - start);
        }
    }

    /// <summary>Decodes the block in the given column and row of the component.</summary>
    protected abstract void DecodeBlock(ref BitReader reader, JpegComponent component, int column, int row);

    /// <summary>Forgets what one block tells the next, at the start and at restarts.</summary>
    protected virtual void Reset()
    {
        foreach (JpegComponent component in components)
        {
            component.Prediction = 0;
        }
    }

    private void DecodeAlone(ref BitReader reader, JpegComponent component)
    {
        int left = restartInterval;
        bool all = frame.Components.Length > 1 || frame.IsProgressive;
        frame.DecodedUnitRows = all ? frame.Units.Height : 0;
        for (int row = 0; row < component.Blocks.Height; row++)
        {
            for (int column = 0; column < component.Blocks.Width; column++)
            {
                if (reader.IsExhausted)
                {
                    return;
                }

                frame.DecodedUnitRows = Math.Max(frame.DecodedUnitRows, row + 1);
                BeforeUnit(ref reader, ref left);
                DecodeBlock(ref reader, component, column, row);
            }
        }
    }

    private void DecodeInterleaved(ref BitReader reader)
    {
        int left = restartInterval;
        frame.DecodedUnitRows = frame.IsProgressive ? frame.Units.Height : frame.DecodedUnitRows;
        for (int row = 0; row < frame.Units.Height; row++)
        {
            for (int column = 0; column < frame.Units.Width; column++)
            {
                if (reader.IsExhausted)
                {
                    return;
                }

                frame.DecodedUnitRows = Math.Max(frame.DecodedUnitRows, row + 1);
                BeforeUnit(ref reader, ref left);
                foreach (JpegComponent component in components)
                {
                    for (int y = 0; y < component.Vertical; y++)
                    {
                        for (int x = 0; x < component.Horizontal; x++)
                        {
                            DecodeBlock(
                                ref reader, component, (column * component.Horizontal) + x, (row * component.Vertical) + y);
                        }
                    }
                }
            }
        }
    }

    private void BeforeUnit(ref BitReader reader, ref int left)
    {
        if (restartInterval == 0)
        {
            return;
        }

        if (left == 0)
        {
            reader.Restart();
            Reset();
            left = restartInterval;
        }

        left--;
    }
}
