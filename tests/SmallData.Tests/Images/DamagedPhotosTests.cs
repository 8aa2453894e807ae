using SmallData.Images;

namespace SmallData.Tests;

/// <summary>A folder of damaged photos loads: each file is in the set or listed as skipped. <c>Benchmarks corrupt</c> does it with thousands.</summary>
public sealed class DamagedPhotosTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_damaged_file_is_used_or_named()
    {
        var random = new Random(7);
        var written = new List<string>();
        foreach ((string name, byte[] whole) in (ReadOnlySpan<(string, byte[])>)[("cats/{0}.jpg", Pictures.Jpeg()), ("dogs/{0}.png", Pictures.Png(40, 30, 9, 8, 7))])
        {
            folder.Write("own/" + string.Format(name, "whole"), whole);
            for (int number = 0; number < 40; number++)
            {
                byte[] damaged = [.. whole];
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
                written.Add(folder.Write("own/" + string.Format(name, number), number % 2 == 0 ? damaged : whole[..(whole.Length * number / 40)]));
            }
        }

        using PhotoSet photos = PhotoSet.Load(Path.Combine(folder.Root, "own"), 16);
        Assert.Equal(written.Order(), photos.Files.Concat(photos.Skipped.Photos.Select(photo => photo.File)).Where(file => !file.Contains("whole")).Order());
        Assert.True(photos.Skipped.Photos.Count >= 40, $"{photos.Skipped.Photos.Count} skipped, and 40 are cut short");
    }
}
