namespace Sketches;

/// <summary>The soft shadow that a figure throws on the ground: each of its solids as a blot, at a quarter of the size.</summary>
internal static class GroundShadow
{
    private const int Shrink = 4;

    public static void Cast(Canvas canvas, Sculpture figure, Camera camera, Lighting light, float softness, float darkness)
    {
        var mask = new Canvas((canvas.Width + Shrink - 1) / Shrink, (canvas.Height + Shrink - 1) / Shrink);
        Vec3 towards = camera.Unturn(light.Towards);
        float up = MathF.Max(0.55f, towards.Y), flat = MathF.Max(0.22f, camera.Towards.Y);
        for (int i = 0; i < figure.Solids.Count; i += 2)
        {
            Solid solid = figure.Solids[i];
            float radius = MathF.Min(solid.Reach, 1.3f * solid.RadiusV), height = MathF.Max(0, solid.Centre.Y - radius);
            Vec3 place = new(solid.Centre.X - towards.X * solid.Centre.Y / up, 0, solid.Centre.Z - towards.Z * solid.Centre.Y / up);
            (Vec3 at, float unit) = camera.Project(place);
            float size = radius * unit / Shrink;
            mask.Fill(Path.Ellipse(at.X / Shrink, at.Y / Shrink, 1.1f * size + 0.5f, 1.1f * size * flat + 0.5f), Rgb.Grey(1),
                1 / (1 + 0.8f * height));
        }
        mask.Blur(softness * canvas.Width / Shrink);
        for (int y = 0; y < canvas.Height; y++)
        {
            for (int x = 0; x < canvas.Width; x++)
            {
                float dark = mask.Smooth((x + 0.5f) / Shrink - 0.5f, (y + 0.5f) / Shrink - 0.5f).G;
                if (dark > 0.01f)
                    canvas.Pixels[y * canvas.Width + x] *= 1 - darkness * dark;
            }
        }
    }
}
