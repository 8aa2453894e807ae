namespace SixLabors.ImageSharp.Formats.Jpeg.Decoding;

/// <summary>The markers of ITU-T T.81, table B.1: each follows a byte FF.</summary>
internal static class Marker
{
    public const byte StartOfFrameBaseline = 0xC0;
    public const byte StartOfFrameExtended = 0xC1;
    public const byte StartOfFrameProgressive = 0xC2;
    public const byte HuffmanTables = 0xC4;
    public const byte ArithmeticConditioning = 0xCC;
    public const byte LastStartOfFrame = 0xCF;
    public const byte FirstRestart = 0xD0;
    public const byte LastRestart = 0xD7;
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;
    public const byte QuantizationTables = 0xDB;
    public const byte RestartInterval = 0xDD;
    public const byte App1 = 0xE1;
    public const byte App14 = 0xEE;

    public static bool IsRestart(byte marker) => marker is >= FirstRestart and <= LastRestart;
}
