using System.Globalization;

namespace SmallData.Results;

/// <summary>One training run of the course, as the scoreboard of the last chapter shows it.</summary>
public sealed class RunResult : NotebookView
{
    /// <summary>What was trained, such as "net A, augmented".</summary>
    public required string Run { get; init; }

    /// <summary>The published experiment that it reproduces, such as "A augmented"; or "improved" where it goes beyond one.</summary>
    public required string Row { get; init; }

    /// <summary>Share of right answers, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>On what and when it was measured, such as "validation, best epoch" or "test".</summary>
    public required string Measured { get; init; }

    /// <summary>The author's figure in words, such as "70-72 %"; empty where there is none.</summary>
    public required string Published { get; init; }

    /// <summary>Wall-clock time of the training.</summary>
    public required double Seconds { get; init; }

    /// <summary>Parameters of the net, frozen ones included.</summary>
    public required long Parameters { get; init; }

    /// <summary>What it learnt from, in words.</summary>
    public required string Data { get; init; }

    /// <summary>The profile of the run.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The seed of the run.</summary>
    public required int Seed { get; init; }

    /// <summary>When the run ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <inheritdoc/>
    public override string ToText() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Run}: {Accuracy:P1} ({Measured}){(Published.Length == 0 ? "" : ", published ")}{Published}; {Seconds:0.#} s, {Parameters:N0} parameters. Kept for the scoreboard.");

    /// <inheritdoc/>
    public override string ToHtml() => Note.Info(ToText()).ToHtml();
}
