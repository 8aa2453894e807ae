using System.Runtime.ExceptionServices;

namespace TorchSharp.Engine;

/// <summary>
/// Persistent threads that share out numbered tasks by an atomic index. What a task computes may depend on its number
/// only, never on the thread that runs it: that keeps results the same for any number of threads.
/// </summary>
internal static class Workers
{
    /// <summary>How often an idle thread looks for work, about a microsecond apart, before it sleeps.</summary>
    private const int WatchRounds = 40;

    private static readonly Lock StartLock = new();
    private static readonly SemaphoreSlim Wake = new(0);
    private static int threads = Environment.ProcessorCount;
    private static int started;
    private static int busy;
    private static Job? current;

    [ThreadStatic] private static bool inside;

    /// <summary>Threads that work on one job, the caller among them; at least 1.</summary>
    internal static int Threads
    {
        get => threads;
        set => threads = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one thread.");
    }

    /// <summary>Threads that a job started here would get: only the calling one within a task.</summary>
    internal static int Available => inside ? 1 : threads;

    /// <summary>
    /// Runs body(0) … body(tasks-1) and returns when all are done. Calls from within a task, and calls while another
    /// thread has the workers, run on the calling thread. The first exception is rethrown here.
    /// </summary>
    internal static void For(int tasks, Action<int> body)
    {
        int helpers = Math.Min(threads, tasks) - 1;
        if (helpers <= 0 || inside || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            for (int task = 0; task < tasks; task++) body(task);
            return;
        }
        var job = new Job(tasks, body);
        try
        {
            StartThreads(helpers);
            Volatile.Write(ref current, job);
            Wake.Release(helpers);
            inside = true;
            job.Work();
            job.Wait();
        }
        finally
        {
            inside = false;
            Volatile.Write(ref current, null);
            Volatile.Write(ref busy, 0);
        }
        job.ThrowIfFailed();
    }

    /// <summary>Splits [0, count) into chunks of <paramref name="grain"/> (the last may be shorter) and runs body(from, to) on each.</summary>
    internal static void Range(long count, long grain, Action<long, long> body)
    {
        if (count <= 0) return;
        if (count <= grain)
        {
            body(0, count);
            return;
        }
        int chunks = checked((int)((count + grain - 1) / grain));
        For(chunks, chunk => body(chunk * grain, Math.Min(count, (chunk + 1) * grain)));
    }

    private static void StartThreads(int wanted)
    {
        if (Volatile.Read(ref started) >= wanted) return;
        lock (StartLock)
        {
            for (; started < wanted; started++)
            {
                new Thread(Loop) { IsBackground = true, Name = $"TorchSharp worker {started + 1}" }.Start();
            }
        }
    }

    private static void Loop()
    {
        inside = true;
        while (true)
        {
            // The next kernel often follows at once: waking a thread that sleeps takes longer than some kernels.
            for (int i = 0; i < WatchRounds && Wake.CurrentCount == 0; i++) Thread.SpinWait(20);
            Wake.Wait();
            // A thread that wakes late finds no job, or a later one that it may as well help with.
            Volatile.Read(ref current)?.Work();
        }
    }

    private sealed class Job(int tasks, Action<int> body)
    {
        private int next;
        private int finished;
        private ExceptionDispatchInfo? failure;

        internal void Work()
        {
            int task;
            while ((task = Interlocked.Increment(ref next) - 1) < tasks)
            {
                try
                {
                    if (Volatile.Read(ref failure) is null) body(task);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                }
                Interlocked.Increment(ref finished);
            }
        }

        internal void Wait()
        {
            var spin = new SpinWait();
            while (Volatile.Read(ref finished) < tasks) spin.SpinOnce(sleep1Threshold: -1);
        }

        internal void ThrowIfFailed() => failure?.Throw();
    }
}
