namespace SmallData.Devices;

/// <summary>What can be found out about a GPU without using it.</summary>
internal interface IGpuProbe
{
    /// <summary>Whether TorchSharp can compute on a GPU.</summary>
    bool IsUsable { get; }

    /// <summary>Whether the libraries that TorchSharp needs for a GPU lie beside it.</summary>
    bool IsBuiltForGpu { get; }

    /// <summary>The version of CUDA that those libraries belong to, such as 12; null where unknown.</summary>
    int? CudaNeeded { get; }

    /// <summary>The newest version of CUDA that the driver knows, such as 12.4; null where there is no driver.</summary>
    Version? DriverCuda { get; }

    /// <summary>How many GPUs the driver offers.</summary>
    int Devices { get; }

    /// <summary>What CUDA_VISIBLE_DEVICES says; null where it is not set.</summary>
    string? VisibleDevices { get; }

    /// <summary>Why a library beside TorchSharp could not be loaded; null where all could.</summary>
    string? LoadError { get; }

    /// <summary>A library of torch that this process has loaded from another folder; null where there is none.</summary>
    string? LoadedElsewhere { get; }

    /// <summary>Whether the GPU gives a little memory.</summary>
    bool HasMemory();
}
