using SmallData.Exercises;
using static TorchSharp.torch;

namespace SmallData.Tests.Exercises;

public sealed class CheckTests
{
    [Fact]
    public void An_untouched_exercise_waits() => Assert.StartsWith("○ Exercise 0.1 is waiting", Check.Answer("0.1", null).ToText(), StringComparison.Ordinal);

    [Fact]
    public void A_right_number_is_solved_with_what_to_take_away() =>
        Assert.Equal("✓ Exercise 2.1 is solved. ln 2: where the loss of a net stays near it, the net guesses.", Check.Answer("2.1", 0.693).ToText());

    [Theory]
    [InlineData("0.1", 6)]
    [InlineData("0.2", 4_719_104)]
    [InlineData("1.2", 2.16)]
    [InlineData("2.1", 0.5)]
    [InlineData("3.2", 0.26)]
    [InlineData("9.2", 0.01)]
    public void A_wrong_number_is_told_apart_and_the_right_one_not_given_away(string exercise, double wrong)
    {
        string said = Check.Answer(exercise, wrong).ToText();
        Assert.StartsWith($"✗ Exercise {exercise}: not yet.", said, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"1,?180,?160|8\.64|0\.693|14\.9|0\.02", said);
    }

    [Theory]
    [InlineData("1.1", "b", true)]
    [InlineData("1.1", "a", false)]
    [InlineData("2.4", "A", true)]
    [InlineData("2.4", "c", false)]
    [InlineData("3.3", "c", true)]
    [InlineData("9.1", "b", false)]
    [InlineData("9.3", "b", true)]
    public void A_choice_is_right_by_its_letter(string exercise, string letter, bool right) =>
        Assert.Equal(right, Check.Answer(exercise, letter, "because one thing follows from another").Passed);

    [Theory]
    [InlineData(null)]
    [InlineData("just so")]
    public void A_choice_without_a_reason_is_not_solved(string? reason) =>
        Assert.Contains("Defend your choice", Check.Answer("2.4", "a", reason).ToText(), StringComparison.Ordinal);

    [Fact]
    public void An_exercise_that_the_course_does_not_know_is_no_crash() =>
        Assert.Contains("no answer to an exercise 7.77", Check.Answer("7.77", 1).ToText(), StringComparison.Ordinal);

    [Fact]
    public void An_answer_of_another_kind_is_no_crash() => Assert.False(Check.Answer("0.3", "left").Passed);

    [Theory]
    [InlineData(new float[] { 0, 0, 0, 0, 0, 1, 0, 0, 0 }, true)]
    [InlineData(new float[] { 0, 0, 0, 1, 0, 0, 0, 0, 0 }, false)]
    public void A_kernel_is_tried_on_a_picture(float[] kernel, bool right) => Assert.Equal(right, Check.Answer("0.3", kernel).Passed);

    [Fact]
    public void Planes_that_were_only_reshaped_are_found_out()
    {
        Func<byte[], Tensor> broken = bytes => tensor(bytes).reshape(3, 150, 150);
        Assert.False(Check.Answer("1.3", broken).Passed);
    }

    [Fact]
    public void A_step_that_forgets_nothing_is_found_out()
    {
        Action<nn.Module<Tensor, Tensor>, optim.Optimizer, SmallData.Training.Batch> broken = (net, optimizer, batch) =>
        {
            SmallData.Training.Objective.Binary.Loss(net.call(batch.Inputs), batch.Labels).backward();
            optimizer.step();
        };
        Assert.False(Check.Answer("2.2", broken).Passed);
    }

    [Fact]
    public void A_net_that_ends_in_a_softmax_is_found_out()
    {
        var broken = nn.Sequential(nn.Conv2d(1, 16, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(13 * 13 * 16, 10), nn.Softmax(1));
        Assert.False(Check.Answer("0.4", broken).Passed);
    }
}
