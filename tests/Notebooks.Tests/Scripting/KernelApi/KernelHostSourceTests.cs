using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmallData.Book.Hosting;
using SmallData.Book.Running;

namespace Notebooks.Tests.Scripting.KernelApi;

/// <summary>
/// The kernel host is compiled only where its packages restore. Here it is compiled against their listed API, so that no member is called
/// that they lack.
/// </summary>
public class KernelHostSourceTests
{
    // The listing has no Microsoft.DotNet.Interactive.CSharp; these two members are as in its source of the pinned version. The interface of
    // HTML content is ASP.NET Core's.
    private const string Unlisted = """
        namespace Hidden { internal sealed class No { } }
        namespace Microsoft.AspNetCore.Html { public interface IHtmlContent { } }
        namespace Microsoft.DotNet.Interactive.CSharp {
            public class CSharpKernel : Microsoft.DotNet.Interactive.Kernel { public CSharpKernel() : base((Hidden.No)null) { } }
            public static class CSharpKernelExtensions { public static CSharpKernel UseKernelHelpers(this CSharpKernel kernel) => throw null; }
        }
        """;

    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Latest = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    [Fact]
    public void Every_member_that_the_kernel_host_calls_is_in_the_listing() => Assert.Equal([], Errors(Sources()));

    [Fact]
    public void A_member_that_the_kernel_lacks_is_found_out()
    {
        var mistaken = CSharpSyntaxTree.ParseText(
            "class Mistake { object A(Microsoft.DotNet.Interactive.CompositeKernel kernel) => kernel.KernelEvent; }", Latest, "Mistake.cs");
        Assert.Contains("CS1061", Assert.Single(Errors([.. Sources(), mistaken])));
    }

    private static List<SyntaxTree> Sources() =>
    [
        CSharpSyntaxTree.ParseText(ImplicitUsings, Latest),
        .. Directory.EnumerateFiles(Path.Combine(Course.Find(AppContext.BaseDirectory).Root, "lib", "Book", "Hosting", "Kernels"), "*.cs")
            .Where(file => Path.GetFileName(file) != "NotebookHosts.cs")   // the book under test has the other one of this name
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Latest, file)),
    ];

    private static string[] Errors(IReadOnlyList<SyntaxTree> sources)
    {
        var used = sources.SelectMany(tree => tree.GetRoot().DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText).ToHashSet();
        var stubs = new KernelStubs(KernelListing.Read(), used).Write();
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToList();
        var kernel = CSharpCompilation.Create(
            "Kernel", [CSharpSyntaxTree.ParseText(stubs, Latest), CSharpSyntaxTree.ParseText(Unlisted, Latest)], framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var made = kernel.Emit(assembly);
        Assert.True(made.Success, string.Join('\n', made.Diagnostics) + "\n" + stubs);
        assembly.Position = 0;

        // Under the tests' name it sees the book's internals, which the host builds on.
        var host = CSharpCompilation.Create(
            "Notebooks.Tests", sources, [.. framework, MetadataReference.CreateFromFile(typeof(NotebookHost).Assembly.Location), MetadataReference.CreateFromStream(assembly)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return [.. host.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
    }
}
