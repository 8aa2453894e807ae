using TorchSharp.Modules;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A tensor that a module trains. Modules list it among their parameters.</summary>
        public class Parameter : torch.Tensor
        {
            /// <summary>Takes a tensor over; the handle passed in can not be used any more.</summary>
            /// <param name="data">The values.</param>
            /// <param name="requires_grad">Whether it is trained.</param>
            public Parameter(torch.Tensor data, bool requires_grad = true)
                : base(data, register: data.OwningDisposeScope is not null)
            {
                this.requires_grad = requires_grad;
                data.Dispose();
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Makes a parameter of a tensor, which is taken over.</summary>
            /// <param name="data">The values.</param>
            /// <param name="requires_grad">Whether it is trained.</param>
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
