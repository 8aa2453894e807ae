using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Computes the gradients of a node's inputs from that of its output.</summary>
/// <param name="gradient">The gradient of the output.</param>
/// <param name="saved">The tensors saved when the node was recorded.</param>
/// <param name="needed">Which inputs need a gradient.</param>
internal delegate Tensor?[] BackwardFunction(Tensor gradient, Tensor[] saved, bool[] needed);

/// <summary>
/// What differentiation knows of a tensor: for a leaf, that it wants a gradient, and the gradient; for a result, how it was made.
/// Shared by the handles of the tensor and by the nodes that were computed from it; released with the last of them.
/// </summary>
internal sealed class GradNode(ScalarType type)
{
    private static long clock;

    private int references = 1;
    private GradNode?[]? inputs;
    private SavedTensor[]? saved;
    private BackwardFunction? backward;

    /// <summary>The type of the tensor, and so of its gradient.</summary>
    public ScalarType Type { get; } = type;

    /// <summary>Nodes are numbered as they are recorded, so inputs have lower numbers than what is made of them.</summary>
    public long Sequence { get; private set; }

    public string Name { get; private set; } = "AccumulateGrad";

    public bool IsLeaf { get; private set; } = true;

    public bool RequiresGrad { get; set; }

    /// <summary>Whether a result keeps its gradient as a leaf does.</summary>
    public bool RetainsGrad { get; set; }

    /// <summary>The accumulated gradient, in no dispose scope.</summary>
    public Tensor? Grad { get; set; }

    public bool IsFreed => !IsLeaf && backward is null;

    public IReadOnlyList<GradNode?> Inputs => inputs ?? [];

    /// <summary>A node for the result of an operation.</summary>
    public static GradNode Result(string name, ScalarType type, Tensor?[] inputs, SavedTensor[] saved, BackwardFunction backward)
    {
        var edges = new GradNode?[inputs.Length];
        for (int i = 0; i < inputs.Length; i++) edges[i] = inputs[i]?.EdgeForGraph();
        return new GradNode(type)
        {
            Name = name,
            IsLeaf = false,
            RequiresGrad = true,
            Sequence = Interlocked.Increment(ref clock),
            inputs = edges,
            saved = saved,
            backward = backward,
        };
    }

    public GradNode AddReference()
    {
        Interlocked.Increment(ref references);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref references) == 0) Collapse(this);
    }

    /// <summary>Runs the backward function; the results are in the current dispose scope.</summary>
    public Tensor?[] Differentiate(Tensor gradient)
    {
        var run = backward ?? throw Dims.Error(
            "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). " +
            "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True " +
            "if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.");
        var values = new Tensor[saved!.Length];
        for (int i = 0; i < values.Length; i++) values[i] = saved[i].Unpack();
        var needed = new bool[inputs!.Length];
        for (int i = 0; i < needed.Length; i++) needed[i] = inputs[i] is not null;
        return run(gradient, values, needed);
    }

    /// <summary>Lets go of saved tensors, and of the nodes that the result was made from.</summary>
    public void Free()
    {
        if (TakeInputs() is not { } edges) return;
        foreach (var edge in edges) edge?.Release();
    }

    private GradNode?[]? TakeInputs()
    {
        var edges = inputs;
        backward = null;
        inputs = null;
        if (saved is not null)
        {
            foreach (var tensor in saved) tensor.Release();
            saved = null;
        }
        return edges;
    }

    // A long chain of nodes may end at once: walked with a stack of its own rather than by recursion.
    private static void Collapse(GradNode first)
    {
        var dead = new Stack<GradNode>();
        dead.Push(first);
        while (dead.TryPop(out var node))
        {
            node.Grad?.Dispose();
            node.Grad = null;
            if (node.TakeInputs() is not { } edges) continue;
            foreach (var edge in edges)
            {
                if (edge is not null && Interlocked.Decrement(ref edge.references) == 0) dead.Push(edge);
            }
        }
    }
}

/// <summary>The memory of a tensor kept for backward, without its history, so that a node may keep its own result.</summary>
internal readonly struct SavedTensor
{
    private readonly Storage storage;
    private readonly long[] sizes;
    private readonly long[] strides;
    private readonly long offset;
    private readonly ScalarType type;
    private readonly int version;

    public SavedTensor(Tensor tensor)
    {
        storage = tensor.Storage.AddReference();
        sizes = tensor.Sizes;
        strides = tensor.Strides;
        offset = tensor.Offset;
        type = tensor.Type;
        version = storage.Version;
    }

    public Tensor Unpack()
    {
        if (storage.Version != version)
        {
            throw Dims.Error("one of the variables needed for gradient computation has been modified by an inplace operation: " +
                $"[torch.{Dtypes.Name(type)}Tensor {Dims.Text(sizes)}] is at version {storage.Version}; expected version {version} " +
                "instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with " +
                "torch.autograd.set_detect_anomaly(True).");
        }
        return new Tensor(storage.AddReference(), sizes, strides, offset, type);
    }

    public void Release() => storage.Release();
}
