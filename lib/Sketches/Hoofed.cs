namespace Sketches;

/// <summary>Horses, giraffes, cows and sheep: one long-legged body in many proportions.</summary>
internal static class Hoofed
{
    private static readonly HeadPlan LongFace = new()
    {
        Long = 1f, Tall = 0.85f, Wide = 0.66f, Cheek = 0.5f,
        MuzzleLength = 1.25f, MuzzleRadius = 0.52f, MuzzleTaper = 0.75f, MuzzleDrop = 0.75f,
        EarLength = 0.6f, EarWidth = 0.2f, EarSpread = 0.25f,
        EyeRadius = 0.14f, EyeApart = 0.72f, EyeHeight = 0.2f, EyeSideways = 1.2f,
        NoseRadius = 0.09f,
    };

    private static Surface Horn(int colour) => new(Rgb.Hex(colour), 0.2f, Gloss: 0.15f);

    public static Coat Horse(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.Of(dice, [0x6E4226, 0x4A2C1C, 0x8A5A34, 0x1E1A18, 0xD8D2C8, 0x9A9690, 0xB98A58, 0xEDE8E0],
            dice.Chance(0.2f) ? Marking.Patches : Marking.Plain, 0xEDE8E0, 1.3f, 0.15f);
        Surface mane = new(dice.Chance(0.6f) ? coat.Main * 0.3f : Rgb.Hex(0xE0D0B0).Varied(dice), 0.6f, Fur: 0.6f);
        BodyPlan body = HorseBody(dice) with { Mane = mane, Tail = 0, Hoof = Horn(0x2A2420) };
        BrushTail(figure, body, mane, dice);
        Pets.Assemble(figure, body, LongFace with { MuzzleLength = dice.Range(1.05f, 1.4f) }, coat, pose);
        return coat;
    }

    public static Coat Giraffe(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.Of(dice, [0xA8682E, 0x96582A, 0xB87A3A], Marking.Net, 0xE8D4A8, 1f, 0.1f);
        // The net's lines are pale, so the plates are the second colour.
        coat = coat with { Main = coat.Second, Second = coat.Main };
        BodyPlan body = HorseBody(dice) with
        {
            Length = 0.85f,
            Leg = 1.15f,
            Neck = dice.Range(1.15f, 1.4f),
            NeckRadius = 0.13f,
            NeckRise = 62,
            Head = 0.2f,
            Tail = 0.6f,
            TailRadius = 0.03f,
            TailLift = -0.9f,
            Hoof = Horn(0x4A3A2C)
        };
        Frame head = Pets.Assemble(figure, body, LongFace with { Ear = EarKind.Leaf, EarLength = 0.8f, EarWidth = 0.28f }, coat, pose);
        foreach (float side in (ReadOnlySpan<float>)[-1, 1])
            figure.Limb(Horn(0x5A4028), Joint.In(head, -0.1f, 0.7f, 0.25f * side, 0.1f), Joint.In(head, -0.2f, 1.25f, 0.32f * side, 0.13f));
        return coat;
    }

    public static Coat Cow(Sculpture figure, Dice dice, Pose pose)
    {
        bool pied = dice.Chance(0.65f);
        Coat coat = pied ? Coat.Of(dice, [0xEDE8E0], Marking.Patches, dice.Chance(0.7f) ? 0x1E1B1A : 0x7A4428, 1.2f, 0.15f)
            : Coat.Of(dice, [0x7A4A2C, 0xC09A6A, 0x2A2422], Marking.Plain, 0x201C1A, 1, 0.15f);
        BodyPlan body = HorseBody(dice) with
        {
            Chest = 0.38f,
            Waist = 0.37f,
            Hips = 0.34f,
            Leg = 0.75f,
            LegRadius = 0.075f,
            Neck = 0.38f,
            NeckRadius = 0.22f,
            NeckRise = 15,
            Head = 0.27f,
            Tail = 0.75f,
            TailRadius = 0.03f,
            TailLift = -1,
            Hoof = Horn(0x2E2824)
        };
        HeadPlan plan = LongFace with
        {
            Wide = 0.78f,
            MuzzleLength = 0.95f,
            MuzzleRadius = 0.6f,
            MuzzleTaper = 0.85f,
            MuzzleDrop = 0.6f,
            Ear = EarKind.Leaf,
            EarLength = 0.95f,
            EarWidth = 0.27f,
            NoseRadius = 0.26f,
            Nose = Rgb.Hex(0xC08A80)
        };
        Frame head = Pets.Assemble(figure, body, plan, coat, pose);
        float up = dice.Range(0.2f, 0.8f);
        if (dice.Chance(0.7f))
            foreach (float side in (ReadOnlySpan<float>)[-1, 1])
                figure.Limb(Horn(0xD8CCB0), Joint.In(head, -0.1f, 0.75f, 0.4f * side, 0.14f), Joint.In(head, 0f, 0.95f, 0.8f * side, 0.11f),
                    Joint.In(head, 0.1f, 1f + up, 0.95f * side, 0.04f));
        return coat;
    }

    public static Coat Sheep(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.Of(dice, [0xE6E0D2, 0xD8D0BE, 0xF0ECE2, 0x5A4A40], Marking.Plain, 0xFFFFFF, 1, 1.1f);
        BodyPlan body = new()
        {
            Length = 0.8f, Chest = 0.34f, Waist = 0.36f, Hips = 0.34f, Leg = 0.58f, LegRadius = 0.05f, Paw = 0.065f,
            Neck = 0.32f, NeckRadius = 0.2f, NeckRise = 35, Head = 0.19f, Tail = 0.18f, TailRadius = 0.07f, TailLift = -0.8f,
            Hoof = Horn(0x2A2420)
        };
        for (int i = 0; i < 26; i++)
            figure.Ball(new Vec3(dice.Range(-0.55f, 0.5f), 0.62f + dice.Range(-0.18f, 0.3f), dice.Sign() * dice.Range(0.1f, 0.28f)),
                dice.Range(0.09f, 0.15f), coat.Skin(coat.Main, 0, 0.5f));
        Coat face = dice.Chance(0.5f) ? coat with { Main = Rgb.Hex(0x2A2624), Pale = Rgb.Hex(0x322C2A), Fur = 0.2f }
            : coat with { Fur = 0.3f };
        Frame place = new Quadruped(figure, body, pose, coat).Build();
        new MammalHead(figure, LongFace with
        {
            MuzzleLength = 0.8f,
            MuzzleDrop = 0.5f,
            Ear = EarKind.Leaf,
            EarLength = 0.8f,
            EarWidth = 0.24f,
            EyeColour = Rgb.Hex(0xA89040)
        }, face, place).Build();
        return coat;
    }

    private static BodyPlan HorseBody(Dice dice) => new()
    {
        Length = dice.Range(0.95f, 1.1f), Chest = dice.Range(0.27f, 0.32f), Waist = dice.Range(0.26f, 0.3f),
        Hips = dice.Range(0.27f, 0.31f),
        Leg = dice.Range(0.85f, 1f), LegRadius = dice.Range(0.055f, 0.07f), Paw = 0.08f,
        Neck = dice.Range(0.5f, 0.62f), NeckRadius = dice.Range(0.16f, 0.19f), NeckRise = dice.Range(20, 62),
        Head = dice.Range(0.21f, 0.24f),
    };

    /// <summary>A horse's tail: long hair that hangs.</summary>
    private static void BrushTail(Sculpture figure, BodyPlan body, Surface hair, Dice dice)
    {
        float x = -0.5f * body.Length - 0.85f * body.Hips, y = body.Leg + 0.4f * body.Hips, sway = dice.Range(-0.15f, 0.15f);
        figure.Limb(hair, Joint.At(x + 0.08f, y, 0, 0.05f), Joint.At(x - 0.1f, y - 0.08f, 0.3f * sway, 0.07f),
            Joint.At(x - 0.14f, 0.55f * y, sway, 0.085f), Joint.At(x - 0.1f, 0.25f * y, sway, 0.04f));
    }
}
