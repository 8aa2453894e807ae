using TorchSharp.Engine;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSprop (Hinton 2012).</summary>
public unsafe class RMSProp : OptimizerHelper, IMomentum
{
    /// <summary>Makes an optimizer of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">Decay of the mean squared gradient.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">L2 penalty on the parameters.</param>
    /// <param name="momentum">The share of the last step that is kept.</param>
    /// <param name="centered">Whether to divide by the estimated variance instead of the mean square.</param>
    /// <param name="maximize">Whether to climb instead of descend.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3,
        double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

    /// <summary>Makes an optimizer of several groups.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">Decay of the mean squared gradient.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">L2 penalty on the parameters.</param>
    /// <param name="momentum">The share of the last step that is kept.</param>
    /// <param name="centered">Whether to divide by the estimated variance instead of the mean square.</param>
    /// <param name="maximize">Whether to climb instead of descend.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3,
        double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
        : base(new Options
        {
            LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize,
        })
    {
        RequireNotNegative("learning rate", lr);
        RequireNotNegative("momentum value", momentum);
        RequireNotNegative("weight_decay value", weight_decay);
        RequireNotNegative("alpha value", alpha);
        RequireNotNegative("eps value", eps);
        foreach (var group in parameters) add_param_group(group);
    }

    /// <summary>The default momentum of new groups.</summary>
    public double Momentum { get => ((Options)_defaults).momentum!.Value; set => ((Options)_defaults).momentum = value; }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(Step, closure);

    private void Step(Modules.ParamGroup group)
    {
        var options = (Options)group.Options;
        double rate = options.LearningRate!.Value;
        foreach (var (step, state) in Steps<State>(group))
        {
            state.step++;
            if (options.momentum > 0 && state.momentum_buffer is null) state.NewBuffer(); // a schedule may have raised it from 0
            OptimizerSteps.RmsProp(step.Count, step.Values, step.Gradient, state.square_avg.Floats,
                options.momentum > 0 ? state.momentum_buffer!.Floats : null, options.centered == true ? state.grad_avg!.Floats : null,
                rate, options.alpha!.Value, options.eps!.Value, options.weight_decay!.Value, options.momentum!.Value, options.maximize!.Value);
            step.Done();
        }
    }

    /// <summary>The options of a group; null for the optimizer's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;

        /// <summary>The share of the last step that is kept.</summary>
        public double? momentum;

        /// <summary>Decay of the mean squared gradient.</summary>
        public double? alpha;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>L2 penalty on the parameters.</summary>
        public double? weight_decay;

        /// <summary>Whether to divide by the estimated variance instead of the mean square.</summary>
        public bool? centered;

        private protected override void Visit(IVisitor visitor, OptimizerOptions other)
        {
            var options = (Options)other;
            visitor.Option(ref maximize, options.maximize);
            visitor.Option(ref momentum, options.momentum);
            visitor.Option(ref alpha, options.alpha);
            visitor.Option(ref eps, options.eps);
            visitor.Option(ref weight_decay, options.weight_decay);
            visitor.Option(ref centered, options.centered);
        }
    }

    /// <summary>Parameters that share options.</summary>
    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        /// <summary>Makes an empty group.</summary>
        public ParamGroup() { }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">Their options.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="alpha">Decay of the mean squared gradient.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="centered">Whether to divide by the estimated variance instead of the mean square.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3,
            double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0.0, bool centered = false)
            : base(parameters, new Options
            {
                LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered,
            }) { }

        /// <inheritdoc/>
        public double Momentum { get => Options.momentum!.Value; set => Options.momentum = value; }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>The mean squared gradient.</summary>
        public Tensor square_avg = null!;

        /// <summary>The last step.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The mean gradient, where centered.</summary>
        public Tensor? grad_avg;

        /// <summary>Makes the state of a parameter.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter) { }

        /// <summary>Disposes the tensors.</summary>
        public void Dispose() => DisposeTensors();

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Zeros();
            momentum_buffer = ((Options)options).momentum > 0 ? Zeros() : null;
            grad_avg = ((Options)options).centered == true ? Zeros() : null;
        }

        private protected override void Visit(IVisitor visitor, OptimizerState other)
        {
            var state = (State)other;
            visitor.Count(ref step, state.step);
            visitor.Tensor(ref square_avg, state.square_avg);
            visitor.Optional(ref momentum_buffer, state.momentum_buffer);
            visitor.Optional(ref grad_avg, state.grad_avg);
        }

        internal void NewBuffer() => momentum_buffer = Zeros();
    }
}
