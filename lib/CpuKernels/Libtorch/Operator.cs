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
        results.Clear();
        var arguments = new Arguments(stack);
        try
        {
            if (T.Run(ref arguments, results)) Interlocked.Increment(ref covered);
        }
        catch (Exception exception)
        {
            LastFailure = $"{T.Name}: {exception.Message}";
            foreach (ref nint result in results)
            {
                if (result != 0) Libtorch.aoti_torch_delete_tensor_object(result);
                result = 0;
                // The smallest tensor there is; where there is no memory even for that, nothing goes on for long.
                if (T.IsGradient) result = TensorView.Unfit();
            }
        }
        finally
        {
            arguments.Dispose();
        }
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] == 0) Libtorch.aoti_torch_new_uninitialized_tensor(out results[i]);
            stack[i] = (ulong)results[i];
        }
    }
}
