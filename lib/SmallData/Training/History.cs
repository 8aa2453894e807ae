using System.Text.Json;

namespace SmallData.Training;

/// <summary>The figures of one epoch.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Loss">Mean training loss over the epoch's batches, as they were met.</param>
/// <param name="Accuracy">Share of training answers that were right, 0 to 1.</param>
/// <param name="ValidationLoss">Mean loss on the validation samples after the epoch.</param>
/// <param name="ValidationAccuracy">Share of validation answers that were right, 0 to 1.</param>
/// <param name="Seconds">Wall-clock time, validation included.</param>
public sealed record Epoch(int Number, double Loss, double Accuracy, double ValidationLoss, double ValidationAccuracy, double Seconds);

/// <summary>What a training run went through, epoch by epoch.</summary>
public sealed class History : TableView
{
    private readonly List<Epoch> epochs;

    /// <summary>A history with the epochs given.</summary>
    public History(IEnumerable<Epoch>? epochs = null) => this.epochs = [.. epochs ?? []];

    /// <summary>The epochs so far.</summary>
    public IReadOnlyList<Epoch> Epochs => epochs;

    /// <summary>The last epoch.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public Epoch Last => Ended[^1];

    /// <summary>The epoch with the highest validation accuracy; the first of equals.</summary>
    public Epoch BestAccuracy => Ended.MaxBy(epoch => epoch.ValidationAccuracy)!;

    /// <summary>The epoch with the lowest validation loss, after which a net only learns its training set by heart; the first of equals.</summary>
    public Epoch LowestLoss => Ended.MinBy(epoch => epoch.ValidationLoss)!;

    private List<Epoch> Ended => epochs.Count > 0 ? epochs : throw new InvalidOperationException("The history is empty: no epoch has ended yet.");

    /// <summary>Wall-clock time of all epochs together.</summary>
    public double Seconds => epochs.Sum(epoch => epoch.Seconds);

    internal void Add(Epoch epoch) => epochs.Add(epoch);

    /// <summary>Writes the history as JSON.</summary>
    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(epochs, JsonSerializerOptions.Web));

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="SmallDataException">The file is missing or holds something else.</exception>
    public static History Load(string file)
    {
        try
        {
            return new History(JsonSerializer.Deserialize<List<Epoch>>(File.ReadAllText(file), JsonSerializerOptions.Web));
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new SmallDataException($"'{file}' holds no training history ({error.Message}). Train again to write it anew.", error);
        }
    }

    private protected override HtmlTable Table => new(["epoch", "loss", "accuracy", "validation loss", "validation accuracy", "seconds"], epochs.Select(Row), [0, 1, 2, 3, 4, 5]);

    private static string[] Row(Epoch epoch) =>
    [
        epoch.Number.ToString(CultureInfo.InvariantCulture),
        epoch.Loss.ToString("0.0000", CultureInfo.InvariantCulture),
        epoch.Accuracy.ToString("0.000", CultureInfo.InvariantCulture),
        epoch.ValidationLoss.ToString("0.0000", CultureInfo.InvariantCulture),
        epoch.ValidationAccuracy.ToString("0.000", CultureInfo.InvariantCulture),
        epoch.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
    ];
}
