using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>
/// Gives a component's rows at the size of the picture. Components sampled at half the rate are enlarged by a triangle filter,
/// (3 × near + far) / 4 each way, rounded as libjpeg does; other rates repeat samples.
/// </summary>
internal sealed unsafe class Upsampler
{
    private readonly JpegComponent component;
    private readonly int width;

    /// <summary>Samples of the component to pixels of the picture, across and down.</summary>
    private readonly (int Samples, int Pixels) across;
    private readonly (int Samples, int Pixels) down;
    private readonly bool smoothsRows;
    private readonly bool smoothsColumns;

    /// <summary>One output row.</summary>
    private readonly byte[] output;

    /// <summary>One row of sums 3 × near + far, with one sample repeated at either end.</summary>
    private readonly ushort[] sums;

    public Upsampler(JpegFrame frame, JpegComponent component)
    {
        this.component = component;
        width = frame.OutputSize.Width;
        across = (component.Horizontal * component.BlockSide, frame.MaxHorizontal * frame.BlockSide);
        down = (component.Vertical * component.BlockSide, frame.MaxVertical * frame.BlockSide);
        bool halfAcross = across.Pixels == 2 * across.Samples;
        bool halfDown = down.Pixels == 2 * down.Samples;
        bool smooth = frame.BlockSide > 1;
        smoothsRows = smooth && halfAcross && (halfDown || down.Pixels == down.Samples) && component.Samples.Width > 2;
        smoothsColumns = smooth && halfDown && (smoothsRows || across.Pixels == across.Samples);
        output = new byte[Math.Max(width, component.Stride * 2) + 64];
        sums = new ushort[component.Stride + 64];
    }

    /// <summary>Whether rows can be read from the component's plane as they are.</summary>
    private bool IsFullSize => across.Samples == across.Pixels && down.Samples == down.Pixels;

    /// <summary>One row of the picture's size; valid until the next call.</summary>
    public ReadOnlySpan<byte> Row(int y)
    {
        int sourceY = Math.Min(y * down.Samples / down.Pixels, component.Samples.Height - 1);
        ReadOnlySpan<byte> near = component.Plane.AsSpan(sourceY * component.Stride);
        if (IsFullSize)
        {
            return near;
        }

        fixed (byte* n = near)
        fixed (byte* o = output)
        {
            if (smoothsColumns)
            {
                bool upper = y % 2 == 0;
                int farY = Math.Clamp(upper ? sourceY - 1 : sourceY + 1, 0, component.Samples.Height - 1);
                fixed (byte* f = &component.Plane[farY * component.Stride])
                fixed (ushort* s = sums)
                {
                    Sum(n, f, s + 1);
                    if (smoothsRows)
                    {
                        Pad(s);
                        Double(s + 1, 8, 7, 4, o);
                    }
                    else
                    {
                        Quarter(s + 1, (ushort)(upper ? 1 : 2), o);
                    }
                }
            }
            else if (smoothsRows)
            {
                fixed (ushort* s = sums)
                {
                    Widen(n, s + 1);
                    Pad(s);
                    Double(s + 1, 1, 2, 2, o);
                }
            }
            else
            {
                for (int x = 0; x < width; x++)
                {
                    o[x] = n[x * across.Samples / across.Pixels];
                }
            }
        }

        return output;
    }

    private void Pad(ushort* s)
    {
        int last = component.Samples.Width;
        s[0] = s[1];
        s[last + 1] = s[last];
    }

    private void Sum(byte* near, byte* far, ushort* sum)
    {
        for (int x = 0; x < component.Samples.Width; x += Vector128<ushort>.Count)
        {
            Vector128<ushort> n = LoadWide(near + x);
            ((n * Vector128.Create((ushort)3)) + LoadWide(far + x)).Store(sum + x);
        }
    }

    private void Widen(byte* near, ushort* wide)
    {
        for (int x = 0; x < component.Samples.Width; x += Vector128<ushort>.Count)
        {
            LoadWide(near + x).Store(wide + x);
        }
    }

    private void Quarter(ushort* sum, ushort bias, byte* output)
    {
        for (int x = 0; x < component.Samples.Width; x += Vector128<ushort>.Count)
        {
            Vector128<ushort> value = (Vector128.Load(sum + x) + Vector128.Create(bias)) >> 2;
            Vector128.Narrow(value, value).GetLower().Store(output + x);
        }
    }

    /// <summary>Two samples for each: (3 × this + left + bias) and (3 × this + right + bias), shifted.</summary>
    private void Double(ushort* sum, ushort leftBias, ushort rightBias, int shift, byte* output)
    {
        for (int x = 0; x < component.Samples.Width; x += Vector128<ushort>.Count)
        {
            Vector128<ushort> three = Vector128.Load(sum + x) * Vector128.Create((ushort)3);
            Vector128<ushort> left = (three + Vector128.Load(sum + x - 1) + Vector128.Create(leftBias)) >> shift;
            Vector128<ushort> right = (three + Vector128.Load(sum + x + 1) + Vector128.Create(rightBias)) >> shift;
            (left | (right << 8)).Store((ushort*)(output + (2 * x)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> LoadWide(byte* source) => Vector128.WidenLower(Vector64.Load(source).ToVector128Unsafe());
}
