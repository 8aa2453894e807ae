using TorchSharp.Engine;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum (Sutskever et al. 2013).</summary>
public unsafe class SGD : OptimizerHelper, IMomentum
{
    /// <summary>Makes an optimizer of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">The share of the last step that is kept.</param>
    /// <param name="dampening">The share of the gradient that momentum leaves out.</param>
    /// <param name="weight_decay">L2 penalty on the parameters.</param>
    /// <param name="nesterov">Whether to look ahead (Nesterov 1983).</param>
    /// <param name="maximize">Whether to climb instead of descend.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SGD(IEnumerable<Parameter> parameters, double lr,
        double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

    /// <summary>Makes an optimizer of several groups.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">The share of the last step that is kept.</param>
    /// <param name="dampening">The share of the gradient that momentum leaves out.</param>
    /// <param name="weight_decay">L2 penalty on the parameters.</param>
    /// <param name="nesterov">Whether to look ahead (Nesterov 1983).</param>
    /// <param name="maximize">Whether to climb instead of descend.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public SGD(IEnumerable<ParamGroup> parameters, double lr,
        double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : base(new Options
        {
            LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize,
        })
    {
        RequireNotNegative("learning rate", lr);
        RequireNotNegative("momentum value", momentum);
        RequireNotNegative("weight_decay value", weight_decay);
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
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
            bool first = options.momentum != 0 && state.momentum_buffer is null;
            if (first) state.NewBuffer();
            OptimizerSteps.Sgd(step.Count, step.Values, step.Gradient, options.momentum != 0 ? state.momentum_buffer!.Floats : null, first,
                (float)rate, (float)options.momentum!.Value, (float)options.dampening!.Value, (float)options.weight_decay!.Value,
                options.nesterov!.Value, options.maximize!.Value);
            step.Done();
        }
    }

    /// <summary>The options of a group; null for the optimizer's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The share of the last step that is kept.</summary>
        public double? momentum;

        /// <summary>The share of the gradient that momentum leaves out.</summary>
        public double? dampening;

        /// <summary>L2 penalty on the parameters.</summary>
        public double? weight_decay;

        /// <summary>Whether to look ahead (Nesterov 1983).</summary>
        public bool? nesterov;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;

        private protected override void Visit(IVisitor visitor, OptimizerOptions other)
        {
            var options = (Options)other;
            visitor.Option(ref momentum, options.momentum);
            visitor.Option(ref dampening, options.dampening);
            visitor.Option(ref weight_decay, options.weight_decay);
            visitor.Option(ref nesterov, options.nesterov);
            visitor.Option(ref maximize, options.maximize);
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
        /// <param name="momentum">The share of the last step that is kept.</param>
        /// <param name="dampening">The share of the gradient that momentum leaves out.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="nesterov">Whether to look ahead (Nesterov 1983).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3,
            double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize,
            }) { }

        /// <inheritdoc/>
        public double Momentum { get => Options.momentum!.Value; set => Options.momentum = value; }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The last step.</summary>
        public Tensor? momentum_buffer;

        /// <summary>Makes the state of a parameter.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter) { }

        /// <summary>Disposes the tensors.</summary>
        public void Dispose() => DisposeTensors();

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            momentum_buffer = null;
        }

        private protected override void Visit(IVisitor visitor, OptimizerState other)
        {
            var state = (State)other;
            visitor.Optional(ref momentum_buffer, state.momentum_buffer);
        }

        internal void NewBuffer() => momentum_buffer = Zeros();
    }
}
