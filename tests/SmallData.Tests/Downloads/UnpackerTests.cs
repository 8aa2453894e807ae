using SmallData.Datasets.Downloads;

namespace SmallData.Tests.Downloads;

public sealed class UnpackerTests : IDisposable
{
    private static readonly byte[] Cat = Archives.Text("a cat");
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Wanted_entries_come_out_where_the_rules_say()
    {
        Unpack(Archives.Zip(("PetImages/Cat/1.jpg", Cat), ("PetImages/Cat/666.jpg", []), ("PetImages/Cat/Thumbs.db", Cat), ("readme[1].txt", Cat)), file => file with
        {
            Rules = [("PetImages/Cat/", ".jpg", "train/cats/cat.")],
            KnownBroken = ["PetImages/Cat/666.jpg"],
        });
        Assert.Equal(["train/cats/cat.1.jpg"], Unpacked());
        Assert.Equal(Cat, File.ReadAllBytes(Path.Combine(Target, "train/cats/cat.1.jpg")));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("C:\\evil.txt")]
    [InlineData("a/../../evil.txt")]
    public void Evil_paths_in_a_zip_are_refused(string name)
    {
        string message = Assert.Throws<EvilArchiveException>(() => Unpack(Archives.Zip(("good.txt", Cat), (name, Cat)))).Message;
        Assert.StartsWith($"its entry '{name}' has", message, StringComparison.Ordinal);
        Assert.Equal([], Directory.GetFiles(folder.Root, "evil*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Evil_paths_that_no_rule_wants_are_refused_too() => Assert.Throws<EvilArchiveException>(() =>
        Unpack(Archives.Zip(("../evil.txt", Cat)), file => file with { Rules = [("photos/", "", "")] }));

    [Theory]
    [InlineData(0xA1FF)] // a symbolic link
    [InlineData(0x21B6)] // a character device
    [InlineData(0x11B6)] // a named pipe
    public void Links_and_devices_in_a_zip_are_refused(int mode)
    {
        byte[] zip = Archives.Zip(entry => entry.ExternalAttributes = mode << 16, ("link", Archives.Text("/etc/passwd")));
        Assert.Contains("is a link or a device", Assert.Throws<EvilArchiveException>(() => Unpack(zip)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("a.txt", "A.TXT")]
    public void Two_entries_for_one_file_are_refused(string first, string second) =>
        Assert.Contains("comes twice", Assert.Throws<EvilArchiveException>(() => Unpack(Archives.Zip((first, Cat), (second, Cat)))).Message, StringComparison.Ordinal);

    [Fact]
    public void More_bytes_than_the_limit_are_refused_by_what_the_archive_says()
    {
        byte[] bomb = Archives.Zip(("zeros", new byte[2_000_000]));
        Assert.True(bomb.Length < 4000);
        Assert.Contains("beyond 1000000 bytes", Assert.Throws<EvilArchiveException>(() => Unpack(bomb)).Message, StringComparison.Ordinal);
        Assert.Empty(Unpacked());
    }

    [Fact]
    public void An_archive_that_lies_about_its_lengths_unpacks_no_more_than_it_said()
    {
        byte[] bomb = Archives.Zip(("zeros", new byte[2_000_000]));
        byte[] length = BitConverter.GetBytes(2_000_000);
        for (int at = bomb.AsSpan().IndexOf(length); at >= 0; at = bomb.AsSpan().IndexOf(length))
        {
            BitConverter.GetBytes(10).CopyTo(bomb, at);
        }

        Assert.Throws<InvalidDataException>(() => Unpack(bomb));
        Assert.All(Unpacked(), name => Assert.True(new FileInfo(Path.Combine(Target, name)).Length <= 10));
    }

    [Fact]
    public void More_entries_than_the_limit_are_refused() => Assert.Contains("one of more than 100", Assert.Throws<EvilArchiveException>(() =>
        Unpack(Archives.Zip([.. Enumerable.Range(0, 101).Select(number => ($"{number}.txt", Cat))]))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_changed_byte_in_a_stored_zip_entry_is_found_by_its_crc()
    {
        byte[] content = DownloadFixture.Noise(1000);
        byte[] zip = Archives.Zip(("a.jpg", content));
        zip[500] ^= 1;
        Assert.Throws<InvalidDataException>(() => Unpack(zip));
    }

    private string Target => Path.Combine(folder.Root, "target");

    private string[] Unpacked() => !Directory.Exists(Target) ? [] :
        [.. Directory.GetFiles(Target, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Target, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private void Unpack(byte[] archive, Func<RemoteFile, RemoteFile>? change = null)
    {
        RemoteFile file = new([new("http://127.0.0.1/archive")], FileKind.Zip, archive.Length) { Rules = [("", "", "")] };
        Directory.CreateDirectory(Target);
        new Unpacker(change?.Invoke(file) ?? file, Target, mostEntries: 100, mostBytes: 1_000_000).Unpack(folder.Write("archive", archive));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("a/..")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/a")]
    [InlineData("C:/evil.txt")]
    [InlineData("C:evil.txt")]
    [InlineData("a.txt:hidden")]
    [InlineData(@"..\evil.txt")]
    [InlineData(@"\\server\share")]
    [InlineData("a/CON")]
    [InlineData("nul.txt")]
    [InlineData("com1.jpg")]
    [InlineData("LPT¹")]
    [InlineData("a /b")]
    [InlineData("a./b")]
    [InlineData("a.")]
    [InlineData(" a")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a?b")]
    [InlineData("")]
    [InlineData("/")]
    public void A_name_that_means_something_else_somewhere_is_refused(string name) => Assert.NotNull(Unpacker.NameFault(name));

    [Fact]
    public void Names_without_end_are_refused()
    {
        Assert.NotNull(Unpacker.NameFault(new string('a', 201)));
        Assert.NotNull(Unpacker.NameFault(string.Concat(Enumerable.Repeat("aaaaaaaaa/", 101)) + "b"));
    }

    [Theory]
    [InlineData("PetImages/Cat/666.jpg")]
    [InlineData("readme[1].txt")]
    [InlineData("horses/horse01-0.png")]
    [InlineData("folder/")]
    [InlineData(".hidden")]
    [InlineData("a..b")]
    [InlineData("console/ü 1.png")]
    public void Plain_names_pass(string name) => Assert.Null(Unpacker.NameFault(name));
}
