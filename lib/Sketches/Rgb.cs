namespace Sketches;

/// <summary>Light in red, green and blue, linear: twice the value is twice the light, so blurring and blending look right.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    /// <summary>From a colour as a designer writes it, such as 0xE8C39E. A square stands in for the exact sRGB curve.</summary>
    public static Rgb Hex(int code)
    {
        static float Channel(int value) => value * value / (255f * 255f);
        return new(Channel(code >> 16 & 255), Channel(code >> 8 & 255), Channel(code & 255));
    }

    public static Rgb Grey(float light) => new(light, light, light);

    public static Rgb operator +(Rgb a, Rgb b) => new(a.R + b.R, a.G + b.G, a.B + b.B);
    public static Rgb operator -(Rgb a, Rgb b) => new(a.R - b.R, a.G - b.G, a.B - b.B);
    public static Rgb operator *(Rgb a, float s) => new(a.R * s, a.G * s, a.B * s);
    public static Rgb operator *(Rgb a, Rgb b) => new(a.R * b.R, a.G * b.G, a.B * b.B);

    public static Rgb Lerp(Rgb a, Rgb b, float t) => a + (b - a) * t;

    public float Luma => 0.3f * R + 0.59f * G + 0.11f * B;

    /// <summary>The colour, moved a little at random in brightness and tint.</summary>
    public Rgb Varied(Dice dice, float amount = 0.2f)
    {
        float light = 1 + dice.Bell() * amount * 1.6f;
        return new(R * light * (1 + dice.Bell() * amount * 0.4f), G * light, B * light * (1 + dice.Bell() * amount * 0.5f));
    }
}
