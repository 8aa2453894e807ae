namespace SixLabors.ImageSharp.Formats.Jpeg.Encoding;

/// <summary>Writes entropy-coded bits; a byte FF is followed by 00, so that it is no marker.</summary>
internal sealed class BitWriter(Stream stream)
{
    private ulong bits;
    private int count;

    /// <summary>Writes the lower <paramref name="length"/> bits, 0 to 32 of them.</summary>
    public void Write(uint value, int length)
    {
        bits = (bits << length) | value;
        count += length;
        while (count >= 8)
        {
            count -= 8;
            byte next = (byte)(bits >> count);
            stream.WriteByte(next);
            if (next == 0xFF)
            {
                stream.WriteByte(0);
            }
        }
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Finish()
    {
        if (count > 0)
        {
            Write((1u << (8 - count)) - 1, 8 - count);
        }
    }
}
