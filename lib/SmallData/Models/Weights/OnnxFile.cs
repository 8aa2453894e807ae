using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace SmallData.Models.Weights;

/// <summary>A step of the graph in an ONNX file.</summary>
/// <param name="Operation">What it does, such as <c>Conv</c>.</param>
/// <param name="Inputs">The names of what goes in: values of earlier steps, and weights.</param>
/// <param name="Output">The name of what comes out first.</param>
/// <param name="Integers">Its settings that are whole numbers, such as <c>pads</c>.</param>
internal sealed record OnnxNode(string Operation, string[] Inputs, string Output, IReadOnlyDictionary<string, long[]> Integers);

/// <summary>An ONNX file (github.com/onnx/onnx, onnx.proto) as far as the weights of a convnet need it: the steps of the graph, and float32 weights that lie inside the
/// file. What it says of itself is checked against its length.</summary>
internal sealed class OnnxFile : WeightsFile
{
    private const long LargestFile = 1 << 30;

    private static readonly string[] ConvolutionWeights = ["weight", "bias"];
    private static readonly string[] BatchNormWeights = ["weight", "bias", "running_mean", "running_var"];

    private OnnxFile(FileStream stream, OnnxNode[] nodes, IEnumerable<StoredTensor> tensors) : base(stream, tensors) => Nodes = nodes;

    /// <summary>The steps, in an order in which they can be done.</summary>
    public IReadOnlyList<OnnxNode> Nodes { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="sha256">The SHA-256 that it must have, in 64 hexadecimal digits; null for any.</param>
    /// <param name="layers">
    /// The names that the net gives to its convolutions and batch norms, in the order of the graph: weights are then called <c>conv1.weight</c>; null
    /// to keep the names in the file.
    /// </param>
    /// <exception cref="SmallDataException">It cannot be read, is another file, or no valid ONNX file; the message says why.</exception>
    public static OnnxFile Open(string file, string? sha256 = null, IReadOnlyList<string>? layers = null) => Open(file, stream =>
    {
        if (stream.Length > LargestFile)
        {
            throw new InvalidDataException("it is larger than a gigabyte");
        }

        if (sha256 is not null && Convert.ToHexStringLower(SHA256.HashData(stream)) is var found && found != sha256)
        {
            throw new InvalidDataException($"its SHA-256 is {found} and should be {sha256}");
        }

        OnnxMessage graph = new OnnxMessage(stream, 0, stream.Length).Messages(7).LastOrDefault(new OnnxMessage(stream, 0, 0));
        OnnxNode[] nodes = [.. graph.Messages(1).Select(ReadNode)];
        var stored = new Dictionary<string, StoredTensor>(StringComparer.Ordinal);
        foreach (OnnxMessage weights in graph.Messages(5))
        {
            StoredTensor one = ReadWeights(weights);
            stored[one.Name] = one;
        }

        return new OnnxFile(stream, nodes, layers is null ? stored.Values : [.. Named(nodes, layers, stored)]);
    });

    /// <summary>The weights that the graph's convolutions and batch norms read, under the names of the net's.</summary>
    private static IEnumerable<StoredTensor> Named(OnnxNode[] nodes, IReadOnlyList<string> layers, Dictionary<string, StoredTensor> stored)
    {
        OnnxNode[] weighted = [.. nodes.Where(node => node.Operation is "Conv" or "BatchNormalization")];
        if (weighted.Length != layers.Count)
        {
            throw new InvalidDataException($"it has {weighted.Length} convolutions and batch norms, and the net {layers.Count}");
        }

        foreach ((OnnxNode node, string layer) in weighted.Zip(layers))
        {
            foreach ((string input, string weight) in node.Inputs.Skip(1).Zip(node.Operation == "Conv" ? ConvolutionWeights : BatchNormWeights))
            {
                yield return stored.TryGetValue(input, out StoredTensor? found)
                    ? found with { Name = $"{layer}.{weight}" }
                    : throw new InvalidDataException($"it has no weights '{input}'");
            }
        }
    }

    private static OnnxNode ReadNode(OnnxMessage node) => new(
        node.Text(4), [.. node.Messages(1).Select(name => name.Text())], node.Text(2),
        node.Messages(5).GroupBy(setting => setting.Text(1)).ToDictionary(group => group.Key, group => group.Last().Integers(8)));

    private static StoredTensor ReadWeights(OnnxMessage weights)
    {
        OnnxMessage values = weights.Messages(4).Concat(weights.Messages(9)).LastOrDefault();   // packed floats or raw: the same bytes
        var stored = new StoredTensor(weights.Text(8), ScalarType.Float32, weights.Integers(1), values.Begin, values.End);
        return weights.Integers(2) is [1] && stored.Fits(sizeof(float))
            ? stored
            : throw new InvalidDataException($"'{stored.Name}' is not float32, or has {values.End - values.Begin} bytes, which do not fit its shape");
    }
}

/// <summary>A message of protobuf (protobuf.dev, "Encoding") where it lies in a file, which is read only where it is asked: numbered fields, each a whole number or some bytes, which may be a text or a message again.</summary>
internal readonly record struct OnnxMessage(FileStream Content, long Begin, long End)
{
    /// <summary>The texts, messages or packed numbers in the fields of a number.</summary>
    public IEnumerable<OnnxMessage> Messages(int number) => Fields().Where(field => field.Number == number && field.Bytes is not null).Select(field => field.Bytes!.Value);

    /// <summary>The first text in a field.</summary>
    public string Text(int number) => Messages(number).FirstOrDefault(new OnnxMessage(Content, 0, 0)).Text();

    /// <summary>The bytes as a text.</summary>
    public string Text() => Encoding.UTF8.GetString(Read());

    /// <summary>The whole numbers of a field, one by one or packed.</summary>
    public long[] Integers(int number) =>
        [.. Fields().Where(field => field.Number == number).SelectMany(field => field.Bytes is { } packed ? packed.Packed() : [field.Integer])];

    private byte[] Read()
    {
        var bytes = new byte[End - Begin];
        Content.Position = Begin;
        Content.ReadExactly(bytes);
        return bytes;
    }

    private IEnumerable<long> Packed()
    {
        using var input = new CodedInputStream(Read());
        while (!input.IsAtEnd)
        {
            yield return input.ReadInt64();
        }
    }

    private IEnumerable<(int Number, long Integer, OnnxMessage? Bytes)> Fields()
    {
        for (long at = Begin; at < End;)
        {
            Content.Position = at;
            using var input = new CodedInputStream(Content, leaveOpen: true);
            uint tag = input.ReadTag();
            (int number, long integer, OnnxMessage? bytes) = (WireFormat.GetTagFieldNumber(tag), 0L, (OnnxMessage?)null);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.Varint:
                    integer = input.ReadInt64();
                    at = input.Position;
                    break;
                case WireFormat.WireType.LengthDelimited:
                    long length = (uint)input.ReadLength();
                    at = input.Position + length;
                    bytes = new OnnxMessage(Content, at - length, at);
                    break;
                default:
                    input.SkipLastField();
                    at = input.Position;
                    break;
            }

            if (at > End)
            {
                throw new InvalidDataException("it is cut off, or a part of it says that it is longer than the whole");
            }

            yield return (number, integer, bytes);
        }
    }
}
