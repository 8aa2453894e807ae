namespace SmallData.Book.Cli;

/// <summary>What the command line asks for.</summary>
/// <param name="Chapters">Names of chapters; none means all.</param>
/// <param name="Profile">quick, lesson or full.</param>
/// <param name="Seed">The seed of every random stream; null leaves the lessons' own.</param>
/// <param name="Out">The folder for the book; null means <c>book/</c> at the repository's root.</param>
internal sealed record BookOptions(IReadOnlyList<string> Chapters, string Profile, int? Seed, string? Out);
