using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed class WorkersTests
{
    [Fact]
    public void Every_task_runs_once()
    {
        var counts = new int[1000];
        Check.WithThreads([1, 2, 4], () => Workers.For(counts.Length, task => Interlocked.Increment(ref counts[task])));
        Assert.All(counts, count => Assert.Equal(3, count));
    }

    [Fact]
    public void Nested_calls_run()
    {
        int sum = 0;
        Check.WithThreads([3], () => Workers.For(8, _ => Workers.For(8, inner => Interlocked.Add(ref sum, inner))));
        Assert.Equal(8 * 28, sum);
    }

    [Fact]
    public void Callers_on_several_threads_do_not_disturb_each_other()
    {
        var sums = new int[8];
        Parallel.For(0, 8, caller =>
        {
            for (int round = 0; round < 50; round++) Workers.For(20, task => Interlocked.Add(ref sums[caller], task));
        });
        Assert.All(sums, sum => Assert.Equal(50 * 190, sum));
    }

    [Fact]
    public void An_exception_reaches_the_caller_and_the_workers_live_on()
    {
        Check.WithThreads([2], () =>
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => Workers.For(50, task => throw new InvalidOperationException("task")));
            Assert.Equal("task", thrown.Message);
            int count = 0;
            Workers.For(50, _ => Interlocked.Increment(ref count));
            Assert.Equal(50, count);
        });
    }

    [Fact]
    public void Chunks_cover_the_range_without_overlap()
    {
        var seen = new int[1003];
        Workers.Range(seen.Length, 100, (from, to) =>
        {
            for (long i = from; i < to; i++) Interlocked.Increment(ref seen[i]);
        });
        Assert.All(seen, count => Assert.Equal(1, count));
    }
}
