using System.Globalization;
using SmallData.Classifiers;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests.Classifiers;

public sealed class LinearSvmTests
{
    public static TheoryData<string, double> Settings()
    {
        var all = new TheoryData<string, double>();
        foreach (string name in (string[])["wide", "tall", "three"])
        {
            foreach (double c in (double[])[0.01, 1, 100])
            {
                all.Add(name, c);
            }
        }

        return all;
    }

    private static string Key(string name, double c) => string.Create(CultureInfo.InvariantCulture, $"{name}-{c}");

    private static void AssertNear(double[] expected, IEnumerable<double> actual, double tolerance)
    {
        double[] values = [.. actual];
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - values[i]) <= tolerance, $"value {i} is {values[i]}, not {expected[i]}");
        }
    }

    [Theory, MemberData(nameof(Settings))]
    public void Decision_values_are_those_of_scikit_learn(string name, double c)
    {
        Samples samples = Samples.Named(name);
        using LinearSvm svm = LinearSvm.Fit(samples.Features, samples.Labels, c);
        IEnumerable<double> Decisions(Tensor features) => svm.Decide(features).flatten().data<float>().Select(value => (double)value);
        AssertNear(Samples.Golden(Key(name, c)), Decisions(samples.Features).Concat(Decisions(Samples.Fresh(name))), 2e-5);
    }

    [Theory, MemberData(nameof(Settings))]
    public void Intercepts_are_those_of_scikit_learn(string name, double c)
    {
        Samples samples = Samples.Named(name);
        using LinearSvm svm = LinearSvm.Fit(samples.Features, samples.Labels, c);
        AssertNear(Samples.Golden(Key(name, c) + "-intercepts"), svm.Intercepts, 2e-5);
    }

    /// <summary>At the minimum the gradient w − 2C Σ max(0, 1 − y f(x)) y x is zero.</summary>
    [Theory, InlineData(1e-6), InlineData(1), InlineData(1e4)]
    public void The_gradient_is_zero_at_the_solution(double c)
    {
        Samples samples = Samples.Tall;
        var data = new ClassifierData(samples.Features, samples.Labels);
        double[] signs = [.. data.Labels.Select(label => label == 1 ? 1.0 : -1)];
        var machine = new SquaredHinge(data.Products, signs);
        machine.Solve(c);
        for (int i = 0; i < data.Count; i++)
        {
            double slack = Math.Max(0, 1 - signs[i] * machine.Scores[i]);
            Assert.Equal(2 * c * slack * signs[i], machine.Beta[i], 1e-6 * Math.Max(1, c));
        }
    }

    [Fact]
    public void A_search_that_goes_on_from_another_C_ends_where_a_fresh_one_ends()
    {
        Samples samples = Samples.Tall;
        var data = new ClassifierData(samples.Features, samples.Labels);
        int[] rows = [.. Enumerable.Range(0, data.Count)];
        var warm = new OneVersusRest(data, rows);
        foreach (double c in (double[])[0.001, 1000, 3])
        {
            warm.Solve(c);
        }

        var fresh = new OneVersusRest(data, rows);
        fresh.Solve(3);
        AssertNear(fresh.Weights.Single(), warm.Weights.Single(), 1e-8);
    }

    [Fact]
    public void The_same_sample_many_times_over_does_no_harm()
    {
        Tensor features = cat([ones(30, 4), zeros(30, 4)]), labels = cat([zeros(30, dtype: ScalarType.Int64), ones(30, dtype: ScalarType.Int64)]);
        using LinearSvm svm = LinearSvm.Fit(features, labels, 1e6);
        Assert.Equal(1, svm.Accuracy(features, labels));
    }

    [Fact]
    public void Accuracy_counts_right_answers()
    {
        Tensor features = tensor(new[] { -2f, -1, 1, 2 }, 4, 1);
        using LinearSvm svm = LinearSvm.Fit(features, tensor(new long[] { 0, 0, 1, 1 }));
        Assert.Equal(0.75, svm.Accuracy(features, tensor(new long[] { 0, 1, 1, 1 })));
    }

    [Fact]
    public void Three_classes_are_told_apart()
    {
        Tensor features = tensor(new[] { 1f, 0, 0, 0, 1, 0, 0, 0, 1 }, 3, 3);
        using LinearSvm svm = LinearSvm.Fit(features, tensor(new long[] { 0, 1, 2 }), 10);
        Assert.Equal([2, 0, 1], svm.Predict(features.index_select(0, tensor(new long[] { 2, 0, 1 }))));
    }

    [Fact]
    public void Samples_outside_the_margin_do_not_count()
    {
        Tensor features = tensor(new[] { -100f, -0.5f, 0.5f, 100 }, 4, 1);
        using LinearSvm svm = LinearSvm.Fit(features, tensor(new long[] { 0, 0, 1, 1 }));
        Assert.Equal([2], svm.SupportVectors);
    }

    [Fact]
    public void NaN_is_refused_in_words()
    {
        Tensor features = tensor(new[] { 1f, float.NaN, 0, 1 }, 2, 2);
        var error = Assert.Throws<SmallDataException>(() => LinearSvm.Fit(features, tensor(new long[] { 0, 1 })));
        Assert.Contains("NaN", error.Message);
    }

    [Fact]
    public void One_class_alone_is_refused_in_words()
    {
        var error = Assert.Throws<SmallDataException>(() => LinearSvm.Fit(ones(3, 2), zeros(3, dtype: ScalarType.Int64)));
        Assert.Contains("two classes", error.Message);
    }

    [Fact]
    public void Maps_that_were_not_flattened_are_refused_with_the_remedy()
    {
        var error = Assert.Throws<SmallDataException>(() => LinearSvm.Fit(ones(2, 3, 4, 4), tensor(new long[] { 0, 1 })));
        Assert.Contains("flatten(1)", error.Message);
    }

    [Fact]
    public void Features_of_another_width_are_refused_with_the_remedy()
    {
        using LinearSvm svm = LinearSvm.Fit(tensor(new[] { -1f, 1 }, 2, 1), tensor(new long[] { 0, 1 }));
        Assert.Contains("same base", Assert.Throws<SmallDataException>(() => svm.Decide(ones(2, 3))).Message);
    }
}
