namespace Notebooks.Tests;

public sealed class ReferenceTests : IDisposable
{
    private static readonly string SmallData = Path.Combine(AppContext.BaseDirectory, "SmallData.dll");

    private readonly NotebookFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Import_brings_usings_aliases_functions_and_variables()
    {
        folder.Write("setup.dib", "#!markdown\nnot run\n#!csharp\nusing Sb = System.Text.StringBuilder;\nint Twice(int n) => 2 * n;\nvar ten = 10;");
        Assert.Equal(["20"], folder.Run("#!import setup.dib", "new Sb().Append(Twice(ten)).ToString()").Succeeded().Texts(2));
    }

    [Theory]
    [InlineData("#!import \"setup.dib\"")]
    [InlineData("#!import   setup.dib  ")]
    [InlineData("#!import ./setup.dib")]
    public void Import_may_be_quoted_spaced_or_dotted(string import)
    {
        folder.Write("setup.dib", "#!csharp\nvar ten = 10;");
        Assert.Equal(["11"], folder.Run(import + "\nten + 1").Succeeded().Texts(1));
    }

    [Fact]
    public void Import_of_a_notebook_in_a_subfolder_is_relative_to_the_one_that_says_it()
    {
        folder.Write("setup.dib", "#!csharp\nvar ten = 10;");
        folder.Write("solutions/helper.dib", "#!csharp\n#!import ../setup.dib\nvar eleven = ten + 1;");
        Assert.Equal(["11"], folder.Run("#!import solutions/helper.dib", "eleven").Succeeded().Texts(2));
    }

    [Fact]
    public void A_missing_import_names_the_file_and_the_line()
    {
        var error = folder.Run("var a = 1;\n#!import setpu.dib").Cell(1).Error!;
        Assert.Contains("setpu.dib", error.Message);
        Assert.Equal(("01-test.dib", 4), (error.File, error.Line));
    }

    [Fact]
    public void An_import_of_itself_is_refused()
    {
        folder.Write("setup.dib", "#!csharp\n#!import setup.dib");
        Assert.Contains("imports itself", folder.Run("#!import setup.dib").Cell(1).Error!.Message);
    }

    [Fact]
    public void An_error_in_an_import_is_found_there()
    {
        folder.Write("setup.dib", "#!markdown\nhello\n\n#!csharp\n\nvar a = 1;\nint.Parse(\"x\");");
        var error = folder.Run("#!import setup.dib").Cell(1).Error!;
        Assert.Equal(("System.FormatException", "setup.dib", 7), (error.Type, error.File, error.Line));
    }

    [Fact]
    public void A_relative_reference_is_found_from_the_notebooks_folder()
    {
        var library = Path.Combine(folder.Root, "lib", "bin", "Humble.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(library)!);
        TestLibrary.Emit(library, "namespace Humble { public static class Pie { public static int Slices => 8; } }");
        Assert.Equal(["8"], folder.Run("#r \"../lib/bin/Humble.dll\"", "Humble.Pie.Slices").Succeeded().Texts(2));
    }

    [Fact]
    public void A_reference_in_an_import_is_found_too()
    {
        var library = Path.Combine(folder.Root, "lib", "bin", "Meek.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(library)!);
        TestLibrary.Emit(library, "namespace Meek { public static class Pie { public static int Slices => 6; } }");
        folder.Write("setup.dib", "#!csharp\n#r \"../lib/bin/Meek.dll\"\nusing Meek;");
        Assert.Equal(["6"], folder.Run("#!import setup.dib", "Pie.Slices").Succeeded().Texts(2));
    }

    [Fact]
    public void A_copy_of_a_library_of_the_books_is_the_books_own()
    {
        var copy = Path.Combine(folder.Root, "lib", "bin", "SmallData.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(SmallData, copy);
        var location = folder.Run("#r \"../lib/bin/SmallData.dll\"",
            "typeof(SmallData.Lesson).Assembly.Location");
        Assert.Equal([SmallData], location.Succeeded().Texts(2));
    }

    [Fact]
    public void Framework_types_are_the_same_on_both_sides()
    {
        AppDomain.CurrentDomain.SetData("regex", typeof(System.Text.RegularExpressions.Regex));
        Assert.Equal(["True"], folder.Run(
            "(Type)AppDomain.CurrentDomain.GetData(\"regex\") == typeof(System.Text.RegularExpressions.Regex)").Succeeded().Texts(1));
    }

    [Fact]
    public void A_missing_library_says_how_to_build_it()
    {
        var error = folder.Run("#r \"../lib/bin/Gone.dll\"").Cell(1).Error!;
        Assert.Contains("Gone.dll", error.Message);
        Assert.Contains("dotnet build", error.Message);
    }

    [Fact]
    public void Packages_are_refused_with_their_line()
    {
        var error = folder.Run("var a = 1;\n#r \"nuget: Newtonsoft.Json\"").Cell(1).Error!;
        Assert.Contains("restores no packages", error.Message);
        Assert.Equal(4, error.Line);
    }
}
