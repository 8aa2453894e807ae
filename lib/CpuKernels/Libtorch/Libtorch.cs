using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The part of libtorch's stable C ABI (torch/csrc/inductor/aoti_torch/c/shim.h, torch/csrc/stable/c/shim.h) that is called here.
/// Functions return 0, or an error code after they have caught their C++ exception. Handles are pointers to tensors.
/// </summary>
internal static unsafe class Libtorch
{
    /// <summary>libtorch 2.10, as <see cref="aoti_torch_abi_version"/> gives it: major and minor version in the two highest bytes.</summary>
    internal const ulong Version = 0x020A;

    internal const int Float32 = 6, Int64 = 4;

    private const string Name = "torch_cpu";
    private static nint library;

    /// <summary>Finds the libtorch that TorchSharp has loaded into this process.</summary>
    /// <returns>null, or why it cannot be used.</returns>
    internal static string? Load()
    {
        if (library != 0) return null;
        // Its place depends on how the program was deployed; the process knows.
        if (Loaded("torch_cpu") is not { } path || !NativeLibrary.TryLoad(path, out nint handle)) return "TorchSharp has not loaded libtorch_cpu.";
        foreach (var method in typeof(Libtorch).GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
        {
            if (method.GetCustomAttribute<DllImportAttribute>() is not null && !NativeLibrary.TryGetExport(handle, method.Name, out _))
                return $"This libtorch ({path}) does not export {method.Name}: it is another version than 2.10.";
        }
        NativeLibrary.SetDllImportResolver(typeof(Libtorch).Assembly, (name, _, _) => name == Name ? handle : 0);
        library = handle;
        ulong version = aoti_torch_abi_version() >> 48;
        return version == Version ? null : $"This libtorch is version {version >> 8}.{version & 255}, and the kernels were checked with 2.10 only.";
    }

    /// <summary>Finds what lies outside the C ABI.</summary>
    internal static bool TryGetExport(string name, out nint address) => NativeLibrary.TryGetExport(library, name, out address);

    /// <summary>
    /// Silences libtorch's log until the result is disposed: it warns, once in a process, when a kernel takes another's place,
    /// which is the purpose here.
    /// </summary>
    internal static Silence Quiet() =>
        new(Loaded("c10") is { } path && NativeLibrary.TryLoad(path, out nint handle) && NativeLibrary.TryGetExport(handle, "FLAGS_caffe2_log_level", out nint level) ? (int*)level : null);

    // Where the library of that name lies that this process has loaded.
    private static string? Loaded(string name)
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Select(module => module.FileName)
            .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) is var found && (found == name || found == "lib" + name));
    }

    /// <summary>Puts the level of libtorch's log back; see <see cref="Quiet"/>.</summary>
    internal readonly ref struct Silence
    {
        private const int Fatal = 3;
        private readonly int* level;
        private readonly int before;

        internal Silence(int* level)
        {
            this.level = level;
            if (level == null) return;
            before = *level;
            *level = Fatal;
        }

        public void Dispose()
        {
            if (level != null) *level = before;
        }
    }

    /// <exception cref="OutOfMemoryException">The call failed: of those made here only allocations can.</exception>
    internal static void Check(int error)
    {
        if (error != 0) throw new OutOfMemoryException("libtorch could not allocate a tensor: use a smaller batch, or dispose tensors that are no longer needed.");
    }

    [DllImport(Name)] internal static extern ulong aoti_torch_abi_version();
    [DllImport(Name)] internal static extern int aoti_torch_library_init_impl(byte* @namespace, byte* key, byte* file, uint line, out nint result);
    [DllImport(Name)] internal static extern int aoti_torch_library_impl(nint self, byte* name, delegate* unmanaged<ulong*, ulong, ulong, void> kernel);
    [DllImport(Name)] internal static extern int aoti_torch_get_sizes(nint tensor, out long* sizes);
    [DllImport(Name)] internal static extern int aoti_torch_get_strides(nint tensor, out long* strides);
    [DllImport(Name)] internal static extern int aoti_torch_get_dim(nint tensor, out long dimensions);
    [DllImport(Name)] internal static extern int aoti_torch_get_dtype(nint tensor, out int type);
    [DllImport(Name)] internal static extern int aoti_torch_get_data_ptr(nint tensor, out void* data);
    [DllImport(Name)] internal static extern int aoti_torch_is_defined(nint tensor, out byte defined);
    [DllImport(Name)] internal static extern int aoti_torch_delete_tensor_object(nint tensor);
    [DllImport(Name)] internal static extern int aoti_torch_new_uninitialized_tensor(out nint tensor);
    [DllImport(Name)] internal static extern int aoti_torch_empty_strided(long dimensions, long* sizes, long* strides, int type, int device, int index, out nint tensor);
    [DllImport(Name)] internal static extern int aoti_torch_aten_new_zeros(nint self, long* sizes, long dimensions, int* type, int* layout, int* device, int index, int* pinned, out nint tensor);
    [DllImport(Name)] internal static extern int aoti_torch_copy_(nint self, nint source, int nonBlocking);
    [DllImport(Name)] internal static extern byte aoti_torch_grad_mode_is_enabled();
    [DllImport(Name)] internal static extern int torch_list_size(nint list, out nuint size);
    [DllImport(Name)] internal static extern int torch_list_get_item(nint list, nuint index, out ulong item);
    [DllImport(Name)] internal static extern int torch_delete_list(nint list);
    [DllImport(Name)] internal static extern int torch_get_num_threads(out uint threads);
    [DllImport(Name)] internal static extern int torch_parallel_for(long begin, long end, long grain, delegate* unmanaged<long, long, void*, void> body, void* context);

    // libtorch's own operators, for what the kernels do not cover.
    [DllImport(Name)]
    internal static extern int aoti_torch_cpu_mkldnn__convolution_pointwise(nint x, nint w, nint* bias, long* padding, long paddings, long* stride, long strides,
        long* dilation, long dilations, long groups, byte* attribute, double** scalars, long scalarCount, byte** algorithm, out nint result);
    [DllImport(Name)]
    internal static extern int aoti_torch_cpu_convolution_backward(nint dy, nint x, nint w, long** biasSizes, long biasSizeCount, long* stride, long strides, long* padding, long paddings,
        long* dilation, long dilations, int transposed, long* outputPadding, long outputPaddings, long groups, int* mask, long masks, out nint dx, out nint dw, out nint db);
}
