using TorchSharp.Modules;
using static Portable.Tests.Nn.Golden;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Portable.Tests.Nn;

/// <summary>Forty learning rates of each schedule, for two groups, against PyTorch.</summary>
public class SchedulerTests
{
    [Fact]
    public void Step() => Rates("step", o => lr_scheduler.StepLR(o, 7, 0.5));

    [Fact]
    public void MultiStep() => Rates("multistep", o => lr_scheduler.MultiStepLR(o, [5, 20, 21], 0.3));

    [Fact]
    public void Exponential() => Rates("exponential", o => lr_scheduler.ExponentialLR(o, 0.93));

    [Fact]
    public void Lambda() => Rates("lambda", o => lr_scheduler.LambdaLR(o, epoch => 1.0 / (1 + epoch)));

    [Fact]
    public void Linear() => Rates("linear", o => lr_scheduler.LinearLR(o, 0.25, 1, 8));

    [Fact]
    public void Cosine() => Rates("cosine", o => lr_scheduler.CosineAnnealingLR(o, 11, 0.01));

    [Fact]
    public void OneCycle() => Rates("onecycle", o => lr_scheduler.OneCycleLR(o, 0.8, total_steps: 41), momentum: true);

    [Fact]
    public void OneCycleInThreePhases() => Rates("onecycle_three", o => lr_scheduler.OneCycleLR(o, 0.8, epochs: 8, steps_per_epoch: 6,
        three_phase: true, anneal_strategy: lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear), momentum: true);

    [Fact]
    public void Plateau() => Rates("plateau", o => lr_scheduler.ReduceLROnPlateau(o, factor: 0.5, patience: 2, cooldown: 1, min_lr: [0.02]),
        metric: step => 1.0 / (1 + Math.Min(step, 9)));

    [Fact]
    public void Sequential() => Rates("sequential", o =>
        lr_scheduler.SequentialLR(o, [lr_scheduler.LinearLR(o, 0.1, 1, 5), lr_scheduler.ExponentialLR(o, 0.9)], [5]));

    [Fact]
    public void OneCycleSetsAdamsFirstBeta()
    {
        using var adam = optim.Adam([nn.Parameter(zeros(2))]);
        lr_scheduler.OneCycleLR(adam, 0.1, total_steps: 10);
        Assert.Equal((0.95, 0.999), ((IBetas)adam.ParamGroups.Single()).Betas);
    }

    [Fact]
    public void PlateauWantsAMetric()
    {
        using var sgd = optim.SGD([nn.Parameter(zeros(2))], 0.1);
        Assert.Throws<InvalidOperationException>(() => lr_scheduler.ReduceLROnPlateau(sgd).step());
    }

    private static void Rates(string name, Func<Optimizer, lr_scheduler.LRScheduler> make, Func<int, double>? metric = null, bool momentum = false)
    {
        using var optimizer = optim.SGD([
            new SGD.ParamGroup { Parameters = [nn.Parameter(zeros(2))] },
            new SGD.ParamGroup { Parameters = [nn.Parameter(zeros(3))], Options = new SGD.Options { LearningRate = 0.5 } }], 0.1, momentum: 0.9);
        var schedule = make(optimizer);
        var rows = new List<double>();
        for (int step = 0; step < 40; step++)
        {
            rows.AddRange(optimizer.ParamGroups.Select(group => group.LearningRate));
            if (momentum) rows.AddRange(optimizer.ParamGroups.Select(group => ((IMomentum)group).Momentum));
            if (metric is null) schedule.step();
            else schedule.step(metric(step));
        }
        Near(Values("schedule_" + name), rows.ToArray(), 1e-12, name);
    }
}
