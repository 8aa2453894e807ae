using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

public class SerializationTests
{
    [Fact]
    public void The_format_is_type_rank_lengths_and_bytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        tensor(new short[] { 1, -2 }).reshape(2, 1).Save(writer);
        Assert.Equal([2, 2, 2, 1, 1, 0, 0xfe, 0xff], stream.ToArray());
    }

    [Fact]
    public void Long_lengths_take_more_bytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        zeros(300, ScalarType.Byte).Save(writer);
        Assert.Equal([0, 1, 0xac, 0x02], stream.ToArray()[..4]);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void A_file_gives_back_what_was_saved(ScalarType type)
    {
        string path = Path.GetTempFileName();
        try
        {
            using var saved = arange(6).reshape(2, 3).t().to_type(type);
            save(saved, path);
            using var loaded = load(path);
            Assert.Equal(type, loaded.dtype);
            Assert.True(saved.Equals(loaded));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Loading_over_another_shape_is_refused()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        ones(2, 3).Save(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var error = Assert.Throws<ArgumentException>(() => ones(3, 2).Load(reader));
        Assert.Contains("Mismatched tensor shape while loading", error.Message);
    }
}
