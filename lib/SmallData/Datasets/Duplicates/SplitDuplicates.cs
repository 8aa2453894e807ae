using SmallData.Images;
using TorchSharp;

namespace SmallData.Datasets.Duplicates;

/// <summary>Looks for photos that are in two parts of a split at once.</summary>
public static class SplitDuplicates
{
    private const int ShownSize = 128;

    /// <summary>Compares the photos of train, validation and test with each other. Photos that cannot be decoded are left out.</summary>
    /// <param name="split">The split.</param>
    /// <param name="size">The size that the photos are decoded to: the chapter's own size finds them decoded already.</param>
    /// <param name="maxDistance">The largest Hamming distance that counts; see <see cref="NearDuplicates.DefaultDistance"/>.</param>
    /// <exception cref="SmallDataException">No photo of a class can be decoded.</exception>
    public static NearDuplicates Find(DataSplit split, int size = 150, int maxDistance = NearDuplicates.DefaultDistance)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var files = new Dictionary<(string Part, string Name), string>();
        HashedPhoto[] photos = [.. split.Sets.SelectMany(set => Hash(set.Name, set.Photos, size, files))];
        return NearDuplicates.Find(photos, maxDistance, photo => DataUri(files[(photo.Part, photo.Name)]));
    }

    private static HashedPhoto[] Hash(string part, PhotoCollection photos, int size, Dictionary<(string Part, string Name), string> files)
    {
        using var scope = torch.NewDisposeScope();
        DecodedFolder decoded = PhotoCache.Open(photos, new PhotoLayout(size));
        var hashes = new PerceptualHash[decoded.Files.Count];
        Parallel.For(0, hashes.Length, index => hashes[index] = PerceptualHash.Of(decoded.PixelsOf(index), size, size));

        var hashed = new HashedPhoto[hashes.Length];
        for (int index = 0; index < hashed.Length; index++)
        {
            string file = decoded.Files[index], name = $"{decoded.ClassNames[(int)decoded.Labels[index]]}/{Path.GetFileName(file)}";
            files[(part, name)] = file;
            hashed[index] = new HashedPhoto(part, name, hashes[index]);
        }

        return hashed;
    }

    /// <summary>A small copy of a photo as a data address; null if it is not there any more.</summary>
    private static string? DataUri(string file)
    {
        var layout = new PhotoLayout(ShownSize);
        var planes = new byte[layout.Bytes];
        return PhotoDecoder.DecodeFile(file, layout, planes) is null
            ? PngPicture.DataUri(planes, ShownSize, ShownSize)
            : null;
    }
}
