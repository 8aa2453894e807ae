using System.Globalization;
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
        if (lr < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid learning rate: {lr}"));
        if (momentum < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid momentum value: {momentum}"));
        if (weight_decay < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid weight_decay value: {weight_decay}"));
        if (alpha < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid alpha value: {alpha}"));
        if (eps < 0.0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Invalid eps value: {eps}"));
        foreach (var group in parameters) add_param_group(group);
    }

    /// <summary>The default momentum of new groups.</summary>
    public double Momentum { get => ((Options)_defaults).momentum!.Value; set => ((Options)_defaults).momentum = value; }

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

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (maximize, momentum, alpha, eps, weight_decay, centered) =
                (other.maximize, other.momentum, other.alpha, other.eps, other.weight_decay, other.centered);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }

        internal override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var other = (Options)defaults;
            maximize ??= other.maximize;
            momentum ??= other.momentum;
            alpha ??= other.alpha;
            eps ??= other.eps;
            weight_decay ??= other.weight_decay;
            centered ??= other.centered;
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
        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Zeros();
            momentum_buffer = ((Options)options).momentum > 0 ? Zeros() : null;
            grad_avg = ((Options)options).centered == true ? Zeros() : null;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg.Load(reader);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg.Save(writer);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Copy(ref square_avg!, other.square_avg);
            Copy(ref momentum_buffer, other.momentum_buffer);
            Copy(ref grad_avg, other.grad_avg);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(square_avg, state.square_avg) && Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

        internal void NewBuffer() => momentum_buffer = Zeros();
    }
}
