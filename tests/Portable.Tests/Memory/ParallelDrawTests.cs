using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.MemoryTests;

public class ParallelDrawTests
{
    private const int Threads = 4, DrawsPerThread = 200, Numbers = 1000;

    [Fact]
    public void Threads_that_share_a_generator_share_out_its_stream()
    {
        var one = Draws(new Generator(5), 1, Threads * DrawsPerThread);
        var several = Draws(new Generator(5), Threads, DrawsPerThread);
        Assert.Equal(one.Order(), several.Order());
    }

    [Fact]
    public void The_default_generator_stands_draws_of_all_kinds_at_once()
    {
        Action[] kinds =
        [
            () => randn(1000), () => randperm(1000), () => randint(0, 10, [1000]), () => zeros(1000).bernoulli_(0.5),
        ];
        var highest = new long[kinds.Length];
        Parallel.For(0, kinds.Length, kind =>
        {
            using var scope = NewDisposeScope();
            for (int i = 0; i < DrawsPerThread; i++) kinds[kind]();
            highest[kind] = randperm(Numbers).max().ToInt64();
        });
        Assert.All(highest, value => Assert.Equal(Numbers - 1, value));
    }

    /// <summary>Each draw as text: a draw that another thread had broken into would be none of the stream's.</summary>
    private static List<string> Draws(Generator generator, int threads, int each)
    {
        var draws = new List<string>();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < each; i++)
            {
                using var drawn = rand(Numbers, generator: generator);
                string text = string.Join(' ', drawn.data<float>().ToArray().Take(8));
                lock (draws) draws.Add(text);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return draws;
    }
}
