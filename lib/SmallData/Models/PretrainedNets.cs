namespace SmallData.Models;

/// <summary>A file of weights that a base can be filled with.</summary>
/// <param name="FileName">Its name in the folder <c>pretrained</c>.</param>
/// <param name="Preprocessing">What the weights want their pixels to look like.</param>
/// <param name="Origin">What they were trained on, by whom.</param>
/// <param name="Terms">On what terms they may be used.</param>
internal sealed record KnownWeights(string FileName, Preprocessing Preprocessing, string Origin, string Terms);

/// <summary>A net whose trained base the course can use.</summary>
/// <param name="Name">The name to ask for it by, and to fetch it by.</param>
/// <param name="Title">How its paper writes it.</param>
/// <param name="Create">Makes the base with fresh weights.</param>
/// <param name="InputSize">Width and height of the pictures that it was trained on.</param>
/// <param name="Weights">Files that fit it, the preferred one first.</param>
internal sealed record PretrainedNet(string Name, string Title, Func<ConvolutionalBase> Create, int InputSize, IReadOnlyList<KnownWeights> Weights)
{
    /// <summary>Whether its weights come with the course rather than from a publisher.</summary>
    public bool ComesWithCourse => Name == PretrainedNets.MiniVgg.Name;

    /// <summary>The command that brings its weights.</summary>
    public string HowToGet => ComesWithCourse
        ? "dotnet run --project lib/Book -c Release -- train mini-vgg"
        : $"dotnet run --project lib/Book -c Release -- fetch {Name}";
}

/// <summary>The nets that <see cref="PretrainedBase"/> knows.</summary>
internal static class PretrainedNets
{
    private const string ImageNet = "1.28 million photos of ImageNet, 1,000 classes";

    public static PretrainedNet MobileNetV2 { get; } = new("mobilenet-v2", "MobileNetV2", () => new MobileNetV2(), 224,
    [
        new("mobilenet_v2.safetensors", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by torchvision", "BSD-3-Clause"),
        new("mobilenet_v2-torchvision.safetensors", Preprocessing.MinusOneToOne, $"{ImageNet}, by Google; 8-bit weights made float32, batch norm folded in", "Apache-2.0"),
    ]);

    public static PretrainedNet Vgg16 { get; } = new("vgg16", "VGG16", () => new Vgg16(), 224,
    [
        new("vgg16-features.safetensors", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by torchvision", "BSD-3-Clause"),
        new("vgg16-397923af.pth", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by torchvision", "BSD-3-Clause"),
    ]);

    public static PretrainedNet SqueezeNet { get; } = new("squeezenet", "SqueezeNet 1.1", () => new SqueezeNet(), 224,
    [
        new("squeezenet1_1.safetensors", Preprocessing.TorchvisionImageNet, $"{ImageNet}, by torchvision", "BSD-3-Clause"),
        new("squeezenet1_1-features.safetensors", Preprocessing.CaffeBgr, $"{ImageNet}, by its authors, in Caffe", "MIT"),
    ]);

    public static PretrainedNet MiniVgg { get; } = new("mini-vgg", "MiniVgg", () => new MiniVgg(), 150,
    [
        new("mini-vgg.safetensors", Preprocessing.MinusOneToOne, "drawn pictures of twelve animals, none of them cats or dogs, by this course", "the course's own"),
    ]);

    /// <summary>All of them; the first that is at hand is the default. The order is that of their accuracy on photos of cats and dogs.</summary>
    public static IReadOnlyList<PretrainedNet> All { get; } = [MobileNetV2, Vgg16, SqueezeNet, MiniVgg];

    /// <exception cref="SmallDataException">There is no such net.</exception>
    public static PretrainedNet Find(string name) =>
        All.FirstOrDefault(net => string.Equals(net.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SmallDataException($"'{name}' is not a pretrained net of the course. Ask for one of: {string.Join(", ", All.Select(net => net.Name))}.");
}
