using SmallData.Datasets.Downloads;

namespace SmallData.Tests.Downloads;

public sealed class CatalogueTests
{
    [Fact]
    public void An_unknown_name_lists_those_there_are() => Assert.Equal(
        "'cifar' is not a public data set of the course. Ask for one of: fashion-mnist, cats-and-dogs-filtered, cats-and-dogs, horses-or-humans.",
        Assert.Throws<SmallDataException>(() => PublicDataSets.Find("cifar")).Message);

    [Fact]
    public void Names_are_found_in_any_case() => Assert.Same(PublicDataSets.FashionMnist, PublicDataSets.Find("Fashion-MNIST"));

    [Theory]
    [InlineData("cats_and_dogs_filtered/validation/dogs/dog.2000.jpg", "train/dogs/dog.2000.jpg")]
    [InlineData("cats_and_dogs_filtered/vectorize.py", null)]
    public void The_tutorials_archive_lands_where_the_course_reads(string entry, string? expected) =>
        Assert.Equal(expected, PublicDataSets.CatsAndDogsFiltered.Files[0].Map(entry));

    [Theory]
    [InlineData("PetImages/Cat/0.jpg", "train/cats/cat.0.jpg")]
    [InlineData("PetImages/Dog/Thumbs.db", null)]
    [InlineData("PetImages/Cat/666.jpg", null)]
    public void Microsofts_archive_gets_Kaggles_names(string entry, string? expected) =>
        Assert.Equal(expected, PublicDataSets.CatsAndDogs.Files[0].Map(entry));

    [Fact]
    public void The_second_archive_of_horses_is_the_validation_part() =>
        Assert.Equal("validation/humans/valhuman01-00.png", PublicDataSets.HorsesOrHumans.Files[1].Map("humans/valhuman01-00.png"));

    [Fact]
    public void Rate_and_time_left_are_in_the_line_of_progress() => Assert.Equal(
        "Downloading cats.zip   42 %  28.9 MB of 68.6 MB  3.2 MB/s  0:12 left",
        new DownloadProgress(DownloadStage.Downloading, "cats.zip", 28_900_000, 68_606_236, 3_200_000).ToString());
}
