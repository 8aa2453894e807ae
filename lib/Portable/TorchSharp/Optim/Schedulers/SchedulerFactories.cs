namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rate by gamma every few epochs.</summary>
            /// <param name="optimizer">The optimizer.</param>
            /// <param name="step_size">Epochs between changes.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to write changes to the console.</param>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

            /// <summary>Multiplies the rate by gamma at given epochs.</summary>
            /// <param name="optimizer">The optimizer.</param>
            /// <param name="milestones">The epochs.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to write changes to the console.</param>
            public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);

            /// <summary>Multiplies the rate by gamma every epoch.</summary>
            /// <param name="optimizer">The optimizer.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to write changes to the console.</param>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

            /// <summary>Multiplies the rate at the start by a function of the epoch.</summary>
            /// <param name="optimizer">The optimizer.</param>
            /// <param name="lr_lambda">Epoch to factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to write changes to the console.</param>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            /// <summary>Starts at a part of the rate and rises (or falls) on a straight line.</summary>
            /// <param name="optimizer">The optimizer.</param>
            /// <param name="start_factor">The factor at the start.</param>
            /// <param name="end_factor">The factor at the end.</param>
            /// <param name="total_iters">Steps from start to end.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to write changes to the console.</param>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5,
                int last_epoch = -1, bool verbose = false) => new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            /// <summary>Lets the rate fall along half a cosine.</summary>
            /// <param name="optimizer">The optimizer.</param>
            /// <param name="T_max">Epochs until the smallest rate.</param>
            /// <param name="eta_min">The smallest rate.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to write changes to the console.</param>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            /// <summary>Runs one schedule after another.</summary>
            /// <param name="optimizer">The optimizer.</param>
            /// <param name="schedulers">Schedules of the same optimizer.</param>
            /// <param name="milestones">The epochs at which the next schedule takes over.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            /// <summary>Lowers the rate when a metric has stopped improving. Call step(metric).</summary>
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
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            /// <summary>Raises the rate to a peak and lets it fall far below the start; see <see cref="impl.OneCycleLR"/>.</summary>
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
            public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4,
                bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                    base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);
        }
    }
}
