using System.Runtime.CompilerServices;
using TorchSharp;

namespace Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_program_of_the_page_is_the_one_that_is_compiled_here()
    {
        string[] page = File.ReadAllText(Path.Combine(Here(), "../../lib/CpuKernels/README.md")).Split("```csharp")[1].Split("```")[0].Split('\n');
        string[] compiled = File.ReadAllLines(Path.Combine(Here(), "ReadmeProgram.cs"));
        string[] usings = [.. compiled.TakeWhile(line => line.Length > 0)], body = [.. compiled.SkipWhile(line => !line.EndsWith("Run()")).Skip(2).SkipLast(2)];
        Assert.Equal([.. usings, .. body.Select(line => line.Trim())], page.Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [Fact]
    public void The_program_of_the_page_runs_and_prints_the_report()
    {
        var console = Console.Out;
        var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            ReadmeProgram.Run();
        }
        finally
        {
            Console.SetOut(console);
        }
        Assert.Equal(CpuKernels.Report, output.ToString().Trim());
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
