namespace Benchmarks.Faults;

/// <summary>Damages files as disks, networks and ill will do: the same seed and number give the same file again.</summary>
internal static class Mutation
{
    private static readonly byte[] Extremes = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF];

    /// <summary>The file of a number.</summary>
    /// <param name="kind">What is damaged.</param>
    /// <param name="whole">Its whole files.</param>
    /// <param name="seed">Seeds the whole campaign.</param>
    /// <param name="number">Which file of the campaign.</param>
    public static byte[] Make(FaultKind kind, IReadOnlyList<byte[]> whole, int seed, int number)
    {
        var random = new Random(unchecked(seed * 1_000_003 + number));
        byte[] file = whole[random.Next(whole.Count)];
        for (int change = random.Next(1, 4); change > 0 && file.Length > 0; change--)
        {
            file = Change(file, whole, random);
        }

        return kind.Mend is { } mend && random.Next(2) == 0 ? mend(file) : file;
    }

    private static byte[] Change(byte[] file, IReadOnlyList<byte[]> whole, Random random)
    {
        // Half of the damage falls into the first bytes, where the meaning of all others is.
        int at = random.Next(random.Next(2) == 0 ? Math.Min(file.Length, 128) : file.Length);
        int length = random.Next(1, Math.Min(file.Length - at, 64) + 1);
        switch (random.Next(8))
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
            default:
                byte[] flipped = [.. file];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }
}
