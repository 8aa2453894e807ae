using SmallData;
using SmallData.Models.Weights;
using SmallData.Tests.Models;
using SmallData.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks.Faults;

/// <summary>Files of tensors: weights from anywhere, and a training's own checkpoint.</summary>
internal static class WeightKinds
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        FaultKind.OnDisk("safetensors", SafeTensors, file => ReadAll(SafeTensorsFile.Open(file))),
        FaultKind.OnDisk("onnx", () => [SmallOnnx.File()], file => ReadAll(OnnxFile.Open(file)) && ReadAll(OnnxFile.Open(file, layers: ["conv1", "bn1"]))),
        FaultKind.OnDisk("checkpoint", Checkpoints, ReadCheckpoint),   // never mended: what has its hash is believed, since libtorch believes any random state
    ];

    private static bool ReadAll(WeightsFile opened)
    {
        using var scope = NewDisposeScope();
        using WeightsFile file = opened;
        foreach (string name in file.Tensors.Keys)
        {
            file.Read(name);
        }

        return true;
    }

    private static IReadOnlyList<byte[]> SafeTensors()
    {
        string net = Scratch.Path("net"), types = Scratch.Path("types");
        SafeTensorsWriter.Save(net, Net(), new Dictionary<string, string> { ["source"] = "drawn", ["terms"] = "none" });
        SafeTensorsWriter.Save(types,
            [("whole", arange(5, ScalarType.Int64)), ("half", ones([2, 3], ScalarType.Float16)), ("bytes", zeros([7], ScalarType.Byte)), ("none", zeros([0, 4])), ("one", tensor(1.0))]);
        return [File.ReadAllBytes(net), File.ReadAllBytes(types)];
    }

    private static IReadOnlyList<byte[]> Checkpoints() => [.. ((string[])["adam", "rmsprop"]).Select(name =>
    {
        using var scope = NewDisposeScope();
        using Sequential net = Net();
        optim.Optimizer optimizer = Optimizer(name, net);
        net.call(rand(8, 1, 4, 4)).square().mean().backward();
        optimizer.step();
        string folder = Scratch.Path(name);
        using var order = new BatchOrder(8, 4, seed: 1);
        new TrainingCheckpoint(folder, net, optimizer, order, scheduler: null, samples: null, new BestWeights(net)).Save(new History([new Epoch(1, 0.7, 0.5, 0.7, 0.5, 1)]));
        return File.ReadAllBytes(Path.Combine(folder, TrainingCheckpoint.FileName));
    })];

    private static bool ReadCheckpoint(string file)
    {
        using var scope = NewDisposeScope();
        string folder = Directory.CreateDirectory(Scratch.Path("damaged.checkpoints")).FullName;
        File.Move(file, Path.Combine(folder, TrainingCheckpoint.FileName), overwrite: true);
        using Sequential net = Net();
        using var order = new BatchOrder(8, 4, seed: 1);
        optim.Optimizer optimizer = Optimizer("adam", net);
        new TrainingCheckpoint(folder, net, optimizer, order, scheduler: null, samples: null, new BestWeights(net)).Resume();

        // What was read must be of use, too.
        net.call(rand(8, 1, 4, 4)).square().mean().backward();
        optimizer.step();
        order.Next();
        return true;
    }

    private static optim.Optimizer Optimizer(string name, Sequential net) => name == "adam" ? optim.Adam(net.parameters()) : optim.RMSProp(net.parameters());

    private static Sequential Net()
    {
        manual_seed(1);
        return nn.Sequential(("conv", nn.Conv2d(1, 2, 3)), ("norm", nn.BatchNorm2d(2)), ("flat", nn.Flatten()), ("out", nn.Linear(8, 1)));
    }
}
