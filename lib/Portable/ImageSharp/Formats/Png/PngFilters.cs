using System.Numerics;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>What a row's bytes are relative to: made and undone (ISO/IEC 15948, clause 9).</summary>
internal static class PngFilters
{
    /// <summary>Turns a filtered row back into its bytes.</summary>
    /// <param name="filter">0 to 4, as stored before the row.</param>
    /// <param name="row">The row, changed in place.</param>
    /// <param name="above">The row above, or zeros.</param>
    /// <param name="step">Bytes from a pixel to the next, 1 or more.</param>
    /// <exception cref="InvalidImageContentException">There is no such filter.</exception>
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        above = above[..row.Length];
        switch ((PngFilterMethod)filter)
        {
            case PngFilterMethod.None:
                break;
            case PngFilterMethod.Sub:
                for (int i = step; i < row.Length; i++)
                {
                    row[i] += row[i - step];
                }

                break;
            case PngFilterMethod.Up:
                AddAbove(row, above);
                break;
            case PngFilterMethod.Average:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += (byte)(((i < step ? 0 : row[i - step]) + above[i]) >> 1);
                }

                break;
            case PngFilterMethod.Paeth:
                for (int i = 0; i < Math.Min(step, row.Length); i++)
                {
                    row[i] += above[i];
                }

                for (int i = step; i < row.Length; i++)
                {
                    row[i] += Paeth(row[i - step], above[i], above[i - step]);
                }

                break;
            default:
                throw new InvalidImageContentException($"A row of the PNG file has filter {filter}, which the format does not have.");
        }
    }

    /// <summary>Filters a row.</summary>
    /// <param name="filter">Which of the five.</param>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above, or zeros.</param>
    /// <param name="step">Bytes from a pixel to the next, 1 or more.</param>
    /// <param name="result">Receives the filtered row.</param>
    public static void Apply(PngFilterMethod filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, Span<byte> result)
    {
        switch (filter)
        {
            case PngFilterMethod.Sub:
                row[..step].CopyTo(result);
                Subtract(row[step..], row[..^step], result[step..]);
                break;
            case PngFilterMethod.Up:
                Subtract(row, above, result);
                break;
            case PngFilterMethod.Average:
                for (int i = 0; i < row.Length; i++)
                {
                    result[i] = (byte)(row[i] - (((i < step ? 0 : row[i - step]) + above[i]) >> 1));
                }

                break;
            case PngFilterMethod.Paeth:
                Subtract(row[..step], above[..step], result);
                for (int i = step; i < row.Length; i++)
                {
                    result[i] = (byte)(row[i] - Paeth(row[i - step], above[i], above[i - step]));
                }

                break;
            default:
                row.CopyTo(result);
                break;
        }
    }

    private static void Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> other, Span<byte> result)
    {
        int i = 0;
        for (; i + Vector<byte>.Count <= row.Length; i += Vector<byte>.Count)
        {
            (new Vector<byte>(row[i..]) - new Vector<byte>(other[i..])).CopyTo(result[i..]);
        }

        for (; i < row.Length; i++)
        {
            result[i] = (byte)(row[i] - other[i]);
        }
    }

    private static void AddAbove(Span<byte> row, ReadOnlySpan<byte> above)
    {
        Span<Vector<byte>> rows = MemoryMarshal.Cast<byte, Vector<byte>>(row);
        ReadOnlySpan<Vector<byte>> aboves = MemoryMarshal.Cast<byte, Vector<byte>>(above);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] += aboves[i];
        }

        for (int i = rows.Length * Vector<byte>.Count; i < row.Length; i++)
        {
            row[i] += above[i];
        }
    }

    private static byte Paeth(byte left, byte above, byte corner)
    {
        int toLeft = Math.Abs(above - corner);
        int toAbove = Math.Abs(left - corner);
        int toCorner = Math.Abs(left + above - (2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
