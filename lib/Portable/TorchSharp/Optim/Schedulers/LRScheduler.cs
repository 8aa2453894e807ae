using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning-rate schedules. A schedule takes its first step when it is made; call step() after each epoch or batch.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>The schedules' classes.</summary>
            public static partial class impl { }

            /// <summary>Base class of schedules.</summary>
            public abstract class LRScheduler
            {
                /// <summary>Steps taken.</summary>
                protected int _step_count;

                private protected readonly Optimizer? optimizer;
                private protected readonly List<double> baseRates = [];
                private readonly bool _verbose;
                private List<double> _lastRates = [];

                /// <summary>Makes a schedule that controls no optimizer of its own.</summary>
                protected LRScheduler() { }

                /// <summary>Makes a schedule.</summary>
                /// <param name="optimizer">The optimizer.</param>
                /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
                /// <param name="verbose">Whether to write changes to the console.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (this.optimizer, Epoch, _verbose) = (optimizer, last_epoch, verbose);
                    baseRates = optimizer.ParamGroups.Select(group => group.InitialLearningRate).ToList();
                    _lastRates = optimizer.ParamGroups.Select(group => group.LearningRate).ToList();
                }

                /// <summary>Epochs since the start, counted from 0.</summary>
                internal int Epoch { get; set; }

                internal Optimizer? Controlled => optimizer;

                private protected IEnumerable<ILearningRateController> Groups => optimizer!.ParamGroups;

                /// <summary>Goes on by one epoch.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to an epoch, or on by one.</summary>
                /// <param name="epoch">The epoch, or null.</param>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? Epoch + 1;
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToList();
                    foreach (var (group, i) in Groups.Select((group, i) => (group, i)).ToList())
                    {
                        group.LearningRate = rates[i];
                        if (_verbose && _lastRates[i] != rates[i])
                            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Adjusting learning rate to {rates[i]}"));
                    }
                    _lastRates = rates;
                }

                /// <summary>Goes on by one epoch; only ReduceLROnPlateau looks at the metric.</summary>
                /// <param name="current">The metric.</param>
                /// <param name="epoch">The epoch, or null.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The learning rates of the groups after the last step.</summary>
                public IEnumerable<double> get_last_lr() => _lastRates;

                /// <summary>The next learning rates, from the present ones.</summary>
                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                /// <summary>The learning rates of an epoch, from those at the start.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>All present rates times a factor.</summary>
                private protected IEnumerable<double> Scaled(double factor) => Groups.Select(group => group.LearningRate * factor);

                /// <summary>All starting rates times a factor.</summary>
                private protected IEnumerable<double> FromStart(double factor) => baseRates.Select(rate => rate * factor);
            }
        }
    }
}
