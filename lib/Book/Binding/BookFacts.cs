using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SmallData.Book.Binding;

/// <summary>What a reader must know to make the same book: it stands at the foot of every page.</summary>
/// <param name="Profile">quick, lesson or full.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Data">Where photos came from.</param>
/// <param name="Date">When the run began.</param>
internal sealed record BookFacts(string Profile, string Seed, string Data, DateTimeOffset Date)
{
    /// <summary>The stack that the book was built against.</summary>
    public static string Stack { get; } = typeof(BookFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "Stack")?.Value ?? "cpu";

    /// <summary>Name and value of each fact.</summary>
    public IReadOnlyList<(string Name, string Value)> All =>
    [
        ("profile", Profile),
        ("seed", Seed),
        ("stack", Stack),
        ("data", Data),
        ("run", Date.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)),
        ("machine", string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}, .NET {Environment.Version}")),
    ];
}
