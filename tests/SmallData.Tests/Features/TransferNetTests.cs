using SmallData.FineTuning;
using SmallData.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SmallData.Tests.Features;

public sealed class TransferNetTests
{
    private static (TransferNet Net, PretrainedBase Base, TinyBase Tiny) Make()
    {
        var (pretrained, tiny) = TinyBase.Open();
        return (new TransferNet(pretrained, Sequential(AdaptiveAvgPool2d(1), Flatten(), Linear(6, 1))), pretrained, tiny);
    }

    private static Tensor Pixels()
    {
        using var generator = new Generator(3);
        return rand([4, 3, 8, 8], generator: generator);
    }

    private static void Step(TransferNet net)
    {
        var optimizer = optim.SGD(net.parameters().Where(parameter => parameter.requires_grad), 0.1);
        optimizer.zero_grad();
        net.call(Pixels()).square().mean().backward();
        optimizer.step();
    }

    private static float[] Weights(nn.Module module) => [.. module.parameters().SelectMany(parameter => parameter.detach().clone().data<float>().ToArray())];

    [Fact]
    public void The_whole_net_is_preprocessing_base_and_top()
    {
        var (net, pretrained, _) = Make();
        net.eval();
        using Tensor expected = net.Top.call(pretrained.Layers.call(Preprocessing.MinusOneToOne.Apply(Pixels())));
        Assert.Equal(expected.data<float>(), net.call(Pixels()).data<float>());
    }

    [Fact]
    public void Batch_norm_keeps_its_statistics_in_training()
    {
        var (net, _, tiny) = Make();
        net.TrainAll().train();
        net.call(Pixels()).Dispose();
        Assert.All(tiny.BatchNorms, norm => Assert.Equal(new float[norm.running_mean!.numel()], norm.running_mean!.data<float>()));
    }

    [Fact]
    public void Training_switches_on_the_tops_dropout()
    {
        var (pretrained, _) = TinyBase.Open();
        var dropout = Dropout(0.5);
        var net = new TransferNet(pretrained, Sequential(dropout, Flatten(), Linear(96, 1)));
        net.train();
        Assert.True(dropout.training);
        net.eval();
        Assert.False(dropout.training);
    }

    [Fact]
    public void Frozen_base_does_not_move_and_the_top_does()
    {
        var (net, pretrained, _) = Make();
        (float[] before, float[] top) = (Weights(pretrained.Layers), Weights(net.Top));
        net.FreezeBase().train();
        Step(net);
        Assert.Equal(before, Weights(pretrained.Layers));
        Assert.NotEqual(top, Weights(net.Top));
    }

    [Fact]
    public void Training_from_a_block_moves_that_block_alone()
    {
        var (net, _, _) = Make();
        float[] first = Weights(net.Blocks[0].Module), second = Weights(net.Blocks[1].Module);
        net.TrainFrom("second").train();
        Step(net);
        Assert.Equal(first, Weights(net.Blocks[0].Module));
        Assert.NotEqual(second, Weights(net.Blocks[1].Module));
    }

    [Fact]
    public void Training_all_moves_every_block()
    {
        var (net, _, _) = Make();
        float[] first = Weights(net.Blocks[0].Module);
        net.TrainAll().train();
        Step(net);
        Assert.NotEqual(first, Weights(net.Blocks[0].Module));
    }

    [Fact]
    public void What_comes_after_the_frozen_part_gives_the_whole_nets_answers()
    {
        var (net, pretrained, _) = Make();
        net.TrainFrom("second").eval();
        using Tensor prefix = pretrained.Features(Pixels(), ..net.FrozenBlocks);
        using Tensor part = net.AfterFrozen().call(prefix), whole = net.call(Pixels());
        Assert.Equal(whole.data<float>(), part.data<float>());
    }

    [Fact]
    public void The_part_after_the_frozen_one_keeps_batch_norm_too()
    {
        var (net, pretrained, tiny) = Make();
        nn.Module<Tensor, Tensor> part = net.TrainFrom("second").AfterFrozen();
        part.train();
        part.call(pretrained.Features(Pixels(), ..1)).Dispose();
        Assert.All(tiny.BatchNorms, norm => Assert.False(norm.training));
    }

    [Fact]
    public void Tuned_parameters_are_those_of_the_blocks_not_frozen()
    {
        var (net, _, _) = Make();
        Assert.Equal(3 * 4 * 9 + 4 + 8 + 4 * 6 * 9 + 6 + 12, net.TrainAll().TunedParameters.Sum(parameter => parameter.numel()));
        Assert.Equal(4 * 6 * 9 + 6 + 12, net.TrainFrom("second").TunedParameters.Sum(parameter => parameter.numel()));
        Assert.Empty(net.FreezeBase().TunedParameters);
    }

    [Fact]
    public void An_unknown_block_is_refused_with_the_names_there_are()
    {
        var (net, _, _) = Make();
        string message = Assert.Throws<SmallDataException>(() => net.TrainFrom("block5")).Message;
        Assert.Equal("tiny has no block 'block5'. Choose one of first, second.", message);
    }

    // A base's first answer at its final size comes from "first", whose pooling halves the picture.
    [Fact]
    public void The_last_stage_begins_with_the_block_that_made_the_maps_small() => Assert.Equal("first", Make().Net.LastStage);
}
