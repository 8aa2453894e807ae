namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>A Huffman table (ITU-T T.81, annex C) made for decoding by look-up.</summary>
/// <remarks>
/// <see cref="Lookup"/> resolves codes of up to 9 bits at once; longer ones compare against <see cref="MaxCode"/>.
/// <see cref="Fast"/> resolves a whole coefficient (code and value bits) where both fit into 9 bits, which most do.
/// </remarks>
internal sealed class HuffmanTable
{
    public const int LookupBits = 9;
    private const int LongestCode = 16;

    /// <summary>By the next 9 bits: code length in the upper byte, symbol in the lower; 0 for longer codes.</summary>
    public readonly ushort[] Lookup = new ushort[1 << LookupBits];

    /// <summary>By the next 9 bits: value × 65536 + run × 256 + bits used; 0 where they do not hold a whole coefficient.</summary>
    public readonly int[] Fast = new int[1 << LookupBits];

    /// <summary>By code length: first 16 bits that are too large to be a code of this length.</summary>
    public readonly int[] MaxCode = new int[LongestCode + 2];

    /// <summary>By code length: what to add to a code to get its symbol's place.</summary>
    public readonly int[] Offset = new int[LongestCode + 1];

    public readonly byte[] Symbols = new byte[256];

    /// <param name="counts">Number of codes of each length 1 to 16.</param>
    /// <param name="symbols">The symbols in the order of their codes.</param>
    /// <exception cref="InvalidImageContentException">The lengths make no prefix code.</exception>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        symbols.CopyTo(Symbols);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LongestCode; length++)
        {
            Offset[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (length <= LookupBits)
                {
                    int first = code << (LookupBits - length);
                    int end = first + (1 << (LookupBits - length));
                    if (end > Lookup.Length)
                    {
                        throw Invalid();
                    }

                    Lookup.AsSpan(first..end).Fill((ushort)((length << 8) | symbols[index]));
                }
            }

            if (code > 1 << length)
            {
                throw Invalid();
            }

            MaxCode[length] = code << (LongestCode - length);
            code <<= 1;
        }

        MaxCode[LongestCode + 1] = int.MaxValue;
        FillFast();
    }

    /// <summary>The value of <paramref name="size"/> bits: those that start with 0 are negative (T.81, table F.1).</summary>
    public static int Extend(int bits, int size) => bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;

    private static InvalidImageContentException Invalid() =>
        new("A Huffman table of the JPEG file holds more codes than their lengths allow.");

    private void FillFast()
    {
        for (int i = 0; i < Fast.Length; i++)
        {
            int length = Lookup[i] >> 8;
            int run = (Lookup[i] >> 4) & 15;
            int size = Lookup[i] & 15;
            if (length == 0 || size == 0 || length + size > LookupBits)
            {
                continue;
            }

            int bits = (i >> (LookupBits - length - size)) & ((1 << size) - 1);
            Fast[i] = (Extend(bits, size) << 16) | (run << 8) | (length + size);
        }
    }
}
