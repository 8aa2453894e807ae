using Sequential = TorchSharp.Modules.Sequential;

namespace SmallData.Exercises;

/// <summary>The answers to the exercises, by number.</summary>
internal static class Answers
{
    private static readonly IReadOnlyDictionary<string, Answer> All = new Dictionary<string, Answer>
    {
        ["0.1"] = Answer.Number(5, "Go layer by layer: 28 with a kernel of 5, a rim of 2 and steps of 2; halve it; then a valid kernel of 3.",
            "28 becomes 14, pooling makes it 7, and a valid kernel of 3 loses one on each side."),
        ["0.2"] = Answer.Number(3 * 3 * 256 * 512 + 512, "After one more pooling a map is 3×3. Every number that comes in has a weight to each of the 512, and each of those a bias.",
            "Halving a side of the last maps divides the dense layer by four. That is where a net's size is decided."),
        ["0.3"] = Answer.Test<float[]>(MovesLeft, "Each pixel of the answer must be the one to the right of it.", "The kernel copies a neighbour. All other kernels are sums of such copies."),
        ["0.4"] = Answer.Test<Sequential>(GivesTenLogits, "Two bugs. How wide is a 28×28 picture after a valid 3×3 kernel and a pooling? And what does cross_entropy expect: probabilities or logits?",
            "The first bug stops the cell. The second only makes the net learn slowly, which is worse: nothing tells you."),
        ["0.5"] = Answer.Test<Sequential>((net, _) => Parameters(net) <= 50_000 && Shape(net, 1, 28) is [2, 10],
            "At most 50,000 parameters, and an output of shape [n, 10]."),

        ["1.1"] = Answer.Choice('b', "Two photos of one burst are nearly the same photo. What does a test tell if one of them trained?",
            "a and c put photos of one burst on both sides, so the test asks about photos that the net has nearly seen. The animal, not the photo, is what must be new."),
        ["1.2"] = Answer.Number(32 * 3 * 150 * 150 * 4 / 1e6, "Photos × colours × rows × columns, and four bytes for each number of type float32.", tolerance: 0.01),
        ["1.3"] = Answer.Test<Func<byte[], Tensor>>(ReadsInterleaved, "The bytes come pixel by pixel: red, green, blue, red, green, blue. The last axis that they fill is the colour.",
            "reshape says how to read memory, permute turns axes. The wrong one gives no error, only a picture scrambled into coloured stripes."),
        ["1.4"] = Answer.Test<double>((brightness, given) => given is [Tensor bytes] && Math.Abs(brightness - bytes.to(ScalarType.Float64).mean().ToDouble() / 255) < 1e-4,
            "The bytes go from 0 to 255; the answer goes from 0 to 1."),

        ["2.1"] = Answer.Number(Math.Log(2), "The net says one half for each photo, whatever the photo shows. The loss of a photo is minus the logarithm of the probability of the right class.",
            "ln 2: where the loss of a net stays near it, the net guesses.", tolerance: 0.005),
        ["2.2"] = Answer.Test<Action<nn.Module<Tensor, Tensor>, optim.Optimizer, Batch>>(StepsAlike, "Do it twice with one batch: what is in the gradients before the second backward()?",
            "backward() adds to the gradients. Without zero_grad() each step repeats all the steps before it."),
        ["2.3"] = Answer.Test<Sequential>((net, _) => Parameters(net) == 240_961 && Shape(net, 3, 150) is [2, 1],
            "Four blocks as in NetA, then AdaptiveAvgPool2d(1), Flatten() and Linear(128, 1).",
            "240,961 parameters instead of 3,453,121. It can still say that there is an ear, but no longer where. For a cat in any corner that is no loss."),
        ["2.4"] = Answer.Choice('a', "Which of the three figures says how sure the net is where it is wrong? And which set must not be asked yet?",
            "The lowest validation loss. The accuracy of a few hundred photos moves by a point or two from epoch to epoch by luck alone; the loss also counts how sure each answer was. Choosing by test makes the test a second validation set."),

        ["3.1"] = Answer.Test<Augmentation>((mine, _) => mine == new Augmentation { HorizontalFlip = true, WidthShiftRange = 0.1, HeightShiftRange = 0.1 },
            "Set HorizontalFlip, WidthShiftRange and HeightShiftRange, and leave the rest alone."),
        ["3.2"] = Answer.Number(75 * Math.Sin(0.2), "The sine of the angle, in radians, times the distance of the column from the middle of the picture.",
            "Fifteen pixels in radians, a quarter of a pixel in degrees: the same 0.2, two different experiments.", tolerance: 0.2),
        ["3.3"] = Answer.Choice('c', "Which change makes one class look like another?",
            "A mirrored 2 is no digit, and a 6 upside down is a 9. A change is allowed where it keeps the class, and nothing in a library can know that."),
        ["3.4"] = Answer.Test<double>(TwoLooks, "Above zero says class 1. Compare with truth, turn into Float32, take the mean."),

        ["4.1"] = Answer.Choice('b', "1,010 photos of two classes are 2,020. How many batches of 16 is that, without a remainder?",
            "2,020 // 16 is 126 batches, 2,016 photos: four dogs have no features, and 2,016 rows do not match 2,020 labels. Counts that divide by the batch size hid the bug in the blog."),
        ["4.2"] = Answer.Test<FeatureSet>((few, given) => few.Count == 20 && few.Labels.sum().item<long>() == 10 && few.Files.Distinct().Count() == 20 && given is [History],
            "Twenty photos, ten of each class: Enumerable.Range(0, 10).Concat(Enumerable.Range(train, 10)). Then keep what TrainTop gives back in fromFew.",
            "Compare its last epoch with chapter 02. A border between features that already say what is there needs few photos."),
        ["4.3"] = Answer.Test<History>((halfway, given) => given is [History late] && halfway.Epochs.Count == late.Epochs.Count && !halfway.Epochs.SequenceEqual(late.Epochs),
            "Give what Fit gives back for the features of the middle, after as many epochs as the top of the last block had.",
            "Compare BestAccuracy and your prediction with those of the last block. What comes later tells these classes apart better, or it does not: now you have measured it."),
        ["4.4"] = Answer.Choice('d', "The last blocks speak of parts of things that ImageNet shows, and it hardly shows cells. But does that say which features are best for them?",
            "Nobody can know it beforehand. The middle still holds general patterns and textures, which cells have too; the last block may serve even so. Both are extracted once, in seconds, and validation decides."),

        ["5.1"] = Answer.Choice('c', "Both nets answered the same 100 photos, so only the seven matter on which just one of them is right.",
            "Of seven fair tosses, five or more fall the same way nearly every second time (p = 0.45). The overlap of intervals is no argument, since the answers are paired."),
        ["5.2"] = Answer.Number(Enumerable.Range(0, 101).First(right => WilsonInterval.Of(right, 100).Low > 0.9),
            "The smallest number whose interval begins above 0.9.", "Ninety is by far not enough: the true share could then well be lower."),
        ["5.3"] = Answer.Test<GridSearch>((search, given) => given is [PretrainedBase seer, Tensor labels] && search.Model.Coefficients.shape[1] == seer.Channels && search.Model.Samples == labels.shape[0],
            "Pass the averaged maps, the same labels, some values of C and the same folds to GridSearch.Run.", "Compare search.Best with pooledSearch.Best, and with your guess. A difference below the standard deviation over the folds means that where a pattern is hardly matters here."),
        ["5.4"] = Answer.Test<LinearSvm>((svm, given) => given is [FeatureSet all, GridSearch search] && svm.Samples == all.Count && svm.C == search.Best.C,
            "LinearSvm.Fit takes features, labels and C. The features are those of trainAndAside, flat.", "Hold the gain against the standard deviation that the learning curve showed."),

        ["6.1"] = Answer.Choice('b', "Few pictures, unlike those that the base knows. Find the quadrant.",
            "This is the dilemma. Edges and textures of the first blocks serve X-rays, too; the last blocks look for other things. How many to freeze is to be tried out."),
        ["6.2"] = Answer.Test<TransferNet>((net, _) => net.FrozenBlocks == net.Blocks.Count - 2
                && net.Blocks.Take(net.FrozenBlocks).All(block => block.Module.parameters().All(weight => !weight.requires_grad)),
            "TrainFrom takes the name of the first block to train: of two, the last but one."),
        ["6.3"] = Answer.Choice('b', "Which weights does the optimizer hold, and what do its momentum and weight decay do to a weight that gets no new gradient any more?",
            "The optimizer has stepped over all weights. Their last gradients and its momentum go on moving those that were frozen later, so the base no longer gives the features that were kept."),
        ["6.4"] = Answer.Test<double>((loss, given) => given is [double best] && loss > 0 && loss < 10 && Math.Abs(loss - best) > 1e-12,
            "Give the LowestLoss.ValidationLoss of your own run's history.", "Hold it against your prediction: between the two rates there is often a better one."),

        ["7.1"] = Answer.Choice('b', "What does the last layer of net D give: a probability or a logit?",
            "A logit of 0 is a probability of one half. 0.5 as a border on logits asks for 62 %."),
        ["7.2"] = Answer.Test<Augmentation>((mine, _) => Math.Abs(mine.RotationRange - 18) < 1e-9 && (mine with { RotationRange = 0 }) == new Augmentation { FillMode = FillMode.Reflect },
            "A turn has 360 degrees. FillMode.Reflect fills the corners with a mirror image; the picture itself is not mirrored. Leave the rest alone."),
        ["7.3"] = Answer.Test<double>((share, given) => given is [Trainer trainer, PhotoSet photos] && Math.Abs(share - HorsesInTheMiddle(trainer, photos)) < 1e-9,
            "The window begins a quarter from the top and a quarter from the left. Humans are class 1."),

        ["8.1"] = Answer.Choice('c', "Which of the figures was not used to choose anything?",
            "Validation chose the epoch, so 84 % is too good. 80 % belongs to other weights. Test was asked once, about the weights that you keep."),
        ["8.2"] = Answer.Test<int>((count, _) => count >= 4, "There are more: look at the set, at the epoch, at how many photos, and at what was compared photo by photo.",
            "Other photos; the best of many epochs against the last; both wobble by more than a point, their difference by more still; one seed each. Two points prove nothing here."),
        ["8.3"] = Answer.Number(3600, "Two wobbles are 0.01, so one is 0.005. Square it: 0.9 × 0.1 / n.", "Half the wobble takes four times the photos.", tolerance: 1),

        ["9.1"] = Answer.Choice('d', "May more than one of the answers be right for one photo?",
            "Each label is a question of its own with yes or no, so each has its own sigmoid. A softmax would share one probability among them."),
        ["9.2"] = Answer.Number(0.02, "The gradient of strength · w² is 2 · strength · w. Times the rate, it is what a step takes away.",
            "Large weights lose most, small ones hardly anything. L1 takes the same from each, and so brings many to zero.", tolerance: 1e-6),
        ["9.3"] = Answer.Choice('b', "How far does a figure of 60 photos move by luck?",
            "With 60 photos, five points are three photos. Five folds ask all 300, each once, and show how far the folds differ."),
    };

    /// <summary>How an exercise is judged.</summary>
    /// <exception cref="KeyNotFoundException">The course has no such exercise.</exception>
    public static Answer Of(string exercise) => All.GetValueOrDefault(exercise) ?? throw new KeyNotFoundException($"The course keeps no answer to an exercise {exercise}.");

    /// <summary>The exercises whose answers are kept here.</summary>
    public static IEnumerable<string> Numbers => All.Keys;

    private static long Parameters(Sequential net) => net.parameters().Sum(parameter => parameter.numel());

    private static Tensor Outputs(Sequential net, long channels, long side)
    {
        using var noGradients = no_grad();
        Device device = net.parameters().FirstOrDefault()?.device ?? CPU;
        bool training = net.training;
        net.eval();
        Tensor outputs = net.call(linspace(0, 1, 2 * channels * side * side, device: device).reshape(2, channels, side, side));
        net.train(training);
        return outputs;
    }

    private static long[] Shape(Sequential net, long channels, long side)
    {
        using Tensor outputs = Outputs(net, channels, side);
        return outputs.shape;
    }

    private static bool MovesLeft(float[] kernel, IReadOnlyList<object?> given)
    {
        using var scope = NewDisposeScope();
        Tensor picture = rand(1, 1, 6, 6);
        Tensor moved = nn.functional.conv2d(picture, tensor(kernel).reshape(1, 1, 3, 3), padding: [1, 1]);
        return (moved.narrow(3, 0, 5) - picture.narrow(3, 1, 5)).abs().max().ToSingle() < 1e-4;
    }

    private static bool GivesTenLogits(Sequential net, IReadOnlyList<object?> given)
    {
        using var scope = NewDisposeScope();
        Tensor outputs = Outputs(net, 1, 28);
        return outputs.shape is [2, 10] && (outputs.sum(1) - 1).abs().max().ToSingle() > 1e-3;
    }

    private static bool ReadsInterleaved(Func<byte[], Tensor> load, IReadOnlyList<object?> given)
    {
        using var scope = NewDisposeScope();
        const int Side = 150;
        byte[] pixels = [.. Enumerable.Range(0, Side * Side * 3).Select(at => (byte)(at % 251))];
        Tensor loaded = load(pixels);
        Tensor expected = tensor(pixels).reshape(Side, Side, 3).permute(2, 0, 1).to(ScalarType.Float32);
        return loaded.shape is [3, Side, Side] && (loaded.to(ScalarType.Float32) - expected).abs().max().ToSingle() == 0;
    }

    private static bool StepsAlike(Action<nn.Module<Tensor, Tensor>, optim.Optimizer, Batch> step, IReadOnlyList<object?> given)
    {
        using var scope = NewDisposeScope();
        var batch = new Batch(tensor(new float[] { 1, 2, -1, 0.5f }).reshape(2, 2), tensor(new long[] { 1, 0 }));
        float[] Weights(Action<nn.Module<Tensor, Tensor>, optim.Optimizer, Batch> take)
        {
            var net = nn.Linear(2, 1);
            using (no_grad())
            {
                net.weight.fill_(0.3);
                net.bias!.fill_(0);
            }

            optim.Optimizer optimizer = optim.SGD(net.parameters(), 0.5);
            take(net, optimizer, batch);
            take(net, optimizer, batch);
            return [.. net.weight.data<float>()];
        }

        float[] expected = Weights((net, optimizer, one) =>
        {
            optimizer.zero_grad();
            Objective.Binary.Loss(net.call(one.Inputs), one.Labels).backward();
            optimizer.step();
        });
        return expected.Zip(Weights(step)).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
    }

    private static bool TwoLooks(double accuracy, IReadOnlyList<object?> given)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        if (given is not [nn.Module<Tensor, Tensor> net, Tensor images, Tensor truth])
        {
            return false;
        }

        net.eval();
        Tensor logits = (net.call(images) + net.call(images.flip(3))).squeeze(1);
        double expected = logits.gt(0).eq(truth.eq(1)).to(ScalarType.Float32).mean().ToDouble();
        return Math.Abs(accuracy - expected) < 1e-6;
    }

    /// <summary>Share of people, class 1, whose middle is taken for a horse: half as high and half as wide, enlarged.</summary>
    private static double HorsesInTheMiddle(Trainer trainer, PhotoSet photos)
    {
        Evaluation seen = trainer.Evaluate(new ChangedSamples(photos, images =>
        {
            (long height, long width) = (images.shape[2], images.shape[3]);
            return nn.functional.interpolate(
                images.narrow(2, (long)(0.25 * height), height / 2).narrow(3, (long)(0.25 * width), width / 2), size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
        }));
        return seen.Confused(1, 0) / (double)seen.Labels.Count(label => label == 1);
    }
}
