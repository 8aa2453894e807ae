namespace Sketches;

/// <summary>One main light, the sky's glow from above and the ground's from below.</summary>
/// <param name="Towards">Direction to the main light in the picture's axes: right, down, towards the viewer.</param>
/// <param name="Main">The main light.</param>
/// <param name="Sky">What falls from above.</param>
/// <param name="Ground">What the ground throws back.</param>
internal sealed record Lighting(Vec3 Towards, Rgb Main, Rgb Sky, Rgb Ground)
{
    public static Lighting Any(Dice dice)
    {
        float across = dice.Range(-1.1f, 1.1f), warmth = dice.Bell();
        Vec3 towards = new Vec3(across, -dice.Range(0.35f, 1.3f), dice.Range(-0.1f, 1f)).Unit;
        float hard = dice.Range(0.45f, 1.1f), fill = dice.Range(0.3f, 0.75f);
        Rgb tint = new(1 + 0.12f * warmth, 1, 1 - 0.14f * warmth);
        return new(towards, tint * hard, new Rgb(0.95f, 1, 1.08f) * fill, tint * (fill * dice.Range(0.35f, 0.8f)));
    }

    /// <summary>Shades the relief and lays it over the canvas.</summary>
    public void Shade(Relief relief, Canvas canvas, Camera camera, Coat coat)
    {
        Vec3 half = (Towards + new Vec3(0, 0, 1)).Unit;
        for (int y = 0; y < relief.Height; y++)
        {
            for (int x = 0; x < relief.Width; x++)
            {
                ref readonly Facet facet = ref relief.Facets[y * relief.Width + x];
                if (facet.Cover <= 0.01f)
                    continue;
                Vec3 normal = facet.Normal;
                Rgb colour = facet.Colour;
                if (facet.Pattern > 0.01f || facet.Fur > 0.05f)
                {
                    Vec3 p = camera.Unproject(x + 0.5f, y + 0.5f, facet.Depth);
                    if (facet.Pattern > 0.01f)
                        colour = coat.At(p, colour, facet.Pattern);
                    // Tufts lean along the body: fine across, longer downwards.
                    float tuft = Noise.Grain(p.X * 13 + 5 * p.Z, p.Y * 5 + 11 * p.Z);
                    float hair = Noise.Grain(p.X * 37 + p.Z * 29, p.Y * 15 - p.Z * 9);
                    colour *= 1 + facet.Fur * (0.22f * tuft + 0.22f * hair);
                    normal += new Vec3(tuft + 0.6f * hair, 0.7f * hair - tuft * 0.5f, 0) * (0.28f * facet.Fur);
                }
                normal = normal.Unit;
                float facing = normal.Dot(Towards);
                float direct = MathF.Max(0, (facing + 0.25f) / 1.25f);
                if (direct > 0.1f)
                    direct *= 1 - Shadow(relief, x, y, facet.Depth, camera.Side);
                float upward = 0.5f - 0.5f * normal.Y;
                Rgb light = Main * direct + Rgb.Lerp(Ground, Sky, upward) * (0.55f + 0.45f * normal.Z);
                Rgb lit = colour * light;
                float shine = MathF.Max(0, normal.Dot(half));
                shine *= shine;
                shine *= shine;
                float sharp = shine * shine * shine * shine;
                lit += Main * (facet.Gloss * sharp * sharp * 1.6f + 0.02f * shine * (facet.Fur > 0 ? 1 : 0));
                ref Rgb pixel = ref canvas.Pixels[y * canvas.Width + x];
                pixel = Rgb.Lerp(pixel, lit, facet.Cover);
            }
        }
    }

    /// <summary>How much of the main light something nearby takes away: a few looks along the way to the light.</summary>
    private float Shadow(Relief relief, int x, int y, float depth, float side)
    {
        float dark = 0, step = side * 0.022f;
        for (int i = 1; i <= 3; i++)
        {
            float way = step * i * i * 0.9f;
            int px = (int)(x + 0.5f + Towards.X * way), py = (int)(y + 0.5f + Towards.Y * way);
            if ((uint)px >= (uint)relief.Width || (uint)py >= (uint)relief.Height)
                break;
            ref readonly Facet other = ref relief.Facets[py * relief.Width + px];
            if (other.Cover > 0.5f)
                dark = MathF.Max(dark, Scalar.Clamp01((other.Depth - depth - Towards.Z * way - 0.5f) / (0.06f * side)));
        }
        return 0.75f * dark;
    }
}
