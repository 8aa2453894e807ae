using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Formats;

/// <summary>How to decode, whatever the format.</summary>
public sealed class DecoderOptions
{
    private readonly uint maxFrames = int.MaxValue;

    /// <summary>Creates the default options.</summary>
    public DecoderOptions()
    {
    }

    /// <summary>Settings of the decoded picture.</summary>
    public Configuration Configuration { get; init; } = Configuration.Default;

    /// <summary>The size to fit the picture into, keeping its proportions; null for its own size.</summary>
    /// <remarks>JPEG decodes straight to 1/2, 1/4 or 1/8 where that is still large enough, which is much faster.</remarks>
    public Size? TargetSize { get; init; }

    /// <summary>How to resample down to <see cref="TargetSize"/>.</summary>
    public IResampler Sampler { get; init; } = KnownResamplers.Box;

    /// <summary>Whether to skip what is not pixels.</summary>
    public bool SkipMetadata { get; init; }

    /// <summary>Most frames to decode, 1 or more. The formats here have one.</summary>
    public uint MaxFrames
    {
        get => maxFrames;
        init => maxFrames = Math.Clamp(value, 1, int.MaxValue);
    }

    internal static DecoderOptions Default { get; } = new();
}
