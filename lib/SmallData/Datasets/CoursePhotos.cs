using Species = Sketches.Species;

namespace SmallData.Datasets;

/// <summary>The photos of chapters 01 to 06, wherever they come from. In this order: a folder of the learner's own, Kaggle's Dogs vs. Cats in the data root, a download
/// of 3,000 of those photos, pictures drawn on the spot.</summary>
public static class CoursePhotos
{
    private static string Remembered => Path.Combine(Settings.WorkRoot, "own-photos.txt");

    /// <summary>Finds the photos, or draws as many as a chapter asks for.</summary>
    /// <param name="perClass">How many pictures of each class to draw where there are no photos; photos are listed all.</param>
    /// <param name="size">Width and height of a drawn picture, in pixels.</param>
    /// <exception cref="SmallDataException">A folder that a setting or chapter 01 names does not exist, or a class folder is empty.</exception>
    public static PhotoCollection Open(int perClass = 2000, int size = 150) => Open(perClass, size, PublicDataSets.CatsAndDogsFiltered, null);

    /// <summary>As <see cref="Open(int, int)"/>, with the learner's own folder, which the chapters after this one then find by themselves.</summary>
    /// <param name="folder">One folder a class, each with photos in it; null to forget the last one and take cats and dogs.</param>
    /// <param name="perClass">How many pictures of each class to draw where there are no photos.</param>
    /// <param name="size">Width and height of a drawn picture, in pixels.</param>
    /// <exception cref="SmallDataException">The folder does not hold two or more folders of photos, or SMALLDATA_PHOTOS names another.</exception>
    public static PhotoCollection Choose(string? folder, int perClass = 2000, int size = 150)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            Disk.Write(Remembered, Settings.WorkVariable, () => File.Delete(Remembered));
            return Open(perClass, size);
        }

        string full = Settings.FullPath(folder);
        if (Settings.Photos is { } set && set != full)
        {
            throw new SmallDataException($"{Settings.PhotosVariable} names '{set}', and this chapter '{full}'. Unset the one or leave out the other.");
        }

        PhotoCollection photos = Own(full);
        Disk.Write(Remembered, Settings.WorkVariable, () => Disk.Replace(Remembered, full));
        return photos;
    }

    internal static PhotoCollection Open(int perClass, int size, PublicDataSet download, DownloadOptions? options)
    {
        if ((Settings.Photos ?? (File.Exists(Remembered) ? File.ReadAllText(Remembered) : null)) is { Length: > 0 } own)
        {
            return Own(own);
        }

        string kaggle = Path.Combine(Settings.DataRoot, download.Folder, "train");
        return Directory.Exists(kaggle) || OnDemand.Fetch(download, options)
            ? Kaggle(kaggle)
            : DrawnCollection.Open("Cats and dogs, drawn for this course", [("cats", Species.Cat), ("dogs", Species.Dog)], perClass, size);
    }

    private static PhotoCollection Own(string folder)
    {
        PhotoCollection photos = PhotoCollection.FromClassFolders(folder);
        return new PhotoCollection($"Your own photos in {photos.Title}", isDrawn: false, photos.Root, photos.Classes);
    }

    /// <summary>Class folders, or Kaggle's layout: cat.N.jpg and dog.N.jpg side by side in one folder, N in any order and with gaps.</summary>
    private static PhotoCollection Kaggle(string folder)
    {
        const string Title = "Dogs vs. Cats, photos";
        if (Directory.Exists(Path.Combine(folder, "cats")))
        {
            return new PhotoCollection(Title, isDrawn: false, folder, PhotoCollection.FromClassFolders(folder).Classes);
        }

        string[] files = PhotoCollection.PhotosIn(folder);
        string[] Of(string prefix) => [.. files.Where(path => Path.GetFileName(path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
        return new PhotoCollection(Title, isDrawn: false, folder, [new PhotoClass("cats", Of("cat.")), new PhotoClass("dogs", Of("dog."))]);
    }
}
