using TorchSharp.Modules;

namespace SmallData.Training;

/// <summary>Training as Keras 2 sets it up when a script leaves the defaults alone: Glorot-uniform starting weights, and the constants of its optimizers, which are not
/// PyTorch's (https://keras.io/api/optimizers).</summary>
public static class KerasTraining
{
    /// <summary>Starts a net over and makes a trainer with RMSprop: rho 0.9, epsilon 1e-7.</summary>
    /// <param name="name">What the run is called.</param>
    /// <param name="net">The net. Its weights are drawn anew.</param>
    /// <param name="steps">Batches in an epoch; null for one pass over the training samples.</param>
    /// <param name="objective">What to make small; two classes with one logit if null.</param>
    public static Trainer RMSprop(string name, nn.Module<Tensor, Tensor> net, double rate, int batchSize = 32, int? steps = null, Objective? objective = null) =>
        Start(name, net, parameters => optim.RMSProp(parameters, lr: rate, alpha: 0.9, eps: 1e-7), batchSize, steps, objective ?? Objective.Binary);

    /// <summary>As <see cref="RMSprop"/>, with Adam: epsilon 1e-7.</summary>
    /// <inheritdoc cref="RMSprop"/>
    public static Trainer Adam(string name, nn.Module<Tensor, Tensor> net, double rate = 1e-3, int batchSize = 32, int? steps = null, Objective? objective = null) =>
        Start(name, net, parameters => optim.Adam(parameters, lr: rate, eps: 1e-7), batchSize, steps, objective ?? Objective.Binary);

    private static Trainer Start(
        string name, nn.Module<Tensor, Tensor> net, Func<IEnumerable<TorchSharp.Modules.Parameter>, optim.Optimizer> optimizer, int batchSize, int? steps, Objective objective)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        KerasInitialization.Apply(net);
        return new Trainer(net, optimizer(net.parameters()), objective)
        {
            Name = name,
            BatchSize = batchSize,
            StepsPerEpoch = steps,
        };
    }
}

/// <summary>Keras's starting weights: Glorot-uniform for dense and convolutional layers, biases zero (Glorot and Bengio 2010). TorchSharp starts with Kaiming-uniform;
/// the published lessons started here.</summary>
public static class KerasInitialization
{
    /// <summary>Draws the weights of every dense and convolutional layer anew, in the order of the layers.</summary>
    public static void Apply(nn.Module net)
    {
        foreach (nn.Module layer in net.modules().Prepend(net).Distinct())   // modules() leaves out the net itself, which may be a single layer
        {
            switch (layer)
            {
                case Conv2d convolution:
                    Start(convolution.weight, convolution.bias);
                    break;
                case Linear dense:
                    Start(dense.weight, dense.bias);
                    break;
            }
        }
    }

    private static void Start(Parameter weight, Parameter? bias)
    {
        nn.init.xavier_uniform_(weight);
        if (bias is not null)
        {
            nn.init.zeros_(bias);
        }
    }
}
