using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Recording of operations.</summary>
internal static class Autograd
{
    /// <summary>Whether an operation on the input has to be recorded.</summary>
    public static bool Needed(Tensor? a) => GradMode.Enabled && a is not null && a.RequiresGradUnchecked;

    /// <summary>Whether an operation on the inputs has to be recorded.</summary>
    public static bool Needed(Tensor? a, Tensor? b) => GradMode.Enabled &&
        ((a is not null && a.RequiresGradUnchecked) || (b is not null && b.RequiresGradUnchecked));

    /// <summary>Whether an operation on the inputs has to be recorded.</summary>
    public static bool Needed(params ReadOnlySpan<Tensor?> inputs)
    {
        if (!GradMode.Enabled) return false;
        foreach (var input in inputs)
        {
            if (input is not null && input.RequiresGradUnchecked) return true;
        }
        return false;
    }

    /// <summary>
    /// Records how output was made, if recording is on and some input requires a gradient. The saved tensors are kept (and checked
    /// for later changes) until backward has run or the graph is let go.
    /// </summary>
    public static Tensor Record(string name, Tensor output, Tensor?[] inputs, Tensor[] saved, BackwardFunction backward)
    {
        if (!Needed(inputs)) return output;
        if (output.IsPartOfAnother && inputs.Length > 0 && ReferenceEquals(output, inputs[0]))
        {
            throw new NotSupportedException("The portable library does not differentiate writes to part of a tensor through a view; " +
                "write by index instead (x[1] = y rather than x[1].copy_(y)), or under torch.no_grad().");
        }
        output.SetHistory(GradNode.Result(name, output.Type, inputs, Save(saved), backward));
        return output;
    }

    /// <summary>
    /// Records an operation that has overwritten its first input. Call <see cref="CheckInPlace"/> before writing, and this after it,
    /// with saved tensors as they are now.
    /// </summary>
    public static Tensor RecordInPlace(string name, Tensor self, Tensor?[] inputs, Tensor[] saved, BackwardFunction backward)
    {
        self.BumpVersion();
        return Record(name, self, inputs, saved, backward);
    }

    /// <summary>Refuses to overwrite a leaf that wants a gradient while recording.</summary>
    public static void CheckInPlace(Tensor self)
    {
        if (GradMode.Enabled && self.RequiresGradUnchecked && self.is_leaf)
            throw Dims.Error("a leaf Variable that requires grad is being used in an in-place operation.");
    }

    private static SavedTensor[] Save(Tensor[] tensors)
    {
        if (tensors.Length == 0) return [];
        var saved = new SavedTensor[tensors.Length];
        for (int i = 0; i < saved.Length; i++) saved[i] = new SavedTensor(tensors[i]);
        return saved;
    }
}
