using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SmallData.Images;

namespace SmallData.Tests.Images;

public sealed class PhotoIntegrityTests
{
    private const string CutShort = "the file is cut short: its end is missing";
    private const string Changed = "the picture is damaged: a checksum in it is wrong";

    private static readonly PngEncoder Interlaced = new() { InterlaceMethod = PngInterlaceMode.Adam7 };

    public static TheoryData<string, byte[]> Whole => new()
    {
        { "JPEG", Pictures.Jpeg() },
        { "JPEG with a short film behind it", [.. Pictures.Jpeg(), 0xFF, 0xDA, 1, 2, 3, 0xFF, 0xC0] },
        { "PNG", Pictures.Png(8, 8, 0, 0, 0) },
        { "interlaced PNG", Pictures.Quarters(13, 9, Interlaced) },
        { "interlaced PNG of one column", Pictures.PngOf([.. Pictures.Chunks(Pictures.Quarters(2, 9, Interlaced))]) },
        { "WebP", Pictures.Quarters(16, 16, new WebpEncoder()) },
        { "GIF", Pictures.Quarters(16, 16, new GifEncoder()) },
    };

    [Theory, MemberData(nameof(Whole))]
    public void A_whole_file_is_whole(string what, byte[] file)
    {
        _ = what;
        Assert.Null(PhotoIntegrity.Fault(file));
    }

    public static TheoryData<string, byte[]> Complete => new()
    {
        { "JPEG", Pictures.Jpeg() },
        { "PNG", Pictures.Png(8, 8, 0, 0, 0) },
        { "WebP", Pictures.Quarters(16, 16, new WebpEncoder()) },
        { "GIF", Pictures.Quarters(16, 16, new GifEncoder())[..^1] },   // the last byte only says that no further picture follows
    };

    [Theory, MemberData(nameof(Complete))]
    public void A_file_cut_anywhere_is_cut_short(string what, byte[] file)
    {
        for (int length = 12; length < file.Length; length++)
        {
            Assert.True(PhotoIntegrity.Fault(file.AsSpan(0, length)) == CutShort, $"{what} cut at {length} of {file.Length}");
        }
    }

    [Fact]
    public void The_end_of_a_thumbnail_is_not_the_end_of_the_photo()
    {
        byte[] thumbnail = [0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0, 0];
        Assert.Equal(CutShort, PhotoIntegrity.Fault([.. Pictures.Jpeg()[..2], .. thumbnail, .. Pictures.Jpeg()[2..^2]]));
    }

    [Fact]
    public void Any_changed_byte_of_a_PNG_file_is_seen()
    {
        byte[] whole = Pictures.Quarters(13, 9, Interlaced);
        for (int at = 8; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x10;
            Assert.Contains(PhotoIntegrity.Fault(changed), (string[])[Changed, CutShort]);
        }
    }

    /// <summary>Right checksums around data that end early: this is what ImageSharp 2.1.13 may never come back from.</summary>
    [Fact]
    public void Interlaced_data_that_end_early_are_seen()
    {
        var chunks = Pictures.Chunks(Pictures.Quarters(40, 40, Interlaced)).ToArray();
        byte[] shorter = Pictures.PngOf([.. chunks.Select(chunk => chunk.Type == "IDAT" ? (chunk.Type, chunk.Content[..(chunk.Content.Length / 2)]) : chunk)]);
        Assert.Equal(CutShort, PhotoIntegrity.Fault(shorter));
    }

    [Fact]
    public void Phones_HEIC_is_told_by_name() =>
        Assert.Contains("export it as JPEG", PhotoIntegrity.Fault([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0]), StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_is_told() => Assert.Equal("the file is empty (0 bytes)", PhotoIntegrity.Fault([]));
}
