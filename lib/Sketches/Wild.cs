namespace Sketches;

/// <summary>Rabbits and elephants.</summary>
internal static class Wild
{
    public static Coat Rabbit(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.OfPet(dice);
        BodyPlan body = new()
        {
            Length = 0.6f, Chest = 0.22f, Waist = 0.27f, Hips = 0.3f, Leg = 0.34f, LegRadius = 0.07f, Paw = 0.075f,
            Neck = 0.12f, NeckRadius = 0.17f, NeckRise = 45, Head = dice.Range(0.22f, 0.26f), Tail = 0.1f, TailRadius = 0.1f,
            TailLift = 0.6f
        };
        HeadPlan head = new()
        {
            Long = 0.98f, Tall = 0.92f, Wide = 0.85f, Cheek = 0.5f, MuzzleLength = 0.2f, MuzzleRadius = 0.44f, MuzzleTaper = 0.75f,
            EarLength = dice.Range(1.7f, 2.3f), EarWidth = dice.Range(0.26f, 0.36f), EarSpread = dice.Range(0.02f, 0.25f),
            EyeRadius = 0.21f, EyeApart = 0.72f, EyeSideways = 1.1f, Pupil = 0.75f, Nose = Rgb.Hex(0xC08A84), NoseRadius = 0.1f,
            Whiskers = 0.8f,
        };
        Pets.Assemble(figure, body, head, coat, pose);
        return coat;
    }

    public static Coat Elephant(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.Of(dice, [0x8A8680, 0x767270, 0x9A8E80], Marking.Plain, 0, 1, 0.25f);
        Surface skin = coat.Body;
        BodyPlan body = new()
        {
            Length = 0.95f, Chest = 0.43f, Waist = 0.46f, Hips = 0.43f, Leg = 0.85f, LegRadius = 0.15f, Paw = 0.15f,
            Neck = 0.25f, NeckRadius = 0.3f, NeckRise = 25, Head = dice.Range(0.34f, 0.38f), Tail = 0.55f, TailRadius = 0.03f,
            TailLift = -0.9f, Hoof = skin
        };
        HeadPlan plan = new()
        {
            Tall = 1.02f, Wide = 0.85f, MuzzleLength = 0.15f, MuzzleRadius = 0.42f, Ear = EarKind.Fan, EarLength = dice.Range(0.8f, 1.1f),
            EyeRadius = 0.09f, EyeApart = 0.68f, EyeHeight = 0.05f, EyeSideways = 1, NoseRadius = 0.02f,
        };
        Frame head = Pets.Assemble(figure, body, plan, coat, pose);
        figure.AddingHead = true;
        float curl = dice.Range(-0.2f, 0.9f), sway = dice.Range(-0.4f, 0.4f);
        figure.Limb(skin, Joint.In(head, 0.75f, -0.2f, 0, 0.42f), Joint.In(head, 1.15f, -0.85f, 0, 0.3f),
            Joint.In(head, 1.25f, -1.6f, 0.4f * sway, 0.22f), Joint.In(head, 1.4f + 0.4f * curl, -2.15f + 0.5f * curl, sway, 0.16f));
        if (dice.Chance(0.7f))
            foreach (float side in (ReadOnlySpan<float>)[-1, 1])
                figure.Limb(new Surface(Rgb.Hex(0xE8E0CC), 0.1f, Gloss: 0.3f), Joint.In(head, 0.8f, -0.55f, 0.38f * side, 0.12f),
                    Joint.In(head, 1.35f, -0.95f, 0.48f * side, 0.09f), Joint.In(head, 1.75f, -0.9f, 0.5f * side, 0.03f));
        figure.AddingHead = false;
        return coat;
    }
}
