using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Internal ways to make tensors.</summary>
internal static unsafe class Factory
{
    /// <summary>A plain number as a zero-dimensional tensor that never decides a result type; in no dispose scope.</summary>
    public static Tensor Number(Scalar value) => Number(value, value.Type);

    /// <inheritdoc cref="Number(Scalar)"/>
    public static Tensor Number(Scalar value, ScalarType type)
    {
        var tensor = Tensor.Allocate([], type, register: false);
        tensor.IsWrappedNumber = true;
        switch (type)
        {
            case ScalarType.Float32: *(float*)tensor.Data = (float)value.AsDouble; break;
            case ScalarType.Float64: *(double*)tensor.Data = value.AsDouble; break;
            case ScalarType.Int64: *(long*)tensor.Data = value.AsLong; break;
            default: Copying.Fill(tensor, value); break;
        }
        return tensor;
    }

    [ThreadStatic]
    private static Tensor?[]? scratch;

    /// <summary>A zero-dimensional tensor of the number that lasts until the thread's next call with the type.</summary>
    public static Tensor Scratch(Scalar value, ScalarType type)
    {
        scratch ??= new Tensor?[(int)ScalarType.BFloat16 + 1];
        var tensor = scratch[(int)type] ??= Tensor.Allocate([], type, register: false);
        if (type == ScalarType.Float32) *tensor.Floats = (float)value.AsDouble;
        else Copying.Fill(tensor, value);
        return tensor;
    }

    public static Tensor Empty(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        CheckDevice(device);
        foreach (long length in size)
        {
            if (length < 0)
                throw Dims.Error($"Trying to create tensor with negative dimension {length}: {Dims.Text(size)}");
        }
        var tensor = Tensor.NewPlanar(size, dtype ?? get_default_dtype());
        if (requiresGrad) tensor.requires_grad = true;
        return tensor;
    }

    public static Tensor Full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        var tensor = Empty(size, dtype, device, false);
        Copying.Fill(tensor, value);
        if (requiresGrad) tensor.requires_grad = true;
        return tensor;
    }

    /// <summary>A tensor of a C# array's elements, in row-major order.</summary>
    public static Tensor FromArray(Array array, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        CheckDevice(device);
        var type = TypeOf(array.GetType().GetElementType()!);
        long count = Dims.Count(size);
        if (count != array.LongLength)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {Dims.Text(size)} wants {count} elements, the array has {array.LongLength}");
        var tensor = Tensor.NewPlanar(size, type);
        ref byte source = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array);
        long bytes = count * Dtypes.Size(type);
        fixed (byte* p = &source) Buffer.MemoryCopy(p, tensor.Data, bytes, bytes);
        return Finish(tensor, dtype, requiresGrad);
    }

    public static Tensor FromSpan<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad) where T : unmanaged
    {
        CheckDevice(device);
        long count = Dims.Count(size);
        if (count != values.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {Dims.Text(size)} wants {count} elements, the array has {values.Length}");
        var tensor = Tensor.NewPlanar(size, Dtypes.Of<T>());
        values.CopyTo(new Span<T>(tensor.Data, values.Length));
        return Finish(tensor, dtype, requiresGrad);
    }

    public static Tensor FromList<T>(IList<T> values, ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool requiresGrad) where T : unmanaged
    {
        var array = values as T[] ?? [.. values];
        return FromSpan<T>(array, size, dtype, device, requiresGrad);
    }

    /// <summary>The type of a tensor filled with a number, where none is named.</summary>
    public static ScalarType TypeOfFill(Scalar value) =>
        value.IsReal ? get_default_dtype() : ScalarType.Int64;

    public static Tensor FromScalar<T>(T value, ScalarType? dtype, Device? device, bool requiresGrad) where T : unmanaged =>
        FromSpan([value], [], dtype, device, requiresGrad);

    private static Tensor Finish(Tensor tensor, ScalarType? dtype, bool requiresGrad)
    {
        if (dtype is { } type && type != tensor.Type)
        {
            var converted = Copying.Convert(tensor, type);
            tensor.Dispose();
            tensor = converted;
        }
        if (requiresGrad) tensor.requires_grad = true;
        return tensor;
    }

    public static ScalarType TypeOf(Type type) => System.Type.GetTypeCode(type) switch
    {
        TypeCode.Single => ScalarType.Float32,
        TypeCode.Double => ScalarType.Float64,
        TypeCode.Int64 => ScalarType.Int64,
        TypeCode.Int32 => ScalarType.Int32,
        TypeCode.Int16 => ScalarType.Int16,
        TypeCode.SByte => ScalarType.Int8,
        TypeCode.Byte => ScalarType.Byte,
        TypeCode.Boolean => ScalarType.Bool,
        _ when type == typeof(Half) => ScalarType.Float16,
        _ => throw new NotSupportedException($"The type {type.FullName} is not supported."),
    };

    /// <summary>Refuses devices that are not there.</summary>
    public static void CheckDevice(Device? device)
    {
        if (device is null || device.type == DeviceType.CPU) return;
        throw new InvalidOperationException($"Device '{device}' is not available: the portable library computes on the CPU. Build with STACK=cuda for a GPU.");
    }

    /// <summary>The elements of a contiguous tensor that exists only for their sake.</summary>
    public static Span<T> Span<T>(Tensor tensor) where T : unmanaged => new(tensor.Data, checked((int)tensor.Count));
}
