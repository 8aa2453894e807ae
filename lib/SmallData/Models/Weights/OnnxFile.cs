using System.Security.Cryptography;
using Google.Protobuf;
using static TorchSharp.torch;

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

    private readonly Dictionary<string, ByteString> numbers = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> nodes = [];

    private OnnxFile(string file, byte[] content, IReadOnlyList<string>? layers) : base(file)
    {
        var stored = new Dictionary<string, (long[] Shape, ByteString Values)>(StringComparer.Ordinal);
        foreach (ByteString graph in Messages(Fields(UnsafeByteOperations.UnsafeWrap(content)), number: 7))
        {
            List<Field> parts = Fields(graph);
            nodes.AddRange(Messages(parts, number: 1).Select(node => ReadNode(Fields(node))));
            foreach (ByteString weights in Messages(parts, number: 5))
            {
                (string name, long[] shape, ByteString values) = ReadWeights(Fields(weights));
                stored[name] = (shape, values);
            }
        }

        foreach ((string name, string storedName) in layers is null ? stored.Keys.Select(name => (name, name)) : Named(layers))
        {
            if (!stored.TryGetValue(storedName, out (long[] Shape, ByteString Values) found) || !Add(new StoredTensor(name, ScalarType.Float32, found.Shape)))
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
        try
        {
            if (new FileInfo(file).Length > LargestFile)
            {
                throw new InvalidDataException("it is larger than a gigabyte");
            }

            byte[] content = File.ReadAllBytes(file);
            string found = Convert.ToHexStringLower(SHA256.HashData(content));
            return sha256 is null || found == sha256
                ? new OnnxFile(file, content, layers)
                : throw new InvalidDataException($"its SHA-256 is {found} and should be {sha256}");
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw Refusal(file, error.Message.TrimEnd('.'), error);   // protobuf's own complaints are IOExceptions
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => numbers.Clear();

    private protected override Tensor ReadStored(StoredTensor stored)
    {
        Tensor read = empty([.. stored.Shape], dtype: ScalarType.Float32);
        numbers[stored.Name].Span.CopyTo(read.numel() == 0 ? [] : read.bytes);
        return read;
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

    private static OnnxNode ReadNode(List<Field> node) => new(
        Text(node, number: 4),
        [.. Messages(node, number: 1).Select(name => name.ToStringUtf8())],
        Text(node, number: 2),
        Messages(node, number: 5).Select(Fields).GroupBy(setting => Text(setting, number: 1))
            .ToDictionary(group => group.Key, group => (IReadOnlyList<long>)Integers(group.Last(), number: 8)));

    private static (string Name, long[] Shape, ByteString Values) ReadWeights(List<Field> weights)
    {
        (string name, long[] shape) = (Text(weights, number: 8), Integers(weights, number: 1));
        ByteString values = Messages(weights, number: 4).Concat(Messages(weights, number: 9)).LastOrDefault(ByteString.Empty);   // packed floats or raw: the same bytes
        return Integers(weights, number: 2) is [1] && StoredTensor.Fits(shape, sizeof(float), values.Length)
            ? (name, shape, values)
            : throw new InvalidDataException($"'{name}' is not float32, or has {values.Length} bytes, which do not fit its shape");
    }

    /// <summary>One value in a protobuf message: a whole number, or bytes, which may be a text, a message or packed numbers.</summary>
    private readonly record struct Field(int Number, long Integer, ByteString? Bytes);

    private static List<Field> Fields(ByteString message)
    {
        var found = new List<Field>();
        CodedInputStream input = message.CreateCodedInput();
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            int number = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.Varint:
                    found.Add(new Field(number, input.ReadInt64(), null));
                    break;
                case WireFormat.WireType.LengthDelimited:
                    found.Add(new Field(number, 0, input.ReadBytes()));
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return found;
    }

    private static IEnumerable<ByteString> Messages(List<Field> message, int number) =>
        message.Where(field => field.Number == number && field.Bytes is not null).Select(field => field.Bytes!);

    private static string Text(List<Field> message, int number) => Messages(message, number).FirstOrDefault(ByteString.Empty).ToStringUtf8();

    private static long[] Integers(List<Field> message, int number) =>
        [.. message.Where(field => field.Number == number).SelectMany(field => field.Bytes is null ? [field.Integer] : Packed(field.Bytes))];

    private static IEnumerable<long> Packed(ByteString numbers)
    {
        CodedInputStream input = numbers.CreateCodedInput();
        while (!input.IsAtEnd)
        {
            yield return input.ReadInt64();
        }
    }
}
