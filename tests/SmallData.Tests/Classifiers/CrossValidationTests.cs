using SmallData.Classifiers;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Classifiers;

public sealed class CrossValidationTests
{
    private static readonly double[] Values = [0.01, 0.1, 1, 10, 100];

    private static readonly Lazy<GridSearch> Search = new(() =>
        GridSearch.Run(Samples.Tall.Features, Samples.Tall.Labels, Values, StratifiedKFold.Of(Samples.Tall.Labels, 10)));

    private static void AssertNear(double[] expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

    [Fact]
    public void Mean_scores_are_those_of_scikit_learn() =>
        AssertNear(Samples.Golden("grid-mean_test_score"), Search.Value.Points.Select(point => point.Validation.Mean));

    [Fact]
    public void Standard_deviations_are_those_of_scikit_learn() =>
        AssertNear(Samples.Golden("grid-std_test_score"), Search.Value.Points.Select(point => point.Validation.Std));

    [Fact]
    public void Training_scores_are_those_of_scikit_learn() =>
        AssertNear(Samples.Golden("grid-mean_train_score"), Search.Value.Points.Select(point => point.Training.Mean));

    [Fact]
    public void The_best_value_is_that_of_scikit_learn() => Assert.Equal(Samples.Golden("grid-best").Single(), Search.Value.Best.C);

    [Fact]
    public void The_model_is_fitted_to_all_samples_with_the_best_value()
    {
        using LinearSvm alone = LinearSvm.Fit(Samples.Tall.Features, Samples.Tall.Labels, Search.Value.Best.C);
        Assert.Equal(alone.Intercepts[0], Search.Value.Model.Intercepts[0], 1e-12);
    }

    [Fact]
    public void Of_equal_scores_the_smaller_value_is_best()
    {
        Tensor features = cat([ones(10, 1), -ones(10, 1)]), labels = cat([ones(10, dtype: ScalarType.Int64), zeros(10, dtype: ScalarType.Int64)]);
        Assert.Equal(0.5, GridSearch.Run(features, labels, [2, 0.5, 1], StratifiedKFold.Of(labels, 5)).Best.C);
    }

    [Fact]
    public void The_last_point_of_a_learning_curve_is_cross_validation()
    {
        StratifiedKFold folds = StratifiedKFold.Of(Samples.Tall.Labels, 10);
        LearningCurve curve = LearningCurve.Of(Samples.Tall.Features, Samples.Tall.Labels, 1, folds, seed: 3);
        Assert.Equal(Search.Value.Points[2].Validation.Scores, curve.Points[^1].Validation.Scores);
    }

    [Fact]
    public void A_learning_curve_has_ten_steps_up_to_what_a_fold_leaves()
    {
        LearningCurve curve = LearningCurve.Of(Samples.Tall.Features, Samples.Tall.Labels, 1, StratifiedKFold.Of(Samples.Tall.Labels, 10), seed: 3);
        Assert.Equal([10, 21, 32, 43, 54, 64, 75, 86, 97, 108], curve.Points.Select(point => point.Samples));
    }

    [Fact]
    public void Each_beginning_of_the_order_holds_the_classes_in_proportion()
    {
        int[] labels = [.. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1, 40)];
        int[] order = LearningCurve.InProportion(labels, [.. Enumerable.Range(0, 60)], seed: 5);
        for (int size = 3; size <= 60; size += 3)
        {
            Assert.Equal(size / 3, order.Take(size).Count(i => labels[i] == 0));
        }
    }

    [Fact]
    public void Folds_of_other_samples_are_refused_with_the_remedy()
    {
        StratifiedKFold others = StratifiedKFold.Of(Samples.Wide.Labels, 5);
        var error = Assert.Throws<SmallDataException>(() => GridSearch.Run(Samples.Tall.Features, Samples.Tall.Labels, Values, others));
        Assert.Contains("made for 40 samples", error.Message);
    }

    [Fact]
    public void Searches_on_several_scales_share_a_picture_with_a_logarithmic_axis()
    {
        string picture = GridSearchChart.Of(("as they are", Search.Value), ("again", Search.Value)).ToHtml();
        Assert.Contains("\"name\":\"as they are\"", picture, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"again\"", picture, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"log\"", picture, StringComparison.Ordinal);
    }
}
