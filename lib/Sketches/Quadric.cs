namespace Sketches;

/// <summary>
/// An ellipsoid as the camera sees it. Its points p, from its centre, satisfy pᵀQp = 1: for a pixel that is a quadratic equation
/// in depth, and the pixels where it has a solution lie within the ellipse dᵀMd = 1.
/// </summary>
internal readonly struct Quadric
{
    private readonly float qxx, qyy, qzz, qxy, qxz, qyz, mxx, mxy, myy;

    public Quadric(Solid solid)
    {
        (Vec3 u, Vec3 v, Vec3 w) = (solid.U, solid.V, solid.W);
        // The small term keeps what is thinner than a pixel from falling between pixels.
        float uu = solid.RadiusU * solid.RadiusU + 0.02f, vv = solid.RadiusV * solid.RadiusV + 0.02f,
            ww = solid.RadiusW * solid.RadiusW + 0.02f;
        qxx = u.X * u.X / uu + v.X * v.X / vv + w.X * w.X / ww;
        qyy = u.Y * u.Y / uu + v.Y * v.Y / vv + w.Y * w.Y / ww;
        qzz = u.Z * u.Z / uu + v.Z * v.Z / vv + w.Z * w.Z / ww;
        qxy = u.X * u.Y / uu + v.X * v.Y / vv + w.X * w.Y / ww;
        qxz = u.X * u.Z / uu + v.X * v.Z / vv + w.X * w.Z / ww;
        qyz = u.Y * u.Z / uu + v.Y * v.Z / vv + w.Y * w.Z / ww;
        mxx = qxx - qxz * qxz / qzz;
        mxy = qxy - qxz * qyz / qzz;
        myy = qyy - qyz * qyz / qzz;
        ReachY = MathF.Sqrt(u.Y * u.Y * uu + v.Y * v.Y * vv + w.Y * w.Y * ww);
        ReachZ = MathF.Sqrt(u.Z * u.Z * uu + v.Z * v.Z * vv + w.Z * w.Z * ww);
    }

    /// <summary>Half the extent down the picture.</summary>
    public float ReachY { get; }

    /// <summary>Half the extent towards the viewer.</summary>
    public float ReachZ { get; }

    /// <summary>Where a row of pixels enters and leaves the ellipse; beside its top and bottom, where it passes them.</summary>
    public (float From, float To) Row(float dy)
    {
        float near = MathF.Max(0, MathF.Abs(dy) - 1), middle = -mxy * dy / mxx;
        float half = MathF.Sqrt(MathF.Max(0, mxy * mxy * near * near - mxx * (myy * near * near - 1))) / mxx;
        return (middle - half, middle + half);
    }

    /// <summary>1 at the middle, 0 on the outline, negative beyond.</summary>
    public float Inside(float dx, float dy) => 1 - (mxx * dx * dx + 2 * mxy * dx * dy + myy * dy * dy);

    /// <summary>Distance to the outline in pixels, to first order.</summary>
    public float Edge(float dx, float dy, float inside)
    {
        float gx = mxx * dx + mxy * dy, gy = mxy * dx + myy * dy;
        return inside / (2 * MathF.Sqrt(gx * gx + gy * gy) + 1e-6f);
    }

    /// <summary>How far the front lies before the centre.</summary>
    public float Front(float dx, float dy, float inside) => MathF.Sqrt(MathF.Max(0, inside) / qzz) - (qxz * dx + qyz * dy) / qzz;

    /// <summary>Direction of the surface, not of unit length.</summary>
    public Vec3 Normal(float dx, float dy, float dz) =>
        new(qxx * dx + qxy * dy + qxz * dz, qxy * dx + qyy * dy + qyz * dz, qxz * dx + qyz * dy + qzz * dz);
}
