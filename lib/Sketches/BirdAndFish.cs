namespace Sketches;

/// <summary>A duck: on two legs, with wings and a flat beak.</summary>
internal static class Duck
{
    public static Coat Build(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.Of(dice, [0xF0ECE0, 0xD8B84A, 0x8A7252, 0x5A4A38, 0xA8A49C], dice.Chance(0.3f) ? Marking.Spots : Marking.Plain,
            0x4A3A2A, 1, 0.4f);
        Surface feathers = coat.Body, wing = coat.Skin(coat.Main * dice.Range(0.55f, 1f), 1, 0.4f),
            beak = new(Rgb.Hex(0xE09A30).Varied(dice), 0.25f, Gloss: 0.25f);
        Surface crown = dice.Chance(0.35f) ? new Surface(Rgb.Hex(0x1E5A3A), 0.5f, Fur: 0.2f, Gloss: 0.3f) : feathers;
        float tall = dice.Range(0.2f, 0.32f), neck = dice.Range(0.3f, 0.5f);
        figure.Limb(feathers, Joint.At(-0.45f, tall + 0.3f, 0, 0.12f), Joint.At(-0.15f, tall + 0.2f, 0, 0.27f),
            Joint.At(0.2f, tall + 0.22f, 0, 0.25f), Joint.At(0.32f, tall + 0.35f, 0, 0.17f));
        figure.Blade(feathers, new Vec3(0, 1, 0), 0.4f, Joint.At(-0.4f, tall + 0.3f, 0, 0.14f), Joint.At(-0.68f, tall + 0.42f, 0, 0.05f));
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            figure.Blade(wing, new Vec3(0.1f, 0.2f, side), 0.3f, Joint.At(0.2f, tall + 0.3f, 0.2f * side, 0.13f),
                Joint.At(-0.12f, tall + 0.3f, 0.27f * side, 0.16f), Joint.At(-0.5f, tall + 0.35f, 0.17f * side, 0.05f));
            float step = 0.12f * side * pose.Swing;
            figure.Limb(beak, Joint.At(0.02f, tall, 0.11f * side, 0.04f), Joint.At(0.03f + step, 0.04f, 0.11f * side, 0.03f));
            figure.Blade(beak, new Vec3(0, 1, 0), 0.3f, Joint.At(0f + step, 0.03f, 0.11f * side, 0.05f),
                Joint.At(0.17f + step, 0.025f, 0.12f * side, 0.09f));
        }
        Vec3 top = new(0.42f, tall + 0.35f + neck, 0);
        figure.AddingHead = true;
        figure.Limb(crown, Joint.At(0.3f, tall + 0.35f, 0, 0.14f), Joint.At(0.4f, tall + 0.35f + 0.55f * neck, 0, 0.085f),
            new Joint(top, 0.1f));
        Frame head = Frame.World.MovedTo(top + new Vec3(0.02f, 0.04f, 0), 0.15f).Yaw(pose.HeadYaw).Pitch(pose.HeadPitch * 0.4f);
        figure.Ellipsoid(head, 1.05f, 0.9f, 0.85f, crown);
        figure.Blade(beak, head.Y, 0.4f, new Joint(head.Point(0.8f, -0.2f, 0), 0.42f * head.Scale),
            new Joint(head.Point(1.4f, -0.32f, 0), 0.38f * head.Scale), new Joint(head.Point(1.9f, -0.3f, 0), 0.34f * head.Scale));
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
            figure.Ellipsoid(head with { Origin = head.Point(0.42f, 0.25f, 0.72f * side) }, 0.16f, 0.16f, 0.16f,
                new Surface(Rgb.Grey(0.01f), 0, Gloss: 1.2f));
        figure.AddingHead = false;
        return coat;
    }
}

/// <summary>A fish: a tapering body, flat from side to side, with fins.</summary>
internal static class Fish
{
    public static Coat Build(Sculpture figure, Dice dice)
    {
        Coat coat = Coat.Of(dice, [0xE0782A, 0xC8A030, 0x7A8A9A, 0x3A6A9A, 0xB04A4A, 0xD8D4C8],
            (Marking)dice.Weighted(0.4f, 0.25f, 0.2f, 0.15f), dice.Chance(0.5f) ? 0xF0ECE0 : 0x2A2A30, 1, 0.12f);
        Surface body = coat.Skin(coat.Main, 1, 1.5f) with { Gloss = 0.5f }, fin = coat.Skin(coat.Main * dice.Range(0.6f, 1.1f), 0.3f, 0.3f);
        float deep = dice.Range(0.2f, 0.42f), y = 0.6f, bend = dice.Range(-0.15f, 0.15f), wide = dice.Range(0.4f, 0.6f);
        Vec3 sideways = new(0, 0, 1), up = new(0, 1, 0);
        figure.Blade(body, sideways, wide, Joint.At(-0.7f, y, 2 * bend, 0.2f * deep), Joint.At(-0.35f, y, 0.7f * bend, 0.6f * deep),
            Joint.At(0.1f, y, 0, deep), Joint.At(0.45f, y, 0, 0.8f * deep), Joint.At(0.7f, y - 0.02f, 0, 0.35f * deep));
        foreach (float half in (ReadOnlySpan<float>)[-1, 1])
            figure.Blade(fin, sideways, 0.15f, Joint.At(-0.68f, y, 2 * bend, 0.05f),
                Joint.At(-0.9f, y + 0.16f * half, 2.6f * bend, 0.1f), Joint.At(-1.08f, y + 0.34f * half, 3f * bend, 0.06f));
        figure.Blade(fin, sideways, 0.12f, Joint.At(0.25f, y + 0.8f * deep, 0, 0.08f), Joint.At(0f, y + 1.25f * deep, 0, 0.12f),
            Joint.At(-0.3f, y + 0.95f * deep, 0.5f * bend, 0.07f));
        figure.Blade(fin, sideways, 0.12f, Joint.At(0f, y - 0.85f * deep, 0, 0.07f), Joint.At(-0.15f, y - 1.2f * deep, 0, 0.07f));
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            figure.Blade(fin, up, 0.25f, Joint.At(0.3f, y - 0.2f * deep, side * 0.4f * deep, 0.06f),
                Joint.At(0.08f, y - 0.35f * deep, side * 0.85f * deep, 0.1f));
            float r = 0.075f;
            Frame eye = Frame.World.MovedTo(new Vec3(0.5f, y + 0.18f * deep, side * 0.68f * wide * deep), r);
            figure.Ellipsoid(eye, 1, 1, 1, new Surface(Rgb.Grey(0.8f), 0, Gloss: 1,
                Iris: new Iris(new Vec3(0.15f, 0, side).Unit, up, Rgb.Hex(0xD8B850), 0.55f, 1, 1)));
        }
        return coat;
    }
}
