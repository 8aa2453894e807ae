using System.Buffers.Binary;
using System.Text;
using SmallData.Models.Weights;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        using var scope = NewDisposeScope();
        string file = Path.Combine(folder.Root, "x.safetensors");
        (string, Tensor)[] tensors =
        [
            ("f32", arange(6, dtype: ScalarType.Float32).reshape(2, 3)), ("f16", tensor([0.5f, -2]).to(ScalarType.Float16)), ("f64", tensor([1e-300])),
            ("i64", tensor([long.MinValue])), ("i32", tensor([-7])), ("u8", tensor(new byte[] { 255 })), ("empty", zeros(0, 3)), ("scalar", tensor(3f)),
        ];
        SafeTensorsWriter.Save(file, tensors, new Dictionary<string, string> { ["source"] = "here" });

        using SafeTensorsFile read = SafeTensorsFile.Open(file);
        Assert.Equal("here", read.Metadata["source"]);
        Assert.Equal(tensors.Select(one => Text(one.Item1, one.Item2)), tensors.Select(one => Text(one.Item1, read.Read(one.Item1))));
    }

    [Fact]
    public void A_tensor_too_long_for_a_span_goes_piece_by_piece()
    {
        using var scope = NewDisposeScope();
        long[][] pieces = [.. TensorPieces.Of(arange(10, dtype: ScalarType.Int64).reshape(2, 5), longest: 4).Select(piece => piece.data<long>().ToArray())];
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]], pieces);
    }

    [Fact]
    public void A_file_that_another_library_wrote_is_read()
    {
        using var scope = NewDisposeScope();
        using SafeTensorsFile golden = SafeTensorsFile.Open(ModelFiles.Golden("state.safetensors"));
        Assert.StartsWith("PyTorch", golden.Metadata["maker"], StringComparison.Ordinal);
        Assert.Equal([6, 4], golden.Tensors["transposed"].Shape);
    }

    [Fact]
    public void A_name_that_is_not_there_is_told_with_those_that_are()
    {
        using SafeTensorsFile file = SafeTensorsFile.Open(ModelFiles.Golden("state.safetensors"));
        Assert.Contains("holds no tensor 'head', but weight, bias, transposed and ", Assert.Throws<SmallDataException>(() => file.Read("head")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_is_padded_so_that_numbers_are_aligned()
    {
        string file = Path.Combine(folder.Root, "x.safetensors");
        SafeTensorsWriter.Save(file, [("a", zeros(1))]);
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(File.ReadAllBytes(file)) % 8);
    }

    [Theory]
    [InlineData("{}", 3, "3 bytes at its end belong to no tensor")]
    [InlineData("[1]", 0, "its header is no valid JSON of names with dtype, shape and data_offsets")]
    [InlineData("{\"a\":", 0, "its header is no valid JSON of names")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 7, "'a' ends at byte 8 of the data, but the file holds only 7")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "'a' has the places 0 to 8, which do not fit F32 of 3")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}}""", 4, "do not fit F32 of 4611686018427387905")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0,4611686018427387905],"data_offsets":[0,0]}}""", 0, "do not fit F32 of 0×4611686018427387905")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "do not fit F32 of -1")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "its header is no valid JSON of names")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "do not fit F32 of 1")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""", 4, "'a' has the type 'F8_E4M3', which is not read here")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}""", 6, "'b' overlaps the tensor before it")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[4,6]}}""", 6, "there is a gap before 'b'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", 4, "its header is no valid JSON of names")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2]}}""", 2, "its header is no valid JSON of names")]
    [InlineData("""{"a":null}""", 0, "the entry of 'a' is not dtype, shape and data_offsets")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0]}}""", 2, "the entry of 'a' is not dtype, shape and data_offsets")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "its header is no valid JSON of names")]
    public void A_header_that_lies_is_refused(string header, int dataLength, string reason)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        string file = folder.Write("x.safetensors", [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[dataLength]]);
        Assert.Contains(reason, Assert.Throws<SmallDataException>(() => SafeTensorsFile.Open(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0], "it is too short")]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1 }, "it does not begin with the length of a header that it holds")]
    [InlineData(new byte[] { 100, 0, 0, 0, 0, 0, 0, 0, 1 }, "it does not begin with the length of a header that it holds")]
    public void A_file_that_is_none_is_refused(byte[] content, string reason)
    {
        string file = folder.Write("x.safetensors", content);
        Assert.Equal($"'{file}' cannot be used as a weights file: {reason}. Download it again, from a source that you trust.", Assert.Throws<SmallDataException>(() => SafeTensorsFile.Open(file)).Message);
    }

    private static string Text(string name, Tensor tensor) =>
        $"{name} {tensor.dtype} {StoredTensor.ShapeOf(tensor.shape)} {(tensor.numel() == 0 ? "" : Convert.ToHexString(tensor.contiguous().bytes))}";
}
