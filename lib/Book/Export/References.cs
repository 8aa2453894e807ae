using System.Text.RegularExpressions;
using SmallData.Book.Documents;

namespace SmallData.Book.Export;

/// <summary>Makes <c>#r "path"</c> mean the same file from another folder.</summary>
internal static partial class References
{
    /// <param name="notebook">The notebook.</param>
    /// <param name="from">The folder that its paths are relative to.</param>
    /// <param name="to">The folder that they are to be relative to; null makes them absolute.</param>
    public static DibLayout Moved(DibLayout notebook, string from, string? to) => notebook with
    {
        Pieces = [.. notebook.Pieces.Select(piece => piece.Kernel == KernelNames.CSharp ? piece with { Text = Moved(piece.Text, from, to) } : piece)],
    };

    private static string Moved(string code, string from, string? to) => Relative().Replace(code, found =>
    {
        string full = Path.GetFullPath(found.Groups["path"].Value, from);
        string path = to is null ? full : Path.GetRelativePath(to, full);
        return found.Groups["before"].Value + path.Replace('\\', '/') + "\"";
    });

    // A path, not a package ("nuget:…"), nor the bare name of an assembly.
    [GeneratedRegex("""(?<before>^[ \t]*#r[ \t]+")(?<path>\.{1,2}[/\\][^"\r\n]*)"(?=[ \t\r]*$)""", RegexOptions.Multiline)]
    private static partial Regex Relative();
}
