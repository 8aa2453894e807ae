using Plotly.NET;
using Chart2D = Plotly.NET.Chart2D.Chart;

namespace SmallData.Tests;

/// <summary>What SmallData finds by name in .NET Interactive, which it does not reference.</summary>
public class KernelTests
{
    /// <summary>The kernel's class of that name, as far as it is called.</summary>
    private static class Formatter
    {
        public static List<(Type Type, Action<object, TextWriter> Write, string MimeType)> Registered { get; } = [];

        public static Dictionary<Type, string[]> Preferred { get; } = [];

        public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = "text/plain") => Registered.Add((type, formatter, mimeType));

        public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => Preferred[type] = preferredMimeTypes;
    }

    [Fact]
    public void A_bare_chart_is_shown_as_its_picture()
    {
        KernelFormatters.Register(typeof(Formatter));
        (Type type, Action<object, TextWriter> write, string mimeType) = Assert.Single(Formatter.Registered);
        Assert.Equal((typeof(GenericChart), "text/html"), (type, mimeType));
        Assert.Equal(["text/html"], Formatter.Preferred[typeof(GenericChart)]);

        var html = new StringWriter();
        write(Chart2D.Line<int, double, string>(new[] { 1, 2 }, new[] { 0.5, 0.6 }, Name: "run"), html);
        Assert.Contains("<svg", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_kernel_nothing_is_registered() => KernelFormatters.Register(null);

    [SkippableTheory]
    [InlineData("Microsoft.DotNet.Interactive", "M static Microsoft.DotNet.Interactive.Kernel.display(object value, params string[] mimeTypes) : Microsoft.DotNet.Interactive.DisplayedValue")]
    [InlineData("Microsoft.DotNet.Interactive", "M Microsoft.DotNet.Interactive.DisplayedValue.Update(object updatedValue) : void")]
    [InlineData("Microsoft.DotNet.Interactive", "P static Microsoft.DotNet.Interactive.KernelInvocationContext.Current { get; } : Microsoft.DotNet.Interactive.KernelInvocationContext")]
    [InlineData("Microsoft.DotNet.Interactive", "P Microsoft.DotNet.Interactive.KernelInvocationContext.CancellationToken { get; } : System.Threading.CancellationToken")]
    [InlineData("Microsoft.DotNet.Interactive.Formatting", "M static Microsoft.DotNet.Interactive.Formatting.Formatter.Register(System.Type type, System.Action<object,System.IO.TextWriter> formatter, string mimeType = \"text/plain\") : void")]
    [InlineData("Microsoft.DotNet.Interactive.Formatting", "M static Microsoft.DotNet.Interactive.Formatting.Formatter.SetPreferredMimeTypesFor(System.Type type, params string[] preferredMimeTypes) : void")]
    public void The_kernel_has_what_is_looked_for(string package, string signature)
    {
        string? listing = Beside(package);
        Skip.If(listing is null, "../shared/api is not beside this repository.");
        Assert.Contains(signature, File.ReadLines(listing!));
    }

    private static string? Beside(string package)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "api", package + ".txt");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
