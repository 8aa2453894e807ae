using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One pass from results back to leaves.</summary>
internal sealed class Backward(bool retainGraph, HashSet<GradNode>? wanted, bool accumulate)
{
    private readonly Dictionary<GradNode, Tensor> pending = [];
    private readonly PriorityQueue<GradNode, long> queue = new();

    /// <summary>The gradients of the wanted nodes, where they are collected rather than accumulated; in no dispose scope.</summary>
    public Dictionary<GradNode, Tensor> Collected { get; } = [];

    /// <summary>Runs from the roots, whose gradients stay the caller's.</summary>
    public void Run(IReadOnlyList<(GradNode Node, Tensor Gradient)> roots)
    {
        using var mode = no_grad();
        try
        {
            foreach (var (node, gradient) in roots) Deliver(node, gradient.alias().DetachFromDisposeScope());
            while (queue.TryDequeue(out var node, out _))
            {
                Step(node);
                node.Release();
            }
        }
        finally
        {
            foreach (var tensor in pending.Values) tensor.Dispose();
            while (queue.TryDequeue(out var node, out _)) node.Release();
        }
    }

    private void Step(GradNode node)
    {
        pending.Remove(node, out var gradient);
        using (gradient)
        {
            if (node.RetainsGrad || IsCollected(node)) Accumulate(node, gradient!.alias().DetachFromDisposeScope());
            using var scope = NewDisposeScope();
            var inputs = node.Inputs;
            var results = node.Differentiate(gradient!);
            for (int i = 0; i < results.Length; i++)
            {
                if (results[i] is not { } result || inputs[i] is not { } input) continue;
                // The function may hand on the very gradient it was given, or one tensor for several inputs: detached by then.
                bool shared = ReferenceEquals(result, gradient) || result.OwningDisposeScope != scope;
                Deliver(input, (shared ? result.alias() : result).DetachFromDisposeScope());
            }
        }
        if (!retainGraph) node.Free();
    }

    private bool IsCollected(GradNode node) => wanted is not null && !node.IsLeaf && wanted.Contains(node);

    /// <summary>Adds a gradient, which it takes over, to what a node has received.</summary>
    private void Deliver(GradNode node, Tensor gradient)
    {
        if (gradient.Type != node.Type)
        {
            var converted = gradient.to(node.Type).DetachFromDisposeScope();
            gradient.Dispose();
            gradient = converted;
        }
        if (node.IsLeaf)
        {
            if (wanted is null || wanted.Contains(node)) Accumulate(node, gradient);
            else gradient.Dispose();
            return;
        }
        if (!pending.Remove(node, out var sum))
        {
            pending[node] = gradient;
            queue.Enqueue(node.AddReference(), -node.Sequence);
            return;
        }
        pending[node] = Add(sum, gradient);
    }

    private void Accumulate(GradNode node, Tensor gradient)
    {
        if (!accumulate)
        {
            Collected[node] = Collected.Remove(node, out var sum) ? Add(sum, gradient) : gradient;
            return;
        }
        if (node.Grad is { } present)
        {
            present.add_(gradient);
            gradient.Dispose();
            return;
        }
        // A gradient that nobody else holds becomes the leaf's own without a copy.
        bool own = gradient.Storage.IsUnique && (gradient.IsInterleaved || gradient.IsContiguous);
        node.Grad = own ? gradient : gradient.clone().DetachFromDisposeScope();
        if (!own) gradient.Dispose();
    }

    private static Tensor Add(Tensor sum, Tensor gradient)
    {
        if (sum.Storage.IsUnique && sum.IsContiguous)
        {
            sum.add_(gradient);
            gradient.Dispose();
            return sum;
        }
        var result = sum.add(gradient).DetachFromDisposeScope();
        sum.Dispose();
        gradient.Dispose();
        return result;
    }
}
