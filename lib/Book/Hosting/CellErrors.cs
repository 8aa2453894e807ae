using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using SmallData.Book.Documents;

namespace SmallData.Book.Hosting;

/// <summary>Says where in a notebook something went wrong, and keeps of a stack trace what helps its reader.</summary>
internal static partial class CellErrors
{
    private const int MostFrames = 8;

    /// <param name="exception">What a cell threw.</param>
    /// <param name="file">The notebook, for where nothing more exact is known.</param>
    /// <param name="line">The first line of the cell, likewise.</param>
    public static ErrorOutput Describe(Exception exception, string file, int line) => exception switch
    {
        CompilationErrorException compilation => OfCompilation(compilation.Diagnostics, file, line),
        NotebookException notebook => new ErrorOutput(
            "notebook error", notebook.Message, Path.GetFileName(notebook.File), notebook.Line == 0 ? line : notebook.Line, []),
        _ => OfRun(Unwrap(exception), file, line),
    };

    private static ErrorOutput OfCompilation(ImmutableArray<Diagnostic> diagnostics, string file, int line)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        var first = errors.Count > 0 ? errors[0].Location.GetMappedLineSpan() : default;
        var messages = errors.Select(d =>
        {
            var at = d.Location.GetMappedLineSpan().StartLinePosition;
            var hint = d.Id == "CS0006" ? " Build it first (dotnet build lib/SmallData), or mend the path of the #r." : "";
            return string.Create(CultureInfo.InvariantCulture, $"({at.Line + 1},{at.Character + 1}): {d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)}{hint}");
        });
        return new ErrorOutput(
            errors.Count == 1 ? "compiler error" : "compiler errors", string.Join('\n', messages),
            Path.GetFileName(first.IsValid && first.Path.Length > 0 ? first.Path : file),
            first.IsValid ? first.StartLinePosition.Line + 1 : line, []);
    }

    private static ErrorOutput OfRun(Exception exception, string file, int line)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        var inNotebook = frames.FirstOrDefault(IsNotebook);
        var message = exception.InnerException is { } inner
            ? $"{exception.Message}\n→ {TypeName(inner)}: {inner.Message}"
            : exception.Message;
        return new ErrorOutput(
            TypeName(exception), message,
            Path.GetFileName(inNotebook?.GetFileName() ?? file), inNotebook?.GetFileLineNumber() ?? line, Trim(frames));
    }

    /// <summary>The exception that the cell's author should see, out of the wrappers of reflection and tasks.</summary>
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var single] } => Unwrap(single),
        _ => exception,
    };

    private static bool IsNotebook(StackFrame frame) =>
        frame.GetFileLineNumber() > 0 && frame.GetFileName()?.EndsWith(".dib", StringComparison.OrdinalIgnoreCase) == true;

    private static List<string> Trim(StackFrame[] frames)
    {
        // Below the last frame of a notebook there is only the machinery that runs cells.
        var last = Array.FindLastIndex(frames, IsNotebook);
        var shown = new List<string>();
        foreach (var frame in last < 0 ? frames : frames[..(last + 1)])
        {
            if (frame.GetMethod() is not { } method || IsPlumbing(method))
            {
                continue;
            }

            if (shown.Count == MostFrames)
            {
                shown.Add("…");
                break;
            }

            shown.Add(Where(frame, method));
        }

        return shown;
    }

    private static bool IsPlumbing(MethodBase method) =>
        method.DeclaringType?.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices"
        || method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
        || method.DeclaringType?.Namespace?.StartsWith("Microsoft.CodeAnalysis.Scripting", StringComparison.Ordinal) == true
        || method.DeclaringType?.Namespace?.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal) == true;

    private static string Where(StackFrame frame, MethodBase method)
    {
        var place = frame.GetFileLineNumber() > 0
            ? string.Create(CultureInfo.InvariantCulture, $" at {Path.GetFileName(frame.GetFileName())} line {frame.GetFileLineNumber()}")
            : "";
        return IsNotebook(frame) && SubmissionBody().IsMatch($"{method.DeclaringType?.Name}.{method.Name}")
            ? "the cell" + place
            : Readable(method) + place;
    }

    private static string Readable(MethodBase method)
    {
        var type = method.DeclaringType;
        var name = method.Name;

        // Compiler-made names hold the name that was written: <Fit>g__Step|3_0, <Fit>b__2, <Fit>d__4.MoveNext.
        if (CompilerMade().Match(name) is { Success: true } local)
        {
            name = local.Groups["local"] is { Success: true } g ? g.Value : local.Groups["outer"].Value;
        }
        else if (name == "MoveNext" && type is not null && CompilerMade().Match(type.Name) is { Success: true } machine)
        {
            name = machine.Groups["outer"].Value;
        }

        while (type is { DeclaringType: { } outer } && type.Name.StartsWith('<'))
        {
            type = outer;
        }

        if (name is "<Initialize>" or "<Main>" or "")
        {
            name = "the cell";
        }

        var isSubmission = type is null || type.Name.StartsWith("Submission#", StringComparison.Ordinal);
        return isSubmission ? name : $"{type!.FullName?.Replace('+', '.').Split('`')[0] ?? type.Name}.{name}";
    }

    private static string TypeName(Exception exception)
    {
        var type = exception.GetType();
        var name = type.FullName ?? type.Name;
        return name.StartsWith("Submission#", StringComparison.Ordinal) ? type.Name : name.Replace('+', '.');
    }

    [GeneratedRegex(@"^<(?<outer>\w*)>(g__(?<local>\w+)\||[a-z]__|$)")]
    private static partial Regex CompilerMade();

    [GeneratedRegex(@"^(<<Initialize>>d__\d+\.MoveNext|Submission#\d+\.<Initialize>)$")]
    private static partial Regex SubmissionBody();
}
