using System.Reflection;

namespace Portable.Tests.Parity;

/// <summary>Every public member of a portable assembly is a member of the real package, to the letter.</summary>
public class ParityTests
{
    [Theory]
    [InlineData("TorchSharp")]
    [InlineData("SixLabors.ImageSharp")]
    [InlineData("Plotly.NET")]
    public void Offers_only_what_the_real_package_offers(string package)
    {
        var ours = SignaturePrinter.Print(Assembly.Load(package)).Where(line => !OfADependency(line)).ToArray();
        Assert.True(ours.Length > 0, $"lib/Portable's {package} has no public type: there is nothing to compare.");

        var differences = Listing.Of(package).Differences(ours);

        Assert.True(differences.Count == 0,
            $"{differences.Count} of {ours.Length} public signatures of {package} are not in the listing of the real package. "
            + $"Correct them or make them internal:\n\n{string.Join("\n\n", differences)}\n");
    }

    /// <summary>The packed listings are those beside the repository, where it has them.</summary>
    [SkippableTheory]
    [InlineData("TorchSharp")]
    [InlineData("SixLabors.ImageSharp")]
    [InlineData("Plotly.NET")]
    public void Packed_listing_is_current(string package)
    {
        string? source = Beside(package);
        Skip.If(source is null, "../shared/api is not beside this repository; the packed listings are used as they are.");
        Assert.Equal(File.ReadLines(source!).Where(l => l.Length > 0 && !l.Contains("Tensorboard")), Listing.Of(package).Lines);
    }

    /// <summary>DynamicObj is a package of its own, of which Plotly.NET's objects inherit; there is no listing of it.</summary>
    private static bool OfADependency(string line) => line.StartsWith("T class DynamicObj.") || line.StartsWith("M DynamicObj.");

    private static string? Beside(string package)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Notebooks.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "api", package + ".txt") is var path && File.Exists(path) ? path : null;
        return null;
    }
}
