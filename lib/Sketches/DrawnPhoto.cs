namespace Sketches;

/// <summary>
/// Pictures of animals rendered by code alone. They stand in for photos where none are at hand: pose, coat, breed, place, light,
/// clutter and camera all vary, and none but the animal's own shape tells its species.
/// </summary>
public static class DrawnPhoto
{
    /// <summary>Renders one picture; the same arguments give the same bytes on every machine.</summary>
    /// <param name="species">The animal.</param>
    /// <param name="number">Which picture of that animal, 0 or more.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="seed">Which collection: another seed gives other pictures throughout.</param>
    /// <returns><c>width * height * 3</c> bytes: red, green, blue, row by row from the top.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An unknown species, a negative number, or a side below 8 or above 8192
    /// pixels.</exception>
    public static byte[] Render(Species species, int number, int width, int height, int seed = 0)
    {
        if (!Enum.IsDefined(species))
            throw new ArgumentOutOfRangeException(nameof(species), species, "Choose one of the members of Species.");
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 8);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 8192);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 8192);
        return new Scene(species, Dice.For(seed, species, number), Buffers.Of(width, height)).Render();
    }

    /// <summary>The same picture in grey, by the weights of ITU-R BT.601.</summary>
    /// <inheritdoc cref="Render"/>
    /// <returns><c>width * height</c> bytes, row by row from the top.</returns>
    public static byte[] RenderGrey(Species species, int number, int width, int height, int seed = 0)
    {
        byte[] colour = Render(species, number, width, height, seed);
        var grey = new byte[width * height];
        for (int i = 0; i < grey.Length; i++)
            grey[i] = (byte)((299 * colour[3 * i] + 587 * colour[3 * i + 1] + 114 * colour[3 * i + 2] + 500) / 1000);
        return grey;
    }
}

/// <summary>
/// The canvas and relief of one picture. Each thread keeps its last pair for the next picture of the same size: made anew
/// for each, they would keep the garbage collector busy.
/// </summary>
internal sealed class Buffers(int width, int height)
{
    private const int LargestKept = 512 * 512;

    [ThreadStatic]
    private static Buffers? kept;

    public Canvas Canvas { get; } = new(width, height);
    public Relief Relief { get; } = new(width, height);

    /// <summary>Buffers of this size, the relief empty. The canvas may hold an old picture, which the background covers.</summary>
    public static Buffers Of(int width, int height)
    {
        if (kept is { } spare && spare.Canvas.Width == width && spare.Canvas.Height == height)
        {
            spare.Relief.Clear();
            return spare;
        }
        var made = new Buffers(width, height);
        if (width * height <= LargestKept)
            kept = made;
        return made;
    }
}
