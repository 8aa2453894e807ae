using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>Turns runs of one kind of pixel into another.</summary>
internal static class PixelConverter
{
    public static void Convert<TFrom, TTo>(ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TFrom : unmanaged, IPixel<TFrom>
        where TTo : unmanaged, IPixel<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
        {
            MemoryMarshal.Cast<TFrom, TTo>(from).CopyTo(to);
        }
        else if (typeof(TFrom) == typeof(Rgb24))
        {
            FromRgb24(MemoryMarshal.Cast<TFrom, Rgb24>(from), to);
        }
        else if (typeof(TFrom) == typeof(L8))
        {
            FromL8(MemoryMarshal.Cast<TFrom, L8>(from), to);
        }
        else if (typeof(TFrom) == typeof(Rgba64))
        {
            FromRgba64(MemoryMarshal.Cast<TFrom, Rgba64>(from), to);
        }
        else if (IsDeep<TFrom>())
        {
            for (int i = 0; i < from.Length; i++)
            {
                to[i].FromScaledVector4(from[i].ToScaledVector4());
            }
        }
        else
        {
            Rgba32 colour = default;
            for (int i = 0; i < from.Length; i++)
            {
                from[i].ToRgba32(ref colour);
                to[i].FromRgba32(colour);
            }
        }
    }

    public static void FromRgb24<TTo>(ReadOnlySpan<Rgb24> from, Span<TTo> to)
        where TTo : unmanaged, IPixel<TTo>
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i].FromRgb24(from[i]);
        }
    }

    public static void FromL8<TTo>(ReadOnlySpan<L8> from, Span<TTo> to)
        where TTo : unmanaged, IPixel<TTo>
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i].FromL8(from[i]);
        }
    }

    private static void FromRgba64<TTo>(ReadOnlySpan<Rgba64> from, Span<TTo> to)
        where TTo : unmanaged, IPixel<TTo>
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i].FromRgba64(from[i]);
        }
    }

    /// <summary>Whether a kind of pixel holds more than 8 bits a channel.</summary>
    private static bool IsDeep<TPixel>() => typeof(TPixel) == typeof(L16) || typeof(TPixel) == typeof(Rgb48);
}
