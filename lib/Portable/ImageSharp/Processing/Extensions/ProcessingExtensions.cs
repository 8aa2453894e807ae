using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Processing a picture in place, or a copy of it.</summary>
public static class ProcessingExtensions
{
    /// <summary>Changes a picture.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="operation">The steps.</param>
    /// <exception cref="ObjectDisposedException">The picture was disposed.</exception>
    public static void Mutate(this Image source, Action<IImageProcessingContext> operation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(operation);
        source.Accept(new MutateVisitor(operation));
    }

    /// <summary>Changes a picture.</summary>
    /// <typeparam name="TPixel">Its kind of pixel.</typeparam>
    /// <param name="source">The picture.</param>
    /// <param name="operation">The steps.</param>
    /// <exception cref="ObjectDisposedException">The picture was disposed.</exception>
    public static void Mutate<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(operation);
        source.EnsureNotDisposed();
        operation(new ImageProcessingContext<TPixel>(source.Configuration, source));
    }

    /// <summary>Copies a picture and changes the copy.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="operation">The steps.</param>
    /// <returns>The changed copy.</returns>
    /// <exception cref="ObjectDisposedException">The picture was disposed.</exception>
    public static Image Clone(this Image source, Action<IImageProcessingContext> operation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(operation);
        CloneVisitor visitor = new(operation);
        source.Accept(visitor);
        return visitor.Result!;
    }

    /// <summary>Copies a picture and changes the copy.</summary>
    /// <typeparam name="TPixel">Its kind of pixel.</typeparam>
    /// <param name="source">The picture.</param>
    /// <param name="operation">The steps.</param>
    /// <returns>The changed copy.</returns>
    /// <exception cref="ObjectDisposedException">The picture was disposed.</exception>
    public static Image<TPixel> Clone<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(operation);
        Image<TPixel> copy = source.Clone();
        try
        {
            copy.Mutate(operation);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private sealed class MutateVisitor(Action<IImageProcessingContext> operation) : IImageVisitor
    {
        public void Visit<TPixel>(Image<TPixel> image)
            where TPixel : unmanaged, IPixel<TPixel> => image.Mutate(operation);
    }

    private sealed class CloneVisitor(Action<IImageProcessingContext> operation) : IImageVisitor
    {
        public Image? Result { get; private set; }

        public void Visit<TPixel>(Image<TPixel> image)
            where TPixel : unmanaged, IPixel<TPixel> => Result = image.Clone(operation);
    }
}
