namespace SmallData.Tests;

/// <summary>A work folder that many processes share, some of them killed.</summary>
public sealed class WorkFolderTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Leave(string name, TimeSpan age)
    {
        string file = folder.Write(Path.Combine("work", name), [1]);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow - age);
        return file;
    }

    [Theory]
    [InlineData(2, false)]    // hours
    [InlineData(0, true)]     // perhaps of a process that still writes
    [InlineData(-48, false)]  // left before the clock was set back
    public void What_a_killed_run_left_unfinished_goes_with_the_next_chapter_after_an_hour(int hours, bool stays)
    {
        string left = Leave("drawn/some/cats/.0123456789abcdef0123456789abcdef.part", TimeSpan.FromHours(hours));
        Lesson.Begin("01", (1, 1, 1));
        Assert.Equal(stays, File.Exists(left));
    }

    [Fact]
    public void Nothing_else_goes()
    {
        string kept = Leave("cache/kept.photos", TimeSpan.FromDays(2));
        Lesson.Begin("01", (1, 1, 1));
        Assert.True(File.Exists(kept));
    }

    [Fact]
    public void A_process_keeps_its_weights_in_the_same_folder() =>
        Assert.Equal((Path.Combine(Settings.WorkRoot, "models"), Path.Combine(Settings.WorkRoot, "models")), (Settings.ModelFolder, Settings.ModelFolder));

    [Fact]
    public void While_another_process_has_that_folder_it_keeps_them_in_the_next()
    {
        using FileLock other = FileLock.TryTake(Path.Combine(Settings.WorkRoot, "models.lock"))!;
        Assert.Equal(Path.Combine(Settings.WorkRoot, "models-2"), Settings.ModelFolder);
    }
}
