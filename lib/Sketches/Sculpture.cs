namespace Sketches;

/// <summary>What a solid is made of. Blend: how softly it flows into its neighbours, as a share of its radius.</summary>
internal sealed record Surface(Rgb Colour, float Blend = 0.5f, float Pattern = 0, float Fur = 0, float Gloss = 0, Iris? Iris = null);

/// <summary>An eye's front: where it looks, and how its pupil is shaped (1 round, less a slit, more a bar).</summary>
internal sealed record Iris(Vec3 Gaze, Vec3 Up, Rgb Colour, float Pupil, float Slit, float Opening);

/// <summary>An ellipsoid: three axes at right angles and a radius along each.</summary>
internal readonly record struct Solid(Vec3 Centre, Vec3 U, Vec3 V, Vec3 W, float RadiusU, float RadiusV, float RadiusW, Surface Surface,
    bool IsHead)
{
    public float Reach => MathF.Max(RadiusU, MathF.Max(RadiusV, RadiusW));
}

/// <summary>A thin hair, such as a whisker.</summary>
internal readonly record struct Hair(Vec3 From, Vec3 Bend, Vec3 To, float Width, Rgb Colour);

/// <summary>A point of a limb's axis with the limb's radius there.</summary>
internal readonly record struct Joint(Vec3 Place, float Radius)
{
    public static Joint In(Frame frame, float x, float y, float z, float radius) => new(frame.Point(x, y, z), radius * frame.Scale);
    public static Joint At(float x, float y, float z, float radius) => new(new Vec3(x, y, z), radius);
}

/// <summary>A figure built of ellipsoids, in its own space: y is 0 on the ground.</summary>
internal sealed class Sculpture
{
    public List<Solid> Solids { get; } = [];
    public List<Hair> Hairs { get; } = [];

    /// <summary>Whether what is added now belongs to the head, which close-ups frame.</summary>
    public bool AddingHead { get; set; }

    public void Ball(Vec3 centre, float radius, Surface surface) =>
        Ellipsoid(Frame.World with { Origin = centre }, radius, radius, radius, surface);

    /// <summary>An ellipsoid at a frame's origin, along its axes; radii in the frame's units.</summary>
    public void Ellipsoid(Frame frame, float x, float y, float z, Surface surface)
    {
        float s = frame.Scale;
        Solids.Add(new Solid(frame.Origin, frame.X, frame.Y, frame.Z, x * s, y * s, z * s, surface, AddingHead));
    }

    /// <summary>A rounded limb along a smooth curve through the joints.</summary>
    public void Limb(Surface surface, params ReadOnlySpan<Joint> joints) => Blade(surface, new Vec3(0.3f, 0.2f, 0.9f), 1, joints);

    /// <summary>A limb that is flat: its radius counts at right angles to <paramref name="normal"/>, and along it only a share.</summary>
    public void Blade(Surface surface, Vec3 normal, float thickness, params ReadOnlySpan<Joint> joints)
    {
        for (int i = 0; i + 1 < joints.Length; i++)
        {
            Joint a = joints[Math.Max(i - 1, 0)], b = joints[i], c = joints[i + 1], d = joints[Math.Min(i + 2, joints.Length - 1)];
            float length = (c.Place - b.Place).Length;
            float spacing = thickness < 1 ? 0.55f : 0.75f;
            int pieces = Math.Clamp((int)MathF.Ceiling(length / (spacing * MathF.Max(1e-4f, MathF.Min(b.Radius, c.Radius)))), 1, 12);
            int end = i + 2 == joints.Length ? pieces : pieces - 1;
            for (int piece = 0; piece <= end; piece++)
            {
                float t = piece / (float)pieces, next = t + 0.05f;
                Vec3 place = Vec3.Spline(a.Place, b.Place, c.Place, d.Place, t);
                Vec3 along = (Vec3.Spline(a.Place, b.Place, c.Place, d.Place, next) - place).Unit;
                Vec3 side = along.Cross(normal).Unit, thin = side.Cross(along);
                float radius = Scalar.Lerp(b.Radius, c.Radius, t);
                Solids.Add(new Solid(place, along, side, thin, MathF.Max(1.2f * radius * MathF.Sqrt(thickness), 1.1f * length / pieces),
                    radius, radius * thickness, surface, AddingHead));
            }
        }
    }

    /// <summary>Tips the whole figure over about its length and sets it back on the ground.</summary>
    public void RollOver(float angle)
    {
        Frame turn = Frame.World.Roll(angle);
        float lowest = float.MaxValue;
        for (int i = 0; i < Solids.Count; i++)
        {
            Solid s = Solids[i];
            Iris? iris = s.Surface.Iris;
            Surface surface = iris is null ? s.Surface : s.Surface with
            {
                Iris =
                iris with { Gaze = turn.Direction(iris.Gaze), Up = turn.Direction(iris.Up) }
            };
            Solids[i] = s with
            {
                Centre = turn.Point(s.Centre),
                U = turn.Direction(s.U),
                V = turn.Direction(s.V),
                W = turn.Direction(s.W),
                Surface = surface
            };
            lowest = MathF.Min(lowest, Solids[i].Centre.Y - MathF.Min(s.Reach, MathF.Min(s.RadiusV, s.RadiusW) * 1.2f));
        }
        Vec3 lift = new(0, -lowest, 0);
        for (int i = 0; i < Solids.Count; i++)
            Solids[i] = Solids[i] with { Centre = Solids[i].Centre + lift };
        for (int i = 0; i < Hairs.Count; i++)
            Hairs[i] = Hairs[i] with
            {
                From = turn.Point(Hairs[i].From) + lift,
                Bend = turn.Point(Hairs[i].Bend) + lift,
                To = turn.Point(Hairs[i].To) + lift
            };
    }
}
