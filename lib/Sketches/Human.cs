namespace Sketches;

/// <summary>A person: skin, hair, clothes and a pose of arms and legs; a height of about 1.75 units.</summary>
internal sealed class Human(Sculpture figure, Dice dice)
{
    private static readonly int[] Skins = [0xF0CBB0, 0xE0AC88, 0xC68A62, 0x9A6444, 0x6A4230, 0x4A2E22];
    private static readonly int[] Hairs = [0x1C1613, 0x3A281C, 0x6E4A2A, 0xB98A50, 0x8A3A20, 0xA8A4A0];
    private static readonly int[] Clothes = [0x2F4F7A, 0x26282E, 0xB04A3A, 0xD8D4CC, 0x5A7A4A, 0x7A5A8A, 0xC8A24A, 0x3E5A3A, 0x8AA0B4,
        0x1E6A6A];

    private readonly Surface skin = new(Rgb.Hex(dice.Pick(Skins)).Varied(dice, 0.1f), 0.7f, Gloss: 0.06f);
    private readonly Surface hair = new(Rgb.Hex(dice.Pick(Hairs)).Varied(dice), 0.6f, Fur: 0.5f);
    private readonly Surface top = Cloth(dice), bottom = Cloth(dice), shoe = new(Rgb.Hex(dice.Pick(Clothes)) * 0.5f, 0.3f, Gloss: 0.1f);
    private readonly float stout = dice.Range(0.88f, 1.2f), stride = dice.Bell() * 0.4f, lean = dice.Bell() * 0.08f;

    private static Surface Cloth(Dice dice) => new(Rgb.Hex(dice.Pick(Clothes)).Varied(dice), 0.7f, Fur: 0.1f);

    public Coat Build()
    {
        bool skirt = dice.Chance(0.2f), shorts = dice.Chance(0.2f), bareArms = dice.Chance(0.5f);
        Vec3 neck = new(lean, 1.42f, 0);
        // Broad from the front, flat from the side.
        figure.Blade(bottom, new Vec3(1, 0, 0), 0.75f, Joint.At(0, 0.9f, 0, 0.165f * stout), Joint.At(0, 1.02f, 0, 0.155f * stout));
        figure.Blade(top, new Vec3(1, 0, 0), 0.68f, Joint.At(0, 0.98f, 0, 0.155f * stout),
            Joint.At(0.4f * lean, 1.15f, 0, 0.15f * stout), Joint.At(0.9f * lean, 1.34f, 0, 0.19f * stout), new Joint(neck, 0.1f));
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            Leg(side, shorts || skirt ? skin : bottom, shorts);
            Arm(side, neck, bareArms ? skin : top);
        }
        if (skirt)
            figure.Limb(bottom, Joint.At(0, 0.95f, 0, 0.16f * stout), Joint.At(0.1f * stride, 0.7f, 0, 0.2f * stout),
                Joint.At(0, dice.Range(0.4f, 0.6f), 0, 0.22f * stout));
        Head(neck);
        return Coat.OfPet(dice) with { Marking = Marking.Plain };
    }

    private void Leg(float side, Surface cloth, bool shorts)
    {
        float swing = side * stride, z = 0.1f * stout * side, spread = z * dice.Range(1f, 1.7f), lift = MathF.Max(0, -swing) * 0.25f;
        Vec3 hip = new(0, 0.88f, z), knee = new(0.5f * swing + 0.03f, 0.5f, (z + spread) / 2),
            ankle = new(swing * 0.9f, 0.09f + lift, spread);
        figure.Limb(cloth, new Joint(hip, 0.105f * stout), new Joint(knee, 0.075f * stout), new Joint(ankle, 0.052f));
        if (shorts)
            figure.Limb(bottom, new Joint(hip, 0.12f * stout), new Joint(Vec3.Lerp(hip, knee, 0.75f), 0.105f * stout));
        figure.Limb(shoe, new Joint(ankle + new Vec3(-0.02f, -0.04f, 0), 0.05f),
            new Joint(ankle + new Vec3(0.13f, -0.05f, 0.02f * side), 0.042f));
    }

    private void Arm(float side, Vec3 neck, Surface sleeve)
    {
        Vec3 shoulder = neck + new Vec3(0, -0.06f, 0.2f * stout * side), elbow, hand;
        switch (dice.Weighted(0.45f, 0.2f, 0.2f, 0.15f))
        {
            case 0:
                float swing = -side * stride;
                elbow = shoulder + new Vec3(0.4f * swing - 0.02f, -0.28f, 0.06f * side);
                hand = elbow + new Vec3(0.4f * swing + 0.08f, -0.25f, 0.02f * side);
                break;
            case 1:
                elbow = shoulder + new Vec3(-0.06f, -0.24f, 0.16f * side);
                hand = new Vec3(0.08f, 0.98f, 0.19f * side);
                break;
            case 2:
                elbow = shoulder + new Vec3(0.08f, -0.24f, 0.06f * side);
                hand = new Vec3(0.24f, 1.2f, -0.08f * side);
                break;
            default:
                elbow = shoulder + new Vec3(0.05f, dice.Range(-0.1f, 0.2f), 0.24f * side);
                hand = elbow + new Vec3(0.06f, 0.26f, dice.Range(-0.05f, 0.15f) * side);
                break;
        }
        figure.Limb(sleeve, new Joint(shoulder, 0.07f * stout), new Joint(elbow, 0.05f * stout),
            new Joint(Vec3.Lerp(elbow, hand, 0.9f), 0.04f));
        figure.Limb(top, new Joint(shoulder, 0.08f * stout), new Joint(Vec3.Lerp(shoulder, elbow, 0.4f), 0.065f * stout));
        figure.Limb(skin, new Joint(hand, 0.042f), new Joint(hand + (hand - elbow).Unit * 0.09f, 0.028f));
    }

    private void Head(Vec3 neck)
    {
        figure.AddingHead = true;
        figure.Limb(skin, new Joint(neck + new Vec3(0, -0.02f, 0), 0.062f), new Joint(neck + new Vec3(0.01f, 0.1f, 0), 0.055f));
        Frame head = Frame.World.MovedTo(neck + new Vec3(0.03f, 0.21f, 0), 0.115f)
            .Yaw(dice.Bell() * 0.9f).Pitch(dice.Bell() * 0.35f).Roll(dice.Bell() * 0.2f);
        Frame At(float x, float y, float z) => head with { Origin = head.Point(x, y, z) };
        figure.Ellipsoid(head, 0.92f, 1.12f, 0.82f, skin);
        figure.Ellipsoid(At(0.25f, -0.7f, 0), 0.55f, 0.5f, 0.52f, skin);
        figure.Ellipsoid(At(0.95f, -0.12f, 0), 0.16f, 0.22f, 0.13f, skin);
        figure.Ellipsoid(At(0.78f, -0.56f, 0), 0.07f, 0.06f, 0.24f, new Surface(Rgb.Lerp(skin.Colour, Rgb.Hex(0xA03A3A), 0.5f), 0.2f));
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
        {
            figure.Ellipsoid(At(0.78f, 0.1f, 0.34f * side), 0.1f, 0.1f, 0.15f, new Surface(Rgb.Grey(0.75f), 0.1f));
            figure.Ellipsoid(At(0.86f, 0.1f, 0.33f * side), 0.06f, 0.1f, 0.08f, new Surface(Rgb.Grey(0.02f), 0, Gloss: 0.8f));
            figure.Ellipsoid(At(0.8f, 0.3f, 0.34f * side), 0.07f, 0.05f, 0.2f, hair);
            figure.Ellipsoid(At(0, -0.05f, 0.85f * side), 0.16f, 0.25f, 0.1f, skin);
        }
        if (dice.Chance(0.93f))
        {
            figure.Ellipsoid(At(-0.16f, 0.3f, 0), 0.95f, 0.98f, 0.94f, hair);
            float fall = dice.Range(0, 1.6f);
            if (fall > 0.6f)
                figure.Blade(hair, head.X, 0.5f, new Joint(head.Point(-0.5f, 0.2f, 0), 0.85f * head.Scale),
                    new Joint(head.Point(-0.65f, -0.5f, 0), 0.8f * head.Scale),
                    new Joint(head.Point(-0.7f, -0.6f - fall, 0), 0.6f * head.Scale));
        }
        figure.AddingHead = false;
    }
}
