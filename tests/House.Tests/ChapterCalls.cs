using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>What the cells of a notebook call of the helper library, found by compiling them one after the other as the kernel does.</summary>
internal static partial class ChapterCalls
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))]);

    private static readonly Lazy<Dictionary<string, string>> Summaries = new(() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "SmallData.xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => InWords(member.Element("summary")!)));

    /// <summary>The calls of one notebook, in order, each once.</summary>
    /// <param name="notebook">The path of a <c>.dib</c> file.</param>
    public static IReadOnlyList<Call> Of(string notebook)
    {
        var calls = new List<Call>();
        CSharpCompilation? before = null;
        foreach (string cell in Cells(Path.Combine(Path.GetDirectoryName(notebook)!, "setup.dib")).Concat(Cells(notebook)))
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(cell, Script);
            before = CSharpCompilation.CreateScriptCompilation("cell", tree, before is null ? References.Value : null, Options, before);
            SemanticModel model = before.GetSemanticModel(tree);
            calls.AddRange(tree.GetRoot().DescendantNodes().Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
                .Select(node => model.GetSymbolInfo(node).Symbol).Select(CallOf).OfType<Call>());
        }

        return [.. calls.Distinct()];
    }

    private static Call? CallOf(ISymbol? symbol)
    {
        symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol?.OriginalDefinition;
        return symbol is IMethodSymbol or IPropertySymbol && symbol.ContainingAssembly?.Name == "SmallData"
            && !IsOfRecord(symbol)
            ? new Call(Name(symbol), Summaries.Value.GetValueOrDefault(symbol.GetDocumentationCommentId()!) ?? Summaries.Value.GetValueOrDefault(symbol.ContainingType.GetDocumentationCommentId()!) ?? "")
            : null;
    }

    // What the parameters of a record name needs no line beside the record's own.
    private static bool IsOfRecord(ISymbol symbol) => symbol is IPropertySymbol && symbol.ContainingType.IsRecord;

    private static string Name(ISymbol symbol)
    {
        string type = symbol.ContainingType.Name;
        return symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } made => $"new {type}({Parameters(made)})",
            IMethodSymbol method when type == "Notebook" => $"{method.Name}({Parameters(method)})",
            IMethodSymbol method => $"{type}.{method.Name}({Parameters(method)})",
            _ => $"{type}.{symbol.Name}",
        };
    }

    private static string Parameters(IMethodSymbol method) => string.Join(", ", method.Parameters.Where(one => !one.IsOptional).Select(one => one.Name));

    private static IEnumerable<string> Cells(string notebook)
    {
        string[] parts = CellStart().Split(File.ReadAllText(notebook));
        for (int kernel = 1; kernel + 1 < parts.Length; kernel += 2)
        {
            if (parts[kernel] == "csharp")
            {
                yield return string.Join('\n', parts[kernel + 1].Split('\n').Where(line => !line.StartsWith("#r", StringComparison.Ordinal) && !line.StartsWith("#!", StringComparison.Ordinal)));
            }
        }
    }

    /// <summary>The first sentence of a summary.</summary>
    private static string InWords(XElement summary)
    {
        string text = string.Concat(summary.DescendantNodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement { HasElements: false, IsEmpty: true } reference => (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))?.Value.Split('(')[0].Split('.', ':')[^1] ?? "",
            _ => "",
        }));
        text = Blank().Replace(text, " ").Trim();
        Match sentence = Sentence().Match(text);
        return sentence.Success ? sentence.Value : text;
    }

    [GeneratedRegex(@"^#!(csharp|markdown|meta|fsharp|html|mermaid)[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex CellStart();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^.*?[.](?=\s|$)")]
    private static partial Regex Sentence();
}

/// <summary>A member of the helper that a cell uses.</summary>
/// <param name="Name">As a cell would write it, with the parameters that must be given.</param>
/// <param name="Summary">The first sentence of its documentation.</param>
internal sealed record Call(string Name, string Summary);
