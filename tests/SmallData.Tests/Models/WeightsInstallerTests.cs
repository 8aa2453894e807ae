using SmallData.Models;
using SmallData.Models.Weights;
using SmallData.Tests.Downloads;
using SmallData.Tests.Features;
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
        Assert.Equal(4 * (2_223_872 + 34_112), int.Parse(last[1]) - int.Parse(last[0]) + 1);
        Assert.Equal(served.Content.Length, whole.Length);
    }

    [Fact]
    public async Task The_fetched_weights_are_opened_with_their_own_preprocessing()
    {
        using ConvolutionalBase net = Seeded();
        test.Server.Serve("model.safetensors", WholeNet(net));
        await Install("model.safetensors");
        Environment.SetEnvironmentVariable(Settings.DataVariable, test.Root);
        using var opened = PretrainedBase.Open("mobilenet-v2");
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
        using ConvolutionalBase other = TinyBase.Open().Net;
        test.Server.Serve("model.safetensors", WholeNet(other, name => name));
        Assert.Contains("it has no 'conv_stem.weight' of 32×3×3×3", await Failure("model.safetensors"), StringComparison.Ordinal);
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
        Assert.Contains("has been damaged since it was written", Assert.Throws<SmallDataException>(() => PretrainedBase.Open("mobilenet-v2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_are_those_of_the_nets() =>
        Assert.All(PublicWeights.All, weights => Assert.Equal(weights.Name, PretrainedNets.Find(weights.Name).Name));

    [Theory]
    [InlineData("features.0.0.weight", "conv_stem.weight")]
    [InlineData("features.0.1.running_var", "bn1.running_var")]
    [InlineData("features.1.conv.0.0.weight", "blocks.0.0.conv_dw.weight")]
    [InlineData("features.1.conv.1.weight", "blocks.0.0.conv_pw.weight")]
    [InlineData("features.1.conv.2.bias", "blocks.0.0.bn2.bias")]
    [InlineData("features.2.conv.0.0.weight", "blocks.1.0.conv_pw.weight")]
    [InlineData("features.3.conv.1.1.running_mean", "blocks.1.1.bn2.running_mean")]
    [InlineData("features.16.conv.2.weight", "blocks.5.2.conv_pwl.weight")]
    [InlineData("features.17.conv.3.weight", "blocks.6.0.bn3.weight")]
    [InlineData("features.18.1.bias", "bn2.bias")]
    public void MobileNetV2s_tensors_have_other_names_in_timms_file(string torchvision, string timm) =>
        Assert.Equal(timm, Timm(torchvision));

    private static string Timm(string torchvision)
    {
        using ConvolutionalBase net = PublishedNets.MobileNetV2();
        return PretrainedNets.MobileNetV2Download.NamesFor(net)(torchvision);
    }

    private Task<InstalledWeights> Install(string path) =>
        new WeightsInstaller(test.Root, DownloadFixture.Hasty).InstallAsync(PretrainedNets.MobileNetV2Download with { Address = test.Server.Address(path) });

    private async Task<string> Failure(string path) => (await Assert.ThrowsAsync<SmallDataException>(() => Install(path))).Message;

    private static ConvolutionalBase Seeded()
    {
        manual_seed(4);
        return PublishedNets.MobileNetV2();
    }

    private byte[] WholeNet(ConvolutionalBase net) => WholeNet(net, PretrainedNets.MobileNetV2Download.NamesFor(net));

    /// <summary>As published: the base between tensors of the classifier.</summary>
    private byte[] WholeNet(ConvolutionalBase net, Func<string, string> name)
    {
        using var scope = NewDisposeScope();
        string file = Path.Combine(test.Root, "whole.safetensors");
        SafeTensorsWriter.Save(
            file,
            [("classifier.weight", zeros(1000, 512)), .. net.state_dict().Where(entry => !entry.Key.EndsWith("tracked", StringComparison.Ordinal)).Select(entry => (name(entry.Key), entry.Value)), ("classifier.bias", zeros(1000))]);
        return File.ReadAllBytes(file);
    }
}
