using System.Globalization;
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
        if (lr < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid learning rate: {lr}"));
        if (lr_decay < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid lr_decay value: {lr_decay}"));
        if (weight_decay < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid weight_decay value: {weight_decay}"));
        if (initial_accumulator_value < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid initial_accumulator_value value: {initial_accumulator_value}"));
        if (eps < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid eps value: {eps}"));
        foreach (var group in parameters) add_param_group(group);
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(Step, closure);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) DisposeStates();
        base.Dispose(disposing);
    }

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

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            lr_decay = reader.ReadDouble();
            initial_accumulator_value = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (lr_decay, initial_accumulator_value, eps, weight_decay) =
                (other.lr_decay, other.initial_accumulator_value, other.eps, other.weight_decay);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(lr_decay!.Value);
            writer.Write(initial_accumulator_value!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
        }

        internal override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var other = (Options)defaults;
            lr_decay ??= other.lr_decay;
            initial_accumulator_value ??= other.initial_accumulator_value;
            eps ??= other.eps;
            weight_decay ??= other.weight_decay;
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
        public void Dispose()
        {
            sum?.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            sum = Zeros();
            sum.fill_(((Options)options).initial_accumulator_value!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            sum.Load(reader);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            sum.Save(writer);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Copy(ref sum!, other.sum);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(sum, state.sum);
    }
}
