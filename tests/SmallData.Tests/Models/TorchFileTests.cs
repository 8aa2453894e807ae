using System.IO.Compression;
using System.Text;
using SmallData.Models.Weights;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>Files that PyTorch saved, and files that it never would.</summary>
public sealed class TorchFileTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("state.zip.pth")]
    [InlineData("state.old.pth")]
    public void Both_formats_hold_what_PyTorch_put_into_them(string name)
    {
        using var scope = NewDisposeScope();
        using WeightsFile expected = WeightsFile.Open(ModelFiles.Golden("state.safetensors"));
        using WeightsFile read = WeightsFile.Open(ModelFiles.Golden(name));
        Assert.IsType<TorchFile>(read);
        Assert.Equal(expected.Tensors.Keys.Select(key => Text(key, expected)), read.Tensors.Keys.Select(key => Text(key, read)));
    }

    [Fact]
    public void A_training_checkpoint_is_refused_by_the_name_of_its_first_entry() =>
        Assert.Contains("'model' in it is no tensor. Save model.state_dict() alone", Refusal(ModelFiles.Golden("checkpoint.pth")), StringComparison.Ordinal);

    [Theory]
    [InlineData("cposix\nsystem\nX\x04\0\0\0echo\x85R.", "its pickle mentions posix.system, which no state dict needs and which could run code")]
    [InlineData("c__builtin__\neval\n.", "its pickle mentions __builtin__.eval")]
    [InlineData("}X\x01\0\0\0aK\x01s.", "'a' in it is no tensor")]
    [InlineData("ccollections\nOrderedDict\n)\x81.", "it holds the instruction 0x81, which no state dict needs")]
    [InlineData("ctorch\nFloatStorage\n)R.", "its pickle calls a class of storages")]
    [InlineData("}X\xFF\xFF\xFF\u007Fa", "its pickle is refused: it names a length beyond its end")]
    [InlineData("]K\x01.", "its pickle is refused: it leaves more than one value")]
    [InlineData("0", "it holds the instruction 0x30")]
    [InlineData("a.", "its pickle is refused: it takes a value where there is none")]
    [InlineData("h\x05.", "its pickle is refused: it recalls a value that it has not kept")]
    [InlineData("K\x01.", "it holds no state dict. Save model.state_dict(), not the model")]
    [InlineData("", "its pickle is refused: it ends in the middle")]
    public void A_pickle_that_does_more_is_refused(string program, string reason) =>
        Assert.Contains(reason, Refusal(Zip(("x/data.pkl", Pickle(program)))), StringComparison.Ordinal);

    [Theory]
    [InlineData(2, 0, 3, 1, "reaches beyond its storage")]
    [InlineData(2, 1, 2, 1, "reaches beyond its storage")]
    [InlineData(2, 0, 200, 0, "reaches beyond its storage")]
    [InlineData(100, 0, 100, 1, "has 8 bytes, but 100 numbers of type F32 are said to be in it")]
    public void A_tensor_larger_than_its_numbers_is_refused(int stored, int offset, int size, int stride, string reason)
    {
        string program = $"}}X\x01\0\0\0actorch._utils\n_rebuild_tensor_v2\n((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0" + "0X\x03\0\0\0cpuK" + (char)stored
            + "tQK" + (char)offset + "K" + (char)size + "\x85K" + (char)stride + "\x85\u0089ccollections\nOrderedDict\n)RtRs.";
        Assert.Contains(reason, Refusal(Zip(("x/data.pkl", Pickle(program)), ("x/data/0", new byte[8]))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_entry_is_refused()
    {
        string file = Path.Combine(folder.Root, "x.pth");
        using (ZipArchive zip = ZipFile.Open(file, ZipArchiveMode.Create))
        using (Stream entry = zip.CreateEntry("x/data.pkl", CompressionLevel.Optimal).Open())
        {
            entry.Write(new byte[1000]);
        }

        Assert.Contains("compressed, encrypted or longer than the file", Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_of_something_else_is_refused() =>
        Assert.Contains("it is a zip archive without data.pkl", Refusal(Zip(("word/document.xml", [1]))), StringComparison.Ordinal);

    [Fact]
    public void Numbers_in_the_other_order_are_refused() =>
        Assert.Contains("not in little-endian order", Refusal(Zip(("x/data.pkl", Pickle("}.")), ("x/byteorder", "big"u8.ToArray()))), StringComparison.Ordinal);

    private static string Refusal(string file) => Assert.Throws<SmallDataException>(() => WeightsFile.Open(file)).Message;

    private static byte[] Pickle(string program) => [0x80, 2, .. Encoding.Latin1.GetBytes(program)];

    private string Zip(params (string Name, byte[] Content)[] entries)
    {
        string file = Path.Combine(folder.Root, "x.pth");
        using ZipArchive zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in entries)
        {
            using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }

        return file;
    }

    private static string Text(string name, WeightsFile file)
    {
        Tensor tensor = file.Read(name);
        return $"{name} {tensor.dtype} {StoredTensor.ShapeOf(tensor.shape)} {(tensor.numel() == 0 ? "" : Convert.ToHexString(tensor.contiguous().bytes))}";
    }
}
