namespace Sketches;

/// <summary>Builds a head from its plan: skull, cheeks, muzzle, nose, mouth, eyes and ears.</summary>
internal sealed class MammalHead(Sculpture figure, HeadPlan plan, Coat coat, Frame head)
{
    private readonly Surface fur = coat.Body, pale = coat.Light;

    public void Build()
    {
        figure.AddingHead = true;
        figure.Ellipsoid(head, plan.Long, plan.Tall, plan.Wide, fur);
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            figure.Ellipsoid(At(0.25f, -0.32f, side * 0.5f * plan.Wide), plan.Cheek, plan.Cheek, plan.Cheek, fur);
            Eye(side);
            Ear(side);
        }
        Muzzle();
        figure.AddingHead = false;
    }

    private Frame At(float x, float y, float z) => head with { Origin = head.Point(x, y, z) };

    private Joint Joint(float x, float y, float z, float radius) => new(head.Point(x, y, z), radius * head.Scale);

    private void Muzzle()
    {
        float r = plan.MuzzleRadius, tip = r * plan.MuzzleTaper, end = plan.Long * 0.62f + plan.MuzzleLength, y = -0.28f,
            endY = y - plan.MuzzleDrop;
        figure.Limb(pale, Joint(plan.Long * 0.5f, y, 0, r), Joint((plan.Long * 0.5f + end) / 2, (y + endY) / 2 + 0.03f, 0,
            (r + tip) / 2), Joint(end, endY, 0, tip));
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
            figure.Ellipsoid(At(end + tip * 0.25f, endY - 0.3f * tip, side * 0.52f * tip), 0.72f * tip, 0.6f * tip, 0.62f * tip, pale);

        // The lower jaw swings down as the mouth opens.
        float gape = plan.MouthOpen * 0.45f;
        Surface dark = new(Rgb.Hex(0x2A1512), 0.1f);
        float jawY = endY - 0.8f * tip - gape;
        figure.Limb(pale, Joint(plan.Long * 0.45f, y - 0.62f * r, 0, 0.6f * r), Joint(end - 0.05f, jawY, 0, 0.5f * tip));
        if (plan.MouthOpen > 0.2f)
            figure.Limb(new Surface(Rgb.Hex(0x5A2226), 0.1f), Joint(end - 0.3f * tip, endY - 0.7f * tip, 0, 0.45f * tip),
                Joint(end + 0.28f * tip, jawY + 0.45f * tip + 0.3f * gape, 0, 0.42f * tip));
        if (plan.TongueOut)
        {
            Surface tongue = new(Rgb.Hex(0xD9727C), 0.3f, Gloss: 0.25f);
            figure.Blade(tongue, head.X, 0.4f, Joint(end + 0.2f * tip, jawY + 0.35f * tip, 0, 0.34f * tip),
                Joint(end + 0.75f * tip, jawY - 0.1f * tip, 0, 0.36f * tip), Joint(end + 0.85f * tip, jawY - 1.0f * tip, 0, 0.3f * tip));
        }

        float n = plan.NoseRadius, noseX = end + tip * 0.8f, noseY = endY + 0.28f * tip;
        figure.Ellipsoid(At(noseX, noseY, 0), 0.75f * n, 0.72f * n, n, new Surface(plan.Nose, 0.1f, Gloss: 0.5f));
        // The cleft below the nose and the line of the lips.
        float line = 0.045f + 0.02f * tip;
        figure.Limb(dark, Joint(noseX + 0.1f * tip, noseY - 0.6f * n, 0, line), Joint(noseX + 0.12f * tip, endY - 0.45f * tip, 0, line));
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            figure.Limb(dark, Joint(noseX + 0.12f * tip, endY - 0.45f * tip, 0, line),
                Joint(noseX + 0.05f * tip, endY - 0.82f * tip, side * 0.5f * tip, line),
                Joint(end - 0.25f * tip, endY - 0.7f * tip, side * 1.04f * tip, 0.7f * line));
            Whiskers(side, end, endY, tip);
        }
    }

    private void Whiskers(float side, float x, float y, float tip)
    {
        if (plan.Whiskers <= 0)
            return;
        for (int i = 0; i < 5; i++)
        {
            float fan = (i - 2) * 0.16f, length = plan.Whiskers * (1 - 0.08f * i);
            figure.Hairs.Add(new Hair(
                head.Point(x + 0.55f * tip, y - 0.2f * tip - 0.05f * i, side * 0.75f * tip),
                head.Point(x + 0.6f * tip, y - 0.05f + fan * 0.5f * length, side * (0.75f * tip + 0.55f * length)),
                head.Point(x + 0.1f * tip, y - 0.2f + fan * length, side * (0.75f * tip + length)),
                0.022f * head.Scale, plan.WhiskerColour));
        }
    }

    private void Eye(float side)
    {
        float z = side * plan.EyeApart * plan.Wide, y = plan.EyeHeight, r = plan.EyeRadius;
        // On the skull's surface, a little sunk.
        float rest = MathF.Max(0.05f, 1 - z * z / (plan.Wide * plan.Wide) - y * y / (plan.Tall * plan.Tall));
        float x = plan.Long * MathF.Sqrt(rest);
        Vec3 gaze = head.Direction(new Vec3(1 - 0.6f * plan.EyeSideways, 0.02f, side * (0.12f + plan.EyeSideways)).Unit);
        Frame socket = At(x - 0.5f * r, y, z);
        figure.Ellipsoid(At(x - 0.8f * r, y, z), 1.15f * r, 1.15f * r, 1.28f * r, new Surface(coat.Main * 0.22f, 0.35f));
        figure.Ellipsoid(socket, r, r, r, new Surface(plan.EyeColour, 0, Gloss: 1.3f,
            Iris: new Iris(gaze, head.Y, plan.EyeColour, plan.Pupil, plan.Slit, plan.EyeOpening)));
        // A brow, so that the eye does not bulge.
        figure.Ellipsoid(At(x - 0.85f * r, y + 1.05f * r, z * 0.95f), 0.95f * r, 0.42f * r, 1.2f * r, fur);
    }

    private void Ear(float side)
    {
        float length = plan.EarLength, w = plan.EarWidth, s = plan.EarSpread;
        float y = plan.Tall * (0.78f - 0.25f * s), z = side * plan.Wide * (0.4f + 0.42f * s);
        Surface inner = new(Rgb.Lerp(Rgb.Hex(0xD9A090), coat.Main, 0.35f), 1.2f);
        Vec3 front = head.Direction(new Vec3(1, 0.1f, side * 0.35f).Unit), outward = head.Direction(new Vec3(0.25f, 0.1f, side).Unit);
        float lean = side * (0.12f + 0.35f * s) * length;
        switch (plan.Ear)
        {
            case EarKind.Pointed or EarKind.Folded:
                float fold = plan.Ear == EarKind.Folded ? 0.4f * length : 0;
                figure.Blade(fur, front, 0.35f, Joint(-0.12f, y, z, w), Joint(-0.1f, y + 0.5f * length, z + 0.55f * lean, 0.62f * w),
                    Joint(-0.08f + 0.8f * fold, y + 0.97f * length - 0.8f * fold, z + lean, 0.1f * w));
                figure.Blade(inner, front, 0.3f, Joint(0.05f, y + 0.12f * length, z + 0.1f * lean, 0.62f * w),
                    Joint(0.03f, y + 0.45f * length, z + 0.5f * lean, 0.4f * w),
                    Joint(0f, y + 0.75f * length - 0.5f * fold, z + 0.78f * lean, 0.08f * w));
                break;
            case EarKind.Floppy:
                Surface ear = coat.Skin(Rgb.Lerp(coat.Main, coat.Second, 0.45f), 0.5f);
                figure.Blade(ear, outward, 0.3f, Joint(-0.15f, y * 0.95f, z, 0.6f * w),
                    Joint(-0.05f, y - 0.05f, z + side * 0.32f, 0.85f * w), Joint(0.02f, y - 0.55f * length, z + side * 0.42f, 1.0f * w),
                    Joint(0.08f, y - length, z + side * 0.3f, 0.6f * w));
                break;
            case EarKind.Leaf:
                figure.Blade(fur, front, 0.4f, Joint(-0.2f, y - 0.1f, z, 0.5f * w),
                    Joint(-0.2f, y + 0.05f, z + side * 0.55f * length, w), Joint(-0.15f, y - 0.1f, z + side * length, 0.2f * w));
                break;
            case EarKind.Fan:
                figure.Ellipsoid(At(-0.45f, -0.05f, side * (plan.Wide + 0.5f * length)).Yaw(side * 0.35f), 0.09f, 0.85f * length,
                    0.6f * length, fur);
                break;
        }
    }
}
