using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SmallData.Images;

/// <summary>Decodes one photo to the size that a net wants: planes of bytes, colour by colour. JPEG, PNG, WebP, BMP, GIF and TIFF, told by their content. Photos stand
/// upright as their EXIF says, what is transparent lies on white, and of an animation the first frame counts.</summary>
internal static class PhotoDecoder
{
    // Smaller than this there is nothing to recognise, and a 1×1 picture is a tracking pixel or an accident.
    private const int SmallestSide = 8;

    /// <summary>The largest picture that is decoded. The largest cameras have 200 million pixels.</summary>
    public const long MostPixels = 250_000_000;

    /// <summary>The largest file that is read.</summary>
    public const long MostBytes = 256 << 20;

    // A few bytes that claim to be a large picture are a trap: no coding of a photo gets near this.
    private const int MostPixelsOfAByte = 1000;
    private const int SmallClaim = 4_000_000;

    private static readonly Configuration Headers = Reading(ignoreMetadata: false);
    private static readonly Configuration Pixels = Reading(ignoreMetadata: true);

    // ImageSharp 2.1 decodes every picture in full, 3 or 4 bytes a pixel. Small ones side by side up to here, a larger one alone.
    private static readonly Gate Decoding = new(64_000_000);

    private readonly record struct Header(int Width, int Height, ushort Orientation, bool MayBeTransparent);

    /// <summary>Decodes a file, squashes it to a square and writes it plane by plane.</summary>
    /// <param name="planes">As many bytes as the layout says, to fill.</param>
    /// <returns>Null, or the reason why the file cannot be used.</returns>
    public static string? DecodeFile(string path, PhotoLayout layout, Span<byte> planes)
    {
        try
        {
            // A pipe or a device has no length, and reading one may never end.
            long length = new FileInfo(path).Length;
            return length <= MostBytes
                ? Decode(length == 0 ? [] : File.ReadAllBytes(path), layout, planes)
                : Invariant($"the file has {length >> 20} MB; more than {MostBytes >> 20} MB are not read");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be read: {error.Message}";
        }
    }

    /// <summary>As <see cref="DecodeFile"/>, of bytes in memory.</summary>
    public static string? Decode(byte[] file, PhotoLayout layout, Span<byte> planes)
    {
        if (PhotoIntegrity.Fault(file) is { } fault)
        {
            return fault;
        }

        try
        {
            Header header = ReadHeader(file);
            if (Refusal(header, file.Length) is { } refusal)
            {
                return refusal;
            }

            long pixels = (long)header.Width * header.Height;
            Decoding.Enter(pixels);
            try
            {
                DecodePixels(file, header, layout, planes);
                return null;
            }
            finally
            {
                Decoding.Leave(pixels);
            }
        }
        catch (Exception error)
        {
            // ImageSharp 2.1.13 stops at damaged files with whatever happens first: width 0 in a JPEG is an ArgumentOutOfRangeException, a cut one may
            // be a NullReferenceException. One photo never stops a run.
            return error switch
            {
                UnknownImageFormatException => "this is not a picture in a format that can be read (JPEG, PNG, WebP, BMP, GIF or TIFF)",
                NotSupportedException => $"the picture uses a rare kind of coding: {error.Message}",
                InvalidImageContentException => $"the picture is damaged: {error.Message}",
                _ => $"the picture is damaged: its decoder stops with {error.GetType().Name}",
            };
        }
    }

    /// <summary>Width and height of a photo as it stands upright, from its header alone; null where there is none that can be read.</summary>
    public static (int Width, int Height)? Measure(string path)
    {
        try
        {
            if (new FileInfo(path).Length is 0 or > MostBytes)
            {
                return null;
            }

            Header header = ReadHeader(File.ReadAllBytes(path));
            return header.Orientation >= 5 ? (header.Height, header.Width) : (header.Width, header.Height);
        }
        catch (Exception)
        {
            return null;   // decoding says why
        }
    }

    private static Header ReadHeader(byte[] file)
    {
        // Null, not an exception, for what no decoder knows, whatever its annotations say.
        IImageInfo info = Image.Identify(Headers, file, out IImageFormat? format) ?? throw new UnknownImageFormatException("unknown");
        bool transparent = format switch
        {
            JpegFormat => false,
            PngFormat => info.Metadata.GetPngMetadata() is { HasTransparency: true } or { ColorType: not (PngColorType.Rgb or PngColorType.Grayscale) },
            _ => true,
        };
        return new Header(info.Width, info.Height, info.Metadata.ExifProfile?.GetValue(ExifTag.Orientation)?.Value ?? 1, transparent);
    }

    private static string? Refusal(Header header, int bytes)
    {
        long pixels = (long)header.Width * header.Height;
        return header.Width < SmallestSide || header.Height < SmallestSide
                ? Invariant($"{header.Width}×{header.Height} pixels are too few to show anything")
            : pixels > MostPixels
                ? Invariant($"{header.Width}×{header.Height} pixels are more than {MostPixels / 1_000_000} million; save it smaller")
            : pixels > SmallClaim && pixels / bytes > MostPixelsOfAByte
                ? Invariant($"the picture is damaged: it claims {header.Width}×{header.Height} pixels in {bytes:N0} bytes")
            : null;
    }

    private static void DecodePixels(byte[] file, Header header, PhotoLayout layout, Span<byte> planes)
    {
        if (header.MayBeTransparent)
        {
            using Image<Rgba32> image = Image.Load<Rgba32>(Pixels, file);
            Squash(image, header, layout.Size);
            image.Mutate(context => context.BackgroundColor(Color.White));
            using Image<Rgb24> opaque = image.CloneAs<Rgb24>();
            Write(opaque, layout, planes);
        }
        else if (layout.Channels == 3)
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(Pixels, file);
            Squash(image, header, layout.Size);
            Write(image, layout, planes);
        }
        else
        {
            using Image<L8> image = Image.Load<L8>(Pixels, file);
            Squash(image, header, layout.Size);
            image.CopyPixelDataTo(planes);
        }
    }

    private static void Squash(Image image, Header header, int size) => image.Mutate(context =>
    {
        // Squashing to a square without keeping the aspect ratio is what Keras's target_size does.
        context.Resize(new ResizeOptions { Size = new(size, size), Mode = ResizeMode.Stretch, Sampler = KnownResamplers.Triangle });

        // A square turns as well after it was made as before, and then it is small.
        if (header.Orientation is > 1 and <= 8)
        {
            image.Metadata.ExifProfile = new ExifProfile();
            image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, header.Orientation);
            context.AutoOrient();
        }
    });

    private static void Write(Image<Rgb24> image, PhotoLayout layout, Span<byte> planes)
    {
        if (layout.Channels == 1)
        {
            using Image<L8> grey = image.CloneAs<L8>();
            grey.CopyPixelDataTo(planes);
            return;
        }

        var pixels = new Rgb24[image.Width * image.Height];
        image.CopyPixelDataTo(pixels);
        Span<byte> red = planes[..pixels.Length], green = planes[pixels.Length..(2 * pixels.Length)], blue = planes[(2 * pixels.Length)..];
        for (int at = 0; at < pixels.Length; at++)
        {
            (red[at], green[at], blue[at]) = (pixels[at].R, pixels[at].G, pixels[at].B);
        }
    }

    private static Configuration Reading(bool ignoreMetadata)
    {
        var formats = new Configuration(
            new JpegConfigurationModule(), new PngConfigurationModule(), new WebpConfigurationModule(), new BmpConfigurationModule(),
            new GifConfigurationModule(), new TiffConfigurationModule());
        formats.ImageFormatsManager.SetDecoder(JpegFormat.Instance, new JpegDecoder { IgnoreMetadata = ignoreMetadata });
        formats.ImageFormatsManager.SetDecoder(PngFormat.Instance, new PngDecoder { IgnoreMetadata = ignoreMetadata });
        formats.ImageFormatsManager.SetDecoder(WebpFormat.Instance, new WebpDecoder { IgnoreMetadata = ignoreMetadata });
        formats.ImageFormatsManager.SetDecoder(GifFormat.Instance, new GifDecoder { IgnoreMetadata = ignoreMetadata, DecodingMode = FrameDecodingMode.First });
        formats.ImageFormatsManager.SetDecoder(TiffFormat.Instance, new TiffDecoder { IgnoreMetadata = ignoreMetadata, DecodingMode = FrameDecodingMode.First });
        return formats;
    }

    /// <summary>Lets in as much at once as it has room for; what is larger than that waits until nobody is inside.</summary>
    internal sealed class Gate(long room)
    {
        private readonly object gate = new();
        private long inside;

        public void Enter(long size)
        {
            lock (gate)
            {
                while (inside > 0 && inside + size > room)
                {
                    Monitor.Wait(gate);
                }

                inside += size;
            }
        }

        public void Leave(long size)
        {
            lock (gate)
            {
                inside -= size;
                Monitor.PulseAll(gate);
            }
        }
    }
}

/// <summary>What every photo of a set is decoded to: planes of size·size bytes, red, green, blue, or one of grey.</summary>
internal readonly record struct PhotoLayout
{
    /// <summary>Takes a size of at least 1 and 1 or 3 channels.</summary>
    public PhotoLayout(int size, int channels = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "Photos have 3 channels (colour) or 1 (grey).");
        }

        (Size, Channels) = (size, channels);
    }

    /// <summary>Width and height in pixels.</summary>
    public int Size { get; }

    /// <summary>Planes.</summary>
    public int Channels { get; }

    /// <summary>Bytes of one photo.</summary>
    public int Bytes => Channels * Size * Size;

    /// <summary>Shape of so many photos.</summary>
    public long[] Shape(int count) => [count, Channels, Size, Size];
}
