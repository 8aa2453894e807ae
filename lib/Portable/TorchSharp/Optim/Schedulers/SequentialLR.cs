namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Runs one schedule after another.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedules;
                    private readonly int[] _milestones;

                    /// <summary>Makes a schedule.</summary>
                    /// <param name="optimizer">The optimizer.</param>
                    /// <param name="schedulers">Schedules of the same optimizer.</param>
                    /// <param name="milestones">The epochs at which the next schedule takes over.</param>
                    /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
                    /// <exception cref="ArgumentException">Another optimizer's schedule, or not one milestone less than schedules.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        (_schedules, _milestones) = (schedulers.ToArray(), milestones.ToArray());
                        if (_schedules.Any(schedule => schedule.Controlled != optimizer))
                            throw new ArgumentException("The SequentialLR scheduler expects all its sub-schedulers to be bound to the same optimizer.");
                        if (_milestones.Length != _schedules.Length - 1)
                            throw new ArgumentException($"Received {_schedules.Length} schedulers and {_milestones.Length} milestones. " +
                                "The SequentialLR scheduler expects the number of schedulers to be one more than the number of milestones. ");
                        foreach (var group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (var schedule in _schedules) schedule.Epoch--; // undoes the step that each took when it was made
                        _schedules[0].step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        int active = _milestones.Count(milestone => milestone <= Epoch);
                        if (active > 0 && _milestones[active - 1] == Epoch) _schedules[active].step(0);
                        else _schedules[active].step();
                        return Scaled(1);
                    }
                }
            }
        }
    }
}
