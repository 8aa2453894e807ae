using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SixLabors.ImageSharp.Metadata.Profiles.Exif;

/// <summary>What the camera noted about a picture (Exif 2.3): here the texts and 16-bit numbers of the first directory.</summary>
public sealed class ExifProfile
{
    private const ushort Text = 2;
    private const ushort Short = 3;
    private const int EntrySize = 12;

    /// <summary>Values by tag: a string or a <see cref="ushort"/>.</summary>
    private readonly SortedDictionary<ushort, object> values = [];

    /// <summary>Creates an empty profile.</summary>
    public ExifProfile()
    {
    }

    /// <summary>Reads a profile; what is damaged in it is left out.</summary>
    /// <param name="data">A TIFF header and directory, as in a JPEG file's segment after "Exif".</param>
    public ExifProfile(byte[]? data) => Parse(data);

    /// <summary>The value under a tag.</summary>
    /// <typeparam name="TValueType">The value's type.</typeparam>
    /// <param name="tag">The tag.</param>
    /// <param name="exifValue">The value, or null.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue<TValueType>(ExifTag<TValueType> tag, [NotNullWhen(true)] out IExifValue<TValueType>? exifValue)
    {
        exifValue = values.TryGetValue((ushort)tag, out object? value) && value is TValueType ? new Entry<TValueType>(this, tag) : null;
        return exifValue is not null;
    }

    /// <summary>Puts a value under a tag.</summary>
    /// <typeparam name="TValueType">The value's type.</typeparam>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value.</param>
    public void SetValue<TValueType>(ExifTag<TValueType> tag, TValueType value)
        where TValueType : notnull => values[(ushort)tag] = value;

    /// <summary>Takes a value out.</summary>
    /// <param name="tag">Its tag.</param>
    /// <returns>Whether there was one.</returns>
    public bool RemoveValue(ExifTag tag) => values.Remove((ushort)tag);

    /// <summary>The profile as a TIFF header and directory.</summary>
    /// <returns>The bytes, or null where there is nothing to write.</returns>
    public byte[]? ToByteArray()
    {
        if (values.Count == 0)
        {
            return null;
        }

        int directory = 8 + 2 + (values.Count * EntrySize) + 4;
        byte[] bytes = new byte[directory + values.Values.Sum(v => v is string s ? Encoding.UTF8.GetByteCount(s) + 1 : 0)];
        "II*\0\u0008\0\0\0"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)values.Count);
        Span<byte> entry = bytes.AsSpan(10);
        int next = directory;
        foreach ((ushort tag, object value) in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], value is string ? Text : Short);
            if (value is string text)
            {
                int length = Encoding.UTF8.GetBytes(text, bytes.AsSpan(next)) + 1;
                BinaryPrimitives.WriteInt32LittleEndian(entry[4..], length);
                WriteTextPlace(bytes, entry[8..], next, length);
                next += length;
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
                BinaryPrimitives.WriteUInt16LittleEndian(entry[8..], (ushort)value);
            }

            entry = entry[EntrySize..];
        }

        return bytes;
    }

    /// <summary>Copies the profile.</summary>
    /// <returns>A copy that shares nothing that can change.</returns>
    public ExifProfile DeepClone()
    {
        ExifProfile copy = new();
        foreach ((ushort tag, object value) in values)
        {
            copy.values[tag] = value;
        }

        return copy;
    }

    /// <summary>Texts of up to four bytes stand in the entry itself.</summary>
    private static void WriteTextPlace(byte[] bytes, Span<byte> field, int place, int length)
    {
        if (length <= 4)
        {
            bytes.AsSpan(place, length).CopyTo(field);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(field, place);
        }
    }

    private void Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length < 8 || !(data.StartsWith("II*\0"u8) || data.StartsWith("MM\0*"u8)))
        {
            return;
        }

        bool little = data[0] == 'I';
        uint Number(ReadOnlySpan<byte> bytes) =>
            little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        ushort Small(ReadOnlySpan<byte> bytes) =>
            little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

        uint start = Number(data[4..]);
        if (start > data.Length - 2)
        {
            return;
        }

        ReadOnlySpan<byte> entries = data[((int)start + 2)..];
        for (int i = Small(data[(int)start..]); i > 0 && entries.Length >= EntrySize; i--, entries = entries[EntrySize..])
        {
            ushort tag = Small(entries);
            ushort type = Small(entries[2..]);
            uint count = Number(entries[4..]);
            ReadOnlySpan<byte> field = entries[8..12];
            if (type == Short && count == 1)
            {
                values[tag] = Small(field);
            }
            else if (type == Text && count > 0)
            {
                uint place = Number(field);
                ReadOnlySpan<byte> text = count <= 4 ? field[..(int)count]
                    : place < data.Length && count <= data.Length - place ? data.Slice((int)place, (int)count)
                    : [];
                values[tag] = Encoding.UTF8.GetString(text.TrimEnd((byte)0));
            }
        }
    }

    private sealed class Entry<TValueType>(ExifProfile profile, ExifTag<TValueType> tag) : IExifValue<TValueType>
    {
        public ExifTag Tag => tag;

        public TValueType? Value
        {
            get => profile.values.TryGetValue((ushort)tag, out object? value) ? (TValueType)value : default;
            set => profile.values[(ushort)tag] = value ?? throw new ArgumentNullException(nameof(value));
        }

        public object? GetValue() => Value;
    }
}
