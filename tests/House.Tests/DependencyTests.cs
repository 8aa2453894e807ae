using System.Xml.Linq;

namespace House.Tests;

/// <summary>Dependencies point one way: notebooks, then SmallData, then the rooms below it, then packages; Book stands on SmallData.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Book"] = ["SmallData"],
        ["SmallData"] = ["CpuKernels", "Figures", "Sketches"],
        ["CpuKernels"] = [],
        ["Figures"] = [],
        ["Sketches"] = [],
    };

    public static TheoryData<string> Rooms => [.. Repository.Files("lib", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_stands_on_those_below_it_alone(string room)
    {
        string[] below = Allowed.GetValueOrDefault(room) ?? throw new InvalidOperationException($"lib/{room} is a new room: say here what it may stand on.");
        Assert.Empty(References(room, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(below));
    }

    [Theory]
    [InlineData("Figures")]
    [InlineData("Sketches")]
    public void Pictures_need_no_package(string room) => Assert.Empty(References(room, "PackageReference"));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_says_in_a_sentence_what_it_is_for(string room) =>
        Assert.EndsWith(".", Project(room).Descendants("Description").SingleOrDefault()?.Value ?? "no <Description>", StringComparison.Ordinal);

    private static IEnumerable<string> References(string room, string kind) =>
        Project(room).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));

    private static XDocument Project(string room) => XDocument.Load(Path.Combine(Repository.Root, "lib", room, room + ".csproj"));
}
