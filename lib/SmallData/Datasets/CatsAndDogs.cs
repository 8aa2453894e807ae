using Species = Sketches.Species;

namespace SmallData.Datasets;

/// <summary>
/// Cats and dogs: Kaggle's Dogs vs. Cats photos where the data root holds them, else pictures drawn on the spot.
/// </summary>
public static class CatsAndDogs
{
    /// <summary>Finds the photos, or draws as many as a chapter asks for.</summary>
    /// <param name="perClass">How many pictures of each animal to draw where there are no photos.</param>
    /// <param name="size">Width and height of a drawn picture, in pixels.</param>
    /// <exception cref="SmallDataException">SMALLDATA_DATA names a folder that does not exist, or a class folder is empty.</exception>
    public static PhotoCollection Open(int perClass = 2000, int size = 150)
    {
        string root = Settings.DataRoot;
        string kaggle = Path.Combine(root, "dogs-vs-cats", "train");
        if (!Directory.Exists(kaggle))
        {
            return DrawnCollection.Open("Cats and dogs, drawn for this course", [("cats", Species.Cat), ("dogs", Species.Dog)], perClass, size);
        }

        return Directory.Exists(Path.Combine(kaggle, "cats"))
            ? PhotoCollection.FromClassFolders(kaggle)
            : FromNumberedFiles(kaggle);
    }

    /// <summary>Kaggle's layout: cat.N.jpg and dog.N.jpg side by side in one folder, N in any order and with gaps.</summary>
    private static PhotoCollection FromNumberedFiles(string folder)
    {
        string[] files = PhotoFiles.In(folder);
        string[] Of(string prefix) => [.. files.Where(path => Path.GetFileName(path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
        return new PhotoCollection("Dogs vs. Cats, photos", isDrawn: false, folder, [new PhotoClass("cats", Of("cat.")), new PhotoClass("dogs", Of("dog."))]);
    }
}
