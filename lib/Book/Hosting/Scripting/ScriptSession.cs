using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace SmallData.Book.Hosting.Scripting;

/// <summary>
/// A C# session as .NET Interactive's: pieces of code run one after another, and each sees the variables, types, usings and
/// functions of those before it.
/// </summary>
internal sealed class ScriptSession : IDisposable
{
    // The imports that .NET Interactive gives every cell, and the folder of display extensions.
    private static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        typeof(Cells.DisplayExtensions).Namespace!,
    ];

    // Whether a script ends in a value is known to the compiler only; its public face shows a null for both.
    private static readonly MethodInfo HasReturnValue =
        typeof(Script).GetMethod("HasReturnValue", BindingFlags.Instance | BindingFlags.NonPublic, [])
        ?? throw new MissingMethodException(nameof(Script), nameof(HasReturnValue));

    private readonly InteractiveAssemblyLoader loader = new();
    private readonly ScriptOptions options;
    private ScriptState? state;

    /// <param name="folder">The notebook's folder, to which <c>#r</c> is relative.</param>
    public ScriptSession(string folder)
    {
        HostAssemblies.Share(loader);
        options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithReferences(HostAssemblies.Framework.Append(MetadataReference.CreateFromFile(typeof(ScriptSession).Assembly.Location)))
            .WithImports(Imports)
            .WithMetadataResolver(new NotebookReferences(folder))
            .WithEmitDebugInformation(true)
            .WithOptimizationLevel(OptimizationLevel.Debug)
            .WithFileEncoding(Encoding.UTF8);
    }

    /// <summary>Runs code that stands in a file.</summary>
    /// <param name="code">The code.</param>
    /// <param name="file">The full path of the file.</param>
    /// <param name="line">The line on which the code begins.</param>
    /// <returns>Whether the code ends in a value, and the value.</returns>
    /// <exception cref="CompilationErrorException">The code does not compile; nothing of it has run.</exception>
    public async Task<(bool HasValue, object? Value)> RunAsync(string code, string file, int line)
    {
        var located = $"#line {line} \"{file}\"\n{code}";
        var here = options.WithFilePath(file);
        var script = state is null
            ? CSharpScript.Create<object>(located, here, typeof(ScriptGlobals), loader)
            : state.Script.ContinueWith<object>(located, here);
        state = state is null
            ? await script.RunAsync(new ScriptGlobals()).ConfigureAwait(false)
            : await script.RunFromAsync(state).ConfigureAwait(false);
        return ((bool)HasReturnValue.Invoke(script, null)!, state.ReturnValue);
    }

    public void Dispose()
    {
        state = null;
        loader.Dispose();
    }
}
