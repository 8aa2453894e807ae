using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// What libtorch passes to a registered kernel: eight bytes an argument. Handles are the kernel's own: it must read every
/// tensor and list, optional or not, and <see cref="Dispose"/> frees them.
/// </summary>
internal unsafe ref struct Arguments(ulong* stack)
{
    private const int MostTensors = 8;
    private fixed long owned[MostTensors];
    private int count;

    internal TensorView Tensor(int i) => Own((nint)stack[i]);

    /// <summary>None gives the default tensor.</summary>
    internal TensorView OptionalTensor(int i)
    {
        var box = (ulong*)stack[i];
        if (box == null) return default;
        nint handle = (nint)(*box);
        NativeMemory.Free(box);
        return Own(handle);
    }

    internal readonly long[] Integers(int i) => TakeList((nint)stack[i]);

    /// <summary>None gives null.</summary>
    internal readonly long[]? OptionalIntegers(int i)
    {
        var box = (ulong*)stack[i];
        if (box == null) return null;
        nint list = (nint)(*box);
        // libtorch 2.10 makes the box by `new` and has no function to delete it.
        NativeMemory.Free(box);
        return TakeList(list);
    }

    internal readonly bool[] Flags(int i) => Array.ConvertAll(Integers(i), value => (value & 1) != 0);

    internal readonly long Integer(int i) => (long)stack[i];

    internal readonly bool Flag(int i) => (stack[i] & 1) != 0;

    internal readonly double Number(int i) => BitConverter.UInt64BitsToDouble(stack[i]);

    public readonly void Dispose()
    {
        for (int i = 0; i < count; i++) Libtorch.aoti_torch_delete_tensor_object((nint)owned[i]);
    }

    private TensorView Own(nint handle)
    {
        owned[count++] = handle;
        return new TensorView(handle);
    }

    internal static long[] TakeList(nint list)
    {
        Libtorch.torch_list_size(list, out nuint size);
        var items = new long[size];
        for (nuint i = 0; i < size; i++)
        {
            Libtorch.torch_list_get_item(list, i, out ulong item);
            items[i] = (long)item;
        }
        Libtorch.torch_delete_list(list);
        return items;
    }
}
