using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What the optimizers here share: groups, state and its file format.</summary>
public abstract class OptimizerHelper : Optimizer
{
    /// <summary>The options of groups that leave theirs open.</summary>
    protected OptimizerOptions _defaults;

    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper(OptimizerOptions defaults)
    {
        _defaults = defaults;
        _defaults.InitialLearningRate = defaults.LearningRate ?? 0;
    }

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Options ??= NewOptions();
        param_group.Parameters = param_group.Parameters.ToList(); // an enumeration may run once only
        param_group.Options.FillFrom(_defaults);
        param_group.Options.InitialLearningRate = param_group.Options.LearningRate!.Value;
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            _states[parameter] = state;
        }
    }

    /// <inheritdoc/>
    public override void zero_grad()
    {
        using var guard = no_grad();
        foreach (var parameter in parameters()) parameter.GradUnchecked?.zero_();
    }

    /// <summary>Runs a closure with gradients recorded, then an action for each group without.</summary>
    /// <param name="body">The action.</param>
    /// <param name="loss_closure">The closure, or null.</param>
    /// <typeparam name="T">The groups' type.</typeparam>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var recorded = enable_grad();
            loss = loss_closure();
        }
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups) body((T)group);
        return loss;
    }

    /// <summary>The options of the groups and the state of the parameters; the optimizer's own, not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var indices = new List<int>();
            dictionary.StateIndexRef.Add(indices);
            foreach (var parameter in group.Parameters)
            {
                indices.Add(dictionary.State.Count);
                dictionary.State.Add(_states[parameter]);
            }
        }
        return dictionary;
    }

    /// <summary>Copies options and state from another optimizer of the same kind.</summary>
    /// <param name="state_dict">The other's state.</param>
    /// <exception cref="ArgumentException">The numbers of groups or parameters differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (int i = 0; i < own.Options.Count; i++)
            if (!ReferenceEquals(own.Options[i], state_dict.Options[i]))
                own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (int i = 0; i < own.State.Count; i++)
            if (!ReferenceEquals(own.State[i], state_dict.State[i]))
                own.State[i].LoadStateDict(state_dict.State[i]);
    }

    /// <summary>Writes options and state to a file.</summary>
    /// <param name="location">The file, replaced if it exists.</param>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes options and state: the optimizer's name, the numbers of groups and parameters (LEB128), then each.</summary>
    /// <param name="writer">A writer.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        writer.Write(GetType().Name);
        var own = state_dict();
        Leb128.Write(writer, own.Options.Count);
        Leb128.Write(writer, own.State.Count);
        foreach (var options in own.Options) options.SaveStateDict(writer);
        foreach (var state in own.State) state.SaveStateDict(writer);
    }

    /// <summary>Reads options and state from a file.</summary>
    /// <param name="location">A file written by save_state_dict().</param>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads options and state.</summary>
    /// <param name="reader">A reader.</param>
    /// <exception cref="InvalidDataException">They are another optimizer's.</exception>
    /// <exception cref="ArgumentException">The numbers of groups or parameters differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        string kind = reader.ReadString();
        if (kind != GetType().Name)
            throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{kind}' in the loaded stream.");
        var own = state_dict();
        RequireCounts(own, Leb128.Read(reader), Leb128.Read(reader));
        foreach (var options in own.Options) options.LoadStateDict(reader);
        foreach (var state in own.State) state.LoadStateDict(reader);
    }

    /// <summary>Moves the state to a device.</summary>
    /// <param name="device">The device.</param>
    public void to(Device device)
    {
        foreach (var state in _states.Values) state.to(device);
    }

    private protected override void DisposeStates()
    {
        foreach (var state in _states.Values) (state as IDisposable)?.Dispose();
        _states.Clear();
    }

    private protected abstract OptimizerOptions NewOptions();

    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>The parameters of a group that have a gradient, with their state.</summary>
    private protected IEnumerable<(OptimizerStep Step, TState State)> Steps<TState>(ParamGroup group) where TState : OptimizerState
    {
        foreach (var parameter in group.Parameters)
            if (parameter.GradUnchecked is { } gradient)
                yield return (new OptimizerStep(parameter, gradient), (TState)_states[parameter]);
    }

    private protected static void RequireNotNegative(string name, double value)
    {
        if (value < 0.0) throw Invalid(name, value);
    }

    /// <summary>Requires the share of an average that each step keeps.</summary>
    private protected static void RequireDecay(string name, double value)
    {
        if (value is < 0.0 or >= 1.0) throw Invalid(name, value);
    }

    private static ArgumentException Invalid(string name, double value) => new(string.Create(CultureInfo.InvariantCulture, $"Invalid {name}: {value}"));

    private static void RequireCounts(StateDictionary own, long options, long states)
    {
        if (options != own.Options.Count) throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
        if (states != own.State.Count) throw new ArgumentException("Invalid optimizer state -- different number of states.");
    }
}

/// <summary>A parameter that a fused kernel is about to change, and its gradient, both in plain memory.</summary>
internal readonly unsafe struct OptimizerStep
{
    private readonly Parameter _parameter;
    private readonly Tensor _gradient;

    internal OptimizerStep(Parameter parameter, Tensor gradient)
    {
        Operands.RequireFloat32(parameter, "optimizer step");
        if (!parameter.is_contiguous()) throw new NotImplementedException("Optimizers change contiguous parameters only; use .contiguous() before making one");
        (_parameter, _gradient) = (parameter, Operands.Contiguous(gradient));
    }

    internal long Count => _parameter.Count;

    internal float* Values => _parameter.Planar().Floats;

    internal float* Gradient => _gradient.Floats;

    /// <summary>Tells the graph and the caches of packed weights that the parameter has changed.</summary>
    internal void Done() => _parameter.BumpVersion();
}
