using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Portable.Tests.ImageSharp;

/// <summary>The files that golden/make_golden.py wrote.</summary>
internal static class Golden
{
    private static readonly string Folder = Find();

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static byte[] Raw(string name) => File.ReadAllBytes(PathOf(name + ".raw"));

    public static byte[] Encoded(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>The picture that encoding and resizing start from.</summary>
    public static Image<Rgb24> Source() => Image.Load<Rgb24>(PathOf("source.png"));

    public static byte[] Bytes<TPixel>(Image<TPixel> image)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        byte[] bytes = new byte[image.Width * image.Height * image.PixelType.BitsPerPixel / 8];
        image.CopyPixelDataTo(bytes);
        return bytes;
    }

    /// <summary>The largest difference of two runs of bytes; they must be equally long.</summary>
    public static int Distance(byte[] expected, byte[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        int largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i] - actual[i]));
        }

        return largest;
    }

    private static string Find()
    {
        const string Inside = "tests/Portable.Tests/ImageSharp/golden";
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Inside);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"{Inside} was not found above {AppContext.BaseDirectory}. Run the tests from a checkout.");
    }
}
