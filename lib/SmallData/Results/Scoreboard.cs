using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmallData.Results;

/// <summary>
/// Every run of the course, kept as one small JSON file each in the work folder (<c>results/</c>), so that the last chapter can set
/// them side by side with the published figures. A run that is repeated with the same profile, seed and data replaces its file.
/// </summary>
public static class Scoreboard
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static string Folder => Path.Combine(Settings.WorkRoot, "results");

    /// <summary>Keeps a result.</summary>
    /// <param name="run">What was trained, such as "net A, augmented"; unique within the course.</param>
    /// <param name="row">The published experiment, such as "A augmented".</param>
    /// <param name="accuracy">Share of right answers, 0 to 1.</param>
    /// <param name="measured">On what and when, such as "validation, best epoch".</param>
    /// <param name="published">The author's figure in words; empty where there is none.</param>
    /// <param name="seconds">Wall-clock time of the training.</param>
    /// <param name="parameters">Parameters of the net, frozen ones included.</param>
    /// <param name="data">What it learnt from, in words.</param>
    /// <returns>The result, to end a cell with.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The accuracy is not between 0 and 1.</exception>
    /// <exception cref="SmallDataException">The work folder cannot be written.</exception>
    public static RunResult Record(
        string run, string row, double accuracy, string measured, string published, double seconds, long parameters, string data)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(run);
        if (!(accuracy is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, "An accuracy is a share between 0 and 1.");
        }

        var result = new RunResult
        {
            Run = run,
            Row = row,
            Accuracy = accuracy,
            Measured = measured,
            Published = published,
            Seconds = seconds,
            Parameters = parameters,
            Data = data,
            Profile = Settings.Profile,
            Seed = Settings.Seed,
            Ended = DateTimeOffset.Now,
        };
        Write(result);
        return result;
    }

    /// <summary>All results kept so far, in the order in which they ended. A file that cannot be read is left out.</summary>
    public static IReadOnlyList<RunResult> Read()
    {
        if (!Directory.Exists(Folder))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(Folder, "*.json").Select(ReadOne).OfType<RunResult>().OrderBy(result => result.Ended)];
    }

    private static RunResult? ReadOne(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RunResult>(File.ReadAllText(file), Json);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;   // half a file of a run that was killed; the next run writes it anew
        }
    }

    private static void Write(RunResult result)
    {
        string name = Slug($"{result.Run} {result.Profile} {result.Seed} {result.Data}");
        string file = Path.Combine(Folder, name + ".json");
        try
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file + ".part", JsonSerializer.Serialize(result, Json));
            File.Move(file + ".part", file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SmallDataException($"Cannot write '{file}'. Set {Settings.WorkVariable} to a folder that can be written.", error);
        }
    }

    private static string Slug(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
