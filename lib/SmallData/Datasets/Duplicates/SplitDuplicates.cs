using SmallData.Images;

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
        IEnumerable<HashedPhoto> photos = new[] { split.Train, split.Validation, split.Test }.Where(HoldsPhotos).SelectMany(folder => Hash(folder, size));
        return NearDuplicates.Find(photos, maxDistance, photo => DataUri(Path.Combine(split.Folder, photo.Part, photo.Name)));
    }

    // A split may do without validation or test.
    private static bool HoldsPhotos(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any();

    private static HashedPhoto[] Hash(string folder, int size)
    {
        DecodedFolder decoded = PhotoCache.Open(PhotoCollection.FromClassFolders(folder), size);
        int area = 3 * size * size;
        var hashed = new HashedPhoto[decoded.Files.Count];
        Parallel.For(0, hashed.Length, index => hashed[index] = new HashedPhoto(
            Path.GetFileName(folder),
            Path.GetRelativePath(folder, decoded.Files[index]).Replace('\\', '/'),
            PerceptualHash.Of(decoded.Pixels.AsSpan(index * area, area), size, size)));
        return hashed;
    }

    /// <summary>A small copy of a photo as a data address; null if it is not there any more.</summary>
    private static string? DataUri(string file)
    {
        var planes = new byte[3 * ShownSize * ShownSize];
        return File.Exists(file) && PhotoDecoder.Decode(File.ReadAllBytes(file), ShownSize, planes) is null
            ? PngPicture.DataUri(planes, ShownSize, ShownSize)
            : null;
    }
}
