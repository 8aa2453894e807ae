namespace SmallData.Classifiers;

/// <summary>Features and labels that were checked, and the inner products of all samples: all that a linear SVM needs to know of the features, however many there are.</summary>
internal sealed class ClassifierData
{
    // Columns of the features that are turned into doubles at a time, so that no second copy of all of them is made.
    private const int Columns = 2048;

    private readonly Lazy<Tensor> products;

    public ClassifierData(Tensor features, Tensor labels)
    {
        if (features.dim() != 2 || features.dtype != ScalarType.Float32)
        {
            throw new SmallDataException($"Features must be a float32 table, one row a sample; these are {features.dtype} [{string.Join(", ", features.shape)}]. "
                + "Maps are flattened by flatten(1) or averaged by mean(2, 3) first.");
        }

        if (labels.dim() != 1 || labels.shape[0] != features.shape[0])
        {
            throw new SmallDataException(Invariant($"{features.shape[0]} rows of features need {features.shape[0]} labels; these have the shape [{string.Join(", ", labels.shape)}]."));
        }

        using var scope = NewDisposeScope();
        if (!features.isfinite().all().ToBoolean())
        {
            throw new SmallDataException("The features hold NaN or infinite values, so no SVM can be fitted. Look at where they come from.");
        }

        Labels = [.. labels.to(ScalarType.Int64).cpu().data<long>().Select(label => (int)label)];
        Features = features;
        products = new Lazy<Tensor>(Multiply);
    }

    public Tensor Features { get; }

    public int[] Labels { get; }

    public int Count => Labels.Length;

    /// <summary>The inner product of each sample with each, the constant feature 1 of the intercept included: float64, shape [n, n], on the CPU. In double precision,
    /// since a large C asks for differences that float32 has lost.</summary>
    public Tensor Products => products.Value;

    /// <summary>The samples added up with weights: float32, shape [machines, d].</summary>
    public Tensor Combine(double[][] weights)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Tensor factors = tensor([.. weights.SelectMany(one => one)], weights.Length, Count);
        return cat([.. Parts().Select(part => factors.mm(part).to(ScalarType.Float32))], 1).to(Features.device).MoveToOuterDisposeScope();
    }

    /// <summary>How many classes there are; every label from 0 up must occur.</summary>
    /// <exception cref="SmallDataException">A label is missing.</exception>
    public int Classes(IEnumerable<int> rows)
    {
        int[] seen = [.. rows.Select(row => Labels[row]).Distinct().Order()];
        return seen.Length >= 2 && seen[0] == 0 && seen[^1] == seen.Length - 1
            ? seen.Length
            : throw new SmallDataException(Invariant($"A classifier needs samples of two classes or more, labelled 0, 1, …; these have the labels {string.Join(", ", seen)}. Take more samples, or number the classes without gaps."));
    }

    private Tensor Multiply()
    {
        using var noGradients = no_grad();
        Tensor sum = ones([Count, Count], dtype: ScalarType.Float64);
        foreach (Tensor part in Parts())
        {
            using Tensor turned = part.t();
            sum.addmm_(part, turned);
        }

        return sum;
    }

    /// <summary>The features as doubles on the CPU, some columns at a time, each good until the next.</summary>
    private IEnumerable<Tensor> Parts()
    {
        for (long from = 0; from < Features.shape[1]; from += Columns)
        {
            using Tensor part = Features.narrow(1, from, Math.Min(Columns, Features.shape[1] - from));
            using Tensor precise = part.to(ScalarType.Float64, CPU);
            yield return precise;
        }
    }
}

/// <summary>Lets libtorch work on one thread until disposed. The systems of a linear SVM are small: the threads would wait for each other far longer than they work,
/// above all where other programs use the cores too.</summary>
internal readonly struct OneThread : IDisposable
{
    private readonly int before = get_num_threads();

    public OneThread() => set_num_threads(1);

    public void Dispose() => set_num_threads(before);
}
