namespace SixLabors.ImageSharp;

/// <summary>Settings shared by decoding, processing and encoding.</summary>
/// <remarks>The portable code runs on the calling thread; a caller that wants more decodes several files at once.</remarks>
public sealed class Configuration
{
    /// <summary>Creates the default settings.</summary>
    public Configuration()
    {
    }

    /// <summary>The settings that are used where none are given.</summary>
    public static Configuration Default { get; } = new();

    /// <summary>Copies the settings.</summary>
    /// <returns>A copy that can be changed on its own.</returns>
    public Configuration Clone() => new();
}
