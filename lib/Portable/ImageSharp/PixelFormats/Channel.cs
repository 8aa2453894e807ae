using System.Numerics;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>How one channel's value changes its depth, and how three make grey.</summary>
internal static class Channel
{
    /// <summary>16 bits to 8, rounded to the nearest: value × 255 / 65535.</summary>
    public static byte To8(ushort value) => (byte)(((value * 255) + 32895) >> 16);

    /// <summary>8 bits to 16, exactly: 255 becomes 65535.</summary>
    public static ushort To16(byte value) => (ushort)(value * 257);

    /// <summary>Brightness of 8-bit colour by ITU-R BT.709.</summary>
    public static byte Luminance8(byte r, byte g, byte b) => (byte)((r * .2126f) + (g * .7152f) + (b * .0722f) + .5f);

    /// <summary>Brightness of 16-bit colour by ITU-R BT.709.</summary>
    public static ushort Luminance16(ushort r, ushort g, ushort b) => (ushort)((r * .2126f) + (g * .7152f) + (b * .0722f) + .5f);

    /// <summary>Values of 0 to 1 to 0 to <paramref name="top"/>, clamped, ready to be cut to integers.</summary>
    public static Vector4 Scale(Vector4 value, float top) =>
        Vector4.Clamp((value * top) + new Vector4(.5f), Vector4.Zero, new Vector4(top));
}
