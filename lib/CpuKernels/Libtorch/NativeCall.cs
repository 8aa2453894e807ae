using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Lets a kernel hand a call over to a C++ function of libtorch's, which may throw: where that is entered, the kernel has
/// returned, and no managed frame lies between the exception and libtorch. Sixteen instructions of machine code do it: they call
/// the kernel, and where it asks for a function they jump there with the arguments that it prepared. Linux on x64 alone.
/// </summary>
internal static unsafe class NativeCall
{
    private const int Registers = 6, PageBytes = 4096;

    // sub rsp,8; mov rax,kernel; call rax; add rsp,8; test rax,rax; jne +1; ret;
    // mov rdi,[rax]; mov rsi,[rax+8]; mov rdx,[rax+16]; mov rcx,[rax+24]; mov r8,[rax+32]; mov r9,[rax+40]; jmp [rax+48]
    private static ReadOnlySpan<byte> Code =>
    [
        0x48, 0x83, 0xEC, 0x08, 0x48, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xD0, 0x48, 0x83, 0xC4, 0x08, 0x48, 0x85, 0xC0, 0x75, 0x01, 0xC3,
        0x48, 0x8B, 0x38, 0x48, 0x8B, 0x70, 0x08, 0x48, 0x8B, 0x50, 0x10, 0x48, 0x8B, 0x48, 0x18, 0x4C, 0x8B, 0x40, 0x20, 0x4C, 0x8B, 0x48, 0x28, 0xFF, 0x60, 0x30,
    ];

    private const int KernelAt = 6;

    [ThreadStatic] private static ulong* call;
    [ThreadStatic] private static nint* held;

    /// <summary>Code that libtorch can call as a kernel; null where the system forbids new code.</summary>
    /// <param name="kernel">Returns null where it gave the results, else what <see cref="To"/> gave.</param>
    internal static delegate* unmanaged<ulong*, ulong, ulong, void> Around(delegate* unmanaged<ulong*, ulong, ulong, ulong*> kernel)
    {
        const int Read = 1, Write = 2, Execute = 4, PrivateAnonymous = 0x22;
        byte* page = mmap(null, PageBytes, Read | Write, PrivateAnonymous, -1, 0);
        if ((nint)page == -1) return null;
        Code.CopyTo(new Span<byte>(page, PageBytes));
        *(nint*)(page + KernelAt) = (nint)kernel;
        return mprotect(page, PageBytes, Read | Execute) == 0 ? (delegate* unmanaged<ulong*, ulong, ulong, void>)page : null;
    }

    /// <summary>
    /// A function that gives one tensor, and its arguments after the result; for this thread's next return from a kernel. The tensors
    /// that it reads live until this thread's next call.
    /// </summary>
    /// <param name="stack">Takes the result.</param>
    /// <param name="function">Its address.</param>
    /// <param name="tensors">Handles among the arguments, at most two; freed later.</param>
    /// <param name="arguments">At most five.</param>
    internal static ulong* To(ulong* stack, nint function, ReadOnlySpan<nint> tensors, params ReadOnlySpan<ulong> arguments)
    {
        if (call == null)
        {
            call = (ulong*)NativeMemory.Alloc((Registers + 1) * sizeof(ulong));
            held = (nint*)NativeMemory.AllocZeroed(2 * (nuint)sizeof(nint));
        }
        for (int i = 0; i < 2; i++)
        {
            if (held[i] != 0) Libtorch.aoti_torch_delete_tensor_object(held[i]);
            held[i] = i < tensors.Length ? tensors[i] : 0;
        }
        // The function makes its result where the handle points.
        Libtorch.aoti_torch_new_uninitialized_tensor(out nint result);
        stack[0] = call[0] = (ulong)result;
        arguments.CopyTo(new Span<ulong>(call + 1, Registers - 1));
        call[Registers] = (ulong)function;
        return call;
    }

    [DllImport("libc")] private static extern byte* mmap(byte* address, nuint bytes, int protection, int flags, int file, nint offset);
    [DllImport("libc")] private static extern int mprotect(byte* address, nuint bytes, int protection);
}
