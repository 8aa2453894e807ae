namespace SmallData.Models.Downloads;

/// <summary>Weights that a publisher offers for one of the course's nets.</summary>
/// <param name="Name">The name to ask for them by.</param>
/// <param name="Title">What they are, in a few words.</param>
/// <param name="Terms">On what terms they may be used, in words; shown before they are downloaded.</param>
/// <param name="Home">The page that describes them.</param>
/// <param name="Address">The file: safetensors, of which only the base's tensors are downloaded, or <c>.pth</c>, which comes whole.</param>
/// <param name="Download">About how many bytes are downloaded.</param>
/// <param name="HashBeginning">The first digits of the file's SHA-256 as its publisher puts them into the name; null where there are none.</param>
public sealed record PublicWeights(string Name, string Title, string Terms, Uri Home, Uri Address, long Download, string? HashBeginning = null)
{
    private const string TorchvisionTerms = "BSD-3-Clause, torchvision. Trained on ImageNet, whose photos are for research and teaching.";
    private static readonly Uri TorchvisionHome = new("https://pytorch.org/vision/stable/models.html");

    /// <summary>VGG16's thirteen convolutions: torchvision's weights, in the copy that timm keeps as safetensors.</summary>
    public static PublicWeights Vgg16 { get; } = new(
        "vgg16",
        "VGG16, the convolutional base",
        TorchvisionTerms,
        new Uri("https://huggingface.co/timm/vgg16.tv_in1k"),
        new Uri("https://huggingface.co/timm/vgg16.tv_in1k/resolve/main/model.safetensors"),
        58_900_000);

    /// <summary>MobileNetV2, torchvision's first weights.</summary>
    public static PublicWeights MobileNetV2 { get; } = new(
        "mobilenet-v2",
        "MobileNetV2, the convolutional base",
        TorchvisionTerms,
        TorchvisionHome,
        new Uri("https://download.pytorch.org/models/mobilenet_v2-b0353104.pth"),
        14_200_000,
        "b0353104");

    /// <summary>SqueezeNet 1.1, torchvision's weights.</summary>
    public static PublicWeights SqueezeNet { get; } = new(
        "squeezenet",
        "SqueezeNet 1.1, the convolutional base",
        TorchvisionTerms,
        TorchvisionHome,
        new Uri("https://download.pytorch.org/models/squeezenet1_1-b8a52dc0.pth"),
        5_000_000,
        "b8a52dc0");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicWeights> All { get; } = [MobileNetV2, Vgg16, SqueezeNet];

    /// <summary>The weights of a name, upper or lower case; null if there are none.</summary>
    /// <param name="name">The name.</param>
    public static PublicWeights? TryFind(string name) => All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
}
