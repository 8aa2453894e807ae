using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.CSharp;

namespace SmallData.Book.Hosting;

/// <summary>
/// The kernel compiles cells without debug information, so an exception would not know the line that threw it. Its options are its own: they
/// are reached by name, and where a version has them no more, errors name the cell's first line.
/// </summary>
internal static class LineNumbers
{
    public static void Enable(CSharpKernel kernel)
    {
        var field = typeof(CSharpKernel).GetField("_scriptOptions", BindingFlags.Instance | BindingFlags.NonPublic);
        if (field?.GetValue(kernel) is ScriptOptions options)
        {
            field.SetValue(kernel, options.WithEmitDebugInformation(true).WithFileEncoding(Encoding.UTF8));
        }
    }
}
