namespace TorchSharp;

/// <summary>Base class of losses.</summary>
/// <typeparam name="T1">Type of input 1.</typeparam>
/// <typeparam name="T2">Type of input 2.</typeparam>
/// <typeparam name="TResult">Type of the output.</typeparam>
public abstract class Loss<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    /// <summary>Sets the reduction.</summary>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base("Loss") => this.reduction = reduction;

    /// <summary>How the losses of a batch are joined.</summary>
    public torch.nn.Reduction reduction { get; }
}

/// <summary>Base class of losses with weights.</summary>
/// <typeparam name="T1">Type of input 1.</typeparam>
/// <typeparam name="T2">Type of input 2.</typeparam>
/// <typeparam name="TResult">Type of the output.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>Sets weights and reduction.</summary>
    /// <param name="weight">The weights, or null.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public WeightedLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction) => this.weight = weight;

    /// <summary>The weights, or null.</summary>
    public torch.Tensor? weight { get; }
}
