using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmallData.Results;

/// <summary>Every run of the course, kept as one small JSON file each in the work folder (<c>results/</c>), so that the last chapter can set them side by side with the
/// published figures. A run that is repeated with the same profile, seed and data replaces its file. Where <c>SMALLDATA_RESULTS</c> names a folder, the file goes there,
/// too: that is how <c>notebooks/results</c> was filled.</summary>
public static class Scoreboard
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
    };

    private static string Folder => Path.Combine(Settings.WorkRoot, "results");

    /// <summary>Keeps the result of a net: validation from its history, test from its answers.</summary>
    /// <param name="run">What was trained, such as "net A, augmented"; unique within the course.</param>
    /// <param name="row">The published experiment, such as "A augmented".</param>
    /// <param name="net">What was trained; its parameters are counted.</param>
    /// <param name="test">Its answers to test samples; null where there are none.</param>
    /// <param name="under">The frozen base whose features the net reads; its parameters count, too.</param>
    /// <param name="before">Seconds spent before the training began, such as on extracting features.</param>
    /// <returns>The result, to end a cell with.</returns>
    /// <exception cref="SmallDataException">The results folder cannot be written.</exception>
    public static RunResult Record(
        string run, string row, string data, nn.Module net, History history, Evaluation? test = null, PretrainedBase? under = null, double before = 0)
    {
        long parameters = net.parameters().Sum(parameter => parameter.numel()) + (under?.Parameters ?? 0);
        return Keep(new RunResult
        {
            Run = run, Row = row, Data = data, Seconds = history.Seconds + before, Parameters = parameters,
            Test = test?.Accuracy,
            TestSamples = test?.Labels.Count ?? 0,
            BestValidation = history.BestAccuracy.ValidationAccuracy,
            LastValidation = history.Last.ValidationAccuracy,
        });
    }

    /// <summary>Keeps the result of a classifier that has no epochs.</summary>
    /// <param name="run">What was fitted, such as "linear SVM"; unique within the course.</param>
    /// <param name="row">The published experiment, such as "D linear SVM".</param>
    /// <param name="test">How many test samples are right, and out of how many.</param>
    /// <param name="crossValidation">Mean share of right answers over the folds held back, 0 to 1.</param>
    /// <param name="seconds">Wall-clock time, features included.</param>
    /// <param name="parameters">Parameters, those of the base included.</param>
    /// <returns>The result, to end a cell with.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share is not between 0 and 1.</exception>
    /// <exception cref="SmallDataException">The results folder cannot be written.</exception>
    public static RunResult Record(
        string run, string row, string data, (int Right, int Total) test, double crossValidation, double seconds, long parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(test.Total, nameof(test));
        return Keep(new RunResult
        {
            Run = run, Row = row, Data = data, Seconds = seconds, Parameters = parameters,
            Test = RequireShare(test.Right / (double)test.Total, nameof(test)),
            TestSamples = test.Total,
            CrossValidation = RequireShare(crossValidation, nameof(crossValidation)),
        });
    }

    /// <summary>All results kept so far, in the order in which they ended. A file that cannot be read is left out.</summary>
    public static IReadOnlyList<RunResult> Read() => Read(Folder);

    /// <summary>The results of the course's own reference runs: <c>notebooks/results</c>, one file a run. Empty where the chapters stand alone.</summary>
    public static IReadOnlyList<RunResult> Reference() => Read(Settings.ReferenceResults);

    internal static IReadOnlyList<RunResult> Read(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.json").Select(ReadOne).OfType<RunResult>().OrderBy(result => result.Ended)];

    internal static RunResult? ReadOne(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RunResult>(File.ReadAllText(file), Json) is { } result && IsSound(result) ? result : null;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;   // damaged, or of an older course; the next run writes it anew
        }
    }

    private static bool IsSound(RunResult result) =>
        (result.Test is null || result.TestSamples > 0)
        && ((double?[])[result.Test, result.BestValidation, result.LastValidation, result.CrossValidation]).All(share => share is null or (>= 0 and <= 1));

    private static RunResult Keep(RunResult result)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(result.Run);
        Write(result, Folder, Settings.WorkVariable);
        if (Settings.ResultsFolder is { } also)
        {
            Write(result, also, Settings.ResultsVariable);
        }

        return result;
    }

    private static void Write(RunResult result, string folder, string variable)
    {
        string file = Path.Combine(folder, Slug($"{result.Run} {result.Profile} {result.Seed} {result.Data}") + ".json");
        Disk.Write(file, variable, () =>
        {
            Directory.CreateDirectory(folder);
            Disk.Replace(file, stream => JsonSerializer.Serialize(stream, result, Json));
        });
    }

    private static double RequireShare(double share, string name) =>
        share is >= 0 and <= 1 ? share : throw new ArgumentOutOfRangeException(name, share, "An accuracy is a share between 0 and 1.");

    private static string Slug(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
