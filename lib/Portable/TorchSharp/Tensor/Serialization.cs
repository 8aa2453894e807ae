using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Saves a tensor to a file that <see cref="load"/> reads.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    /// <summary>Loads a tensor that <see cref="save"/> saved.</summary>
    public static Tensor load(string location) => Tensor.load(location);

    public unsafe partial class Tensor
    {
        /// <summary>Saves the tensor to a file, in the format of <see cref="TensorExtensionMethods.Save(Tensor, string)"/>.</summary>
        public void save(string location) => TensorExtensionMethods.Save(this, location);

        /// <summary>Loads a tensor from a file, in the format of <see cref="TensorExtensionMethods.Save(Tensor, string)"/>.</summary>
        public static Tensor load(string location) => Load(location);

        /// <summary>Loads a tensor from a file that <see cref="TensorExtensionMethods.Save(Tensor, string)"/> wrote.</summary>
        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        /// <summary>Loads a tensor from a stream.</summary>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        /// <summary>Loads a tensor from a reader.</summary>
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        /// <summary>Writes the elements' bytes in row-major order.</summary>
        /// <param name="stream">Where to.</param>
        /// <param name="bufferSize">The real library's buffer; the bytes go straight to the stream here.</param>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var packed = Packed();
            long left = packed.Count * Dtypes.Size(type);
            for (byte* p = (byte*)packed.Data; left > 0;)
            {
                int size = (int)Math.Min(left, 1 << 20);
                stream.Write(new ReadOnlySpan<byte>(p, size));
                p += size;
                left -= size;
            }
        }

        /// <summary>Reads the elements' bytes in row-major order over the present ones.</summary>
        /// <param name="stream">Where from.</param>
        /// <param name="bufferSize">The real library's buffer; the bytes come straight from the stream here.</param>
        /// <exception cref="EndOfStreamException">The stream has too few bytes.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            _ = Live;
            var target = IsContiguous ? Planar() : Allocate((long[])sizes.Clone(), type, register: false);
            long left = target.Count * Dtypes.Size(type);
            for (byte* p = (byte*)target.Data; left > 0;)
            {
                int size = (int)Math.Min(left, 1 << 20);
                stream.ReadExactly(new Span<byte>(p, size));
                p += size;
                left -= size;
            }
            if (!ReferenceEquals(target, this))
            {
                Copying.Copy(this, target);
                target.Dispose();
            }
            BumpVersion();
        }
    }
}

public static partial class TensorExtensionMethods
{
    private const string Mismatch = "while loading. Make sure that the model you are loading into is exactly the same as the origin.";

    /// <summary>Writes the tensor: type, rank and lengths in LEB128, then the elements' bytes.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        Leb128.Write(writer, (int)tensor.dtype);
        Leb128.Write(writer, tensor.Sizes.Length);
        foreach (long size in tensor.Sizes) Leb128.Write(writer, size);
        writer.Flush();
        tensor.WriteBytesToStream(writer.BaseStream);
    }

    /// <summary>Writes the tensor to a stream and closes it.</summary>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
        stream.Flush();
    }

    /// <summary>Writes the tensor to a file.</summary>
    public static void Save(this torch.Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads over the elements of a tensor of the same type and shape.</summary>
    /// <param name="tensor">What to read over.</param>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to pass over the elements instead.</param>
    /// <exception cref="ArgumentException">Type or shape differ from what was saved.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, sizes) = ReadHeader(reader);
        if (type != tensor.dtype) throw new ArgumentException($"Mismatched tensor data types {Mismatch} Saved: {type}, present: {tensor.dtype}.");
        ReadElements(tensor, sizes, reader, skip);
    }

    /// <summary>Reads a tensor.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to pass over the elements and give zeros.</param>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        torch.Tensor? tensor = null;
        Load(ref tensor, reader, skip);
        return tensor!;
    }

    /// <summary>Reads over the elements of a tensor of the same shape, or makes one where it is null.</summary>
    /// <param name="tensor">What to read over.</param>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to pass over the elements instead.</param>
    /// <exception cref="ArgumentException">The shape differs from what was saved.</exception>
    public static void Load(ref torch.Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        var (type, sizes) = ReadHeader(reader);
        tensor ??= skip ? torch.zeros(sizes, type) : torch.empty(sizes, type);
        ReadElements(tensor, sizes, reader, skip);
    }

    private static (torch.ScalarType Type, long[] Sizes) ReadHeader(BinaryReader reader)
    {
        var type = (torch.ScalarType)Leb128.Read(reader);
        var sizes = new long[Leb128.Read(reader)];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = Leb128.Read(reader);
        return (type, sizes);
    }

    private static void ReadElements(torch.Tensor tensor, long[] sizes, BinaryReader reader, bool skip)
    {
        if (skip)
        {
            reader.BaseStream.Seek(Dims.Count(sizes) * tensor.ElementSize, SeekOrigin.Current);
            return;
        }
        if (!tensor.Sizes.AsSpan().SequenceEqual(sizes))
            throw new ArgumentException($"Mismatched tensor shape {Mismatch} Saved: {Dims.Text(sizes)}, present: {Dims.Text(tensor.Sizes)}.");
        tensor.ReadBytesFromStream(reader.BaseStream);
    }
}
