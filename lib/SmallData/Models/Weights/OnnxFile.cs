using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace SmallData.Models.Weights;

/// <summary>A step of the graph in an ONNX file.</summary>
/// <param name="Operation">What it does, such as <c>Conv</c>.</param>
/// <param name="Inputs">The names of what goes in: values of earlier steps, and weights.</param>
/// <param name="Output">The name of what comes out first.</param>
/// <param name="Integers">Its settings that are whole numbers, such as <c>pads</c>.</param>
internal sealed record OnnxNode(string Operation, IReadOnlyList<string> Inputs, string Output, IReadOnlyDictionary<string, IReadOnlyList<long>> Integers);

/// <summary>
/// An ONNX file (github.com/onnx/onnx, onnx.proto) as far as the weights of a convnet need it: the steps of the graph, and float32 weights that lie inside the
/// file. What it says of itself is checked against its length, so that nothing is made that is larger than the bytes it is made of.
/// </summary>
internal sealed class OnnxFile : WeightsFile
{
    private const long LargestFile = 1 << 30;

    private static readonly string[] ConvolutionWeights = ["weight", "bias"];
    private static readonly string[] BatchNormWeights = ["weight", "bias", "running_mean", "running_var"];

    private readonly FileStream content;
    private readonly Dictionary<string, Stretch> numbers = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> nodes = [];

    private OnnxFile(string file, FileStream content, IReadOnlyList<string>? layers) : base(file)
    {
        this.content = content;
        var stored = new Dictionary<string, (long[] Shape, Stretch Values)>(StringComparer.Ordinal);
        foreach (Stretch graph in Parts(Fields(new Stretch(0, content.Length)), number: 7))
        {
            List<Field> parts = Fields(graph);
            nodes.AddRange(Parts(parts, number: 1).Select(node => ReadNode(Fields(node))));
            foreach (Stretch weights in Parts(parts, number: 5))
            {
                (string name, long[] shape, Stretch values) = ReadWeights(Fields(weights));
                stored[name] = (shape, values);
            }
        }

        foreach ((string name, string storedName) in layers is null ? stored.Keys.Select(name => (name, name)) : Named(layers))
        {
            if (!stored.TryGetValue(storedName, out (long[] Shape, Stretch Values) found) || !Add(new StoredTensor(name, ScalarType.Float32, found.Shape)))
            {
                throw new InvalidDataException($"it has no weights '{storedName}', or twice those of '{name}'");
            }

            numbers.Add(name, found.Values);
        }
    }

    /// <summary>The steps, in an order in which they can be done.</summary>
    public IReadOnlyList<OnnxNode> Nodes => nodes;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sha256">The SHA-256 that it must have, in 64 hexadecimal digits; null for any.</param>
    /// <param name="layers">
    /// The names that the net gives to its convolutions and batch norms, in the order of the graph: weights are then called <c>conv1.weight</c>; null
    /// to keep the names in the file.
    /// </param>
    /// <exception cref="SmallDataException">It cannot be read, is another file, or no valid ONNX file; the message says why.</exception>
    public static OnnxFile Open(string file, string? sha256 = null, IReadOnlyList<string>? layers = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        FileStream? content = null;
        try
        {
            content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (content.Length > LargestFile)
            {
                throw new InvalidDataException("it is larger than a gigabyte");
            }

            string found = sha256 is null ? "" : Convert.ToHexStringLower(SHA256.HashData(content));
            return sha256 is null || found == sha256
                ? new OnnxFile(file, content, layers)
                : throw new InvalidDataException($"its SHA-256 is {found} and should be {sha256}");
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            content?.Dispose();
            throw Refusal(file, error.Message.TrimEnd('.'), error);   // protobuf's own complaints are IOExceptions
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => content.Dispose();

    private protected override Tensor ReadStored(StoredTensor stored)
    {
        Tensor read = empty([.. stored.Shape], dtype: ScalarType.Float32);
        try
        {
            content.Position = numbers[stored.Name].Start;
            content.ReadExactly(read.numel() == 0 ? [] : read.bytes);
            return read;
        }
        catch (IOException error)
        {
            read.Dispose();
            throw Refusal(FilePath, error.Message.TrimEnd('.'), error);
        }
    }

    /// <summary>The weights' names in the net and in the file.</summary>
    private IEnumerable<(string Name, string Stored)> Named(IReadOnlyList<string> layers)
    {
        OnnxNode[] weighted = [.. nodes.Where(node => node.Operation is "Conv" or "BatchNormalization")];
        if (weighted.Length != layers.Count)
        {
            throw new InvalidDataException($"it has {weighted.Length} convolutions and batch norms, and the net {layers.Count}");
        }

        return weighted.Zip(layers).SelectMany(pair => pair.First.Inputs.Skip(1)
            .Zip(pair.First.Operation == "Conv" ? ConvolutionWeights : BatchNormWeights, (stored, weight) => ($"{pair.Second}.{weight}", stored)));
    }

    private OnnxNode ReadNode(List<Field> node) => new(
        Text(node, number: 4),
        [.. Parts(node, number: 1).Select(Text)],
        Text(node, number: 2),
        Parts(node, number: 5).Select(Fields).GroupBy(setting => Text(setting, number: 1))
            .ToDictionary(group => group.Key, group => (IReadOnlyList<long>)Integers(group.Last(), number: 8)));

    private (string Name, long[] Shape, Stretch Values) ReadWeights(List<Field> weights)
    {
        (string name, long[] shape) = (Text(weights, number: 8), Integers(weights, number: 1));
        Stretch values = Parts(weights, number: 4).Concat(Parts(weights, number: 9)).LastOrDefault();   // packed floats or raw: the same bytes
        return Integers(weights, number: 2) is [1] && StoredTensor.Fits(shape, sizeof(float), values.Length)
            ? (name, shape, values)
            : throw new InvalidDataException($"'{name}' is not float32, or has {values.Length} bytes, which do not fit its shape");
    }

    /// <summary>Bytes of the file, from a place up to another.</summary>
    private readonly record struct Stretch(long Start, long End)
    {
        public long Length => End - Start;
    }

    /// <summary>One value in a protobuf message: a whole number, or bytes, which may be a text, a message or packed numbers.</summary>
    private readonly record struct Field(int Number, long Integer, Stretch? Bytes);

    /// <summary>What a message holds. Bytes are told by their place and not read: weights go from the file to their tensor, and nowhere else.</summary>
    private List<Field> Fields(Stretch message)
    {
        var found = new List<Field>();
        for (long at = message.Start; at < message.End;)
        {
            content.Position = at;
            using var input = new CodedInputStream(content, leaveOpen: true);
            uint tag = input.ReadTag();
            int number = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.Varint:
                    found.Add(new Field(number, input.ReadInt64(), null));
                    at = input.Position;
                    break;
                case WireFormat.WireType.LengthDelimited:
                    long length = (uint)input.ReadLength();
                    at = input.Position + length;
                    found.Add(new Field(number, 0, new Stretch(at - length, at)));
                    break;
                default:
                    input.SkipLastField();
                    at = input.Position;
                    break;
            }

            if (at > message.End)
            {
                throw new InvalidDataException("it is cut off, or a part of it says that it is longer than the whole");
            }
        }

        return found;
    }

    private static IEnumerable<Stretch> Parts(List<Field> message, int number) =>
        message.Where(field => field.Number == number && field.Bytes is not null).Select(field => field.Bytes!.Value);

    private string Text(List<Field> message, int number) => Text(Parts(message, number).FirstOrDefault());

    private string Text(Stretch text) => Encoding.UTF8.GetString(Read(text));

    private long[] Integers(List<Field> message, int number) =>
        [.. message.Where(field => field.Number == number).SelectMany(field => field.Bytes is { } packed ? Packed(packed) : [field.Integer])];

    private List<long> Packed(Stretch packed)
    {
        var read = new List<long>();
        using var input = new CodedInputStream(Read(packed));
        while (!input.IsAtEnd)
        {
            read.Add(input.ReadInt64());
        }

        return read;
    }

    private byte[] Read(Stretch stretch)
    {
        byte[] read = new byte[stretch.Length];
        content.Position = stretch.Start;
        content.ReadExactly(read);
        return read;
    }
}
