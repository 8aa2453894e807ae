using SmallData.Datasets;

namespace SmallData.Tests.Splits;

/// <summary>Files in Kaggle's layout. They hold their number and no picture: a split does not look inside.</summary>
internal static class KagglePhotos
{
    public static PhotoCollection Write(TestFolder folder, IEnumerable<int> numbers)
    {
        foreach (int number in numbers)
        {
            folder.Write($"data/dogs-vs-cats/train/cat.{number}.jpg", [(byte)number]);
            folder.Write($"data/dogs-vs-cats/train/dog.{number}.jpg", [(byte)number, 0]);
        }

        Environment.SetEnvironmentVariable(Settings.DataVariable, Path.Combine(folder.Root, "data"));
        return CoursePhotos.Open();
    }
}
