namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rate fall along half a cosine (Loshchilov and Hutter 2017, without restarts).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period, _floor;

                    /// <summary>Makes a schedule.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="T_max">Epochs until the smallest rate.</param>
                    /// <param name="eta_min">The smallest rate.</param>
                    /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_period, _floor) = (T_max, eta_min);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0) return Scaled(1);
                        if ((Epoch - 1 - _period) % (2 * _period) == 0)
                            return Groups.Zip(baseRates, (group, rate) => group.LearningRate + (rate - _floor) * (1 - Math.Cos(Math.PI / _period)) / 2);
                        double factor = (1 + Math.Cos(Math.PI * Epoch / _period)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / _period));
                        return Groups.Select(group => factor * (group.LearningRate - _floor) + _floor);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        baseRates.Select(rate => _floor + (rate - _floor) * (1 + Math.Cos(Math.PI * Epoch / _period)) / 2);
                }
            }
        }
    }
}
