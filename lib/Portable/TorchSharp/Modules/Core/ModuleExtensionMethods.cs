namespace TorchSharp;

/// <summary>Conversions of whole modules that keep the module's static type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the parameters and floating-point buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="type">A floating-point type.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(type, non_blocking);

    /// <summary>Moves and converts the parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="type">A floating-point type.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T to<T>(this T module, torch.Device device, torch.ScalarType type, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(device, type, non_blocking);

    /// <summary>Moves the parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">CPU or CUDA.</param>
    /// <param name="deviceIndex">The device's index.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(deviceType, deviceIndex, non_blocking);

    /// <summary>Moves the parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T to<T>(this T module, torch.Device device, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(device.type, device.index, non_blocking);

    /// <summary>Moves the parameters and buffers.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device's name, e.g. "cpu".</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : torch.nn.Module =>
        module.to(new torch.Device(device), non_blocking);

    /// <summary>Moves and converts the parameters and buffers to the device and type of a tensor.</summary>
    /// <param name="module">The module.</param>
    /// <param name="other">The tensor.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T to<T>(this T module, torch.Tensor other, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(other.device, other.dtype, non_blocking);

    /// <summary>Moves the parameters and buffers to the CPU.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Moves the parameters and buffers to a GPU, where there is one.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceIndex">The GPU's index.</param>
    /// <param name="non_blocking">Whether the copy may be asynchronous.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <exception cref="InvalidOperationException">CUDA is not available.</exception>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : torch.nn.Module =>
        (T)module._to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Converts the parameters and floating-point buffers to Float32.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T @float<T>(this T module, bool non_blocking = false) where T : torch.nn.Module =>
        module.to(torch.ScalarType.Float32, non_blocking);

    /// <summary>Converts the parameters and floating-point buffers to Float64.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Has no effect on a CPU.</param>
    /// <typeparam name="T">The module's type.</typeparam>
    public static T @double<T>(this T module, bool non_blocking = false) where T : torch.nn.Module =>
        module.to(torch.ScalarType.Float64, non_blocking);
}
