namespace Portable.Tests.ImageSharp;

/// <summary>The real photos, where SMALLDATA_DATA names a folder that holds them.</summary>
internal static class RealPhotos
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SMALLDATA_DATA") is { Length: > 0 } root
        ? Path.Combine(root, "dogs-vs-cats", "train")
        : null;

    /// <summary>The photo's path; the test is skipped where there are none.</summary>
    public static string PathOf(string name)
    {
        Skip.If(Folder is null || !Directory.Exists(Folder), "Set SMALLDATA_DATA to a folder with dogs-vs-cats/train to run this on real photos.");
        return Path.Combine(Folder!, name);
    }
}
