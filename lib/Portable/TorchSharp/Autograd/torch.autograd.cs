namespace TorchSharp;

public static partial class torch
{
    /// <summary>Differentiation of recorded operations.</summary>
    public static partial class autograd
    {
        /// <summary>Computes gradients of tensors with respect to the leaves they were made from, adding to their grad.</summary>
        /// <param name="tensors">What to differentiate.</param>
        /// <param name="grad_tensors">The gradient of each; may be left out for single numbers.</param>
        /// <param name="retain_graph">Whether to keep the graph for another pass.</param>
        /// <param name="create_graph">Gradients of gradients are not supported.</param>
        /// <param name="inputs">The tensors to compute gradients for; all leaves where left out.</param>
        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            RefuseCreateGraph(create_graph);
            HashSet<GradNode>? wanted = null;
            if (inputs is not null)
            {
                wanted = [];
                foreach (var input in inputs)
                {
                    if (input.Node is { } node) wanted.Add(node);
                }
            }
            using var scope = NewDisposeScope();
            new Backward(retain_graph ?? create_graph, wanted, accumulate: true).Run(Roots(tensors, grad_tensors));
        }

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <inheritdoc cref="backward(IList{Tensor}, IList{Tensor}, bool?, bool, IList{Tensor})"/>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Computes and returns the gradients of outputs with respect to inputs, leaving grad alone.</summary>
        /// <param name="outputs">What to differentiate.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">The gradient of each output; may be left out for single numbers.</param>
        /// <param name="retain_graph">Whether to keep the graph for another pass.</param>
        /// <param name="create_graph">Gradients of gradients are not supported.</param>
        /// <param name="allow_unused">Whether an input that the outputs do not depend on gets null instead of an error.</param>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            RefuseCreateGraph(create_graph);
            var wanted = new HashSet<GradNode>();
            foreach (var input in inputs)
            {
                if (!input.requires_grad) throw Dims.Error("One of the differentiated Tensors does not require grad");
                wanted.Add(input.Node!);
            }
            var pass = new Backward(retain_graph, wanted, accumulate: false);
            using (NewDisposeScope()) pass.Run(Roots(outputs, grad_outputs));
            var results = new Tensor[inputs.Count];
            for (int i = 0; i < results.Length; i++)
            {
                if (pass.Collected.TryGetValue(inputs[i].Node!, out var gradient))
                {
                    results[i] = gradient.alias();
                }
                else if (!allow_unused)
                {
                    throw Dims.Error("One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True " +
                        "if this is the desired behavior.");
                }
            }
            foreach (var gradient in pass.Collected.Values) gradient.Dispose();
            return results;
        }

        private static void RefuseCreateGraph(bool createGraph)
        {
            if (createGraph)
                throw new NotSupportedException("create_graph is not supported by the portable library; use STACK=cpu.");
        }

        private static List<(GradNode Node, Tensor Gradient)> Roots(IList<Tensor> tensors, IList<Tensor>? gradients)
        {
            var roots = new List<(GradNode, Tensor)>(tensors.Count);
            for (int i = 0; i < tensors.Count; i++)
            {
                var tensor = tensors[i];
                if (!tensor.requires_grad)
                    throw Dims.Error($"element {i} of tensors does not require grad and does not have a grad_fn");
                var gradient = gradients is not null && i < gradients.Count ? gradients[i] : null;
                if (gradient is null)
                {
                    if (tensor.numel() != 1) throw Dims.Error("grad can be implicitly created only for scalar outputs");
                    gradient = ones_like(tensor);
                }
                else if (!gradient.Sizes.AsSpan().SequenceEqual(tensor.Sizes))
                {
                    throw Dims.Error($"Mismatch in shape: grad_output[{i}] has a shape of {Dims.Text(gradient.Sizes)} and output[{i}] " +
                        $"has a shape of {Dims.Text(tensor.Sizes)}.");
                }
                roots.Add((tensor.Node!, gradient));
            }
            return roots;
        }
    }
}
