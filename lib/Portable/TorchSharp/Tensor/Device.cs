using System.Globalization;

namespace TorchSharp;

/// <summary>Kinds of device; the portable library computes on the CPU only.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,
    /// <summary>An NVIDIA GPU.</summary>
    CUDA = 1,
    /// <summary>Metal on Apple hardware.</summary>
    MPS = 13,
    /// <summary>Shapes without data.</summary>
    META = 14,
}

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU, -1);

    /// <summary>The first GPU. The portable library has none, so tensors cannot be moved there.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA, 0);

    /// <summary>A device by kind and number.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
    /// <summary>A device by kind and number.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);
    /// <summary>A device by description, such as "cpu" or "cuda:0".</summary>
    public static Device device(string description) => new(description);
    /// <summary>The GPU of that number.</summary>
    public static Device device(int index) => new(index);

    /// <summary>Where tensors live and are computed with.</summary>
    public class Device
    {
        /// <summary>The kind of device.</summary>
        public DeviceType type { get; private set; }

        /// <summary>The number of the device among its kind, -1 for the current one.</summary>
        public int index { get; private set; }

        /// <summary>A device by kind and number.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = deviceType == DeviceType.CUDA && index == -1 ? 0 : index;
        }

        /// <summary>A device by the name of its kind and its number.</summary>
        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index)
        {
        }

        /// <summary>A device by description, such as "cpu" or "cuda:0".</summary>
        /// <exception cref="ArgumentException">The description names no known kind of device.</exception>
        public Device(string description)
        {
            string[] parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : type == DeviceType.CUDA ? 0 : -1;
        }

        /// <summary>The GPU of that number.</summary>
        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>"cpu", "cuda:0", ….</summary>
        public override string ToString() =>
            type == DeviceType.CPU ? "cpu" : $"{type.ToString().ToLowerInvariant()}{(index == -1 ? "" : ":" + index.ToString(CultureInfo.InvariantCulture))}";

        /// <summary>From a description.</summary>
        public static implicit operator Device(string description) => new(description);

        private static DeviceType Parse(string name) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var type)
                ? type
                : throw new ArgumentException($"Unrecognized device type '{name}'; use \"cpu\" or \"cuda\".");
    }

    /// <summary>Always false: the portable library computes on the CPU. Use STACK=cuda for a GPU.</summary>
    public static bool cuda_is_available() => false;

    /// <summary>Always false: the portable library computes on the CPU.</summary>
    public static bool mps_is_available() => false;

    /// <summary>GPU support, of which the portable library has none.</summary>
    public static partial class cuda
    {
        /// <summary>Always false: the portable library computes on the CPU. Use STACK=cuda for a GPU.</summary>
        public static bool is_available() => false;
        /// <summary>Always false.</summary>
        public static bool is_cudnn_available() => false;
        /// <summary>Always 0.</summary>
        public static int device_count() => 0;
        /// <summary>Does nothing, since there is no GPU.</summary>
        public static void manual_seed(long seed)
        {
        }
        /// <summary>Does nothing, since there is no GPU.</summary>
        public static void manual_seed_all(long seed)
        {
        }
        /// <summary>Does nothing, since every operation has finished when it returns.</summary>
        public static void synchronize(Device? device = null)
        {
        }
    }
}
