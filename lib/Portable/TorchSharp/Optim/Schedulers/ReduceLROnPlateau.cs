using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rate when a metric has stopped improving. Call step(metric).</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _descending, _relative, _announce;
                    private readonly double _factor, _threshold, _smallestChange;
                    private readonly int _patience, _cooldown;
                    private readonly List<double> _floors;
                    private double _best;
                    private int _badEpochs, _cooling;

                    /// <summary>Makes a schedule.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="mode">"min" where a lower metric is better, or "max".</param>
                    /// <param name="factor">The factor, below 1.</param>
                    /// <param name="patience">Epochs without improvement that are put up with.</param>
                    /// <param name="threshold">How much better counts as better.</param>
                    /// <param name="threshold_mode">"rel" for a share of the best, or "abs".</param>
                    /// <param name="cooldown">Epochs after a change in which nothing counts.</param>
                    /// <param name="min_lr">The smallest rate: none, one for all groups, or one for each.</param>
                    /// <param name="eps">The smallest change worth making.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    /// <exception cref="ArgumentException">A factor of 1 or more, or an unknown mode.</exception>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1.0) throw new ArgumentException("Factor should be < 1.0");
                        if (mode is not ("min" or "max")) throw new ArgumentException($"mode {mode} is unknown!");
                        if (threshold_mode is not ("rel" or "abs")) throw new ArgumentException($"threshold mode {threshold_mode} is unknown!");
                        (_descending, _relative, _announce) = (mode == "min", threshold_mode == "rel", verbose);
                        (_factor, _patience, _threshold, _cooldown, _smallestChange) = (factor, patience, threshold, cooldown, eps);
                        int groups = Groups.Count();
                        _floors = min_lr is { Count: > 1 } ? [.. min_lr] : Enumerable.Repeat(min_lr is { Count: 1 } ? min_lr[0] : 0, groups).ToList();
                        _best = _descending ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <inheritdoc/>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        if (IsBetter(current)) (_best, _badEpochs) = (current, 0);
                        else _badEpochs++;
                        if (_cooling > 0)
                        {
                            _cooling--;
                            _badEpochs = 0;
                        }
                        if (_badEpochs <= _patience) return;
                        Reduce();
                        (_cooling, _badEpochs) = (_cooldown, 0);
                    }

                    /// <summary>Not for this schedule.</summary>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step() => throw new InvalidOperationException(
                        "step() should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    /// <summary>Not for this schedule.</summary>
                    /// <param name="epoch">Not used.</param>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch) => throw new InvalidOperationException(
                        "step(int?) should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    private bool IsBetter(double metric) => (_descending, _relative) switch
                    {
                        (true, true) => metric < _best * (1 - _threshold),
                        (true, false) => metric < _best - _threshold,
                        (false, true) => metric > _best * (_threshold + 1),
                        (false, false) => metric > _best + _threshold,
                    };

                    private void Reduce()
                    {
                        int i = 0;
                        foreach (var group in Groups)
                        {
                            double rate = Math.Max(group.LearningRate * _factor, _floors[i]);
                            if (group.LearningRate - rate > _smallestChange)
                            {
                                group.LearningRate = rate;
                                if (_announce)
                                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Epoch {Epoch}: reducing learning rate of group {i} to {rate:g4}."));
                            }
                            i++;
                        }
                    }
                }
            }
        }
    }
}
