namespace House.Tests;

/// <summary>Packages are locked: each project has its list, so that a locked restore holds it to the hashes there.</summary>
public sealed class PackageListTests
{
    public static TheoryData<string> Projects => [.. Repository.Files("lib", "*.csproj").Concat(Repository.Files("tests", "*.csproj")).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_a_list_of_its_packages(string project) =>
        Assert.True(File.Exists(Path.Combine(Repository.Root, ".config", "packages", "cpu.linux-x64", project + ".lock.json")), "Write it, see .config/packages/README.md.");
}
