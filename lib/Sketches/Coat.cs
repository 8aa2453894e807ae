namespace Sketches;

/// <summary>How a coat is marked.</summary>
internal enum Marking
{
    /// <summary>One colour.</summary>
    Plain,
    /// <summary>Narrow dark bands, as on a tabby cat or a brindle dog.</summary>
    Stripes,
    /// <summary>Large areas of a second colour.</summary>
    Patches,
    /// <summary>Small round spots.</summary>
    Spots,
    /// <summary>A dark back over pale sides.</summary>
    Saddle,
    /// <summary>A net of pale lines between plates.</summary>
    Net,
}

/// <summary>The colours of one animal's fur.</summary>
internal sealed record Coat(Rgb Main, Rgb Second, Rgb Pale, Marking Marking, float Size, float Strength, float Fur, Vec3 Offset)
{
    // Cats and dogs draw from this one list, so that colour tells nothing about which is which.
    private static readonly int[] Pets = [0x1E1B1A, 0x2E2926, 0x56504D, 0x8C8784, 0xB9B4AE, 0xE9E4DA, 0xF4F1EA, 0xC98A4B, 0xB5713A,
        0xD9B382, 0xE6CFA5, 0x6E4A30, 0x4A3122, 0x9A6B45, 0xA59A8C];

    /// <summary>A cat's or a dog's coat: one distribution for both.</summary>
    public static Coat OfPet(Dice dice)
    {
        Rgb main = Rgb.Hex(dice.Pick(Pets)).Varied(dice);
        Marking marking = (Marking)dice.Weighted(0.3f, 0.27f, 0.25f, 0.05f, 0.13f);
        Rgb second = marking == Marking.Patches && dice.Chance(0.7f) ? Rgb.Hex(0xF2EEE6).Varied(dice, 0.1f)
            : marking == Marking.Patches ? Rgb.Hex(dice.Pick(Pets)).Varied(dice) : main * dice.Range(0.2f, 0.55f);
        Rgb pale = dice.Chance(0.45f) ? Rgb.Hex(0xF0EBE2).Varied(dice, 0.1f) : Rgb.Lerp(main, Rgb.Grey(0.8f), dice.Range(0, 0.3f));
        return new(main, second, pale, marking, dice.Range(0.7f, 1.5f), dice.Range(0.5f, 1f), dice.Range(0.25f, 1f), Somewhere(dice));
    }

    /// <summary>One colour out of a list.</summary>
    public static Coat Of(Dice dice, ReadOnlySpan<int> colours, Marking marking, int second, float size, float fur)
    {
        Rgb main = Rgb.Hex(colours[dice.Below(colours.Length)]).Varied(dice);
        Rgb pale = Rgb.Lerp(main, Rgb.Grey(0.8f), dice.Range(0, 0.3f));
        return new(main, Rgb.Hex(second).Varied(dice), pale, marking, size * dice.Range(0.8f, 1.25f), dice.Range(0.85f, 1f), fur,
            Somewhere(dice));
    }

    public Surface Skin(Rgb colour, float pattern = 1, float blend = 0.8f) => new(colour, blend, pattern, Fur, 0.03f);

    /// <summary>The main fur, with its markings.</summary>
    public Surface Body => Skin(Main);

    /// <summary>The fur of muzzle, chest and feet.</summary>
    public Surface Light => Skin(Pale, 0.25f);

    /// <summary>The colour at a point of the body.</summary>
    public Rgb At(Vec3 p, Rgb base_, float weight)
    {
        float mark = Marking switch
        {
            Marking.Stripes => Scalar.Step(-0.1f, 0.5f,
                Scalar.Sin((p.X * 1.1f + 0.25f * p.Y) * 22f / Size + 3.2f * Noise.Space((p + Offset) * 1.6f)) + 0.2f),
            Marking.Patches => Scalar.Step(0.02f, 0.1f, Noise.Space((p + Offset) * (0.95f / Size))),
            Marking.Spots => Scalar.Step(0.33f, 0.45f, Noise.Space((p + Offset) * (3f / Size))),
            Marking.Saddle => Scalar.Step(0.45f, 0.62f, p.Y + 0.12f * Noise.Space((p + Offset) * 2f)),
            Marking.Net => Scalar.Step(0.1f, 0.24f, MathF.Abs(Noise.Space((p + Offset) * (4.2f / Size)))),
            _ => 0,
        };
        return Rgb.Lerp(base_, Second, mark * weight * Strength);
    }

    private static Vec3 Somewhere(Dice dice) => new(dice.Range(0, 20), dice.Range(0, 20), dice.Range(0, 20));
}
