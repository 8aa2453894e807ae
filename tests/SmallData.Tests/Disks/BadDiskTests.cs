using SmallData.Datasets;
using SmallData.Images;

namespace SmallData.Tests.Disks;

/// <summary>Disks that are full, read-only or gone: one error that names the path and the remedy, and the run goes on once that is done.</summary>
public sealed class BadDiskTests : IDisposable
{
    private readonly TestFolder folder = new();

    public BadDiskTests() => Environment.SetEnvironmentVariable(Settings.DataVariable, folder.Root);   // which holds no photos

    public void Dispose() => folder.Dispose();

    private string Work => Path.Combine(folder.Root, "work");

    public static TheoryData<string> Steps => ["draw", "split", "train", "record"];

    private void Do(string step)
    {
        switch (step)
        {
            case "draw": SmallRun.Draw(); break;
            case "split": DataSplit.Copy(Own(), 1, 1); break;   // photos, which are copied; drawn pictures are linked, and take no room
            case "train": SmallRun.Train(2); break;
            case "record": SmallRun.Record(); break;
        }
    }

    /// <summary>Does what a step needs before the disk goes bad.</summary>
    private static void Before(string step)
    {
        if (step == "train")
        {
            SmallRun.Decode().Dispose();
        }
    }

    private PhotoCollection Own()
    {
        foreach (string photo in (string[])["cats/1.png", "cats/2.png", "dogs/1.png", "dogs/2.png"])
        {
            folder.Write(Path.Combine("own", photo), Pictures.Png(9, 9, 1, 2, 3));
        }

        return PhotoCollection.FromClassFolders(Path.Combine(folder.Root, "own"));
    }

    private void IsNamed(Action step)
    {
        string message = Assert.Throws<SmallDataException>(step).Message;
        Assert.StartsWith($"Cannot write '{Work}", message, StringComparison.Ordinal);
        Assert.Contains($"set {Settings.WorkVariable} to a folder that can be written", message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(Steps))]
    public void A_full_disk_is_named_and_with_room_the_step_goes_on(string step)
    {
        using SmallMount mount = SmallMount.At(Work, 400);
        Before(step);
        mount.Fill();
        IsNamed(() => Do(step));

        mount.Grow(4000);
        Do(step);
        Assert.Empty(Directory.EnumerateFiles(Work, "*.part", SearchOption.AllDirectories));
    }

    [SkippableTheory]
    [MemberData(nameof(Steps))]
    public void A_folder_that_may_not_be_written_is_named_and_once_it_may_the_step_goes_on(string step)
    {
        using SmallMount mount = SmallMount.At(Work, 4000);
        Before(step);
        mount.SetReadOnly(true);
        IsNamed(() => Do(step));

        mount.SetReadOnly(false);
        Do(step);
    }

    [SkippableFact]
    public void A_disk_that_fills_up_in_a_training_costs_no_figure()
    {
        double[] whole = SmallRun.Train(4);
        Directory.Delete(Path.Combine(Work, "checkpoint"), recursive: true);

        using SmallMount mount = SmallMount.At(Path.Combine(Work, "checkpoint"), 400);
        SmallRun.Train(2);
        mount.Fill();
        Assert.Throws<SmallDataException>(() => SmallRun.Train(4));
        mount.Grow(4000);
        Assert.Equal(whole, SmallRun.Train(4));
    }

    [SkippableFact]
    public void Without_room_for_caches_the_lesson_goes_on_without_them()
    {
        float expected = SmallRun.Features();
        Directory.Delete(Path.Combine(Work, "cache"), recursive: true);
        Directory.Delete(Path.Combine(Work, "features"), recursive: true);

        using SmallMount cache = SmallMount.At(Path.Combine(Work, "cache"), 4), features = SmallMount.At(Path.Combine(Work, "features"), 4);
        cache.Fill();
        features.Fill();
        Assert.Equal(expected, SmallRun.Features());
    }

    [Fact]
    public void Photos_that_vanish_after_they_were_listed_are_named()
    {
        folder.Write("own/cats/1.png", Pictures.Png(9, 9, 1, 2, 3));
        folder.Write("own/dogs/2.png", Pictures.Png(9, 9, 1, 2, 3));
        string own = Path.Combine(folder.Root, "own");
        PhotoCollection photos = PhotoCollection.FromClassFolders(own);
        byte[] cat = File.ReadAllBytes(Path.Combine(own, "cats", "1.png"));
        Directory.Delete(own, recursive: true);

        string message = Assert.Throws<SmallDataException>(() => PhotoSet.Load(photos, 8)).Message;
        Assert.StartsWith($"No photo in '{Path.Combine(own, "cats")}' can be decoded", message, StringComparison.Ordinal);

        folder.Write("own/cats/1.png", cat);
        folder.Write("own/dogs/2.png", cat);
        using PhotoSet back = PhotoSet.Load(photos, 8);
        Assert.Equal(2, back.Count);
    }

    [Fact]
    public void A_data_folder_that_vanishes_between_two_chapters_is_named()
    {
        string data = Directory.CreateDirectory(Path.Combine(folder.Root, "data")).FullName;
        Environment.SetEnvironmentVariable(Settings.DataVariable, data);
        SmallRun.Draw();
        Directory.Delete(data);

        string message = Assert.Throws<SmallDataException>(() => SmallRun.Draw()).Message;
        Assert.StartsWith($"{Settings.DataVariable} names '{data}', which does not exist.", message, StringComparison.Ordinal);

        Directory.CreateDirectory(data);
        SmallRun.Draw();
    }

    [Fact]
    public void A_work_folder_that_vanishes_is_made_again()
    {
        float expected = SmallRun.Features();
        Directory.Delete(Work, recursive: true);
        Assert.Equal(expected, SmallRun.Features());
    }

    [Fact]
    public void Files_from_the_future_are_as_good_as_others()
    {
        double[] expected = [SmallRun.Features(), .. SmallRun.Train(2)];
        foreach (string file in Directory.EnumerateFiles(Work, "*", SearchOption.AllDirectories))   // as after a clock was set back
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(400));
        }

        double[] again = [SmallRun.Features(), .. SmallRun.Train(2)];
        Assert.Equal(expected, again);
    }

    [Theory]
    [InlineData("a class's \"work\" #1 100%25 ?&;$(x) `y`")]
    [InlineData("고양이와 개")]
    public void Any_work_folder_will_do(string name)
    {
        Environment.SetEnvironmentVariable(Settings.WorkVariable, Path.Combine(folder.Root, name, new string('x', 200)));
        Environment.SetEnvironmentVariable(Settings.DataVariable, Directory.CreateDirectory(Path.Combine(folder.Root, name)).FullName);
        SmallRun.All();
        Assert.Equal(SmallRun.Train(2), SmallRun.Train(2));   // the second time from the checkpoint
        Assert.Single(Results.Scoreboard.Read());
    }
}
