namespace SmallData.Datasets.Drawn;

/// <summary>One pixel of a relief: how near it is, which way it faces, and what it is made of.</summary>
internal struct Facet
{
    public float Cover, Depth, Blend, Pattern, Fur, Gloss;
    public Vec3 Normal;
    public Rgb Colour;
}

/// <summary>
/// The figure as the camera sees it, before light falls on it: a depth buffer of ellipsoids that flow into one another
/// (a smooth maximum of depths, after Quilez's polynomial smooth minimum).
/// </summary>
internal sealed class Relief(int width, int height)
{
    public int Width { get; } = width;
    public int Height { get; } = height;
    public Facet[] Facets { get; } = new Facet[width * height];

    public void Add(Sculpture figure, Camera camera)
    {
        foreach (Solid solid in figure.Solids)
        {
            (Vec3 place, float unit) = camera.Project(solid.Centre);
            Add(solid with
            {
                Centre = place,
                U = camera.Turn(solid.U), V = camera.Turn(solid.V), W = camera.Turn(solid.W),
                RadiusU = solid.RadiusU * unit, RadiusV = solid.RadiusV * unit, RadiusW = solid.RadiusW * unit,
                Surface = solid.Surface.Iris is not { } iris ? solid.Surface
                    : solid.Surface with { Iris = iris with { Gaze = camera.Turn(iris.Gaze), Up = camera.Turn(iris.Up) } },
            });
        }
    }

    /// <summary>Adds an ellipsoid given in pixels. Its points p satisfy pᵀQp = 1 about its centre; for a pixel that is a quadratic in depth.</summary>
    public void Add(in Solid solid)
    {
        float iu = 1 / (solid.RadiusU * solid.RadiusU + 0.02f), iv = 1 / (solid.RadiusV * solid.RadiusV + 0.02f), iw = 1 / (solid.RadiusW * solid.RadiusW + 0.02f);
        (Vec3 u, Vec3 v, Vec3 w) = (solid.U, solid.V, solid.W);
        float qxx = u.X * u.X * iu + v.X * v.X * iv + w.X * w.X * iw, qyy = u.Y * u.Y * iu + v.Y * v.Y * iv + w.Y * w.Y * iw;
        float qzz = u.Z * u.Z * iu + v.Z * v.Z * iv + w.Z * w.Z * iw, qxy = u.X * u.Y * iu + v.X * v.Y * iv + w.X * w.Y * iw;
        float qxz = u.X * u.Z * iu + v.X * v.Z * iv + w.X * w.Z * iw, qyz = u.Y * u.Z * iu + v.Y * v.Z * iv + w.Y * w.Z * iw;
        float rx = MathF.Sqrt(u.X * u.X / iu + v.X * v.X / iv + w.X * w.X / iw) + 1, ry = MathF.Sqrt(u.Y * u.Y / iu + v.Y * v.Y / iv + w.Y * w.Y / iw) + 1;
        // The outline seen by the camera is the ellipse dᵀMd = 1.
        float mxx = qxx - qxz * qxz / qzz, mxy = qxy - qxz * qyz / qzz, myy = qyy - qyz * qyz / qzz;
        int x0 = Math.Max(0, (int)(solid.Centre.X - rx)), x1 = Math.Min(Width - 1, (int)(solid.Centre.X + rx + 1));
        int y0 = Math.Max(0, (int)(solid.Centre.Y - ry)), y1 = Math.Min(Height - 1, (int)(solid.Centre.Y + ry + 1));
        Surface surface = solid.Surface;
        float blend = surface.Blend * MathF.Min(solid.RadiusU, solid.RadiusV), fuzz = surface.Fur * MathF.Min(0.011f * Width, 0.3f * solid.RadiusV);
        float nearest = solid.Centre.Z + MathF.Sqrt(u.Z * u.Z / iu + v.Z * v.Z / iv + w.Z * w.Z / iw) + blend;
        for (int y = y0; y <= y1; y++)
        {
            float dy = y + 0.5f - solid.Centre.Y;
            for (int x = x0; x <= x1; x++)
            {
                ref Facet facet = ref Facets[y * Width + x];
                if (facet.Cover >= 1 && facet.Depth > nearest)
                    continue;
                float dx = x + 0.5f - solid.Centre.X;
                float gx = mxx * dx + mxy * dy, gy = mxy * dx + myy * dy, inside = 1 - (gx * dx + gy * dy);
                float cover = 1;
                if (inside < 0.6f)
                {
                    // Distance to the outline in pixels, to first order; fur makes it ragged.
                    float edge = inside / (2 * MathF.Sqrt(gx * gx + gy * gy) + 1e-6f);
                    cover = Scalar.Clamp01(edge + 0.5f + fuzz * 0.5f * Noise.Cell(x, y));
                    if (cover <= 0)
                        continue;
                }
                float shift = (qxz * dx + qyz * dy) / qzz;
                float dz = MathF.Sqrt(MathF.Max(0, inside) / qzz) - shift;
                Merge(ref facet, cover, solid.Centre.Z + dz, blend, surface,
                    new Vec3(qxx * dx + qxy * dy + qxz * dz, qxy * dx + qyy * dy + qyz * dz, qxz * dx + qyz * dy + qzz * dz));
            }
        }
    }

    private static void Merge(ref Facet facet, float cover, float depth, float blend, Surface surface, Vec3 normal)
    {
        float k = MathF.Min(blend, facet.Blend), above = depth - facet.Depth;
        float share = facet.Cover < 0.05f ? 1 : k > 0.01f ? Scalar.Clamp01(0.5f + 0.5f * above / k) : above > 0 ? 1 : 0;
        if (cover < 0.5f && facet.Cover > cover)
            share = 0;
        if (share <= 0)
        {
            facet.Cover = MathF.Max(facet.Cover, cover);
            return;
        }
        normal = normal.Unit;
        Rgb colour = surface.Iris is { } iris ? Look(iris, normal) : surface.Colour;
        if (share >= 1)
        {
            facet.Depth = depth;
            facet.Normal = normal;
            facet.Colour = colour;
            facet.Pattern = surface.Pattern;
            facet.Fur = surface.Fur;
            facet.Gloss = surface.Gloss;
            facet.Blend = blend;
        }
        else
        {
            facet.Depth = Scalar.Lerp(facet.Depth, depth, share) + k * share * (1 - share);
            facet.Normal = Vec3.Lerp(facet.Normal, normal, share);
            facet.Colour = Rgb.Lerp(facet.Colour, colour, share);
            facet.Pattern = Scalar.Lerp(facet.Pattern, surface.Pattern, share);
            facet.Fur = Scalar.Lerp(facet.Fur, surface.Fur, share);
            facet.Gloss = Scalar.Lerp(facet.Gloss, surface.Gloss, share);
            facet.Blend = Scalar.Lerp(facet.Blend, blend, share);
        }
        facet.Cover = MathF.Max(facet.Cover, cover);
    }

    /// <summary>The colour of an eyeball where it faces along the normal: lid, iris or pupil.</summary>
    private static Rgb Look(Iris iris, Vec3 normal)
    {
        float front = normal.Dot(iris.Gaze), up = normal.Dot(iris.Up), side = normal.Dot(iris.Gaze.Cross(iris.Up));
        float lid = Scalar.Step(iris.Opening, iris.Opening + 0.15f, MathF.Abs(up));
        float off = MathF.Sqrt(side * side / (iris.Slit * iris.Slit) + up * up);
        float pupil = front > 0 ? 1 - Scalar.Step(iris.Pupil - 0.1f, iris.Pupil + 0.1f, off) : 0;
        float rim = Scalar.Step(0.62f, 0.78f, MathF.Sqrt(MathF.Max(0, 1 - front * front)));
        Rgb colour = Rgb.Lerp(iris.Colour * (1 + 0.5f * up * -1), Rgb.Grey(0.012f), MathF.Max(pupil, 0.85f * rim));
        return Rgb.Lerp(colour, Rgb.Grey(0.01f), lid);
    }
}
