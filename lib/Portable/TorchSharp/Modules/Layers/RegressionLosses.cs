using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Squared difference.</summary>
public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public MSELoss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.mse_loss(input, target, reduction);
}

/// <summary>Absolute difference.</summary>
public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public L1Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) { }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.l1_loss(input, target, reduction);
}

/// <summary>Squared below beta, straight above (Girshick 2015).</summary>
public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    /// <param name="beta">Where the square turns into a straight line.</param>
    public SmoothL1Loss(nn.Reduction reduction = nn.Reduction.Mean, double beta = 1.0)
        : base(reduction) => this.beta = beta;

    /// <summary>Where the square turns into a straight line.</summary>
    public double beta { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.smooth_l1_loss(input, target, reduction, beta);
}

/// <summary>Squared below delta, straight above (Huber 1964).</summary>
public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
{
    /// <summary>Sets the options.</summary>
    /// <param name="delta">Where the square turns into a straight line.</param>
    /// <param name="reduction">How the losses of a batch are joined.</param>
    public HuberLoss(double delta = 1.0, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) => this.delta = delta;

    /// <summary>Where the square turns into a straight line.</summary>
    public double delta { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.huber_loss(input, target, delta, reduction);
}
