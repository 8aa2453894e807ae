namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>How much an old pixel counts in a new one, by their distance.</summary>
public interface IResampler
{
    /// <summary>Beyond this distance nothing counts; in pixels of the coarser picture.</summary>
    float Radius { get; }

    /// <summary>The weight at a distance.</summary>
    /// <param name="x">The distance.</param>
    /// <returns>The weight, before the weights of one pixel are divided by their sum.</returns>
    float GetValue(float x);
}
