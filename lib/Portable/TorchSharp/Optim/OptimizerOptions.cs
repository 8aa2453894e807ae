namespace TorchSharp.Modules;

/// <summary>The options of a group of parameters.</summary>
public class OptimizerOptions
{
    /// <summary>The learning rate of the next step; null for the optimizer's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate at the start.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the options.</summary>
    /// <param name="writer">A writer.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
        Visit(new Writer(writer), this);
    }

    /// <summary>Reads the options.</summary>
    /// <param name="reader">A reader.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        Visit(new Reader(reader), this);
    }

    /// <summary>Copies the options.</summary>
    /// <param name="source">Options of the same kind.</param>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        Visit(new Copier(), source);
    }

    /// <summary>Sets the options that are still open.</summary>
    internal void FillFrom(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        Visit(new Filler(), defaults);
    }

    /// <summary>Shows a visitor each option of a kind of optimizer, in the order of the file, beside the same option of another of the kind.</summary>
    private protected virtual void Visit(IVisitor visitor, OptimizerOptions other) { }

    /// <summary>Does one thing with every option.</summary>
    private protected interface IVisitor
    {
        void Option(ref double? own, double? other);

        void Option(ref bool? own, bool? other);
    }

    private sealed class Writer(BinaryWriter writer) : IVisitor
    {
        public void Option(ref double? own, double? other) => writer.Write(own!.Value);

        public void Option(ref bool? own, bool? other) => writer.Write(own!.Value);
    }

    private sealed class Reader(BinaryReader reader) : IVisitor
    {
        public void Option(ref double? own, double? other) => own = reader.ReadDouble();

        public void Option(ref bool? own, bool? other) => own = reader.ReadBoolean();
    }

    private sealed class Copier : IVisitor
    {
        public void Option(ref double? own, double? other) => own = other;

        public void Option(ref bool? own, bool? other) => own = other;
    }

    private sealed class Filler : IVisitor
    {
        public void Option(ref double? own, double? other) => own ??= other;

        public void Option(ref bool? own, bool? other) => own ??= other;
    }
}
