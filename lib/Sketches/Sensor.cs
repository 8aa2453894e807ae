namespace Sketches;

/// <summary>What lens, sensor and file format do to the light: focus, exposure, white balance, vignette, noise, coarse colour.</summary>
internal sealed class Sensor(Dice dice, float strength)
{
    public byte[] Develop(Canvas canvas)
    {
        (int width, int height) = (canvas.Width, canvas.Height);
        float side = MathF.Min(width, height);
        // Softness is a share of the picture, whatever its size.
        canvas.Blur((dice.Chance(0.2f) ? dice.Range(0.004f, 0.012f) : dice.Range(0.002f, 0.005f)) * side * strength);

        float mean = 0;
        foreach (Rgb pixel in canvas.Pixels)
            mean += pixel.Luma;
        mean /= canvas.Pixels.Length;
        // Automatic exposure pulls the mean towards a middle tone, and often misses it.
        float exposure = MathF.Sqrt(0.22f / MathF.Max(0.03f, mean)) * (1 + 0.4f * strength * dice.Bell());
        float warm = dice.Bell() * 0.13f * strength, green = dice.Bell() * 0.04f * strength;
        Rgb gain = new Rgb(1 + warm, 1 + green, 1 - warm) * exposure;
        float vignette = dice.Range(0, 0.5f) * strength, grain = dice.Range(0.005f, 0.026f) * strength,
            haze = dice.Range(0, 0.035f) * strength;

        var bytes = new byte[width * height * 3];
        int at = 0;
        for (int y = 0; y < height; y++)
        {
            float dy = (y - height * 0.5f) / height;
            for (int x = 0; x < width; x++)
            {
                float dx = (x - width * 0.5f) / width;
                Rgb light = canvas.Pixels[y * width + x] * gain * (1 - vignette * 2 * (dx * dx + dy * dy));
                // Three bell-shaped values out of one draw: each the sum of two bytes.
                ulong bits = dice.Next();
                float n = Bell(bits), red = Bell(bits >> 16), blue = Bell(bits >> 32);
                bytes[at++] = Tone(light.R, haze, (n + 0.5f * red) * grain);
                bytes[at++] = Tone(light.G, haze, n * grain);
                bytes[at++] = Tone(light.B, haze, (n + 0.7f * blue) * grain);
            }
        }
        return bytes;
    }

    private static float Bell(ulong bits) => ((bits & 255) + (bits >> 8 & 255)) * (1f / 128) - 2f;

    /// <summary>Linear light to a byte: the display's curve (a square root), with a shoulder that saves the highlights.</summary>
    private static byte Tone(float light, float haze, float noise)
    {
        light = MathF.Max(0, light) + haze;
        float value = MathF.Sqrt(light < 0.7f ? light : 0.7f + (light - 0.7f) / (1 + (light - 0.7f) * 1.8f)) + noise;
        return (byte)(Scalar.Clamp01(value) * 255f + 0.5f);
    }
}
