using SmallData.Datasets;
using static TorchSharp.torch;

namespace SmallData.Images;

/// <summary>A folder of photos as bytes: what the decoder makes and the cache keeps.</summary>
/// <param name="Files">The photos that could be decoded, class by class.</param>
/// <param name="Labels">The class of each.</param>
/// <param name="ClassNames">The classes in the order of their labels.</param>
/// <param name="Layout">How the pixels of each lie.</param>
/// <param name="Pixels">All photos, uint8, shape [N, channels, size, size], on the CPU.</param>
/// <param name="Skipped">The files that could not be decoded.</param>
internal sealed record DecodedFolder(
    IReadOnlyList<string> Files, long[] Labels, IReadOnlyList<string> ClassNames, PhotoLayout Layout, Tensor Pixels,
    IReadOnlyList<SkippedPhoto> Skipped)
{
    /// <summary>Decodes every photo, each on its own, over all cores.</summary>
    /// <exception cref="SmallDataException">Nothing is left of a class, or the photos are too many for the memory.</exception>
    public static DecodedFolder Decode(PhotoCollection photos, PhotoLayout layout)
    {
        var sources = photos.Classes.SelectMany((one, label) => one.Files.Select(file => (File: file, Label: (long)label))).ToArray();
        int area = layout.Bytes;
        if ((long)area * sources.Length > Array.MaxLength)
        {
            throw new SmallDataException($"{sources.Length} photos at {layout.Size}×{layout.Size} pixels are more than fits in one array. Use fewer photos or a smaller size.");
        }

        Tensor pixels = empty(layout.Shape(sources.Length), dtype: ScalarType.Byte);
        var reasons = new string?[sources.Length];
        Parallel.For(0, sources.Length, index =>
            reasons[index] = PhotoDecoder.DecodeFile(sources[index].File, layout, pixels.bytes.Slice(index * area, area)));

        int[] kept = [.. Enumerable.Range(0, sources.Length).Where(index => reasons[index] is null)];
        SkippedPhoto[] skipped = [.. Enumerable.Range(0, sources.Length).Where(index => reasons[index] is not null)
            .Select(index => new SkippedPhoto(sources[index].File, reasons[index]!))];
        for (int label = 0; label < photos.Classes.Count; label++)
        {
            if (!kept.Any(index => sources[index].Label == label))
            {
                throw new SmallDataException(
                    $"No photo in '{Path.Combine(photos.Root, photos.Classes[label].Name)}' can be decoded; the first: {skipped.First(photo => photo.File == photos.Classes[label].Files[0]).Reason}. "
                    + "Put readable photos there.");
            }
        }

        return new DecodedFolder(
            [.. kept.Select(index => sources[index].File)],
            [.. kept.Select(index => sources[index].Label)],
            [.. photos.Classes.Select(one => one.Name)],
            layout,
            skipped.Length == 0 ? pixels : pixels.index_select(0, tensor(kept, dtype: ScalarType.Int64)),
            skipped);
    }
}
