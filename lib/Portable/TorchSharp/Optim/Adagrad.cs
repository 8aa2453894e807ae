using TorchSharp.Engine;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adagrad (Duchi et al. 2011).</summary>
public unsafe class Adagrad : OptimizerHelper
{
    /// <summary>Makes an optimizer of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="lr_decay">Decay of the learning rate with the steps.</param>
    /// <param name="weight_decay">L2 penalty on the parameters.</param>
    /// <param name="initial_accumulator_value">Start of the sum of squares.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2,
        double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps) { }

    /// <summary>Makes an optimizer of several groups.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="lr_decay">Decay of the learning rate with the steps.</param>
    /// <param name="weight_decay">L2 penalty on the parameters.</param>
    /// <param name="initial_accumulator_value">Start of the sum of squares.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2,
        double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : base(new Options
        {
            LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps,
        })
    {
        RequireNotNegative("learning rate", lr);
        RequireNotNegative("lr_decay value", lr_decay);
        RequireNotNegative("weight_decay value", weight_decay);
        RequireNotNegative("initial_accumulator_value value", initial_accumulator_value);
        RequireNotNegative("eps value", eps);
        foreach (var group in parameters) add_param_group(group);
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
            double clr = rate / (1 + state.step++ * options.lr_decay!.Value);
            OptimizerSteps.Adagrad(step.Count, step.Values, step.Gradient, state.sum.Floats, clr, options.eps!.Value,
                options.weight_decay!.Value, maximize: false);
            step.Done();
        }
    }

    /// <summary>The options of a group; null for the optimizer's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Decay of the learning rate with the steps.</summary>
        public double? lr_decay;

        /// <summary>Start of the sum of squares.</summary>
        public double? initial_accumulator_value;

        /// <summary>Added to the divisor.</summary>
        public double? eps;

        /// <summary>L2 penalty on the parameters.</summary>
        public double? weight_decay;

        private protected override void Visit(IVisitor visitor, OptimizerOptions other)
        {
            var options = (Options)other;
            visitor.Option(ref lr_decay, options.lr_decay);
            visitor.Option(ref initial_accumulator_value, options.initial_accumulator_value);
            visitor.Option(ref eps, options.eps);
            visitor.Option(ref weight_decay, options.weight_decay);
        }
    }

    /// <summary>Parameters that share options.</summary>
    public class ParamGroup : ParamGroup<Options>
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
        /// <param name="lr_decay">Decay of the learning rate with the steps.</param>
        /// <param name="weight_decay">L2 penalty on the parameters.</param>
        /// <param name="initial_accumulator_value">Start of the sum of squares.</param>
        /// <param name="eps">Added to the divisor.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01,
            double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options
            {
                LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps,
            }) { }
    }

    /// <summary>What is remembered of a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>Steps taken.</summary>
        public long step;

        /// <summary>The sum of squared gradients.</summary>
        public Tensor sum = null!;

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
            sum = Zeros();
            sum.fill_(((Options)options).initial_accumulator_value!.Value);
        }

        private protected override void Visit(IVisitor visitor, OptimizerState other)
        {
            var state = (State)other;
            visitor.Count(ref step, state.step);
            visitor.Tensor(ref sum, state.sum);
        }
    }
}
