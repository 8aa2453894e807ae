namespace TorchSharp.Kernels;

/// <summary>A kernel for one of libtorch's operators.</summary>
internal unsafe interface IOperator
{
    /// <summary>The operator's name in libtorch, without its namespace.</summary>
    static abstract string Name { get; }

    /// <summary>True where autograd takes the results: it would take an undefined one for zero.</summary>
    static abstract bool IsGradient { get; }

    /// <summary>What libtorch calls; it does nothing but pass on to <see cref="Operator.Run{T}"/>.</summary>
    static abstract delegate* unmanaged<ulong*, ulong, ulong, void> Entry { get; }

    /// <summary>Computes the results from the arguments; handles of new tensors are put into <paramref name="results"/>, 0 for what was not asked for.</summary>
    /// <returns>True where the kernel computed them, false where it left that to libtorch's own.</returns>
    static abstract bool Run(ref Arguments arguments, scoped Span<nint> results);
}

/// <summary>How every operator is entered and left.</summary>
internal static unsafe class Operator
{
    /// <summary>What went wrong last, for <see cref="CpuKernels.Report"/>.</summary>
    internal static string? LastFailure { get; private set; }

    /// <summary>How often a kernel, not libtorch's own operator, gave the results.</summary>
    internal static long Covered => Interlocked.Read(ref covered);

    private static long covered;

    /// <summary>Takes the arguments from libtorch's stack and puts the results there.</summary>
    /// <remarks>
    /// No exception may leave: managed frames cannot be unwound by C++, nor the other way round. After a failure, which only a
    /// lack of memory can cause, the results are undefined tensors, or gradients of a shape that fits nothing: the operation that
    /// meets them next, or autograd, throws.
    /// </remarks>
    internal static void Run<T>(ulong* stack, ulong resultCount) where T : IOperator
    {
        scoped Span<nint> results = stackalloc nint[(int)resultCount];
        var arguments = new Arguments(stack);
        if (!Compute<T>(ref arguments, results) && T.IsGradient)
        {
            // The smallest tensors there are; where there is no memory even for them, nothing goes on for long.
            foreach (ref nint result in results) result = TensorView.Unfit();
        }
        arguments.Dispose();
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] == 0) Libtorch.aoti_torch_new_uninitialized_tensor(out results[i]);
            stack[i] = (ulong)results[i];
        }
    }

    /// <summary>The same for an operator whose <see cref="IOperator.Run"/> gives no results where it does not cover the arguments: false then, and where it failed; the stack keeps its arguments.</summary>
    internal static bool TryRun<T>(ulong* stack, ulong resultCount) where T : IOperator
    {
        scoped Span<nint> results = stackalloc nint[(int)resultCount];
        var arguments = new Arguments(stack);
        if (!Compute<T>(ref arguments, results) || results[0] == 0) return false;
        arguments.Dispose();
        for (int i = 0; i < results.Length; i++) stack[i] = (ulong)results[i];
        return true;
    }

    // False after a failure; there are no results then.
    private static bool Compute<T>(ref Arguments arguments, scoped Span<nint> results) where T : IOperator
    {
        results.Clear();
        try
        {
            if (T.Run(ref arguments, results)) Interlocked.Increment(ref covered);
            return true;
        }
        catch (Exception exception)
        {
            LastFailure = $"{T.Name}: {exception.Message}";
            foreach (ref nint result in results)
            {
                if (result != 0) Libtorch.aoti_torch_delete_tensor_object(result);
                result = 0;
            }
            return false;
        }
    }
}
