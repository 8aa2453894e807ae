using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;

namespace SmallData.Tests;

/// <summary>The helper as a package, which <c>#r "nuget: SmallData"</c> takes in.</summary>
public sealed class PackageTests(PackageTests.Packed packed) : IClassFixture<PackageTests.Packed>
{
    [Fact]
    public void The_helper_lies_where_packages_have_their_libraries() => Assert.Contains("lib/net10.0/SmallData.dll", packed.Files.Keys);

    [Fact]
    public void The_extension_lies_where_the_kernel_looks_for_it() => Assert.Contains("interactive-extensions/dotnet/extension.dib", packed.Files.Keys);

    [Fact]
    public void The_extension_does_what_the_setup_does_after_its_references()
    {
        static string[] Code(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        string[] setup = [.. Code(File.ReadAllText(Path.Combine(Packed.Root, "notebooks", "setup.dib"))).Where(line => !line.StartsWith("#r", StringComparison.Ordinal))];
        Assert.Contains("Lesson.Prepare();", setup);
        Assert.Equal(setup, Code(packed.Files["interactive-extensions/dotnet/extension.dib"]));
    }

    /// <summary>Packs what has been built, once for all tests, and holds the package's files: name and text.</summary>
    public sealed class Packed
    {
        public static string Root { get; } = Metadata("RepositoryRoot");

        public IReadOnlyDictionary<string, string> Files { get; } = Pack();

        private static Dictionary<string, string> Pack()
        {
            using var folder = new TestFolder();
            var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments =
            [
                "pack", "lib/SmallData", "--no-build", "--configuration", Metadata("Configuration"), "--output", folder.Root,
                $"-p:Stack={Metadata("Stack")}",
            ];
            Array.ForEach(arguments, start.ArgumentList.Add);
            using Process pack = Process.Start(start)!;
            Task<string> errors = pack.StandardError.ReadToEndAsync();
            string output = pack.StandardOutput.ReadToEnd();
            pack.WaitForExit();
            Assert.True(pack.ExitCode == 0, output + errors.Result);

            using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.Root, "*.nupkg")));
            return package.Entries.ToDictionary(entry => entry.FullName, Text);
        }

        private static string Text(ZipArchiveEntry entry)
        {
            if (entry.FullName.EndsWith(".dll", StringComparison.Ordinal))
            {
                return "";
            }

            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }

        private static string Metadata(string key) =>
            typeof(Packed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
    }
}
