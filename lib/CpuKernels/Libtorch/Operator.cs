namespace TorchSharp.Kernels;

/// <summary>A kernel for one of libtorch's operators.</summary>
internal unsafe interface IOperator
{
    /// <summary>The operator's name in libtorch, without its namespace.</summary>
    static abstract string Name { get; }

    /// <summary>What libtorch calls; it does nothing but pass on to <see cref="Operator.Run{T}"/>.</summary>
    static abstract delegate* unmanaged<ulong*, ulong, ulong, void> Entry { get; }

    /// <summary>Computes the results from the arguments; handles of new tensors are put into <paramref name="results"/>, 0 for what was not asked for.</summary>
    static abstract void Run(ref Arguments arguments, scoped Span<nint> results);
}

/// <summary>How every operator is entered and left.</summary>
internal static unsafe class Operator
{
    /// <summary>What went wrong last, for <see cref="CpuKernels.Report"/>.</summary>
    internal static string? LastFailure { get; private set; }

    /// <summary>How often kernels were called: what tests compare must have reached one.</summary>
    internal static long Calls => Interlocked.Read(ref calls);

    private static long calls;

    /// <summary>Takes the arguments from libtorch's stack and puts the results there.</summary>
    /// <remarks>
    /// No exception may leave: managed frames cannot be unwound by C++, nor the other way round. After a failure, which only a
    /// lack of memory can cause, the results are undefined tensors; the operation that meets them next throws.
    /// </remarks>
    internal static void Run<T>(ulong* stack, ulong resultCount) where T : IOperator
    {
        Interlocked.Increment(ref calls);
        scoped Span<nint> results = stackalloc nint[(int)resultCount];
        results.Clear();
        var arguments = new Arguments(stack);
        try
        {
            T.Run(ref arguments, results);
        }
        catch (Exception exception)
        {
            LastFailure = $"{T.Name}: {exception.Message}";
            foreach (ref nint result in results)
            {
                if (result != 0) Libtorch.aoti_torch_delete_tensor_object(result);
                result = 0;
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
