namespace Sketches;

/// <summary>How an ear is made.</summary>
internal enum EarKind
{
    /// <summary>A triangle that stands up.</summary>
    Pointed,
    /// <summary>Stands, with its tip folded forward.</summary>
    Folded,
    /// <summary>Hangs down beside the cheek.</summary>
    Floppy,
    /// <summary>A leaf that sticks out sideways.</summary>
    Leaf,
    /// <summary>A large fan beside the head.</summary>
    Fan,
}

/// <summary>Measures of a mammal's head, in radii of its skull.</summary>
internal sealed record HeadPlan
{
    public float Long { get; init; } = 0.95f;
    public float Tall { get; init; } = 0.9f;
    public float Wide { get; init; } = 1f;
    public float Cheek { get; init; } = 0.5f;

    public float MuzzleLength { get; init; } = 0.5f;
    public float MuzzleRadius { get; init; } = 0.45f;
    public float MuzzleTaper { get; init; } = 0.8f;
    public float MuzzleDrop { get; init; } = 0.1f;

    public EarKind Ear { get; init; } = EarKind.Pointed;
    public float EarLength { get; init; } = 0.9f;
    public float EarWidth { get; init; } = 0.42f;
    /// <summary>How far apart the ears stand: 0 on the crown, 1 at the temples.</summary>
    public float EarSpread { get; init; } = 0.5f;

    public float EyeRadius { get; init; } = 0.2f;
    public float EyeApart { get; init; } = 0.45f;
    public float EyeHeight { get; init; } = 0.15f;
    /// <summary>0 looks straight ahead, 1 sideways, as prey do.</summary>
    public float EyeSideways { get; init; } = 0.2f;
    public Rgb EyeColour { get; init; } = Rgb.Hex(0x3A2414);
    public float Pupil { get; init; } = 0.45f;
    public float Slit { get; init; } = 1f;
    public float EyeOpening { get; init; } = 0.9f;

    public Rgb Nose { get; init; } = Rgb.Hex(0x1C1817);
    public float NoseRadius { get; init; } = 0.17f;
    public float MouthOpen { get; init; }
    public bool TongueOut { get; init; }
    public float Whiskers { get; init; }
    public Rgb WhiskerColour { get; init; } = Rgb.Grey(0.85f);
}
