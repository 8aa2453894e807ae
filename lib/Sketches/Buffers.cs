namespace Sketches;

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
