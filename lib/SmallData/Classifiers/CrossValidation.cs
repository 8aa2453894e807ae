using System.Globalization;
using TorchSharp;

namespace SmallData.Classifiers;

/// <summary>Runs every fold, as many at a time as there are threads. The result does not depend on how many those are.</summary>
internal static class CrossValidation
{
    public static T[] Run<T>(ClassifierData data, StratifiedKFold folds, Func<Fold, T> score)
    {
        _ = data.Gram;   // computed by all threads together, before each goes its own way
        var results = new T[folds.Folds.Count];
        var width = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, torch.get_num_threads()) };
        try
        {
            Parallel.For(0, results.Length, width, fold => results[fold] = score(folds.Folds[fold]));
        }
        catch (AggregateException errors) when (errors.InnerExceptions.OfType<SmallDataException>().FirstOrDefault() is { } error)
        {
            throw new SmallDataException(error.Message, error);
        }

        return results;
    }

    public static void RequireSameSamples(ClassifierData data, StratifiedKFold folds)
    {
        if (folds.Count != data.Count)
        {
            throw new SmallDataException(string.Create(CultureInfo.InvariantCulture,
                $"The folds were made for {folds.Count} samples, but there are {data.Count}. Make them from the same labels: StratifiedKFold.Of(labels, 10)."));
        }
    }
}
