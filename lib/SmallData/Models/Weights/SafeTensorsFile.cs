using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace SmallData.Models.Weights;

/// <summary>
/// A safetensors file (github.com/huggingface/safetensors): eight bytes with the length of a JSON header, the header, the numbers. Only the tensors that are
/// asked for are read.
/// </summary>
public sealed class SafeTensorsFile : WeightsFile
{
    private readonly SafeFileHandle handle;
    private readonly Dictionary<string, long> places = new(StringComparer.Ordinal);

    private SafeTensorsFile(string file, SafeFileHandle handle) : base(file)
    {
        this.handle = handle;
        long length = RandomAccess.GetLength(handle);
        Span<byte> beginning = stackalloc byte[8];
        if (length < beginning.Length)
        {
            throw new InvalidDataException("it is too short");
        }

        Fill(beginning, 0);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(beginning);
        if (headerLength > (ulong)Math.Min(length - 8, SafeTensorsHeader.Longest))
        {
            throw new InvalidDataException("it does not begin with the length of a header that it holds");
        }

        byte[] json = new byte[headerLength];
        Fill(json, 8);
        long start = 8 + json.Length;
        SafeTensorsHeader header = SafeTensorsHeader.Parse(json, length - start);
        Metadata = header.Metadata;
        foreach (SafeTensorsEntry entry in header.Entries)
        {
            Add(new StoredTensor(entry.Name, SafeTensorsHeader.Types.Single(type => type.Name == entry.Type).Type, entry.Shape));
            places.Add(entry.Name, start + entry.Begin);
        }
    }

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SmallDataException">It cannot be read, or is no valid safetensors file; the message says why.</exception>
    public static SafeTensorsFile Open(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(file);
            return new SafeTensorsFile(file, handle);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            handle?.Dispose();
            throw Refusal(file, error.Message.TrimEnd('.'), error);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => handle.Dispose();

    private protected override Tensor ReadStored(StoredTensor stored)
    {
        Tensor tensor = empty([.. stored.Shape], dtype: stored.Type);
        try
        {
            long place = places[stored.Name];
            foreach (Tensor piece in TensorPieces.Of(tensor))
            {
                Span<byte> target = piece.bytes;
                Fill(target, place);
                place += target.Length;
            }

            return tensor;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            tensor.Dispose();
            throw Refusal(FilePath, error.Message.TrimEnd('.'), error);
        }
    }

    private void Fill(Span<byte> target, long place)
    {
        while (target.Length > 0)
        {
            int read = RandomAccess.Read(handle, target, place);
            if (read == 0)
            {
                throw new InvalidDataException("it was cut off while it was read");
            }

            target = target[read..];
            place += read;
        }
    }
}
