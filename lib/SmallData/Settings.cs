namespace SmallData;

/// <summary>How much work a chapter does; see <see cref="Settings.Profile"/>.</summary>
public enum Profile
{
    /// <summary>Seconds a chapter: for tests and a first look. The figures mean nothing yet.</summary>
    Quick,

    /// <summary>Minutes a chapter: the default, for reading and teaching.</summary>
    Lesson,

    /// <summary>The published settings: as long as it takes.</summary>
    Full,
}

/// <summary>What a learner can set from outside, read from environment variables each time it is asked for, so that a notebook, a test and a terminal all set it the same
/// way.</summary>
public static class Settings
{
    /// <summary>The variable that chooses the <see cref="SmallData.Profile"/>: quick, lesson or full.</summary>
    public const string ProfileVariable = "SMALLDATA_PROFILE";

    /// <summary>The variable that holds the seed of every random draw, an integer.</summary>
    public const string SeedVariable = "SMALLDATA_SEED";

    /// <summary>The variable that names the folder of the data sets.</summary>
    public const string DataVariable = "SMALLDATA_DATA";

    /// <summary>The variable that names the learner's own photos: a folder that holds one folder a class.</summary>
    public const string PhotosVariable = "SMALLDATA_PHOTOS";

    /// <summary>The variable that, set to 1, forbids every download.</summary>
    public const string OfflineVariable = "SMALLDATA_OFFLINE";

    /// <summary>The variable that names the folder for what the course makes: splits, caches, weights.</summary>
    public const string WorkVariable = "SMALLDATA_WORK";

    /// <summary>The variable that leaves libtorch's own CPU kernels in place: off.</summary>
    public const string KernelsVariable = "SMALLDATA_KERNELS";

    /// <summary>The variable that limits the threads of this process, a whole number from 1: for a machine that many share.</summary>
    public const string ThreadsVariable = "SMALLDATA_THREADS";

    /// <summary>The variable that names a second folder for results, for runs that others will be held against.</summary>
    public const string ResultsVariable = "SMALLDATA_RESULTS";

    /// <summary>The profile: <see cref="Profile.Lesson"/> unless SMALLDATA_PROFILE says otherwise.</summary>
    /// <exception cref="SmallDataException">The variable holds another word.</exception>
    public static Profile Profile => Read(ProfileVariable)?.ToLowerInvariant() switch
    {
        "quick" => Profile.Quick,
        null or "lesson" => Profile.Lesson,
        "full" => Profile.Full,
        _ => throw new SmallDataException($"{ProfileVariable} is '{Read(ProfileVariable)}'. Set it to quick, lesson or full."),
    };

    /// <summary>The seed: 42 unless SMALLDATA_SEED says otherwise.</summary>
    /// <exception cref="SmallDataException">The variable holds no whole number.</exception>
    public static int Seed => Read(SeedVariable) is not { } text ? 42
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed) ? seed
        : throw new SmallDataException($"{SeedVariable} is '{text}'. Set it to a whole number such as 42.");

    /// <summary>Whether the course's CPU kernels are put into libtorch: unless SMALLDATA_KERNELS is off.</summary>
    /// <exception cref="SmallDataException">The variable holds another word.</exception>
    public static bool UsesKernels => Read(KernelsVariable)?.ToLowerInvariant() switch
    {
        null or "on" => true,
        "off" => false,
        _ => throw new SmallDataException($"{KernelsVariable} is '{Read(KernelsVariable)}'. Set it to on or off."),
    };

    /// <summary>How many threads this process may use: one a core unless SMALLDATA_THREADS says otherwise.</summary>
    /// <exception cref="SmallDataException">The variable holds no whole number from 1.</exception>
    public static int Threads => Read(ThreadsVariable) is not { } text ? Environment.ProcessorCount
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int threads) && threads > 0 ? threads
        : throw new SmallDataException($"{ThreadsVariable} is '{text}'. Set it to a whole number from 1, or unset it to use every core.");

    /// <summary>The folder of the learner's own photos, as a full path; null unless SMALLDATA_PHOTOS names one.</summary>
    public static string? Photos => Read(PhotosVariable) is { } folder ? FullPath(folder) : null;

    /// <summary>Whether downloads are forbidden: only if SMALLDATA_OFFLINE is 1 or true.</summary>
    /// <exception cref="SmallDataException">The variable holds another word.</exception>
    public static bool Offline => Read(OfflineVariable)?.ToLowerInvariant() switch
    {
        null or "0" or "false" => false,
        "1" or "true" => true,
        var other => throw new SmallDataException($"{OfflineVariable} is '{other}'. Set it to 1 to forbid downloads, or unset it."),
    };

    /// <summary>A path as the course means it: a relative one is relative to the course, wherever a notebook happens to run.</summary>
    internal static string FullPath(string path) => Path.GetFullPath(path, Course);

    /// <summary>The folder that holds the data sets: SMALLDATA_DATA, else <c>data/</c> of the course.</summary>
    /// <exception cref="SmallDataException">SMALLDATA_DATA names a folder that does not exist.</exception>
    public static string DataRoot => Read(DataVariable) is not { } folder ? CourseData
        : Directory.Exists(FullPath(folder)) ? FullPath(folder)
        : throw new SmallDataException(
            $"{DataVariable} names '{FullPath(folder)}', which does not exist. Set it to the folder that holds dogs-vs-cats/ and the other data sets, "
            + "or unset it: the course then downloads what it needs, or draws its own pictures.");

    /// <summary>The folder that downloads land in: SMALLDATA_DATA, else <c>data/</c> of the course. Created on first use.</summary>
    /// <exception cref="SmallDataException">It cannot be created.</exception>
    internal static string DownloadRoot => Created(Read(DataVariable) ?? CourseData, "downloads", DataVariable);

    /// <summary>The folder for what the course makes: SMALLDATA_WORK, else <c>data/work</c> of the course. Created on first use.</summary>
    public static string WorkRoot => Created(Read(WorkVariable) ?? Path.Combine(CourseData, "work"), "splits and caches", WorkVariable);

    /// <summary>
    /// The folder for the weights that this process keeps: <c>models/</c> below the work folder, or <c>models-2/</c> and so on while other processes have those, so
    /// that nobody loads a neighbour's net. Created on first use.
    /// </summary>
    /// <exception cref="SmallDataException">It cannot be created.</exception>
    public static string ModelFolder => OwnFolder.Below(WorkRoot, "models");

    /// <summary>The folder that SMALLDATA_RESULTS names; null where it is not set.</summary>
    internal static string? ResultsFolder => Read(ResultsVariable) is { } named ? FullPath(named) : null;

    /// <summary>The results of the course's own reference runs; not there where a notebook runs outside the course.</summary>
    internal static string ReferenceResults => Path.Combine(Course, "notebooks", "results");

    private static string Created(string folder, string purpose, string variable)
    {
        try
        {
            return Directory.CreateDirectory(FullPath(folder)).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SmallDataException($"Cannot create '{folder}' for {purpose}. Set {variable} to a folder that can be written.", error);
        }
    }

    /// <summary>Where weights lie besides the data root: the course's own folder, and the one that its build fills, which is beside the helper.</summary>
    internal static IReadOnlyList<string> PretrainedFolders =>
    [
        Path.Combine(CourseData, "pretrained"),
        Path.Combine(Course, "lib", "bin", "pretrained"),
        Path.Combine(Path.GetDirectoryName(typeof(Settings).Assembly.Location) ?? "", "pretrained"),
    ];

    /// <summary>The folder <c>data/</c> of the course itself, wherever SMALLDATA_DATA points.</summary>
    private static string CourseData => Path.Combine(Course, "data");

    /// <summary>The nearest folder above the current one that holds Notebooks.sln; the current one where there is none.</summary>
    private static string Course
    {
        get
        {
            var folder = new DirectoryInfo(Environment.CurrentDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Notebooks.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? Environment.CurrentDirectory;
        }
    }

    private static string? Read(string variable)
    {
        string? text = Environment.GetEnvironmentVariable(variable)?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
