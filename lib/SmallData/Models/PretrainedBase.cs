using System.Diagnostics.CodeAnalysis;

namespace SmallData.Models;

/// <summary>A convolutional base that has seen many pictures already, with all that is needed to use it rightly: what to do to the pixels, where the weights come from,
/// which blocks there are. It is in evaluation mode, on <see cref="Lesson.Device"/>.</summary>
public sealed class PretrainedBase : TableView, IDisposable
{
    private readonly ConvolutionalBase net;

    private PretrainedBase(string name, ConvolutionalBase net, Preprocessing preprocessing, int inputSize, string provenance, Device? device)
    {
        (Name, this.net, Preprocessing, InputSize, Provenance) = (name, net, preprocessing, inputSize, provenance);
        net.to(device ?? Lesson.Device);
        net.eval();
    }

    /// <summary>The net's name, such as ResNet-18.</summary>
    public string Name { get; }

    /// <summary>The file of the weights, what they were trained on and on what terms they may be used.</summary>
    public string Provenance { get; }

    /// <summary>SHA-256 of the weights as they are now: what caches of features go by. Fine-tuning changes it.</summary>
    public string WeightsHash => StateDict.Hash(net);

    /// <summary>SHA-256 of the weights of some blocks, as they are now.</summary>
    internal string HashOf(Range blocks) => StateDict.Hash(net.Slice(blocks));

    /// <summary>Width and height of the pictures that the base was trained on; others work too.</summary>
    public int InputSize { get; }

    /// <summary>How many feature maps come out.</summary>
    public int Channels => net.Channels;

    /// <summary>How many weights the base has.</summary>
    public long Parameters => net.parameters().Sum(parameter => parameter.numel());

    /// <summary>What the base wants its pixels to look like.</summary>
    public Preprocessing Preprocessing { get; }

    /// <summary>The layers, with torchvision's tensor names. They take preprocessed pictures.</summary>
    public nn.Module<Tensor, Tensor> Layers => net;

    /// <summary>The layers in blocks, first to last.</summary>
    public IReadOnlyList<BaseBlock> Blocks => net.Blocks;

    /// <summary>Where the weights are.</summary>
    public Device Device => net.parameters().First().device;

    /// <summary>The course's own base, whose weights came with its packages: ResNet-18 trained on ImageNet.</summary>
    /// <exception cref="SmallDataException">The weights are not there; the message says how to get them.</exception>
    public static PretrainedBase Default() => Open(PretrainedNets.ResNet18.Name);

    /// <summary>Opens a base.</summary>
    /// <param name="name">resnet-18; vgg16, the base of the published lessons; mobilenet-v2, small and fast.</param>
    /// <exception cref="SmallDataException">There is no such net, or its weights are not at hand or damaged; the message says how to get them.</exception>
    public static PretrainedBase Open(string name)
    {
        PretrainedNet wanted = PretrainedNets.Find(name);
        if (wanted.Find() is not (string file, KnownWeights weights))
        {
            throw new SmallDataException(
                $"The weights of {wanted.Name} are not at hand: none of {string.Join(", ", wanted.Weights.Select(one => one.FileName))} is in "
                + $"{string.Join(" or ", PretrainedNets.Folders.Select(folder => $"'{folder}'"))}. Get them with: {wanted.HowToGet}");
        }

        ConvolutionalBase net = wanted.Create();
        try
        {
            using WeightsFile stored = weights.Open(file, net);
            StateDict.Load(net, stored);
            if (stored is SafeTensorsFile fetched && fetched.Metadata.TryGetValue(WeightsInstaller.HashKey, out string? recorded) && recorded != StateDict.Hash(net))
            {
                throw new SmallDataException($"'{file}' has been damaged since it was written: its weights have another SHA-256. Delete it and get it again with: {wanted.HowToGet}");
            }

            return Of(net.GetName(), net, weights.Preprocessing, wanted.InputSize, $"{weights.FileName}; trained on {weights.Origin}; terms: {weights.Terms}");
        }
        catch
        {
            net.Dispose();
            throw;
        }
    }

    /// <summary>Opens a base if its weights are at hand.</summary>
    /// <param name="opened">The base; null if its weights are not there.</param>
    /// <exception cref="SmallDataException">There is no such net, or its file is damaged.</exception>
    public static bool TryOpen(string name, [NotNullWhen(true)] out PretrainedBase? opened)
    {
        opened = PretrainedNets.Find(name).Find() is null ? null : Open(name);
        return opened is not null;
    }

    /// <summary>Makes a base of any net, trained elsewhere or not at all.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="net">The net; it is put into evaluation mode and disposed with the base.</param>
    /// <param name="preprocessing">What it wants its pixels to look like.</param>
    /// <param name="inputSize">Width and height of the pictures that it is for.</param>
    /// <param name="provenance">Where its weights come from.</param>
    public static PretrainedBase Of(string name, ConvolutionalBase net, Preprocessing preprocessing, int inputSize, string provenance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        return new PretrainedBase(name, net, preprocessing, inputSize, provenance, device: null);
    }

    /// <summary>Feature maps of photos: preprocesses them and runs all blocks.</summary>
    /// <param name="unitPixels">Float32 from 0 to 1, red, green, blue, shape [n, 3, height, width].</param>
    /// <returns>Shape [n, <see cref="Channels"/>, rows, columns].</returns>
    public Tensor Features(Tensor unitPixels) => Features(unitPixels, ..);

    /// <summary>Feature maps of photos at some depth: preprocesses them and runs the blocks of a range that begins with the first.</summary>
    /// <param name="unitPixels">Float32 from 0 to 1, red, green, blue, shape [n, 3, height, width].</param>
    /// <param name="blocks">Such as <c>..4</c> for the first four.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range begins later, or goes beyond the last block.</exception>
    public Tensor Features(Tensor unitPixels, Range blocks)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(blocks.GetOffsetAndLength(Blocks.Count).Offset, 0, nameof(blocks));
        using Tensor prepared = Preprocessing.Apply(unitPixels);
        return net.Slice(blocks).call(prepared);
    }

    /// <summary>The same layers, fed pixels of another recipe: to see what the recipe is worth. Dispose one of the two, not both.</summary>
    /// <param name="preprocessing">What to do to the pixels instead.</param>
    public PretrainedBase With(Preprocessing preprocessing) => new PretrainedBase(Name, net, preprocessing, InputSize, Provenance, Device);

    /// <inheritdoc/>
    public void Dispose() => net.Dispose();

    private protected override HtmlTable Table => new(["", ""], Facts.Select(fact => (string[])[fact.Name, fact.Value]), Caption: Name);

    private IEnumerable<(string Name, string Value)> Facts =>
    [
        ("weights", Provenance),
        ("parameters", InWords.Count(Parameters)),
        ("trained at", Invariant($"{InputSize}×{InputSize}")),
        ("pixels", Preprocessing.ToString()),
        ("feature maps", InWords.Count(Channels)),
        ("blocks", string.Join(", ", Blocks.Select(block => block.Name))),
    ];
}
