namespace SmallData.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_profile_is_lesson_by_default() => Assert.Equal(Profile.Lesson, Settings.Profile);

    [Theory]
    [InlineData("quick", Profile.Quick)]
    [InlineData(" FULL ", Profile.Full)]
    public void The_profile_is_read_from_its_variable(string text, Profile expected)
    {
        Environment.SetEnvironmentVariable(Settings.ProfileVariable, text);
        Assert.Equal(expected, Settings.Profile);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("1")]
    public void An_unknown_profile_is_named_with_the_choices(string text)
    {
        Environment.SetEnvironmentVariable(Settings.ProfileVariable, text);
        var error = Assert.Throws<SmallDataException>(() => Settings.Profile);
        Assert.Equal($"SMALLDATA_PROFILE is '{text}'. Set it to quick, lesson or full.", error.Message);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("ON", true)]
    [InlineData(" off ", false)]
    public void Kernels_are_used_unless_they_are_switched_off(string? text, bool used)
    {
        Environment.SetEnvironmentVariable(Settings.KernelsVariable, text);
        Assert.Equal(used, Settings.UsesKernels);
    }

    [Fact]
    public void Threads_are_limited_by_their_variable()
    {
        Environment.SetEnvironmentVariable(Settings.ThreadsVariable, "1");
        Assert.Equal(1, Settings.Threads);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("all")]
    public void A_number_of_threads_that_is_none_is_named(string text)
    {
        Environment.SetEnvironmentVariable(Settings.ThreadsVariable, text);
        Assert.Contains($"SMALLDATA_THREADS is '{text}'", Assert.Throws<SmallDataException>(() => Settings.Threads).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_that_is_no_number_is_named()
    {
        Environment.SetEnvironmentVariable(Settings.SeedVariable, "lucky");
        Assert.Contains("SMALLDATA_SEED is 'lucky'", Assert.Throws<SmallDataException>(() => Settings.Seed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_data_root_is_one_clear_error()
    {
        string missing = Path.Combine(folder.Root, "nowhere");
        Environment.SetEnvironmentVariable(Settings.DataVariable, missing);
        string message = Assert.Throws<SmallDataException>(() => Settings.DataRoot).Message;
        Assert.StartsWith($"SMALLDATA_DATA names '{missing}', which does not exist.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("TRUE", true)]
    [InlineData("0", false)]
    [InlineData(null, false)]
    public void Downloads_are_forbidden_by_their_variable(string? text, bool offline)
    {
        Environment.SetEnvironmentVariable(Settings.OfflineVariable, text);
        Assert.Equal(offline, Settings.Offline);
    }

    [Fact]
    public void Another_word_for_offline_is_no_silent_yes()
    {
        Environment.SetEnvironmentVariable(Settings.OfflineVariable, "nein");
        Assert.Contains("SMALLDATA_OFFLINE is 'nein'", Assert.Throws<SmallDataException>(() => Settings.Offline).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pick_chooses_by_profile()
    {
        Environment.SetEnvironmentVariable(Settings.ProfileVariable, "full");
        Assert.Equal(3, Lesson.Pick(1, 2, 3));
    }
}
