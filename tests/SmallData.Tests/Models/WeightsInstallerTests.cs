using SmallData.Models;
using SmallData.Models.Downloads;
using SmallData.Models.Weights;
using SmallData.Tests.Downloads;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Models;

/// <summary>Fetching weights from a server on this machine.</summary>
public sealed class WeightsInstallerTests : IDisposable
{
    private readonly DownloadFixture test = new();

    public void Dispose() => test.Dispose();

    [Fact]
    public async Task Only_the_convolutions_of_a_whole_net_are_downloaded_in_one_stretch()
    {
        using ConvolutionalBase net = Seeded();
        byte[] whole = WholeNet(net);
        ServedFile served = test.Server.Serve("model.safetensors", whole);
        InstalledWeights installed = await Install("model.safetensors");

        Assert.Equal(StateDict.Hash(net), installed.WeightsHash);
        Assert.Equal(4, test.Server.Requests.Count);
        string[] last = test.Server.Requests.Last().Split('=')[^1].Split('-');
        Assert.Equal(4 * 722_496, int.Parse(last[1]) - int.Parse(last[0]) + 1);
        Assert.Equal(served.Content.Length, whole.Length);
    }

    [Fact]
    public async Task The_fetched_weights_are_opened_with_their_own_preprocessing()
    {
        using ConvolutionalBase net = Seeded();
        test.Server.Serve("model.safetensors", WholeNet(net));
        await Install("model.safetensors");
        Environment.SetEnvironmentVariable(Settings.DataVariable, test.Root);
        using var opened = PretrainedBase.SqueezeNet();
        Assert.Equal((StateDict.Hash(net), "torchvision"), (opened.WeightsHash, opened.Preprocessing.Name));
    }

    [Fact]
    public async Task A_cut_connection_goes_on_inside_the_stretch()
    {
        using ConvolutionalBase net = Seeded();
        ServedFile served = test.Server.Serve("model.safetensors", WholeNet(net));
        foreach (int whole in (int[])[1, 8, int.MaxValue, 1_000_000])
        {
            served.Cuts.Enqueue(whole);
        }

        InstalledWeights installed = await Install("model.safetensors");
        Assert.Equal(StateDict.Hash(net), installed.WeightsHash);
        Assert.Equal(5, test.Server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_sends_only_whole_files_is_told()
    {
        using ConvolutionalBase net = Seeded();
        test.Server.Serve("model.safetensors", WholeNet(net)).HonoursRanges = false;
        Assert.Contains("the server sends only whole files, and a part is wanted", await Failure("model.safetensors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_of_another_net_are_refused_before_their_numbers_are_downloaded()
    {
        using var other = new MiniVgg();
        test.Server.Serve("model.safetensors", WholeNet(other));
        Assert.Contains("it has no 'features.0.weight' of 64×3×3×3", await Failure("model.safetensors"), StringComparison.Ordinal);
        Assert.Equal(3, test.Server.Requests.Count);
    }

    [Fact]
    public async Task Numbers_that_are_none_are_refused()
    {
        using ConvolutionalBase net = Seeded();
        using (no_grad())
        {
            net.parameters().Last().fill_(float.NaN);
        }

        test.Server.Serve("model.safetensors", WholeNet(net));
        Assert.Contains("holds numbers that are infinite or none", await Failure("model.safetensors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_file_must_have_the_hash_that_its_name_begins_with()
    {
        using ConvolutionalBase net = Seeded();
        byte[] content = WholeNet(net);
        test.Server.Serve("model.pth", content);
        Assert.Contains("which should begin with 0000000", await Failure("model.pth", "0000000"), StringComparison.Ordinal);
        Assert.Equal(StateDict.Hash(net), (await Install("model.pth", DownloadFixture.Sha256(content)[..8])).WeightsHash);
    }

    [Fact]
    public async Task What_is_there_is_not_downloaded_again()
    {
        using ConvolutionalBase net = Seeded();
        test.Server.Serve("model.safetensors", WholeNet(net));
        await Install("model.safetensors");
        int requests = test.Server.Requests.Count;
        Assert.True((await Install("model.safetensors")).WasThere);
        Assert.Equal(requests, test.Server.Requests.Count);
    }

    [Fact]
    public async Task Weights_damaged_on_the_disk_are_noticed()
    {
        using ConvolutionalBase net = Seeded();
        test.Server.Serve("model.safetensors", WholeNet(net));
        string file = (await Install("model.safetensors")).File;
        byte[] content = File.ReadAllBytes(file);
        content[^1] ^= 1;
        File.WriteAllBytes(file, content);
        Environment.SetEnvironmentVariable(Settings.DataVariable, test.Root);
        Assert.Contains("has been damaged since it was written", Assert.Throws<SmallDataException>(PretrainedBase.SqueezeNet).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_are_those_of_the_nets() =>
        Assert.All(PublicWeights.All, weights => Assert.Equal(weights.Name, PretrainedNets.Find(weights.Name).Name));

    private Task<InstalledWeights> Install(string path, string? hash = null) =>
        new WeightsInstaller(test.Root, DownloadFixture.Hasty).InstallAsync(PublicWeights.SqueezeNet with { Address = test.Server.Address(path), HashBeginning = hash });

    private async Task<string> Failure(string path, string? hash = null) =>
        (await Assert.ThrowsAsync<SmallDataException>(() => Install(path, hash))).Message;

    private static SqueezeNet Seeded()
    {
        manual_seed(4);
        return new SqueezeNet();
    }

    /// <summary>As published: the base between tensors of the classifier.</summary>
    private byte[] WholeNet(ConvolutionalBase net)
    {
        using var scope = NewDisposeScope();
        string file = Path.Combine(test.Root, "whole.safetensors");
        SafeTensorsWriter.Save(
            file,
            [("classifier.1.weight", zeros(1000, 512, 1, 1)), .. net.state_dict().Where(entry => !entry.Key.EndsWith("tracked", StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value)), ("classifier.1.bias", zeros(1000))]);
        return File.ReadAllBytes(file);
    }
}
