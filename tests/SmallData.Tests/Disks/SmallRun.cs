using SmallData.Datasets;
using SmallData.Features;
using SmallData.Images;
using SmallData.Models;
using SmallData.Results;
using SmallData.Tests.Features;
using SmallData.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SmallData.Tests.Disks;

/// <summary>The steps of a chapter that write to the work folder, as small as they get.</summary>
internal static class SmallRun
{
    private const int Size = 8;

    public static PhotoCollection Draw() => CoursePhotos.Open(perClass: 4, size: 16);

    public static DataSplit Split() => DataSplit.Copy(Draw(), 2, 1, 1);

    /// <summary>As a folder of the learner's own: drawn pictures would leave no cache.</summary>
    public static PhotoSet Decode() => PhotoSet.Load(Split().Train.Root, Size);

    /// <summary>The features' sum.</summary>
    public static float Features()
    {
        (PretrainedBase tiny, _) = TinyBase.Open();
        using FeatureSet features = Bottleneck.Extract(tiny, Decode());
        return features.Maps.sum().ToSingle();
    }

    /// <summary>Every figure of a training with a checkpoint.</summary>
    public static double[] Train(int epochs)
    {
        manual_seed(1);
        Sequential net = nn.Sequential(("flatten", nn.Flatten()), ("dropout", nn.Dropout(0.2)), ("out", nn.Linear(3 * Size * Size, 1)));
        using PhotoSet photos = Decode();
        var trainer = new Trainer(net, optim.Adam(net.parameters()), Objective.Binary)
        {
            BatchSize = 2, Checkpoint = Path.Combine(Settings.WorkRoot, "checkpoint"),
        };
        return [.. trainer.Fit(photos, photos, epochs).Epochs.SelectMany(epoch => new[] { epoch.Loss, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy })];
    }

    public static RunResult Record() => Scoreboard.Record("net A", "A baseline", "drawn", (1, 2), 0.5, 1, 1);

    /// <summary>All of it, in the order of the chapters.</summary>
    public static void All()
    {
        Features();
        Train(2);
        Record();
    }
}
