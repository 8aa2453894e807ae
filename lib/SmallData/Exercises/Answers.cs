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
            "reshape says how to read memory, permute turns axes. The wrong one gives no error, only a picture of noise."),
        ["1.4"] = Answer.Test<double>((brightness, given) => given is [Tensor bytes] && Math.Abs(brightness - bytes.to(ScalarType.Float64).mean().ToDouble() / 255) < 1e-4,
            "The bytes go from 0 to 255; the answer goes from 0 to 1."),

        ["2.1"] = Answer.Number(Math.Log(2), "The net says one half for each photo, whatever the photo shows. The loss of a photo is minus the logarithm of the probability of the right class.",
            "ln 2: where the loss of a net stays near it, the net guesses.", tolerance: 0.005),
        ["2.2"] = Answer.Test<Action<nn.Module<Tensor, Tensor>, optim.Optimizer, Batch>>(StepsAlike, "Do it twice with one batch: what is in the gradients before the second backward()?",
            "backward() adds to the gradients. Without zero_grad() each step repeats all the steps before it."),
        ["2.3"] = Answer.Test<Sequential>((net, _) => Parameters(net) == 240_961 && Shape(net, 3, 150) is [2, 1],
            "Four blocks as in NetA, then AdaptiveAvgPool2d(1), Flatten() and Linear(128, 1).",
            "It can still say that there is an ear, but no longer where. For a cat in any corner that is no loss."),
        ["2.4"] = Answer.Choice('a', "Which of the three figures says how sure the net is where it is wrong? And which set must not be asked yet?",
            "The lowest validation loss. The accuracy of a few hundred photos moves by luck from epoch to epoch; the loss also counts how sure each answer was. Choosing by test makes the test a second validation set."),

        ["3.1"] = Answer.Test<Augmentation>((mine, _) => mine == new Augmentation { HorizontalFlip = true, WidthShiftRange = 0.1, HeightShiftRange = 0.1 },
            "Set HorizontalFlip, WidthShiftRange and HeightShiftRange, and leave the rest alone."),
        ["3.2"] = Answer.Number(75 * Math.Sin(0.2), "The sine of the angle, in radians, times the distance of the row from the middle of the picture.",
            "Fifteen pixels in radians, a quarter of a pixel in degrees: the same 0.2, two different experiments.", tolerance: 0.2),
        ["3.3"] = Answer.Choice('c', "Which change makes one class look like another?",
            "A mirrored 2 is no digit, and a 6 upside down is a 9. A change is allowed where it keeps the class, and nothing in a library can know that."),
        ["3.4"] = Answer.Test<double>(TwoLooks, "Above zero says class 1. Compare with truth, turn into Float32, take the mean."),

        ["9.1"] = Answer.Choice('d', "May more than one of the answers be right for one photo?",
            "Each label is a question of its own with yes or no, so each has its own sigmoid. A softmax would share one probability among them."),
        ["9.2"] = Answer.Number(0.02, "The gradient of strength · w² is 2 · strength · w. Times the rate, it is what a step takes away.",
            "Large weights lose most, small ones hardly anything. L1 takes the same from each, and so brings many to zero.", tolerance: 1e-6),
        ["9.3"] = Answer.Choice('b', "How far does a figure of 60 photos move by luck?",
            "With 60 photos, four points are two or three photos. Five folds ask all 300, each once, and show how far the folds differ."),
    };

    /// <summary>How an exercise is judged.</summary>
    /// <exception cref="KeyNotFoundException">The course has no such exercise.</exception>
    public static Answer Of(string exercise) =>
        All.TryGetValue(exercise, out Answer? answer) || TransferAnswers.All.TryGetValue(exercise, out answer) ? answer : throw new KeyNotFoundException($"The course keeps no answer to an exercise {exercise}.");

    /// <summary>The exercises whose answers are kept here.</summary>
    public static IEnumerable<string> Numbers => All.Keys.Concat(TransferAnswers.All.Keys);

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
}
