using SmallData.Training;

namespace SmallData.Tests;

public class LiveProgressTests
{
    /// <summary>A clock that a test moves.</summary>
    private sealed class Clock : TimeProvider
    {
        public long Now { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Now;
    }

    private readonly Clock clock = new();
    private readonly List<object> shown = [], updates = [];

    private LiveProgress Progress(bool isLive, History? history = null) => new("net", history ?? new History(), epochs: 2, steps: 1000, value =>
    {
        shown.Add(value);
        return new ShownOutput(isLive ? updates.Add : null, clock);
    }, clock);

    [Fact]
    public void It_updates_one_output_at_most_four_times_a_second()
    {
        LiveProgress progress = Progress(isLive: true);
        for (int step = 1; step <= 1000; step++)
        {
            clock.Now += 10;   // ten seconds in all
            progress.StepEnded(step, 0.5, 0.5);
        }

        Assert.Single(shown);
        Assert.Equal(40, updates.Count);
    }

    [Fact]
    public void Slow_steps_are_each_shown()
    {
        LiveProgress progress = Progress(isLive: true);
        for (int step = 1; step <= 5; step++)
        {
            clock.Now += 2000;
            progress.StepEnded(step, 0.5, 0.5);
        }

        Assert.Equal(5, updates.Count);
        Assert.Contains("batch 5 of 1000", updates[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_replaces_the_bar_whatever_the_clock_says()
    {
        var history = new History();
        LiveProgress progress = Progress(isLive: true, history);
        history.Add(new Epoch(1, 0.5, 0.5, 0.5, 0.25, 1));
        history.Add(new Epoch(2, 0.4, 0.6, 0.5, 0.75, 1));
        progress.Finish();
        Assert.Contains("2 epochs in 2 s, training 0.600, validation 0.750", Assert.Single(updates).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_replaced_steps_show_nothing()
    {
        LiveProgress progress = Progress(isLive: false);
        for (int step = 1; step <= 100; step++)
        {
            clock.Now += 1000;
            progress.StepEnded(step, 0.5, 0.5);
        }

        Assert.Single(shown);
    }
}
