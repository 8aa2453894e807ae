using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>How to resize.</summary>
public class ResizeOptions
{
    /// <summary>Creates the default options.</summary>
    public ResizeOptions()
    {
    }

    /// <summary>What becomes of the proportions.</summary>
    public ResizeMode Mode { get; set; } = ResizeMode.Crop;

    /// <summary>Which part is kept by <see cref="ResizeMode.Crop"/>, and where the pads put the picture.</summary>
    public AnchorPositionMode Position { get; set; } = AnchorPositionMode.Center;

    /// <summary>The size to reach. A side of 0 follows from the other by the proportions.</summary>
    public Size Size { get; set; }

    /// <summary>How new pixels are weighed from old ones.</summary>
    public IResampler Sampler { get; set; } = KnownResamplers.Bicubic;

    /// <summary>Whether clear pixels lend no colour to their neighbours.</summary>
    public bool PremultiplyAlpha { get; set; } = true;

    /// <summary>Where the picture goes by <see cref="ResizeMode.Manual"/>.</summary>
    public Rectangle? TargetRectangle { get; set; }

    /// <summary>The colour that the pads add.</summary>
    public Color PadColor { get; set; }
}
