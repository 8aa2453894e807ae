using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;

namespace SmallData.Results;

/// <summary>One training run of the course, as the scoreboard of the last chapter shows it. Test, the best epoch's validation and the last epoch's validation are three
/// figures, and none of them stands for another.</summary>
public sealed class RunResult : NotebookView
{
    /// <summary>What was trained, such as "net A, augmented".</summary>
    public required string Run { get; init; }

    /// <summary>The published experiment that it reproduces, such as "A augmented"; where it goes beyond one, the lesson's letter and a name, such as "B improved".</summary>
    public required string Row { get; init; }

    /// <summary>Share of test samples that are right, 0 to 1; null where it was not tested.</summary>
    public double? Test { get; init; }

    /// <summary>How many test samples there were; 0 where it was not tested.</summary>
    public int TestSamples { get; init; }

    /// <summary>Share of validation samples that were right in the epoch where most were, 0 to 1.</summary>
    public double? BestValidation { get; init; }

    /// <summary>Share of validation samples that were right after the last epoch, 0 to 1.</summary>
    public double? LastValidation { get; init; }

    /// <summary>Mean share of right answers over the folds held back, 0 to 1.</summary>
    public double? CrossValidation { get; init; }

    /// <summary>Wall-clock time of the training; where features were extracted first, that included.</summary>
    public required double Seconds { get; init; }

    /// <summary>Parameters of the net, frozen ones included.</summary>
    public required long Parameters { get; init; }

    /// <summary>What it learnt from, in words.</summary>
    public required string Data { get; init; }

    /// <summary>The profile of the run.</summary>
    [JsonRequired]
    public Profile Profile { get; init; } = Settings.Profile;

    /// <summary>The seed of the run.</summary>
    [JsonRequired]
    public int Seed { get; init; } = Settings.Seed;

    /// <summary>What it ran on.</summary>
    [JsonRequired]
    public RunMachine Machine { get; init; } = RunMachine.This();

    /// <summary>When the run ended.</summary>
    [JsonRequired]
    public DateTimeOffset Ended { get; init; } = DateTimeOffset.Now;

    /// <summary>The figure to show where there is room for one: test if there is one, else the fairest of the others, 0 to 1.</summary>
    [JsonIgnore]
    public double Accuracy => Test ?? LastValidation ?? CrossValidation ?? BestValidation ?? 0;

    /// <summary>On what <see cref="Accuracy"/> was measured, in words.</summary>
    [JsonIgnore]
    public string Measured => Test is not null ? Invariant($"test, {TestSamples:N0} photos")
        : LastValidation is not null ? "validation, last epoch"
        : CrossValidation is not null ? "cross-validation" : "validation, best epoch";

    /// <summary>The author's figure and what it was measured on; empty where there is none.</summary>
    [JsonIgnore]
    public string Published => PublishedExperiment.Find(Row)?.InWords ?? "";

    /// <summary>The 95 % interval of the test figure; null where it was not tested.</summary>
    [JsonIgnore]
    public WilsonInterval? Interval => Test is { } share ? WilsonInterval.Of((int)Math.Round(share * TestSamples), TestSamples) : null;

    /// <summary>The figure measured in one way, 0 to 1; null where it was not measured so. Validation is the last epoch's; unstated asks for test.</summary>
    public double? On(Measure measure) => measure switch
    {
        Measure.Validation => LastValidation,
        Measure.CrossValidation => CrossValidation,
        _ => Test,
    };

    /// <inheritdoc/>
    public override string ToText()
    {
        IEnumerable<string> figures = new[]
        {
            Test is null ? null : $"test {InWords.Share(Test)} of {InWords.Count(TestSamples)}",
            BestValidation is null ? null : $"validation {InWords.Share(BestValidation)} in its best epoch" + (LastValidation is null ? "" : $", {InWords.Share(LastValidation)} in its last"),
            CrossValidation is null ? null : $"cross-validation {InWords.Share(CrossValidation)}",
            Published.Length == 0 ? null : $"published {Published}",
        }.OfType<string>();
        return Invariant($"{Run}: {string.Join("; ", figures)}; {Seconds:0.#} s, {Parameters:N0} parameters. Kept for the scoreboard.");
    }
}

/// <summary>What a run ran on: without it, its seconds say nothing, and its last digits little.</summary>
/// <param name="TorchSharp">Version of TorchSharp.</param>
/// <param name="Libtorch">Version of the libtorch below it.</param>
/// <param name="System">The operating system and the kind of processor.</param>
/// <param name="Cores">Logical processors of the machine.</param>
/// <param name="Threads">Threads that libtorch may use.</param>
/// <param name="VectorBits">Width of the widest vectors, in bits.</param>
/// <param name="Kernels">Whether the course's C# kernels were in libtorch.</param>
/// <param name="Device">cpu or cuda.</param>
public sealed record RunMachine(string TorchSharp, string Libtorch, string System, int Cores, int Threads, int VectorBits, bool Kernels, string Device)
{
    /// <summary>This machine, as it is set up now.</summary>
    public static RunMachine This() => new(
        typeof(torch).Assembly.GetName().Version!.ToString(3),
        typeof(RunMachine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "LibtorchVersion").Value!,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
        Environment.ProcessorCount,
        torch.get_num_threads(),
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        Lesson.HasKernels,
        Lesson.Device.type == DeviceType.CUDA ? "cuda" : "cpu");
}
