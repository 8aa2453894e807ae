namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Raises the rate to a peak and lets it fall far below the start, with the momentum against it (Smith 2018).</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly List<double> _peaks;
                    private readonly List<double>? _lowMomentum, _highMomentum;
                    private readonly double _divisor, _finalDivisor;
                    private readonly Func<double, double, double, double> _anneal;
                    private readonly List<Phase> _phases;
                    private readonly int _total;

                    /// <summary>How to go from one value to the next.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Along half a cosine.</summary>
                        Cos,
                        /// <summary>On a straight line.</summary>
                        Linear,
                    }

                    private enum Level { Initial, Peak, Final }

                    private readonly record struct Phase(double End, Level From, Level To, bool MomentumFromHigh, bool MomentumToHigh);

                    /// <summary>Makes a schedule with the same values for all groups.</summary>
                    /// <param name="optimizer">An optimizer with momentum or betas.</param>
                    /// <param name="max_lr">The peak.</param>
                    /// <param name="total_steps">Steps of the cycle; -1 for epochs times steps_per_epoch.</param>
                    /// <param name="epochs">Epochs of the cycle.</param>
                    /// <param name="steps_per_epoch">Steps of an epoch.</param>
                    /// <param name="pct_start">The share of the cycle spent rising.</param>
                    /// <param name="anneal_strategy">How to go from one value to the next.</param>
                    /// <param name="cycle_momentum">Whether the momentum goes against the rate.</param>
                    /// <param name="base_momentum">The momentum at the peak.</param>
                    /// <param name="max_momentum">The momentum at start and end.</param>
                    /// <param name="div_factor">Peak over start.</param>
                    /// <param name="final_div_factor">Start over end.</param>
                    /// <param name="three_phase">Whether to fall to the start first and then to the end.</param>
                    /// <param name="last_epoch">The step to go on from; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    /// <exception cref="ArgumentException">No momentum, or steps or pct_start out of range.</exception>
                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4,
                        bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, ForAll(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                            ForAll(optimizer, base_momentum), ForAll(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>Makes a schedule with values for each group.</summary>
                    /// <param name="optimizer">An optimizer with momentum or betas.</param>
                    /// <param name="max_lr">The peaks.</param>
                    /// <param name="total_steps">Steps of the cycle; -1 for epochs times steps_per_epoch.</param>
                    /// <param name="epochs">Epochs of the cycle.</param>
                    /// <param name="steps_per_epoch">Steps of an epoch.</param>
                    /// <param name="pct_start">The share of the cycle spent rising.</param>
                    /// <param name="anneal_strategy">How to go from one value to the next.</param>
                    /// <param name="cycle_momentum">Whether the momentum goes against the rate.</param>
                    /// <param name="base_momentum">The momenta at the peak; 0.85 by default.</param>
                    /// <param name="max_momentum">The momenta at start and end; 0.95 by default.</param>
                    /// <param name="div_factor">Peak over start.</param>
                    /// <param name="final_div_factor">Start over end.</param>
                    /// <param name="three_phase">Whether to fall to the start first and then to the end.</param>
                    /// <param name="last_epoch">The step to go on from; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    /// <exception cref="ArgumentException">No momentum, or steps or pct_start out of range.</exception>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (cycle_momentum && optimizer is not (IMomentum or IBetas))
                            throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
                        if (pct_start is < 0 or > 1) throw new ArgumentException($"Expected float between 0 and 1 for pct_start, but got {pct_start}");
                        _total = TotalSteps(total_steps, epochs, steps_per_epoch);
                        (_peaks, _divisor, _finalDivisor) = (max_lr.ToList(), div_factor, final_div_factor);
                        _anneal = anneal_strategy == AnnealStrategy.Cos
                            ? (start, end, share) => end + (start - end) / 2 * (Math.Cos(Math.PI * share) + 1)
                            : (start, end, share) => (end - start) * share + start;
                        var rise = new Phase(pct_start * _total - 1, Level.Initial, Level.Peak, true, false);
                        _phases = three_phase
                            ? [rise, new(2 * pct_start * _total - 2, Level.Peak, Level.Initial, false, true), new(_total - 1, Level.Initial, Level.Final, true, true)]
                            : [rise, new(_total - 1, Level.Peak, Level.Final, false, true)];
                        if (cycle_momentum)
                        {
                            _lowMomentum = (base_momentum ?? ForAll(optimizer, 0.85)).ToList();
                            _highMomentum = (max_momentum ?? ForAll(optimizer, 0.95)).ToList();
                        }
                        step();
                    }

                    /// <inheritdoc/>
                    /// <exception cref="InvalidOperationException">The cycle is over.</exception>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > _total)
                            throw new InvalidOperationException($"Tried to step {Epoch + 1} times. The specified number of total steps is {_total}");
                        var (phase, share) = Locate(Epoch);
                        foreach (var (group, i) in Groups.Select((group, i) => (group, i)))
                        {
                            SetMomentum(group, i, phase, share);
                            yield return _anneal(Rate(phase.From, i), Rate(phase.To, i), share);
                        }
                    }

                    private static IEnumerable<double> ForAll(Optimizer optimizer, double value) =>
                        Enumerable.Repeat(value, optimizer.ParamGroups.Count());

                    private static int TotalSteps(int total, int epochs, int stepsPerEpoch)
                    {
                        if (total != -1) return total > 0 ? total : throw new ArgumentException($"Expected positive integer total_steps, but got {total}");
                        if (epochs == -1 && stepsPerEpoch == -1)
                            throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        if (epochs <= 0) throw new ArgumentException($"Expected positive integer epochs, but got {epochs}");
                        if (stepsPerEpoch <= 0) throw new ArgumentException($"Expected positive integer steps_per_epoch, but got {stepsPerEpoch}");
                        return epochs * stepsPerEpoch;
                    }

                    /// <summary>The phase that a step falls in, and how far into it that is, 0 to 1.</summary>
                    private (Phase Phase, double Share) Locate(int step)
                    {
                        double start = 0;
                        for (int i = 0; ; i++)
                        {
                            var phase = _phases[i];
                            if (step <= phase.End || i == _phases.Count - 1) return (phase, (step - start) / (phase.End - start));
                            start = phase.End;
                        }
                    }

                    private double Rate(Level level, int group) => level switch
                    {
                        Level.Peak => _peaks[group],
                        Level.Initial => _peaks[group] / _divisor,
                        _ => _peaks[group] / _divisor / _finalDivisor,
                    };

                    private void SetMomentum(ILearningRateController group, int i, Phase phase, double share)
                    {
                        if (_lowMomentum is null || _highMomentum is null) return;
                        double from = phase.MomentumFromHigh ? _highMomentum[i] : _lowMomentum[i];
                        double momentum = _anneal(from, phase.MomentumToHigh ? _highMomentum[i] : _lowMomentum[i], share);
                        if (group is IBetas betas) betas.Betas = (momentum, betas.Betas.Item2);
                        else if (group is IMomentum heavy) heavy.Momentum = momentum;
                    }
                }
            }
        }
    }
}
