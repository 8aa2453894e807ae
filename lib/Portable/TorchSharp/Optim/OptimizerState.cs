using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of a parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>Makes the state of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Writes the state.</summary>
    /// <param name="writer">A writer.</param>
    public virtual void SaveStateDict(BinaryWriter writer) => Visit(new Writer(writer), this);

    /// <summary>Reads the state.</summary>
    /// <param name="reader">A reader.</param>
    public virtual void LoadStateDict(BinaryReader reader) => Visit(new Reader(reader, _parameter.device), this);

    /// <summary>Copies the state.</summary>
    /// <param name="source">State of the same kind.</param>
    public virtual void LoadStateDict(OptimizerState source) => Visit(new Copier(), source);

    /// <summary>True if both hold nearly the same values.</summary>
    /// <param name="other">Another state.</param>
    public virtual bool ApproximatelyEquals(OptimizerState other)
    {
        if (other?.GetType() != GetType()) return false;
        var comparer = new Comparer();
        Visit(comparer, other);
        return comparer.Equal;
    }

    /// <summary>Starts anew.</summary>
    /// <param name="options">The options of the parameter's group.</param>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Moves the state to a device.</summary>
    /// <param name="device">The device.</param>
    public virtual void to(Device device) { }

    /// <summary>Reads a flag and, if it is set, a tensor.</summary>
    /// <param name="reader">A reader.</param>
    /// <param name="result">The tensor, replaced.</param>
    /// <param name="device">The device to move it to.</param>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = reader.ReadBoolean() ? TensorExtensionMethods.Load(reader).DetachFromDisposeScope() : null;
    }

    /// <summary>Writes a flag and, if there is one, a tensor.</summary>
    /// <param name="writer">A writer.</param>
    /// <param name="tensor">The tensor, or null.</param>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    /// <summary>A tensor of zeros in the parameter's shape, in no dispose scope.</summary>
    private protected Tensor Zeros()
    {
        using var guard = no_grad();
        return zeros(_parameter.shape, dtype: _parameter.dtype).DetachFromDisposeScope();
    }

    /// <summary>Shows a visitor each field of the state, in the order of the file, beside the same field of another state of the kind.</summary>
    private protected abstract void Visit(IVisitor visitor, OptimizerState other);

    private protected void DisposeTensors() => Visit(new Disposer(), this);

    /// <summary>Does one thing with every field.</summary>
    private protected interface IVisitor
    {
        void Count(ref long own, long other);

        void Tensor(ref Tensor own, Tensor other);

        /// <summary>A tensor that some options do without.</summary>
        void Optional(ref Tensor? own, Tensor? other);
    }

    private sealed class Writer(BinaryWriter writer) : IVisitor
    {
        public void Count(ref long own, long other) => writer.Write(own);

        public void Tensor(ref Tensor own, Tensor other) => own.Save(writer);

        public void Optional(ref Tensor? own, Tensor? other) => SaveConditionalStateTensor(writer, own);
    }

    private sealed class Reader(BinaryReader reader, Device device) : IVisitor
    {
        public void Count(ref long own, long other) => own = reader.ReadInt64();

        public void Tensor(ref Tensor own, Tensor other) => own.Load(reader);

        public void Optional(ref Tensor? own, Tensor? other) => LoadConditionalStateTensor(reader, ref own, device);
    }

    private sealed class Copier : IVisitor
    {
        public void Count(ref long own, long other) => own = other;

        public void Tensor(ref Tensor own, Tensor other) => Optional(ref own!, other);

        public void Optional(ref Tensor? own, Tensor? other)
        {
            var copy = other?.clone().DetachFromDisposeScope();
            own?.Dispose();
            own = copy;
        }
    }

    private sealed class Comparer : IVisitor
    {
        public bool Equal { get; private set; } = true;

        public void Count(ref long own, long other) => Equal &= own == other;

        public void Tensor(ref Tensor own, Tensor other) => Optional(ref own!, other);

        public void Optional(ref Tensor? own, Tensor? other) =>
            Equal = Equal && (own is null || other is null ? own is null && other is null : own.allclose(other));
    }

    private sealed class Disposer : IVisitor
    {
        public void Count(ref long own, long other) { }

        public void Tensor(ref Tensor own, Tensor other) => own?.Dispose();

        public void Optional(ref Tensor? own, Tensor? other) => own?.Dispose();
    }
}
