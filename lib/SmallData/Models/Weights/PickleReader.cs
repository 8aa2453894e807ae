using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SmallData.Models.Weights;

/// <summary>
/// Reads the pickles that PyTorch writes for a state dict, and no others. A pickle is a program that can call anything in Python; here nothing is
/// called: the few opcodes that a state dict needs build plain values, the few names that it mentions become markers, and all else is refused.
/// </summary>
internal sealed class PickleReader
{
    private const int MostBytes = 100_000_000;
    private static readonly object Mark = new();

    private readonly Stream stream;
    private readonly Func<object?, object?> findPersistent;
    private readonly List<object?> stack = [];
    private readonly Dictionary<long, object?> memo = [];

    private PickleReader(Stream stream, Func<object?, object?> findPersistent) => (this.stream, this.findPersistent) = (stream, findPersistent);

    /// <summary>Reads one pickle and leaves the stream behind it.</summary>
    /// <param name="stream">A stream that knows its length.</param>
    /// <param name="findPersistent">Turns a persistent id (PyTorch's reference to a storage) into a value.</param>
    /// <returns>Null, bool, long, double, string, an array for a tuple, <see cref="PickleList"/>, <see cref="PickleDict"/>, or what the functions gave.</returns>
    /// <exception cref="InvalidDataException">It is damaged, or does what a state dict does not; the message has no full stop.</exception>
    public static object? Read(Stream stream, Func<object?, object?> findPersistent) => new PickleReader(stream, findPersistent).Run();

    private object? Run()
    {
        long start = stream.Position;
        while (stream.Position - start < MostBytes)
        {
            char opcode = (char)Byte();
            switch (opcode)
            {
                case '\x80': Version(Byte()); break;
                case '.': return stack.Count == 1 && stack[0] != Mark ? stack[0] : throw Bad("it leaves more than one value");
                case '(': Push(Mark); break;
                case 'N': Push(null); break;
                case '\x88': Push(true); break;
                case '\x89': Push(false); break;
                case 'K': Push((long)Byte()); break;
                case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
                case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
                case '\x8a': Push(Long(Byte())); break;
                case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
                case 'U': Push(Text(Byte())); break;
                case 'X' or 'T': Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
                case ')': Push(Array.Empty<object?>()); break;
                case ']': Push(new PickleList()); break;
                case '}': Push(new PickleDict()); break;
                case 't': Push(PopToMark()); break;
                case '\x85': Push(Pop(1)); break;
                case '\x86': Push(Pop(2)); break;
                case '\x87': Push(Pop(3)); break;
                case 'a': Append([Pop()]); break;
                case 'e': Append(PopToMark()); break;
                case 's': SetItems(Pop(2)); break;
                case 'u': SetItems(PopToMark()); break;
                case 'q': memo[Byte()] = Top(); break;
                case 'r': memo[BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))] = Top(); break;
                case 'h': Push(Recall(Byte())); break;
                case 'j': Push(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
                case 'c': Push(PickleGlobal.Find(Line(), Line())); break;
                case 'R': Reduce(); break;
                case 'b': Build(); break;
                case 'Q': Push(findPersistent(Pop())); break;
                default: throw Bad(string.Create(CultureInfo.InvariantCulture, $"it holds the instruction 0x{(int)opcode:X2}, which no state dict needs"));
            }
        }

        throw Bad("it is too long");
    }

    private static void Version(byte version)
    {
        if (version is < 2 or > 3)
        {
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"it is of version {version}, and PyTorch writes 2"));
        }
    }

    private void Reduce()
    {
        object? arguments = Pop();
        Push(Pop() is PickleGlobal function && arguments is object?[] tuple ? function.Call(tuple) : throw Bad("it calls what is no function"));
    }

    /// <summary>State dicts carry the versions of their modules as an attribute, which no tensor needs.</summary>
    private void Build()
    {
        Pop();
        if (Top() is not PickleDict)
        {
            throw Bad("it sets attributes of something other than a state dict");
        }
    }

    private void Append(IEnumerable<object?> values) =>
        (Top() as PickleList ?? throw Bad("it appends to what is no list")).AddRange(values);

    private void SetItems(object?[] pairs)
    {
        PickleDict dict = Top() as PickleDict ?? throw Bad("it puts items into what is no dictionary");
        if (pairs.Length % 2 != 0)
        {
            throw Bad("a dictionary's key has no value");
        }

        for (int i = 0; i < pairs.Length; i += 2)
        {
            dict.Add((pairs[i], pairs[i + 1]));
        }
    }

    private object? Recall(long place) => memo.TryGetValue(place, out object? value) ? value : throw Bad("it recalls a value that it has not kept");

    private void Push(object? value) => stack.Add(value);

    private object? Top() => stack.Count > 0 && stack[^1] != Mark ? stack[^1] : throw Bad("it takes a value where there is none");

    private object? Pop()
    {
        object? value = Top();
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    private object?[] Pop(int count)
    {
        object?[] values = new object?[count];
        for (int i = count - 1; i >= 0; i--)
        {
            values[i] = Pop();
        }

        return values;
    }

    private object?[] PopToMark()
    {
        int mark = stack.LastIndexOf(Mark);
        if (mark < 0)
        {
            throw Bad("it looks for a mark that it has not set");
        }

        object?[] values = [.. stack.Skip(mark + 1)];
        stack.RemoveRange(mark, stack.Count - mark);
        return values;
    }

    private byte Byte() => stream.ReadByte() is >= 0 and int value ? (byte)value : throw Bad("it ends in the middle");

    /// <summary>The length is held against what is left of the stream before anything is allocated.</summary>
    private byte[] Bytes(long count)
    {
        if (count > stream.Length - stream.Position)
        {
            throw Bad("it names a length beyond its end");
        }

        byte[] bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private string Text(long length) => Encoding.UTF8.GetString(Bytes(length));

    private long Long(int length)
    {
        byte[] bytes = length <= 8 ? Bytes(length) : throw Bad("it holds a number beyond 64 bits");
        Span<byte> wide = stackalloc byte[8];
        wide.Fill(length > 0 && bytes[^1] >= 0x80 ? (byte)0xFF : (byte)0);
        bytes.CopyTo(wide);
        return BinaryPrimitives.ReadInt64LittleEndian(wide);
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (char next = (char)Byte(); next != '\n'; next = (char)Byte())
        {
            line.Append(line.Length < 200 ? next : throw Bad("a name in it is too long"));
        }

        return line.ToString();
    }

    private static InvalidDataException Bad(string reason) => new($"its pickle is refused: {reason}");
}

/// <summary>A list in a pickle.</summary>
internal sealed class PickleList : List<object?>;

/// <summary>A dictionary in a pickle: its pairs, in order.</summary>
internal sealed class PickleDict : List<(object? Key, object? Value)>;
