namespace SmallData.Models;

/// <summary>A file of weights that a base can be filled with.</summary>
/// <param name="FileName">Its name in the folder <c>pretrained</c>.</param>
/// <param name="Preprocessing">What the weights want their pixels to look like.</param>
/// <param name="Origin">What they were trained on, by whom.</param>
/// <param name="Terms">On what terms they may be used.</param>
internal sealed record KnownWeights(string FileName, Preprocessing Preprocessing, string Origin, string Terms)
{
    /// <summary>The SHA-256 that it must have, for an ONNX file; null for a safetensors file, which carries the hash of its tensors itself (<see cref="WeightsInstaller"/>).</summary>
    public string? OnnxSha256 { get; init; }

    /// <summary>Opens the file, with tensors named as in a net.</summary>
    public WeightsFile Open(string file, ConvolutionalBase net) => OnnxSha256 is null ? SafeTensorsFile.Open(file) : OnnxFile.Open(file, OnnxSha256, StateDict.Layers(net));
}

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

/// <summary>Weights that a publisher offers for one of the course's nets, as a safetensors file of which only the base's tensors are downloaded.</summary>
/// <param name="Name">The name to ask for them by.</param>
/// <param name="Title">What they are, in a few words.</param>
/// <param name="Terms">On what terms they may be used, in words; shown before they are downloaded.</param>
/// <param name="Home">The page that describes them.</param>
/// <param name="Address">The file.</param>
/// <param name="Download">About how many bytes are downloaded.</param>
public sealed record PublicWeights(string Name, string Title, string Terms, Uri Home, Uri Address, long Download)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicWeights> All { get; } = [PretrainedNets.Vgg16Download, PretrainedNets.MobileNetV2Download];

    /// <summary>The publisher's names of the net's layers, in their order; those of torchvision, and the course, if null.</summary>
    internal IReadOnlyList<string>? Layers { get; init; }

    /// <summary>The weights of a name, upper or lower case; null if there are none.</summary>
    public static PublicWeights? TryFind(string name) => All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the publisher calls the tensors of a net.</summary>
    internal Func<string, string> NamesFor(ConvolutionalBase net)
    {
        Dictionary<string, string>? names = Layers is null ? null : StateDict.Layers(net).Zip(Layers).ToDictionary(pair => pair.First, pair => pair.Second);
        return tensor => names is not null && names.TryGetValue(StateDict.LayerOf(tensor), out string? layer) ? layer + tensor[tensor.LastIndexOf('.')..] : tensor;
    }
}

/// <summary>The nets that <see cref="PretrainedBase"/> knows. A new one is an entry here, beside its layers in <see cref="PublishedNets"/>.</summary>
internal static class PretrainedNets
{
    /// <summary>The folder for weights below the data root.</summary>
    public const string Folder = "pretrained";

    private const string ImageNet = "1.28 million photos of ImageNet, 1,000 classes";
    private const string ImageNetTerms = "Trained on ImageNet, whose photos are for research and teaching.";
    private const string Fetch = "dotnet run --project lib/Book -c Release -- fetch ";

    /// <summary>The weights of the package Microsoft.ML.DnnImageFeaturizer.ResNet18, version 0.23.1. The file's pads are for 224 and not symmetric; ours are, and give
    /// the same numbers: where a side is even, the last row and column of symmetric pads is never read. Where a side is odd, as at 150, the file's pads leave a shortcut
    /// that is a row larger than what it is added to; CNTK itself, in which the net was trained, chooses symmetric ones there.</summary>
    public static PretrainedNet ResNet18 { get; } = new("resnet-18", PublishedNets.ResNet18, 224, "dotnet build lib/SmallData -c Release",
        new KnownWeights("ResNet18.onnx", Preprocessing.CaffeBgr, $"{ImageNet}, by Microsoft, in CNTK", "MIT")
        {
            OnnxSha256 = "e2552f19db2dfdb01b3669537b6a0f1b44da38d18279535492ed5dfc2ef1ff8f",
        });

    public static PretrainedNet Vgg16 { get; } = new("vgg16", PublishedNets.Vgg16, 224, Fetch + "vgg16",
        new KnownWeights("vgg16-features.safetensors", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by torchvision", "BSD-3-Clause"));

    /// <summary>Torchvision's weights, in the copy that timm keeps.</summary>
    public static PublicWeights Vgg16Download { get; } = new(
        "vgg16", "VGG16, the convolutional base", $"BSD-3-Clause, torchvision. {ImageNetTerms}",
        new Uri("https://huggingface.co/timm/vgg16.tv_in1k"), new Uri("https://huggingface.co/timm/vgg16.tv_in1k/resolve/main/model.safetensors"), 58_900_000);

    public static PretrainedNet MobileNetV2 { get; } = new("mobilenet-v2", PublishedNets.MobileNetV2, 224, Fetch + "mobilenet-v2",
        new KnownWeights("mobilenet_v2.safetensors", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by timm", "Apache-2.0"),
        new KnownWeights("mobilenet_v2-torchvision.safetensors", Preprocessing.MinusOneToOne,
            $"{ImageNet}, by Google; 8-bit weights made float32, batch norm folded in", "Apache-2.0"));

    /// <summary>Trained by timm, under timm's names (github.com/huggingface/pytorch-image-models).</summary>
    public static PublicWeights MobileNetV2Download { get; } = new(
        "mobilenet-v2", "MobileNetV2, the convolutional base", $"Apache-2.0, timm. {ImageNetTerms}",
        new Uri("https://huggingface.co/timm/mobilenetv2_100.ra_in1k"), new Uri("https://huggingface.co/timm/mobilenetv2_100.ra_in1k/resolve/main/model.safetensors"), 9_100_000)
    {
        Layers =
        [
            "conv_stem", "bn1", "blocks.0.0.conv_dw", "blocks.0.0.bn1", "blocks.0.0.conv_pw", "blocks.0.0.bn2",
            .. from stage in Enumerable.Range(1, 6)
               from block in Enumerable.Range(0, new[] { 2, 3, 4, 3, 3, 1 }[stage - 1])
               from layer in new[] { "conv_pw", "bn1", "conv_dw", "bn2", "conv_pwl", "bn3" }
               select $"blocks.{stage}.{block}.{layer}",
            "conv_head", "bn2",
        ],
    };

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
