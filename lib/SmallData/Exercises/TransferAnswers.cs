namespace SmallData.Exercises;

/// <summary>The answers to the exercises of chapters 04 to 08, by number.</summary>
internal static class TransferAnswers
{
    public static readonly IReadOnlyDictionary<string, Answer> All = new Dictionary<string, Answer>
    {
        ["4.1"] = Answer.Choice('b', "1,010 photos of two classes are 2,020. How many batches of 16 is that, without a remainder?",
            "2,020 // 16 is 126 batches, 2,016 photos: four dogs have no features, and 2,016 rows do not match 2,020 labels. Counts that divide by the batch size hid the bug in the blog."),
        ["4.2"] = Answer.Test<FeatureSet>((few, _) => few.Count == 20 && few.Labels.sum().item<long>() == 10 && few.Files.Distinct().Count() == 20,
            "Twenty photos, ten of each class: Enumerable.Range(0, 10).Concat(Enumerable.Range(train, 10)).",
            "Twenty photos are enough for a border between features that already say what is there."),
        ["4.3"] = Answer.Test<double>((halfway, given) => given is [History late] && halfway is > 0 and <= 1 && Math.Abs(halfway - late.Best.ValidationAccuracy) > 1e-12,
            "Give the best validation accuracy of your own run, between 0 and 1: trainer.Fit(...) returns the history, and .Best.ValidationAccuracy is in it.",
            "Compare it with the last block's. The features in the middle are general; what tells cats from dogs is made in the later blocks."),
        ["4.4"] = Answer.Choice('b', "The last blocks speak of parts of things that ImageNet shows. Has it shown cells?",
            "The middle still holds general patterns, textures and shapes, which cells have, too. Try both, and let validation decide; bare pixels are the baseline."),

        ["5.1"] = Answer.Choice('c', "Both nets answered the same 100 photos, so only the seven matter on which just one of them is right.",
            "Of seven fair tosses, five or more fall the same way nearly every second time (p = 0.45). The overlap of intervals is no argument, since the answers are paired."),
        ["5.2"] = Answer.Number(Enumerable.Range(0, 101).First(right => WilsonInterval.Of(right, 100).Low > 0.9),
            "The smallest number whose interval begins above 0.9.", "Ninety is by far not enough: the true share could then well be lower."),
        ["5.3"] = Answer.Test<GridSearch>((search, given) => given is [PretrainedBase seer, Tensor labels] && search.Model.Coefficients.shape[1] == seer.Channels && search.Model.Samples == labels.shape[0],
            "Pass the averaged maps, the same labels, some values of C and the same folds to GridSearch.Run.", "Compare with your guess: where a pattern is often matters less than how much of it there is."),
        ["5.4"] = Answer.Test<LinearSvm>((svm, given) => given is [FeatureSet all, GridSearch search] && svm.Samples == all.Count && svm.C == search.Best.C,
            "LinearSvm.Fit takes features, labels and C. The features are those of trainAndAside, flat.", "Hold the gain against the standard deviation that the learning curve showed."),

        ["6.1"] = Answer.Choice('b', "Few pictures, unlike those that the base knows. Find the quadrant.",
            "This is the dilemma. Edges and textures of the first blocks serve X-rays, too; the last blocks look for other things. How many to freeze is to be tried out."),
        ["6.2"] = Answer.Test<TransferNet>((net, _) => net.FrozenBlocks == net.Blocks.Count - 1
                && net.Blocks.Take(net.FrozenBlocks).All(block => block.Module.parameters().All(weight => !weight.requires_grad)),
            "TrainFrom takes the name of the first block to train."),
        ["6.3"] = Answer.Choice('b', "Which weights does the optimizer hold, and what does weight decay do to a weight that gets no gradient any more?",
            "The optimizer was made over all weights. Momentum and weight decay can go on moving those that were frozen later, so the base no longer gives the features that were kept."),
        ["6.4"] = Answer.Test<double>((loss, given) => given is [double best] && loss > 0 && loss < 10 && Math.Abs(loss - best) > 1e-12,
            "Give the LowestLoss.ValidationLoss of your own run's history.", "Hold it against your prediction: between the two rates there is often a better one."),

        ["7.1"] = Answer.Choice('b', "What does the last layer of net D give: a probability or a logit?",
            "A logit of 0 is a probability of one half. 0.5 as a border on logits asks for 62 %."),
        ["7.2"] = Answer.Test<Augmentation>((mine, _) => Math.Abs(mine.RotationRange - 18) < 1e-9 && (mine with { RotationRange = 0 }) == new Augmentation { FillMode = FillMode.Reflect },
            "A turn has 360 degrees. FillMode.Reflect mirrors at the edges. Leave the rest alone."),
        ["7.3"] = Answer.Test<double>((share, given) => given is [Trainer trainer, PhotoSet photos] && Math.Abs(share - HorsesInTheMiddle(trainer, photos)) < 1e-9,
            "The window begins a quarter from the top and a quarter from the left. Humans are class 1."),

        ["8.1"] = Answer.Choice('c', "Which of the figures was not used to choose anything?",
            "Validation chose the epoch, so 84 % is too good. 80 % belongs to other weights. Test was asked once, about the weights that you keep."),
        ["8.2"] = Answer.Test<int>((count, _) => count >= 4, "There are more: look at the set, at the epoch, at how many photos, and at what was compared photo by photo.",
            "Other photos; the best of many epochs against the last; both wobble by more than a point, their difference by more still; one seed each. Two points prove nothing here."),
        ["8.3"] = Answer.Number(3600, "Two wobbles are 0.01, so one is 0.005. Square it: 0.9 × 0.1 / n.", "Half the wobble takes four times the photos."),
    };

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
