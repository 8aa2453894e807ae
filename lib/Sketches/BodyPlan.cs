namespace Sketches;

/// <summary>Measures of a four-legged body; a house cat's back is about one unit long.</summary>
internal sealed record BodyPlan
{
    public float Length { get; init; } = 1f;
    public float Chest { get; init; } = 0.26f;
    public float Waist { get; init; } = 0.21f;
    public float Hips { get; init; } = 0.24f;
    /// <summary>From the ground to the shoulder joint.</summary>
    public float Leg { get; init; } = 0.62f;
    public float LegRadius { get; init; } = 0.075f;
    public float Paw { get; init; } = 0.085f;
    public float Neck { get; init; } = 0.32f;
    public float NeckRadius { get; init; } = 0.16f;
    /// <summary>Angle of the neck above the back when standing, in degrees.</summary>
    public float NeckRise { get; init; } = 45f;
    public float Head { get; init; } = 0.24f;
    public float Tail { get; init; } = 0.8f;
    public float TailRadius { get; init; } = 0.05f;
    /// <summary>-1 hangs, 0 straight back, 1 stands up.</summary>
    public float TailLift { get; init; }
    /// <summary>0 straight, 1 curls in a ring.</summary>
    public float TailCurl { get; init; }
    public Surface? Hoof { get; init; }
    /// <summary>A mane or a ruff about the neck, as a share of the neck's radius.</summary>
    public Surface? Mane { get; init; }
    public Surface? Collar { get; init; }
}

/// <summary>What the body does.</summary>
internal enum Stance
{
    /// <summary>On four straight legs.</summary>
    Standing,
    /// <summary>Legs swung forth and back.</summary>
    Walking,
    /// <summary>On its haunches.</summary>
    Sitting,
    /// <summary>On its belly, front paws out.</summary>
    Lying,
    /// <summary>On its side.</summary>
    Sprawling,
    /// <summary>Front low, hips high.</summary>
    Bowing,
}

/// <summary>One pose: the stance, and where head and tail go.</summary>
internal sealed record Pose(Stance Stance, float Swing, float HeadYaw, float HeadPitch, float HeadRoll, float TailSwing)
{
    /// <summary>A pose for a figure seen from this azimuth; animals like to look towards the camera.</summary>
    public static Pose Any(Dice dice, float azimuth, params ReadOnlySpan<float> stances)
    {
        float wrapped = azimuth > MathF.PI ? azimuth - 2 * MathF.PI : azimuth;
        float attention = dice.Chance(0.8f) ? dice.Range(0.6f, 1.05f) : dice.Range(-0.3f, 0.5f);
        float yaw = MathF.Max(-1.5f, MathF.Min(1.5f, wrapped * attention + 0.35f * dice.Bell()));
        return new((Stance)dice.Weighted(stances), dice.Range(-1, 1), yaw, dice.Bell() * 0.4f, dice.Bell() * 0.3f, dice.Range(-1, 1));
    }
}
