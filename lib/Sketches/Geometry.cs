namespace Sketches;

/// <summary>
/// Scalar helpers that give the same bits everywhere: only +, -, *, / and square roots, which IEEE 754 rounds exactly.
/// Library sines may differ in the last bit between processors, so the sine here is a polynomial.
/// </summary>
internal static class Scalar
{
    public const float Degree = MathF.PI / 180f;

    public static float Sin(float x)
    {
        x -= MathF.Floor(x * (0.5f / MathF.PI) + 0.5f) * (2f * MathF.PI);
        if (x > MathF.PI / 2)
            x = MathF.PI - x;
        else if (x < -MathF.PI / 2)
            x = -MathF.PI - x;
        float s = x * x;
        return x * (1f + s * (-1f / 6 + s * (1f / 120 + s * (-1f / 5040 + s * (1f / 362880)))));
    }

    public static float Cos(float x) => Sin(x + MathF.PI / 2);

    public static float Lerp(float a, float b, float t) => a + (b - a) * t;

    public static float Clamp01(float x) => x < 0 ? 0 : x > 1 ? 1 : x;

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, smooth between.</summary>
    public static float Step(float from, float to, float x)
    {
        float t = Clamp01((x - from) / (to - from));
        return t * t * (3 - 2 * t);
    }
}

/// <summary>A point or direction in space: x forward (where the animal looks), y up, z sideways.</summary>
internal readonly record struct Vec3(float X, float Y, float Z)
{
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
    public static Vec3 operator *(Vec3 a, float s) => new(a.X * s, a.Y * s, a.Z * s);

    public float Dot(Vec3 b) => X * b.X + Y * b.Y + Z * b.Z;
    public Vec3 Cross(Vec3 b) => new(Y * b.Z - Z * b.Y, Z * b.X - X * b.Z, X * b.Y - Y * b.X);
    public float Length => MathF.Sqrt(Dot(this));
    public Vec3 Unit => this * (1f / MathF.Max(Length, 1e-9f));

    public static Vec3 Lerp(Vec3 a, Vec3 b, float t) => a + (b - a) * t;

    /// <summary>Catmull-Rom: a smooth curve from b to c.</summary>
    public static Vec3 Spline(Vec3 a, Vec3 b, Vec3 c, Vec3 d, float t) =>
        b + ((c - a) + (a * 2 - b * 5 + c * 4 - d + (b * 3 - a - c * 3 + d) * t) * t) * (0.5f * t);
}

/// <summary>A place with three axes at right angles; heads, feet and cameras each have one.</summary>
internal readonly record struct Frame(Vec3 Origin, Vec3 X, Vec3 Y, Vec3 Z, float Scale = 1f)
{
    public static readonly Frame World = new(default, new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    public Vec3 Point(Vec3 p) => Origin + Direction(p) * Scale;
    public Vec3 Point(float x, float y, float z) => Point(new Vec3(x, y, z));
    public Vec3 Direction(Vec3 d) => X * d.X + Y * d.Y + Z * d.Z;

    /// <summary>Coordinates in this frame of a world point.</summary>
    public Vec3 Local(Vec3 p)
    {
        Vec3 d = p - Origin;
        return new Vec3(d.Dot(X), d.Dot(Y), d.Dot(Z)) * (1f / Scale);
    }

    public Frame MovedTo(Vec3 origin, float scale) => this with { Origin = origin, Scale = scale };

    /// <summary>Turns about Y (to the left for a positive angle), as in shaking the head.</summary>
    public Frame Yaw(float angle)
    {
        (float s, float c) = (Scalar.Sin(angle), Scalar.Cos(angle));
        return this with { X = X * c + Z * s, Z = Z * c - X * s };
    }

    /// <summary>Turns about Z (up for a positive angle), as in nodding.</summary>
    public Frame Pitch(float angle)
    {
        (float s, float c) = (Scalar.Sin(angle), Scalar.Cos(angle));
        return this with { X = X * c + Y * s, Y = Y * c - X * s };
    }

    /// <summary>Turns about X, as in tilting the head.</summary>
    public Frame Roll(float angle)
    {
        (float s, float c) = (Scalar.Sin(angle), Scalar.Cos(angle));
        return this with { Y = Y * c + Z * s, Z = Z * c - Y * s };
    }
}
