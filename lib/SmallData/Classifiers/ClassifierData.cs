using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Classifiers;

/// <summary>Features and labels that were checked, and their Gram matrix, computed when first asked for and then kept.</summary>
internal sealed class ClassifierData
{
    private readonly Lazy<Gram> gram;

    public ClassifierData(Tensor features, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (features.dim() != 2 || features.dtype != ScalarType.Float32)
        {
            throw new SmallDataException($"Features must be a float32 table, one row a sample; these are {features.dtype} [{string.Join(", ", features.shape)}]. "
                + "Maps are flattened by flatten(1) or averaged by mean(2, 3) first.");
        }

        if (labels.dim() != 1 || labels.shape[0] != features.shape[0])
        {
            throw new SmallDataException(string.Create(CultureInfo.InvariantCulture,
                $"{features.shape[0]} rows of features need {features.shape[0]} labels; these have the shape [{string.Join(", ", labels.shape)}]."));
        }

        using Tensor whole = labels.to(ScalarType.Int64);
        using Tensor here = whole.cpu();
        Labels = [.. here.data<long>().Select(label => (int)label)];
        Features = features;
        gram = new Lazy<Gram>(() => Gram.Of(features));
    }

    public Tensor Features { get; }

    public int[] Labels { get; }

    public int Count => Labels.Length;

    public Gram Gram => gram.Value;

    /// <summary>How many classes there are; every label from 0 up must occur.</summary>
    /// <exception cref="SmallDataException">A label is missing.</exception>
    public int Classes(IEnumerable<int> rows)
    {
        int[] seen = [.. rows.Select(row => Labels[row]).Distinct().Order()];
        return seen.Length >= 2 && seen[0] == 0 && seen[^1] == seen.Length - 1
            ? seen.Length
            : throw new SmallDataException(string.Create(CultureInfo.InvariantCulture,
                $"A classifier needs samples of two classes or more, labelled 0, 1, …; these have the labels {string.Join(", ", seen)}. Take more samples, or number the classes without gaps."));
    }
}
