using TorchSharp.Engine;

namespace TorchSharp;

/// <summary>Splits loops over elements across the workers; a split depends on the work alone, never on the number of threads.</summary>
internal static class Parallelism
{
    /// <summary>Elements that make a task.</summary>
    public const long Grain = 32 * 1024;

    /// <summary>Runs body over [0, count) in pieces of about <see cref="Grain"/> units of work, each item being that many units.</summary>
    public static void For(long count, long unitsPerItem, Action<long, long> body) =>
        Workers.Range(count, Math.Max(1, Grain / Math.Max(1, unitsPerItem)), body);
}

public static partial class torch
{
    /// <summary>The number of threads that operations use.</summary>
    public static int get_num_threads() => Workers.Threads;

    /// <summary>Sets the number of threads that operations use. Results do not depend on it.</summary>
    public static void set_num_threads(int num) => Workers.Threads = num;
}
