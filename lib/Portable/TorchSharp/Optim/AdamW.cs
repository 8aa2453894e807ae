using TorchSharp.Engine;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
public unsafe class AdamW : OptimizerHelper, IBetas
{
    /// <summary>Makes an optimizer of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">Decay of the mean gradient.</param>
    /// <param name="beta2">Decay of the mean squared gradient.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">How much of each parameter is taken away in a step, times the learning rate.</param>
    /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
    /// <param name="maximize">Whether to climb instead of descend.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3,
        double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

    /// <summary>Makes an optimizer of several groups.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">Decay of the mean gradient.</param>
    /// <param name="beta2">Decay of the mean squared gradient.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">How much of each parameter is taken away in a step, times the learning rate.</param>
    /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
    /// <param name="maximize">Whether to climb instead of descend.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3,
        double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : base(new Options
        {
            LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize,
        })
    {
        RequireNotNegative("learning rate", lr);
        RequireDecay("beta1 value", beta1);
        RequireDecay("beta2 value", beta2);
        RequireNotNegative("eps value", eps);
        RequireNotNegative("weight_decay value", weight_decay);
        foreach (var group in parameters) add_param_group(group);
    }

    /// <summary>The default decay rates of new groups.</summary>
    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1!.Value, ((Options)_defaults).beta2!.Value);
        set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
    }

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
            OptimizerSteps.Adam(step.Count, step.Values, step.Gradient, state.exp_avg.Floats, state.exp_avg_sq.Floats,
                state.max_exp_avg_sq is null ? null : state.max_exp_avg_sq.Floats, ++state.step, rate, options.beta1!.Value, options.beta2!.Value,
                options.eps!.Value, options.weight_decay!.Value, decoupled: true, options.maximize!.Value);
            step.Done();
        }
    }

    /// <summary>The options of a group; null for the optimizer's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Decay of the mean gradient.</summary>
        public double? beta1;

        /// <summary>Decay of the mean squared gradient.</summary>
        public double? beta2;

        /// <summary>How much of each parameter is taken away in a step, times the learning rate.</summary>
        public double? weight_decay;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>Whether to divide by the largest mean square so far (Reddi et al. 2018).</summary>
        public bool? amsgrad;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;

        private protected override void Visit(IVisitor visitor, OptimizerOptions other)
        {
            var options = (Options)other;
            visitor.Option(ref beta1, options.beta1);
            visitor.Option(ref beta2, options.beta2);
            visitor.Option(ref eps, options.eps);
            visitor.Option(ref weight_decay, options.weight_decay);
            visitor.Option(ref amsgrad, options.amsgrad);
            visitor.Option(ref maximize, options.maximize);
        }
    }

    /// <summary>Parameters that share options.</summary>
    public class ParamGroup : ParamGroup<Options>, IBetas
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
        /// <param name="beta1">Decay of the mean gradient.</param>
        /// <param name="beta2">Decay of the mean squared gradient.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">How much of each parameter is taken away in a step, times the learning rate.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of descend.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3,
            double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize,
            }) { }

        /// <inheritdoc/>
        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>The mean gradient.</summary>
        public Tensor exp_avg = null!;

        /// <summary>The mean squared gradient.</summary>
        public Tensor exp_avg_sq = null!;

        /// <summary>The largest mean square, with amsgrad.</summary>
        public Tensor? max_exp_avg_sq;

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
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
            max_exp_avg_sq = ((Options)options).amsgrad == true ? Zeros() : null;
        }

        private protected override void Visit(IVisitor visitor, OptimizerState other)
        {
            var state = (State)other;
            visitor.Count(ref step, state.step);
            visitor.Tensor(ref exp_avg, state.exp_avg);
            visitor.Tensor(ref exp_avg_sq, state.exp_avg_sq);
            visitor.Optional(ref max_exp_avg_sq, state.max_exp_avg_sq);
        }
    }
}
