namespace Benchmarks.Faults;

/// <summary>Damages files as disks, networks and ill will do: the same seed and number give the same file again.</summary>
internal static class Mutation
{
    private static readonly byte[] Extremes = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF];
    private static readonly long[] Lengths = [0, -1, 1, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, 1L << 40];

    private static ReadOnlySpan<byte> Marks => "0123456789{}[]\",:\\/.#!-\neE"u8;

    /// <summary>The file of a number.</summary>
    /// <param name="whole">Whole files of a kind.</param>
    /// <param name="mend">Puts their checksums right again; null where there are none. Half of the files are mended.</param>
    /// <param name="seed">Seeds the whole campaign.</param>
    /// <param name="number">Which file of the campaign.</param>
    public static byte[] Make(IReadOnlyList<byte[]> whole, Func<byte[], byte[]>? mend, int seed, int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        byte[] file = whole[random.Next(whole.Count)];
        for (int change = random.Next(1, 4); change > 0 && file.Length > 0; change--)
        {
            file = Change(file, whole, random);
        }

        return mend is not null && random.Next(2) == 0 ? mend(file) : file;
    }

    private static byte[] Change(byte[] file, IReadOnlyList<byte[]> whole, Random random)
    {
        // Half of the damage falls into the first bytes, where the meaning of all others is.
        int at = random.Next(random.Next(2) == 0 ? Math.Min(file.Length, 128) : file.Length);
        int length = random.Next(1, Math.Min(file.Length - at, 64) + 1);
        switch (random.Next(10))
        {
            case 0:
                return file[..at];
            case 1:
                return [.. file[..at], .. file[(at + length)..]];
            case 2:
                return [.. file[..at], .. file[at..(at + length)], .. file[at..]];
            case 3:
                byte[] other = whole[random.Next(whole.Count)];
                return [.. file[..at], .. other[random.Next(other.Length)..]];
            case 4:
                byte[] noise = new byte[length];
                random.NextBytes(noise);
                return [.. file[..at], .. noise, .. file[(at + length)..]];
            case 5:
                byte[] extreme = [.. file];
                extreme.AsSpan(at, Math.Min(length, random.Next(1, 5))).Fill(Extremes[random.Next(Extremes.Length)]);
                return extreme;
            case 6:   // where a length may stand
                byte[] number = BitConverter.GetBytes(Lengths[random.Next(Lengths.Length)])[..Math.Min(random.Next(2) == 0 ? 4 : 8, file.Length - at)];
                return [.. file[..at], .. number, .. file[(at + number.Length)..]];
            case 7:   // what texts are made of
                byte[] marked = [.. file];
                marked[at] = Marks[random.Next(Marks.Length)];
                return marked;
            default:
                byte[] flipped = [.. file];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }
}
