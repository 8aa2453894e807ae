using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Resizing.</summary>
public static class ResizeExtensions
{
    /// <summary>Resizes to a size, by cubic interpolation.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="size">The new size. A side of 0 follows from the other by the proportions.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, Size size) =>
        source.Resize(size.Width, size.Height, KnownResamplers.Bicubic);

    /// <summary>Resizes to a size, by cubic interpolation.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="width">Pixels across, or 0 to keep the proportions.</param>
    /// <param name="height">Pixels down, or 0 to keep the proportions.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height) =>
        source.Resize(width, height, KnownResamplers.Bicubic);

    /// <summary>Resizes to a size.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="width">Pixels across, or 0 to keep the proportions.</param>
    /// <param name="height">Pixels down, or 0 to keep the proportions.</param>
    /// <param name="sampler">How pixels are weighed.</param>
    /// <returns>The picture, for the next step.</returns>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height, IResampler sampler) =>
        source.Resize(new ResizeOptions { Size = new(width, height), Sampler = sampler, Mode = ResizeMode.Stretch });

    /// <summary>Resizes.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="options">How.</param>
    /// <returns>The picture, for the next step.</returns>
    /// <exception cref="InvalidOperationException">The options give no size.</exception>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, ResizeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Size size, Rectangle target) = ResizeLayout.Of(source.GetCurrentSize(), options);
        Color background = options.Mode is ResizeMode.Pad or ResizeMode.BoxPad ? options.PadColor : default;
        return source.ApplyProcessor(new ResizeStep(size, target, options.Sampler, options.PremultiplyAlpha, background));
    }
}
