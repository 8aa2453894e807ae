namespace SmallData.Models;

/// <summary>Weights that a publisher offers for one of the course's nets, as a safetensors file of which only the base's tensors are downloaded.</summary>
/// <param name="Name">The name to ask for them by.</param>
/// <param name="Title">What they are, in a few words.</param>
/// <param name="Terms">On what terms they may be used, in words; shown before they are downloaded.</param>
/// <param name="Home">The page that describes them.</param>
/// <param name="Address">The file.</param>
/// <param name="Download">About how many bytes are downloaded.</param>
public sealed record PublicWeights(string Name, string Title, string Terms, Uri Home, Uri Address, long Download)
{
    private const string ImageNetTerms = "Trained on ImageNet, whose photos are for research and teaching.";

    /// <summary>VGG16's thirteen convolutions: torchvision's weights, in the copy that timm keeps.</summary>
    public static PublicWeights Vgg16 { get; } = new(
        "vgg16",
        "VGG16, the convolutional base",
        $"BSD-3-Clause, torchvision. {ImageNetTerms}",
        new Uri("https://huggingface.co/timm/vgg16.tv_in1k"),
        new Uri("https://huggingface.co/timm/vgg16.tv_in1k/resolve/main/model.safetensors"),
        58_900_000);

    /// <summary>MobileNetV2, trained by timm.</summary>
    public static PublicWeights MobileNetV2 { get; } = new(
        "mobilenet-v2",
        "MobileNetV2, the convolutional base",
        $"Apache-2.0, timm. {ImageNetTerms}",
        new Uri("https://huggingface.co/timm/mobilenetv2_100.ra_in1k"),
        new Uri("https://huggingface.co/timm/mobilenetv2_100.ra_in1k/resolve/main/model.safetensors"),
        9_100_000)
    {
        NameInFile = TimmNames.Of,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicWeights> All { get; } = [Vgg16, MobileNetV2];

    /// <summary>What the publisher calls a tensor that torchvision, and the course, gives a name; the same by default.</summary>
    internal Func<string, string> NameInFile { get; init; } = name => name;

    /// <summary>The weights of a name, upper or lower case; null if there are none.</summary>
    /// <param name="name">The name.</param>
    public static PublicWeights? TryFind(string name) => All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Timm's names (github.com/huggingface/pytorch-image-models) of MobileNetV2's tensors.</summary>
internal static class TimmNames
{
    private static readonly int[] Repeats = [1, 2, 3, 4, 3, 3, 1];

    /// <summary>features.2.conv.0.0.weight is blocks.1.0.conv_pw.weight.</summary>
    public static string Of(string torchvision)
    {
        // features, number of the layer, conv, place in the layer (one or two numbers), what
        string[] parts = torchvision.Split('.');
        (int layer, string place, string what) = (int.Parse(parts[1], CultureInfo.InvariantCulture), string.Join('.', parts[2..^1]), parts[^1]);
        int last = Repeats.Sum() + 1;
        if (layer == 0 || layer == last)
        {
            return (place == "0" ? layer == 0 ? "conv_stem" : "conv_head" : layer == 0 ? "bn1" : "bn2") + $".{what}";
        }

        (int stage, int block) = (0, layer - 1);
        while (block >= Repeats[stage])
        {
            block -= Repeats[stage++];
        }

        // The first block does not widen: it begins with the 3×3 convolution.
        string name = (layer == 1, place) switch
        {
            (true, "conv.0.0") or (false, "conv.1.0") => "conv_dw",
            (true, "conv.1") or (false, "conv.0.0") => "conv_pw",
            (false, "conv.2") => "conv_pwl",
            (_, "conv.0.1") => "bn1",
            (true, "conv.2") or (false, "conv.1.1") => "bn2",
            _ => "bn3",
        };
        return $"blocks.{stage}.{block}.{name}.{what}";
    }
}
