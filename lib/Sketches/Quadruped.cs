namespace Sketches;

/// <summary>Builds a four-legged body in a pose. Where the head goes comes out, for the head's own builder.</summary>
internal sealed class Quadruped(Sculpture figure, BodyPlan plan, Pose pose, Coat coat)
{
    private readonly Surface fur = coat.Body, pale = coat.Light;
    private Vec3 hips, shoulders;

    /// <summary>Builds all but the head and returns the head's frame.</summary>
    public Frame Build()
    {
        (float back, float l) = (plan.Leg, plan.Length);
        (hips, shoulders) = pose.Stance switch
        {
            Stance.Sitting => (new Vec3(-0.3f * l, plan.Hips * 0.95f, 0), new Vec3(0.14f * l, 0.62f * l + 0.25f * back, 0)),
            Stance.Lying => (new Vec3(-0.48f * l, plan.Hips * 0.95f, 0), new Vec3(0.48f * l, plan.Chest * 1.05f, 0)),
            Stance.Bowing => (new Vec3(-0.48f * l, back, 0), new Vec3(0.42f * l, plan.Chest * 1.1f, 0)),
            _ => (new Vec3(-0.5f * l, back, 0), new Vec3(0.5f * l, back, 0)),
        };
        Torso();
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            FrontLeg(side);
            HindLeg(side);
        }
        Tail();
        return Neck();
    }

    private void Torso()
    {
        Vec3 middle = Vec3.Lerp(hips, shoulders, 0.5f) + new Vec3(0, pose.Stance == Stance.Sitting ? 0.02f : 0.0f, 0);
        figure.Limb(fur, new Joint(hips, plan.Hips), new Joint(middle, plan.Waist), new Joint(shoulders, plan.Chest));
        Vec3 breast = pose.Stance == Stance.Sitting ? new Vec3(0.1f, -0.14f, 0) : new Vec3(0.06f, -0.06f, 0);
        figure.Ellipsoid(Frame.World.MovedTo(shoulders + breast * (plan.Chest / 0.26f), plan.Chest), 0.85f, 1f, 0.85f,
            coat.Skin(Rgb.Lerp(coat.Main, coat.Pale, 0.75f), 0.5f));
        // The belly, pale and a little lower than the back.
        figure.Ellipsoid(Frame.World.MovedTo(middle + new Vec3(0, -0.3f * plan.Waist, 0), plan.Waist), 1.3f, 0.8f, 0.85f, fur);
    }

    private void Leg(Vec3 top, Vec3 knee, Vec3 ankle, Vec3 foot, float thick)
    {
        float r = plan.LegRadius;
        figure.Limb(fur, new Joint(top, thick), new Joint(knee, r * 1.15f), new Joint(ankle, r * 0.85f), new Joint(foot, r * 0.9f));
        Frame paw = Frame.World.MovedTo(foot + new Vec3(0.35f * plan.Paw, 0, 0), plan.Paw);
        if (plan.Hoof is { } hoof)
            figure.Limb(hoof, new Joint(foot + new Vec3(0, 0.5f * plan.Paw, 0), plan.Paw * 0.85f),
                new Joint(foot + new Vec3(0.2f * plan.Paw, -0.2f * plan.Paw, 0), plan.Paw));
        else
            figure.Ellipsoid(paw, 1.35f, 0.75f, 1f, pale);
    }

    private void FrontLeg(float side)
    {
        float z = side * 0.6f * plan.Chest, y = shoulders.Y, x = shoulders.X, ground = plan.Paw * 0.7f;
        float swing = pose.Stance == Stance.Walking ? side * pose.Swing * 0.42f * plan.Leg : 0.05f * side * pose.Swing;
        float thick = MathF.Min(plan.Chest * 0.55f, plan.LegRadius * 2f);
        switch (pose.Stance)
        {
            case Stance.Lying or Stance.Bowing:
                float reach = plan.Leg * (0.5f + 0.12f * side * pose.Swing);
                Leg(new(x, y, z * 1.1f), new(x - 0.08f, ground + 0.05f, z * 1.25f), new(x + reach * 0.5f, ground, z * 1.2f),
                    new(x + reach, ground, z), thick);
                break;
            case Stance.Sitting:
                float front = x + 0.1f;
                Leg(new(x + 0.02f, y - 0.3f * plan.Chest, z), new(front - 0.02f, y * 0.5f, z), new(front, y * 0.15f, z * 0.9f),
                    new(front + 0.03f, ground, z * 0.9f), thick);
                break;
            default:
                float lift = MathF.Max(0, swing) * 0.3f;
                Leg(new(x, y - 0.25f * plan.Chest, z), new(x - 0.04f + 0.4f * swing, y * 0.5f, z),
                    new(x + 0.8f * swing, y * 0.15f + lift, z), new(x + 0.03f + swing, ground + lift, z), thick);
                break;
        }
    }

    private void HindLeg(float side)
    {
        float z = side * 0.6f * plan.Hips, y = hips.Y, x = hips.X, ground = plan.Paw * 0.7f, thigh = plan.Hips * 0.62f;
        if (pose.Stance is Stance.Sitting or Stance.Lying)
        {
            Frame leg = Frame.World.MovedTo(new Vec3(x + 0.12f, y * 0.95f, side * plan.Hips * 0.85f), plan.Hips);
            figure.Ellipsoid(leg.Pitch(0.5f), 0.95f, 0.75f, 0.45f, fur);
            figure.Limb(pale, new Joint(new(x + 0.05f, ground + 0.02f, side * plan.Hips), plan.LegRadius * 1.1f),
                new Joint(new(x + 0.42f * MathF.Min(plan.Leg, 0.8f) + 0.1f, ground, side * plan.Hips * 1.1f), plan.Paw * 0.95f));
            return;
        }
        float swing = pose.Stance == Stance.Walking ? -side * pose.Swing * 0.42f * plan.Leg : 0.05f * side * pose.Swing;
        float bend = plan.Hoof is null ? 0.15f : 0.11f;
        figure.Limb(fur, new Joint(new(x, y - 0.1f * plan.Hips, z), thigh * 1.15f),
            new Joint(new(x + bend * 0.7f + 0.4f * swing, y * 0.6f, z), thigh * 0.65f),
            new Joint(new(x - bend + 0.7f * swing, y * 0.33f, z), plan.LegRadius));
        float lift = MathF.Max(0, swing) * 0.25f;
        Leg(new(x - bend * 0.9f + 0.7f * swing, y * 0.36f, z), new(x - bend * 0.8f + 0.75f * swing, y * 0.3f, z),
            new(x - bend * 0.5f + 0.9f * swing, y * 0.13f + lift, z), new(x - 0.02f + swing, ground + lift, z), plan.LegRadius * 1.1f);
    }

    private void Tail()
    {
        if (plan.Tail <= 0.02f)
            return;
        Vec3 root = hips + new Vec3(-plan.Hips * 0.8f, plan.Hips * (pose.Stance == Stance.Sitting ? -0.4f : 0.45f), 0);
        float l = plan.Tail, r = plan.TailRadius, sweep = pose.TailSwing * 0.45f * l;
        if (pose.Stance is Stance.Sitting or Stance.Lying && plan.TailLift < 0.5f)
        {
            // On the ground, swept round one side.
            float side = pose.TailSwing < 0 ? -1 : 1;
            figure.Limb(fur, new Joint(root, r * 1.1f), new Joint(root with { X = root.X - 0.3f * l, Y = r, Z = side * 0.25f * l }, r),
                new Joint(new(root.X + 0.05f, r, side * (0.5f * l + plan.Hips * 0.5f)), r),
                new Joint(new(root.X + 0.4f * l, r, side * (0.4f * l + plan.Hips)), r * 0.7f));
            return;
        }
        float up = plan.TailLift, c = plan.TailCurl;
        Vec3 middle = root + new Vec3(-0.45f * l * (1 - 0.6f * MathF.Abs(up)), 0.5f * l * up, 0.3f * sweep);
        Vec3 tip = middle + new Vec3(-0.35f * l * (1 - MathF.Abs(up)) + c * 0.55f * l, 0.45f * l * up * (1 - c) + 0.1f * l * c, sweep);
        figure.Limb(fur, new Joint(root, r * 1.2f), new Joint(middle, r), new Joint(tip, r * 0.7f));
    }

    private Frame Neck()
    {
        float rise = (plan.NeckRise + pose.HeadPitch * 25) * Scalar.Degree
            + (pose.Stance == Stance.Sitting ? 0.5f : pose.Stance == Stance.Lying ? 0.15f : 0);
        Vec3 way = new Vec3(Scalar.Cos(rise), Scalar.Sin(rise), Scalar.Sin(pose.HeadYaw) * 0.25f).Unit;
        Vec3 from = shoulders + new Vec3(0.1f * plan.Chest, 0.35f * plan.Chest, 0), to = from + way * plan.Neck;
        figure.Limb(fur, new Joint(from, (plan.NeckRadius + plan.Chest) * 0.5f), new Joint(Vec3.Lerp(from, to, 0.55f), plan.NeckRadius),
            new Joint(to, plan.NeckRadius * 0.92f));
        if (plan.Collar is { } collar)
        {
            Frame ring = new(Vec3.Lerp(from, to, 0.6f), way, new Vec3(-way.Y, way.X, 0).Unit,
                way.Cross(new Vec3(-way.Y, way.X, 0).Unit), plan.NeckRadius);
            figure.Ellipsoid(ring, 0.28f, 1.22f, 1.22f, collar);
        }
        if (plan.Mane is { } mane)
            Mane(mane, from, to, way);
        Vec3 place = to + way * (0.35f * plan.Head) + new Vec3(0.15f * plan.Head, 0.1f * plan.Head, 0);
        return Frame.World.MovedTo(place, plan.Head).Yaw(pose.HeadYaw).Pitch(pose.HeadPitch * 0.7f).Roll(pose.HeadRoll);
    }

    private void Mane(Surface mane, Vec3 from, Vec3 to, Vec3 way)
    {
        Vec3 nape = new Vec3(-way.Y, way.X, 0).Unit;
        const float Fall = 0.55f;
        float r = plan.NeckRadius;
        for (int i = 0; i <= 4; i++)
        {
            Vec3 root = Vec3.Lerp(from, to, i * 0.27f - 0.05f) + nape * (0.95f * r);
            float side = pose.TailSwing < 0 ? -1 : 1;
            figure.Limb(mane, new Joint(root + nape * (0.15f * r), 0.38f * r),
                new Joint(root + new Vec3(-0.1f * r, -Fall * r, side * Fall * 1.5f * r), 0.34f * r),
                new Joint(root + new Vec3(-0.2f * r, -2.6f * Fall * r, side * Fall * 1.75f * r), 0.2f * r));
        }
    }
}
