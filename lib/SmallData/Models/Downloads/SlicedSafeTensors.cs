using System.Buffers.Binary;
using SmallData.Datasets.Downloads;
using SmallData.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Models.Downloads;

/// <summary>
/// Takes the tensors of a net out of a remote safetensors file without downloading the rest: first the header, then the stretches in which
/// the wanted tensors lie, each one request that goes on where it was cut.
/// </summary>
/// <param name="downloader">Does the requests.</param>
/// <param name="weights">The file, and what it calls the tensors.</param>
/// <param name="folder">Where parts are kept.</param>
internal sealed class SlicedSafeTensors(Downloader downloader, PublicWeights weights, string folder)
{
    // A gap this short costs less than another request.
    private const long WorthBridging = 1 << 18;

    private sealed record Stretch(long Begin, long End, IReadOnlyList<SafeTensorsEntry> Entries);

    /// <summary>Downloads the tensors of a net.</summary>
    /// <returns>A safetensors file that holds them alone.</returns>
    /// <exception cref="SmallDataException">The remote file is not what is expected, or cannot be had.</exception>
    public async Task<string> DownloadAsync(ConvolutionalBase net, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        long size = await downloader.SizeAsync(weights.Address, stop).ConfigureAwait(false);
        long headerLength = BinaryPrimitives.ReadInt64LittleEndian(await Part("length", 0, 8, size, null, stop).ConfigureAwait(false));
        if (headerLength < 2 || headerLength > Math.Min(size - 8, SafeTensorsHeader.LongestHeader))
        {
            throw Unexpected("it does not begin like a safetensors file");
        }

        byte[] json = await Part("header", 8, headerLength, size, null, stop).ConfigureAwait(false);
        long dataStart = 8 + headerLength;
        var parts = new List<(Stretch Stretch, string File)>();
        foreach (Stretch stretch in Stretches(Wanted(net, json, size - dataStart)))
        {
            string file = Path.Combine(folder, FormattableString.Invariant($"bytes-{stretch.Begin}"));
            await downloader.DownloadAsync(Slice(dataStart + stretch.Begin, stretch.End - stretch.Begin, size), file, progress, stop).ConfigureAwait(false);
            parts.Add((stretch, file));
        }

        return Assemble(parts);
    }

    private RemoteFile Slice(long start, long length, long size) => new([weights.Address], FileKind.Plain, length) { Slice = new FileSlice(start, size) };

    private async Task<byte[]> Part(string name, long start, long length, long size, IProgress<DownloadProgress>? progress, CancellationToken stop)
    {
        string file = Path.Combine(folder, name);
        await downloader.DownloadAsync(Slice(start, length, size), file, progress, stop).ConfigureAwait(false);
        return await File.ReadAllBytesAsync(file, stop).ConfigureAwait(false);
    }

    private List<SafeTensorsEntry> Wanted(ConvolutionalBase net, byte[] json, long dataLength)
    {
        SafeTensorsHeader header;
        try
        {
            header = SafeTensorsHeader.Parse(json, dataLength);
        }
        catch (InvalidDataException error)
        {
            throw Unexpected(error.Message);
        }

        Dictionary<string, SafeTensorsEntry> offered = header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        var wanted = new List<SafeTensorsEntry>();
        foreach ((string name, Tensor tensor) in net.state_dict().Where(entry => !StateDict.IsCounter(entry.Key)))
        {
            string there = weights.NameInFile(name);
            if (!offered.TryGetValue(there, out SafeTensorsEntry? entry) || !entry.Shape.SequenceEqual(tensor.shape))
            {
                throw Unexpected($"it has no '{there}' of {StoredTensor.ShapeOf(tensor.shape)}");
            }

            wanted.Add(entry with { Name = name });
        }

        return [.. wanted.OrderBy(entry => entry.Begin)];
    }

    private static IEnumerable<Stretch> Stretches(List<SafeTensorsEntry> entries)
    {
        for (int first = 0; first < entries.Count;)
        {
            int next = first + 1;
            while (next < entries.Count && entries[next].Begin - entries[next - 1].End <= WorthBridging)
            {
                next++;
            }

            yield return new Stretch(entries[first].Begin, entries[next - 1].End, entries[first..next]);
            first = next;
        }
    }

    private string Assemble(List<(Stretch Stretch, string File)> parts)
    {
        using var scope = NewDisposeScope();
        var tensors = new List<(string, Tensor)>();
        foreach ((Stretch stretch, string file) in parts)
        {
            using FileStream stream = File.OpenRead(file);
            foreach (SafeTensorsEntry entry in stretch.Entries)
            {
                tensors.Add((entry.Name, entry.Type.ToTensor(entry.Shape, target =>
                {
                    stream.Position = entry.Begin - stretch.Begin;
                    stream.ReadExactly(target);
                })));
            }
        }

        string assembled = Path.Combine(folder, "assembled.safetensors");
        SafeTensorsWriter.Save(assembled, tensors);
        return assembled;
    }

    private SmallDataException Unexpected(string reason) => new($"{weights.Address} is not what is expected: {reason}. The publisher may have changed it: please report this.");
}
