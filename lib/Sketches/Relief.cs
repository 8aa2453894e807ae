namespace Sketches;

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

    public void Clear() => Array.Clear(Facets);

    /// <summary>Adds a figure, nearest parts first, so that what they hide costs little.</summary>
    public void Add(Sculpture figure, Camera camera)
    {
        Solid[] seen = [.. figure.Solids.Select(solid => Seen(solid, camera)).OrderByDescending(solid => solid.Centre.Z)];
        foreach (Solid solid in seen)
            Add(solid);
    }

    private static Solid Seen(Solid solid, Camera camera)
    {
        (Vec3 place, float unit) = camera.Project(solid.Centre);
        return solid with
        {
            Centre = place,
            U = camera.Turn(solid.U),
            V = camera.Turn(solid.V),
            W = camera.Turn(solid.W),
            RadiusU = solid.RadiusU * unit,
            RadiusV = solid.RadiusV * unit,
            RadiusW = solid.RadiusW * unit,
            Surface = solid.Surface.Iris is not { } iris ? solid.Surface
                : solid.Surface with { Iris = iris with { Gaze = camera.Turn(iris.Gaze), Up = camera.Turn(iris.Up) } },
        };
    }

    /// <summary>Adds an ellipsoid given in pixels.</summary>
    public void Add(Solid solid)
    {
        var shape = new Quadric(solid);
        Surface surface = solid.Surface;
        float blend = surface.Blend * MathF.Min(solid.RadiusU, solid.RadiusV);
        float fuzz = 0.5f * surface.Fur * MathF.Min(0.011f * Width, 0.3f * solid.RadiusV), nearest = solid.Centre.Z + shape.ReachZ + blend;
        int top = Math.Max(0, (int)(solid.Centre.Y - shape.ReachY - 1)),
            bottom = Math.Min(Height - 1, (int)(solid.Centre.Y + shape.ReachY + 1));
        for (int y = top; y <= bottom; y++)
        {
            float dy = y + 0.5f - solid.Centre.Y;
            (float from, float to) = shape.Row(dy);
            int left = Math.Max(0, (int)(solid.Centre.X + from - 2)), right = Math.Min(Width - 1, (int)(solid.Centre.X + to + 1));
            for (int x = left; x <= right; x++)
            {
                ref Facet facet = ref Facets[y * Width + x];
                if (facet.Cover >= 1 && facet.Depth > nearest)
                    continue;
                float dx = x + 0.5f - solid.Centre.X, inside = shape.Inside(dx, dy), cover = 1;
                if (inside < 0.6f)
                {
                    // Fur makes the outline ragged.
                    cover = Scalar.Clamp01(shape.Edge(dx, dy, inside) + 0.5f + fuzz * Noise.Cell(x, y));
                    if (cover <= 0)
                        continue;
                }
                float dz = shape.Front(dx, dy, inside), depth = solid.Centre.Z + dz;
                if (facet.Cover >= 1 && depth <= facet.Depth - MathF.Min(blend, facet.Blend))
                    continue;
                Merge(ref facet, cover, depth, blend, surface, shape.Normal(dx, dy, dz));
            }
        }
    }

    /// <summary>Lets a surface show at a pixel as far as it is nearer than what is there, softly within the blending distance.</summary>
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
