namespace Sketches;

/// <summary>Cats and dogs: many builds of each, whose coats, sizes and even ears overlap.</summary>
internal static class Pets
{
    public static Coat Cat(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.OfPet(dice);
        float stout = dice.Range(0.85f, 1.25f), kitten = dice.Chance(0.25f) ? dice.Range(1.15f, 1.5f) : 1f;
        BodyPlan body = new()
        {
            Length = dice.Range(0.9f, 1.1f),
            Chest = 0.24f * stout, Waist = 0.23f * stout, Hips = 0.25f * stout,
            Leg = dice.Range(0.48f, 0.66f), LegRadius = dice.Range(0.065f, 0.085f), Paw = 0.085f,
            Neck = dice.Range(0.2f, 0.3f), NeckRadius = dice.Range(0.15f, 0.19f),
            NeckRise = dice.Range(25, 65), Head = dice.Range(0.26f, 0.31f) * kitten,
            Tail = dice.Range(0.7f, 1f), TailRadius = dice.Range(0.04f, 0.085f), TailLift = dice.Range(-1f, 1f),
            TailCurl = dice.Range(0, 0.4f), Collar = Collar(dice),
        };
        int[] eyes = [0xC9B23A, 0x9DB04A, 0xD98E2B, 0x6FA3C8, 0x8A7A3A, 0x5F7F4A];
        HeadPlan head = new()
        {
            Long = dice.Range(0.82f, 0.95f), Tall = dice.Range(0.8f, 0.9f), Wide = dice.Range(0.95f, 1.08f),
            Cheek = dice.Range(0.42f, 0.58f),
            MuzzleLength = dice.Range(0.0f, 0.2f), MuzzleRadius = dice.Range(0.36f, 0.44f), MuzzleTaper = dice.Range(0.7f, 0.85f),
            MuzzleDrop = dice.Range(0.05f, 0.14f),
            Ear = dice.Chance(0.06f) ? EarKind.Folded : EarKind.Pointed,
            EarLength = dice.Range(0.65f, 1.1f), EarWidth = dice.Range(0.36f, 0.48f), EarSpread = dice.Range(0.3f, 0.7f),
            EyeRadius = dice.Range(0.22f, 0.29f), EyeApart = dice.Range(0.4f, 0.48f), EyeHeight = dice.Range(0.02f, 0.14f),
            EyeSideways = 0.12f,
            EyeColour = Rgb.Hex(dice.Pick(eyes)).Varied(dice), Pupil = dice.Range(0.42f, 0.75f), Slit = dice.Range(0.25f, 0.95f),
            EyeOpening = dice.Range(0.5f, 1f),
            Nose = Rgb.Hex(dice.Chance(0.55f) ? 0xB9706C : 0x3A2A28), NoseRadius = dice.Range(0.11f, 0.15f),
            MouthOpen = dice.Chance(0.12f) ? dice.Range(0.4f, 1) : 0, Whiskers = dice.Range(0.7f, 1.15f),
            WhiskerColour = coat.Main.Luma > 0.5f && dice.Chance(0.3f) ? Rgb.Grey(0.25f) : Rgb.Grey(0.85f),
        };
        Assemble(figure, body, head, coat, pose);
        return coat;
    }

    public static Coat Dog(Sculpture figure, Dice dice, Pose pose)
    {
        Coat coat = Coat.OfPet(dice);
        float stout = dice.Range(0.85f, 1.25f), puppy = dice.Chance(0.25f) ? dice.Range(1.1f, 1.4f) : 1f, snout = dice.Range(0.15f, 1f);
        BodyPlan body = new()
        {
            Length = dice.Range(0.85f, 1.1f),
            Chest = 0.26f * stout, Waist = 0.21f * stout, Hips = 0.23f * stout,
            Leg = dice.Chance(0.2f) ? dice.Range(0.34f, 0.48f) : dice.Range(0.5f, 0.82f), LegRadius = dice.Range(0.065f, 0.095f),
            Paw = 0.09f,
            Neck = dice.Range(0.24f, 0.38f), NeckRadius = dice.Range(0.15f, 0.2f),
            NeckRise = dice.Range(25, 65), Head = dice.Range(0.25f, 0.31f) * puppy,
            Tail = dice.Range(0.3f, 0.8f), TailRadius = dice.Range(0.04f, 0.09f), TailLift = dice.Range(-1f, 1f),
            TailCurl = dice.Chance(0.3f) ? dice.Range(0.6f, 1f) : dice.Range(0, 0.4f), Collar = Collar(dice),
        };
        EarKind ear = (EarKind)dice.Weighted(0.2f, 0.15f, 0.65f);
        HeadPlan head = new()
        {
            Long = dice.Range(0.88f, 1f), Tall = dice.Range(0.8f, 0.92f), Wide = dice.Range(0.84f, 1f), Cheek = dice.Range(0.36f, 0.52f),
            MuzzleLength = 0.15f + 0.85f * snout, MuzzleRadius = dice.Range(0.4f, 0.52f), MuzzleTaper = dice.Range(0.62f, 0.85f),
            MuzzleDrop = dice.Range(0.02f, 0.25f),
            Ear = ear, EarLength = ear == EarKind.Floppy ? dice.Range(0.7f, 1.4f) : dice.Range(0.65f, 1.15f),
            EarWidth = dice.Range(0.34f, 0.46f), EarSpread = dice.Range(0.3f, 0.9f),
            EyeRadius = dice.Range(0.15f, 0.22f), EyeApart = dice.Range(0.38f, 0.48f), EyeHeight = dice.Range(0.1f, 0.22f),
            EyeSideways = 0.15f,
            EyeColour = Rgb.Hex(dice.Chance(0.08f) ? 0x7FA6C4 : 0x4A2C16).Varied(dice), Pupil = dice.Range(0.45f, 0.7f), Slit = 1,
            EyeOpening = dice.Range(0.6f, 1f),
            Nose = Rgb.Hex(dice.Chance(0.85f) ? 0x1C1817 : 0x8A5A50), NoseRadius = dice.Range(0.17f, 0.23f),
            MouthOpen = dice.Chance(0.4f) ? dice.Range(0.4f, 1) : 0, TongueOut = dice.Chance(0.35f),
        };
        Assemble(figure, body, head, coat, pose);
        return coat;
    }

    private static Surface? Collar(Dice dice) => dice.Chance(0.3f)
        ? new Surface(Rgb.Hex(dice.Pick<int>([0xB02A2A, 0x2A4AA0, 0x1A1A1A, 0xC8A030, 0x2A8A5A, 0xD06AA0])).Varied(dice), 0.05f,
            Gloss: 0.2f) : null;

    /// <summary>Body, head, and the roll onto its side where the pose asks for it. Returns the head's frame before the roll.</summary>
    public static Frame Assemble(Sculpture figure, BodyPlan body, HeadPlan head, Coat coat, Pose pose)
    {
        Frame place = new Quadruped(figure, body, pose, coat).Build();
        new MammalHead(figure, head, coat, place).Build();
        if (pose.Stance == Stance.Sprawling)
            figure.RollOver((pose.TailSwing < 0 ? -1 : 1) * 1.35f);
        return place;
    }
}
