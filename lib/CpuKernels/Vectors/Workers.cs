using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Numbered tasks, shared out over libtorch's own threads: a second pool would fight with the first, whose
/// idle threads spin. What a task computes may depend on its number only, never on the thread that runs it: that keeps
/// results the same for any number of threads.
/// </summary>
internal static unsafe class Workers
{
    [ThreadStatic] private static bool inside;

    /// <summary>Threads that work on one job, as torch.set_num_threads set them.</summary>
    internal static int Threads => Libtorch.torch_get_num_threads(out uint threads) == 0 ? (int)threads : 1;

    /// <summary>Threads that a job started here would get: only the calling one within a task.</summary>
    internal static int Available => inside ? 1 : Threads;

    /// <summary>
    /// Runs body(0) … body(tasks-1) and returns when all are done. Calls from within a task run on the calling thread. The
    /// first exception is rethrown here.
    /// </summary>
    internal static void For(int tasks, Action<int> body)
    {
        int threads = tasks > 1 ? Math.Min(Available, tasks) : 1;
        if (threads == 1)
        {
            for (int task = 0; task < tasks; task++) body(task);
            return;
        }
        var job = new Job(tasks, threads, body);
        var handle = GCHandle.Alloc(job);
        int error = Libtorch.torch_parallel_for(0, threads, 1, &Help, (void*)GCHandle.ToIntPtr(handle));
        handle.Free();
        // Nothing has run, or all of it: where libtorch has no thread to give, this one does the rest.
        if (error != 0) job.Work(0);
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

    [UnmanagedCallersOnly]
    private static void Help(long from, long to, void* job)
    {
        bool before = inside;
        inside = true;
        ((Job)GCHandle.FromIntPtr((nint)job).Target!).Work((int)from);
        inside = before;
    }

    /// <summary>
    /// Each worker begins with a share of its own, of neighbouring tasks, which read and write neighbouring memory; whoever is done
    /// takes from the others' shares.
    /// </summary>
    private sealed class Job(int tasks, int workers, Action<int> body)
    {
        /// <summary>Counters lie as far apart as processors need to leave each other alone.</summary>
        private const int Apart = 16;

        private readonly int[] taken = new int[(workers + 1) * Apart];
        private ExceptionDispatchInfo? failure;

        // Never throws: it is called from unmanaged frames.
        internal void Work(int worker)
        {
            for (int i = 0; i < workers; i++) Share((worker + i) % workers);
        }

        internal void ThrowIfFailed() => failure?.Throw();

        private void Share(int share)
        {
            int first = (int)((long)tasks * share / workers), end = (int)((long)tasks * (share + 1) / workers), task;
            while ((task = first + Interlocked.Increment(ref taken[(share + 1) * Apart]) - 1) < end)
            {
                try
                {
                    if (Volatile.Read(ref failure) is null) body(task);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                }
            }
        }
    }
}
