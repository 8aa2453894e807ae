namespace SmallData.Models;

/// <summary>A file of weights that a base can be filled with.</summary>
/// <param name="FileName">Its name in the folder <c>pretrained</c>.</param>
/// <param name="Preprocessing">What the weights want their pixels to look like.</param>
/// <param name="Origin">What they were trained on, by whom.</param>
/// <param name="Terms">On what terms they may be used.</param>
/// <param name="Open">Opens the file, with tensors named as in the net.</param>
internal sealed record KnownWeights(string FileName, Preprocessing Preprocessing, string Origin, string Terms, Func<string, WeightsFile> Open);

/// <summary>A net whose trained base the course can use.</summary>
/// <param name="Name">The name to ask for it by, and to fetch it by.</param>
/// <param name="Create">Makes the base with fresh weights.</param>
/// <param name="InputSize">Width and height of the pictures that it was trained on.</param>
/// <param name="HowToGet">The command that brings its weights.</param>
/// <param name="Weights">Files that fit it, the preferred one first.</param>
internal sealed record PretrainedNet(string Name, Func<ConvolutionalBase> Create, int InputSize, string HowToGet, params IReadOnlyList<KnownWeights> Weights)
{
    /// <summary>The preferred file that is at hand; null if there is none.</summary>
    public (string File, KnownWeights Weights)? Find() => Weights
        .SelectMany(weights => PretrainedNets.Folders.Select(folder => (File: Path.Combine(folder, weights.FileName), weights)))
        .Where(candidate => File.Exists(candidate.File))
        .Select(candidate => ((string, KnownWeights)?)candidate)
        .FirstOrDefault();
}

/// <summary>The nets that <see cref="PretrainedBase"/> knows. A new one is a line here, beside its layers in <see cref="PublishedNets"/>.</summary>
internal static class PretrainedNets
{
    /// <summary>The folder for weights below the data root.</summary>
    public const string Folder = "pretrained";

    private const string ImageNet = "1.28 million photos of ImageNet, 1,000 classes";
    private const string Fetch = "dotnet run --project lib/Book -c Release -- fetch ";

    // Of the file in version 0.23.1 of the package Microsoft.ML.DnnImageFeaturizer.ResNet18.
    private const string ResNet18Sha256 = "e2552f19db2dfdb01b3669537b6a0f1b44da38d18279535492ed5dfc2ef1ff8f";

    public static PretrainedNet ResNet18 { get; } = new("resnet-18", PublishedNets.ResNet18, 224, "dotnet build lib/SmallData -c Release",
        new KnownWeights("ResNet18.onnx", Preprocessing.CaffeBgr, $"{ImageNet}, by Microsoft, in CNTK", "MIT", file => OnnxFile.Open(file, ResNet18Sha256, ResNet18Layers)));

    public static PretrainedNet Vgg16 { get; } = new("vgg16", PublishedNets.Vgg16, 224, Fetch + "vgg16",
        new KnownWeights("vgg16-features.safetensors", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by torchvision", "BSD-3-Clause", SafeTensorsFile.Open));

    public static PretrainedNet MobileNetV2 { get; } = new("mobilenet-v2", PublishedNets.MobileNetV2, 224, Fetch + "mobilenet-v2",
        new KnownWeights("mobilenet_v2.safetensors", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by timm", "Apache-2.0", SafeTensorsFile.Open),
        new KnownWeights("mobilenet_v2-torchvision.safetensors", Preprocessing.MinusOneToOne,
            $"{ImageNet}, by Google; 8-bit weights made float32, batch norm folded in", "Apache-2.0", SafeTensorsFile.Open));

    /// <summary>
    /// The names of ResNet-18's convolutions and batch norms, in the order of that file. Its pads are for 224 and not symmetric; ours are, and give the same numbers: where
    /// a side is even, the last row and column of symmetric pads is never read. Where a side is odd, as at 150, the file's pads leave a shortcut that is a row larger than
    /// what it is added to; CNTK itself, in which the net was trained, chooses symmetric ones there.
    /// </summary>
    private static string[] ResNet18Layers =>
    [
        "conv1", "bn1",
        .. from stage in Enumerable.Range(1, 4)
           from block in Enumerable.Range(0, stage < 4 ? 2 : 3)
           from layer in (string[])[.. stage > 1 && block == 0 ? ["downsample.0", "downsample.1"] : Array.Empty<string>(), "conv1", "bn1", "conv2", "bn2"]
           select $"layer{stage}.{block}.{layer}",
    ];

    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<PretrainedNet> All { get; } = [ResNet18, Vgg16, MobileNetV2];

    /// <summary>Where weights may lie, in the order of the search: what a learner put there before what a build did.</summary>
    public static IReadOnlyList<string> Folders =>
        [.. Settings.PretrainedFolders.Prepend(Settings.DataRoot).Prepend(Path.Combine(Settings.DataRoot, Folder)).Distinct(StringComparer.Ordinal)];

    /// <exception cref="SmallDataException">There is no such net.</exception>
    public static PretrainedNet Find(string name) =>
        All.FirstOrDefault(net => string.Equals(net.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SmallDataException($"'{name}' is not a pretrained net of the course. Ask for one of: {string.Join(", ", All.Select(net => net.Name))}.");
}
