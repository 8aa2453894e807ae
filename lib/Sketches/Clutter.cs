namespace Sketches;

/// <summary>Solid things around the figure: an arm that reaches in, somebody's legs, a ball, a cushion. Placed in pixels.</summary>
internal sealed class Clutter(Relief relief, Dice dice)
{
    private static readonly int[] Skins = [0xF0CBB0, 0xE0AC88, 0xC68A62, 0x9A6444, 0x6A4230, 0x4A2E22];
    private static readonly int[] Cloths = [0x2F4F7A, 0x33363C, 0xB04A3A, 0xD8D4CC, 0x5A7A4A, 0x7A5A8A, 0xC8A24A, 0x5A4632, 0x8AA0B4];
    private readonly float side = MathF.Min(relief.Width, relief.Height);

    /// <summary>Adds a few things drawn at random. The middle is where the subject is, its depth at zero.</summary>
    public void Add(float middleX, float middleY)
    {
        if (dice.Chance(0.12f))
            Arm(middleX, middleY);
        if (dice.Chance(0.1f))
            Legs(middleX);
        for (int i = dice.Weighted(0.72f, 0.2f, 0.08f); i > 0; i--)
            Toy();
    }

    private Surface Cloth => new(Rgb.Hex(dice.Pick(Cloths)).Varied(dice), 0.7f, Fur: 0.12f);

    private void Place(Sculpture things)
    {
        foreach (Solid solid in things.Solids)
            relief.Add(solid);
    }

    /// <summary>A sleeve, a hand and four fingers that hold or stroke the animal.</summary>
    private void Arm(float x, float y)
    {
        var arm = new Sculpture();
        Surface skin = new(Rgb.Hex(dice.Pick(Skins)).Varied(dice), 0.6f, Gloss: 0.05f), sleeve = dice.Chance(0.7f) ? Cloth : skin;
        float thick = side * dice.Range(0.05f, 0.1f), angle = dice.Range(-0.5f, 3.6f), z = side * dice.Range(0.1f, 0.4f);
        Vec3 way = new(Scalar.Cos(angle), Scalar.Sin(angle), 0), across = new(-way.Y, way.X, 0);
        Vec3 wrist = new Vec3(x, y, z) + way * (side * dice.Range(0.15f, 0.4f)), palm = wrist - way * (1.5f * thick);
        arm.Limb(skin, new Joint(wrist + way * thick, 0.75f * thick), new Joint(palm, 0.95f * thick));
        arm.Limb(sleeve, new Joint(wrist + way * side * 1.2f, 1.5f * thick), new Joint(wrist + way * (0.8f * thick), 1.05f * thick));
        for (int finger = 0; finger < 5; finger++)
        {
            float spread = (finger - 1.8f) * 0.45f * thick, length = thick * (finger == 4 ? 1.2f : 1.9f);
            Vec3 root = palm + across * spread * 1.1f;
            Vec3 tip = root - way * length + across * (spread * 0.35f) + new Vec3(0, 0, -0.2f * thick);
            arm.Limb(skin with { Blend = 0.25f }, new Joint(root, 0.3f * thick),
                new Joint(Vec3.Lerp(root, tip, 0.5f) + new Vec3(0, 0, 0.25f * thick), 0.27f * thick), new Joint(tip, 0.2f * thick));
        }
        Place(arm);
    }

    /// <summary>Trousers and shoes of somebody who stands behind or beside.</summary>
    private void Legs(float x)
    {
        var legs = new Sculpture();
        Surface cloth = Cloth, shoe = new(Rgb.Hex(dice.Pick(Cloths)) * 0.5f, 0.3f, Gloss: 0.1f);
        float middle = x + dice.Sign() * side * dice.Range(0.2f, 0.6f), thick = side * dice.Range(0.06f, 0.12f),
            foot = side * dice.Range(0.75f, 1.2f);
        foreach (float leg in (ReadOnlySpan<float>)[-1, 1])
        {
            float at = middle + leg * thick * dice.Range(1f, 1.6f);
            legs.Limb(cloth, new Joint(new(at, -0.2f * side, -side), 1.25f * thick),
                new Joint(new(at + thick * 0.2f, 0.4f * foot, -side), 1.05f * thick), new Joint(new(at, foot, -side), 0.8f * thick));
            legs.Limb(shoe, new Joint(new(at, foot + 0.6f * thick, -side), 0.7f * thick),
                new Joint(new(at + leg * 0.6f * thick, foot + 0.9f * thick, -0.9f * side), 0.6f * thick));
        }
        Place(legs);
    }

    /// <summary>A ball, a cushion or a bottle, behind the animal or before it.</summary>
    private void Toy()
    {
        var toy = new Sculpture();
        Surface surface = new(Rgb.Hex(dice.Pick(Cloths)).Varied(dice, 0.4f), 0.1f, Gloss: dice.Range(0, 0.7f));
        Vec3 place = new(relief.Width * dice.Range(0, 1), relief.Height * dice.Range(0.35f, 1.05f),
            dice.Chance(0.6f) ? -0.7f * side : 0.5f * side);
        float r = side * dice.Range(0.04f, 0.14f);
        switch (dice.Below(3))
        {
            case 0:
                toy.Ball(place, r, surface);
                break;
            case 1:
                toy.Ellipsoid(Frame.World.MovedTo(place, r).Pitch(dice.Range(-0.5f, 0.5f)), 1.7f, 1.1f, 0.7f,
                    surface with { Gloss = 0, Fur = 0.2f });
                break;
            default:
                Vec3 axis = new Vec3(dice.Bell(), -1, 0) * (2.6f * r);
                toy.Limb(surface, new Joint(place, 0.7f * r), new Joint(place + axis * 0.6f, 0.68f * r),
                    new Joint(place + axis, 0.25f * r));
                break;
        }
        Place(toy);
    }
}
