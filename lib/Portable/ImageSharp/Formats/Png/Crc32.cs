namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>The checksum of PNG's chunks (ISO 3309), eight bytes at a time.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Tables = 8;

    private static readonly uint[] Table = MakeTables();

    public static uint Of(ReadOnlySpan<byte> data) => ~Update(uint.MaxValue, data);

    /// <summary>The inverted checksum after more data; starts as all ones.</summary>
    public static uint Update(uint crc, ReadOnlySpan<byte> data)
    {
        uint[] table = Table;
        while (data.Length >= Tables)
        {
            crc ^= (uint)(data[0] | (data[1] << 8) | (data[2] << 16) | (data[3] << 24));
            crc = table[(7 * 256) + (crc & 0xFF)] ^ table[(6 * 256) + ((crc >> 8) & 0xFF)]
                ^ table[(5 * 256) + ((crc >> 16) & 0xFF)] ^ table[(4 * 256) + (crc >> 24)]
                ^ table[(3 * 256) + data[4]] ^ table[(2 * 256) + data[5]] ^ table[256 + data[6]] ^ table[data[7]];
            data = data[Tables..];
        }

        foreach (byte value in data)
        {
            crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeTables()
    {
        uint[] table = new uint[Tables * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
            }

            table[i] = value;
        }

        for (int i = 256; i < table.Length; i++)
        {
            uint previous = table[i - 256];
            table[i] = table[(byte)previous] ^ (previous >> 8);
        }

        return table;
    }
}
