using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using static TorchSharp.torch;

namespace SmallData.Models.Weights;

/// <summary>
/// A safetensors file (github.com/huggingface/safetensors): eight bytes with the length of a JSON header, the header, the numbers. The file
/// is mapped into memory, so only the tensors that are asked for are read.
/// </summary>
public sealed class SafeTensorsFile : WeightsFile
{
    private readonly MemoryMappedFile map;
    private readonly MemoryMappedViewAccessor view;
    private readonly Dictionary<string, SafeTensorsEntry> entries;
    private readonly long dataStart;

    private SafeTensorsFile(string file, MemoryMappedFile map, MemoryMappedViewAccessor view, SafeTensorsHeader header, long dataStart) : base(file)
    {
        (this.map, this.view, this.dataStart) = (map, view, dataStart);
        entries = header.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        Metadata = header.Metadata;
        foreach (SafeTensorsEntry entry in header.Entries)
        {
            Add(new StoredTensor(entry.Name, entry.Type.ReadAs, entry.Shape));
        }
    }

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SmallDataException">It cannot be read, or is no valid safetensors file; the message says why.</exception>
    public static SafeTensorsFile Open(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        MemoryMappedFile? map = null;
        MemoryMappedViewAccessor? view = null;
        try
        {
            long length = new FileInfo(file).Length;
            if (length < 8)
            {
                throw new InvalidDataException("it is too short");
            }

            map = MemoryMappedFile.CreateFromFile(
                new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            Span<byte> beginning = stackalloc byte[8];
            view.SafeMemoryMappedViewHandle.ReadSpan(0, beginning);
            ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(beginning);
            if (headerLength > (ulong)Math.Min(length - 8, SafeTensorsHeader.LongestHeader))
            {
                throw new InvalidDataException("it does not begin with the length of a header that it holds");
            }

            byte[] json = new byte[headerLength];
            view.SafeMemoryMappedViewHandle.ReadSpan<byte>(8, json);
            long start = 8 + json.Length;
            return new SafeTensorsFile(file, map, view, SafeTensorsHeader.Parse(json, length - start), start);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            view?.Dispose();
            map?.Dispose();
            throw Refusal(file, error.Message.TrimEnd('.'), error);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        view.Dispose();
        map.Dispose();
    }

    private protected override Tensor ReadStored(StoredTensor stored)
    {
        SafeTensorsEntry entry = entries[stored.Name];
        return entry.Type.ToTensor(entry.Shape, target => view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(dataStart + entry.Begin), target));
    }
}
