namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private GradNode? meta;

        /// <summary>Whether a gradient is wanted for the tensor; may be set on leaves of a real type only.</summary>
        public bool requires_grad
        {
            get
            {
                _ = Live;
                return RequiresGradUnchecked;
            }
            set
            {
                _ = Live;
                if (value && !Dtypes.IsFloat(type))
                    throw Dims.Error("only Tensors of floating point dtype can require gradients");
                if (meta is null)
                {
                    if (value) meta = new GradNode(type) { RequiresGrad = true };
                    return;
                }
                if (!value && !meta.IsLeaf)
                {
                    throw Dims.Error("you can only change requires_grad flags of leaf variables. If you want to use a computed variable " +
                        "in a subgraph that doesn't require differentiation use var_no_grad = var.detach().");
                }
                meta.RequiresGrad = value;
            }
        }

        internal bool RequiresGradUnchecked => meta is not null && meta.RequiresGrad;

        /// <summary>Sets whether a gradient is wanted, and returns this tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets whether a gradient is wanted, and returns another handle on this tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return alias();
        }

        /// <summary>Whether the tensor is not the recorded result of an operation.</summary>
        public bool is_leaf
        {
            get
            {
                _ = Live;
                return meta is null || meta.IsLeaf;
            }
        }

        /// <summary>The gradient that backward has accumulated, or null. Each read makes a handle; all share the same memory.</summary>
        public Tensor? grad
        {
            get
            {
                _ = Live;
                return meta?.Grad?.alias();
            }
            set
            {
                _ = Live;
                if (value is not null && !value.Sizes.AsSpan().SequenceEqual(sizes))
                    throw Dims.Error($"assigned grad has data of a different size: {Dims.Text(value.Sizes)} instead of {Dims.Text(sizes)}");
                meta ??= new GradNode(type);
                meta.Grad?.Dispose();
                meta.Grad = value?.alias().DetachFromDisposeScope();
            }
        }

        /// <summary>The gradient's own handle, for optimizers: not registered anywhere and not to be disposed.</summary>
        internal Tensor? GradUnchecked => meta?.Grad;

        /// <summary>Makes backward keep the gradient of this result as it does for leaves.</summary>
        public void retain_grad()
        {
            if (!requires_grad) throw Dims.Error("can't retain_grad on Tensor that has requires_grad=False");
            if (!meta!.IsLeaf) meta.RetainsGrad = true;
        }

        /// <summary>The same memory without history.</summary>
        public Tensor detach() => new(Live.AddReference(), sizes, strides, offset, type);

        /// <summary>Forgets the tensor's history.</summary>
        public Tensor detach_()
        {
            _ = Live;
            meta?.Release();
            meta = null;
            return this;
        }

        /// <summary>Computes gradients of this single number with respect to the leaves it was made from, adding to their grad.</summary>
        public void backward() => autograd.backward([this]);

        /// <summary>Computes gradients with respect to the leaves that this tensor was made from, adding to their grad.</summary>
        /// <param name="grad_tensors">The gradient of this tensor; may be left out for a single number.</param>
        /// <param name="retain_graph">Whether to keep the graph for another pass.</param>
        /// <param name="create_graph">Not supported.</param>
        /// <param name="inputs">The leaves to compute gradients for; all where left out.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        internal GradNode? Node => meta;

        /// <summary>A reference to this tensor's node for a graph, or null where no gradient is wanted.</summary>
        internal GradNode? EdgeForGraph() => RequiresGradUnchecked ? meta!.AddReference() : null;

        /// <summary>Takes over the node as this handle's history.</summary>
        internal void SetHistory(GradNode node)
        {
            meta?.Release();
            meta = node;
        }
    }
}
