namespace Sketches;

/// <summary>Where the camera stands, what it aims at, and how large that comes out.</summary>
internal sealed class Camera
{
    private readonly Frame axes;
    private readonly float distance, scale, centreX, centreY;

    /// <summary>A camera that frames the subject.</summary>
    /// <param name="azimuth">0 in front of the figure, a quarter turn at its side, a half turn behind it.</param>
    /// <param name="elevation">Height of the camera above the figure, as an angle.</param>
    /// <param name="roll">How far it is held askew.</param>
    /// <param name="subject">The solids that the picture is to show.</param>
    /// <param name="fill">What share of the picture's side their larger extent takes.</param>
    /// <param name="shift">Offset of their middle from the picture's, in sides.</param>
    /// <param name="nearness">Strength of the perspective: the subject's extent over its distance.</param>
    /// <param name="width">The picture's width in pixels.</param>
    /// <param name="height">The picture's height in pixels.</param>
    public Camera(float azimuth, float elevation, float roll, IReadOnlyList<Solid> subject, float fill, (float X, float Y) shift,
        float nearness, int width, int height)
    {
        (float sa, float ca, float se, float ce) = (Scalar.Sin(azimuth), Scalar.Cos(azimuth), Scalar.Sin(elevation), Scalar.Cos(elevation));
        Vec3 towards = new(ca * ce, se, sa * ce), right = new(sa, 0, -ca), up = towards.Cross(right);
        Frame level = new(default, towards, right, up);
        level = level.Roll(roll);
        axes = new Frame(default, level.Y, level.Z, level.X);

        float left = float.MaxValue, low = float.MaxValue, near = float.MinValue, rightmost = float.MinValue, high = float.MinValue;
        Vec3 middle = default;
        foreach (Solid solid in subject)
        {
            Vec3 p = axes.Local(solid.Centre);
            float reach = MathF.Min(solid.Reach, 1.3f * solid.RadiusV);
            middle += solid.Centre * (1f / subject.Count);
            left = MathF.Min(left, p.X - reach);
            rightmost = MathF.Max(rightmost, p.X + reach);
            low = MathF.Min(low, p.Y - reach);
            high = MathF.Max(high, p.Y + reach);
            near = MathF.Max(near, p.Z);
        }
        Vec3 centre = axes.Local(middle);
        axes = axes with { Origin = axes.Point(new Vec3((left + rightmost) / 2, (low + high) / 2, centre.Z)) };
        float extent = MathF.Max(rightmost - left, high - low), side = MathF.Min(width, height);
        distance = extent / nearness + MathF.Max(0, near - centre.Z);
        scale = fill * side / extent;
        centreX = width * 0.5f + shift.X * side;
        centreY = height * 0.5f + shift.Y * side;
        Side = side;
    }

    public float Side { get; }

    /// <summary>Pixels for a unit at the subject's distance.</summary>
    public float Scale => scale;

    /// <summary>Direction towards the camera, in the figure's space.</summary>
    public Vec3 Towards => axes.Z;

    /// <summary>A point in pixels: x to the right, y down, z towards the viewer; and the size there of one unit.</summary>
    public (Vec3 Place, float Unit) Project(Vec3 point)
    {
        Vec3 p = axes.Local(point);
        float unit = scale * distance / MathF.Max(0.2f * distance, distance - p.Z);
        return (new Vec3(centreX + p.X * unit, centreY - p.Y * unit, p.Z * scale), unit);
    }

    /// <summary>A direction in the picture's axes: right, down, towards the viewer.</summary>
    public Vec3 Turn(Vec3 direction) => new(direction.Dot(axes.X), -direction.Dot(axes.Y), direction.Dot(axes.Z));

    /// <summary>A direction of the figure's space, from one in the picture's axes.</summary>
    public Vec3 Unturn(Vec3 direction) => axes.X * direction.X - axes.Y * direction.Y + axes.Z * direction.Z;

    /// <summary>The point of the figure's space at a pixel and depth, for coats that are painted in that space.</summary>
    public Vec3 Unproject(float x, float y, float z)
    {
        float depth = z / scale, unit = scale * distance / MathF.Max(0.2f * distance, distance - depth);
        return axes.Point(new Vec3((x - centreX) / unit, (centreY - y) / unit, depth));
    }
}
