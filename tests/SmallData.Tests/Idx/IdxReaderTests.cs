using System.IO.Compression;
using SmallData.Datasets.Idx;

namespace SmallData.Tests.Idx;

public sealed class IdxReaderTests : IDisposable
{
    private static readonly byte[] TwoByThree = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Shape_and_values_are_read()
    {
        IdxArray array = IdxReader.Read(folder.Write("a.idx", TwoByThree));
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], array.Values);
    }

    [Fact]
    public void Compressed_files_are_read() => Assert.Equal<byte>([1, 2, 3, 4, 5, 6], IdxReader.Read(folder.Write("a.gz", Gzip(TwoByThree))).Values);

    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        for (int length = 0; length < TwoByThree.Length; length++)
        {
            Assert.Contains("ends too early", Failure("a.idx", TwoByThree[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_compressed_file_cut_in_its_content_is_refused()
    {
        // The last ten bytes only mark the end and hold the checksum: all values are there before them.
        byte[] whole = Gzip(TwoByThree);
        for (int length = 0; length < whole.Length - 10; length++)
        {
            Failure("a.gz", whole[..length]);
        }
    }

    [Theory]
    [InlineData(0, 1, "does not begin like an idx file (0x01000802)")]
    [InlineData(2, 0x0D, "holds values of type 0x0D; only unsigned bytes (0x08) are read")]
    [InlineData(3, 0, "does not begin like an idx file (0x00000800)")]
    [InlineData(4, 0x7F, "claims more than 1073741824 values")]
    [InlineData(4, 0xFF, "claims more than 1073741824 values")]
    [InlineData(11, 2, "goes on after its last value")]
    public void A_wrong_byte_in_the_header_is_refused(int index, byte value, string reason)
    {
        byte[] changed = [.. TwoByThree];
        changed[index] = value;
        Assert.Contains(reason, Failure("a.idx", changed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_claims_a_gigabyte_does_not_get_it()
    {
        byte[] huge = [0, 0, 8, 1, 0x40, 0, 0, 0, 1, 2, 3];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Failure("a.idx", huge);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void What_is_no_gzip_file_is_named() => Assert.Contains("cannot be decompressed", Failure("a.gz", TwoByThree), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named()
    {
        string file = Path.Combine(folder.Root, "none.gz");
        Assert.StartsWith($"'{file}' does not exist", Assert.Throws<SmallDataException>(() => IdxReader.Read(file)).Message, StringComparison.Ordinal);
    }

    private string Failure(string name, byte[] content)
    {
        string file = folder.Write(name, content);
        string message = Assert.Throws<SmallDataException>(() => IdxReader.Read(file)).Message;
        Assert.StartsWith($"'{file}' ", message, StringComparison.Ordinal);
        return message;
    }

    internal static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }
}
