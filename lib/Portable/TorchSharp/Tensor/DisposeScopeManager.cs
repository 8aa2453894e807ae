using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The stack of dispose scopes of a thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? threadSingleton;

    internal static DisposeScopeManager ThreadSingleton => threadSingleton ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    // Every operation opens a scope: their sets are most of what a training step would leave to the garbage collector.
    private const int SparesKept = 16, LargestKept = 256;

    private readonly Stack<HashSet<IDisposable>> spares = new(SparesKept);

    /// <summary>An empty set that compares by reference.</summary>
    internal HashSet<IDisposable> TakeSet() => spares.TryPop(out var set) ? set : new(ReferenceEqualityComparer.Instance);

    /// <summary>Keeps a set that nobody uses any more for the next scope, unless it has grown large.</summary>
    internal void GiveBack(HashSet<IDisposable> set)
    {
        if (spares.Count == SparesKept || set.Capacity > LargestKept) return;
        set.Clear();
        spares.Push(set);
    }

    /// <summary>How many tensors the current thread has made, attached, detached and disposed.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new DisposeScope(this);

    internal DisposeScope? Register(Tensor tensor)
    {
        var scope = CurrentDisposeScope;
        if (scope is null)
        {
            StatisticsInstance.TensorStatistics.CreatedOutsideScopeCount++;
            return null;
        }
        StatisticsInstance.TensorStatistics.CreatedInScopeCount++;
        scope.Register(tensor);
        return scope;
    }

    internal void Disposing(Tensor tensor)
    {
        if (tensor.OwningDisposeScope is null) StatisticsInstance.TensorStatistics.DisposedOutsideScopeCount++;
        else StatisticsInstance.TensorStatistics.DisposedInScopeCount++;
    }

    internal void RemoveDisposeScope(DisposeScope closed)
    {
        if (CurrentDisposeScope == closed)
        {
            CurrentDisposeScope = closed.OuterScope;
            return;
        }
        for (var scope = CurrentDisposeScope; scope is not null; scope = scope.OuterScope)
        {
            if (scope.OuterScope != closed) continue;
            scope.OuterScope = closed.OuterScope;
            return;
        }
    }
}

/// <summary>Counts of the life cycle of one kind of object on one thread.</summary>
public class LifetimeStatistics
{
    /// <summary>Made while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }
    /// <summary>Disposed while in no scope.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }
    /// <summary>Made within a scope.</summary>
    public long CreatedInScopeCount { get; internal set; }
    /// <summary>Disposed while in a scope.</summary>
    public long DisposedInScopeCount { get; internal set; }
    /// <summary>Taken into a scope after being made.</summary>
    public long AttachedToScopeCount { get; internal set; }
    /// <summary>Taken out of all scopes.</summary>
    public long DetachedFromScopeCount { get; internal set; }
    /// <summary>Made less disposed.</summary>
    public long ThreadTotalLiveCount =>
        CreatedOutsideScopeCount - DisposedOutsideScopeCount + CreatedInScopeCount - DisposedInScopeCount;

    /// <summary>Sets all counts to zero.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}, DisposedOutsideScopeCount: " +
        $"{DisposedOutsideScopeCount}, CreatedInScopeCount: {CreatedInScopeCount}, DisposedInScopeCount: {DisposedInScopeCount}, " +
        $"AttachedToScopeCount: {AttachedToScopeCount}, DetachedFromScopeCount: {DetachedFromScopeCount}";
}

/// <summary>Counts of the life cycle of tensors on one thread.</summary>
public class ThreadDisposeScopeStatistics
{
    /// <summary>The counts of tensors.</summary>
    public LifetimeStatistics TensorStatistics { get; } = new();
    /// <summary>Tensors made while no scope was open.</summary>
    public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount;
    /// <summary>Tensors disposed while in no scope.</summary>
    public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount;
    /// <summary>Tensors made within a scope.</summary>
    public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount;
    /// <summary>Tensors disposed while in a scope.</summary>
    public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount;
    /// <summary>Tensors taken into a scope after being made.</summary>
    public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount;
    /// <summary>Tensors taken out of all scopes.</summary>
    public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount;
    /// <summary>Tensors made less disposed.</summary>
    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount;

    /// <summary>Sets all counts to zero.</summary>
    public void Reset() => TensorStatistics.Reset();

    /// <inheritdoc/>
    public override string ToString() => TensorStatistics.ToString();
}

public static partial class torch
{
    /// <summary>Opens a dispose scope: tensors made on this thread until it is disposed are disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    /// <summary>The innermost open dispose scope of the thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope;

    /// <summary>Evaluates an expression in a scope of its own and hands the result to the enclosing scope.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
