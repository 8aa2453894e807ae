using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers and learning-rate schedules.</summary>
    public static partial class optim
    {
        /// <summary>Base class of all optimizers.</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>Groups of parameters, each with options of its own.</summary>
            protected IList<ParamGroup> _parameter_groups = new List<ParamGroup>();

            private protected Optimizer() { }

            /// <summary>Does nothing: state tensors reclaim themselves.</summary>
            ~Optimizer() => Dispose(false);

            /// <summary>The groups, for schedules and for changing the learning rate.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Disposes the optimizer's state.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the optimizer's state.</summary>
            /// <param name="disposing">True when called by Dispose().</param>
            protected virtual void Dispose(bool disposing)
            {
                if (disposing) DisposeStates();
            }

            private protected abstract void DisposeStates();

            /// <summary>Fills the gradients of all parameters with zeros.</summary>
            public abstract void zero_grad();

            /// <summary>Adds a group of parameters.</summary>
            /// <param name="param_group">The group; options it leaves open are the optimizer's.</param>
            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">Computes loss and gradients first, or null.</param>
            /// <returns>What the closure returned, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>All parameters.</summary>
            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Options of each group, state of each parameter, and which belong together.</summary>
            public class StateDictionary
            {
                internal StateDictionary() { }

                /// <summary>One entry for each group.</summary>
                public List<OptimizerOptions> Options { get; private set; } = [];

                /// <summary>One entry for each parameter.</summary>
                public List<OptimizerState> State { get; private set; } = [];

                /// <summary>The indices into State of each group's parameters.</summary>
                public List<List<int>> StateIndexRef { get; private set; } = [];
            }
        }

        /// <summary>Has a learning rate.</summary>
        public interface ILearningRateController
        {
            /// <summary>The learning rate of the next step.</summary>
            double LearningRate { get; set; }

            /// <summary>The learning rate at the start.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>Has a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>The share of the last step that is kept.</summary>
            double Momentum { get; set; }
        }

        /// <summary>Has Adam's two decay rates.</summary>
        public interface IBetas
        {
            /// <summary>Decay of the mean gradient, and of the mean squared gradient.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
