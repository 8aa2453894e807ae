using TorchSharp.Modules;

namespace SmallData.Models;

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
